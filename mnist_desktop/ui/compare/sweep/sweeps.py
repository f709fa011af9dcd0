"""The door to sweeps: asks for a plan, runs it, and shows the window in which it is watched."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QWidget
from shiboken6 import isValid

from mnist_desktop.core.runs.record import RunInfo
from mnist_desktop.ui.compare.run_table import RunTable
from mnist_desktop.ui.compare.run_table_model import RunTableModel
from mnist_desktop.ui.session import Session
from mnist_desktop.ui.shared.letting_go import let_go
from mnist_desktop.workers.task_runner import TaskRunner

if TYPE_CHECKING:  # imported only when a sweep is asked for: few starts of the window need it
    from mnist_desktop.core.sweeps.progress import SweepProgress
    from mnist_desktop.ui.compare.sweep.plan_dialog import Planned
    from mnist_desktop.ui.compare.sweep.plan_words import Room
    from mnist_desktop.ui.compare.sweep.sweep_base import SweepBase
    from mnist_desktop.ui.compare.sweep.sweep_runs import SweepRuns
    from mnist_desktop.ui.compare.sweep.window import SweepWindow


class Sweeps(QObject):
    """Opens the window of sweeps, at most one, and begins new ones.

    Parameters
    ----------
    kept, table
        The runs that are kept, and which of them are chosen.
    action
        Opens the window.

    Attributes
    ----------
    ask
        Asks for a plan; replaced where nobody is there to answer.

    Signals
    -------
    changed()
        The sweep that runs is further, over or stopped.
    """

    changed = Signal()

    def __init__(
        self,
        session: Session,
        kept: RunTableModel,
        table: RunTable,
        action: QAction,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._session, self._parent = session, parent
        self._kept, self._table = kept, table
        self.ask = ask_for_plan
        self._runs: SweepRuns | None = None
        self._window: SweepWindow | None = None
        action.triggered.connect(self.open)

    @property
    def window(self) -> SweepWindow | None:
        """The window that is open, or None."""
        return self._window if self._window is not None and isValid(self._window) else None

    @property
    def runs(self) -> SweepRuns:
        """What runs sweeps."""
        from mnist_desktop.ui.compare.sweep.sweep_runs import SweepRuns  # noqa: PLC0415

        if self._runs is None:
            self._runs = SweepRuns(self._session, self)
            self._runs.changed.connect(self.changed)
        return self._runs

    @property
    def is_running(self) -> bool:
        """Whether a sweep runs now."""
        return self._runs is not None and self._runs.running is not None

    def show_sweep(self, sweep_id: str) -> None:
        """Show a sweep in the window."""
        self.open()
        if self.window is not None:
            self.window.show_sweep(sweep_id)

    def go_on(self, progress: SweepProgress) -> bool:
        """Show a sweep that was interrupted, and go on with it; returns false where the user thought better of it."""
        self.show_sweep(progress.plan.id)
        return self.window is not None and self.window.go_on(progress)

    def open(self) -> None:
        """Show the window; where no sweep was made yet, it offers to plan one."""
        from mnist_desktop.ui.compare.sweep.window import SweepWindow  # noqa: PLC0415

        if self.window is None:
            window = self._window = SweepWindow(self._session, self.runs, self._parent.window())
            window.run_wanted.connect(self._table.opened)
            window.new_wanted.connect(self.plan)
            window.finished.connect(self._let_go)
        if self.window is not None:
            self.window.show()
            self.window.activateWindow()

    def plan(self) -> None:
        """Ask for a plan, and run it."""
        from mnist_desktop.core.memory import free_memory  # noqa: PLC0415
        from mnist_desktop.training.sweeps.process_pool import cores  # noqa: PLC0415
        from mnist_desktop.ui.compare.sweep.plan_words import Room  # noqa: PLC0415
        from mnist_desktop.ui.compare.sweep.sweep_base import SweepBase  # noqa: PLC0415

        dataset = self._session.dataset
        bases: list[SweepBase] = []
        chosen = [info for info in self._table.chosen_infos if info.origin is None][:1]
        if dataset is not None:
            bases.append(SweepBase.of_builder(self._session.experiment, dataset))
        bases += map(SweepBase.of_run, chosen)
        if not bases:
            self._session.notice.emit(self.tr("A sweep needs a data set: load one, or choose a run in Compare."))
            return
        room = Room(cores(), free_memory(), self._session.epochs.budget)
        ask = partial(self.ask, bases, self._kept.all_infos, room, self._session.tasks, self._session.student)
        planned = ask(self.window or self._parent)
        if planned is not None:
            self.runs.start(planned)

    def _let_go(self) -> None:
        """Without a window and without a sweep, no process is kept waiting."""
        self.runs.close_pool()
        if self._window is not None:
            let_go(self._window)
            self._window = None


def ask_for_plan(  # noqa: PLR0913 - what the dialog takes
    bases: Sequence[SweepBase], infos: Sequence[RunInfo], room: Room, tasks: TaskRunner, student: str, parent: QWidget
) -> Planned | None:
    """Ask; None when the user thought better of it."""
    from mnist_desktop.ui.compare.sweep.plan_dialog import PlanDialog  # noqa: PLC0415

    dialog = PlanDialog(bases, infos, room, tasks, student, parent)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    planned = dialog.planned if accepted else None
    let_go(dialog)
    return planned
