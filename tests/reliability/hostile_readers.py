"""The readers for :mod:`hostile_files`, in a process of their own: each line of input gets one line of output.

A reader opens one place and reads all that the program would read. Any error except a ``UserError`` is a fault, and so is a
reader that leaves files behind or gives other data than were stored.
"""

from __future__ import annotations

import json
import logging
import os
import re
import resource
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path

import campaign
import numpy as np

sys.path.insert(0, str(campaign.ROOT))

from hostile_sweeps import sweep_plan, sweeps

from mnist_desktop import paths
from mnist_desktop.core.administration import Administration, read_administration
from mnist_desktop.core.datasets import catalog, files, imported
from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.datasets.images import kept
from mnist_desktop.core.datasets.images.importing import ImportOptions, import_images
from mnist_desktop.core.datasets.images.listing import list_images
from mnist_desktop.core.datasets.images.normalise import Treatment
from mnist_desktop.core.datasets.images.page import provenance_page
from mnist_desktop.core.datasets.images.report import report_csv
from mnist_desktop.core.datasets.images.splitting import usual_division
from mnist_desktop.core.datasets.imported import ImportRequest
from mnist_desktop.core.datasets.orientation import UPRIGHT
from mnist_desktop.core.drawing.picture import read_picture
from mnist_desktop.core.drawing.strokes import read_drawings
from mnist_desktop.core.errors import UserError
from mnist_desktop.core.handwriting.collection_file import read_collection
from mnist_desktop.core.handwriting.digit import images_of
from mnist_desktop.core.lab.picture import read_lab_picture
from mnist_desktop.core.lessons.board.page import board_html
from mnist_desktop.core.lessons.board.survey import Survey
from mnist_desktop.core.lessons.board.table import Column, board_csv, text_of
from mnist_desktop.core.lessons.hand_in import read_hand_in
from mnist_desktop.core.lessons.lesson import fingerprint, lesson_bytes, read_lesson
from mnist_desktop.core.lessons.markup import html_of, title_in
from mnist_desktop.core.model.model_file import decode_model, read_model
from mnist_desktop.core.remembered import keep, recall
from mnist_desktop.core.results.metrics import Evaluation, evaluate
from mnist_desktop.core.runs.archive import import_runs
from mnist_desktop.core.runs.record import DamagedRun, RunRecord
from mnist_desktop.core.runs.store import RunStore
from mnist_desktop.core.sentence import Templated
from mnist_desktop.core.stop_token import StopToken
from mnist_desktop.training.judging import weights_digest

MOST_ADDRESS_SPACE = 6 * 2**30
"""The most memory that a reader may allocate, so that the machine survives any file."""
MOST_LETTERS = 1000
RUN = "20260101-120000-abcdef"


def dataset(place: Path) -> int:
    """Import a file or folder, as it is and turned if that is offered; returns the number of images."""
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
    """List and open an npz in the program's own folder."""
    target = catalog.imported_path("hostile")
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(place, target)
    entry = next(entry for entry in catalog.entries() if entry.key == "file:hostile")
    catalog.load(entry.key)


def cache(place: Path) -> None:
    """Read a cached data set with its source: whatever the cache holds, the result must be the source's images."""
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
    """Read settings: valid values must be used, and the file that is written next must be readable."""
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
    """List and open the folder of runs."""
    store = RunStore(place)
    listed = store.list()
    for read in (store.load, store.load_predictions):
        read(RUN)
    for run in listed:
        if isinstance(run, DamagedRun) and run.error is not None:
            raise run.error


def checkpoint(place: Path) -> None:
    """Offer and continue an interrupted run."""
    store = RunStore(place)
    for run in store.unfinished.runs():
        if isinstance(run, DamagedRun) and run.error is not None:
            raise run.error
    store.unfinished.load(RUN)


def run_zip(place: Path) -> None:
    """Import runs from another computer: all of them must be saved, or none."""
    store = RunStore(paths.user_data() / "runs")
    try:
        import_runs(store, place)
    except UserError:
        left = [path for path in paths.user_data().rglob("*") if path.is_file() and store.folder / ".trash" not in path.parents]
        if left:
            raise AssertionError(f"left behind: {left}") from None
        raise


def own_pictures(place: Path) -> int:
    """Import own pictures, with each recipe, and keep them; returns the number of images."""
    try:
        listing = list_images(place)
        options = [ImportOptions(Treatment(recipe), usual_division(listing)) for recipe in ("PADDED", "LIKE_MNIST")]
        made = [import_images(listing, each) for each in options]
        dataset = kept.keep(made[0], "hostile")
    except UserError:
        if kept.folder_of_sets().exists():
            raise AssertionError(f"left behind: {list(kept.folder_of_sets().iterdir())}") from None
        raise
    report_csv(made[1].left_out)
    if catalog.load(dataset.key).fingerprint != dataset.fingerprint:
        raise AssertionError("other images than those that were imported")
    return len(dataset.images)


def kept_pictures(place: Path) -> int:
    """List, describe and open a kept set: what is opened must be what was kept."""
    shutil.copytree(place, kept.folder_of_sets() / "hostile-00000000")
    ((folder, info),) = kept.list_sets()
    if isinstance(info, UserError):
        raise info
    for line in provenance_page(info):
        if len(line.text) > MOST_LETTERS or not line.text.isprintable():
            raise AssertionError(f"a line that cannot be shown: {line.text[:200]!r}")
    dataset = kept.load(folder)
    if files.fingerprint(dataset.images, dataset.labels, dataset.train_count) != info.fingerprint:
        raise AssertionError("other images than those that were kept")
    return len(dataset.images)


def model(place: Path) -> None:
    """Read a model file, and the same text from the clipboard."""
    read_model(place)


def pasted_model(place: Path) -> None:
    """Read a model from the clipboard, whose text always has whole characters."""
    decode_model(place.read_bytes().decode("utf-8", "replace").encode(), "The clipboard")


def drawn_picture(place: Path) -> None:
    """Read a picture for the pad."""
    read_picture(place)


def lab_picture(place: Path) -> None:
    """Read a picture for the lab."""
    read_lab_picture(place)


def drawings(place: Path) -> None:
    """Read a file of drawings."""
    read_drawings(place)


def handwriting(place: Path) -> int:
    """Read a collection of digits, and make its images."""
    return len(images_of(read_collection(place).digits))


def lesson(place: Path) -> None:
    """Read a lesson and show its texts: what is read must be read again, and be shown without tags of its own."""
    found = read_lesson(place)
    if fingerprint(read_lesson(lesson_bytes(found))) != fingerprint(found):
        raise AssertionError("what was read is not read again when it is written")
    for text in (found.text, *(goal.text for goal in found.goals)):
        shown = "".join(map(html_of, text.values()))
        if re.search(r"<(?!/?(p|b|ul|li)>)", shown):
            raise AssertionError(f"a tag in a text: {shown[:200]!r}")
    if not all(title_in(found.title, language).isprintable() for language in found.title):
        raise AssertionError("a title that cannot be shown")


def hand_in(place: Path) -> None:
    """Read a hand-in."""
    read_hand_in(place)


_TAGS = (
    *(
        "!doctype",
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "h1",
        "h2",
        "h3",
        "p",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
    ),
    *("svg", "rect", "circle", "line", "text", "figure", "section", "dl", "dt", "dd"),
)
"""All that the page of a board may hold."""


def class_board(place: Path) -> None:
    """Show a hand-in on the class board: whatever it is, it is a row, and what is said of it can be shown and is no markup."""
    folder = paths.user_data() / "hand-ins"
    folder.mkdir(parents=True)
    shutil.copy(place, folder / "hostile.zip")
    survey = Survey(folder, _guess, lambda record: weights_digest(record.weights), catalog.load)
    board = survey.look(lambda _: None, StopToken())
    (row,) = board.rows
    page = board_html(board, _in_english, "en", written="")
    tags = {tag.split()[0].lower() for tag in re.findall(r"<([^>]*)>", page)}
    names = {tag.strip("/") for tag in tags}
    if odd := names - set(_TAGS) or re.search(r"<[^>]*\b(src|href|on\w+)\s*=", page):
        raise AssertionError(f"markup on the page that is not the board's own: {odd}")
    for text in [row.student, *(text_of(column, row, board.remarks.get(row.path, ()), _in_english) for column in Column)]:
        if not text.isprintable():
            raise AssertionError(f"a cell that cannot be shown: {text[:200]!r}")
    board_csv(board, _in_english, "ko")
    if row.problem is not None:
        raise row.problem


def _guess(record: RunRecord, dataset: Dataset, stop: StopToken | None = None) -> Evaluation:
    """An evaluation without TensorFlow; the networks of hostile hand-ins are judged by their own reader's tests."""
    return evaluate(dataset.test_labels, np.full((len(dataset.test_labels), dataset.classes), 1 / dataset.classes, np.float32))


def _in_english(text: str | Templated) -> str:
    return text if isinstance(text, str) else text.text


def administrator(place: Path) -> None:
    """Read an administrator's file: one that cannot be used fixes nothing."""
    found = read_administration((place,))
    if found.problem is not None:
        if found.settings != Administration():
            raise AssertionError("a file that cannot be used fixes something")
        raise found.problem


READERS: dict[str, Callable[[Path], int | None]] = {
    reader.__name__: reader
    for reader in (
        dataset, kept_dataset, cache, settings, run_folder, checkpoint, run_zip, model, pasted_model, drawn_picture, lab_picture,
        drawings, own_pictures, kept_pictures, handwriting, lesson, hand_in,
        class_board, administrator, sweeps, sweep_plan,
    )
}  # fmt: skip


def main() -> None:
    """Answer until the input ends."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_ADDRESS_SPACE, MOST_ADDRESS_SPACE))
    logging.disable()
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # output of libraries must not mix with the answers
    for line in sys.stdin:
        question = json.loads(line)
        answers.write(json.dumps(answer(question["reader"], Path(question["place"]))) + "\n")
        answers.flush()


def answer(reader: str, place: Path) -> dict[str, object]:
    """Read; returns the sentence or the fault, the seconds, the highest memory use in bytes, the number of images."""
    shutil.rmtree(os.environ["MNIST_DESKTOP_HOME"], ignore_errors=True)
    before, began = _reset_peak(), time.perf_counter()
    said: dict[str, object] = {"sentence": "", "fault": "", "count": None}
    try:
        said["count"] = READERS[reader](place)
    except UserError as error:
        said["sentence"] = error.text
    except Exception as error:  # noqa: BLE001 - any other error is a fault
        at = error.__traceback__
        while at is not None and at.tb_next is not None:
            at = at.tb_next
        where = f"{Path(at.tb_frame.f_code.co_filename).name}:{at.tb_lineno}" if at is not None else ""
        said["fault"] = f"{type(error).__name__} at {where}: {str(error)[:200]}"
    return {**said, "seconds": time.perf_counter() - began, "bytes": _memory("VmHWM") - before}


def _reset_peak() -> int:
    """Reset the system's record of the highest memory use; returns the current use in bytes."""
    Path("/proc/self/clear_refs").write_text("5", "ascii")
    return _memory("VmRSS")


def _memory(name: str) -> int:
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith(name))


if __name__ == "__main__":
    main()
