"""What is done to kept runs, one thing after another in the background; what was done can be undone."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from mnist_desktop.core.errors import UserError
from mnist_desktop.core.runs.archive import export_runs, import_runs
from mnist_desktop.core.runs.control import Control
from mnist_desktop.core.runs.record import RunInfo
from mnist_desktop.core.runs.store import RunStore
from mnist_desktop.training.services import Services
from mnist_desktop.workers.task import Emit
from mnist_desktop.workers.task_runner import TaskRunner


class Change(Protocol):
    """Something that can be done to the store and taken back; both are called in a worker and raise UserError."""

    def apply(self) -> None:
        """Do it, for the first time or again."""
        ...

    def revert(self) -> None:
        """Take it back."""
        ...


class ChangeWords:
    """Gives a run another name or other notes."""

    def __init__(self, store: RunStore, run_id: str, before: dict[str, str], after: dict[str, str]) -> None:
        self._store, self._run_id, self._before, self._after = store, run_id, before, after

    def apply(self) -> None:
        """Write the new words."""
        self._store.change(self._run_id, **self._after)

    def revert(self) -> None:
        """Write the earlier words."""
        self._store.change(self._run_id, **self._before)


class DeleteRuns:
    """Puts runs into the trash: all of them or, where one cannot be moved, none."""

    def __init__(self, store: RunStore, run_ids: Sequence[str]) -> None:
        self._store, self._run_ids = store, tuple(run_ids)
        self._places: list[Path] = []

    def apply(self) -> None:
        """Move them into the trash."""
        try:
            for run_id in self._run_ids:
                self._places.append(self._store.delete(run_id))
        except UserError:
            self.revert()
            raise

    def revert(self) -> None:
        """Bring back what is in the trash."""
        while self._places:
            self._store.restore(self._places[-1])
            self._places.pop()


class RunEdits(QObject):
    """Changes the kept runs in the order of the wishes, each in a worker, and remembers how to take it back.

    Signals
    -------
    changed()
        The list of runs is to be read again, whether the change succeeded or not.
    imported(tuple)
        Runs came in; their ids.
    notice(str)
        What was done.
    problem(UserError)
        Why something was not done.
    """

    changed = Signal()
    imported = Signal(object)
    notice = Signal(str)
    problem = Signal(object)

    def __init__(self, services: Services, tasks: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.undo_stack = QUndoStack(self)
        self._services, self._store, self._tasks = services, services.store, tasks
        self._waiting: deque[tuple[Callable[[], object], Callable[[object], None]]] = deque()
        self._on_success: Callable[[object], None] | None = None
        self._control = Control()

    def rename(self, info: RunInfo, name: str) -> None:
        """Give a run another name."""
        change = ChangeWords(self._store, info.id, {"name": info.name}, {"name": name})
        self._perform(change, self.tr("rename “{name}”").format(name=info.name), "")

    def annotate(self, info: RunInfo, notes: str) -> None:
        """Give a run other notes."""
        change = ChangeWords(self._store, info.id, {"notes": info.notes}, {"notes": notes})
        self._perform(change, self.tr("notes on “{name}”").format(name=info.name), "")

    def delete(self, run_ids: Sequence[str], name: str) -> None:
        """Delete runs; `name` is what the first of them is called."""
        if len(run_ids) == 1:
            text, done = self.tr("delete “{name}”").format(name=name), self.tr("Deleted “{name}”. Undo brings it back.")
        else:
            text = self.tr("delete {count:,} runs").format(count=len(run_ids))
            done = self.tr("Deleted {count:,} runs. Undo brings them back.")
        self._perform(DeleteRuns(self._store, run_ids), text, done.format(name=name, count=len(run_ids)))

    def export(self, run_ids: Sequence[str], path: Path) -> None:
        """Write runs into a zip."""
        self._enqueue(partial(export_runs, self._services.load_run, tuple(run_ids), path), partial(self._tell_exported, path))

    def open_zip(self, path: Path) -> None:
        """Keep the runs of a zip."""
        self._enqueue(partial(import_runs, self._store, path, self._is_stopped), partial(self._tell_imported, path))

    def run(self, work: Callable[[], object], done: str) -> None:
        """Do something after all that waits, with nothing to remember of it, and say `done` when it is."""
        self._enqueue(work, lambda _: self.notice.emit(done))

    def _perform(self, change: Change, text: str, done: str) -> None:
        self._enqueue(change.apply, partial(self._remember, change, text, done))

    def _remember(self, change: Change, text: str, done: str, _: object) -> None:
        self.undo_stack.push(_Command(self, change, text))
        if done:
            self.notice.emit(done)

    def _tell_exported(self, path: Path, _: object) -> None:
        self.notice.emit(self.tr("Saved {file}.").format(file=path))

    def _tell_imported(self, path: Path, run_ids: tuple[str, ...]) -> None:
        if not run_ids:  # the window closes
            return
        sentence = self.tr("Opened 1 run from {file}.") if len(run_ids) == 1 else self.tr("Opened {count:,} runs from {file}.")
        self.notice.emit(sentence.format(count=len(run_ids), file=path.name))
        self.imported.emit(run_ids)

    # One after another

    def _enqueue(self, work: Callable[[], object], on_success: Callable[[object], None]) -> None:
        self._waiting.append((work, on_success))
        if self._on_success is None:
            self._start_next()

    def _start_next(self) -> None:
        if self._waiting:
            work, self._on_success = self._waiting.popleft()
            self._control = Control()
            self._tasks.start("change runs", partial(_do, work), self._take, self._fail, control=self._control)

    def _is_stopped(self) -> bool:
        return self._control.stop_requested

    def _take(self, result: object) -> None:
        on_success = self._end()
        on_success(result)
        self.changed.emit()

    def _fail(self, error: Exception) -> None:
        self._end()
        self.changed.emit()
        if not isinstance(error, UserError):
            raise error
        self.problem.emit(error)

    def _end(self) -> Callable[[object], None]:
        on_success = self._on_success or _say_nothing
        self._on_success = None
        self._start_next()
        return on_success


class _Command(QUndoCommand):
    """A change that has been made when it is put on the stack."""

    def __init__(self, edits: RunEdits, change: Change, text: str) -> None:
        super().__init__(text)
        self._edits, self._change = edits, change
        self._is_done = True

    def redo(self) -> None:
        """Do it again; Qt also calls this when the command is pushed, and then there is nothing left to do."""
        if not self._is_done:
            self._edits.run(self._change.apply, self._edits.tr("Done again: {what}.").format(what=self.text()))
        self._is_done = True

    def undo(self) -> None:
        """Take it back."""
        self._edits.run(self._change.revert, self._edits.tr("Undone: {what}.").format(what=self.text()))
        self._is_done = False


def _do(work: Callable[[], object], _emit: Emit, _control: Control) -> object:
    return work()


def _say_nothing(_: object) -> None:
    """Where nothing was under way."""
