"""All maps of a result beside each other, at one zoom, and the current pixel."""

from __future__ import annotations

from functools import partial
from itertools import chain, repeat

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from mnist_desktop.core.lab.pipeline import LabResult
from mnist_desktop.core.lab.window_sum import Place, receptive_fields
from mnist_desktop.ui.lab.arrangement import Layout, arrange
from mnist_desktop.ui.lab.board_content import (
    Key,
    content_of,
    groupings_of,
    headings_of,
    map_keys,
    moved,
    near,
    stages_of_round,
)
from mnist_desktop.ui.lab.map_view import MapView
from mnist_desktop.ui.lab.viewport import Viewport, next_zoom
from mnist_desktop.ui.shared.color_scale import ScaleChoice
from mnist_desktop.ui.shared.muted_label import MutedLabel
from mnist_desktop.ui.shared.retranslation import FollowsLanguage

NOWHERE = Place(1, 0, -1, -1)
"""The current pixel of a new board, which becomes the middle of the first feature map."""


class Board(FollowsLanguage, QScrollArea):
    """Shows a result. All views have one zoom, and are moved together.

    Signals
    -------
    place_changed(Place)
        The user points at another pixel, or its number is another one by now.
    map_picked(int, int)
        The user chose a map of a round: the round, 1 or 2, and the number of its kernel.
    zoom_changed(float)
        Screen pixels per number.
    save_wanted(MapContent)
        The user wants a map as a file.
    """

    place_changed = Signal(object)
    map_picked = Signal(int, int)
    zoom_changed = Signal(float)
    save_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("labBoard")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._canvas = QWidget()
        self.setWidget(self._canvas)
        self.viewport().setAutoFillBackground(False)  # the page's own ground, which is white on paper
        self._canvas.setAutoFillBackground(False)
        self._headings = [MutedLabel("", self._canvas) for _ in range(2)]
        for heading in self._headings:
            heading.setWordWrap(True)
        self._views: list[MapView] = []
        self._keys: list[Key] = []
        self._result: LabResult | None = None
        self._choice = ScaleChoice.AUTOMATIC
        self._viewport = Viewport()
        self._fitting_zoom = 1.0
        self._is_fitting = True
        self._place = self._wanted = NOWHERE
        self._is_sliding = False

    # What it shows

    @property
    def result(self) -> LabResult | None:
        """What is shown."""
        return self._result

    @property
    def place(self) -> Place:
        """The current pixel."""
        return self._place

    @property
    def zoom(self) -> float:
        """Screen pixels per number."""
        return self._viewport.zoom

    @property
    def is_fitting(self) -> bool:
        """Whether all of each map is seen."""
        return self._is_fitting

    def view(self, stage: int, number: int) -> MapView:
        """The view of a map; raises ValueError when there is none."""
        return self._views[self._keys.index((stage, number))]

    @property
    def chosen_view(self) -> MapView | None:
        """The view of the current pixel; None before the first result."""
        return self.view(self._place.stage, self._place.map) if self._keys else None

    def show_result(self, result: LabResult) -> None:
        """Show other maps. The current pixel stays the same if it exists in them."""
        sizes_before = _sizes(self._result)
        self._result = result
        self._keys = map_keys(result)
        self._wanted = near(self._wanted, result) if self._wanted is NOWHERE else self._wanted
        self._place = near(self._wanted, result)
        if _sizes(result) != sizes_before:
            self._arrange(result)
        self._fill(result)
        self._show_place(result, self._place)

    def retranslate(self) -> None:
        """Say headings and titles in the language that is spoken now, and let what is said of the current pixel be said again."""
        if self._result is not None:
            self._arrange(self._result)
            self._fill(self._result)
            self.place_changed.emit(self._place)

    def set_scale_choice(self, choice: ScaleChoice) -> None:
        """Color the numbers in another way."""
        self._choice = choice
        if self._result is not None:
            self._fill(self._result)

    def set_place(self, place: Place, covered_from: tuple[int, int, int] | None = None) -> None:
        """Make a pixel the current one; it is highlighted with all pixels that it was computed from.

        For `covered_from` see :meth:`MapView.set_covered_from`.
        """
        if self._result is not None:
            self._wanted = place
            self._show_place(self._result, place, covered_from)
            self._follow(place)

    def choose_map(self, number: int, kernel: int) -> None:
        """Choose the same pixel of another map: that of a round, 1 or 2, and a kernel. The map may be computed later."""
        stages = stages_of_round(self._result, number) if self._result is not None else []
        if self._result is not None and stages:
            stage = self._place.stage if self._place.stage in stages else stages[0]
            self._wanted = moved(self._place, (stage, kernel), self._result)
            self._show_place(self._result, near(self._wanted, self._result))
            self.ensureWidgetVisible(self.view(stage, self._place.map))

    def _show_place(self, result: LabResult, place: Place, covered_from: tuple[int, int, int] | None = None) -> None:
        self._place, self._is_sliding = place, covered_from is not None
        fields = receptive_fields(result, place)
        this_round = result.stages[place.stage].plan.round
        for view, (stage, number) in zip(self._views, self._keys, strict=False):
            here = (stage, number) == (place.stage, place.map)
            is_before = stage < place.stage and (number == place.map or result.stages[stage].plan.round < this_round)
            view.set_marks([fields[stage]] if here or is_before else [])
            view.set_chosen(here)
            view.set_covered_from(covered_from if here else None)
        self.place_changed.emit(place)

    def _fill(self, result: LabResult) -> None:
        """Give each view its numbers."""
        for view, key in zip(self._views, self._keys, strict=False):
            view.show_map(content_of(result, key, self._choice), self._viewport)

    # Zoom

    def zoom_by(self, steps: int) -> None:
        """Go in (or, below zero, out) around the current pixel."""
        view = self.chosen_view
        if view is not None:
            self._zoom(view, steps, *view.share_of(self._place.row, self._place.column))

    def fit(self) -> None:
        """Show all of each map."""
        self._is_fitting = True
        self._see(Viewport(self._fitting_zoom))

    def _zoom(self, view: MapView, steps: int, row: float, column: float) -> None:
        zoom = next_zoom(self.zoom, steps, self._fitting_zoom)
        self._is_fitting = zoom == self._fitting_zoom
        self._see(self._viewport.centred(*view.middle_seen()).zoomed(zoom, row, column))

    def _drag(self, view: MapView, rows: float, columns: float) -> None:
        row, column = view.middle_seen()
        self._see(self._viewport.centred(row - rows, column - columns))

    def _follow(self, place: Place) -> None:
        """Move what is seen so that a pixel is among it."""
        view = self.chosen_view
        if view is not None and not view.shows(place.row, place.column):
            self._see(self._viewport.centred(*view.share_of(place.row, place.column)))

    def _see(self, viewport: Viewport) -> None:
        self._viewport = viewport
        for view in self._views:
            view.set_viewport(viewport)
        self.zoom_changed.emit(viewport.zoom)

    # What the views say

    def _point(self, view: MapView, row: int, column: int) -> None:
        self.set_place(Place(*self._keys[self._views.index(view)], row, column))

    def _hover(self, view: MapView, row: int, column: int) -> None:
        if self._result is not None and not self._is_sliding:
            self._show_place(self._result, Place(*self._keys[self._views.index(view)], row, column))

    def _go_back(self) -> None:
        """Show the chosen pixel again when the pointer leaves the maps."""
        if self._result is not None and not self._is_sliding:
            self._show_place(self._result, near(self._wanted, self._result))

    def _pick(self, view: MapView) -> None:
        stage, number = self._keys[self._views.index(view)]
        if self._result is not None and stage > 0:
            self.map_picked.emit(self._result.stages[stage].plan.round, number)

    def _save(self, view: MapView) -> None:
        self.save_wanted.emit(view.content)

    # How it is laid out

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find the zoom at which everything fits."""
        super().resizeEvent(event)
        if self._result is not None:
            self._arrange(self._result)

    def sizeHint(self) -> QSize:
        """The size for a picture and its maps."""
        return QSize(600, 320)

    def _arrange(self, result: LabResult) -> None:
        self._provide_views()
        for label, text in zip(self._headings, chain(headings_of(result), repeat("")), strict=False):
            label.setText(text)
            label.setVisible(bool(text))
        layout, width = self._layout(result)
        for view, rectangle in zip(self._views, layout.views, strict=False):
            view.setGeometry(rectangle)
        for label, top in zip(self._headings, layout.headings, strict=False):
            label.setGeometry(0, top, width, label.heightForWidth(width))
        self._canvas.resize(width, layout.height)
        self._fitting_zoom = layout.zoom
        if self._is_fitting or self.zoom < layout.zoom:
            self.fit()

    def _layout(self, result: LabResult) -> tuple[Layout, int]:
        """Where everything lies, and in what width: if it is higher than the room, beside a scroll bar."""
        room = self.maximumViewportSize()
        for width in (room.width(), room.width() - self.verticalScrollBar().sizeHint().width()):
            heights = tuple(label.heightForWidth(width) for label in self._headings if label.text())
            layout = arrange(groupings_of(result, heights), QSize(width, room.height()), self._views[0].frame_height)
            if layout.height <= room.height():
                break
        return layout, width

    def _provide_views(self) -> None:
        """Make as many views as there are maps; hide those that are not needed now."""
        while len(self._views) < len(self._keys):
            view = MapView(self._canvas)
            view.hovered.connect(partial(self._hover, view))
            view.left.connect(self._go_back)
            view.pointed.connect(partial(self._point, view))
            view.picked.connect(partial(self._pick, view))
            view.dragged.connect(partial(self._drag, view))
            view.zoom_wanted.connect(partial(self._zoom, view))
            view.save_wanted.connect(partial(self._save, view))
            self._views.append(view)
        for number, view in enumerate(self._views):
            view.setVisible(number < len(self._keys))
            if number >= len(self._keys):
                view.clear()


def _sizes(result: LabResult | None) -> list[tuple[int, tuple[int, int]]]:
    """What the arrangement hangs on."""
    return [(stage.plan.maps, stage.plan.size) for stage in result.stages] if result is not None else []
