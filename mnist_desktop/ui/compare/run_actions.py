"""What can be done with the chosen runs: actions with icons and keys, in a bar above the list and in its context menu."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from mnist_desktop.core.runs.record import RunInfo
from mnist_desktop.ui.compare.run_row import RunRow
from mnist_desktop.ui.shared import theme
from mnist_desktop.ui.shared.plain_text import name_action, plain_tip
from mnist_desktop.ui.shared.retranslation import FollowsLanguage

ICON = 20
GAP = 14


class RunActions(theme.FollowsTheme, FollowsLanguage, QWidget):
    """A line to filter by, and a button for each action. The actions know when they can be done; others connect to them.

    Signals
    -------
    filter_changed(str)
        The user wants only the runs that hold these words.
    """

    filter_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons: dict[QAction, str] = {}
        self._buttons: dict[QAction, QToolButton] = {}
        self._undo_text = self._redo_text = ""
        self._is_fixed = False
        keys = QKeySequence.StandardKey
        add = self._action
        self.open = add("actionOpenResults", "grid", "Ctrl+Return")
        self.duplicate = add("actionDuplicateRun", "content-duplicate", "Ctrl+D")
        self.repeat = add("actionRepeatRun", "repeat", "Ctrl+R")
        self.rename = add("actionRenameRun", "rename-box", "F2")
        self.annotate = add("actionAnnotateRun", "note-edit-outline", "Shift+F2")
        self.delete = add("actionDeleteRuns", "trash-can-outline", *_bound(keys.Delete))
        self.export = add("actionExportRuns", "folder-zip-outline", "Ctrl+E")
        self.import_ = add("actionImportRuns", "folder-download-outline", "Ctrl+I")
        self.undo = add("actionUndoRuns", "undo", *_bound(keys.Undo))
        self.redo = add("actionRedoRuns", "redo", *_bound(keys.Redo))
        self.tick_repeats = add("actionTickRepeats", "checkbox-multiple-marked-outline")
        self.untick = add("actionUntickRuns", "checkbox-multiple-blank-outline", "Ctrl+Shift+A")
        self.refresh = add("actionRefreshRuns", "refresh", "Ctrl+Shift+R")
        self.filter = QLineEdit(clearButtonEnabled=True)
        self.filter.setObjectName("runFilter")
        self.filter.textChanged.connect(self.filter_changed)
        self._arrange()
        self.follow_theme()
        self.retranslate()
        self.follow((), None, is_read_only=False, can_repeat=True)

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self.filter.setPlaceholderText(self.tr("Filter by words"))
        self.filter.setAccessibleName(self.tr("Filter the runs by words"))
        self.filter.setToolTip(self.tr("Name, data, layers, notes, optimizer, seed…: every word has to be there"))
        for action, text in (
            (self.open, self.tr("Open in Results")),
            (self.duplicate, self.tr("Use as a new model")),
            (self.repeat, self.tr("Repeat with other seeds…")),
            (self.rename, self.tr("Rename")),
            (self.annotate, self.tr("Write notes")),
            (self.delete, self.tr("Delete")),
            (self.export, self.tr("Save as a zip…")),
            (self.import_, self.tr("Open runs from a zip…")),
            (self.tick_repeats, self.tr("Tick all its seeds")),
            (self.untick, self.tr("Untick all")),
            (self.refresh, self.tr("Read the list again")),
        ):
            action.setText(text)
            self._describe(action)
        self.follow_undo(self._undo_text, self._redo_text)
        self._explain_fixed(self._is_fixed)
        for action, button in self._buttons.items():
            button.setAccessibleName(action.text())

    @property
    def all(self) -> tuple[QAction, ...]:
        """In the order of the context menu."""
        return tuple(self._icons)

    def follow(self, chosen: Sequence[RunRow], current: RunInfo | None, *, is_read_only: bool, can_repeat: bool) -> None:
        """Offer what can be done with the chosen runs, of which `current` is the one, if there is but one."""
        whole = [row for row in chosen if row.info is not None]
        for action in (self.open, self.duplicate, self.tick_repeats):
            action.setEnabled(current is not None)
        is_fixed = any(row.is_shipped for row in chosen)
        for action in (self.rename, self.annotate):
            action.setEnabled(current is not None and not is_read_only and not is_fixed)
        self.repeat.setEnabled(current is not None and can_repeat and not is_read_only)
        self.export.setEnabled(bool(whole) and len(whole) == len(chosen))
        self.delete.setEnabled(bool(chosen) and not is_read_only and not is_fixed)
        self._explain_fixed(is_fixed)
        self.import_.setEnabled(not is_read_only)

    def follow_undo(self, undo_text: str, redo_text: str) -> None:
        """Offer to take the last change back, and the last one taken back to be done again; empty texts for none."""
        self._undo_text, self._redo_text = undo_text, redo_text
        self._name(self.undo, undo_text, self.tr("Undo"), self.tr("Undo: {change}"))
        self._name(self.redo, redo_text, self.tr("Redo"), self.tr("Redo: {change}"))

    def follow_theme(self) -> None:
        """Take the colors of the theme."""
        for action, icon in self._icons.items():
            action.setIcon(theme.icon(icon))

    def _action(self, name: str, icon: str, *shortcuts: str | QKeySequence) -> QAction:
        action = QAction(self)
        action.setObjectName(name)
        action.setShortcuts([QKeySequence(shortcut) for shortcut in shortcuts])
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._icons[action] = f"mdi6.{icon}"
        return action

    def _name(self, action: QAction, change: str, without: str, sentence: str) -> None:
        action.setEnabled(bool(change))
        name_action(action, sentence.format(change=change) if change else without)
        self._describe(action)

    def _explain_fixed(self, is_fixed: bool) -> None:
        """Why a pre-trained run is not changed, which no icon says; also for keys, which show no tooltip."""
        self._is_fixed = is_fixed
        reason = self.tr(
            "A pre-trained run comes with the app and stays as it is: it cannot be renamed, annotated or deleted. "
            "“Use as a new model” makes one of it to work on."
        )
        for action in (self.rename, self.annotate, self.delete):
            action.setWhatsThis(reason if is_fixed else "")
            if is_fixed:
                action.setToolTip(plain_tip(reason))
            else:
                self._describe(action)

    @staticmethod
    def _describe(action: QAction) -> None:
        """The tooltip says the key, which no button shows."""
        key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        text = action.text().replace("&&", "&")
        action.setToolTip(plain_tip(f"{text} ({key})" if key else text))

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.filter, 1)
        groups = (
            (self.open, self.duplicate, self.repeat),
            (self.rename, self.annotate, self.delete),
            (self.export, self.import_),
            (self.undo, self.redo),
            (self.tick_repeats, self.untick, self.refresh),
        )
        for group in groups:
            row.addSpacing(GAP)
            for action in group:
                row.addWidget(self._button(action))

    def _button(self, action: QAction) -> QToolButton:
        button = QToolButton(autoRaise=True)
        button.setObjectName(f"{action.objectName()}Button")
        button.setDefaultAction(action)
        button.setIconSize(QSize(ICON, ICON))
        self._buttons[action] = button
        return button


def _bound(key: QKeySequence.StandardKey) -> list[QKeySequence]:
    """The keys that this system has for something."""
    return QKeySequence.keyBindings(key)
