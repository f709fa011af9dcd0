"""The one line that says which images are left, and lets them all come back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from mnist_desktop.core.results.samples import ConfidenceRange, Outcome, Selection
from mnist_desktop.ui.shared import theme
from mnist_desktop.ui.shared.numbers import number_text
from mnist_desktop.ui.shared.plain_text import plain_tip, without_key
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.targets import keep_targets

PADDING = 34  # pixels of the chip that are not text
SHORTEST = 120
_STYLE = """
QPushButton { border: 1px solid %(accent)s; border-radius: 12px; padding: 3px 12px; text-align: left; color: %(text)s; }
QPushButton:hover, QPushButton:focus { background: %(accent)s; color: %(ground)s; }
"""


class FilterChip(theme.FollowsTheme, FollowsLanguage, QPushButton):
    """Says a :class:`Selection` in words; hidden where nothing is left out. A press clears it.

    Signals
    -------
    cleared()
        The user wants all images again.
    """

    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("clearFilterButton")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._selection = Selection()
        self._names: tuple[str, ...] = ()
        self._whole = ""
        self.clicked.connect(self.cleared)
        keep_targets(self)
        self.follow_theme()
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
        self.setEnabled(not selection.is_all)
        self.setVisible(not selection.is_all)
        self.setAccessibleName(self.tr("Show all test images"))
        self.setAccessibleDescription(self._whole)
        self.setToolTip(plain_tip(self.tr("Only these are shown: {filter}. Press to show all test images (Escape).").format(
            filter=self._whole)))  # fmt: skip
        self.updateGeometry()
        self._fit()

    @property
    def words(self) -> str:
        """What is said, whole; empty where nothing is left out."""
        return self._whole

    def sizeHint(self) -> QSize:
        """As wide as all its words."""
        return QSize(self.fontMetrics().horizontalAdvance(f"{self._whole}  ✕") + PADDING, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Words that do not fit end in dots."""
        return QSize(min(SHORTEST, self.sizeHint().width()), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say as much as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def follow_theme(self) -> None:
        """Take the colors of the theme."""
        palette = theme.colors()
        style = _STYLE % {"accent": palette.accent, "text": palette.plot_text, "ground": palette.plot_background}
        if self.styleSheet() != style:
            self.setStyleSheet(style)

    def _fit(self) -> None:
        room = self.width() - PADDING - self.fontMetrics().horizontalAdvance("  ✕")
        words = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, max(0, room))
        self.setText(without_key(f"{words}  ✕"))

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
