"""What is shown of the ticked runs: their legend, a judgement about two of them, curves, differences and predictions."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QTabWidget, QVBoxLayout, QWidget

from mnist_desktop.core.datasets.known import known_by_fingerprint
from mnist_desktop.core.errors import UserError
from mnist_desktop.core.results.broken_data import signs_between
from mnist_desktop.core.results.which_is_better import Conclusion, Judgement, judge_groups, judge_pair, judge_seeds
from mnist_desktop.core.runs.comparison import kind_of_run, one_per_seed
from mnist_desktop.core.runs.record import RunInfo
from mnist_desktop.core.sentence import Sentence
from mnist_desktop.ui.compare.curve_styles import StyleNumbers
from mnist_desktop.ui.compare.curves_sheet import curves_sheet, values_of
from mnist_desktop.ui.compare.difference_table import DifferenceTable
from mnist_desktop.ui.compare.pair_bar import PairBar
from mnist_desktop.ui.compare.pair_loading import LoadedPair, load_pair
from mnist_desktop.ui.compare.predictions_page import PredictionsPage
from mnist_desktop.ui.compare.read_out import legend
from mnist_desktop.ui.compare.run_curves import RunCurves
from mnist_desktop.ui.compare.run_group import RunGroup, groups_of
from mnist_desktop.ui.session import Session
from mnist_desktop.ui.shared.muted_label import MutedLabel
from mnist_desktop.ui.shared.plain_text import narrow_name, plain_tip
from mnist_desktop.ui.shared.plot_menu import PlotMenu
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.run_names import names_of
from mnist_desktop.ui.shared.table_copies import copy_rows
from mnist_desktop.ui.shared.text_size import leave_lines
from mnist_desktop.ui.shared.texts import say
from mnist_desktop.ui.shared.theme import FollowsTheme
from mnist_desktop.workers.latest import Latest

MOST_RUNS = 60
"""More curves cannot be told apart, and drawing thousands takes seconds."""


_SETTLED = (Conclusion.OTHER_IMAGES, Conclusion.BETTER_OVER_SEEDS, Conclusion.UNTESTED)
"""After these there is nothing left that more seeds could tell."""


class Comparison(FollowsTheme, FollowsLanguage, QWidget):
    """The ticked runs over one another, or how to get there.

    Signals
    -------
    groups_changed(tuple)
        What is drawn as one, and in which colors: a tuple of RunGroup.
    """

    groups_changed = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("comparison")
        self._session = session
        self._infos: tuple[RunInfo, ...] = ()
        self._groups: tuple[RunGroup, ...] = ()
        self._style_numbers = StyleNumbers()
        self._latest = Latest(session.tasks, self, one_at_a_time=True)
        self._loaded: LoadedPair | None = None
        self._ticked = 0
        self._hint = MutedLabel()
        self._hint.setWordWrap(True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        leave_lines(self._hint, 3)
        self._limit_note = MutedLabel()
        self._limit_note.setWordWrap(True)
        self.legend = QLabel(textFormat=Qt.TextFormat.RichText, wordWrap=True)
        self.legend.setObjectName("compareLegend")
        self.pair_bar = PairBar()
        self.curves = RunCurves()
        self.differences = DifferenceTable()
        self.predictions = PredictionsPage()
        self.pages = QTabWidget(documentMode=True)
        self.pages.setObjectName("comparePages")
        for page in (self.curves, self.differences, self.predictions):
            self.pages.addTab(page, "")
        self._content = QWidget()
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._limit_note)
        column.addWidget(self.legend)
        column.addWidget(self.pair_bar)
        column.addWidget(self.pages, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 8, 0, 0)
        whole.addWidget(self._hint)
        whole.addWidget(self._content, 1)
        self.curves.together_changed.connect(self._regroup)
        self.plot_menu = PlotMenu(
            self.curves,
            self.curves.plots,
            lambda: curves_sheet(self.curves),
            self._copy_values,
            self.curves.reset_view,
        )
        self.plot_menu.notice.connect(session.notice)
        self.plot_menu.failed.connect(session.problem)
        self.differences.copies.notice.connect(session.notice)
        self.predictions.image_menu.notice.connect(session.notice)
        self.differences.copies.failed.connect(session.problem)
        self.pair_bar.pair_changed.connect(self._load_pair)
        self._regroup()
        self.retranslate()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now; what is drawn stays as it is."""
        self._hint.setText(
            self.tr("Tick runs to see their curves over one another, in what they differ, "
                    "and which images one reads right and another wrong.")
        )  # fmt: skip
        for number, text in enumerate((self.tr("Curves"), self.tr("Differences"), self.tr("Predictions"))):
            self.pages.setTabText(number, text)
        self._say_limit()
        self._groups = self._grouped()
        self._say_legend()
        self.differences.name_groups(self._groups)
        self.pair_bar.name_groups(self._groups)
        if self._loaded is not None:
            self.predictions.name_runs(*self._names(self._loaded.first, self._loaded.second))
        self._judge(self._loaded)

    def show_runs(self, infos: tuple[RunInfo, ...]) -> None:
        """Show these, in this order; of more than can be told apart, the first ones."""
        self._infos = infos[:MOST_RUNS]
        self._ticked = len(infos)
        self._limit_note.setVisible(len(infos) > MOST_RUNS)
        self._say_limit()
        self._regroup()

    def follow_theme(self) -> None:
        """Take the colors of the theme."""
        self._regroup()

    def _copy_values(self) -> None:
        copy_rows(values_of(self._groups))
        self._session.notice.emit(self.tr("Copied; paste it into a spreadsheet or a report."))

    def _say_limit(self) -> None:
        sentence = self.tr("{count:,} runs are ticked. The first {limit} of them are compared.")
        self._limit_note.setText(sentence.format(count=self._ticked, limit=MOST_RUNS))

    def _say_legend(self) -> None:
        self.legend.setText(legend(self._groups))
        self.legend.setToolTip(plain_tip("\n".join(group.name for group in self._groups)))

    def _grouped(self) -> tuple[RunGroup, ...]:
        return groups_of(self._infos, self._style_numbers, together=self.curves.together_box.isChecked())

    def _regroup(self) -> None:
        self._groups = self._grouped()
        self._hint.setVisible(not self._infos)
        self._content.setVisible(bool(self._infos))
        self._say_legend()
        self.curves.show_groups(self._groups)
        self.differences.show_groups(self._groups)
        self.pair_bar.set_groups(self._groups)
        self.groups_changed.emit(self._groups)

    # Two runs against each other

    def _load_pair(self) -> None:
        """Read what the two said of each test image, in the background; a newer pair replaces an older one."""
        pair, loaded = self.pair_bar.pair, self._loaded
        self._latest.forget()
        if pair is not None and loaded is not None and (loaded.first, loaded.second) == pair:
            self._show_pair(loaded)
            return
        self._loaded = None
        self._judge(None)
        if pair is None:
            self.predictions.say(Sentence("Tick a second run above to see which images the two read otherwise."))
            return
        self.predictions.say(Sentence("Reading the predictions…"))
        work = partial(load_pair, self._session.services, self._session.dataset, *pair)
        self._latest.start("compare runs", work, self._take_pair, self._fail_pair)

    def _take_pair(self, pair: LoadedPair) -> None:
        self._loaded = pair
        self._show_pair(pair)

    def _show_pair(self, pair: LoadedPair) -> None:
        styles = self._group_of(pair.first).style, self._group_of(pair.second).style
        self.predictions.show_pair(pair, *self._names(pair.first, pair.second), styles)
        self._judge(pair)

    def _fail_pair(self, error: Exception) -> None:
        if isinstance(error, UserError):
            self.predictions.say(error)
        else:
            self._session.report(error)

    def _judge(self, loaded: LoadedPair | None) -> None:
        """Say which of the two is better, or why that cannot be said."""
        pair = self.pair_bar.pair
        judgements = [] if pair is None else self._judgements(*pair, loaded)
        signs = () if pair is None else signs_between(*pair, *self._names(*pair))
        # Signs of broken data say more than that the data differ.
        said = [each for each in judgements if not signs or each.kind is not Conclusion.OTHER_IMAGES]
        self.pair_bar.judgement.setText(" ".join(say(each) for each in (*said, *signs)))
        seeds = None if pair is None else self._seeds(*pair, judgements, loaded)
        self.pair_bar.say_seeds(seeds)

    def _judgements(self, first: RunInfo, second: RunInfo, loaded: LoadedPair | None) -> list[Judgement]:
        """About the groups of the two, where one is repeated; where that does not settle it, about the two networks."""
        names = self._names(first, second)
        if first.dataset_fingerprint != second.dataset_fingerprint:
            return [Judgement(Conclusion.OTHER_IMAGES, {"first": names[0], "second": names[1]})]
        groups = [self._repeats_of(info) for info in (first, second)]
        judgements = []
        if kind_of_run(first) != kind_of_run(second) and sum(map(len, groups)) > 2:
            judgements.append(self._judge_groups(*groups))
        if loaded is not None and (not judgements or judgements[0].kind is Conclusion.TOO_FEW):
            judgements.append(_judge_pair(loaded, *names))
        return judgements

    def _seeds(self, first: RunInfo, second: RunInfo, judgements: list[Judgement], loaded: LoadedPair | None) -> Judgement | None:
        """How many seeds would tell the two from luck, where that is not told yet."""
        if kind_of_run(first) == kind_of_run(second) or loaded is None:
            return None
        if any(each.kind in _SETTLED for each in judgements):
            return None
        groups = (self._accuracies(self._repeats_of(info)) for info in (first, second))
        first_group, second_group = groups
        if not first_group or not second_group:
            return None
        return judge_seeds(first_group, second_group, _test_count(first, loaded))

    @staticmethod
    def _accuracies(group: tuple[RunInfo, ...]) -> list[float]:
        return [info.test_accuracy for info in group if info.test_accuracy is not None]

    def _judge_groups(self, first: tuple[RunInfo, ...], second: tuple[RunInfo, ...]) -> Judgement:
        untested = next((info for info in (*first, *second) if info.test_accuracy is None), None)
        if untested is not None:
            return Judgement(Conclusion.UNTESTED, {"name": narrow_name(names_of(self._infos)[untested.id])})
        accuracies = [self._accuracies(group) for group in (first, second)]
        names = [narrow_name(group.name) for group in groups_of((*first, *second), StyleNumbers(), together=True)]
        return judge_groups(accuracies[0], accuracies[1], names[0], names[1])

    def _repeats_of(self, info: RunInfo) -> tuple[RunInfo, ...]:
        """The ticked runs that differ from one in their seed only, one of each seed."""
        return one_per_seed([other for other in self._infos if kind_of_run(other) == kind_of_run(info)])

    def _group_of(self, info: RunInfo) -> RunGroup:
        return next(group for group in self._groups if info in group.infos)

    def _names(self, first: RunInfo, second: RunInfo) -> tuple[str, str]:
        names = names_of(self._infos)
        return narrow_name(names[first.id]), narrow_name(names[second.id])


def _test_count(info: RunInfo, loaded: LoadedPair) -> int:
    """On how many images the accuracy of a run rests: its own test part, which may be absent now."""
    known = known_by_fingerprint(info.dataset_fingerprint)
    return len(loaded.images) if known is None else known.test_count


def _judge_pair(loaded: LoadedPair, first: str, second: str) -> Judgement:
    if loaded.were_learned:
        return Judgement(Conclusion.LEARNED, {"first": first, "second": second, "count": len(loaded.images)})
    return judge_pair(loaded.predictions, first, second)
