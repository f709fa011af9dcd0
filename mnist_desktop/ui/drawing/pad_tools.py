"""What stands below the pad: the line's width, undo, redo, clear, samples, and where pictures come from."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QMenu, QSlider, QToolButton, QWidget

from mnist_desktop.core.drawing.pen import MAX_PEN_WIDTH, MIN_PEN_WIDTH, PAD_PEN_WIDTH
from mnist_desktop.ui.drawing.pad import DrawingPad
from mnist_desktop.ui.shared import theme
from mnist_desktop.ui.shared.menus import Menu
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.targets import keep_targets
from mnist_desktop.ui.shared.words import name_word
from mnist_desktop.ui.shared.wrapping import WrappingRow

STEPS = 10  # of the slider, per pixel of the 28x28 image
ICON = 20


class PadTools(FollowsLanguage, QWidget):
    """A row of tools.

    Signals
    -------
    sample_wanted(int)
        The user asks for the sample drawing of a digit.
    open_wanted(), paste_wanted()
        The user brings a picture.
    """

    sample_wanted = Signal(int)
    open_wanted = Signal()
    paste_wanted = Signal()

    def __init__(self, pad: DrawingPad, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pad = pad
        self._buttons: list[QToolButton] = []
        self._width_label = QLabel()
        self._slider = self._make_slider()
        self.undo_button = self._button("undoStroke", "mdi6.undo")
        self.redo_button = self._button("redoStroke", "mdi6.redo")
        self.clear_button = self._button("clearPad", "mdi6.eraser")
        self.sample_button = self._button("sampleDrawing", "mdi6.gesture")
        self.open_button = self._button("openPicture", "mdi6.image-plus-outline")
        self.paste_button = self._button("pastePicture", "mdi6.content-paste")
        keep_targets(*self._buttons, self._slider, icon=ICON)
        self._samples = self._make_samples()
        self._arrange()
        self._connect()
        self.undo_button.setEnabled(self._pad.can_undo)
        self.redo_button.setEnabled(self._pad.can_redo)
        self.retranslate()

    def set_takes_ink(self, takes_ink: bool) -> None:
        """Show the tools for drawing, or only those for pictures."""
        for tool in (self._width_label, self._slider, self.undo_button, self.redo_button, self.sample_button):
            tool.setVisible(takes_ink)
        style = Qt.ToolButtonStyle.ToolButtonIconOnly if takes_ink else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        for button in (self.clear_button, self.open_button, self.paste_button):
            button.setToolButtonStyle(style)

    def set_collecting(self, is_collecting: bool) -> None:
        """Offer nothing that would put another hand's digit on the pad."""
        for button in (self.sample_button, self.open_button, self.paste_button):
            button.setEnabled(not is_collecting)

    def set_width(self, width: float) -> None:
        """Draw lines so wide, in pixels of the 28x28 image."""
        self._slider.setValue(round(width * STEPS))

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        texts = {
            self.undo_button: (self.tr("Undo"), self.tr("Take the last stroke back (Ctrl+Z)")),
            self.redo_button: (self.tr("Redo"), self.tr("Draw it again (Ctrl+Y)")),
            self.clear_button: (self.tr("Clear"), self.tr("Clear the pad (Delete)")),
            self.sample_button: (self.tr("Sample"), self.tr("Draw a sample digit (0 to 9)")),
            self.open_button: (self.tr("Open picture…"), self.tr("Open a picture file")),
            self.paste_button: (self.tr("Paste"), self.tr("Paste a picture (Ctrl+V)")),
        }
        for button, (text, tip) in texts.items():
            button.setText(text)
            button.setToolTip(tip)
            button.setAccessibleName(tip)
        self._slider.setAccessibleName(self.tr("Width of the line"))
        self._slider.setToolTip(self.tr("How wide the line is in the 28 × 28 image; most of MNIST's digits have about 2 pixels."))
        self._follow_pad()

    def _make_slider(self) -> QSlider:
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setObjectName("penWidthSlider")
        slider.setRange(round(MIN_PEN_WIDTH * STEPS), round(MAX_PEN_WIDTH * STEPS))
        slider.setValue(round(PAD_PEN_WIDTH * STEPS))
        slider.setMinimumWidth(70)
        slider.setMaximumWidth(200)
        return slider

    def _make_samples(self) -> QMenu:
        menu = Menu(self)
        name_word(menu, "sample")
        for digit in range(10):
            menu.addAction(str(digit)).setData(digit)
        self.sample_button.setMenu(menu)
        self.sample_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return menu

    def _button(self, name: str, icon: str) -> QToolButton:
        button = QToolButton(autoRaise=True)
        button.setObjectName(f"{name}Button")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setIcon(theme.icon(icon))
        self._buttons.append(button)
        return button

    def _arrange(self) -> None:
        row = WrappingRow(self, gap=4)
        for button in self._buttons:
            row.add(button)
        row.add_space()
        row.add(self._width_label, self._slider, stretch=1)

    def _connect(self) -> None:
        self._slider.valueChanged.connect(self._set_width)
        self.undo_button.clicked.connect(self._pad.undo)
        self.redo_button.clicked.connect(self._pad.redo)
        self.clear_button.clicked.connect(self._pad.clear)
        self.open_button.clicked.connect(self.open_wanted)
        self.paste_button.clicked.connect(self.paste_wanted)
        self._samples.triggered.connect(self._ask_for_sample)
        self._pad.changed.connect(self._follow_pad)
        self._pad.undo_stack.canUndoChanged.connect(self.undo_button.setEnabled)
        self._pad.undo_stack.canRedoChanged.connect(self.redo_button.setEnabled)

    def _set_width(self, steps: int) -> None:
        self._pad.set_pen_width(steps / STEPS)

    def _ask_for_sample(self, action: QAction) -> None:
        self.sample_wanted.emit(action.data())

    def _follow_pad(self) -> None:
        self.clear_button.setEnabled(not self._pad.is_empty)
        self._width_label.setText(self.tr("Line {width:.1f} px").format(width=self._slider.value() / STEPS))
