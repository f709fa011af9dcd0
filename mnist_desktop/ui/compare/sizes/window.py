"""The window that shows all listed runs in one plot of accuracy against size."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from mnist_desktop.core.results.sized_runs import SizedRuns, sized_runs
from mnist_desktop.core.runs.record import RunInfo
from mnist_desktop.ui.compare.sizes.run_scatter import RunScatter
from mnist_desktop.ui.shared.accessible import NONE
from mnist_desktop.ui.shared.data_titles import data_title
from mnist_desktop.ui.shared.eliding_box import ElidingBox
from mnist_desktop.ui.shared.fitting_dialog import FittingDialog
from mnist_desktop.ui.shared.muted_label import MutedLabel
from mnist_desktop.ui.shared.picture_menu import PictureMenu
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.targets import keep_targets
from mnist_desktop.ui.shared.text_size import follow_text_size, leave_lines, scaled

WIDTH, HEIGHT = 760, 500
"""At first; it fits into 1024x600."""


class SizesWindow(FollowsLanguage, FittingDialog):
    """Stays open beside the main window and follows its list of runs.

    Signals
    -------
    pointed_at(str)
        The user chose the mark of the run with this id.
    run_wanted(str)
        The user wants to see the run with this id.
    """

    pointed_at = Signal(str)
    run_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sizesWindow")
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._groups: tuple[SizedRuns, ...] = ()
        self._untested = 0
        self._data = ""
        self._run_id = ""
        self._label = QLabel()
        self._box = ElidingBox()
        self._box.setObjectName("sizesDataChooser")
        self._box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._box.setMinimumContentsLength(16)
        self._label.setBuddy(self._box)
        self.scatter = RunScatter()
        self.words = MutedLabel(objectName="sizesWords", wordWrap=True)
        leave_lines(self.words, 3)
        self._open = QPushButton(autoDefault=False)
        self._open.setObjectName("sizesOpenButton")
        self.pictures = PictureMenu(self.scatter, self.scatter.paint_picture, self.windowTitle)
        keep_targets(self._box, self._open)
        self._arrange()
        self._box.activated.connect(self._choose_data)
        self.scatter.chosen.connect(self._choose_mark)
        self._open.clicked.connect(lambda: self.run_wanted.emit(self._run_id))
        follow_text_size(self, lambda dialog: dialog.resize(min(scaled(WIDTH), 1010), min(scaled(HEIGHT), 560)))
        self.retranslate()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self.setWindowTitle(self.tr("Accuracy and size"))
        self._label.setText(self.tr("&Tested on"))
        self._box.setAccessibleName(self.tr("Data set whose runs are shown"))
        self._box.setToolTip(self.tr("Only runs that were tested on the same images can be compared"))
        self._open.setText(self.tr("&Open in Results"))
        self._open.setToolTip(self.tr("Show the results of the run whose mark is chosen"))
        for at, group in enumerate(self._groups):
            self._box.setItemText(at, self._title(group))
        self._say()

    def show_runs(self, infos: Sequence[RunInfo], chosen: str = "") -> None:
        """Show these runs, and mark the one with the id `chosen`. A data set with runs stays the one that is shown.

        At first it is that of the chosen run, or else the one with most runs.
        """
        self._groups = sized_runs(infos)
        self._untested = len(infos) - sum(len(group.runs) for group in self._groups)
        known = [group.fingerprint for group in self._groups]
        if self._data not in known:
            self._data = next((info.dataset_fingerprint for info in infos if info.id == chosen), "")
        at = known.index(self._data) if self._data in known else 0 if known else -1
        self._data = known[at] if known else self._data
        with QSignalBlocker(self._box):
            self._box.clear()
            self._box.addItems([self._title(group) for group in self._groups])
            self._box.setCurrentIndex(at)
        self._box.setEnabled(len(known) > 1)
        self.scatter.show_runs(self._shown)
        self.mark_run(chosen)

    def mark_run(self, run_id: str) -> None:
        """Speak of the run with this id, if it has a mark."""
        self.scatter.mark_run(run_id)
        self._run_id = run_id if self.scatter.current_part() != NONE else ""
        self._say()

    # How it is put together

    def _arrange(self) -> None:
        above = QHBoxLayout()
        above.addWidget(self._label)
        above.addWidget(self._box, 1)
        below = QHBoxLayout()
        below.addWidget(self.words, 1)
        below.addWidget(self._open, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.addLayout(above)
        column.addWidget(self.scatter, 1)
        column.addLayout(below)

    # What is shown

    @property
    def _shown(self) -> SizedRuns | None:
        at = self._box.currentIndex()
        return self._groups[at] if 0 <= at < len(self._groups) else None

    def _title(self, group: SizedRuns) -> str:
        told = self.tr("{data} (runs: {count:,})")
        return told.format(data=data_title(group.data_title), count=len(group.runs))

    def _say(self) -> None:
        self._open.setEnabled(bool(self._run_id))
        at = self.scatter.current_part()
        if at != NONE:
            self.words.setText(self.scatter.part_text(at))
            return
        sentences = [self.tr("Each mark is a run of the list in Compare, and the dashed line is the Pareto front. "
                             "Choose a mark to see which run it is.")]  # fmt: skip
        if self._untested:
            sentences.append(self.tr("Runs without a test accuracy: {count:,}; they have no mark.").format(count=self._untested))
        self.words.setText(" ".join(sentences))

    def _choose_data(self, at: int) -> None:
        self._data = self._groups[at].fingerprint
        self.scatter.show_runs(self._shown)
        self.mark_run(self._run_id)

    def _choose_mark(self, at: int) -> None:
        run_id = self.scatter.info_at(at).id
        self.mark_run(run_id)
        self.pointed_at.emit(run_id)
