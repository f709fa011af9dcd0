"""What is known of a finished member, as far as a judgement of the sweep needs it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from statistics import fmean

from mnist_desktop.core.presets.all_presets import preset
from mnist_desktop.core.runs.record import EpochRow
from mnist_desktop.core.sentence import Sentence, Templated, Within
from mnist_desktop.core.sweeps.axes import AXIS_TITLES, Setting, Value
from mnist_desktop.core.sweeps.binning import Range
from mnist_desktop.core.sweeps.progress import MemberProgress, MemberState, SweepProgress
from mnist_desktop.core.sweeps.typed import value_text
from mnist_desktop.core.training_config import EarlyStopping

Settings = tuple[Setting, ...]


@dataclass(frozen=True)
class MemberResult:
    """What came of a member.

    Attributes
    ----------
    settings
        What it has of each axis.
    validations
        Its validation accuracy after each epoch, 0..1; empty where no images were set aside.
    validation
        That of the weights that its run keeps; None where it is not known.
    test
        Its test accuracy; None where it is not known.
    is_whole
        Whether it was trained to its end.
    has_failed
        Whether it failed or could not be built; then it has no figure.
    """

    settings: Settings
    validations: tuple[float, ...]
    validation: float | None
    test: float | None
    is_whole: bool = True
    has_failed: bool = False

    @property
    def seedless(self) -> Settings:
        """Its settings without the seed: those of its group of repeats."""
        return tuple(each for each in self.settings if each.kind != "seed")


def result_of(progress: MemberProgress) -> MemberResult:
    """The result of a member of which nothing more comes."""
    if progress.state is MemberState.FAILED:
        return MemberResult(progress.member.settings, (), None, None, is_whole=False, has_failed=True)
    rows = [row for row in progress.history if row.val_accuracy is not None]
    figures = tuple(row.val_accuracy for row in rows if row.val_accuracy is not None)
    kept = _kept_row(rows, progress.member.experiment.config.early_stopping)
    is_whole = progress.state is MemberState.FINISHED
    validation = None if kept is None else kept.val_accuracy
    return MemberResult(progress.member.settings, figures, validation, progress.test_accuracy, is_whole)


def results_of(progress: SweepProgress) -> tuple[MemberResult, ...]:
    """The results of all members of a sweep that have one by now."""
    return tuple(result_of(each) for each in progress.members if each.state.is_over)


def _kept_row(rows: Sequence[EpochRow], stopping: EarlyStopping | None) -> EpochRow | None:
    """The epoch whose weights a run keeps: the last, or the best one where early stopping goes back to it."""
    if not rows or stopping is None or not stopping.restore_best:
        return rows[-1] if rows else None
    if stopping.monitor == "val_loss":
        return min(rows, key=lambda row: inf if row.val_loss is None else row.val_loss)
    return max(rows, key=lambda row: row.val_accuracy or 0.0)


@dataclass(frozen=True)
class Group:
    """Members that differ only in their seed, trained to their ends.

    Attributes
    ----------
    figures
        The validation accuracy of each, or the test accuracy where no images were set aside.
    stopped
        How many others with the same settings were stopped early: then `figures` are those of the survivors, and too good.
    failed
        How many others with the same settings failed, which makes `figures` too good as well.
    """

    settings: Settings
    figures: tuple[float, ...]
    tests: tuple[float, ...]
    stopped: int = 0
    failed: int = 0

    @property
    def has_all(self) -> bool:
        """Whether every seed came to its end."""
        return not self.stopped and not self.failed

    @property
    def mean(self) -> float:
        """Over its seeds."""
        return fmean(self.figures)


def groups_of(results: Sequence[MemberResult], *, by_test: bool = False) -> tuple[Group, ...]:
    """The groups of repeats, the best first; members that were stopped early or have no figure are in none."""
    found: dict[Settings, list[MemberResult]] = {}
    failed = Counter(each.seedless for each in results if each.has_failed)
    stopped = Counter(each.seedless for each in results if not each.is_whole and not each.has_failed)
    for each in results:
        if each.is_whole and (each.test if by_test else each.validation) is not None:
            found.setdefault(each.seedless, []).append(each)
    groups = []
    for settings, members in found.items():
        figures = (each.test if by_test else each.validation for each in members)
        tests = tuple(each.test for each in members if each.test is not None)
        known = tuple(figure for figure in figures if figure is not None)
        groups.append(Group(settings, known, tests, stopped[settings], failed[settings]))
    return tuple(sorted(groups, key=lambda group: -group.mean))


def title_of(kind: str) -> Sentence:
    """What a setting is called; raises KeyError where there is none of that kind."""
    return AXIS_TITLES[kind]  # type: ignore[index]  # it may be the key of a table's column


def value_words(kind: str, value: Value | Range) -> Templated | str:
    """A value of a setting as it stands in a sentence."""
    if isinstance(value, Range):
        if value.low == value.high:
            return value_text(value.low)
        return Sentence("{low:g} to {high:g}", {"low": value.low, "high": value.high})
    if kind == "preset":
        known = preset(str(value))
        return Sentence(known.title)
    return value_text(value)


def settings_words(settings: Settings) -> Templated:
    """Settings one after the other, such as *learning rate 0.01, units 64*."""
    words: list[Templated] = [_setting_words(each) for each in settings]
    if not words:
        return Sentence("the network as it is")
    told = words[0]
    for more in words[1:]:
        told = Sentence("{settings}, {more}", {"settings": told, "more": more})
    return told


def _setting_words(setting: Setting) -> Sentence:
    title = Within(title_of(setting.kind).template)
    return Sentence("{setting} {value}", {"setting": title, "value": value_words(setting.kind, setting.value)})
