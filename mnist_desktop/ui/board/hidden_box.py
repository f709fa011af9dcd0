"""Chooses images that the students do not have, on which their networks are measured as well."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from mnist_desktop.core.datasets import catalog
from mnist_desktop.core.lessons.board.rows import NOTHING_HIDDEN, Images
from mnist_desktop.ui.shared.data_titles import data_title
from mnist_desktop.ui.shared.plain_text import said_name
from mnist_desktop.ui.shared.retranslation import FollowsLanguage

SHARES = 1.0, 0.5, 0.1


class HiddenBox(FollowsLanguage, QWidget):
    """A data set, and how much of its test images.

    Signals
    -------
    chosen(Images)
        Other images are to be used.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._was_chosen = False
        self._sets, self._shares = QComboBox(), QComboBox()
        self._sets.setObjectName("boardHiddenSet")
        self._shares.setObjectName("boardHiddenShare")
        self._titles = {entry.key: entry.title for entry in catalog.entries() if entry.available}
        for key in ("", *self._titles):
            self._sets.addItem("", key)
        for share in SHARES:
            self._shares.addItem("", share)
        self._sets.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._sets.setMinimumContentsLength(16)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._sets, 1)
        row.addWidget(self._shares)
        self._sets.currentIndexChanged.connect(self._choose)
        self._shares.currentIndexChanged.connect(self._choose)
        self.retranslate()

    def propose(self, key: str) -> None:
        """Choose the data set that a lesson names, where it is here and nobody has chosen yet."""
        if key in self._titles and not self._was_chosen:
            self._sets.setCurrentIndex(self._sets.findData(key))

    @property
    def images(self) -> Images:
        """What is chosen."""
        key = self._sets.currentData()
        return Images(key, self._shares.currentData()) if key else NOTHING_HIDDEN

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self._sets.setAccessibleName(self.tr("Hidden images"))
        self._sets.setToolTip(self.tr("Measure every network also on test images that the students do not have."))
        self._shares.setAccessibleName(self.tr("How many of the hidden images"))
        self._shares.setToolTip(self.tr("Fewer images are measured sooner, and less exactly."))
        self._shares.setEnabled(bool(self._sets.currentData()))
        self._sets.setItemText(0, self.tr("No hidden images"))
        for at, title in enumerate(self._titles.values(), 1):
            self._sets.setItemText(at, said_name(data_title(title)))
        for at, text in enumerate((self.tr("all of them"), self.tr("a half"), self.tr("a tenth"))):
            self._shares.setItemText(at, text)

    def _choose(self) -> None:
        self._was_chosen = True
        self._shares.setEnabled(bool(self._sets.currentData()))
        self.chosen.emit(self.images)
