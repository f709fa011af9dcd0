"""Colors and icons that follow the system's light or dark palette."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QGuiApplication, QIcon, QPalette

from mnist_desktop.ui.shared.icons import glyph_icon
from mnist_desktop.ui.shared.theme_colors import DARK, LIGHT, Colors
from mnist_desktop.ui.shared.widget_mixin import WidgetMixin

MOST_PALETTES = 64
_known_to_be_dark: dict[tuple[int, QPalette.ColorGroup], bool] = {}
"""By what Qt says identifies the content of a palette: each edge of each control asks while it is painted."""


def is_dark(palette: QPalette | None = None) -> bool:
    """Whether a palette (the application's, if none is given) has light text on dark ground."""
    palette = palette or QGuiApplication.palette()
    key = palette.cacheKey(), palette.currentColorGroup()
    if key not in _known_to_be_dark:
        if len(_known_to_be_dark) > MOST_PALETTES:
            _known_to_be_dark.clear()
        ground, text = palette.color(QPalette.ColorRole.Window), palette.color(QPalette.ColorRole.WindowText)
        _known_to_be_dark[key] = ground.lightness() < text.lightness()
    return _known_to_be_dark[key]


def colors(palette: QPalette | None = None) -> Colors:
    """The colors for a palette; a view that is a :class:`FollowsTheme` asks again when it changes."""
    return DARK if is_dark(palette) else LIGHT


def icon(name: str, color: str = "") -> QIcon:
    """An icon of the Material Design set, such as ``mdi6.play``, in `color` or else in the text color of the palette."""
    return glyph_icon(name.removeprefix("mdi6."), color)


class FollowsTheme(WidgetMixin):
    """Repaints when the palette changes, such as from light to dark. Comes first among the bases of a widget."""

    _followed: tuple[QEvent.Type, ...] = (QEvent.Type.PaletteChange,)

    def changeEvent(self, event: QEvent) -> None:
        """React to a change of the palette."""
        super().changeEvent(event)
        if event.type() in self._followed:
            self.follow_theme()

    def follow_theme(self) -> None:
        """Repaint. Override it where more than the painting depends on the palette."""
        self.update()


class FollowsThemeAndFont(FollowsTheme):
    """Repaints when the palette or the font changes, in the size that the font needs."""

    _followed = (QEvent.Type.PaletteChange, QEvent.Type.FontChange)

    def follow_theme(self) -> None:
        """Repaint. Override it where more than the size and the painting depends on palette or font."""
        self.updateGeometry()
        self.update()
