"""What is collected: by whom, which digit is asked for now, and the steps back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from mnist_desktop.core.drawing.strokes import Drawing
from mnist_desktop.core.errors import UserError
from mnist_desktop.core.handwriting.collection import Collection, Counts, counts_of, next_digit, seed_of
from mnist_desktop.core.handwriting.collection_file import check_size
from mnist_desktop.core.handwriting.digit import DIGITS, CollectedDigit, collected, tidy_name
from mnist_desktop.core.handwriting.kept import KeptCollection
from mnist_desktop.core.sentence import Sentence
from mnist_desktop.ui.shared.undo import Change


class Step(NamedTuple):
    """Drawings that come into the collection, and the codes of those that go."""

    come: tuple[CollectedDigit, ...]
    gone: tuple[str, ...]


class Collecting(QObject):
    """Asks a writer for digits and keeps what is drawn, on the disk after each one.

    Attributes
    ----------
    undo_stack
        What came and went, to be taken back.
    writer
        Who draws; empty as long as that is not said, and then nothing is kept.
    asked
        The digit that is asked for.
    redrawn
        The code of the drawing that the next one replaces; empty where it replaces none.

    Signals
    -------
    changed()
        Something else is collected or asked for.
    failed(UserError)
        The collection could not be read or written. What was drawn is still in memory.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, kept: KeptCollection, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.undo_stack = QUndoStack(self)
        self.writer = ""
        self.asked = 0
        self.redrawn = ""
        self._kept = kept
        self._is_open = False
        self._skipped: Counter[tuple[str, int]] = Counter()

    @property
    def collection(self) -> Collection:
        """All that is collected on this computer."""
        return self._kept.collection

    @property
    def counts(self) -> Counts:
        """How many of each digit the writer has drawn."""
        return counts_of(self.collection.of_writer(self.writer))

    def begin(self, writer: str) -> None:
        """Take up what was collected before; `writer` is who draws, where nobody has said so yet."""
        if not self._is_open:
            self._is_open = True
            self._try(self._kept.open)
        self.set_writer(self.writer or writer)

    def set_writer(self, name: str) -> None:
        """Say who draws from now on."""
        self.writer = tidy_name(name)
        self.redrawn = ""
        self._ask()

    def take(self, drawing: Drawing) -> bool:
        """Keep a drawing of the digit that is asked for, and ask for the next; gives whether there was one to keep."""
        digit = collected(drawing, self.asked, self.writer, datetime.now().astimezone()) if self.writer else None
        if digit is None or (digit.code in self.collection.by_code and digit.code != self.redrawn):  # the very same is there
            return False
        gone = (self.redrawn,) if self.redrawn in self.collection.by_code else ()
        if not self._do(Step((digit,), gone), Sentence("collected digit")):
            return False
        if self.redrawn:  # with the very strokes that it had
            self.redrawn = ""
            self._ask()
        return True

    def skip(self) -> None:
        """Ask for another digit."""
        if self.redrawn:
            self.redrawn = ""
        else:
            self._skipped[self.writer, self.asked] += 1
        self._ask()

    def draw_again(self, code: str) -> None:
        """Ask for the digit of a drawing once more, to put the new drawing in its place."""
        self.redrawn, self.asked = code, self.collection.by_code[code].label
        self.changed.emit()

    def delete(self, code: str) -> None:
        """Take a drawing out of the collection."""
        if code in self.collection.by_code:
            self._do(Step((), (code,)), Sentence("delete a drawing"))

    def add(self, digits: Sequence[CollectedDigit]) -> None:
        """Take drawings in that were collected elsewhere."""
        come = tuple(digit for digit in digits if digit.code not in self.collection.by_code)
        if come:
            self._do(Step(come, ()), Sentence("add drawings"))

    def _do(self, step: Step, change: Sentence) -> bool:
        """Do a step, undoably; gives whether there was room for it."""
        try:
            check_size(len(self.collection) + len(step.come) - len(step.gone))
        except UserError as error:
            self.failed.emit(error)
            return False
        known = self.collection.by_code
        back = Step(tuple(known[code] for code in step.gone), tuple(digit.code for digit in step.come))
        self.undo_stack.push(Change(self._apply, back, step, change))
        return True

    def _apply(self, step: Step) -> None:
        changed = self.collection.without(step.gone).with_digits(step.come)
        self._try(lambda: self._kept.keep(changed))
        self._ask()

    def _ask(self) -> None:
        if self.redrawn not in self.collection.by_code:
            self.redrawn = ""
        if not self.redrawn:
            drawn = self.counts
            tried = tuple(drawn[label] + self._skipped[self.writer, label] for label in range(DIGITS))
            self.asked = next_digit(tried, seed_of(self.writer), self.asked if sum(tried) else None)
        self.changed.emit()

    def _try(self, touch: Callable[[], None]) -> None:
        """Touch the disk; a drawing that could not be written is written with the next one."""
        try:
            touch()
        except UserError as error:
            self.failed.emit(error)
