"""Loads what the first painting does not need, in the order in which a user who wants to train at once needs it.

Python runs one thread at a time, so what is loaded at the same time takes as long as one after the other, and more. TensorFlow is
what a first training waits for. Its shared libraries are loaded without Python's global lock: meanwhile the window builds the tab
that shows a training. Then it is imported. The other tabs, and a run to look at, would delay that import and the start of a
training: they follow once neither is under way. A tab that is opened before its turn is built at once.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from mnist_desktop.ui.session import Session, TrainingState
from mnist_desktop.ui.tab_imports import import_libraries_of_qt
from mnist_desktop.ui.tabs import Tabs

FIRST = ("training",)
"""The tabs that a first training needs."""
QUIET_MS = 300
"""Whoever waits for TensorFlow clicks by then."""


class Loading(QObject):
    """Imports TensorFlow and loads the tabs.

    Attributes
    ----------
    quiet_ms
        How long no training begins, once TensorFlow is imported, before the rest is loaded.

    Signals
    -------
    settled()
        TensorFlow is imported, or cannot be, and no run is in training: what can wait may begin. It comes once.
    """

    settled = Signal()

    def __init__(self, session: Session, tabs: Tabs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._tabs = session, tabs
        self._awaited = {"libraries", "tabs"}  # what the import waits for
        self._is_importing = self._is_imported = self._is_settled = False
        self.quiet_ms = QUIET_MS
        self._quiet = QTimer(self, singleShot=True)
        self._quiet.timeout.connect(self._settle)
        session.engine_ready.connect(self._note_engine)
        session.training_state_changed.connect(self._follow)

    def begin(self) -> None:
        """Begin, once the window is painted."""
        import_libraries_of_qt()
        self._tabs.prepared.connect(self._load_libraries)
        self._tabs.caught_up.connect(self._note_tabs)
        self._tabs.load(FIRST)

    def _load_libraries(self) -> None:
        self._tabs.prepared.disconnect(self._load_libraries)
        work, then = self._session.services.load_libraries, self._note_libraries
        self._session.tasks.start("load libraries", work, then, then, may_be_left=True)

    def _note_libraries(self, _: object) -> None:
        """They are loaded, or cannot be: then the import says why."""
        self._note("libraries")

    def _note_tabs(self) -> None:
        self._note("tabs")

    def _note(self, what: str) -> None:
        self._awaited.discard(what)
        if not self._awaited:
            self._import_engine()

    def _import_engine(self) -> None:
        if not self._is_importing:
            self._is_importing = True
            self._session.import_engine()

    def _note_engine(self) -> None:
        self._is_imported = True
        self._follow(self._session.run.state)

    def _follow(self, state: TrainingState) -> None:
        """Build nothing more while a run is in training, which opens its own tab, and go on after it."""
        is_idle = state is TrainingState.IDLE
        self._tabs.hold(not is_idle)
        if not is_idle:
            self._import_engine()
        if is_idle and self._is_imported and not self._is_settled:
            self._quiet.start(self.quiet_ms)
        else:
            self._quiet.stop()

    def _settle(self) -> None:
        self._is_settled = True
        self.settled.emit()
        self._tabs.load_remaining()
