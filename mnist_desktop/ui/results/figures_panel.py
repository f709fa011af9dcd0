"""The confusion matrix and the classification report, with what can be done to them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QMenu,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from mnist_desktop.core.errors import StorageError
from mnist_desktop.core.files import write_bytes
from mnist_desktop.core.results.metrics import Evaluation
from mnist_desktop.core.results.tables import COMMA, TAB, matrix_table
from mnist_desktop.ui.results.class_report import ClassReport
from mnist_desktop.ui.results.confusion_matrix import ConfusionMatrix
from mnist_desktop.ui.results.matrix_content import Figure
from mnist_desktop.ui.shared import theme
from mnist_desktop.ui.shared.matrix_layout import Cell
from mnist_desktop.ui.shared.menus import Menu
from mnist_desktop.ui.shared.plain_text import PlainLabel
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.targets import keep_icons
from mnist_desktop.ui.shared.text_size import leave_lines

LARGER = 1.15  # letters of a sentence for the whole class, times those around it


class FiguresPanel(theme.FollowsTheme, FollowsLanguage, QTabWidget):
    """Two pages, of which each can be copied and saved.

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
        self.setDocumentMode(True)
        self._names: tuple[str, ...] = ()
        self.matrix = ConfusionMatrix()
        self.report = ClassReport()
        self._figure = QComboBox()
        self._figure.setObjectName("matrixFigure")
        for figure in Figure:
            self._figure.addItem("", figure)
        self._errors_only = QCheckBox()
        self._errors_only.setObjectName("errorsOnly")
        self._words = PlainLabel(objectName="cellInWords", wordWrap=True)
        letters = self._words.font()
        letters.setPointSizeF(letters.pointSizeF() * LARGER)
        self._words.setFont(letters)
        self.addTab(self._matrix_page(), "")
        self.addTab(self.report, "")
        self._copy = self._button("copyFiguresButton", self._copy_page)
        self._save = self._button("saveFiguresButton", self._ask_where_to_save)
        self.setCornerWidget(self._corner(), Qt.Corner.TopRightCorner)
        self.follow_theme()
        self._figure.currentIndexChanged.connect(self._change_figure)
        self._errors_only.toggled.connect(self.matrix.set_errors_only)
        self.matrix.told.connect(self._tell)
        self.matrix.copy_wanted.connect(self._copy_page)
        self.matrix.menu_wanted.connect(self._show_matrix_menu)
        self.report.copy_wanted.connect(self._copy_page)
        self.report.menu_wanted.connect(self._show_report_menu)
        self._told = ""
        self.retranslate()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self.setTabText(0, self.tr("Confusion matrix"))
        self.setTabText(1, self.tr("Classification report"))
        for at, text in enumerate((self.tr("Counts"), self.tr("Share of the row, in %"))):
            self._figure.setItemText(at, text)
        self._figure.setAccessibleName(self.tr("What the cells say"))
        self._errors_only.setText(self.tr("Colour errors only"))
        self._errors_only.setToolTip(
            self.tr("Off: colour grows with the square root, so that rare mistakes can be seen. "
                    "On: colour grows in proportion, and the largest confusion is the darkest.")
        )  # fmt: skip
        for button, text in ((self._copy, self.tr("Copy as a table")), (self._save, self.tr("Save as a picture or a table…"))):
            button.setToolTip(text)
            button.setAccessibleName(text)
        self._tell(self._told)

    def set_evaluation(self, evaluation: Evaluation, names: tuple[str, ...]) -> None:
        """Show the figures of `evaluation`."""
        self._names = names
        self.matrix.set_matrix(evaluation.confusion, names)
        self.report.set_evaluation(evaluation, names)

    def follow_epoch(self, evaluation: Evaluation) -> None:
        """Show the figures of another epoch of the same run; what is chosen stays so."""
        self.matrix.set_counts(evaluation.confusion)
        self.report.follow_epoch(evaluation)

    def name_classes(self, names: tuple[str, ...]) -> None:
        """Call the classes by other names; what is chosen stays so."""
        self._names = names
        self.matrix.set_names(names)
        self.report.set_names(names)

    def save(self, path: Path) -> None:
        """Write the page in front to `path`: a picture of the matrix where its name ends in .png, else a CSV table.

        Raises
        ------
        StorageError
            The file cannot be written; what was there stays.
        """
        as_picture = path.suffix.lower() == ".png"
        write_bytes(path, self._picture() if as_picture else self._table(COMMA).encode("utf-8-sig"))

    def follow_theme(self) -> None:
        """Take the colors of the theme."""
        self._copy.setIcon(theme.icon("mdi6.content-copy"))
        self._save.setIcon(theme.icon("mdi6.content-save-outline"))

    # How it is put together

    def _matrix_page(self) -> QWidget:
        page = QWidget()
        controls = QHBoxLayout()
        controls.addWidget(self._figure)
        controls.addSpacing(8)
        controls.addWidget(self._errors_only)
        controls.addStretch()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 8, 0, 0)
        column.addLayout(controls)
        column.addWidget(self.matrix, 1)
        column.addWidget(self._words)
        leave_lines(self._words, 2)  # two lines, so that nothing jumps
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop)
        return page

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

    def _change_figure(self) -> None:
        self.matrix.set_figure(self._figure.currentData())

    def _tell(self, words: str) -> None:
        self._told = words
        self._words.setText(words or self.tr("Point at a cell to read it; click it to see its images."))

    def _copy_page(self) -> None:
        QGuiApplication.clipboard().setText(self._table(TAB))
        self.notice.emit(self.tr("Copied; paste it into a spreadsheet or a report."))

    def _copy_picture(self) -> None:
        QGuiApplication.clipboard().setImage(self.matrix.picture())
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
        menu.popup(place)

    def _show_report_menu(self, number: int | None, place: QPoint) -> None:
        """What can be done with a class, and with the report."""
        menu = self._menu()
        show = menu.addAction(self.tr("Show the images of this class"), lambda: self.report.class_activated.emit(number))
        show.setObjectName("actionShowClass")
        show.setEnabled(number is not None)
        menu.addSeparator()
        self._add_table_actions(menu)
        menu.popup(place)

    def _add_table_actions(self, menu: QMenu) -> None:
        menu.addAction(self.tr("Copy as a table"), self._copy_page).setObjectName("actionCopyTable")
        menu.addAction(self._save.toolTip(), self._ask_where_to_save).setObjectName("actionSaveFigures")

    def _menu(self) -> QMenu:
        menu = Menu(self)
        menu.setObjectName("figuresMenu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def _ask_where_to_save(self) -> None:
        kinds = [self.tr("Table (*.csv)")]
        if self._matrix_in_front():
            kinds.insert(0, self.tr("Picture (*.png)"))
        name, kind = QFileDialog.getSaveFileName(self, self.tr("Save"), str(Path.home()), ";;".join(kinds))
        if not name:
            return
        path = Path(name)
        if not path.suffix:
            path = path.with_suffix(".png" if "*.png" in kind else ".csv")
        try:
            self.save(path)
        except StorageError as error:
            self.problem.emit(error)
        else:
            self.notice.emit(self.tr("Saved {file}.").format(file=path))

    def _matrix_in_front(self) -> bool:
        return self.currentWidget() is not self.report

    def _table(self, separator: str) -> str:
        if self._matrix_in_front():
            corner = self.tr("true class / predicted class")
            return matrix_table(self.matrix.content.values, self._names, separator, corner)
        return self.report.table(separator)

    def _picture(self) -> bytes:
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self.matrix.picture().save(buffer, "PNG")  # type: ignore[call-overload]  # the stub wants bytes, which PySide 6.11 refuses
        return bytes(buffer.data().data())
