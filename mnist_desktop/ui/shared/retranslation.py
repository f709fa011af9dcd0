"""Widgets that say their texts again when the window speaks another language."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject

from mnist_desktop.ui.shared.widget_mixin import WidgetMixin


class FollowsLanguage(WidgetMixin):
    """Says its texts again when the language changes. Comes first among the bases of a widget.

    A widget sets no fixed text where it is built: `retranslate` sets all of them, and the widget calls it once when it is built.
    Qt tells a widget before those inside it.
    """

    def changeEvent(self, event: QEvent) -> None:
        """React to a change of the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now. Override it unless all texts are painted."""
        self.update()


class ObjectFollowsLanguage(QObject):
    """The same for what is no widget itself but belongs to one: Qt tells the children of a widget, too."""

    def event(self, event: QEvent) -> bool:
        """React to a change of the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        return super().event(event)

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        raise NotImplementedError
