"""What can be done to the chosen layers, as actions: for the tool row, the Edit menu, the keyboard and the context menu."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from mnist_desktop.core.errors import UserError
from mnist_desktop.core.model.layers import Layer
from mnist_desktop.core.model.model_file import decode_model, encode_model
from mnist_desktop.core.model.spec import MAX_LAYERS, ModelSpec, insert, move_before, remove, with_layers
from mnist_desktop.core.sentence import Sentence
from mnist_desktop.ui.builder.add_menu import AddLayerMenu
from mnist_desktop.ui.builder.layer_list import LayerList
from mnist_desktop.ui.session import Session
from mnist_desktop.ui.shared import theme
from mnist_desktop.ui.shared.editors import finish_typing
from mnist_desktop.ui.shared.menus import Menu
from mnist_desktop.ui.shared.plain_text import GENERAL_TEXT, name_action
from mnist_desktop.ui.shared.undo import UndoWhereTheFocusIs, say_changes_again

_ICONS = {
    "actionUndo": "mdi6.undo",
    "actionRedo": "mdi6.redo",
    "actionUndoEdit": "mdi6.undo",
    "actionRedoEdit": "mdi6.redo",
    "actionAddLayer": "mdi6.plus",
    "actionDuplicateLayer": "mdi6.content-duplicate",
    "actionRemoveLayer": "mdi6.delete-outline",
    "actionMoveLayerUp": "mdi6.arrow-up",
    "actionMoveLayerDown": "mdi6.arrow-down",
    "actionCut": "mdi6.content-cut",
    "actionCopy": "mdi6.content-copy",
    "actionPaste": "mdi6.content-paste",
}
Shortcut = QKeySequence.StandardKey | str


class TooManyLayersError(UserError):
    """An edit would make the model longer than a model can be."""


class LayerEdits(QObject):
    """Owns the actions and does them to the session's spec.

    Signals
    -------
    add_wanted()
        The user asks for the menu of layer kinds.
    """

    add_wanted = Signal()

    def __init__(self, session: Session, layers: LayerList, scope: QWidget) -> None:
        super().__init__(scope)
        self._session = session
        self._list = layers
        self.add_menu = AddLayerMenu(scope)
        self.add_menu.chosen.connect(self.add)
        self._undo = UndoWhereTheFocusIs(session.undo_stack, self)
        self.undo_action = self._adopt("actionUndo", self._undo.createUndoAction(self))
        self.redo_action = self._adopt("actionRedo", self._undo.createRedoAction(self))
        # They follow what can be undone by themselves, but take what is in a name for markup.
        self._undo.undoTextChanged.connect(partial(self._name_undo, self.undo_action))
        self._undo.redoTextChanged.connect(partial(self._name_redo, self.redo_action))
        # Beside the layers they mean these edits, wherever the focus is.
        self.undo_edit_action = self._adopt("actionUndoEdit", session.undo_stack.createUndoAction(self))
        self.redo_edit_action = self._adopt("actionRedoEdit", session.undo_stack.createRedoAction(self))
        session.undo_stack.undoTextChanged.connect(partial(self._name_undo, self.undo_edit_action))
        session.undo_stack.redoTextChanged.connect(partial(self._name_redo, self.redo_edit_action))
        self.undo_action.setShortcuts(QKeySequence.StandardKey.Undo)
        self.redo_action.setShortcuts(QKeySequence.StandardKey.Redo)
        self.add_action = self._make("actionAddLayer", self.add_wanted.emit, scope, "Ins", "Ctrl+N")
        self.duplicate_action = self._make("actionDuplicateLayer", self.duplicate, layers, "Ctrl+D")
        self.remove_action = self._make("actionRemoveLayer", self.remove, layers, QKeySequence.StandardKey.Delete, "Backspace")
        self.move_up_action = self._make("actionMoveLayerUp", self.move_up, layers, "Alt+Up")
        self.move_down_action = self._make("actionMoveLayerDown", self.move_down, layers, "Alt+Down")
        self.cut_action = self._make("actionCut", self.cut, layers, QKeySequence.StandardKey.Cut)
        self.copy_action = self._make("actionCopy", self.copy, layers, QKeySequence.StandardKey.Copy)
        self.paste_action = self._make("actionPaste", self.paste, layers, QKeySequence.StandardKey.Paste)
        self.edit_actions = [
            self.undo_action, self.redo_action, self._separator(),
            self.cut_action, self.copy_action, self.paste_action, self._separator(),
            self.add_action, self.duplicate_action, self.remove_action, self._separator(),
            self.move_up_action, self.move_down_action,
        ]  # fmt: skip
        layers.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        layers.customContextMenuRequested.connect(self._show_context_menu)
        layers.choice_changed.connect(self.refresh)
        self.refresh()
        self.retranslate()

    # What the actions do

    def add(self, layer: Layer) -> None:
        """Insert a layer behind the current one."""
        self._insert(Sentence("add {layer}", {"layer": layer.kind}), layer)

    def duplicate(self) -> None:
        """Insert a copy of the chosen layers behind them."""
        self._insert(Sentence("duplicate layer"), *self._chosen_layers(), at=self._list.chosen_rows()[-1] + 1)

    def remove(self) -> None:
        """Take the chosen layers away."""
        self._session.edit(Sentence("remove layer"), spec=remove(self._spec, *self._list.chosen_rows()))

    def move_up(self) -> None:
        """Move the chosen layers before the one above them."""
        self.move(self._list.chosen_rows(), self._list.chosen_rows()[0] - 1)

    def move_down(self) -> None:
        """Move the chosen layers behind the one below them."""
        self.move(self._list.chosen_rows(), self._list.chosen_rows()[-1] + 2)

    def move(self, rows: tuple[int, ...], gap: int) -> None:
        """Move `rows` to stand together before row `gap`."""
        gap = min(max(gap, 0), len(self._spec.layers))
        self._session.edit(Sentence("move layer"), spec=move_before(self._spec, rows, gap))
        first = gap - sum(row < gap for row in rows)
        self._list.choose(*range(first, first + len(rows)))

    def copy(self) -> None:
        """Put the chosen layers on the clipboard, as the text of a model file."""
        text = encode_model(with_layers(self._spec, self._chosen_layers())).decode()
        QGuiApplication.clipboard().setText(text)

    def cut(self) -> None:
        """Copy, then remove."""
        self.copy()
        self._session.edit(Sentence("cut layers"), spec=remove(self._spec, *self._list.chosen_rows()))

    def paste(self) -> None:
        """Insert the layers of the clipboard behind the current one."""
        try:
            pasted = decode_model(QGuiApplication.clipboard().text().encode(), self.tr("The clipboard"))
        except UserError as error:
            self._session.problem.emit(error)
            return
        self._insert(Sentence("paste layers"), *pasted.layers)

    # How they look and when they can be done

    def refresh(self) -> None:
        """Enable what can be done with the chosen layers."""
        rows, count = self._list.chosen_rows(), len(self._spec.layers)
        for action in (self.remove_action, self.cut_action, self.copy_action):
            action.setEnabled(bool(rows))
        self.add_action.setEnabled(count < MAX_LAYERS)
        self.duplicate_action.setEnabled(bool(rows) and count < MAX_LAYERS)
        self.move_up_action.setEnabled(bool(rows) and rows != tuple(range(len(rows))))
        self.move_down_action.setEnabled(bool(rows) and rows != tuple(range(count - len(rows), count)))

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now, those of the edits that can be undone too."""
        texts = {
            self.add_action: self.tr("Add layer…"),
            self.duplicate_action: self.tr("Duplicate layer"),
            self.remove_action: self.tr("Remove layer"),
            self.move_up_action: self.tr("Move layer up"),
            self.move_down_action: self.tr("Move layer down"),
            self.cut_action: self.tr("Cut layers"),
            self.copy_action: self.tr("Copy layers"),
            self.paste_action: self.tr("Paste layers"),
        }
        for action, text in texts.items():
            action.setText(text)
        self.add_action.setIconText(self.tr("Add"))
        for stack in self._undo.stacks():
            say_changes_again(stack)
        self.undo_action.setProperty(GENERAL_TEXT, self.tr("Undo"))
        self.redo_action.setProperty(GENERAL_TEXT, self.tr("Redo"))
        self._name_undo(self.undo_action, self._undo.undoText())
        self._name_redo(self.redo_action, self._undo.redoText())
        self._name_undo(self.undo_edit_action, self._session.undo_stack.undoText())
        self._name_redo(self.redo_edit_action, self._session.undo_stack.redoText())

    @property
    def _spec(self) -> ModelSpec:
        return self._session.experiment.spec

    def _chosen_layers(self) -> tuple[Layer, ...]:
        return tuple(self._spec.layers[row] for row in self._list.chosen_rows())

    def _insert(self, text: Sentence, *layers: Layer, at: int | None = None) -> None:
        """Insert `layers` at row `at`, or else behind the current one, but before an output layer: nothing can follow that."""
        count = len(self._spec.layers)
        if count + len(layers) > MAX_LAYERS:
            self._session.problem.emit(TooManyLayersError("A model can have at most {limit} layers.", limit=MAX_LAYERS))
            return
        if at is None:
            at = self._list.current_row() + 1
            ends_in_output = count > 0 and getattr(self._spec.layers[-1], "activation", "") == "softmax"
            at -= at == count and ends_in_output
        self._session.edit(text, spec=insert(self._spec, at, *layers))
        self._list.choose(*range(at, at + len(layers)))

    def _make(self, name: str, slot: Callable[[], None], scope: QWidget, *shortcuts: Shortcut) -> QAction:
        """An action whose shortcuts act while `scope` or a part of it has the focus, so that other tabs can use the same ones."""
        action = self._adopt(name, QAction(self))
        action.setShortcuts([QKeySequence(shortcut) for shortcut in shortcuts])
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(finish_typing)  # for the layer that it was typed for
        action.triggered.connect(slot)
        scope.addAction(action)
        return action

    def _name_undo(self, action: QAction, change: str) -> None:
        if isValid(action):  # what can be undone in a window goes after them when it goes
            name_action(action, self.tr("Undo {change}").format(change=change) if change else self.tr("Undo"))

    def _name_redo(self, action: QAction, change: str) -> None:
        if isValid(action):
            name_action(action, self.tr("Redo {change}").format(change=change) if change else self.tr("Redo"))

    def _adopt(self, name: str, action: QAction) -> QAction:
        action.setObjectName(name)
        action.setIcon(theme.icon(_ICONS[name]))
        return action

    def _separator(self) -> QAction:
        separator = QAction(self)
        separator.setSeparator(True)
        return separator

    def _show_context_menu(self, point: QPoint) -> None:
        menu = Menu(self._list)
        menu.addActions(self.edit_actions[3:])
        menu.show_once(self._list.viewport().mapToGlobal(point))
