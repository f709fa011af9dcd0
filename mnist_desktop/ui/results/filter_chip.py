"""The one line that says which images are left, and lets them all come back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QSizePolicy, QStyleOptionButton, QWidget

from mnist_desktop.core.results.samples import ConfidenceRange, Outcome, Selection
from mnist_desktop.ui.shared import theme
from mnist_desktop.ui.shared.numbers import number_text
from mnist_desktop.ui.shared.plain_text import plain_tip, without_key
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.targets import keep_targets
from mnist_desktop.ui.shared.text_size import follow_text_size

PADDING = 40  # pixels of the chip that are not text
SLACK = 4  # pixels by which texts together are wider than each alone
SHORTEST = 120
CLEAR = "  ✕"
_STYLE = """
QPushButton { border: 1px solid %(accent)s; border-radius: 12px; padding: 5px 12px; text-align: left; color: %(text)s; }
QPushButton:hover, QPushButton:focus { background: %(accent)s; color: %(ground)s; }
"""


class _ChipButton(QPushButton):
    """A button whose words end in dots where they do not fit; the sign behind them always shows."""

    def initStyleOption(self, option: QStyleOptionButton) -> None:  # noqa: N802 - Qt's name
        """Let the style paint as much as there is room for."""
        super().initStyleOption(option)
        words = option.text.removesuffix(CLEAR)
        room = self.width() - PADDING + SLACK - self.fontMetrics().horizontalAdvance(CLEAR)
        option.text = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, max(0, room)) + CLEAR


class FilterChip(theme.FollowsTheme, FollowsLanguage, QWidget):
    """Says a :class:`Selection` in words; hidden where nothing is left out. A press clears it.

    Signals
    -------
    cleared()
        The user wants all images again.
    """

    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._selection = Selection()
        self._names: tuple[str, ...] = ()
        self._whole = ""
        # The style sheet is the button's own: a widget that has one is not told of another palette.
        self._button = _ChipButton()
        self._button.setObjectName("clearFilterButton")
        self._button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._button.clicked.connect(self.cleared)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._button)
        follow_text_size(self, FilterChip.follow_theme)
        keep_targets(self._button)
        self.retranslate()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self.show_selection(self._selection)

    def set_classes(self, names: Sequence[str]) -> None:
        """Call the classes so."""
        self._names = tuple(names)
        self.show_selection(self._selection)

    def show_selection(self, selection: Selection) -> None:
        """Say another selection."""
        self._selection = selection
        self._whole = " · ".join(self._parts(selection))
        self._button.setEnabled(not selection.is_all)
        self._button.setAccessibleName(self.tr("Show all test images"))
        self._button.setAccessibleDescription(self._whole)
        tip = self.tr("Only these are shown: {filter}. Press to show all test images (Escape).")
        self._button.setToolTip(plain_tip(tip.format(filter=self._whole)))
        self._button.setText(without_key(self._whole + CLEAR))
        self.updateGeometry()
        self.setVisible(not selection.is_all)  # last: it is laid out with its words, and only once

    @property
    def words(self) -> str:
        """What is said, whole; empty where nothing is left out."""
        return self._whole

    def sizeHint(self) -> QSize:
        """As wide as all its words."""
        width = self._button.fontMetrics().horizontalAdvance(self._whole + CLEAR) + PADDING
        return QSize(width, max(self._button.minimumHeight(), self._button.sizeHint().height()))

    def minimumSizeHint(self) -> QSize:
        """Words that do not fit end in dots."""
        return QSize(min(SHORTEST, self.sizeHint().width()), self.sizeHint().height())

    def follow_theme(self) -> None:
        """Take the colors of the theme, and its letters, which a button with a style sheet keeps from when it got it."""
        palette = theme.colors()
        self._button.setStyleSheet("")
        self._button.setFont(QApplication.font())
        self._button.setStyleSheet(
            _STYLE % {"accent": palette.accent, "text": palette.plot_text, "ground": palette.plot_background}
        )

    def _parts(self, selection: Selection) -> list[str]:
        parts = []
        if selection.true_class is not None:
            parts.append(self.tr("True {name}").format(name=self._name(selection.true_class)))
        if selection.predicted_class is not None:
            parts.append(self.tr("Read as {name}").format(name=self._name(selection.predicted_class)))
        if selection.confidence is not None:
            parts.append(self._confidence(selection.confidence))
        if selection.outcome is not Outcome.ALL:
            parts.append(self.tr("Right ones") if selection.outcome is Outcome.RIGHT else self.tr("Wrong ones"))
        if selection.images is not None:
            parts.append(self.tr("Chosen images: {count:,}").format(count=len(selection.images)))
        return parts

    def _confidence(self, confidence: ConfidenceRange) -> str:
        low, high = (number_text(100 * end, 1) for end in (confidence.low, confidence.high))
        return self.tr("Confidence {low}–{high} %").format(low=low, high=high)

    def _name(self, number: int) -> str:
        return self._names[number] if number < len(self._names) else str(number)
