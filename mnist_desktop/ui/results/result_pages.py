"""The pages of figures (matrix, report, mistakes in words, doubt, map), with what can be done to each."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QMenu,
    QTabBar,
    QTabWidget,
    QToolButton,
    QWidget,
)

from mnist_desktop.core.files import write_bytes
from mnist_desktop.core.results.metrics import Evaluation
from mnist_desktop.core.results.samples import Selection, shown_by_cell, shown_confidences
from mnist_desktop.core.results.tables import COMMA, TAB
from mnist_desktop.training.engine_interface import OpenedRun
from mnist_desktop.ui.results.class_report import ClassReport
from mnist_desktop.ui.results.confusion_matrix import ConfusionMatrix
from mnist_desktop.ui.results.doubt_page import DoubtPage
from mnist_desktop.ui.results.map_page import MapPage
from mnist_desktop.ui.results.map_view import MapView
from mnist_desktop.ui.results.matrix_page import MatrixPage
from mnist_desktop.ui.results.mistakes_page import MistakesPage
from mnist_desktop.ui.results.reliability_chart import ReliabilityChart
from mnist_desktop.ui.shared import theme
from mnist_desktop.ui.shared.accessible import NONE
from mnist_desktop.ui.shared.class_names import class_names
from mnist_desktop.ui.shared.matrix_layout import Cell
from mnist_desktop.ui.shared.menus import Menu
from mnist_desktop.ui.shared.picture_export import png_bytes, svg_bytes
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.saving import save_and_tell
from mnist_desktop.ui.shared.targets import keep_icons


class WholeTabs(QTabBar):
    """Titles of pages that are never cut nor behind arrows: what they are in takes the width that they need."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setUsesScrollButtons(False)

    def minimumTabSizeHint(self, index: int) -> QSize:  # noqa: N802 - Qt's name
        """As wide as its title."""
        return self.tabSizeHint(index)


class ResultPages(theme.FollowsTheme, FollowsLanguage, QTabWidget):
    """Five pages, of which each can be copied and saved.

    Signals
    -------
    notice(str)
        Something was done.
    problem(UserError)
        A file could not be written.
    """

    notice = Signal(str)
    problem = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("figuresPanel")
        self.setTabBar(WholeTabs())
        self.setDocumentMode(True)
        self.matrix_page = MatrixPage()
        self.matrix = self.matrix_page.matrix
        self.report = ClassReport()
        self.mistakes = MistakesPage()
        self.doubt = DoubtPage()
        self.map = MapPage()
        for page in (self.matrix_page, self.report, self.mistakes, self.doubt, self.map):
            self.addTab(page, "")
        self._copy = self._button("copyFiguresButton", self._copy_page)
        self._save = self._button("saveFiguresButton", self._ask_where_to_save)
        self.setCornerWidget(self._corner(), Qt.Corner.TopRightCorner)
        self.follow_theme()
        self.matrix.copy_wanted.connect(self._copy_page)
        self.matrix.menu_wanted.connect(self._show_matrix_menu)
        self.report.menu_wanted.connect(self._show_report_menu)
        self.mistakes.menu_wanted.connect(self._show_mistakes_menu)
        self.doubt.chart.menu_wanted.connect(self._show_bin_menu)
        self.map.view.menu_wanted.connect(self._show_map_menu)
        for part in (self.report, self.mistakes, self.doubt.chart, self.map.view):
            part.copy_wanted.connect(self._copy_page)
        self.retranslate()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        titles = self.tr("Matrix"), self.tr("Report"), self.tr("Mistakes"), self.tr("Doubt"), self.tr("Map")
        for at, title in enumerate(titles):
            self.setTabText(at, title)
        tips = (
            self.tr("Confusion matrix"),
            self.tr("Classification report"),
            self.tr("The most confused classes and the surest mistakes, in words"),
            self.tr("How far the confidence can be believed, and when the network should say that it is unsure"),
            self.tr("The test images as points: alike ones lie close together"),
        )
        for at, tip in enumerate(tips):
            self.setTabToolTip(at, tip)
        for button, text in ((self._copy, self.tr("Copy as a table")), (self._save, self.tr("Save as a picture or a table…"))):
            button.setToolTip(text)
            button.setAccessibleName(text)

    def set_run(self, run: OpenedRun) -> None:
        """Show the figures of `run`, with its probabilities as the network gives them."""
        names = class_names(run.dataset)
        self.matrix.set_matrix(run.evaluation.confusion, names)
        self.report.set_evaluation(run.evaluation, names)

    def show_selection(self, selection: Selection) -> None:
        """Mark the parts of each page to which the shown images belong."""
        self.matrix.set_chosen(selection.cell)
        self.report.set_chosen(selection.true_class)
        self.mistakes.show_selection(selection)
        self.doubt.chart.set_chosen(selection.confidence)
        self.map.show_selection(selection)

    def mark_shown(self, evaluation: Evaluation, selection: Selection, *, is_own: bool) -> None:
        """Mark the cells and bins that hold shown images, where it is not one cell or one range that is chosen.

        The bins are those of the run's own epoch: unless that `is_own`, they get no mark.
        """
        in_cells = not selection.is_all and selection.cell is None
        self.matrix.set_held(shown_by_cell(evaluation, selection) if in_cells else None)
        in_bins = is_own and not selection.is_all and selection.confidence is None
        self.doubt.chart.set_held(shown_confidences(evaluation, selection) if in_bins else None)

    def mark(self, evaluation: Evaluation, image: int) -> None:
        """Point to the parts to which the image belongs that is looked at; a negative number is none."""
        if image < 0:
            self.matrix.mark(None)
            self.doubt.chart.mark(None)
        else:
            self.matrix.mark((int(evaluation.labels[image]), int(evaluation.predicted[image])))
            self.doubt.chart.mark(float(evaluation.confidence[image]))
        self.mistakes.mark(image)
        self.map.view.mark(image)

    def follow_epoch(self, evaluation: Evaluation) -> None:
        """Show the figures of another epoch of the same run; what is chosen stays so."""
        self.matrix.set_counts(evaluation.confusion)
        self.report.follow_epoch(evaluation)

    def name_classes(self, names: tuple[str, ...]) -> None:
        """Call the classes by other names; what is chosen stays so."""
        self.matrix.set_names(names)
        self.report.set_names(names)

    def save(self, path: Path) -> None:
        """Write the page in front to `path`: a picture where its name ends in .png or .svg, else a CSV table.

        Raises
        ------
        StorageError
            The file cannot be written; what was there stays.
        """
        picture = self._picture_in_front()
        match path.suffix.lower():
            case ".png" if picture is not None:
                content = png_bytes(picture.picture())
            case ".svg" if picture is not None:
                content = svg_bytes(picture.size(), self.tabText(self.currentIndex()), picture.paint_picture, picture)
            case _:
                content = self._table(COMMA).encode("utf-8-sig")
        write_bytes(path, content)

    def follow_theme(self) -> None:
        """Take the colors of the theme."""
        self._copy.setIcon(theme.icon("mdi6.content-copy"))
        self._save.setIcon(theme.icon("mdi6.content-save-outline"))

    # How it is put together

    def _corner(self) -> QWidget:
        corner = QWidget()
        row = QHBoxLayout(corner)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self._copy)
        row.addWidget(self._save)
        return corner

    def _button(self, name: str, slot: object) -> QToolButton:
        button = QToolButton(autoRaise=True)
        button.setObjectName(name)
        keep_icons(button)
        button.clicked.connect(slot)
        return button

    # What it does

    def _copy_page(self) -> None:
        QGuiApplication.clipboard().setText(self._table(TAB))
        self.notice.emit(self.tr("Copied; paste it into a spreadsheet or a report."))

    def _copy_picture(self) -> None:
        picture = self._picture_in_front()
        if picture is not None:
            QGuiApplication.clipboard().setImage(picture.picture())
            self.notice.emit(self.tr("Copied; paste it into a document."))

    def _show_matrix_menu(self, cell: Cell | None, place: QPoint) -> None:
        """What can be done with a cell, and with the matrix."""
        menu = self._menu()
        show = menu.addAction(self.tr("Show the images of this cell"), lambda: self.matrix.cell_chosen.emit(*(cell or ())))
        show.setObjectName("actionShowCell")
        show.setEnabled(cell is not None)
        menu.addSeparator()
        menu.addAction(self.tr("Copy as a picture"), self._copy_picture).setObjectName("actionCopyPicture")
        self._add_table_actions(menu)
        menu.show_once(place)

    def _show_report_menu(self, number: int | None, place: QPoint) -> None:
        """What can be done with a class, and with the report."""
        menu = self._menu()
        show = menu.addAction(self.tr("Show the images of this class"), lambda: self.report.class_activated.emit(number))
        show.setObjectName("actionShowClass")
        show.setEnabled(number is not None)
        menu.addSeparator()
        self._add_table_actions(menu)
        menu.show_once(place)

    def _show_mistakes_menu(self, place: QPoint) -> None:
        """What can be done with the mistakes in words."""
        menu = self._menu()
        self._add_table_actions(menu)
        menu.show_once(place)

    def _show_map_menu(self, place: QPoint) -> None:
        """What can be done with the map."""
        menu = self._menu()
        menu.addAction(self.tr("Copy as a picture"), self._copy_picture).setObjectName("actionCopyPicture")
        self._add_table_actions(menu)
        menu.show_once(place)

    def _show_bin_menu(self, number: int, place: QPoint) -> None:
        """What can be done with a bin, and with the diagram."""
        menu = self._menu()
        show = menu.addAction(self.tr("Show the images of this column"), lambda: self.doubt.chart.choose(number))
        show.setObjectName("actionShowBin")
        show.setEnabled(number != NONE)
        menu.addSeparator()
        menu.addAction(self.tr("Copy as a picture"), self._copy_picture).setObjectName("actionCopyPicture")
        self._add_table_actions(menu)
        menu.show_once(place)

    def _add_table_actions(self, menu: QMenu) -> None:
        menu.addAction(self.tr("Copy as a table"), self._copy_page).setObjectName("actionCopyTable")
        menu.addAction(self._save.toolTip(), self._ask_where_to_save).setObjectName("actionSaveFigures")

    def _menu(self) -> Menu:
        menu = Menu(self)
        menu.setObjectName("figuresMenu")
        return menu

    def _ask_where_to_save(self) -> None:
        kinds = [self.tr("Table (*.csv)")]
        if self._picture_in_front() is not None:
            kinds = [self.tr("Picture (*.png)"), self.tr("Vector graphic (*.svg)"), *kinds]
        name, kind = QFileDialog.getSaveFileName(self, self.tr("Save"), str(Path.home()), ";;".join(kinds))
        if not name:
            return
        path = Path(name)
        if not path.suffix:
            path = path.with_suffix(next((suffix for suffix in (".png", ".svg") if f"*{suffix}" in kind), ".csv"))
        save_and_tell(path, partial(self.save, path), self.notice.emit, self.problem.emit)

    def _picture_in_front(self) -> ConfusionMatrix | ReliabilityChart | MapView | None:
        """What can be copied and saved as a picture."""
        page = self.currentWidget()
        if page is self.doubt:
            return self.doubt.chart
        if page is self.map:
            return self.map.view
        return self.matrix if page is self.matrix_page else None

    def _table(self, separator: str) -> str:
        page = self.currentWidget()
        assert isinstance(page, MatrixPage | ClassReport | MistakesPage | DoubtPage | MapPage)  # noqa: S101 - for the type alone
        return page.table(separator)
