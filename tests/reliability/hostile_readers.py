"""The readers that :mod:`hostile_files` tries, run in a process of their own: one line asks, one line answers.

A reader opens one place and looks at all that the program would look at. What is not a ``UserError`` is a fault; so is a
reader that leaves something behind, or gives other data than were kept.
"""

from __future__ import annotations

import json
import logging
import os
import resource
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path

import campaign

sys.path.insert(0, str(campaign.ROOT))

from mnist_desktop import paths
from mnist_desktop.core.datasets import catalog, files, imported
from mnist_desktop.core.datasets.imported import ImportRequest
from mnist_desktop.core.datasets.orientation import UPRIGHT
from mnist_desktop.core.drawing.picture import read_picture
from mnist_desktop.core.drawing.strokes import read_drawings
from mnist_desktop.core.errors import UserError
from mnist_desktop.core.lab.picture import read_lab_picture
from mnist_desktop.core.model.model_file import decode_model, read_model
from mnist_desktop.core.remembered import keep, recall
from mnist_desktop.core.runs.archive import import_runs
from mnist_desktop.core.runs.record import DamagedRun
from mnist_desktop.core.runs.store import RunStore

MOST_ADDRESS_SPACE = 6 * 2**30
"""What a reader may ask the system for: the machine goes on, whatever a file makes of it."""
RUN = "20260101-120000-abcdef"


def dataset(place: Path) -> int:
    """A file or folder that somebody picked to import, as it lies and as it seems to be meant; gives the number of images."""
    try:
        kept = [imported.take_in(ImportRequest(place, family="mnist", turn=turn)) for turn in (UPRIGHT, None)]
    except UserError:
        if paths.datasets().exists():
            raise AssertionError(f"left behind: {list(paths.datasets().iterdir())}") from None
        raise
    found = catalog.load(kept[0].key)
    if found.fingerprint != kept[0].fingerprint:
        raise AssertionError("other images than those that were imported")
    return len(found.images)


def kept_dataset(place: Path) -> None:
    """An npz in the program's own folder: in the list, and opened."""
    target = catalog.imported_path("hostile")
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(place, target)
    entry = next(entry for entry in catalog.entries() if entry.key == "file:hostile")
    catalog.load(entry.key)


def cache(place: Path) -> None:
    """A cached form, beside its source: whatever it holds, the source's images are what comes."""
    source, cached = place / "hostile.npz", place / "file-hostile.cache"
    target = catalog.imported_path("hostile")
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy2(source, target)
    (paths.user_cache() / "datasets").mkdir(parents=True, exist_ok=True)
    shutil.copy(cached, paths.user_cache() / "datasets" / cached.name)
    found = catalog.load("file:hostile")
    if files.fingerprint(found.images, found.labels, found.train_count) != files.read(source).fingerprint:
        raise AssertionError("other images than those of the source")


def settings(place: Path) -> None:
    """What the window remembers: whatever it holds, the rest is taken, and what is kept the next time is read again."""
    target = paths.user_settings()
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(place, target)
    found, problem = recall(target)
    keep(target, found)
    if recall(target) != (found, None):
        raise AssertionError("what was read is not read again when it is kept")
    if problem is not None:
        raise problem


def run_folder(place: Path) -> None:
    """The folder of runs: listed and opened."""
    store = RunStore(place)
    listed = store.list()
    for read in (store.load, store.load_predictions):
        read(RUN)
    for run in listed:
        if isinstance(run, DamagedRun) and run.error is not None:
            raise run.error


def checkpoint(place: Path) -> None:
    """A run that was interrupted: offered and continued."""
    store = RunStore(place)
    for run in store.unfinished.runs():
        if isinstance(run, DamagedRun) and run.error is not None:
            raise run.error
    store.unfinished.load(RUN)


def run_zip(place: Path) -> None:
    """Runs from another computer, all of which are kept, or none."""
    store = RunStore(paths.user_data() / "runs")
    try:
        import_runs(store, place)
    except UserError:
        left = [path for path in paths.user_data().rglob("*") if path.is_file() and store.folder / ".trash" not in path.parents]
        if left:
            raise AssertionError(f"left behind: {left}") from None
        raise


def model(place: Path) -> None:
    """A model's file, and the same from the clipboard."""
    read_model(place)


def pasted_model(place: Path) -> None:
    """A model from the clipboard, whose text is always whole letters."""
    decode_model(place.read_bytes().decode("utf-8", "replace").encode(), "The clipboard")


def drawn_picture(place: Path) -> None:
    """A picture for the pad."""
    read_picture(place)


def lab_picture(place: Path) -> None:
    """A picture for the lab."""
    read_lab_picture(place)


def drawings(place: Path) -> None:
    """A file of drawings."""
    read_drawings(place)


READERS: dict[str, Callable[[Path], int | None]] = {
    reader.__name__: reader
    for reader in (
        dataset, kept_dataset, cache, settings, run_folder, checkpoint, run_zip, model, pasted_model, drawn_picture, lab_picture,
        drawings,
    )
}  # fmt: skip


def main() -> None:
    """Answer until nobody asks any more."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_ADDRESS_SPACE, MOST_ADDRESS_SPACE))
    logging.disable()
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what a library prints is no answer
    for line in sys.stdin:
        question = json.loads(line)
        answers.write(json.dumps(answer(question["reader"], Path(question["place"]))) + "\n")
        answers.flush()


def answer(reader: str, place: Path) -> dict[str, object]:
    """Read, and say how that went: the sentence, or the fault, the seconds, the bytes of memory at the highest, the images."""
    shutil.rmtree(os.environ["MNIST_DESKTOP_HOME"], ignore_errors=True)
    before, began = _reset_peak(), time.perf_counter()
    said: dict[str, object] = {"sentence": "", "fault": "", "count": None}
    try:
        said["count"] = READERS[reader](place)
    except UserError as error:
        said["sentence"] = error.text
    except Exception as error:  # noqa: BLE001 - this is what is looked for
        at = error.__traceback__
        while at is not None and at.tb_next is not None:
            at = at.tb_next
        where = f"{Path(at.tb_frame.f_code.co_filename).name}:{at.tb_lineno}" if at is not None else ""
        said["fault"] = f"{type(error).__name__} at {where}: {str(error)[:200]}"
    return {**said, "seconds": time.perf_counter() - began, "bytes": _memory("VmHWM") - before}


def _reset_peak() -> int:
    """Let the system forget the highest use of memory so far; gives the present one, in bytes."""
    Path("/proc/self/clear_refs").write_text("5", "ascii")
    return _memory("VmRSS")


def _memory(name: str) -> int:
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith(name))


if __name__ == "__main__":
    main()
