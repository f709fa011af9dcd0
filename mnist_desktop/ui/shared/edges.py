"""A style that shows where a control begins and ends, and which one is chosen, also to eyes that tell no colors apart.

Fusion, which is the style where the system has none, draws edges a little darker than the window: on dark ground they can
hardly be seen, and a button that is pressed down for good looks like its neighbours.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette, QPen
from PySide6.QtWidgets import QApplication, QProxyStyle, QStyle, QStyleFactory, QStyleOption, QStyleOptionComplex, QWidget

from mnist_desktop.ui.shared import theme

BASE = "fusion"
"""The style whose edges are drawn over; others have their own, which follow the system's contrast."""
ROUND = 2.0
BAR = 3
"""The height of the bar below what is chosen."""

_Primitive, _State, _Complex, _Picture = QStyle.PrimitiveElement, QStyle.StateFlag, QStyle.ComplexControl, QStyle.StandardPixmap
_BOXES = {_Primitive.PE_IndicatorCheckBox, _Primitive.PE_IndicatorItemViewItemCheck}
_BUTTONS = {_Primitive.PE_PanelButtonCommand, _Primitive.PE_PanelButtonTool}
_FIELDS = {_Complex.CC_ComboBox, _Complex.CC_SpinBox}
_CROSSES = {_Picture.SP_LineEditClearButton, _Picture.SP_TitleBarCloseButton}
_ANSWERS = {
    _Picture.SP_DialogOkButton,
    _Picture.SP_DialogCancelButton,
    _Picture.SP_DialogCloseButton,
    _Picture.SP_DialogSaveButton,
    _Picture.SP_DialogOpenButton,
    _Picture.SP_DialogDiscardButton,
    _Picture.SP_DialogYesButton,
    _Picture.SP_DialogNoButton,
    _Picture.SP_DialogApplyButton,
    _Picture.SP_DialogResetButton,
    _Picture.SP_DialogHelpButton,
}


class Edges(QProxyStyle):
    """Draws edges of at least 3 to 1 around what can be pressed or filled in, and a bar below what is chosen."""

    def drawPrimitive(  # noqa: N802 - Qt's name
        self, element: QStyle.PrimitiveElement, option: QStyleOption, painter: QPainter, widget: QWidget | None = None
    ) -> None:
        """Draw a part, and its edge over it."""
        super().drawPrimitive(element, option, painter, widget)
        if element in _BOXES:
            _draw_edge(painter, option.rect, option.palette)
        elif element is _Primitive.PE_IndicatorRadioButton:
            _draw_edge(painter, option.rect, option.palette, option.rect.height() / 2)
        elif element is _Primitive.PE_FrameLineEdit:
            _draw_edge(painter, option.rect, option.palette)
        elif element in _BUTTONS and not _is_flat(option):
            _draw_edge(painter, option.rect, option.palette)
            if option.state & _State.State_On:
                _draw_bar(painter, option.rect, option.palette)

    def drawComplexControl(  # noqa: N802 - Qt's name
        self, control: QStyle.ComplexControl, option: QStyleOptionComplex, painter: QPainter, widget: QWidget | None = None
    ) -> None:
        """Draw a control of several parts, and its edge over it."""
        super().drawComplexControl(control, option, painter, widget)
        if control in _FIELDS:
            _draw_edge(painter, option.rect, option.palette)
        elif control is _Complex.CC_Slider:
            handle = self.subControlRect(control, option, QStyle.SubControl.SC_SliderHandle, widget)  # type: ignore[arg-type]  # or None
            _draw_edge(painter, handle, option.palette)

    def standardIcon(  # noqa: N802 - Qt's name
        self, standard: QStyle.StandardPixmap, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> QIcon:
        """The crosses that close and clear take the color of text; Qt's own are black on any ground.

        The buttons that answer a dialog have words only, as on other systems: Qt's pictures for some of them are in colors that
        are used for nothing else here.
        """
        if standard in _ANSWERS:
            return QIcon()
        return theme.icon("mdi6.close") if standard in _CROSSES else super().standardIcon(standard, option, widget)


def use_edges(app: QApplication) -> None:
    """Let the application have this style, where the system's is the one that needs it."""
    if app.style().name().casefold() == BASE:
        app.setStyle(Edges(QStyleFactory.create(BASE)))


def _is_flat(option: QStyleOption) -> bool:
    """Whether a button has no edge until it is pointed at."""
    return bool(option.state & _State.State_AutoRaise) and not option.state & (_State.State_On | _State.State_MouseOver)


def _draw_edge(painter: QPainter, rect: QRect, palette: QPalette, radius: float = ROUND) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(edge(palette), 1))
    painter.setBrush(QColor(0, 0, 0, 0))
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    painter.restore()


def _draw_bar(painter: QPainter, rect: QRect, palette: QPalette) -> None:
    ink = palette.color(QPalette.ColorRole.ButtonText)
    painter.fillRect(QRect(rect.left() + 3, rect.bottom() - BAR, rect.width() - 6, BAR), ink)


def edge(palette: QPalette) -> QColor:
    """The color of an edge; fainter where nothing can be pressed."""
    faint = palette.currentColorGroup() is QPalette.ColorGroup.Disabled
    return QColor(theme.colors(palette).grid if faint else theme.colors(palette).edge)
