"""All maps of a result beside each other, at one zoom, and the pixel that is looked at."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from mnist_desktop.core.lab.kernels import OWN
from mnist_desktop.core.lab.pipeline import LabResult, Stage
from mnist_desktop.core.lab.window_sum import Place, receptive_fields
from mnist_desktop.ui.lab.arrangement import Layout, Section, arrange
from mnist_desktop.ui.lab.colour_scale import ColourScale, ScaleChoice
from mnist_desktop.ui.lab.map_view import MapContent, MapView
from mnist_desktop.ui.lab.viewport import Viewport, next_zoom
from mnist_desktop.ui.shared.muted_label import MutedLabel
from mnist_desktop.ui.shared.texts import core_text

Key = tuple[int, int]
"""Which map a view shows: its stage, and its number in the stage."""


class Board(QScrollArea):
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
        self._place = self._wanted = Place(1, 0, -1, -1)

    # What it shows

    @property
    def result(self) -> LabResult | None:
        """What is shown."""
        return self._result

    @property
    def place(self) -> Place:
        """The pixel that is looked at."""
        return self._place

    @property
    def zoom(self) -> float:
        """Screen pixels per number."""
        return self._viewport.zoom

    def view(self, stage: int, number: int) -> MapView:
        """The view of a map; raises ValueError when there is none."""
        return self._views[self._keys.index((stage, number))]

    @property
    def chosen_view(self) -> MapView | None:
        """The view of the pixel that is looked at."""
        key = (self._place.stage, self._place.map)
        return self.view(*key) if key in self._keys else None

    def show_result(self, result: LabResult) -> None:
        """Show other maps. The pixel that is looked at stays the same, as far as there is one."""
        sizes_before = self._sizes()
        self._result = result
        self._keys = _keys(result)
        if self._sizes() != sizes_before:
            self._arrange()
        self._fill()
        self._look_at(_near(self._wanted, result))

    def set_scale_choice(self, choice: ScaleChoice) -> None:
        """Colour the numbers in another way."""
        self._choice = choice
        self._fill()

    def set_place(self, place: Place, covered_from: tuple[int, int, int] | None = None) -> None:
        """Look at a pixel: it, and all that it was made of, is lit up. `covered_from`: see :meth:`MapView.set_covered_from`."""
        self._wanted = place
        self._look_at(place, covered_from)
        self._follow(place)

    def _look_at(self, place: Place, covered_from: tuple[int, int, int] | None = None) -> None:
        if self._result is None:
            return
        self._place = place
        fields = receptive_fields(self._result, place)
        this_round = self._result.stages[place.stage].plan.round
        for view, (stage, number) in zip(self._views, self._keys, strict=False):
            here = (stage, number) == (place.stage, place.map)
            same_kernel = number == place.map or self._result.stages[stage].plan.round < this_round
            is_seen = here or (stage < place.stage and same_kernel)
            view.set_marks([fields[stage]] if is_seen else [])
            view.set_chosen(here)
            view.set_covered_from(covered_from if here else None)
        self.place_changed.emit(place)

    def _follow(self, place: Place) -> None:
        """Move what is seen so that a pixel is among it."""
        view = self.chosen_view
        window = view.window_seen() if view is not None else None
        if view is not None and view.content is not None and window is not None and not window.shows(place.row, place.column):
            height, width = view.content.values.shape
            self._see(self._viewport.centred((place.row + 0.5) / height, (place.column + 0.5) / width))

    def look_at_map(self, number: int, kernel: int) -> None:
        """Look at the same pixel of another map: that of a round, 1 or 2, and a kernel."""
        stages = [index for index, stage in enumerate(self._result.stages) if stage.plan.round == number] if self._result else []
        if self._result is not None and stages:
            stage = self._place.stage if self._place.stage in stages else stages[0]
            self._wanted = _moved(self._place, stage, kernel, self._result)
            self._look_at(_near(self._wanted, self._result))
            self.ensureWidgetVisible(self.view(stage, self._place.map))

    # Zoom

    def zoom_by(self, steps: int) -> None:
        """Go in (or, below zero, out) about the pixel that is looked at."""
        view = self.chosen_view
        if view is not None and view.content is not None:
            height, width = view.content.values.shape
            self._zoom(view, steps, (self._place.row + 0.5) / height, (self._place.column + 0.5) / width)

    def fit(self) -> None:
        """Show all of each map."""
        self._is_fitting = True
        self._see(Viewport(self._fitting_zoom))

    def _zoom(self, view: MapView, steps: int, row: float, column: float) -> None:
        zoom = next_zoom(self.zoom, steps, self._fitting_zoom)
        self._is_fitting = zoom == self._fitting_zoom
        self._see(self._seen_by(view).zoomed(zoom, row, column))

    def _drag(self, view: MapView, rows: float, columns: float) -> None:
        if view.content is not None:
            (height, width), seen = view.content.values.shape, self._seen_by(view)
            self._see(seen.centred(seen.row - rows / height, seen.column - columns / width))

    def _seen_by(self, view: MapView) -> Viewport:
        """The viewport whose middle is the middle of what a view really shows, which ends at the edge of its map."""
        window = view.window_seen()
        if window is None or view.content is None:
            return self._viewport
        height, width = view.content.values.shape
        return self._viewport.centred((window.top + window.height / 2) / height, (window.left + window.width / 2) / width)

    def _see(self, viewport: Viewport) -> None:
        self._viewport = viewport
        for view in self._views:
            view.set_viewport(viewport)
        self.zoom_changed.emit(viewport.zoom)

    # What the views say

    def _point(self, view: MapView, row: int, column: int) -> None:
        self.set_place(Place(*self._keys[self._views.index(view)], row, column))

    def _pick(self, view: MapView) -> None:
        stage, number = self._keys[self._views.index(view)]
        if self._result is not None and stage > 0:
            self.map_picked.emit(self._result.stages[stage].plan.round, number)

    def _save(self, view: MapView) -> None:
        self.save_wanted.emit(view.content)

    # How it is laid out

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find another zoom at which everything fits."""
        super().resizeEvent(event)
        self._arrange()

    def sizeHint(self) -> QSize:
        """Enough for a picture and its maps."""
        return QSize(600, 320)

    def _sizes(self) -> list[tuple[Key, tuple[int, int]]]:
        """What the arrangement hangs on."""
        return [(key, self._result.stages[key[0]].plan.size) for key in self._keys] if self._result else []

    def _arrange(self) -> None:
        if self._result is None:
            return
        self._provide_views()
        layout = self._layout()
        for view, rectangle in zip(self._views, layout.views, strict=False):
            view.setGeometry(rectangle)
        for heading, top in zip(self._headings, layout.headings, strict=False):
            heading.setGeometry(0, top, self._canvas_width(layout), heading.heightForWidth(self._canvas_width(layout)))
        self._canvas.resize(self._canvas_width(layout), layout.height)
        self._fitting_zoom = layout.zoom
        if self._is_fitting or self.zoom < layout.zoom:
            self.fit()

    def _layout(self) -> Layout:
        room, frame = self.maximumViewportSize(), self._views[0].frame_height
        layout = arrange(self._alternatives(room.width()), room, frame)
        if layout.height <= room.height():
            return layout
        room.setWidth(room.width() - self.verticalScrollBar().sizeHint().width())
        return arrange(self._alternatives(room.width()), room, frame)

    def _canvas_width(self, layout: Layout) -> int:
        room = self.maximumViewportSize()
        scrolls = layout.height > room.height()
        return room.width() - (self.verticalScrollBar().sizeHint().width() if scrolls else 0)

    def _alternatives(self, width: int) -> list[list[Section]]:
        """All in one row, as long as there is one kernel; or the maps where there is room for them."""
        sections = self._sections(width)
        picture, *maps = sections[0].groups
        if len(maps) != 1:
            return [sections]
        return [[Section(sections[0].heading, ((*picture, *maps[0]),)), *sections[1:]], sections]

    def _sections(self, width: int) -> list[Section]:
        """The picture and the first round; a second one below it."""
        if self._result is None:
            return []
        has_second = any(stage.plan.round == 2 for stage in self._result.stages)
        headings = (self.tr("First round"), self.tr(
            "Second round: each kernel is applied to every map of the first round and the results are added up, as Conv2D does "
            "with the same kernel in every channel."
        ))  # fmt: skip
        sections = []
        for number, heading in enumerate(headings[: 1 + has_second], start=1):
            label = self._headings[number - 1]
            label.setText(heading)
            label.setVisible(has_second)
            stages = [stage for stage in self._result.stages if stage.plan.round == number]
            groups = [tuple(stage.plan.size for stage in stages)] * (stages[0].plan.maps if stages else 0)
            if number == 1:
                groups = [(self._result.stages[0].plan.size,), *groups]
            sections.append(Section(label.heightForWidth(width) if has_second else 0, tuple(groups)))
        if not has_second:
            self._headings[1].hide()
        return sections

    def _provide_views(self) -> None:
        """As many views as there are maps; those that are not needed now wait unseen."""
        while len(self._views) < len(self._keys):
            view = MapView(self._canvas)
            view.pointed.connect(partial(self._point, view))
            view.picked.connect(partial(self._pick, view))
            view.dragged.connect(partial(self._drag, view))
            view.zoom_wanted.connect(partial(self._zoom, view))
            view.save_wanted.connect(partial(self._save, view))
            self._views.append(view)
        for number, view in enumerate(self._views):
            view.setVisible(number < len(self._keys))

    def _fill(self) -> None:
        """Give each view its numbers."""
        if self._result is None:
            return
        for view, (stage, number) in zip(self._views, self._keys, strict=False):
            view.show_map(self._content(self._result, self._result.stages[stage], number), self._viewport)

    def _content(self, result: LabResult, stage: Stage, number: int) -> MapContent:
        height, width = stage.plan.size
        scale = ColourScale.of(stage.ranges[number], self._choice)
        return MapContent(*self._titles(result, stage, number), f"{height} x {width}", stage.maps[number], scale)

    def _titles(self, result: LabResult, stage: Stage, number: int) -> tuple[str, str]:
        """What a map is called, and the same in short."""
        part = result.settings.second if stage.plan.round == 2 else result.settings.first
        if stage.plan.kind == "picture" or part is None:
            return (core_text(result.picture.name),) * 2
        order = f"{number + 1}  " if len(part.kernels) > 1 else ""
        if stage.plan.kind == "pooling":
            is_max = part.pooling.kind == "max"
            return (
                order + (self.tr("Max-pooled") if is_max else self.tr("Average-pooled")),
                self.tr("max") if is_max else self.tr("average"),
            )
        name = part.kernels[number].name
        if name == OWN:
            return order + self.tr("Feature map"), order + self.tr("map")
        return (order + core_text(name),) * 2


def _keys(result: LabResult) -> list[Key]:
    """The maps in the order in which they are seen: each feature map is followed by its pooled map."""
    keys = [(0, 0)]
    for number in (1, 2):
        stages = [index for index, stage in enumerate(result.stages) if stage.plan.round == number]
        maps = result.stages[stages[0]].plan.maps if stages else 0
        keys += [(stage, kernel) for kernel in range(maps) for stage in stages]
    return keys


def _moved(place: Place, stage: int, number: int, result: LabResult) -> Place:
    """The pixel of another map that lies in the same part of it."""
    old, new = (result.stages[at].plan.size for at in (place.stage, stage))
    row, column = place.row * new[0] // old[0], place.column * new[1] // old[1]
    return Place(stage, number, row, column)


def _near(place: Place, result: LabResult) -> Place:
    """The same place in another result, or the nearest there is; of a fresh board, the middle of the first feature map."""
    stage = min(place.stage, len(result.stages) - 1)
    height, width = result.stages[stage].plan.size
    row, column = (place.row, place.column) if place.row >= 0 else (height // 2, width // 2)
    return Place(stage, min(place.map, result.stages[stage].plan.maps - 1), min(row, height - 1), min(column, width - 1))
