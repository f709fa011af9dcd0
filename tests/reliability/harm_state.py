"""The state of a home folder as values that can be compared, and the writers that campaigns disturb."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import harm_own_data as own_data
import msgspec
import numpy as np

from mnist_desktop.core import litter
from mnist_desktop.core.datasets import cache, files, imported
from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.datasets.npz import Description
from mnist_desktop.core.errors import UserError
from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.model.layers import Dense, Flatten
from mnist_desktop.core.model.model_file import read_model, write_model
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.remembered import Remembered, keep, recall
from mnist_desktop.core.runs import archive, checkpoint_writer
from mnist_desktop.core.runs.checkpoint_file import Checkpoint, GeneratorState
from mnist_desktop.core.runs.kept_epochs import FOLDER, epoch_of, epochs_in, load_weights, write_weights
from mnist_desktop.core.runs.record import EpochRow, RunInfo, RunRecord
from mnist_desktop.core.runs.store import LAST, SNAPSHOTS, TRASH, UNFINISHED, RunStore
from mnist_desktop.core.training_config import TrainingConfig
from mnist_desktop.training.whole_run import save_again, save_or_hold

A, B, NEW = "20260101-120000-aaaaaa", "20260102-120000-bbbbbb", "20260103-120000-cccccc"
EPOCHS = 3

State = dict[str, str]
"""The content of each item: a digest, or why it is damaged."""


@dataclass(frozen=True)
class Plan:
    """A writer that a campaign disturbs.

    Attributes
    ----------
    act
        Writes; raises UserError if it cannot. It may be called again with the result of :attr:`remember`.
    remember
        What the process keeps in memory to try again.
    also_allowed
        States that an item may have besides its old and new one.
    kept
        The run to be saved, and its complete checkpoint: one of them must always be there.
    goes_item_by_item
        Whether after a refusal some items may be new and others old.
    ends_with_start
        Whether only the next start gives the final state, as for a clean-up.
    ways
        The kinds of failure.
    """

    act: Callable[..., object]
    prepare: Callable[[Path], object] = lambda _home: None
    remember: Callable[[Path], Any] = lambda _home: None
    also_allowed: dict[str, tuple[str | None, ...]] = field(default_factory=dict)
    kept: tuple[str, str] | None = None
    goes_item_by_item: bool = False
    ends_with_start: bool = False
    ways: tuple[str, ...] = ("crash", "full", "readonly")


# The state of a home folder


def store_of(home: Path) -> RunStore:
    """The store of a home folder, not claimed."""
    return RunStore(home / "data" / "runs")


def prepare(home: Path, plan: Plan) -> None:
    """Make two runs, a checkpoint of a third, and what the writer needs."""
    store = store_of(home)
    for run_id in (A, B):
        store.save(make_record(run_id))
    _write_epochs(store.folder / A / FOLDER, A, 1, EPOCHS)
    for folder in ("outside", "data/datasets", "cache/datasets"):
        (home / folder).mkdir(parents=True)
    plan.prepare(home)


def start_anew(home: Path) -> None:
    """Do what a start does before it shows anything: claim the folder of runs and delete what killed programs left."""
    _at_home(home)
    store = store_of(home)
    store.claim()
    litter.SETTLED_SECONDS = 0.0  # the writer has ended, so it needs no time to rename closed files
    litter.clear_litter(litter.own_folders(store.folder), lambda: False)
    store._lock.release()  # like a kill: closing would clean up once more


def state_of(home: Path) -> State:
    """Every item, without names that begin with a dot: the next start handles those."""
    state: State = {}
    store = store_of(home)
    for run in store.list():
        state[f"run {run.id}"] = _digest(lambda run=run: _run_parts(store, store.load(run.id)))
    for run in store.unfinished.runs():
        state[f"checkpoint {run.id}"] = _digest(lambda run=run: _unfinished_parts(store, run.id))
    for path in sorted((home / "outside").glob("[!.]*")):
        reader = _READERS.get(path.suffix, lambda path: [path.read_bytes()])
        state[f"file {path.name}"] = _digest(lambda path=path, reader=reader: reader(path))
    for path in sorted((home / "data" / "datasets").glob("[!.]*.npz")):
        state[f"data {path.name}"] = _digest(lambda path=path: [files.read(path).fingerprint.encode()])
    for path in sorted((home / "cache" / "datasets").glob("[!.]*")):
        state[f"cache {path.name}"] = _digest(lambda path=path: [path.read_bytes()])
    for name, parts in own_data.own_items(home):
        state[name] = _digest(parts)
    for path in sorted((home / "config").glob("[!.]*")):
        state[f"settings {path.name}"] = _digest(lambda path=path: _settings_parts(path))
    return state


def litter_of(home: Path) -> list[Path]:
    """Files in the app's folders that belong to no item and stay after a start."""
    known = {".lock", UNFINISHED, LAST, SNAPSHOTS}
    found = [path for top in ("data", "cache", "config") for path in (home / top).rglob(".*") if path.name not in known]
    runs = home / "data" / "runs"
    found += [path for path in (runs / LAST).glob("*") if not (runs / path.stem).is_dir()]
    found += [path for path in (runs / UNFINISHED).glob("*") if not any(path.glob("*.checkpoint"))]
    found += [path for path in (runs / UNFINISHED).glob("*/*") if path.suffix != ".checkpoint" and not path.name.startswith(".")]
    found += [path for path in (runs / SNAPSHOTS).glob("*") if not any((runs / UNFINISHED / path.name).glob("*.checkpoint"))]
    found += [path for path in runs.glob(f"*/{FOLDER}/*") if epoch_of(path.name) is None]
    found = [path for path in found if not own_data.is_half_set(path)]
    return sorted({path.relative_to(home) for path in found if TRASH not in path.parts})


def _digest(parts: Callable[[], Iterable[bytes]]) -> str:
    digest = hashlib.sha256()
    try:
        for part in parts():
            digest.update(part)
    except (UserError, OSError) as error:
        return f"damaged: {error}"
    return digest.hexdigest()[:16]


def _record_parts(record: RunRecord) -> Iterator[bytes]:
    yield msgspec.json.encode(record.info)
    yield from (np.ascontiguousarray(array).tobytes() for array in record.weights)
    yield b"" if record.test_probabilities is None else record.test_probabilities.tobytes()


def _checkpoint_parts(checkpoint: Checkpoint) -> Iterator[bytes]:
    yield from _record_parts(checkpoint.record)
    yield from (np.ascontiguousarray(array).tobytes() for array in (*checkpoint.weights, *checkpoint.optimizer_state))


def _run_parts(store: RunStore, record: RunRecord) -> Iterator[bytes]:
    """A run with its epochs, or where it waits to be saved, those that wait with it."""
    yield from _record_parts(record)
    place = store.snapshots.place_of(record.info.id)
    for epoch in epochs_in(place):
        yield from (f"{epoch}".encode(), *(array.tobytes() for array in load_weights(place, record, epoch)))


def _unfinished_parts(store: RunStore, run_id: str) -> Iterator[bytes]:
    checkpoint = store.unfinished.load(run_id)
    yield from _checkpoint_parts(checkpoint)
    yield from _run_parts(store, checkpoint.record)


def _zip_parts(path: Path) -> Iterator[bytes]:
    for record in archive.read_archive(path):
        yield from _record_parts(record)


def _settings_parts(path: Path) -> Iterator[bytes]:
    found, problem = recall(path)
    if problem is not None:
        raise problem
    yield msgspec.json.encode(found)


_READERS: dict[str, Callable[[Path], Iterable[bytes]]] = {
    ".zip": _zip_parts,
    ".json": lambda path: [msgspec.json.encode(read_model(path))],
}


def is_after(plan: Plan, here: State, after: State) -> bool:
    """Whether every item is in its new state, or in another that the plan allows."""
    return all(here.get(item) in (after.get(item), *plan.also_allowed.get(item, ())) for item in here.keys() | after.keys())


# Runs and data without training


def make_record(run_id: str, epochs: int = EPOCHS, name: str = "A network") -> RunRecord:
    """A run with this many epochs."""
    random = np.random.default_rng(epochs)
    rows = tuple(EpochRow(n, 1 / n, 0.9, 1 / n, 0.9, 0.001, 1.0) for n in range(1, epochs + 1))
    info = RunInfo(
        id=run_id, name=name, created="2026-01-01T12:00:00+00:00", dataset_key="tiny", dataset_title="Tiny",
        dataset_family="mnist", dataset_fingerprint="0" * 64, spec=ModelSpec((Flatten(), Dense(10, "softmax")), name),
        config=TrainingConfig(epochs=EPOCHS), history=rows, outcome="finished" if epochs == EPOCHS else "interrupted", message="",
        best_epoch=epochs, seconds=1.0, parameters=7850, versions={"mnist_desktop": "0"},
    )  # fmt: skip
    weights = (random.random((784, 10), np.float32), np.zeros(10, np.float32))
    return RunRecord(info, weights, 0.1, 0.3, random.random((50, 10), np.float32))


def make_checkpoint(epochs: int) -> Checkpoint:
    """The new run's checkpoint after this many epochs."""
    record = make_record(NEW, epochs)
    record = replace(record, info=msgspec.structs.replace(record.info, outcome="interrupted"), test_probabilities=None)
    memory = tuple(array * 2 for array in record.weights)
    generator = GeneratorState.of(np.random.default_rng(1))
    return Checkpoint(record, record.weights, memory, generator, (), "2026-01-01T12:00:00+00:00")


def make_dataset() -> Dataset:
    """A few random images."""
    images = np.random.default_rng(5).integers(0, 256, (60, 28, 28), np.uint8)
    labels = np.arange(60, dtype=np.uint8) % 10
    names = tuple("0123456789")
    return Dataset("file:own", "mnist", "own", images, labels, 50, names, names, "0" * 64, False, "")


def settings_of(home: Path) -> Path:
    """The settings file of a home folder."""
    return home / "config" / "settings.ini"


def make_settings(number: int) -> Remembered:
    """Settings of some thousand bytes; their number is in several places."""
    layers = (Flatten(), *[Dense(1 + number % 1000)] * 40, Dense(10, "softmax"))
    return Remembered(experiment=Experiment(ModelSpec(layers, f"{number}")), dataset=f"{number}", run=f"{number}")


# The writers


def _write_epochs(folder: Path, run_id: str, *epochs: int) -> None:
    record = make_record(run_id)
    for epoch in epochs:
        write_weights(folder, record.info, epoch, tuple(array * epoch for array in record.weights))


def _keep_epochs(home: Path, _: object = None) -> None:
    """What the thread beside a training does."""
    keeper = store_of(home).snapshots.keeper(NEW, 0, 10**6)
    for epoch in (1, EPOCHS):
        keeper(make_checkpoint(epoch))


def _leave_with_epochs(home: Path) -> None:
    """Leave what a training leaves just before its run is saved."""
    _write_checkpoints(home, EPOCHS)
    _write_epochs(store_of(home).snapshots.folder / NEW, NEW, 1, EPOCHS)


def _states(item: str, prepare: Callable[[Path], object], act: Callable[[Path], object]) -> tuple[str | None, ...]:
    """The state of an item after `act`, in a home folder with only what `prepare` makes."""
    with TemporaryDirectory() as folder:
        home = Path(folder)
        prepare(home)
        act(home)
        return (state_of(home).get(item),)


def _write_checkpoints(home: Path, *epochs: int, waits: float = checkpoint_writer.SECONDS_BETWEEN_WAITS) -> None:
    checkpoint_writer.SECONDS_BETWEEN_WAITS = waits
    write = store_of(home).unfinished.writer(NEW)
    for epoch in epochs:
        write(make_checkpoint(epoch))


def _keep(home: Path, held: RunStore | None = None) -> None:
    """Save a run at its end or, if it is held in memory, save it again."""
    store = held or store_of(home)
    if store.unsaved.all():
        save_again(store)
    else:
        save_or_hold(make_record(NEW), store)
    for run in store.unsaved.all():
        raise run.problem


def _change(home: Path, _: object = None, **words: str) -> None:
    store_of(home).change(A, **words)


def _delete(home: Path, _: object = None) -> None:
    store_of(home).delete(A)


def _restore(home: Path, _: object = None) -> None:
    (place,) = (home / "data" / "runs" / TRASH).glob(f"*/{A}")
    store_of(home).restore(place)


def _leave_everything(home: Path) -> None:
    """Leave what a program leaves that is killed at the worst moments."""
    _write_checkpoints(home, EPOCHS)
    store = store_of(home)
    store.delete(A)
    store.save(make_record(NEW))
    half = store.folder / f".{B}.0123.part"
    half.mkdir()
    (half / "weights.npz").write_bytes(b"half")
    (store.unfinished.folder / f".{A}.0123.part").mkdir()
    (store.unfinished.folder / A).mkdir()


def _start(home: Path, _: object = None) -> None:
    store = store_of(home)
    store.claim()
    store._lock.release()


def _close(home: Path, _: object = None) -> None:
    store = store_of(home)
    store.claim()
    store.close()


def _export(home: Path, _: object = None) -> None:
    archive.export_runs(store_of(home).load, (A, B), home / "outside" / "runs.zip")


def _zip_of_others(home: Path) -> None:
    others = {run_id: make_record(run_id, name="Another") for run_id in ("20250101-120000-dddddd", "20250102-120000-eeeeee")}
    archive.export_runs(others.__getitem__, tuple(others), home / "outside" / "runs.zip")


def _import(home: Path, _: object = None) -> None:
    archive.import_runs(store_of(home), home / "outside" / "runs.zip")


def _save_model(home: Path, _: object = None) -> None:
    write_model(home / "outside" / "model.json", ModelSpec((Flatten(), Dense(5), Dense(10, "softmax")), "New"))


def _at_home(home: Path) -> None:
    os.environ["MNIST_DESKTOP_HOME"] = str(home)


def _keep_data(home: Path, _: object = None) -> None:
    _at_home(home)
    imported.keep(make_dataset())


def _write_cache(home: Path, _: object = None) -> None:
    _at_home(home)
    made = make_dataset()
    content = files.Content(made.images, made.labels, made.train_count, ("", "", "", ""), Description())
    cache.write_cached("own", (), content)


_CHECKPOINT_OF_ALL = f"checkpoint {NEW}"
_RUN_OF_ALL = f"run {NEW}"
PLAN: dict[str, Plan] = {
    # A full disk costs the epochs, and nothing else.
    "keep with epochs": Plan(
        _keep, _leave_with_epochs, store_of, kept=(_RUN_OF_ALL, _CHECKPOINT_OF_ALL), goes_item_by_item=True,
        also_allowed={
            _RUN_OF_ALL: _states(_RUN_OF_ALL, lambda home: None, _keep),
            _CHECKPOINT_OF_ALL: _states(_CHECKPOINT_OF_ALL, lambda home: None, lambda home: _write_checkpoints(home, EPOCHS)),
        },
    ),
    "epochs": Plan(
        _keep_epochs, lambda home: _write_checkpoints(home, EPOCHS), goes_item_by_item=True,
        also_allowed={_CHECKPOINT_OF_ALL: _states(
            _CHECKPOINT_OF_ALL, lambda home: _write_checkpoints(home, EPOCHS),
            lambda home: store_of(home).snapshots.keeper(NEW, 0, 10**6)(make_checkpoint(1)),
        )},
    ),
    "keep": Plan(_keep, lambda home: _write_checkpoints(home, EPOCHS), store_of, kept=(f"run {NEW}", _CHECKPOINT_OF_ALL),
                 goes_item_by_item=True),
    "keep, no checkpoint": Plan(_keep, remember=store_of),
    "first checkpoint": Plan(lambda home, _=None: _write_checkpoints(home, 1)),
    "later checkpoint": Plan(lambda home, _=None: _write_checkpoints(home, 2), lambda home: _write_checkpoints(home, 1)),
    "checkpoint without waiting": Plan(
        lambda home, _=None: _write_checkpoints(home, 2, 3, waits=1e9), lambda home: _write_checkpoints(home, 1),
        also_allowed={
            _CHECKPOINT_OF_ALL: _states(_CHECKPOINT_OF_ALL, lambda home: None, lambda home: _write_checkpoints(home, 2)),
        },
        goes_item_by_item=True,
    ),
    "notes": Plan(lambda home, _=None: _change(home, notes="What I saw. " * 2000)),
    "name": Plan(lambda home, _=None: _change(home, name="Another name")),
    "delete": Plan(_delete),
    "restore": Plan(_restore, _delete),
    "discard": Plan(lambda home, _=None: store_of(home).unfinished.discard(NEW), lambda home: _write_checkpoints(home, 2)),
    "start": Plan(_start, _leave_everything, goes_item_by_item=True, ends_with_start=True),
    "close": Plan(_close, _leave_everything, goes_item_by_item=True, ends_with_start=True),
    "export": Plan(_export, lambda home: (home / "outside" / "runs.zip").unlink(missing_ok=True)),
    "export over another": Plan(_export, _zip_of_others),
    # If the file system becomes read-only between two runs of a zip, the first cannot be deleted again.
    "import": Plan(_import, _zip_of_others, ways=("crash", "full")),
    "model": Plan(_save_model, lambda home: write_model(home / "outside" / "model.json", ModelSpec((), "Old"))),
    "settings": Plan(
        lambda home, _=None: keep(settings_of(home), make_settings(2)), lambda home: keep(settings_of(home), make_settings(1))
    ),
    "first settings": Plan(lambda home, _=None: keep(settings_of(home), make_settings(1))),
    "data": Plan(_keep_data),
    "cache": Plan(_write_cache),
    "own set": Plan(own_data.keep_set),
    "class names": Plan(own_data.rename_classes, own_data.keep_set),
    "delete own set": Plan(own_data.delete_set, own_data.keep_set),
    "drawings": Plan(lambda home, _=None: own_data.collect(home, 3), lambda home: own_data.collect(home, 1)),
    "broken copy": Plan(own_data.remember_copy),
}  # fmt: skip
