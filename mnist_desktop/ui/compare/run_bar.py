"""What can be done with the chosen runs: actions with keys, the usual ones as buttons with words, all of them in menus."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from mnist_desktop.core.runs.record import RunInfo
from mnist_desktop.core.sentence import Templated
from mnist_desktop.ui.compare.run_columns import RunRow
from mnist_desktop.ui.shared import theme
from mnist_desktop.ui.shared.menus import Menu
from mnist_desktop.ui.shared.plain_text import name_action, plain_tip
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.targets import keep_targets
from mnist_desktop.ui.shared.text_size import follow_text_size, scaled
from mnist_desktop.ui.shared.texts import say

ICON = 18
FILTER_WIDTH = 110
GAP = 6


class RunActions(theme.FollowsTheme, FollowsLanguage, QWidget):
    """A line to filter by, a button for each usual action, and a menu of the others. Others connect to the actions.

    Signals
    -------
    filter_changed(str)
        The user wants only the runs that hold these words.

    Attributes
    ----------
    anywhere
        The actions whose keys mean nothing else in the window: they are heard as soon as the tab is shown.
    """

    filter_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons: dict[QAction, str] = {}
        self._buttons: dict[QAction, QToolButton] = {}
        self._widths: dict[tuple[QToolButton, bool], int] = {}
        self._undo_text = self._redo_text = ""
        self._is_fixed = False
        self._no_further: Templated | None = None
        keys = QKeySequence.StandardKey
        add = self._action
        self.open = add("actionOpenResults", "grid", "Ctrl+Return")
        self.duplicate = add("actionDuplicateRun", "content-duplicate", "Ctrl+D")
        self.train_on = add("actionTrainOn", "play", "Ctrl+Shift+T")
        self.repeat = add("actionRepeatRun", "repeat", "Ctrl+Shift+S")
        self.sweep = add("actionSweep", "chart-multiline", "Ctrl+Shift+W")
        self.sizes = add("actionSizes", "chart-scatter-plot", "Ctrl+Shift+G")
        self.rename = add("actionRenameRun", "rename-box", "F2")
        self.annotate = add("actionAnnotateRun", "note-edit-outline", "Shift+F2")
        self.delete = add("actionDeleteRuns", "trash-can-outline", *_bound(keys.Delete))
        self.copy = add("actionCopyRuns", "content-copy", *_bound(keys.Copy))
        self.save_table = add("actionSaveRunTable", "table")
        self.save_history = add("actionSaveHistory", "chart-line")
        self.export = add("actionExportRuns", "folder-zip-outline", "Ctrl+E")
        self.import_ = add("actionImportRuns", "folder-download-outline", "Ctrl+I")
        self.undo = add("actionUndoRuns", "undo", *_bound(keys.Undo))
        self.redo = add("actionRedoRuns", "redo", *_bound(keys.Redo))
        self.tick_repeats = add("actionTickRepeats", "checkbox-multiple-marked-outline")
        self.untick = add("actionUntickRuns", "checkbox-multiple-blank-outline", "Ctrl+Shift+A")
        self.refresh = add("actionRefreshRuns", "refresh", "Ctrl+Shift+R")
        self.anywhere = (self.train_on, self.repeat, self.sweep, self.sizes, self.export, self.import_, self.untick, self.refresh)
        for action in self.anywhere:
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        self.filter = QLineEdit(clearButtonEnabled=True)
        self.filter.setObjectName("runFilter")
        self.filter.textChanged.connect(self.filter_changed)
        self._more = QToolButton(popupMode=QToolButton.ToolButtonPopupMode.InstantPopup)
        self._more.setObjectName("moreRunActionsButton")
        self._menu = Menu(self._more)
        self._arrange()
        self.follow_theme()
        self.retranslate()
        follow_text_size(self, RunActions._measure)
        self.follow((), None, is_read_only=False, can_train=True)

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self.filter.setPlaceholderText(self.tr("Filter by words"))
        self.filter.setAccessibleName(self.tr("Filter the runs by words"))
        self.filter.setToolTip(self.tr("Name, data, layers, notes, optimizer, seed…: every word has to be there"))
        for action, text in (
            (self.open, self.tr("Open in Results")),
            (self.duplicate, self.tr("Use as a new model")),
            (self.train_on, self.tr("Train on…")),
            (self.repeat, self.tr("Repeat with other seeds…")),
            (self.sweep, self.tr("Sweep…")),
            (self.sizes, self.tr("Accuracy and size…")),
            (self.rename, self.tr("Rename")),
            (self.annotate, self.tr("Write notes")),
            (self.delete, self.tr("Delete")),
            (self.copy, self.tr("Copy as a table")),
            (self.save_table, self.tr("Save the table (CSV)…")),
            (self.save_history, self.tr("Save the epochs of the run (CSV)…")),
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
        self._explain_no_further(self._no_further)
        for action, text in (
            (self.open, self.tr("Open")),
            (self.duplicate, self.tr("New model")),
            (self.train_on, self.tr("Train on")),
            (self.repeat, self.tr("Repeat")),
            (self.sweep, self.tr("Sweep…")),
            (self.delete, self.tr("Delete")),
        ):
            action.setIconText(text)
            self._buttons[action].setAccessibleName(action.text())
        self._more.setText(self.tr("More"))
        self._more.setAccessibleName(self.tr("More actions"))
        self._more.setToolTip(self.tr("Rename, write notes, copy, save, open, undo…"))
        self._measure()

    @property
    def all(self) -> tuple[QAction, ...]:
        """In the order of the context menu."""
        return tuple(self._icons)

    def follow(
        self,
        chosen: Sequence[RunRow],
        current: RunInfo | None,
        *,
        is_read_only: bool,
        can_train: bool,
        no_further: Templated | None = None,
    ) -> None:
        """Offer what can be done with the chosen runs, of which `current` is the one, if there is but one.

        `no_further` says why that one cannot be trained on.
        """
        whole = [row for row in chosen if row.info is not None]
        for action in (self.open, self.duplicate, self.tick_repeats):
            action.setEnabled(current is not None)
        is_fixed = any(row.is_shipped for row in chosen)
        for action in (self.rename, self.annotate):
            action.setEnabled(current is not None and not is_read_only and not is_fixed)
        self.repeat.setEnabled(current is not None and can_train and not is_read_only)
        self.train_on.setEnabled(current is not None and can_train and not is_read_only and no_further is None)
        self._explain_no_further(no_further)
        self.save_history.setEnabled(current is not None and bool(current.history))
        self.copy.setEnabled(bool(chosen))
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
        self._more.setIcon(theme.icon("mdi6.dots-horizontal"))

    def changeEvent(self, event: QEvent) -> None:
        """Measure the words in another font."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave icons and then buttons away where the words take all of the room; the menu has them all."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Room for the line, the first button and the menu."""
        return QSize(self._needed(1, icons=False), super().minimumSizeHint().height())

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
        """Why a pre-trained run is not changed, which no word on a button says; also for keys, which show no tooltip."""
        self._is_fixed = is_fixed
        reason = self.tr(
            "A pre-trained run comes with the app and stays as it is: it cannot be renamed, annotated or deleted. "
            "“Use as a new model” makes one of it to work on."
        )
        for action in (self.rename, self.annotate, self.delete):
            self._explain(action, reason if is_fixed else "")

    def _explain_no_further(self, reason: Templated | None) -> None:
        """Why the chosen run is not trained on: before anything is asked, not after it was answered."""
        self._no_further = reason
        self._explain(self.train_on, "" if reason is None else say(reason))

    def _explain(self, action: QAction, reason: str) -> None:
        """Say why an action is not offered; an empty reason where it is."""
        action.setWhatsThis(reason)
        if reason:
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
        row.setSpacing(GAP)
        row.addWidget(self.filter, 1)
        for action in (
            self.open,
            self.delete,
            self.duplicate,
            self.train_on,
            self.repeat,
            self.sweep,
        ):  # the last go first where it is narrow
            button = self._buttons[action] = QToolButton()
            button.setObjectName(f"{action.objectName()}Button")
            button.setDefaultAction(action)
            row.addWidget(button)
        row.addWidget(self._more)
        for button in (*self._buttons.values(), self._more):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        keep_targets(self.filter, self._more, *self._buttons.values(), icon=ICON)
        follow_text_size(self.filter, lambda line: line.setMinimumWidth(scaled(FILTER_WIDTH)))
        groups = (
            tuple(self._buttons),
            (self.sizes,),
            (self.rename, self.annotate),
            (self.tick_repeats, self.untick),
            (self.copy, self.save_table, self.save_history),
            (self.export, self.import_),
            (self.undo, self.redo, self.refresh),
        )
        for group in groups:
            self._menu.addActions(group)
            self._menu.addSeparator()
        self._more.setMenu(self._menu)

    def _measure(self) -> None:
        """How wide each button is with its icon and without. Not asked while it is laid out, since to ask is to change it."""
        for icons in (False, True):
            for button in (*self._buttons.values(), self._more):
                button.setToolButtonStyle(_style(icons))
                self._widths[button, icons] = button.sizeHint().width()
        self._fit()

    def _needed(self, count: int, *, icons: bool) -> int:
        buttons = (*list(self._buttons.values())[:count], self._more)
        return self.filter.minimumWidth() + sum(GAP + self._widths[button, icons] for button in buttons)

    def _fit(self) -> None:
        most = len(self._buttons)
        icons = self.width() >= self._needed(most, icons=True)
        count = next((count for count in range(most, 1, -1) if self._needed(count, icons=icons) <= self.width()), 1)
        for number, button in enumerate(self._buttons.values()):
            button.setVisible(number < count)
        for button in (*self._buttons.values(), self._more):
            button.setToolButtonStyle(_style(icons))


def _style(icons: bool) -> Qt.ToolButtonStyle:
    return Qt.ToolButtonStyle.ToolButtonTextBesideIcon if icons else Qt.ToolButtonStyle.ToolButtonTextOnly


def _bound(key: QKeySequence.StandardKey) -> list[QKeySequence]:
    """The keys that this system has for something."""
    return QKeySequence.keyBindings(key)
