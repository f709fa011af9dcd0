"""Writes a run in a form that other programs use: proven in a process of its own first, then put in its place whole."""

from __future__ import annotations

import filecmp
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import chain, count
from pathlib import Path

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.datasets.images.export import save_npz
from mnist_desktop.core.errors import StorageError, UserError
from mnist_desktop.core.export.forms import WORDS, Form, obstacle_to_form
from mnist_desktop.core.export.keras_script import keras_script
from mnist_desktop.core.export.scratch_script import scratch_script
from mnist_desktop.core.export.script_data import ScriptData, data_beside, data_of, published_data
from mnist_desktop.core.export.verdict import NoAgreementError
from mnist_desktop.core.files import atomic_writer, exists
from mnist_desktop.core.runs.record import RunInfo
from mnist_desktop.core.sentence import Sentence
from mnist_desktop.core.stop_token import StopToken
from mnist_desktop.core.storage_errors import storage_error
from mnist_desktop.training.engine_interface import OpenedRun
from mnist_desktop.training.export.child import write_and_prove
from mnist_desktop.training.export.order import ExportOrder, Proof
from mnist_desktop.training.export.process import ExportStoppedError, call_in_process
from mnist_desktop.training.export.trial import few_images

COMPARED = 100
"""Predictions that are compared."""
SECONDS = 300.0
"""How long writing and proving may take. On two busy cores it takes 8 to 40 seconds."""
BLOCK_BYTES = 2**20

LoadDataset = Callable[[str], Dataset]
Prove = Callable[[ExportOrder, Path, StopToken], Proof]


class ImpossibleFormError(UserError):
    """A run cannot leave in this form."""


@dataclass(frozen=True)
class Exported:
    """What was written, the file first, and what was proven of it."""

    files: tuple[Path, ...]
    sentences: tuple[Sentence, ...]


def prove_in_process(order: ExportOrder, path: Path, stop: StopToken) -> Proof:
    """Write `order` to `path` and prove it, in a process of its own."""
    return call_in_process(write_and_prove, order, path, stop=stop, seconds=SECONDS)


def export(  # noqa: PLR0913 - what, where from, where to, and how it is proven
    opened: OpenedRun,
    form: Form,
    path: Path,
    load_dataset: LoadDataset,
    stop: StopToken | None = None,
    prove: Prove = prove_in_process,
) -> Exported:
    """Write a run to `path`. For a worker: it takes seconds.

    What is at `path` stays until the new file has been proven; it stays for good where that fails or is stopped. Images that a
    script needs beside it get a name that is free there, as nobody was asked about that file.

    Parameters
    ----------
    opened
        The run, with its weights and what it says of images.
    load_dataset
        Loads a data set by its key; a script is told where its images are.
    prove
        Replaced where no process is wanted.

    Raises
    ------
    ImpossibleFormError
        The form is not for this run, or needs a package that is not installed.
    NoAgreementError
        What was written does not do what the run does. It is gone.
    StorageError
        It cannot be written.
    ExportStoppedError
        `stop` asked for an end.
    ProcessError
        The process took too long or died.
    NoScriptError
        No script can be made of it, or the script does not run.
    """
    stop = stop or StopToken()
    info = opened.record.info
    obstacle = obstacle_to_form(form, info)
    if obstacle is not None:
        raise ImpossibleFormError(obstacle.template, **obstacle.values)
    # Opened before the work, so that a full disk or a folder that takes no files is noticed at once.
    with atomic_writer(path) as target, tempfile.TemporaryDirectory(prefix="mnist-desktop-") as folder:
        work = Path(folder) / f"export{WORDS[form].suffix}"
        order, archive = _ordered(opened, form, path, load_dataset, Path(folder))
        try:
            proof = prove(order, work, stop)
        except NoAgreementError as error:
            raise _with_end(error) from error
        with work.open("rb") as made:
            while block := made.read(BLOCK_BYTES):
                target.write(block)
        if stop.stop_requested:  # for the last time: from here on everything is written
            raise ExportStoppedError("The export was stopped.")
        if archive is not None:
            _put(archive, path.parent / archive.name)
    files = (path,) if archive is None else (path, path.parent / archive.name)
    return Exported(files, proof.sentences)


def _ordered(
    opened: OpenedRun, form: Form, path: Path, load_dataset: LoadDataset, folder: Path
) -> tuple[ExportOrder, Path | None]:
    """What the process is to do, and the archive of images that has to lie beside the script, if any."""
    images = opened.dataset.test_images[:COMPARED]
    record = replace(opened.record, test_probabilities=None)  # not needed there
    order = ExportOrder(form, record, images, opened.predictor(images))
    if not form.is_script:
        return order, None
    data, archive = _data_for(record.info, path, load_dataset, folder)
    make = scratch_script if form is Form.SCRATCH_SCRIPT else keras_script
    fingerprint = "" if data.kind == "published" else data.fingerprint
    trial = few_images(opened.dataset, record.info)
    return replace(order, script=make(record.info, data), trial=trial, fingerprint=fingerprint), archive


def _data_for(info: RunInfo, path: Path, load_dataset: LoadDataset, folder: Path) -> tuple[ScriptData, Path | None]:
    """Where the script reads its images. Where they are in no file that NumPy reads, one is made in `folder`."""
    try:
        dataset = load_dataset(info.dataset_key)
    except UserError:
        return published_data(info), None
    if dataset.fingerprint != info.dataset_fingerprint:
        return published_data(info), None
    data = data_of(dataset)
    if data is not None:
        return data, None
    made = folder / "data.npz"
    save_npz(dataset, made)
    archive = made.rename(folder / _free_name(made, path))
    return data_beside(dataset, archive.name), archive


def _free_name(made: Path, path: Path) -> str:
    """A name for an archive beside the script at `path` that nothing has, or the very same archive: nobody is asked about it."""
    names = (f"{path.stem}-data{end}.npz" for end in chain([""], (f"-{number}" for number in count(2))))
    return next(name for name in names if not exists(path.parent / name) or _is_same(made, path.parent / name))


def _is_same(made: Path, other: Path) -> bool:
    try:
        return filecmp.cmp(made, other, shallow=False)
    except OSError:
        return False


def _with_end(error: NoAgreementError) -> NoAgreementError:
    """The same, with what became of the file."""
    return NoAgreementError("{cause} The new file was removed, and what was there before stays.",
                            cause=Sentence(error.template, error.values))  # fmt: skip


def _put(archive: Path, path: Path) -> None:
    """Copy the archive to its place, whole or not at all; what has come there meanwhile stays."""
    if exists(path):
        if _is_same(archive, path):
            return
        raise StorageError("{file} could not be made: something of that name is there already.", file=path)
    try:
        content = archive.read_bytes()
    except OSError as error:
        raise storage_error(archive, error) from error
    with atomic_writer(path) as file:
        file.write(content)
