"""The tabs of the window, furnished one after the other once the window can be seen.

Importing what plots need takes longer than everything that the first look at the window needs, so only the first room is
there from the start. The others are imported and built piece by piece between two turns of the event loop; whoever enters one
before its turn gets it at once.
"""

from __future__ import annotations

import importlib
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from mnist_desktop.core.stop_token import StopToken
from mnist_desktop.ui.piecemeal import import_pieces, prepare_imports
from mnist_desktop.ui.session import Session
from mnist_desktop.ui.shared import theme

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Room:
    """One tab: its name in code, the icon, and the module and class that furnish it.

    A room that `leads_to` another has a signal `results_wanted()`, at which that one is shown.
    """

    name: str
    icon: str
    module: str
    widget: str
    leads_to: str = ""


ROOMS = (
    Room("data", "mdi6.image-multiple-outline", "mnist_desktop.ui.data.data_tab", "DataTab"),
    Room("training", "mdi6.chart-line", "mnist_desktop.ui.training.training_tab", "TrainingTab"),
    Room("results", "mdi6.grid", "mnist_desktop.ui.results.results_tab", "ResultsTab"),
    Room("draw", "mdi6.draw", "mnist_desktop.ui.drawing.draw_tab", "DrawTab"),
    Room("compare", "mdi6.scale-balance", "mnist_desktop.ui.compare.compare_tab", "CompareTab", "results"),
    Room("lab", "mdi6.flask-outline", "mnist_desktop.ui.lab.lab_tab", "LabTab"),
)


class Rooms(QTabWidget):
    """The tabs.

    Signals
    -------
    furnished()
        Every room is there that can be built.
    """

    furnished = Signal()

    def __init__(self, session: Session, titles: dict[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tabs")
        self.setDocumentMode(True)
        self._session = session
        self._widgets: dict[str, QWidget] = {}
        self._pieces: Iterator[None] = iter(())
        self._failures: list[Exception] = []
        for room in ROOMS:
            place = QWidget()
            QVBoxLayout(place).setContentsMargins(0, 0, 0, 0)
            self.addTab(place, theme.icon(room.icon), titles[room.name])
        self.room(ROOMS[0].name)
        self.currentChanged.connect(self._furnish_index)

    def room(self, name: str) -> QWidget:
        """The widget of a room, made now if it is not there yet."""
        if name not in self._widgets:
            index = [room.name for room in ROOMS].index(name)
            room = ROOMS[index]
            widget = getattr(importlib.import_module(room.module), room.widget)(self._session)
            self.widget(index).layout().addWidget(widget)
            self._widgets[name] = widget
            if room.leads_to:
                widget.results_wanted.connect(partial(self.enter, room.leads_to))
        return self._widgets[name]

    def current(self) -> str:
        """The name of the room that is shown."""
        return ROOMS[self.currentIndex()].name

    def enter(self, name: str) -> None:
        """Show a room."""
        self.setCurrentIndex([room.name for room in ROOMS].index(name))

    def furnish(self) -> None:
        """Import and build the rooms that are missing, without holding the window up; says `furnished` at the end.

        A room that cannot be built keeps none of the others out; it is tried again when it is entered.
        """
        stop = StopToken()
        work = partial(prepare_imports, tuple(room.module for room in ROOMS), stop)
        start = partial(self._session.tasks.start, stop=stop, may_be_left=True, gives_way=False)
        start("prepare imports", work, self._furnish_with, self._furnish_unprepared)

    def changeEvent(self, event: QEvent) -> None:
        """Tint the icons again when the system goes from light to dark."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            for index, room in enumerate(ROOMS[: self.count()]):
                self.setTabIcon(index, theme.icon(room.icon))

    def _furnish_with(self, modules: tuple[str, ...]) -> None:
        self._failures.clear()
        self._pieces = self._missing_pieces(modules)
        self._furnish_next()

    def _furnish_unprepared(self, error: Exception) -> None:
        """The rooms import what they need as they are built, and say what cannot be had."""
        self._furnish_with(())
        self._session.report(error)

    def _furnish_next(self) -> None:
        if next(self._pieces, self) is self:
            self.furnished.emit()
            if self._failures:
                self._session.report(self._failures[0])
        else:
            QTimer.singleShot(0, self._furnish_next)

    def _missing_pieces(self, modules: tuple[str, ...]) -> Iterator[None]:
        yield from import_pieces(modules)
        for room in ROOMS:
            if room.name not in self._widgets:
                try:
                    self.room(room.name)
                except Exception as error:
                    logger.warning("The room %s cannot be built", room.name, exc_info=True)
                    self._failures.append(error)
                yield

    def _furnish_index(self, index: int) -> None:
        self.room(ROOMS[index].name)
