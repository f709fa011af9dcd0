"""What happens in the process: write the file, read it back, compare."""

from __future__ import annotations

from pathlib import Path

from mnist_desktop.core.export.forms import Form
from mnist_desktop.core.export.onnx_graph import evaluate_onnx, onnx_bytes
from mnist_desktop.core.export.script_formats import NoScriptError, sections_of_notebook, sections_of_text
from mnist_desktop.core.export.verdict import compare_predictions
from mnist_desktop.core.storage_errors import storage_error
from mnist_desktop.training.export.order import ExportOrder, Proof
from mnist_desktop.training.export.trial import try_script


def write_and_prove(order: ExportOrder, path: Path) -> Proof:
    """Write what was ordered to `path`, then read that file and compare it with the run.

    It takes seconds, and memory that Keras does not give back: for a process that ends soon.

    Raises
    ------
    UserError
        The file does not do what the run does, or cannot be made.
    """
    try:
        write(order, path)
        return prove(order, path)
    except OSError as error:
        raise storage_error(path, error) from error


def write(order: ExportOrder, path: Path) -> None:
    """Write the file. A script is the text itself; a network is converted."""
    match order.form:
        case Form.KERAS_SCRIPT | Form.SCRATCH_SCRIPT if order.script is not None:
            path.write_text(order.script.text(), encoding="utf-8", newline="\n")
        case Form.NOTEBOOK if order.script is not None:
            path.write_bytes(order.script.notebook())
        case Form.ONNX:
            path.write_bytes(onnx_bytes(order.record))
        case Form.KERAS | Form.LITERT | Form.SAVED_MODEL:
            from mnist_desktop.training.keras.export import export_network  # noqa: PLC0415 - imports Keras

            export_network(order.record, order.form, path)
        case _:
            raise NoScriptError("No script was given.")


def prove(order: ExportOrder, path: Path) -> Proof:
    """Compare the file with the run; see :func:`write_and_prove`."""
    match order.form:
        case Form.KERAS_SCRIPT | Form.SCRATCH_SCRIPT:
            return Proof(try_script(order, sections_of_text(path.read_text(encoding="utf-8")), path.parent))
        case Form.NOTEBOOK:
            return Proof(try_script(order, sections_of_notebook(path.read_bytes()), path.parent))
        case Form.ONNX:
            answers = evaluate_onnx(path.read_bytes(), order.images)
        case _:
            from mnist_desktop.training.keras.export import answers_of_file  # noqa: PLC0415 - imports Keras

            answers = answers_of_file(order.form, path, order.images)
    return Proof((compare_predictions(order.answers, answers),))
