"""The card of the tour: what is to be said of a step, and the way on."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from mnist_desktop.ui.shared.muted_label import MutedLabel
from mnist_desktop.ui.shared.plain_text import PlainLabel
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.text_size import scaled

WIDTH = 380
LARGER = 1.3
LEAST_BUTTON = 32  # logical pixels, for a finger
_FORWARD = (Qt.Key.Key_Right, Qt.Key.Key_PageDown)
_BACK = (Qt.Key.Key_Left, Qt.Key.Key_PageUp, Qt.Key.Key_Backspace)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TourCard(FollowsLanguage, QFrame):
    """A title, a sentence or two, and three buttons. The arrows lead on and back, Escape skips, Tab stays on the card.

    Signals
    -------
    next_wanted(), back_wanted(), skip_wanted()
        What the user wants.
    """

    next_wanted = Signal()
    back_wanted = Signal()
    skip_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tourCard")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self._name, self._number, self._count = "", 0, 1
        self._title = PlainLabel(objectName="tourTitle", wordWrap=True)
        letters = self._title.font()
        letters.setPointSizeF(letters.pointSizeF() * LARGER)
        letters.setBold(True)
        self._title.setFont(letters)
        self._text = PlainLabel(objectName="tourText", wordWrap=True)
        self._place = MutedLabel(objectName="tourPlace")
        self.back, self.skip, self.next = (QPushButton() for _ in range(3))
        self._buttons = {"Back": self.back, "Skip": self.skip, "Next": self.next}
        for name, button in self._buttons.items():
            button.setObjectName(f"tour{name}")
            button.setMinimumHeight(LEAST_BUTTON)
            button.installEventFilter(self)
        self.next.clicked.connect(self.next_wanted)
        self.back.clicked.connect(self.back_wanted)
        self.skip.clicked.connect(self.skip_wanted)
        self._arrange()
        self.retranslate()

    def show_step(self, name: str, number: int, count: int) -> None:
        """Say what there is to say of a step, which counts from 0."""
        self._name, self._number, self._count = name, number, count
        self.retranslate()

    def said(self) -> str:
        """All of it, as it is read out."""
        return f"{self._title.text()}\n{self._text.text()}\n{self._place.text()}"

    def take_focus(self) -> None:
        """Let Enter lead on."""
        self.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def least_width(self) -> int:
        """So wide it has to be for its buttons, in logical pixels."""
        return self.minimumSizeHint().width()

    def size_within(self, width: int) -> QSize:
        """What the card needs where there is so much room across, in logical pixels."""
        across = min(max(scaled(WIDTH), self.least_width()), width)
        layout = self.layout()
        return QSize(across, self.sizeHint().height() if layout is None else layout.totalHeightForWidth(across))

    def take_key(self, event: QKeyEvent) -> bool:
        """Do what a key means; tells whether it means anything here."""
        key = event.key()
        focused = self.focusWidget()
        if key in _ENTER and isinstance(focused, QPushButton) and focused.hasFocus():
            focused.click()
        elif key in _FORWARD or key in _ENTER:
            self.next_wanted.emit()
        elif key in _BACK:
            self.back_wanted.emit()
        elif key == Qt.Key.Key_Escape:
            self.skip_wanted.emit()
        else:
            return False
        return True

    def eventFilter(self, _button: QObject, event: QEvent) -> bool:
        """Take the keys before a button does, for which arrows move the focus."""
        return isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and self.take_key(event)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 - Qt's name
        """Keep the focus among the buttons."""
        buttons = [button for button in self._buttons.values() if button.isEnabled()]
        at = next((place for place, button in enumerate(buttons) if button.hasFocus()), -1)
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        buttons[(at + (1 if forward else -1)) % len(buttons)].setFocus(reason)
        return True

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        title, text = self._words().get(self._name, ("", ""))
        self._title.setText(title)
        self._text.setText(text)
        self._place.setText(self.tr("Step {number} of {count}").format(number=self._number + 1, count=self._count))
        self.back.setText(self.tr("Back"))
        self.skip.setText(self.tr("Skip"))
        is_last = self._number + 1 == self._count
        self.next.setText(self.tr("Finish") if is_last else self.tr("Next"))
        self.back.setEnabled(self._number > 0)
        self.skip.setVisible(not is_last)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)

    def _words(self) -> dict[str, tuple[str, str]]:
        """Title and text of each step."""
        return {
            "data": (
                self.tr("The images"),
                self.tr("The network learns from these images. Click one to see its pixels as numbers, and its label."),
            ),
            "layers": (
                self.tr("The network"),
                self.tr(
                    "These layers turn pixels into an answer. Add, move or remove them; the form below changes the chosen one. "
                    "Everything can be undone."
                ),
            ),
            "train": (
                self.tr("The training"),
                self.tr("Start it here, or with F5, and watch the curves. Stop whenever you like: what was learned is kept."),
            ),
            "results": (
                self.tr("How good it is"),
                self.tr(
                    "See how many test images are read right, and what is taken for what. "
                    "Click a cell of the matrix to see its images."
                ),
            ),
            "draw": (
                self.tr("Your own digits"),
                self.tr("Draw a digit: the prediction follows your pen, beside what the network sees of it."),
            ),
            "compare": (
                self.tr("Which network is better"),
                self.tr(
                    "Every run is kept. Tick some to see their curves over one another and in what they differ. "
                    "And F1 explains every word that you do not know."
                ),
            ),
        }

    def _arrange(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self._place, 1)
        for button in self._buttons.values():
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addLayout(buttons)
