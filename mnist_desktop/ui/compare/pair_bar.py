"""Chooses which two of the ticked runs are held against each other, and says which of them is better."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout, QWidget

from mnist_desktop.core.results.which_is_better import Judgement
from mnist_desktop.core.runs.record import RunInfo
from mnist_desktop.ui.compare.curve_styles import chip
from mnist_desktop.ui.compare.run_group import RunGroup
from mnist_desktop.ui.shared.eliding_box import ElidingBox
from mnist_desktop.ui.shared.muted_label import MutedLabel
from mnist_desktop.ui.shared.plain_text import PlainLabel, plain_tip
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.run_names import names_of
from mnist_desktop.ui.shared.targets import keep_targets
from mnist_desktop.ui.shared.text_size import leave_lines
from mnist_desktop.ui.shared.texts import say
from mnist_desktop.ui.shared.wrapping import WrappingRow

SHORTEST = 18
"""Letters of a run's name that show in any case."""
WIDEST = 420
LINES = 2
LARGER = 1.1
MORE = 6  # pixels: the sentences are larger than other text


class RunBox(ElidingBox):
    """One of the ticked runs."""


class PairBar(FollowsLanguage, QWidget):
    """Two choosers of runs, and the judgement about the two.

    Signals
    -------
    pair_changed()
        Another pair is chosen.
    """

    pair_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._infos: dict[str, RunInfo] = {}
        self._is_users_choice = False
        self.first = self._make_box("firstRunBox")
        self.second = self._make_box("secondRunBox")
        self.judgement = PlainLabel(objectName="judgement", wordWrap=True, alignment=Qt.AlignmentFlag.AlignTop)
        self.judgement.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        letters = self.judgement.font()
        letters.setPointSizeF(letters.pointSizeF() * LARGER)
        self.judgement.setFont(letters)
        self.seeds = MutedLabel(objectName="seedsNeeded", wordWrap=True, alignment=Qt.AlignmentFlag.AlignTop)
        self.seeds.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.seeds.hide()
        self._against = QLabel()
        keep_targets(self.first, self.second)
        boxes = WrappingRow(gap=8)
        boxes.add(self.first)
        boxes.add(self._against, self.second)
        boxes.add_space()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(boxes)
        said = QWidget()
        sentences = QVBoxLayout(said)
        sentences.setContentsMargins(0, 0, 0, 0)
        sentences.setSpacing(2)
        sentences.addWidget(self.judgement)
        sentences.addWidget(self.seeds)
        sentences.addStretch()
        leave_lines(said, LINES, MORE)
        column.addWidget(said)
        self.retranslate()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now; the runs' names come by :meth:`name_groups`."""
        self._against.setText(self.tr("against"))
        for box, title in ((self.first, self.tr("First run")), (self.second, self.tr("Second run"))):
            box.setAccessibleName(title)
            box.setToolTip(plain_tip(title))

    @property
    def pair(self) -> tuple[RunInfo, RunInfo] | None:
        """The two runs; None where fewer than two are ticked."""
        first, second = self._infos.get(self.first.currentData()), self._infos.get(self.second.currentData())
        return (first, second) if first is not None and second is not None and first is not second else None

    def say_seeds(self, judgement: Judgement | None) -> None:
        """Say how many seeds would tell the two from luck, or nothing."""
        self.seeds.setText("" if judgement is None else say(judgement))
        self.seeds.setVisible(judgement is not None)

    def set_groups(self, groups: Sequence[RunGroup]) -> None:
        """Offer the runs of these groups. What the user chose stays so; else it is the first runs of the first two groups."""
        infos = [info for group in groups for info in group.infos]
        self._infos = {info.id: info for info in infos}
        names = names_of(infos)
        kept = [box.currentData() for box in (self.first, self.second)]
        usual = [group.infos[0].id for group in groups[:2]] if len(groups) > 1 else [info.id for info in infos[:2]]
        for box in (self.first, self.second):
            box.blockSignals(True)
            box.clear()
            for group in groups:
                for info in group.infos:
                    box.addItem(chip(group.style), "", info.id)
                    _name_item(box, box.count() - 1, names[info.id])
            box.blockSignals(False)
        self._is_users_choice = self._is_users_choice and self._choose(*kept)
        if not self._is_users_choice:
            self._choose(*usual)
        self.setVisible(len(infos) > 1)
        self.pair_changed.emit()

    def name_groups(self, groups: Sequence[RunGroup]) -> None:
        """Call the same runs by other names."""
        names = names_of([info for group in groups for info in group.infos])
        for box in (self.first, self.second):
            for number in range(box.count()):
                _name_item(box, number, names[box.itemData(number)])

    def _choose(self, first: str | None = None, second: str | None = None) -> bool:
        """Set both choosers to two different runs; False, and nothing, where that cannot be."""
        if first == second or first not in self._infos or second not in self._infos:
            return False
        for box, run_id in ((self.first, first), (self.second, second)):
            box.blockSignals(True)
            box.setCurrentIndex(box.findData(run_id))
            box.blockSignals(False)
        return True

    def _make_box(self, name: str) -> RunBox:
        box = RunBox()
        box.setObjectName(name)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(SHORTEST)
        box.setMaximumWidth(WIDEST)
        box.currentIndexChanged.connect(self._take_choice)
        return box

    def _take_choice(self) -> None:
        self._is_users_choice = True
        self.pair_changed.emit()


def _name_item(box: QComboBox, number: int, name: str) -> None:
    box.setItemText(number, name)
    box.setItemData(number, plain_tip(name), Qt.ItemDataRole.ToolTipRole)
