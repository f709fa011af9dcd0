"""What is done to kept runs, one thing after another in the background; what was done can be undone."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol
from weakref import ref

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from mnist_desktop.core.errors import UserError
from mnist_desktop.core.runs.archive import export_runs, import_runs
from mnist_desktop.core.runs.record import RunInfo
from mnist_desktop.core.runs.said_names import said_run_name
from mnist_desktop.core.runs.store import RunStore
from mnist_desktop.core.sentence import Sentence, Templated
from mnist_desktop.core.stop_token import StopToken
from mnist_desktop.training.services import Services
from mnist_desktop.ui.shared.texts import say
from mnist_desktop.workers.task_runner import TaskRunner


class RunEdit(Protocol):
    """Something that can be done to the store and taken back; both are called in a worker and raise UserError."""

    @property
    def is_done(self) -> bool:
        """Whether there is something to take back."""
        ...

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
        self.is_done = False

    def apply(self) -> None:
        """Write the new words."""
        self._store.change(self._run_id, **self._after)
        self.is_done = True

    def revert(self) -> None:
        """Write the earlier words."""
        self._store.change(self._run_id, **self._before)
        self.is_done = False


class DeleteRuns:
    """Puts runs into the trash: all of them or, where one cannot be moved, none.

    Attributes
    ----------
    run_ids
        Which runs.
    """

    def __init__(self, store: RunStore, run_ids: Sequence[str]) -> None:
        self._store, self.run_ids = store, tuple(run_ids)
        self._places: dict[str, Path] = {}

    @property
    def is_done(self) -> bool:
        """Whether one of them is in the trash, even if the others could not follow it, nor it come back."""
        return bool(self._places)

    def apply(self) -> None:
        """Move them into the trash."""
        try:
            for run_id in self.run_ids:
                if run_id not in self._places:
                    self._places[run_id] = self._store.delete(run_id)
        except UserError:
            with suppress(UserError):
                self.revert()
            raise

    def revert(self) -> None:
        """Bring back what is in the trash."""
        for run_id in reversed(tuple(self._places)):
            self._store.restore(self._places[run_id])
            del self._places[run_id]


@dataclass(frozen=True)
class _Request:
    """Something to do in a worker, and what follows. A `step` goes along the undo stack, from where the one before ended.

    Attributes
    ----------
    deletes
        The ids of the runs that it deletes.
    """

    work: Callable[[], object]
    on_success: Callable[[object], None]
    on_failure: Callable[[], None]
    is_step: bool = False
    deletes: tuple[str, ...] = ()


class RunEdits(QObject):
    """Changes the kept runs in the order of the requests, each in a worker, and remembers how to take it back.

    The undo stack says what is done on the disk. What fails is there as something to be done again, so that what was typed is
    not lost; undoing that fails leaves the change among what can be undone.

    Signals
    -------
    changed()
        The list of runs is to be read again, whether the change succeeded or not.
    imported(tuple)
        Runs came in; their ids.
    going(tuple)
        Runs will be deleted right now; their ids.
    came_back(tuple)
        Deleted runs are there again, or could not be deleted; their ids.
    notice(str)
        What was done.
    """

    changed = Signal()
    imported = Signal(object)
    going = Signal(object)
    came_back = Signal(object)
    notice = Signal(str)

    def __init__(self, services: Services, tasks: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.undo_stack = QUndoStack(self)
        self._services, self._store, self._tasks = services, services.store, tasks
        self._waiting: deque[_Request] = deque()
        self._current: _Request | None = None
        self._stop = StopToken()
        self._is_following = False

    def rename(self, info: RunInfo, name: str) -> None:
        """Give a run another name."""
        change = ChangeWords(self._store, info.id, {"name": info.name}, {"name": name})
        self._perform(change, Sentence("rename “{name}”", {"name": said_run_name(info.name)}))

    def annotate(self, info: RunInfo, notes: str) -> None:
        """Give a run other notes."""
        change = ChangeWords(self._store, info.id, {"notes": info.notes}, {"notes": notes})
        self._perform(change, Sentence("notes on “{name}”", {"name": said_run_name(info.name)}))

    def delete(self, run_ids: Sequence[str], name: str) -> None:
        """Delete runs; `name` is what the first of them is called."""
        values = {"name": name, "count": len(run_ids)}
        if len(run_ids) == 1:
            text, done = Sentence("delete “{name}”", values), Sentence("Deleted “{name}”. Undo brings it back.", values)
        else:
            text = Sentence("delete {count:,} runs", values)
            done = Sentence("Deleted {count:,} runs. Undo brings them back.", values)
        self._perform(DeleteRuns(self._store, run_ids), text, done)

    def retranslate(self) -> None:
        """Let what can be undone be called so in the language that is spoken now."""
        for number in range(self.undo_stack.count()):
            command = self.undo_stack.command(number)
            if isinstance(command, _Command):
                command.retranslate()

    def export(self, run_ids: Sequence[str], path: Path, *, with_epochs: bool = False) -> None:
        """Write runs into a zip, with the weights of their epochs or without."""
        place_of = self._store.snapshots.place_of if with_epochs else None
        work = partial(export_runs, self._services.load_run, tuple(run_ids), path, place_of)
        self._enqueue(_Request(work, partial(self._tell_exported, path), _do_nothing))

    def open_zip(self, path: Path) -> None:
        """Keep the runs of a zip."""
        work = partial(import_runs, self._store, path, self._is_stopped)
        self._enqueue(_Request(work, partial(self._tell_imported, path), _do_nothing))

    def step(self, command: _Command, work: Callable[[], object], done: Templated) -> None:
        """Undo a change or do it again, after all that waits, and say `done` when it is."""
        if not self._is_following:
            told, stay = partial(self._tell_step, command, done), partial(self._stand_still, command)
            deletes = _deleted_by(command.change) if work == command.change.apply else ()
            self._enqueue(_Request(work, told, stay, is_step=True, deletes=deletes))

    def _perform(self, change: RunEdit, text: Templated, done: Templated | None = None) -> None:
        command = _Command(self, change, text)
        told, offer = partial(self._remember, command, done), partial(self._offer_again, command)
        self._enqueue(_Request(change.apply, told, offer, deletes=_deleted_by(change)))

    def _remember(self, command: _Command, done: Templated | None, _: object) -> None:
        self._follow(lambda: self.undo_stack.push(command))
        if done is not None:
            self.notice.emit(say(done))

    def _offer_again(self, command: _Command) -> None:
        self._follow(lambda: self.undo_stack.push(command))
        self._stand_still(command)

    def _stand_still(self, command: _Command) -> None:
        """A change could not be made or taken back: the stack says so, and steps that were to follow are not taken."""
        self._tell_came_back(command)
        self._waiting = deque(request for request in self._waiting if not request.is_step)
        stack = self.undo_stack
        place = next((number for number in range(stack.count()) if stack.command(number) is command), None)
        if place is not None:  # else what was done after it was called back has taken its place
            self._follow(lambda: stack.setIndex(place + command.change.is_done))

    def _follow(self, move: Callable[[], None]) -> None:
        """Move along the undo stack as the disk did, which needs nothing to be done."""
        self._is_following = True
        try:
            move()
        finally:
            self._is_following = False

    def _tell_step(self, command: _Command, done: Templated, _: object) -> None:
        self._tell_came_back(command)
        self.notice.emit(say(done))

    def _tell_came_back(self, command: _Command) -> None:
        """Say which runs are there again, or still."""
        if not command.change.is_done and (run_ids := _deleted_by(command.change)):
            self.came_back.emit(run_ids)

    def _tell_exported(self, path: Path, _: object) -> None:
        self.notice.emit(self.tr("Saved {file}.").format(file=path))

    def _tell_imported(self, path: Path, run_ids: tuple[str, ...]) -> None:
        if not run_ids:  # the window closes
            return
        sentence = self.tr("Opened 1 run from {file}.") if len(run_ids) == 1 else self.tr("Opened {count:,} runs from {file}.")
        self.notice.emit(sentence.format(count=len(run_ids), file=path.name))
        self.imported.emit(run_ids)

    # One after another

    def _enqueue(self, request: _Request) -> None:
        self._waiting.append(request)
        if self._current is None:
            self._start_next()

    def _start_next(self) -> None:
        if self._waiting:
            self._current = self._waiting.popleft()
            self._stop = StopToken()
            if self._current.deletes:
                self.going.emit(self._current.deletes)
            self._tasks.start("change runs", self._current.work, self._take, self._fail, stop=self._stop)

    def _is_stopped(self) -> bool:
        return self._stop.stop_requested

    def _take(self, result: object) -> None:
        request, self._current = self._current, None
        self._start_next()
        if request is not None:
            request.on_success(result)
        self.changed.emit()

    def _fail(self, error: Exception) -> None:
        request, self._current = self._current, None
        try:
            if request is not None:
                request.on_failure()  # before the next: it may call off some that wait
        finally:
            self._start_next()
        self.changed.emit()
        self._tasks.report(error)


class _Command(QUndoCommand):
    """A change on the stack."""

    def __init__(self, edits: RunEdits, change: RunEdit, text: Templated) -> None:
        super().__init__(say(text))
        self.change = change
        self._edits, self._text = ref(edits), text  # weak: PySide frees no command that Qt has deleted

    def retranslate(self) -> None:
        """Say in the menu's language now what was changed."""
        self.setText(say(self._text))

    def redo(self) -> None:
        """Do it again."""
        self._step(self.change.apply, Sentence("Done again: {what}.", {"what": self._text}))

    def undo(self) -> None:
        """Take it back."""
        self._step(self.change.revert, Sentence("Undone: {what}.", {"what": self._text}))

    def _step(self, work: Callable[[], None], said: Sentence) -> None:
        edits = self._edits()
        if edits is not None:
            edits.step(self, work, said)


def _deleted_by(change: RunEdit) -> tuple[str, ...]:
    return change.run_ids if isinstance(change, DeleteRuns) else ()


def _do_nothing() -> None:
    """What follows where nothing has to."""
