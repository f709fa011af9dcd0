"""All test predictions as pictures, filtered and sorted."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mnist_desktop.core.results.samples import Selection, select
from mnist_desktop.training.engine import OpenedRun
from mnist_desktop.ui.results.filter_bar import FilterBar
from mnist_desktop.ui.results.sample_detail import SampleDetail
from mnist_desktop.ui.shared.image_grid import Caption, ImageGrid
from mnist_desktop.ui.shared.numbers import percent
from mnist_desktop.ui.shared.plain_text import PlainLabel

TILE, LARGE_TILE = 56, 84  # pixels: two and three to a pixel of the image
ROOMY = 640  # pixels of width from which on images are large
SHORT_NAME = 2  # letters; two such names fit side by side below an image


class SamplesPanel(QWidget):
    """Filter, grid, and the image that was clicked.

    Signals
    -------
    selection_changed(Selection)
        The user wants other samples.
    """

    selection_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("samplesPanel")
        self._run: OpenedRun | None = None
        self._filter = FilterBar()
        self._count = PlainLabel(objectName="sampleCount", wordWrap=True)
        self._grid = ImageGrid()
        self._grid.setObjectName("sampleGrid")
        self._grid.setAccessibleName(self.tr("Test images with predictions"))
        self._grid.set_empty_text(self.tr("No test image fits this choice."))
        self._detail = SampleDetail()
        self._detail.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._filter)
        column.addWidget(self._count)
        column.addWidget(self._grid, 1)
        column.addWidget(self._detail)
        self._filter.selection_changed.connect(self.selection_changed)
        self._grid.activated.connect(self._open)
        self._grid.current_changed.connect(self._follow)
        self._detail.closed.connect(self._close)

    def set_run(self, run: OpenedRun) -> None:
        """Take the predictions of `run`; :meth:`show_selection` then shows them."""
        self._run = run
        self._detail.hide()
        names = run.dataset.class_names
        wrong = run.evaluation.wrong_count
        self._filter.set_classes(names)
        self._filter.set_counts(len(run.evaluation.labels) - wrong, wrong)
        self._grid.set_images(run.dataset.test_images)
        longest = max(names, key=len)
        self._grid.set_caption(self._caption, Caption((*self._classes(longest, longest), percent(0.9999))))

    def show_selection(self, selection: Selection) -> None:
        """Show the samples that `selection` asks for."""
        if self._run is None:
            return
        self._filter.set_selection(selection)
        order = select(self._run.evaluation, selection)
        self._grid.set_order(order)
        self._count.setText(
            self.tr("{shown:,} of {count:,} test images: true → predicted class, confidence").format(
                shown=len(order), count=len(self._run.evaluation.labels)
            )
        )
        if self._grid.current() < 0:
            self._detail.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show larger images where they fit, to be seen from far away."""
        super().resizeEvent(event)
        self._grid.set_tile(TILE if self.width() < ROOMY else LARGE_TILE)

    def _caption(self, index: int) -> Caption:
        run = self._run
        if run is None:
            return Caption(())
        true, predicted = int(run.evaluation.labels[index]), int(run.evaluation.predicted[index])
        names = run.dataset.class_names
        share = percent(float(run.evaluation.confidence[index]))
        words = self.tr("True class {true}, predicted class {predicted}, confidence {share}").format(
            true=names[true], predicted=names[predicted], share=share
        )
        lines = (*self._classes(names[true], names[predicted]), share)
        return Caption(lines, "right" if true == predicted else "wrong", words)

    def _classes(self, true: str, predicted: str) -> tuple[str, ...]:
        """Two class names, in as many lines as they take."""
        if len(true) <= SHORT_NAME and len(predicted) <= SHORT_NAME:
            return (f"{true} → {predicted}",)
        return true, f"→ {predicted}"

    def _open(self, index: int) -> None:
        if self._run is not None:
            self._detail.show_sample(self._run, index)
            self._grid.scroll_to(index)

    def _follow(self, index: int) -> None:
        if self._detail.isVisible():
            self._open(index)

    def _close(self) -> None:
        self._detail.hide()
        self._grid.setFocus()
