"""What a lesson fixes, hides and shows, in the teacher's dialog."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from mnist_desktop.core.fields import field_of
from mnist_desktop.core.lessons.lesson import CONTROLS, TABS, Lesson
from mnist_desktop.core.training_config import TrainingConfig
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.texts import core_text

FIXED, HIDDEN = 1, 2
LEAST_HEIGHT = 150


class FixingPage(FollowsLanguage, QWidget):
    """A row for each control, to be fixed or hidden, and the tabs that are shown."""

    def __init__(self, lesson: Lesson, tab_titles: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tab_titles = tab_titles
        self._table = QTableWidget(len(CONTROLS), 3)
        self._table.setObjectName("fixedControls")
        self._table.setMinimumHeight(LEAST_HEIGHT)
        self._table.verticalHeader().hide()
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._table.setTabKeyNavigation(False)
        self._table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for row, name in enumerate(CONTROLS):
            title = QTableWidgetItem()
            title.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            self._table.setItem(row, 0, title)
            for column, names in ((FIXED, lesson.fixed), (HIDDEN, lesson.hidden)):
                item = QTableWidgetItem()
                item.setFlags(title.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(Qt.CheckState.Checked if name in names else Qt.CheckState.Unchecked)
                self._table.setItem(row, column, item)
        self._table.itemChanged.connect(self._keep_one)
        self._label = QLabel()
        self._tabs = QListWidget()
        self._tabs.setObjectName("shownTabs")
        self._tabs.setMinimumHeight(LEAST_HEIGHT)
        self._label.setBuddy(self._tabs)
        for name in TABS:
            tab = QListWidgetItem()
            tab.setFlags(tab.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            is_shown = not lesson.tabs or name in lesson.tabs
            tab.setCheckState(Qt.CheckState.Checked if is_shown else Qt.CheckState.Unchecked)
            self._tabs.addItem(tab)
        parts = QVBoxLayout(self)
        parts.addWidget(self._table, 2)
        parts.addWidget(self._label)
        parts.addWidget(self._tabs, 1)
        self.retranslate()

    @property
    def fixed(self) -> tuple[str, ...]:
        """The controls that are seen and cannot be changed."""
        return self._checked(FIXED)

    @property
    def hidden(self) -> tuple[str, ...]:
        """The controls that are not seen."""
        return self._checked(HIDDEN)

    @property
    def tabs(self) -> tuple[str, ...]:
        """The tabs that are shown; empty for all of them, or where none is ticked."""
        rows = (row for row in range(len(TABS)) if self._tabs.item(row).checkState() is Qt.CheckState.Checked)
        shown = tuple(TABS[row] for row in rows)
        return () if len(shown) == len(TABS) else shown

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        titles = {"dataset": self.tr("Data set"), "preset": self.tr("Preset"), "layers": self.tr("Layers")}
        headings = [self.tr("Control"), self.tr("Fixed"), self.tr("Hidden")]
        self._table.setHorizontalHeaderLabels(headings)
        self._table.setAccessibleName(self.tr("What is fixed and hidden"))
        self._table.setToolTip(self.tr("Students see what is fixed and cannot change it. They do not see what is hidden."))
        for row, name in enumerate(CONTROLS):
            title = titles.get(name) or core_text(field_of(TrainingConfig, name).title)
            self._item(row, 0).setText(title)
            for column in (FIXED, HIDDEN):
                words = f"{title}: {headings[column]}"
                self._item(row, column).setData(Qt.ItemDataRole.AccessibleTextRole, words)
        self._label.setText(self.tr("&Tabs that are shown"))
        self._tabs.setToolTip(self.tr("Students see the tabs that are ticked; all of them, where none is."))
        for row, name in enumerate(TABS):
            self._tabs.item(row).setText(self._tab_titles[name])

    def _checked(self, column: int) -> tuple[str, ...]:
        items = (self._item(row, column) for row in range(len(CONTROLS)))
        return tuple(name for name, item in zip(CONTROLS, items, strict=True) if item.checkState() is Qt.CheckState.Checked)

    def _keep_one(self, item: QTableWidgetItem) -> None:
        """What is hidden need not be fixed."""
        if item.column() in (FIXED, HIDDEN) and item.checkState() is Qt.CheckState.Checked:
            self._item(item.row(), FIXED + HIDDEN - item.column()).setCheckState(Qt.CheckState.Unchecked)

    def _item(self, row: int, column: int) -> QTableWidgetItem:
        item = self._table.item(row, column)
        if item is None:
            raise LookupError(f"no cell {row}, {column}")
        return item
