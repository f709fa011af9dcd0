"""Takes a run out of all views before it is deleted, and shows it again where it comes back."""

from __future__ import annotations

from PySide6.QtCore import QObject

from mnist_desktop.training.engine_interface import OpenedRun
from mnist_desktop.training.opened_epochs import DELETED
from mnist_desktop.ui.compare.run_edits import RunEdits
from mnist_desktop.ui.session import Session


class WithdrawnRun(QObject):
    """The run that was shown when it was deleted, and its epoch.

    It goes before its folder does: nothing of it is being read then, which Windows would not let be moved.
    """

    def __init__(self, session: Session, edits: RunEdits) -> None:
        super().__init__(edits)
        self._session = session
        self._withdrawn: OpenedRun | None = None
        self._epoch = 0
        edits.going.connect(self._withdraw)
        edits.came_back.connect(self._bring_back)

    def _withdraw(self, run_ids: tuple[str, ...]) -> None:
        session, opened = self._session, self._session.opened_run
        if session.opening.run_id in run_ids:
            session.opening.forget()
        if opened is not None and opened.record.info.id in run_ids:
            self._withdrawn, self._epoch = opened, session.epochs.wanted
            session.show_run(None)
            session.epochs.explain(DELETED)

    def _bring_back(self, run_ids: tuple[str, ...]) -> None:
        """Show it again, at the epoch where it was left, unless another run is shown or chosen by now."""
        session, withdrawn = self._session, self._withdrawn
        if withdrawn is None or withdrawn.record.info.id not in run_ids:
            return
        self._withdrawn = None
        if session.opened_run is None and not session.is_opening:
            session.show_run(withdrawn)
            session.epochs.expect(self._epoch)
