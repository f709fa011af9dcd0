"""Small good files of every kind that the program reads, for :mod:`hostile_files` to damage."""

from __future__ import annotations

import gzip
import io
import os
import shutil
import struct
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import numpy as np
from hostile_readers import RUN
from hostile_sweeps import good_plan, good_sweep, large_plan
from PIL import Image

from mnist_desktop import paths
from mnist_desktop.core.datasets import catalog
from mnist_desktop.core.datasets.file_finding import STEMS
from mnist_desktop.core.datasets.images import kept
from mnist_desktop.core.datasets.images.importing import ImportOptions, import_images
from mnist_desktop.core.datasets.images.listing import list_images
from mnist_desktop.core.datasets.images.normalise import Treatment
from mnist_desktop.core.datasets.npz import write_npz
from mnist_desktop.core.datasets.stored import idx_header
from mnist_desktop.core.drawing.strokes import Drawing, LabelledDrawing, Stroke, write_drawings
from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.handwriting.collection_file import SUFFIX, content_of
from mnist_desktop.core.handwriting.digit import CollectedDigit
from mnist_desktop.core.lessons.goals import AccuracyGoal, ChoiceGoal, MisreadGoal, PredictionGoal, RunGoal, WordsGoal
from mnist_desktop.core.lessons.hand_in import FurtherRun, GoalResult, HandIn, write_hand_in
from mnist_desktop.core.lessons.lesson import SUFFIX as LESSON_SUFFIX
from mnist_desktop.core.lessons.lesson import Lesson, fingerprint, lesson_bytes
from mnist_desktop.core.model.layers import Conv2D, Dense, Flatten, MaxPooling2D
from mnist_desktop.core.model.model_file import encode_model
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.remembered import SPLITTER_FORM, Remembered, keep
from mnist_desktop.core.runs.archive import export_runs
from mnist_desktop.core.runs.checkpoint_file import Checkpoint, GeneratorState
from mnist_desktop.core.runs.record import EpochRow, RunInfo, RunRecord
from mnist_desktop.core.runs.store import RunStore
from mnist_desktop.core.sentence import Message
from mnist_desktop.core.sweeps.plan import MOST_RUNS
from mnist_desktop.core.training_config import TrainingConfig


@dataclass(frozen=True)
class Seed:
    """A good file or folder.

    Attributes
    ----------
    reader
        Its reader, a name of :data:`hostile_readers.READERS`.
    files
        Their contents, by their paths below the place; ``""`` is the place itself.
    damaged
        Which of them may be damaged; if empty, all.
    ending
        The ending of the place's name, if it is a file.
    picked
        The file below the place to open; if empty, the place itself.
    count
        How many images the good place has, if its reader tells.
    """

    reader: str
    files: dict[str, bytes]
    damaged: tuple[str, ...] = ()
    ending: str = ""
    picked: str = ""
    count: int | None = None

    @property
    def targets(self) -> tuple[str, ...]:
        """Names of the files that may be damaged."""
        return self.damaged or tuple(self.files)


IMAGES = 30
"""Images of both parts together."""
FOLDER = "digits"
"""A name in zips with as many bytes as its Korean counterpart."""
SPEC = ModelSpec((Conv2D(4), MaxPooling2D(), Flatten(), Dense(10, "softmax")), "A model")


def seeds(folder: Path) -> Iterator[Seed]:
    """One of each kind; `folder` is for files that must be written first."""
    random = np.random.default_rng(0)
    yield from _idx_sets(random)
    npz = _npz(random)
    yield from _archives(random, npz)
    yield from _tables(random)
    yield Seed("kept_dataset", {"": npz}, ending=".npz")
    yield Seed("cache", _cached(folder / "cache", npz), damaged=("file-hostile.cache",))
    yield from _runs(folder / "runs", random)
    yield _settings(folder / "settings.ini")
    model = encode_model(SPEC)
    yield Seed("model", {"": model}, ending=".json")
    yield Seed("pasted_model", {"": model}, ending=".json")
    write_drawings(folder / "drawings.json", [LabelledDrawing(3, Drawing((Stroke.of([(1.0, 2.0), (30.0, 40.0)]),), 280, 2.1))])
    yield Seed("drawings", {"": (folder / "drawings.json").read_bytes()}, ending=".json")
    yield from _own_pictures(folder / "own", random)
    digit = CollectedDigit(7, "Ada", ((100, 200, 3000, 4000),), datetime(2026, 1, 1, tzinfo=UTC))
    yield Seed("handwriting", {"": content_of([digit])}, ending=SUFFIX)
    yield from _lessons(folder / "hand-in.zip", random)
    sweep = good_sweep(folder / "sweep", _record(random))
    own = tuple(name for name in sweep if name.startswith("sweeps/"))
    yield Seed("sweeps", sweep, damaged=(*own * 3, *(name for name in sweep if name not in own)), count=4)
    yield Seed("sweep_plan", {"": good_plan(folder / "plan")}, ending=".json", count=12)
    yield Seed("sweep_plan", {"": large_plan(folder / "large")}, ending=".json", count=MOST_RUNS)
    fixed = 'data_folder = "/srv/data"\nhidden = ["actionBreakData"]\n[fixed]\nlanguage = "ko"\n[defaults]\ntext_percent = 125\n'
    yield Seed("administrator", {"": fixed.encode()}, ending=".toml")
    for ending, content in _pictures(random):
        yield Seed("drawn_picture", {"": content}, ending=ending)
        yield Seed("lab_picture", {"": content}, ending=ending)


def _arrays(random: np.random.Generator) -> tuple[np.ndarray, ...]:
    images = [random.integers(0, 256, (count, 28, 28), np.uint8) for count in (20, 10)]
    labels = [np.arange(count, dtype=np.uint8) % 10 for count in (20, 10)]
    return images[0], labels[0], images[1], labels[1]


def _lessons(place: Path, random: np.random.Generator) -> Iterator[Seed]:
    """A lesson with a goal of each kind, and what was handed in for it."""
    text = {"en": "Two **hidden** layers.\n\n- one\n- two", "ko": "숨은 층"}
    goals = (
        AccuracyGoal(id="a", text=text, at_least=0.9, most_parameters=60_000, hints=(text,)),
        RunGoal(id="b", text=text, layer="Dense"),
        PredictionGoal(id="c", text=text),
        MisreadGoal(id="d", text=text, drawn=7, tab="draw"),
        ChoiceGoal(id="e", text=text, choices=(text, text), right=1),
        WordsGoal(id="f", text=text),
    )
    lesson = Lesson(id="hostile", title=text, text=text, goals=goals, model=SPEC, fixed=("seed",), tabs=("draw",))
    yield Seed("lesson", {"": lesson_bytes(lesson)}, ending=LESSON_SUFFIX)
    record = _record(random)
    written = HandIn(
        program="0.1.0", lesson_id=lesson.id, lesson_fingerprint=fingerprint(lesson), lesson_title="A lesson", student="Ada",
        written="2026-01-01T12:00:00+09:00", run_id=RUN, claimed_accuracy=0.9, goals=(GoalResult("a", True, 0.9),),
        answers={"f": "Because."},
    )  # fmt: skip
    place.parent.mkdir(parents=True, exist_ok=True)
    write_hand_in(place, written, lesson, [record], "<!doctype html><p>Report</p>")
    yield Seed("hand_in", {"": place.read_bytes()}, ending=".zip")
    yield Seed("class_board", {"": place.read_bytes()}, ending=".zip")
    several = msgspec.structs.replace(written, format=2, more_runs=(FurtherRun(RUN, 0.9), FurtherRun(RUN)))
    write_hand_in(place, several, lesson, [record] * 3)
    yield Seed("hand_in", {"": place.read_bytes()}, ending=".zip")
    yield Seed("class_board", {"": place.read_bytes()}, ending=".zip")


def _idx_sets(random: np.random.Generator) -> Iterator[Seed]:
    """Folders and zips of four files, with the common names and forms."""
    idx = _idx(random)
    first = next(iter(idx))
    packed = {f"{name}.gz": gzip.compress(content, 1) for name, content in idx.items()}
    in_members = {f"{name}.gz": _in_members(content) for name, content in idx.items()}
    qmnist = _qmnist(random)
    for files in (idx, packed, in_members, qmnist):
        yield Seed("dataset", files, count=IMAGES)
    yield Seed("dataset", idx, picked=first, count=IMAGES)
    for files, way in ((idx, zipfile.ZIP_DEFLATED), (packed, zipfile.ZIP_STORED)):
        zipped = _zip({f"{FOLDER}/{name}": content for name, content in files.items()}, way)
        yield Seed("dataset", {"": zipped}, ending=".zip", count=IMAGES)
        # As Korean Windows packs: the name's bytes are not UTF-8, and no flag says so.
        korean = zipped.replace(FOLDER.encode(), "데이터".encode("cp949"))
        yield Seed("dataset", {"": korean}, ending=".zip", count=IMAGES)


def _archives(random: np.random.Generator, npz: bytes) -> Iterator[Seed]:
    """NumPy archives: with all four arrays, with one each as KMNIST has, and with other forms of labels and pixels."""
    yield Seed("dataset", {"": npz}, ending=".npz", count=IMAGES)
    train, labels, test, test_labels = _arrays(random)
    single = dict(zip(("train-imgs", "train-labels", "test-imgs", "test-labels"), _arrays(random), strict=True))
    kmnist = {f"kmnist-{name}.npz": _saved(arr_0=array) for name, array in single.items()}
    yield Seed("dataset", kmnist, count=IMAGES)
    yield Seed("dataset", kmnist, picked="kmnist-test-imgs.npz", count=IMAGES)
    words = _saved(x_train=train, y_train=labels.astype("U30"), x_test=test, y_test=test_labels.astype("S3"))
    hot = np.eye(10, dtype=np.float32)
    one_hot = _saved(x_train=train / np.float32(255), y_train=hot[labels], x_test=test.reshape(-1, 784), y_test=hot[test_labels])
    for content in (words, one_hot):
        yield Seed("dataset", {"": content}, ending=".npz", count=IMAGES)


def _tables(random: np.random.Generator) -> Iterator[Seed]:
    """Tables with and without titles, in several forms, alone and in pairs, packed and not."""
    train, labels, test, test_labels = _arrays(random)
    titled, other = _table(train, labels), _table(test, test_labels)
    plain = _table(train, labels, ";", has_titles=False)
    yield Seed("dataset", {"": titled}, ending=".csv", count=len(train))
    yield Seed("dataset", {"": b"\xef\xbb\xbf" + plain.replace(b"\n", b"\r\n")}, ending=".csv", count=len(train))
    for ending, pack in (("", bytes), (".gz", _in_members)):
        files = {f"mnist_train.csv{ending}": pack(titled), f"mnist_test.csv{ending}": pack(other)}
        yield Seed("dataset", files, picked=next(iter(files)), count=IMAGES)


def _table(images: np.ndarray, labels: np.ndarray, separator: str = ",", *, has_titles: bool = True) -> bytes:
    titles = [separator.join(["label", *(f"pixel{number}" for number in range(784))])] if has_titles else []
    rows = np.column_stack((labels, images.reshape(len(images), -1)))
    return "\n".join([*titles, *(separator.join(map(str, row)) for row in rows.tolist()), ""]).encode()


def _own_pictures(home: Path, random: np.random.Generator) -> Iterator[Seed]:
    """Pictures in folders and with a table, arrays of any names, and a set that was kept."""
    pictures = [content for _, content in _pictures(random)]
    folders = {f"{'가나'[number % 2]}/{number}.png": content for number, content in enumerate(pictures)}
    yield Seed("own_pictures", folders, count=len(pictures))
    rows = [f"{name},{name[:1]},Kim,{'test' if number < 4 else 'train'}" for number, name in enumerate(folders)]
    table = "\n".join(["file,label,writer,part", *rows, ""]).encode()
    yield Seed("own_pictures", {**folders, "t.csv": table}, damaged=("t.csv",), picked="t.csv", count=len(pictures))
    train, labels, _, _ = _arrays(random)
    for arrays in ({"a": train, "b": labels}, {"x": train / np.float32(255), "y": labels.astype("U3")}):
        yield Seed("own_pictures", {"": _saved(**arrays)}, ending=".npz", count=len(train))
    idx = {name: content for name, content in _idx(random).items() if name.startswith("train")}
    yield Seed("own_pictures", idx, picked=next(iter(idx)), count=len(train))
    yield Seed("own_pictures", {"": _table(train, labels + 20)}, ending=".csv", count=len(train))
    os.environ["MNIST_DESKTOP_HOME"] = str(home)
    for name, content in folders.items():
        (home / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (home / "in" / name).write_bytes(content)
    listing = list_images(home / "in")
    place = Path(kept.keep(import_images(listing, ImportOptions(Treatment("PADDED"))), "set").source)
    yield Seed("kept_pictures", {path.name: path.read_bytes() for path in place.iterdir()}, count=len(pictures))
    shutil.rmtree(home)


def _in_members(content: bytes) -> bytes:
    """A gzip file of two members, as parallel compressors write them."""
    half = len(content) // 2
    return gzip.compress(content[:half], 1) + gzip.compress(content[half:], 1)


def _qmnist(random: np.random.Generator) -> dict[str, bytes]:
    """Labels in eight columns of 4-byte integers, of which the first is used."""
    train, labels, test, test_labels = _arrays(random)
    files = {}
    for part, images, digits in (("train", train, labels), ("test", test, test_labels)):
        table = np.column_stack((digits, *[np.arange(len(digits))] * 7)).astype(">i4")
        files[f"qmnist-{part}-images-idx3-ubyte"] = idx_header(images) + images.tobytes()
        files[f"qmnist-{part}-labels-idx2-int"] = struct.pack(">3I", 0x0C02, *table.shape) + table.tobytes()
    return files


def _zip(files: dict[str, bytes], way: int) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", way) as archive:
        for name, inner in files.items():
            archive.writestr(name, inner)
    return content.getvalue()


def _saved(**arrays: np.ndarray) -> bytes:
    content = io.BytesIO()
    np.savez_compressed(content, **arrays)
    return content.getvalue()


def _settings(path: Path) -> Seed:
    """Settings; the bytes of geometry and splitter are as Qt makes them."""
    geometry = struct.pack(">IHH4i4iiBBi4i", 0x1D9D0CB, 3, 0, *[40, 40, 940, 740] * 2, 0, 0, 0, 800, 40, 40, 940, 740)
    splitter = SPLITTER_FORM.pack(0xFF, 1, 2, 430, 500, 0, -1, 1, 1, 0)
    keep(path, Remembered(geometry, splitter, Experiment(SPEC), "mnist-starter", RUN))
    return Seed("settings", {"": path.read_bytes()}, ending=".ini")


def _idx(random: np.random.Generator) -> dict[str, bytes]:
    names = [f"{stem}-idx{3 if stem.endswith('images') else 1}-ubyte" for stem in STEMS]
    return {name: idx_header(array) + array.tobytes() for name, array in zip(names, _arrays(random), strict=True)}


def _npz(random: np.random.Generator) -> bytes:
    names = np.array([f"class {number}" for number in range(10)])
    content = io.BytesIO()
    arrays = dict(zip(("x_train", "y_train", "x_test", "y_test"), _arrays(random), strict=True))
    write_npz(content, {**arrays, "family": np.array("mnist"), "class_names": names}, 1)
    return content.getvalue()


def _cached(home: Path, npz: bytes) -> dict[str, bytes]:
    """The program's own cache of a data set, with its source."""
    os.environ["MNIST_DESKTOP_HOME"] = str(home)
    source = catalog.imported_path("hostile")
    source.parent.mkdir(parents=True)
    source.write_bytes(npz)
    catalog.load("file:hostile")
    (cached,) = (paths.user_cache() / "datasets").iterdir()
    content = {"hostile.npz": npz, cached.name: cached.read_bytes()}
    shutil.rmtree(home)
    return content


def _record(random: np.random.Generator) -> RunRecord:
    rows = tuple(EpochRow(n, 1 / n, 1 - 0.5 / n, 1.1 / n, 1 - 0.6 / n, 0.001, 0.5) for n in (1, 2))
    info = RunInfo(
        id=RUN, name="A run", created="2026-01-01T12:00:00+00:00", dataset_key="mnist-starter", dataset_title="MNIST",
        dataset_family="mnist", dataset_fingerprint="0" * 64, spec=SPEC, config=TrainingConfig(epochs=3), history=rows,
        outcome="interrupted", message=Message("{count:,} of {kind}", {"count": 1200, "kind": "images"}), best_epoch=2,
        seconds=1.0, parameters=7850, versions={"numpy": "2.4.6"},
    )  # fmt: skip
    weights = (random.normal(size=(20, 10)).astype(np.float32), np.zeros(10, np.float32))
    return RunRecord(info, weights, 0.1, 0.3, random.random((10, 10), np.float32))


def _runs(folder: Path, random: np.random.Generator) -> Iterator[Seed]:
    record = _record(random)
    info, weights = record.info, record.weights
    store = RunStore(folder)
    place = store.save(record)
    files = {f"{RUN}/{path.name}": path.read_bytes() for path in place.iterdir()}
    yield Seed("run_folder", files)
    export_runs(store.load, (RUN,), folder / "runs.zip")
    yield Seed("run_zip", {"": (folder / "runs.zip").read_bytes()}, ending=".zip")
    generator = GeneratorState.of(np.random.default_rng(0))
    store.unfinished.writer(RUN)(Checkpoint(RunRecord(info, weights), weights, weights, generator, (), info.created))
    (kept,) = (folder / ".unfinished" / RUN).iterdir()
    yield Seed("checkpoint", {f".unfinished/{RUN}/{kept.name}": kept.read_bytes()})


def _pictures(random: np.random.Generator) -> Iterator[tuple[str, bytes]]:
    pixels = random.integers(0, 256, (40, 30, 3), np.uint8)
    kinds = {"PNG": ("RGB", "P", "LA", "I;16", "1"), "JPEG": ("RGB", "CMYK"), "GIF": ("P",), "BMP": ("RGB",),
             "TIFF": ("RGB", "F"), "WEBP": ("RGBA",), "PPM": ("RGB",)}  # fmt: skip
    for name, mode in ((name, mode) for name, modes in kinds.items() for mode in modes):
        image = Image.fromarray(pixels).convert("L" if mode == "I;16" else mode)
        content = io.BytesIO()
        (image.convert("I").convert("I;16") if mode == "I;16" else image).save(content, name)
        yield f".{name.lower()}", content.getvalue()
