"""Runs a script that was just written, section by section, on a few images, beside the engine whose numbers it has to find.

The text that is run here comes from :mod:`mnist_desktop.core.export`, which makes it from checked values; no script of anybody
else's is ever run. It runs in a process that ends soon.
"""

from __future__ import annotations

import contextlib
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace as with_changes
from math import ceil, isfinite
from pathlib import Path
from typing import Any

import numpy as np
from msgspec.structs import replace

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.datasets.files import fingerprint
from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.export.forms import Form
from mnist_desktop.core.export.keras_script import CURVES
from mnist_desktop.core.export.script_data import DATA
from mnist_desktop.core.export.script_formats import NoScriptError, Section
from mnist_desktop.core.export.script_layers import left_out
from mnist_desktop.core.export.script_parts import EPOCHS_LINE, RATE_LINE
from mnist_desktop.core.export.verdict import LARGEST_LATER_SHARE, LARGEST_SHARE, NoAgreementError, largest_share, scientific
from mnist_desktop.core.runs.control import Control
from mnist_desktop.core.runs.events import RunEvent, StepsDone
from mnist_desktop.core.runs.record import EpochRow, RunInfo
from mnist_desktop.core.sentence import Sentence
from mnist_desktop.training.engines import train
from mnist_desktop.training.export.order import ExportOrder
from mnist_desktop.training.job import TrainingJob

EPOCHS = 2
RATE_SHARE = 0.1
"""Of the learning rate: each step makes rounding grow, and with large steps soon to something that is not small any more."""
FEWEST, MOST = 60, 600
"""Images of a trial; enough for three steps in each epoch where that is possible."""
STEPS = 3
TESTED = 20

Namespace = dict[str, Any]  # whatever a script calls something


def few_images(dataset: Dataset, info: RunInfo) -> Dataset:
    """The first images of a data set: what a script trains on for a moment, three small steps in each epoch."""
    config = info.config
    wanted = ceil(STEPS * config.batch_size / (1 - config.validation_share))
    count = min(max(FEWEST, min(wanted, MOST)), dataset.train_count)
    tested = slice(dataset.train_count, dataset.train_count + TESTED)
    images = np.concatenate([dataset.train_images[:count], dataset.images[tested]])
    labels = np.concatenate([dataset.train_labels[:count], dataset.labels[tested]])
    return with_changes(dataset, images=images, labels=labels, train_count=count, passed_over=(), source="", origin="")


def try_script(order: ExportOrder, sections: Sequence[Section], folder: Path) -> tuple[Sentence, ...]:
    """Run the sections that were written and read back, and compare; returns what was compared.

    `folder` is where the script lies.

    Raises
    ------
    NoAgreementError
        The script reads other images, has another network, or finds other losses.
    NoScriptError
        It cannot be run.
    """
    if order.script is None or order.trial is None:
        raise ValueError(order.form)
    if [section.title for section in sections] != [section.title for section in order.script.sections]:
        raise NoScriptError("The script that was written has other sections than it should.")
    with contextlib.chdir(folder):  # where the archive lies that some scripts read
        said = _check_data(sections, order.fingerprint)
    info = order.record.info
    names, first = _run(sections, order.trial, info, order.form)
    parameters = _parameters(names)
    if parameters != info.parameters:
        raise NoAgreementError("The script's network has {theirs:,} parameters, the run's has {own:,}.",
                               theirs=parameters, own=info.parameters)  # fmt: skip
    losses = _losses(names)
    own = _losses_of_engine(order.trial, info, order.form)
    if not own.of_epochs or not _is_repeated(order):
        return (*said, _without_losses(losses, parameters, diverges=not own.of_epochs))
    return (*said, _compared(own, first, losses, order.trial.train_count, parameters))


def _compared(own: Losses, first: list[float], losses: list[float], images: int, parameters: int) -> Sentence:
    """Say how far the losses agree; raises NoAgreementError where that is not to rounding."""
    share = largest_share(own.of_epochs, losses)
    share_of_first = largest_share(own.of_first_step, first) if first else share
    if not (share_of_first <= LARGEST_SHARE and share <= LARGEST_LATER_SHARE):
        told = "It does not agree: on {images} images its losses differ from the engine's by a share of {share}."
        raise NoAgreementError(told, images=images, share=scientific(max(share, share_of_first)))
    if not first:
        return Sentence(
            "It agrees: in {epochs} epochs on {images} images at a tenth of the learning rate it finds the losses of this "
            "program's engine, to a share of {share}. Its network has the same {parameters:,} parameters.",
            {"epochs": EPOCHS, "images": images, "share": scientific(share), "parameters": parameters},
        )
    return Sentence(
        "It agrees: its first loss is that of this program's engine to a share of {first}, and so are, to {share}, those of "
        "{epochs} epochs on {images} images at a tenth of the learning rate. Its network has the same {parameters:,} parameters.",
        {"first": scientific(share_of_first), "share": scientific(share), "epochs": EPOCHS, "images": images,
         "parameters": parameters},
    )  # fmt: skip


def _is_repeated(order: ExportOrder) -> bool:
    """Whether the engine that is compared with draws what the script draws; another first draw of the run does not matter."""
    info = order.record.info
    return not info.config.made_up_hands and (order.form is Form.SCRATCH_SCRIPT or not left_out(info.spec))


def _without_losses(losses: Sequence[float], parameters: int, *, diverges: bool) -> Sentence:
    """What is said of a script whose losses cannot be compared; raises NoAgreementError where they are no numbers."""
    if diverges:
        return Sentence(
            "It runs, and its network has the same {parameters:,} parameters. Its losses were not compared: with these settings "
            "they are soon no numbers any more, in this program, too.", {"parameters": parameters},
        )  # fmt: skip
    if not all(map(isfinite, losses)):
        raise NoAgreementError("It does not agree with the run: its losses are no numbers (NaN).")
    return Sentence(
        "It runs, and its network has the same {parameters:,} parameters. Its losses were not compared: the script says at its "
        "head what it does not repeat.", {"parameters": parameters},
    )  # fmt: skip


def _check_data(sections: Sequence[Section], wanted: str) -> tuple[Sentence, ...]:
    """Let the script read its images, where they are on this computer."""
    if not wanted:
        return ()
    last = [section.title for section in sections].index(DATA)
    names = _executed(sections[: last + 1])
    images = np.ascontiguousarray(np.concatenate([names["x_train"], names["x_test"]]))
    labels = np.concatenate([names["y_train"], names["y_test"]])
    if images.dtype != np.uint8 or labels.dtype != np.uint8 or fingerprint(images, labels, len(names["y_train"])) != wanted:
        raise NoAgreementError("The script reads other images than those that the run learned from.")
    return (Sentence("It reads the very images that the run learned from: {count:,} of them.", {"count": len(labels)}),)


def _run(sections: Sequence[Section], trial: Dataset, info: RunInfo, form: Form) -> tuple[Namespace, list[float]]:
    """Run all sections on the few images, for a few epochs; the curves, which need a screen, are left out.

    Returns the script's names, and the loss of its first step where that can be heard, which is so with Keras.
    """
    given = {
        "x_train": trial.train_images,
        "y_train": trial.train_labels,
        "x_test": trial.test_images,
        "y_test": trial.test_labels,
    }
    code = _with_line(sections[0].code, EPOCHS_LINE, EPOCHS)
    code = _with_line(code, RATE_LINE, RATE_SHARE * info.config.learning_rate)
    shortened = [Section(sections[0].title, code), *(each for each in sections[1:] if each.title not in (DATA, CURVES))]
    if form is Form.SCRATCH_SCRIPT:
        return _executed(shortened, given), []
    from mnist_desktop.training.keras.export import first_losses  # noqa: PLC0415 - imports Keras

    with first_losses() as first:
        names = _executed(shortened, given)
    return names, first


def _with_line(code: str, line: str, value: float) -> str:
    """The settings with another value in the line that is there for it."""
    changed, count = re.subn(f"^{line.format(r'.*')}$", line.format(repr(value)), code, flags=re.MULTILINE)
    if count != 1:
        raise NoScriptError("The script that was written has other sections than it should.")
    return changed


def _executed(sections: Sequence[Section], given: Namespace | None = None) -> Namespace:
    names: Namespace = {"__name__": "__main__", **(given or {})}
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        for section in sections:
            try:
                exec(compile(section.code, f"<{section.title}>", "exec"), names)  # noqa: S102 - this program's own text, see above
            except Exception as error:
                cause = f"{type(error).__name__}: {error}"
                raise NoScriptError("The script does not run. Section {section} ends with: {cause}",
                                  section=section.title, cause=cause) from error  # fmt: skip
    return names


def _parameters(names: Namespace) -> int:
    if "model" in names:
        return int(names["model"].count_params())
    return sum(array.size for arrays in (names["W"], names["b"]) for array in arrays.values())


def _losses(names: Namespace) -> list[float]:
    history = names["history"]
    return [float(loss) for name in ("loss", "val_loss") for loss in history.get(name, ())]


@dataclass(frozen=True)
class Losses:
    """What an engine finds: the loss of the first step, and those of the epochs, training before validation."""

    of_first_step: list[float]
    of_epochs: list[float]


def _losses_of_engine(trial: Dataset, info: RunInfo, form: Form) -> Losses:
    """What the engine finds on the same few images; no epochs where it ends before the first, with a loss that is no number."""
    config = replace(
        info.config,
        epochs=EPOCHS,
        engine="scratch" if form is Form.SCRATCH_SCRIPT else "keras",
        learning_rate=RATE_SHARE * info.config.learning_rate,
        made_up_hands=0.0,
    )
    first: list[float] = []

    def listen(event: RunEvent) -> None:
        if isinstance(event, StepsDone) and not first and event.step == 1:  # engines tell of the first step at once
            first.append(event.loss)

    rows: list[EpochRow] = list(train(TrainingJob("trial", Experiment(info.spec, config), trial), listen, Control()).info.history)
    return Losses(first, [row.loss for row in rows] + [row.val_loss for row in rows if row.val_loss is not None])
