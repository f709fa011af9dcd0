"""The curves of the best combinations of a sweep; seeds are one curve in a band."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from statistics import fmean

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from mnist_desktop.core.runs.record import RunInfo
from mnist_desktop.core.sweeps.plan import SweepPlan
from mnist_desktop.core.sweeps.progress import MemberProgress, SweepProgress
from mnist_desktop.core.sweeps.results import Settings, settings_words
from mnist_desktop.ui.compare.curve_styles import StyleNumbers, color, sign
from mnist_desktop.ui.compare.read_out import GAP
from mnist_desktop.ui.compare.run_curves import RunCurves
from mnist_desktop.ui.compare.run_group import RunGroup
from mnist_desktop.ui.shared.muted_label import MutedLabel
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.texts import say
from mnist_desktop.ui.shared.theme import FollowsTheme

MOST_GROUPS = 6
"""More curves cannot be told apart beside a table."""


class CurvesPage(FollowsTheme, FollowsLanguage, QWidget):
    """The best combinations so far, and the one that is current in the table."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._progress: SweepProgress | None = None
        self._number = 0
        self._styles = StyleNumbers()
        self._groups: tuple[RunGroup, ...] = ()
        self._note = MutedLabel(wordWrap=True)
        self._legend = QLabel(textFormat=Qt.TextFormat.RichText, wordWrap=True)
        self._legend.setObjectName("sweepLegend")
        self.curves = RunCurves()
        for box in (self.curves.log_box, self.curves.zoom_box):  # no room beside the table
            box.hide()
        column = QVBoxLayout(self)
        column.addWidget(self._note)
        column.addWidget(self._legend)
        column.addWidget(self.curves, 1)
        self.curves.together_changed.connect(self._draw)
        self.retranslate()

    def show_progress(self, progress: SweepProgress | None) -> None:
        """Show the members of a sweep, where they are looked at."""
        self._progress = progress
        if self.isVisible():
            self._draw()

    def mark(self, number: int) -> None:
        """Draw the member with this number, too."""
        if number != self._number:
            self._number = number
            if self.isVisible():
                self._draw()

    def showEvent(self, event: object) -> None:
        """Draw what was not drawn while nobody looked."""
        super().showEvent(event)  # type: ignore[arg-type]  # Qt's event
        self._draw()

    def follow_theme(self) -> None:
        """Take the colors of the theme."""
        self._say_legend()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        told = self.tr("The {count} best combinations by their validation accuracy, and the one that is chosen in the table.")
        self._note.setText(told.format(count=MOST_GROUPS))
        if self.isVisible():
            self._draw()

    def _draw(self) -> None:
        drawn = () if self._progress is None else drawn_members(self._progress, self._number)
        if not self.curves.together_box.isChecked():
            drawn = tuple((each,) for members in drawn for each in members)
        keys = [_settings(members, with_seed=len(members) == 1) for members in drawn]
        numbers = self._styles.assign(keys)
        self._groups = tuple(
            RunGroup(tuple(run_of(self._progress.plan, each) for each in members), say(settings_words(key)), numbers[key])
            for key, members in zip(keys, drawn, strict=True)
            if self._progress is not None
        )
        self._say_legend()
        self.curves.show_groups(self._groups)

    def _say_legend(self) -> None:
        signs = (f'<span style="color: {color(group.style)};">{sign(group.style)}</span>' for group in self._groups)
        names = (escape(_in_one_piece(group.name)) for group in self._groups)
        self._legend.setText(GAP.join(f"{mark}&nbsp;{name}" for mark, name in zip(signs, names, strict=True)))


def _in_one_piece(name: str) -> str:
    """A name whose settings are not torn from their values at the end of a line."""
    return ", ".join(part.replace(" ", "\N{NO-BREAK SPACE}") for part in name.split(", "))


def drawn_members(progress: SweepProgress, number: int = 0) -> tuple[tuple[MemberProgress, ...], ...]:
    """Members with an epoch at least: those of the best combinations, and of that of the member with a number."""
    groups: dict[Settings, list[MemberProgress]] = {}
    for each in progress.members:
        if each.history:
            groups.setdefault(_settings((each,), with_seed=False), []).append(each)

    def figure(members: list[MemberProgress]) -> float:
        return fmean(each.best_validation or 0.0 for each in members)

    ordered = sorted(groups.values(), key=figure, reverse=True)
    wanted = ordered[:MOST_GROUPS]
    wanted += [members for members in ordered[MOST_GROUPS:] if any(each.number == number for each in members)]
    return tuple(map(tuple, wanted))


def _settings(members: Sequence[MemberProgress], *, with_seed: bool) -> Settings:
    return tuple(one for one in members[0].member.settings if with_seed or one.kind != "seed")


def run_of(plan: SweepPlan, each: MemberProgress) -> RunInfo:
    """What a member has learned by now in the form that curves are drawn of; its run need not have ended."""
    experiment = each.member.experiment
    return RunInfo(
        each.run_id, experiment.spec.name, plan.created, plan.dataset_key, plan.dataset_title, "mnist", plan.dataset_fingerprint,
        experiment.spec, experiment.config, each.history, "finished", None, each.epochs_done, each.seconds, each.parameters, {},
        each.test_accuracy, class_names=plan.class_names, class_names_ko=plan.class_names,
    )  # fmt: skip
