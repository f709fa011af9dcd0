"""One test image, large, with all that the network says of it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from mnist_desktop.training.engine_interface import OpenedRun
from mnist_desktop.ui.results.probability_chart import ProbabilityChart
from mnist_desktop.ui.shared import theme
from mnist_desktop.ui.shared.class_names import class_names
from mnist_desktop.ui.shared.numbers import percent
from mnist_desktop.ui.shared.pictures import gray_image
from mnist_desktop.ui.shared.plain_text import PlainLabel
from mnist_desktop.ui.shared.retranslation import FollowsLanguage

EDGE, SMALL_EDGE = 140, 84
"""Logical pixels of the picture: five to a pixel of the image, and three where there is little width."""


class SampleDetail(theme.FollowsTheme, FollowsLanguage, QFrame):
    """The side pane of the sample grid.

    Signals
    -------
    closed()
        The user closes the detail to get its space back.
    class_chosen(int, int)
        The user wants the images of this true class that are read as this one.
    """

    closed = Signal()
    class_chosen = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sampleDetail")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._shown: tuple[OpenedRun, int] | None = None
        self._right = True
        self._picture = QLabel()
        self._picture.setObjectName("samplePicture")
        self._title = PlainLabel(objectName="sampleTitle")
        self._verdict = PlainLabel(objectName="sampleVerdict", wordWrap=True)
        self._chart = ProbabilityChart()
        self._close = QToolButton(autoRaise=True)
        self._close.setObjectName("closeSampleButton")
        self._close.clicked.connect(self.closed)
        self._chart.class_chosen.connect(self.class_chosen)
        self._edge = 0
        self._arrange()
        self._set_edge(EDGE)
        self.follow_theme()
        self.retranslate()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self._close.setToolTip(self.tr("Close this image"))
        self._close.setAccessibleName(self.tr("Close this image"))
        if self._shown is not None:
            self._write(*self._shown)

    def show_sample(self, run: OpenedRun, index: int) -> None:
        """Show the test image `index` of `run`."""
        self._shown = run, index
        self._write(run, index)
        self.show()

    def follow_epoch(self, run: OpenedRun) -> None:
        """Say what the network said of the same image after another epoch."""
        if self._shown is not None:
            self._shown = run, self._shown[1]
            self._write(*self._shown)

    def _write(self, run: OpenedRun, index: int) -> None:
        names, evaluation = class_names(run.dataset), run.evaluation
        true, predicted = int(evaluation.labels[index]), int(evaluation.predicted[index])
        self._show_picture()
        self._title.setText(self.tr("Test image {index:,}").format(index=index))
        words = {"true": names[true], "predicted": names[predicted], "share": percent(float(evaluation.confidence[index]))}
        if true == predicted:
            text = self.tr("Right: {true}, read as {predicted} with {share}.")
        else:
            text = self.tr("Wrong: {true}, but read as {predicted} with {share}.")
        self._right = true == predicted
        self._verdict.setText(text.format(**words))
        self._picture.setAccessibleName(self._title.text())
        self._picture.setAccessibleDescription(self._verdict.text())
        self._chart.set_sample(evaluation.probabilities[index], true, names)
        self.follow_theme()

    def minimumSizeHint(self) -> QSize:
        """Wide enough for the small picture beside the chart."""
        least = super().minimumSizeHint()
        return QSize(least.width() - self._edge + SMALL_EDGE, least.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the picture as large as the width allows."""
        super().resizeEvent(event)
        self._set_edge(EDGE if self.width() >= self.minimumSizeHint().width() - SMALL_EDGE + EDGE else SMALL_EDGE)

    def _set_edge(self, edge: int) -> None:
        if edge != self._edge:
            self._edge = edge
            self._picture.setFixedSize(edge, edge)
            self._verdict.setMaximumWidth(edge)
            self._show_picture()

    def _show_picture(self) -> None:
        if self._shown is None:
            return
        run, index = self._shown
        device = round(self._edge * self.devicePixelRatioF())
        pixmap = QPixmap.fromImage(gray_image(run.dataset.test_images[index]).scaled(device, device))
        pixmap.setDevicePixelRatio(self.devicePixelRatioF())
        self._picture.setPixmap(pixmap)

    def follow_theme(self) -> None:
        """Take the colors of the theme."""
        palette = theme.colors()
        self._close.setIcon(theme.icon("mdi6.close"))
        style = f"color: {palette.right if self._right else palette.wrong};"
        if self._verdict.styleSheet() != style:
            self._verdict.setStyleSheet(style)

    def _arrange(self) -> None:
        bold = self._title.font()
        bold.setBold(True)
        self._title.setFont(bold)
        left = QVBoxLayout()
        left.addWidget(self._picture)
        left.addWidget(self._verdict)
        left.addStretch()
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._close)
        grid = QGridLayout(self)
        grid.setContentsMargins(8, 4, 4, 8)
        grid.setHorizontalSpacing(12)
        grid.addLayout(head, 0, 0, 1, 2)
        grid.addLayout(left, 1, 0)
        grid.addWidget(self._chart, 1, 1, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(1, 1)
