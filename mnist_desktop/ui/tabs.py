"""The tabs of the window, built one after the other once the window is painted.

Importing what plots need takes longer than everything that the first painting of the window needs, so only the first tab is
built at the start. The others are imported and built piece by piece, one piece per turn of the event loop, when
:mod:`mnist_desktop.ui.loading` says so; a tab that is opened before its turn is built at once.
"""

from __future__ import annotations

import importlib
import logging
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from mnist_desktop.core.runs.record import RunInfo
from mnist_desktop.core.stop_token import StopToken
from mnist_desktop.ui.session import Session
from mnist_desktop.ui.shared import theme
from mnist_desktop.ui.shared.fitting_icons import IconsWhereTheyFit
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.scrolling import ScrollingPage
from mnist_desktop.ui.shared.soon import soon
from mnist_desktop.ui.shared.targets import ICON
from mnist_desktop.ui.shared.text_size import follow_text_size, scaled
from mnist_desktop.ui.tab_imports import import_pieces, prepare_imports

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Tab:
    """One tab: its name in code, its icon, and the module and class of its widget.

    A tab that `leads_to` another has a signal `results_wanted()`, which shows that other one. `first` are the names of widgets:
    whoever comes by a key works on with the first of them that can take the focus.
    """

    name: str
    icon: str
    module: str
    widget: str
    first: tuple[str, ...]
    leads_to: str = ""


TABS = (
    Tab("data", "mdi6.image-multiple-outline", "mnist_desktop.ui.data.data_tab", "DataTab", ("imageGrid",)),
    Tab("training", "mdi6.chart-line", "mnist_desktop.ui.training.training_tab", "TrainingTab", ("curvesView",)),
    Tab("results", "mdi6.grid", "mnist_desktop.ui.results.results_tab", "ResultsTab", ("confusionMatrix", "runChooser")),
    Tab(
        "inside",
        "mdi6.layers-search-outline",
        "mnist_desktop.ui.inside.inside_tab",
        "InsideTab",
        ("insideStrip", "insideOrigin"),
    ),
    Tab("draw", "mdi6.draw", "mnist_desktop.ui.drawing.draw_tab", "DrawTab", ("drawingPad",)),
    Tab(
        "compare",
        "mdi6.scale-balance",
        "mnist_desktop.ui.compare.compare_tab",
        "CompareTab",
        ("runList", "runFilter"),
        "results",
    ),
    Tab("lab", "mdi6.flask-outline", "mnist_desktop.ui.lab.lab_tab", "LabTab", ("labKernelList",)),
)


class Tabs(IconsWhereTheyFit, theme.FollowsTheme, FollowsLanguage, QTabWidget):
    """The tabs.

    Signals
    -------
    prepared()
        The modules without Qt are imported of tabs that are loaded now.
    caught_up()
        All tabs are built that were to be loaded, where they can be.
    loaded()
        Every tab is built that can be.
    """

    prepared = Signal()
    caught_up = Signal()
    loaded = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tabs")
        self.setDocumentMode(True)
        follow_text_size(self, lambda tabs: tabs.setIconSize(QSize(scaled(ICON), scaled(ICON))))
        self._session = session
        self._pages: dict[str, QWidget] = {}
        self._scrolling: list[ScrollingPage] = []  # around the pages
        self._layouts: list[QVBoxLayout] = []  # of the tabs, for what is built later
        self._pieces: Iterator[None] = iter(())
        self._wanted: set[str] = set()  # tabs to be loaded
        self._preparing = 0  # loads whose imports are not prepared yet
        self._is_held = self._is_going_on = False  # whether loading waits, and whether its next piece is due
        self._failures: list[Exception] = []
        for tab in TABS:
            frame = QWidget()
            layout = QVBoxLayout(frame)
            layout.setContentsMargins(0, 0, 0, 0)
            self._layouts.append(layout)
            self.addTab(frame, theme.icon(tab.icon), self.title(tab.name))
        self.page(TABS[0].name)
        self.currentChanged.connect(self._load_index)
        session.run_to_watch.connect(self._show_training)
        session.repeats_wanted.connect(self._show_runs)

    @property
    def session(self) -> Session:
        """What the tabs are about."""
        return self._session

    def page(self, name: str) -> QWidget:
        """The widget of a tab, built now if it is not built yet."""
        if name not in self._pages:
            index = [tab.name for tab in TABS].index(name)
            tab = TABS[index]
            widget = getattr(importlib.import_module(tab.module), tab.widget)(self._session)
            page = ScrollingPage(widget)
            self._layouts[index].addWidget(page)
            self._scrolling.append(page)
            self._pages[name] = widget
            if tab.leads_to:
                widget.results_wanted.connect(partial(self.enter, tab.leads_to))
        return self._pages[name]

    @property
    def built(self) -> frozenset[str]:
        """The names of the tabs that are built."""
        return frozenset(self._pages)

    def least_width(self) -> int:
        """The width at which none of the built tabs scrolls sideways, in logical pixels."""
        return max((page.roomy_width() for page in self._scrolling), default=0)

    def title(self, name: str) -> str:
        """What a tab is called."""
        return {
            "data": self.tr("Data"),
            "training": self.tr("Training"),
            "results": self.tr("Results"),
            "inside": self.tr("Inside"),
            "draw": self.tr("Draw"),
            "compare": self.tr("Compare"),
            "lab": self.tr("Lab"),
        }[name]

    def current(self) -> str:
        """The name of the tab that is shown."""
        return TABS[self.currentIndex()].name

    def ticked_runs(self) -> tuple[RunInfo, ...]:
        """The runs that are ticked in Compare; none before that tab is built."""
        runs = getattr(self._pages.get("compare"), "runs", None)
        return () if runs is None else runs.ticked()

    @staticmethod
    def names() -> tuple[str, ...]:
        """The names of all tabs."""
        return tuple(tab.name for tab in TABS)

    def enter(self, name: str) -> None:
        """Show a tab."""
        self.setCurrentIndex([tab.name for tab in TABS].index(name))

    def go_to(self, name: str) -> None:
        """Show a tab and put the focus into it, as whoever presses its key wants."""
        self.enter(name)
        page, (tab,) = self.page(name), (tab for tab in TABS if tab.name == name)
        for each in tab.first:
            widget = page.findChild(QWidget, each)
            if widget is not None and widget.isVisibleTo(page) and widget.isEnabled() and widget.focusPolicy():
                widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return
        self.tabBar().setFocus(Qt.FocusReason.ShortcutFocusReason)

    def load(self, names: Collection[str]) -> None:
        """Import and build tabs without blocking the window.

        A tab that cannot be built stops none of the others; it is tried again when it is opened.
        """
        self._wanted |= set(names)
        self._preparing += 1
        stop = StopToken()
        work = partial(prepare_imports, tuple(tab.module for tab in TABS if tab.name in names), stop)
        start = partial(self._session.tasks.start, stop=stop, may_be_left=True)
        start("prepare imports", work, self._load_with, self._load_unprepared)

    def load_remaining(self) -> None:
        """Import and build the other tabs without blocking the window; emits `loaded` at the end."""
        self._failures.clear()
        self.load(self.names())

    def hold(self, is_held: bool) -> None:
        """Set whether loading waits. A tab that is opened meanwhile is built all the same."""
        self._is_held = is_held
        self._go_on()

    def follow_theme(self) -> None:
        """Take the colors of the theme."""
        self.draw_icons()

    def icon_name(self, index: int) -> str:
        """Which icon a tab has beside its title."""
        return TABS[index].icon

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        for index, tab in enumerate(TABS[: self.count()]):
            self.setTabText(index, self.title(tab.name))
        self.fit_icons()

    def _load_with(self, modules: tuple[str, ...]) -> None:
        self._preparing -= 1
        self.prepared.emit()
        self._pieces = chain(self._pieces, self._missing_pieces(modules))
        self._go_on()

    def _load_unprepared(self, error: Exception) -> None:
        """Build the tabs all the same: each imports what it needs. One report at the end says what is missing."""
        logger.warning("What the tabs need cannot be imported ahead", exc_info=error)
        self._failures.append(error.with_traceback(None))
        self._load_with(())

    def _go_on(self) -> None:
        if self._wanted and not (self._preparing or self._is_held or self._is_going_on):
            self._is_going_on = True
            soon(self, self._load_next)

    def _load_next(self) -> None:
        self._is_going_on = False
        if self._preparing or self._is_held:
            return
        if next(self._pieces, self) is not self:
            self._go_on()
        else:
            self._catch_up()

    def _catch_up(self) -> None:
        is_all = self._wanted.issuperset(self.names())
        self._wanted.clear()
        self.caught_up.emit()
        if is_all:
            self.loaded.emit()
            if self._failures:
                self._session.report(self._failures[0])

    def _missing_pieces(self, modules: tuple[str, ...]) -> Iterator[None]:
        yield from import_pieces(modules)
        for tab in TABS:
            if tab.name in self._wanted and tab.name not in self._pages:
                try:
                    self.page(tab.name)
                except Exception as error:
                    logger.warning("The tab %s cannot be built", tab.name, exc_info=True)
                    # Without the traceback, which would keep the half of a tab alive, for all events that tabs get.
                    self._failures.append(error.with_traceback(None))
                yield

    def _show_training(self) -> None:
        """Show it a turn of the event loop later: the start of a run fills the tab, and showing it lays it out and paints it."""
        soon(self, partial(self.enter, "training"))

    def _show_runs(self) -> None:
        self.enter("compare")

    def _load_index(self, index: int) -> None:
        self.page(TABS[index].name)
