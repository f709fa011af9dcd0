"""The kept runs, to open one again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QComboBox, QListView, QWidget

from mnist_desktop.core.datasets.broken.names import SIGN, is_marked
from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.results.test_images import is_of_kind
from mnist_desktop.core.runs.record import DamagedRun, RunInfo
from mnist_desktop.core.runs.shipped import is_shipped, provenance
from mnist_desktop.training.services import Services
from mnist_desktop.ui.shared.data_titles import data_title
from mnist_desktop.ui.shared.eliding_box import ElidingBox
from mnist_desktop.ui.shared.numbers import percent
from mnist_desktop.ui.shared.plain_text import plain_tip
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.run_listing import RunListing, Runs
from mnist_desktop.ui.shared.run_names import date_and_time, whole_title
from mnist_desktop.ui.shared.text_size import follow_text_size, scaled
from mnist_desktop.ui.shared.texts import say
from mnist_desktop.workers.task_runner import TaskRunner

ID_ROLE = Qt.ItemDataRole.UserRole
MOST_LISTED = 500
SHORTEST = 30  # letters of a run that show in any case
LIST_WIDTH = 520  # pixels of the open list
AnyIndex = QModelIndex | QPersistentModelIndex


class RunListModel(QAbstractListModel):
    """Runs as lines of a chooser. A damaged one is there, says why in its tooltip, and cannot be chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runs: Sequence[RunInfo | DamagedRun] = ()
        self._left_out = 0
        self._names: Counter[str] = Counter()
        self._minutes: Counter[tuple[str, str]] = Counter()

    def set_runs(self, runs: Runs) -> None:
        """Show `runs` in their order; of the user's own, which come first, no more than can be looked through."""
        self.beginResetModel()
        own = [run for run in runs if not is_shipped(run.id)]
        self._left_out = max(0, len(own) - MOST_LISTED)
        self._runs = [*own[:MOST_LISTED], *(run for run in runs if is_shipped(run.id))]
        sound = [run for run in self._runs if isinstance(run, RunInfo) and not is_shipped(run.id)]
        self._names = Counter(_name(run) for run in sound)
        self._minutes = Counter((_name(run), _minute_of(run)) for run in sound)
        self.endResetModel()

    def row_of(self, run_id: str) -> int:
        """Where a run stands, or -1."""
        return next((row for row, run in enumerate(self._runs) if run.id == run_id), -1)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many runs there are, and a line about those that are left out."""
        return 0 if parent.isValid() else len(self._runs) + bool(self._left_out)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text, tooltip or id of a run."""
        if not index.isValid():
            return None
        if index.row() == len(self._runs):
            return self._rest() if role == Qt.ItemDataRole.DisplayRole else None
        run = self._runs[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(run)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(_tip(run))
        return run.id if role == ID_ROLE else None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """A damaged run cannot be chosen."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if index.row() == len(self._runs) or isinstance(self._runs[index.row()], DamagedRun):
            return Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def _rest(self) -> str:
        return self.tr("{count:,} older runs are listed in Compare").format(count=self._left_out)

    def _text(self, run: RunInfo | DamagedRun) -> str:
        if isinstance(run, DamagedRun):
            return self.tr("{run} (damaged)").format(run=run.id)
        figures = [] if run.test_accuracy is None else [percent(run.test_accuracy)]
        if is_shipped(run.id):
            return " · ".join((self.tr("Pre-trained"), _title(run), *figures, data_title(run.dataset_title)))
        # The title with its sign stands at the end, where it is cut.
        name = f"{SIGN} {self._name_text(run)}" if is_marked(run.dataset_title) else self._name_text(run)
        return " · ".join((name, *figures, self._time_text(run), data_title(run.dataset_title)))

    def _name_text(self, run: RunInfo) -> str:
        """The name; runs that share one mostly repeat each other, so that the seed tells them apart."""
        if self._names[_name(run)] == 1:
            return _title(run)
        return self.tr("{name}, seed {seed}").format(name=_title(run), seed=run.config.seed)

    def _time_text(self, run: RunInfo) -> str:
        """When the run began; to the second where a namesake began within the same minute."""
        return date_and_time(run, seconds=self._minutes[_name(run), _minute_of(run)] > 1)


def _tip(run: RunInfo | DamagedRun) -> str:
    if isinstance(run, DamagedRun):
        return run.reason
    return say(provenance(run)) if is_shipped(run.id) else run.id


def _name(run: RunInfo) -> str:
    """What tells namesakes, in whatever language they are said."""
    return run.name or run.id


def _title(run: RunInfo) -> str:
    return whole_title(run.name) or run.id


def _minute_of(run: RunInfo) -> str:
    """The minute in which the run began, as the file has it: the dates of thousands of runs take long to say."""
    return run.created[: len("2026-01-01T12:00")]


class RunChooser(FollowsLanguage, ElidingBox):
    """Lists the runs, newest first, those that come with the app last, and the opened one, be it kept or not.

    Signals
    -------
    run_chosen(str)
        The user wants the run with this id.
    listed()
        The list was read anew.
    """

    run_chosen = Signal(str)
    listed = Signal()

    def __init__(self, services: Services, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("runChooser")
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(SHORTEST)
        self._listing = RunListing(services, tasks, self)
        self._kept: Runs = ()
        self._opened: RunInfo | None = None
        self._runs = RunListModel(self)
        lines = QListView()
        lines.setUniformItemSizes(True)
        lines.setLayoutMode(QListView.LayoutMode.Batched)
        follow_text_size(lines, lambda view: view.setMinimumWidth(scaled(LIST_WIDTH)))
        self.setView(lines)
        self.setModel(self._runs)
        self.activated.connect(self._choose)
        self._listing.listed.connect(self._take)
        self.retranslate()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self.setAccessibleName(self.tr("Run"))
        self._show()

    def refresh(self) -> None:
        """Read the list again, in the background."""
        self._listing.refresh()

    def set_opened(self, info: RunInfo | None) -> None:
        """Let the chooser say which run is shown."""
        self._opened = info
        self._show()

    def shipped(self, dataset: Dataset) -> RunInfo | None:
        """The first of the pre-trained runs for images like those of `dataset`, if there is one."""
        return next(
            (run for run in self._kept if isinstance(run, RunInfo) and is_shipped(run.id) and is_of_kind(run, dataset)), None
        )

    def _show(self) -> None:
        opened = self._opened
        kept = self._kept
        if opened is not None and all(run.id != opened.id for run in kept[:MOST_LISTED]) and not is_shipped(opened.id):
            kept = (opened, *(run for run in kept if run.id != opened.id))
        self._runs.set_runs(kept)
        self.setPlaceholderText(self.tr("Choose a run…") if kept else self.tr("No run is kept yet"))
        self.setEnabled(bool(kept))
        self.setCurrentIndex(-1 if opened is None else self._runs.row_of(opened.id))
        self.setToolTip(plain_tip(self.currentText()) or self.tr("Open an earlier run"))

    def _take(self, runs: Runs) -> None:
        self._kept = runs
        self._show()
        self.listed.emit()

    def _choose(self, row: int) -> None:
        run_id = self.itemData(row, ID_ROLE)
        if self._opened is None or run_id != self._opened.id:
            self.run_chosen.emit(run_id)
