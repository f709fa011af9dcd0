"""Whole and healthy files of every kind that the program reads, small, for :mod:`hostile_files` to damage."""

from __future__ import annotations

import gzip
import io
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from hostile_readers import RUN
from PIL import Image

from mnist_desktop import paths
from mnist_desktop.core.datasets import catalog
from mnist_desktop.core.datasets.npz import write_npz
from mnist_desktop.core.datasets.sources import STEMS
from mnist_desktop.core.datasets.stored import idx_header
from mnist_desktop.core.drawing.strokes import Drawing, LabelledDrawing, Stroke, write_drawings
from mnist_desktop.core.model.layers import Conv2D, Dense, Flatten, MaxPooling2D
from mnist_desktop.core.model.model_file import encode_model
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.runs.archive import export_runs
from mnist_desktop.core.runs.checkpoint import Checkpoint, GeneratorState
from mnist_desktop.core.runs.config import TrainingConfig
from mnist_desktop.core.runs.record import EpochRow, RunInfo, RunRecord
from mnist_desktop.core.runs.store import RunStore


@dataclass(frozen=True)
class Seed:
    """A healthy place.

    Attributes
    ----------
    reader
        Who reads it, a name of :data:`hostile_readers.READERS`.
    files
        Their contents, by their paths below the place; one called ``""`` is the place itself.
    damaged
        Which of them may be damaged; all, where empty.
    ending
        Of the place's name, where it is a file.
    """

    reader: str
    files: dict[str, bytes]
    damaged: tuple[str, ...] = ()
    ending: str = ""

    @property
    def targets(self) -> tuple[str, ...]:
        """Names of the files that may be damaged."""
        return self.damaged or tuple(self.files)


SPEC = ModelSpec((Conv2D(4), MaxPooling2D(), Flatten(), Dense(10, "softmax")), "A model")


def seeds(folder: Path) -> Iterator[Seed]:
    """One of each kind; `folder` is for what has to be written to be made."""
    random = np.random.default_rng(0)
    idx = _idx(random)
    yield Seed("dataset", idx)
    yield Seed("dataset", {f"{name}.gz": gzip.compress(content, 1) for name, content in idx.items()})
    npz = _npz(random)
    yield Seed("dataset", {"": npz}, ending=".npz")
    yield Seed("kept_dataset", {"": npz}, ending=".npz")
    yield Seed("cache", _cached(folder / "cache", npz), damaged=("file-hostile.cache",))
    yield from _runs(folder / "runs", random)
    model = encode_model(SPEC)
    yield Seed("model", {"": model}, ending=".json")
    yield Seed("pasted_model", {"": model}, ending=".json")
    write_drawings(folder / "drawings.json", [LabelledDrawing(3, Drawing((Stroke.of([(1.0, 2.0), (30.0, 40.0)]),), 280, 2.1))])
    yield Seed("drawings", {"": (folder / "drawings.json").read_bytes()}, ending=".json")
    for ending, content in _pictures(random):
        yield Seed("drawn_picture", {"": content}, ending=ending)
        yield Seed("lab_picture", {"": content}, ending=ending)


def _arrays(random: np.random.Generator) -> tuple[np.ndarray, ...]:
    images = [random.integers(0, 256, (count, 28, 28), np.uint8) for count in (20, 10)]
    labels = [np.arange(count, dtype=np.uint8) % 10 for count in (20, 10)]
    return images[0], labels[0], images[1], labels[1]


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
    """What the program itself caches of a data set, beside its source."""
    os.environ["MNIST_DESKTOP_HOME"] = str(home)
    source = catalog.imported_path("hostile")
    source.parent.mkdir(parents=True)
    source.write_bytes(npz)
    catalog.load("file:hostile")
    (cached,) = (paths.user_cache() / "datasets").iterdir()
    content = {"hostile.npz": npz, cached.name: cached.read_bytes()}
    shutil.rmtree(home)
    return content


def _runs(folder: Path, random: np.random.Generator) -> Iterator[Seed]:
    rows = tuple(EpochRow(n, 1 / n, 1 - 0.5 / n, 1.1 / n, 1 - 0.6 / n, 0.001, 0.5) for n in (1, 2))
    info = RunInfo(
        id=RUN, name="A run", created="2026-01-01T12:00:00+00:00", dataset_key="mnist-starter", dataset_title="MNIST",
        dataset_family="mnist", dataset_fingerprint="0" * 64, spec=SPEC, config=TrainingConfig(epochs=3), history=rows,
        outcome="stopped", message="", best_epoch=2, seconds=1.0, parameters=7850, versions={"numpy": "2.4.6"},
    )  # fmt: skip
    weights = (random.normal(size=(20, 10)).astype(np.float32), np.zeros(10, np.float32))
    record = RunRecord(info, weights, 0.1, 0.3, random.random((10, 10), np.float32))
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
