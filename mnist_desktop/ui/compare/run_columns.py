"""A run as a row of the list: what each column says, sorts by and is searched by."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import IntEnum
from functools import cached_property
from math import isfinite
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from mnist_desktop.core.runs.comparison import best_validation, layer_words, model_words
from mnist_desktop.core.runs.record import DamagedRun, RunInfo
from mnist_desktop.core.runs.shipped import is_shipped, provenance
from mnist_desktop.ui.shared.data_titles import data_title
from mnist_desktop.ui.shared.numbers import NOT_A_NUMBER, duration, fine_percent
from mnist_desktop.ui.shared.plain_text import said_name
from mnist_desktop.ui.shared.run_names import date, exact_date, name_of, plain_name, run_title
from mnist_desktop.ui.shared.texts import core_text, say

LONGEST_TEXT = 400
"""Letters of a cell; a file from elsewhere may hold more than could be laid out in time."""
LONGEST_SEARCHED = 10_000


class Column(IntEnum):
    """The columns, in their order."""

    NAME = 0
    STUDENT = 1
    DATA = 2
    MODEL = 3
    SEED = 4
    PARAMETERS = 5
    VALIDATION = 6
    TEST = 7
    TIME = 8
    DATE = 9
    NOTES = 10


WORDS = {
    "NAME": "run", "DATA": "data_set", "MODEL": "model", "PARAMETERS": "parameters", "VALIDATION": "val_accuracy",
    "TEST": "test_images", "SEED": "seed",
}  # fmt: skip
"""What the glossary is asked about the columns; the others need no word."""
NUMBERS = (Column.SEED, Column.PARAMETERS, Column.VALIDATION, Column.TEST, Column.TIME)
EDITABLE = (Column.NAME, Column.NOTES)


class RunRow:
    """One run. What is costly to say is said when it is first asked for: of a thousand runs a dozen are in view."""

    def __init__(self, run: RunInfo | DamagedRun) -> None:
        self.run = run
        self._keys: dict[Column, tuple[bool, float | str]] = {}

    @property
    def id(self) -> str:
        """The run's id."""
        return self.run.id

    @property
    def info(self) -> RunInfo | None:
        """The run, unless it is damaged."""
        return self.run if isinstance(self.run, RunInfo) else None

    @property
    def is_shipped(self) -> bool:
        """Whether the run came with the app."""
        return is_shipped(self.run.id)

    @cached_property
    def reason(self) -> str:
        """Why the run is damaged, in the user's language; empty for a whole one."""
        if isinstance(self.run, RunInfo):
            return ""
        return say(self.run.error) if self.run.error is not None else self.run.reason

    @cached_property
    def _short_reason(self) -> str:
        """The same, with the file's name for its whole path: the row says the folder."""
        file = self.run.error.values.get("file") if isinstance(self.run, DamagedRun) and self.run.error is not None else None
        return self.reason.replace(str(file), file.name) if isinstance(file, Path) else self.reason

    def retranslate(self) -> None:
        """Forget what was said in another language."""
        for name in ("reason", "_short_reason", "searched", "sentence", "_texts"):
            self.__dict__.pop(name, None)
        self._keys.pop(Column.NAME, None)

    def text(self, column: Column) -> str:
        """What a cell says."""
        return self._texts[column]

    def tooltip(self, column: Column) -> str:
        """What a cell says when there is room for all of it."""
        if isinstance(self.run, DamagedRun):
            return self.reason
        match column:
            case Column.NAME:
                origin = say(provenance(self.run)) if self.is_shipped else self.run.id
                message = say(self.run.end_message) if self.run.end_message else ""
                return "\n".join(filter(None, (self.sentence, origin, _said_origin(self.run), message)))
            case Column.MODEL:
                return "\n".join(layer_words(layer) for layer in self.run.spec.layers)
            case Column.DATE:
                return exact_date(self.run)
            case Column.NOTES:
                return self.run.notes[:LONGEST_TEXT]
        return self.text(column)

    def exact(self, column: Column) -> float | str | None:
        """What a file of the table says of a number, with all its digits; None where the cell's text says all."""
        if isinstance(self.run, DamagedRun) or column not in (*NUMBERS, Column.DATE):
            return None
        return self.run.created if column is Column.DATE else self._value(column)

    @cached_property
    def sentence(self) -> str:
        """The row for who does not see it: its name first, then what is known of it."""
        if isinstance(self.run, DamagedRun):
            return _tr("{name}: damaged. {reason}").format(name=self.run.id, reason=self.reason)
        run, words = self.run, [name_of(self.run)]
        if run.student:
            words.append(_tr("by {student}").format(student=said_name(run.student)))
        words += [_tr("on {data}").format(data=data_title(run.dataset_title)), self.model]
        for told, share in ((_tr("best validation {share}"), self.best_validation), (_tr("test {share}"), run.test_accuracy)):
            if share is not None:
                words.append(told.format(share=fine_percent(share)))
        return ", ".join((*words, date(run), *([self.text(Column.NOTES)] if run.notes else [])))

    @cached_property
    def best_validation(self) -> float | None:
        """The best validation accuracy of a whole run."""
        return best_validation(self.run) if isinstance(self.run, RunInfo) else None

    @cached_property
    def searched(self) -> str:
        """Its words in small letters, the settings' included; no figures, which nobody looks for by a part of them."""
        if isinstance(self.run, DamagedRun):
            return f"{self.run.id} {self.reason}".casefold()
        run, config = self.run, self.run.config
        words = (name_of(run), run.name, run.dataset_title, data_title(run.dataset_title), run.student, self.model, run.notes,
                 run.id, run.created, run.outcome,
                 config.optimizer, config.engine, config.schedule, f"seed {config.seed}",
                 f"{core_text('Seed')} {config.seed}")  # fmt: skip
        return " ".join(words)[:LONGEST_SEARCHED].casefold()

    def key(self, column: Column) -> tuple[bool, float | str]:
        """What the row sorts by: what is not known comes below all that is. Worked out once: thousands are sorted at a time."""
        key = self._keys.get(column)
        if key is None:
            value = self._value(column)
            key = self._keys[column] = value is not None, value if value is not None else 0
        return key

    @property
    def is_prepared(self) -> bool:
        """Whether a search or a sort by any column is answered at once."""
        return "searched" in self.__dict__ and len(self._keys) == len(Column)

    def prepare(self) -> None:
        """Work out what a search or a sort by any column would ask for."""
        for column in Column:
            self.key(column)
        _ = self.searched

    def _value(self, column: Column) -> float | str | None:
        run = self.run
        if isinstance(run, DamagedRun):
            return run.id.casefold() if column is Column.NAME else None
        # Not the texts of the cells: a thousand of them take more than 100 ms.
        return _SORTED_BY[column](self, run)

    @cached_property
    def model(self) -> str:
        """Its layers in words."""
        return model_words(self.run.spec) if isinstance(self.run, RunInfo) else ""

    @cached_property
    def _texts(self) -> tuple[str, ...]:
        run = self.run
        if isinstance(run, DamagedRun):
            return tuple({Column.NAME: run.id, Column.MODEL: self._short_reason}.get(column, "") for column in Column)
        return (
            plain_name(run),
            said_name(run.student),
            data_title(run.dataset_title),
            self.model or NOT_A_NUMBER,
            f"{run.config.seed:,}",
            f"{run.parameters:,}",
            fine_percent(self.best_validation),
            fine_percent(run.test_accuracy),
            duration(run.seconds) if isfinite(run.seconds) else NOT_A_NUMBER,
            date(run),
            " ".join(run.notes[:LONGEST_TEXT].split()),
        )


_SORTED_BY: dict[Column, Callable[[RunRow, RunInfo], float | str | None]] = {
    Column.NAME: lambda _, run: run_title(run.name).casefold(),
    Column.STUDENT: lambda _, run: run.student.casefold(),
    Column.DATA: lambda _, run: run.dataset_title.casefold(),
    Column.SEED: lambda _, run: run.config.seed,
    Column.MODEL: lambda row, _: row.model,
    Column.PARAMETERS: lambda _, run: run.parameters,
    Column.VALIDATION: lambda row, _: row.best_validation,
    Column.TEST: lambda _, run: run.test_accuracy,
    Column.TIME: lambda _, run: run.seconds,
    Column.DATE: lambda row, run: "" if row.is_shipped else run.created,  # behind all of the user's own
    Column.NOTES: lambda _, run: run.notes.casefold(),
}


def infos_of(rows: Iterable[RunRow]) -> tuple[RunInfo, ...]:
    """What is known of the runs in `rows` that are not damaged."""
    return tuple(row.info for row in rows if row.info is not None)


def _said_origin(run: RunInfo) -> str:
    """What a fine-tuned run began from; empty for any other."""
    if run.origin is None:
        return ""
    told = _tr("Fine-tuned from “{name}” after epoch {epoch:,}, which had learned from {data}.")
    if run.origin.trains == "last":
        told = _tr("Fine-tuned, only the last layer, from “{name}” after epoch {epoch:,}, which had learned from {data}.")
    return told.format(name=run_title(run.origin.name), epoch=run.origin.epoch, data=data_title(run.origin.dataset_title))


def _tr(text: str) -> str:
    return QCoreApplication.translate("runs", text)
