"""The menu of all layer kinds, with a sentence about the one under the mouse or the arrow keys."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget, QWidgetAction

from mnist_desktop.core.model.layers import LAYER_TYPES, Layer, layer_help
from mnist_desktop.ui.builder.layer_delegate import LAYER_ICONS
from mnist_desktop.ui.shared import theme
from mnist_desktop.ui.shared.menus import Menu
from mnist_desktop.ui.shared.muted_label import MutedLabel
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.text_size import follow_text_size, scaled
from mnist_desktop.ui.shared.texts import core_text
from mnist_desktop.ui.shared.words import WORD_PROPERTY

_HELP_WIDTH = 260
_HELP_LINES = 3


def _fit_help(label: MutedLabel) -> None:
    label.setFixedSize(scaled(_HELP_WIDTH), _HELP_LINES * label.fontMetrics().lineSpacing() + 16)


class AddLayerMenu(FollowsLanguage, Menu):
    """Offers every layer kind.

    Signals
    -------
    chosen(Layer)
        A fresh layer of the chosen kind.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("addLayerMenu")
        self._kinds: dict[QAction, type[Layer]] = {}
        for struct in LAYER_TYPES:
            kind = struct().kind
            action = self.addAction(theme.icon(LAYER_ICONS[kind]), kind)
            action.setObjectName(f"actionAdd{kind}")
            action.setProperty(WORD_PROPERTY, kind)
            self._kinds[action] = struct
        self.addSeparator()
        self._help = MutedLabel()
        self._help.setMargin(8)
        self._help.setWordWrap(True)
        follow_text_size(self._help, _fit_help)
        footer = QWidgetAction(self)
        footer.setDefaultWidget(self._help)
        footer.setEnabled(False)
        self.addAction(footer)
        self.hovered.connect(self._tell)
        self.triggered.connect(self._choose)
        self.aboutToShow.connect(self._invite)
        self.retranslate()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        for action, struct in self._kinds.items():
            action.setStatusTip(core_text(layer_help(struct)))
        self._invite()

    def _invite(self) -> None:
        self._help.setText(self.tr("Choose a layer; a word about each appears here."))

    def _tell(self, action: QAction) -> None:
        self._help.setText(action.statusTip())

    def _choose(self, action: QAction) -> None:
        self.chosen.emit(self._kinds[action]())
