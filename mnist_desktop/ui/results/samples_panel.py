"""All test predictions as pictures, filtered and sorted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mnist_desktop.core.files import write_bytes
from mnist_desktop.core.results.samples import Outcome, Selection, select
from mnist_desktop.core.results.tables import COMMA, TAB, samples_table
from mnist_desktop.training.engine_interface import OpenedRun
from mnist_desktop.ui.results.filter_bar import FilterBar
from mnist_desktop.ui.results.filter_chip import FilterChip
from mnist_desktop.ui.results.sample_detail import SampleDetail
from mnist_desktop.ui.shared.class_names import class_names
from mnist_desktop.ui.shared.image_grid import Caption, ImageGrid
from mnist_desktop.ui.shared.menus import Menu
from mnist_desktop.ui.shared.numbers import percent
from mnist_desktop.ui.shared.pictures import gray_image
from mnist_desktop.ui.shared.plain_text import PlainLabel, without_key
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.saving import save_and_tell
from mnist_desktop.ui.shared.table_copies import ask_for_csv

TILE, LARGE_TILE = 56, 84  # pixels: two and three to a pixel of the image
ROOMY = 640  # pixels of width from which on images are large
COPY_SCALE = 10  # pixels of a copied picture to one of the image
SHORT_NAME = 2  # letters; two such names fit side by side below an image


class SamplesPanel(FollowsLanguage, QWidget):
    """Filter, grid, and the image that was clicked.

    Signals
    -------
    selection_changed(Selection)
        The user wants other samples.
    image_changed(int)
        The user looks at another image: its position in the test part, or a negative number for none.
    notice(str), problem(UserError)
        Something was done; a file could not be written.
    """

    selection_changed = Signal(object)
    image_changed = Signal(int)
    notice = Signal(str)
    problem = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("samplesPanel")
        self._run: OpenedRun | None = None
        self._filter = FilterBar()
        self._chip = FilterChip()
        self._count = PlainLabel(objectName="sampleCount", wordWrap=True)
        self._grid = ImageGrid()
        self._grid.setObjectName("sampleGrid")
        self._detail = SampleDetail()
        self._detail.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._filter)
        column.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._count)
        column.addWidget(self._grid, 1)
        column.addWidget(self._detail)
        self._filter.selection_changed.connect(self.selection_changed)
        self._chip.cleared.connect(self._clear)
        self._detail.class_chosen.connect(self._choose_class)
        self._grid.activated.connect(self._open)
        self._grid.current_changed.connect(self._follow)
        self._grid.copy_wanted.connect(self._copy_table)
        self._grid.menu_wanted.connect(self._show_menu)
        self._detail.closed.connect(self._close)
        self.retranslate()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self._grid.setAccessibleName(self.tr("Test images with predictions"))
        self._grid.set_empty_text(self.tr("No test image fits this choice."))
        if self._run is not None:
            self._name_classes(self._run)
            self._say_count(self._run)

    def set_run(self, run: OpenedRun, *, is_same: bool = False) -> None:
        """Take the predictions of `run`; :meth:`show_selection` then shows them.

        Where the run `is_same` as before, after another epoch or with another temperature, an open image stays open.
        """
        self._run = run
        if not is_same:
            self._detail.hide()
        wrong = run.evaluation.wrong_count
        self._filter.set_counts(len(run.evaluation.labels) - wrong, wrong)
        self._grid.set_images(run.dataset.test_images)
        self._name_classes(run)

    def follow_epoch(self, run: OpenedRun) -> None:
        """Take the predictions of another epoch of the same run. Filter, place and the image that is open stay."""
        self._run = run
        wrong = run.evaluation.wrong_count
        self._filter.set_counts(len(run.evaluation.labels) - wrong, wrong)
        bar = self._grid.verticalScrollBar()
        place = bar.value()
        self._grid.set_order(select(run.evaluation, self._filter.selection))
        bar.setValue(place)
        self._say_count(run)
        self._detail.follow_epoch(run)

    def _name_classes(self, run: OpenedRun) -> None:
        names = class_names(run.dataset)
        self._filter.set_classes(names)
        self._chip.set_classes(names)
        longest = max(names, key=len)
        self._grid.set_caption(self._caption, Caption((*_classes(names, longest, longest), percent(0.9999))))

    def show_selection(self, selection: Selection) -> None:
        """Show the samples that `selection` asks for."""
        if self._run is None:
            return
        self._filter.set_selection(selection)
        self._chip.show_selection(selection)
        order = select(self._run.evaluation, selection)
        self._grid.set_order(order)
        self._say_count(self._run)
        if self._grid.current() < 0:
            self._detail.hide()
        elif not self._detail.isHidden():
            self._detail.show_sample(self._run, self._grid.current())

    def _say_count(self, run: OpenedRun) -> None:
        sentence = self.tr("{shown:,} of {count:,} test images: true → predicted class, confidence")
        self._count.setText(sentence.format(shown=len(self._grid.order()), count=len(run.evaluation.labels)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the open image first."""
        if event.key() == Qt.Key.Key_Escape and not self._detail.isHidden():
            self._close()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show larger images where they fit, to be seen from far away."""
        super().resizeEvent(event)
        self._grid.set_tile(TILE if self.width() < ROOMY else LARGE_TILE)

    def _caption(self, index: int) -> Caption:
        run = self._run
        if run is None:
            return Caption(())
        true, predicted = int(run.evaluation.labels[index]), int(run.evaluation.predicted[index])
        names = class_names(run.dataset)
        share = percent(float(run.evaluation.confidence[index]))
        words = self.tr("True class {true}, predicted class {predicted}, confidence {share}").format(
            true=names[true], predicted=names[predicted], share=share
        )
        lines = (*_classes(names, names[true], names[predicted]), share)
        return Caption(lines, "right" if true == predicted else "wrong", words)

    def _show_menu(self, index: int, place: QPoint) -> None:
        """What can be done with an image, and with all that are shown."""
        run = self._run
        if run is None:
            return
        menu = Menu(self)
        menu.setObjectName("samplesMenu")
        if index >= 0:
            names = class_names(run.dataset)
            true, predicted = int(run.evaluation.labels[index]), int(run.evaluation.predicted[index])
            alike = replace(self._filter.selection, outcome=Outcome.ALL, true_class=true, predicted_class=predicted)
            text = self.tr("Show all of {true} read as {predicted}").format(true=names[true], predicted=names[predicted])
            menu.addAction(self.tr("Show this image large"), lambda: self._open(index)).setObjectName("actionShowImage")
            menu.addAction(without_key(text), lambda: self.selection_changed.emit(alike)).setObjectName("actionShowAlike")
            menu.addSeparator()
            menu.addAction(self.tr("Copy the picture"), lambda: self._copy_picture(index)).setObjectName("actionCopyImage")
        copy = menu.addAction(self.tr("Copy what is shown as a table"), self._copy_table)
        copy.setObjectName("actionCopySamples")
        save = menu.addAction(self.tr("Save what is shown as a table (CSV)…"), self._save_table)
        save.setObjectName("actionSaveSamples")
        menu.show_once(place)

    def _copy_picture(self, index: int) -> None:
        if self._run is not None:
            pixels = gray_image(self._run.dataset.test_images[index])
            QGuiApplication.clipboard().setImage(pixels.scaledToWidth(COPY_SCALE * pixels.width()))
            self.notice.emit(self.tr("Copied; paste it into a document."))

    def _copy_table(self) -> None:
        if self._run is not None:
            QGuiApplication.clipboard().setText(self._table(self._run, TAB))
            self.notice.emit(self.tr("Copied; paste it into a spreadsheet or a report."))

    def _save_table(self) -> None:
        run = self._run
        path = None if run is None else ask_for_csv(self, Path.home(), run.record.info.name)
        if run is None or path is None:
            return
        content = self._table(run, COMMA).encode("utf-8-sig")
        save_and_tell(path, partial(write_bytes, path, content), self.notice.emit, self.problem.emit)

    def _table(self, run: OpenedRun, separator: str) -> str:
        titles = self.tr("test image"), self.tr("true class"), self.tr("predicted class"), self.tr("confidence")
        return samples_table(run.evaluation, self._grid.order(), class_names(run.dataset), separator, titles)

    def _open(self, index: int) -> None:
        if self._run is not None:
            self._detail.show_sample(self._run, index)
            self._grid.scroll_to(index)

    def show_image(self, index: int) -> None:
        """Show a test image large, if it is among those that are shown."""
        if index in self._grid.order():
            self._grid.set_current(index)
            self._open(index)

    def _clear(self) -> None:
        self.selection_changed.emit(self._filter.selection.cleared)

    def _choose_class(self, true: int, predicted: int) -> None:
        """The bar of a class in the open image leads to all images of its true class that are read as that one."""
        self.selection_changed.emit(Selection(true_class=true, predicted_class=predicted, order=self._filter.selection.order))

    def _follow(self, index: int) -> None:
        self.image_changed.emit(index)
        if self._detail.isVisible():
            self._open(index)

    def _close(self) -> None:
        self._detail.hide()
        self._grid.setFocus()


def _classes(names: Sequence[str], true: str, predicted: str) -> tuple[str, ...]:
    """Two of the classes' names, in as many lines for each image, whatever its classes are."""
    if max(map(len, names)) <= SHORT_NAME:
        return (f"{true} → {predicted}",)
    return true, f"→ {predicted}"
