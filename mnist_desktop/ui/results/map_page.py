"""The page with the map of the images: what is mapped, how, the map itself, and a line that says what it shows."""

from __future__ import annotations

from math import prod

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from mnist_desktop.core.errors import UserError
from mnist_desktop.core.insight.columns import Column, ColumnKind, columns_of
from mnist_desktop.core.insight.image_map import Method, missing_classes
from mnist_desktop.core.results.samples import Selection, select
from mnist_desktop.core.table_text import table_text
from mnist_desktop.training.engine_interface import OpenedRun
from mnist_desktop.training.image_map import ImageMap
from mnist_desktop.ui.results.map_view import MapView
from mnist_desktop.ui.shared.class_names import class_names
from mnist_desktop.ui.shared.muted_label import MutedLabel
from mnist_desktop.ui.shared.numbers import percent
from mnist_desktop.ui.shared.plain_text import with_key
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.targets import keep_targets
from mnist_desktop.ui.shared.texts import say
from mnist_desktop.ui.shared.waiting import Waiting
from mnist_desktop.ui.shared.wheelless import Wheelless
from mnist_desktop.ui.shared.wrapping import WrappingRow


class _Chooser(Wheelless, QComboBox):
    """What is mapped, or how."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(9)


class MapPage(FollowsLanguage, QWidget):
    """Shows a map, and asks for another when another layer or method is chosen.

    Signals
    -------
    asked()
        A map is wanted of what is chosen now.
    stopped()
        The map that is being made is not wanted any more.
    """

    asked = Signal()
    stopped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("mapPage")
        self._run: OpenedRun | None = None
        self._columns: tuple[Column, ...] = ()
        self._selection = Selection()
        self._problem: UserError | None = None
        self._is_stopped = False
        self._waiting = Waiting(self)
        self._column, self._method = _Chooser("mapColumn"), _Chooser("mapMethod")
        for method in Method:
            self._method.addItem("", method)
        self._column_label, self._method_label = QLabel(), QLabel()
        self._column_label.setBuddy(self._column)
        self._method_label.setBuddy(self._method)
        self._stop = QPushButton()
        self._stop.setObjectName("mapStop")
        self._works = QProgressBar()
        self._works.setRange(0, 0)  # how long it takes is not known
        self._works.setMaximumWidth(80)
        self._reset = QPushButton()
        self._reset.setObjectName("mapReset")
        self.view = MapView()
        self._caption = MutedLabel()
        self._caption.setObjectName("mapCaption")
        self._caption.setWordWrap(True)
        self._arrange()
        keep_targets(self._column, self._method, self._stop, self._reset)
        self._column.currentIndexChanged.connect(self._ask)
        self._method.currentIndexChanged.connect(self._ask)
        self._stop.clicked.connect(self._give_up)
        self._reset.clicked.connect(self.view.reset_zoom)
        self._waiting.changed.connect(self._write)
        self.set_working(works=False)
        self.retranslate()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self._column_label.setText(with_key(self.tr("Map of"), "M"))
        self._method_label.setText(with_key(self.tr("by"), "B"))
        self._column.setAccessibleName(self.tr("What is mapped"))
        self._method.setAccessibleName(self.tr("How images are placed"))
        for at, column in enumerate(self._columns):
            self._column.setItemText(at, self._title(column))
        for at, text in enumerate((self.tr("PCA"), self.tr("t-SNE"))):
            self._method.setItemText(at, text)
        self._stop.setText(self.tr("Stop"))
        self._stop.setToolTip(self.tr("Do not wait for this map; the one before stays."))
        self._reset.setText(self.tr("Show all"))
        self._reset.setToolTip(self.tr("Bring all points into view again (0)."))
        self._works.setAccessibleName(self.tr("The map is being made"))
        self._write()

    # What it shows

    @property
    def column(self) -> Column | None:
        """What is to be mapped."""
        at = self._column.currentIndex()
        return self._columns[at] if 0 <= at < len(self._columns) else None

    @property
    def method(self) -> Method:
        """How images are to be placed."""
        return Method(self._method.currentData())

    def set_run(self, run: OpenedRun | None) -> None:
        """Take another run, another epoch of it, or none; the map follows when :meth:`show_map` is called."""
        before, self._run = self._run, run
        if run is None:
            self.show_map(None)
            return
        if before is None or before.record.info.spec != run.record.info.spec:
            self._columns = columns_of(run.record.info.spec)
            with QSignalBlocker(self._column):
                self._column.clear()
                self._column.addItems([self._title(column) for column in self._columns])
        if before is None or before.dataset is not run.dataset:
            self.view.show_map(run, None)
        else:
            self.view.set_run(run)
        self._mark_chosen()
        self._write()

    def set_working(self, *, works: bool) -> None:
        """Say that a map is being made."""
        self._works.setVisible(works)
        self._stop.setVisible(works)
        if works:
            self._is_stopped = False
            self._problem = None
            self._waiting.begin()
        else:
            self._waiting.end()

    def show_map(self, shown: ImageMap | None) -> None:
        """Show a map."""
        self.set_working(works=False)
        self._problem = None
        self.view.show_map(self._run, shown)
        self._mark_chosen()
        self._write()

    def say_problem(self, problem: UserError) -> None:
        """Say why there is no map."""
        self.show_map(None)
        self._problem = problem
        self._write()

    def show_selection(self, selection: Selection) -> None:
        """Show the points of these images before the others."""
        self._selection = selection
        self._mark_chosen()

    def table(self, separator: str) -> str:
        """The coordinates of each image, with its classes."""
        run, shown = self._run, self.view.shown
        titles = self.tr("test image"), self.tr("true class"), self.tr("predicted class")
        rows: list[tuple[object, ...]] = [(*titles, "x", "y")]
        if run is not None and shown is not None:
            names, evaluation = class_names(run.dataset), run.evaluation
            for image, (x, y) in zip(shown.images.tolist(), shown.projection.points.tolist(), strict=True):
                rows.append((image, names[evaluation.labels[image]], names[evaluation.predicted[image]], x, y))
        return table_text(rows, separator)

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for the map now: while nobody watched, none was made."""
        super().showEvent(event)
        self.asked.emit()

    def _arrange(self) -> None:
        controls = WrappingRow()
        for label, box in ((self._column_label, self._column), (self._method_label, self._method)):
            pair = QWidget()
            row = QHBoxLayout(pair)
            row.setContentsMargins(0, 0, 0, 0)
            row.addWidget(label)
            row.addWidget(box)
            controls.add(pair)
        for each in (self._reset, self._works, self._stop):
            controls.add(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.addLayout(controls)
        column.addWidget(self.view, 1)
        column.addWidget(self._caption)

    def _title(self, column: Column) -> str:
        match column.kind:
            case ColumnKind.IMAGE:
                return self.tr("Pixels")
            case ColumnKind.MEAN:
                return self.tr("Mean of both ways")
            case ColumnKind.LOGITS:
                return self.tr("Logits")
            case ColumnKind.SOFTMAX:
                return self.tr("Softmax")
        return "" if column.layer is None else f"{column.index + 1}  {column.layer.kind} {column.layer.settings}".strip()

    def _mark_chosen(self) -> None:
        is_all = self._selection.is_all or self.view.shown is None  # without a map there is nothing to sort the images for
        self.view.set_chosen(None if is_all or self._run is None else select(self._run.evaluation, self._selection).tolist())

    def _ask(self) -> None:
        self._is_stopped = False
        self.asked.emit()

    def _give_up(self) -> None:
        self.set_working(works=False)
        self._is_stopped = True
        self.stopped.emit()
        self._write()

    def _write(self) -> None:
        shown, run = self.view.shown, self._run
        parts: list[str] = []
        if self._waiting.is_long:
            parts.append(self.tr("The map is being made…"))
        elif self._problem is not None:
            parts.append(say(self._problem))
        elif self._is_stopped:
            parts.append(self.tr("Stopped. Choose what to map or how, and a map is made again."))
        if run is None or shown is None:
            self._caption.setText(" ".join(parts))
            return
        count, shares = len(shown.images), shown.projection.shares
        if shares:
            text = self.tr("{count:,} images. The two axes show {share} of how the images differ.")
            parts.append(text.format(count=count, share=percent(sum(shares))))
        else:
            parts.append(
                self.tr("{count:,} images. Close ones are alike; distances between groups mean nothing.").format(count=count)
            )
        if shown.numbers == 1:
            parts.append(self.tr("The layer gives one number, so all points lie on a line."))
        names = class_names(run.dataset)
        missing = missing_classes(run.dataset.test_labels, len(names))
        if missing:
            absent = ", ".join(names[at] for at in missing)
            parts.append(self.tr("The test images show none of these classes: {classes}.").format(classes=absent))
        self._caption.setText(" ".join(parts))


def is_of_layer(column: Column) -> bool:
    """Whether a map of it changes with the weights."""
    return column.kind is not ColumnKind.IMAGE and prod(column.shape) > 0
