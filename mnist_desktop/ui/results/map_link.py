"""Brings the page *Map* together with the session: makes its maps in the background; only the newest is shown."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QTimer

from mnist_desktop.core.errors import UserError
from mnist_desktop.core.insight.image_map import Method
from mnist_desktop.core.stop_token import StopToken
from mnist_desktop.training.engine_interface import OpenedRun
from mnist_desktop.training.image_map import ImageMap, map_images
from mnist_desktop.training.insights import InsightKeeper
from mnist_desktop.ui.results.map_page import MapPage, is_of_layer
from mnist_desktop.ui.session import Session
from mnist_desktop.workers.latest import Latest

CALM_MS = 400
"""So long after the last move of the slider of epochs t-SNE begins: it takes seconds, and nothing can interrupt it."""


class MapLink(QObject):
    """Maps the shown run while the page is looked at."""

    def __init__(self, session: Session, page: MapPage, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._page = session, page
        self._keeper = InsightKeeper(session.services.open_insight)
        # Apart: a PCA does not wait for a t-SNE that nobody wants any more and that runs to its end.
        self._making = {method: Latest(session.tasks, self, one_at_a_time=True) for method in Method}
        self._run: OpenedRun | None = None
        self._made: object = None
        self._made_of: OpenedRun | None = None  # held, as `_made` tells its parts apart by their ids
        self._map_of = ""
        self._calm = QTimer(self, singleShot=True)
        self._calm.setInterval(CALM_MS)
        self._calm.timeout.connect(self._begin)
        page.asked.connect(self.ask)
        page.stopped.connect(self._give_up)

    def show_run(self, run: OpenedRun | None) -> None:
        """Map another run from now on, another epoch of it, or none."""
        self._run = run
        self._page.set_run(run)
        if run is None:
            self._stop()
        elif self._page.isVisible():
            self.ask()

    def ask(self) -> None:
        """Make the map that is chosen, unless it is shown already or being made."""
        wanted = self._wanted()
        if wanted is None or wanted == self._made:
            return
        self._stop()
        self._made, self._made_of = wanted, self._run
        self._page.set_working(works=True)
        if self._page.method is Method.TSNE:
            self._calm.start()
        else:
            self._begin()

    def _wanted(self) -> object:
        """What decides how the map looks."""
        run, column = self._run, self._page.column
        if run is None or column is None:
            return None
        weights = id(run.record.weights) if is_of_layer(column) else 0
        return run.record.info.id, id(run.dataset), weights, column, self._page.method

    def _begin(self) -> None:
        run, column, method = self._run, self._page.column, self._page.method
        if run is not None and column is not None:
            stop = StopToken()
            work = partial(map_images, self._keeper, run, column, method, stop)
            self._making[method].start("map images", work, self._take, self._fail, stop=stop, may_be_left=True)

    def _stop(self) -> None:
        self._made = self._made_of = None
        self._calm.stop()
        for each in self._making.values():
            each.forget()

    def _give_up(self) -> None:
        """The map before stays, unless it is of another run."""
        self._stop()
        if self._run is not None and self._run.record.info.id != self._map_of:
            self._page.show_map(None)

    def _take(self, made: ImageMap | None) -> None:
        self._map_of = "" if self._run is None else self._run.record.info.id
        self._page.show_map(made)

    def _fail(self, error: Exception) -> None:
        self._made = self._made_of = None  # it may be tried again
        if isinstance(error, UserError):
            self._page.say_problem(error)
        else:
            self._page.show_map(None)
            self._session.report(error)
