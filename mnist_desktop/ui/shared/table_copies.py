"""Copying tables: what is chosen to the clipboard, all of it into a CSV file."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from pathlib import Path

from PySide6.QtCore import QAbstractItemModel, QCoreApplication, QModelIndex, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QDialog, QFileDialog, QTableView, QWidget

from mnist_desktop.core.file_names import file_name
from mnist_desktop.core.files import write_bytes
from mnist_desktop.core.table_text import TAB, csv_bytes, table_text
from mnist_desktop.ui.shared.letting_go import let_go
from mnist_desktop.ui.shared.menus import offer_actions
from mnist_desktop.ui.shared.saving import SavesFiles

EXACT = Qt.ItemDataRole.UserRole + 20
"""The role of a cell's value with all its digits, for a file, where the cell shows it rounded."""
CSV = ".csv"

Rows = list[list[object]]


def rows_of(
    view: QTableView, numbers: Sequence[int] | None = None, *, exact: bool = False, told: Collection[int] | None = None
) -> Rows:
    """The columns of these rows (of all rows, if None) as they stand from left to right, below their titles.

    They are those that can be seen, or those that are `told`, where some of these are hidden for lack of room.
    """
    model, header = view.model(), view.horizontalHeader()
    columns = [header.logicalIndex(place) for place in range(header.count())]
    columns = [column for column in columns if (not view.isColumnHidden(column) if told is None else column in told)]
    has_titles = view.verticalHeader().isVisibleTo(view)
    wanted = range(model.rowCount(QModelIndex())) if numbers is None else numbers
    titles: list[object] = [model.headerData(column, Qt.Orientation.Horizontal) for column in columns]
    rows: Rows = [[*([""] if has_titles else []), *titles]]
    for row in wanted:
        head: list[object] = [model.headerData(row, Qt.Orientation.Vertical)] if has_titles else []
        rows.append([*head, *(_value(model, row, column, exact=exact) for column in columns)])
    return rows


def _value(model: QAbstractItemModel, row: int, column: int, *, exact: bool) -> object:
    index = model.index(row, column)
    value = index.data(EXACT) if exact else None
    return index.data() if value is None else value


def copy_rows(rows: Rows) -> None:
    """Put rows on the clipboard, as spreadsheets take them."""
    QGuiApplication.clipboard().setText(table_text(rows, TAB))


def chosen_rows(view: QTableView) -> list[int]:
    """The rows in which a cell is chosen, from top to bottom."""
    ranges = view.selectionModel().selection()
    return sorted({row for each in map(ranges.at, range(ranges.count())) for row in range(each.top(), each.bottom() + 1)})


def ask_for_file(parent: QWidget, title: str, folder: Path, name: str, suffix: str, kinds: str) -> Path | None:  # noqa: PLR0913
    """A new file, for which a `name` is proposed without its ending; None when the user thought better of it."""
    dialog = QFileDialog(parent, title, str(folder), kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suffix)
    dialog.selectFile(file_name(name, "run", suffix))
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    path = Path(dialog.selectedFiles()[0]) if accepted else None
    let_go(dialog)
    return path


def ask_for_csv(parent: QWidget, folder: Path, name: str) -> Path | None:
    """A new CSV file, for which `name` is proposed without its ending."""
    return ask_for_file(parent, _tr("Save the table"), folder, name, CSV, _tr("Table (*{suffix})").format(suffix=CSV))


class TableCopies(SavesFiles):
    """Lets a table be copied (Ctrl+C, after Ctrl+A all of it) and saved, by its keys and its context menu.

    Parameters
    ----------
    name
        That of the file that is proposed.
    told
        The columns to copy and save where some of them are hidden for lack of room; by default those that can be seen.
    """

    def __init__(
        self, view: QTableView, name: Callable[[], str], told: Callable[[], Collection[int] | None] = lambda: None
    ) -> None:
        super().__init__(view, ask_for_csv)
        self._view, self._name, self._told = view, name, told
        self._copy = self._action("Copy", self.copy, QKeySequence.StandardKey.Copy)
        self._save = self._action("Save", self.save)
        offer_actions(view)
        self.retranslate()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self._copy.setText(self.tr("Copy"))
        self._save.setText(self.tr("Save as a table (CSV)…"))

    def copy(self) -> None:
        """Copy the rows in which something is chosen; where nothing is, all of them."""
        copy_rows(rows_of(self._view, chosen_rows(self._view) or None, told=self._told()))
        self.notice.emit(self.tr("Copied; paste it into a spreadsheet or a report."))

    def save(self) -> None:
        """Save all rows into a file."""
        path = self.ask(self._view, self._folder, self._name())
        self._save_to(path, lambda chosen: write_bytes(chosen, csv_bytes(rows_of(self._view, exact=True, told=self._told()))))

    def _action(self, name: str, act: Callable[[], None], *keys: QKeySequence.StandardKey) -> QAction:
        action = QAction(self)
        action.setObjectName(f"{self._view.objectName()}{name}Action")
        action.setShortcuts([key for each in keys for key in QKeySequence.keyBindings(each)])
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(act)
        self._view.addAction(action)
        return action


def _tr(text: str) -> str:
    return QCoreApplication.translate("tables", text)
