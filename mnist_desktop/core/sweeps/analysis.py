"""What a sweep says, in sentences: which settings mattered, which is best, what is luck, and what cannot be said.

The choice between settings is made by validation images. Test images take no part in it, so the test accuracy of what was
chosen is a fair figure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import fmean

from mnist_desktop.core.marking import MarkedTexts
from mnist_desktop.core.results.power import MOST_SEEDS, seeds_to_tell, variance_of_runs
from mnist_desktop.core.results.significance import Welch, welch
from mnist_desktop.core.results.which_is_better import ENOUGH_RUNS, SIGNIFICANT, SMALLEST_DIFFERENCE, p_text
from mnist_desktop.core.sentence import ListedSentence, Within
from mnist_desktop.core.sweeps.binning import FEWEST_TO_GATHER, in_ranges
from mnist_desktop.core.sweeps.effects import Effect, Effects, Row, analyse_effects
from mnist_desktop.core.sweeps.results import Group, MemberResult, groups_of, settings_words, title_of, value_words

FEWEST_MEMBERS = 4
"""Fewer say nothing of a setting."""


class SweepFinding(MarkedTexts):
    """All that can be said of a sweep; the value is the English sentence, with placeholders."""

    NOTHING = "No member has come to its end yet."
    TOO_FEW = (
        "Too few results to say which setting matters: {count:,} so far. More members or more seeds are needed, so that chance "
        "can be told from settings."
    )
    MATTERED = (
        "{setting} mattered: {best} gave {span:.2f} points more accuracy than {worst}, with all else evened out (95 % interval "
        "{low:.2f} to {high:.2f}; F-test, {p})."
    )
    MAY_BE_LUCK = (
        "{setting} may not matter: {best} gave {span:.2f} points more than {worst} (95 % interval {low:.2f} to {high:.2f}), and "
        "chance alone gives that often enough (F-test, {p})."
    )
    NO_DIFFERENCE = "{setting} made no difference that two decimals would show."
    CLOSE_CALL = (
        "Whether {setting} mattered is a close call: {best} gave {span:.2f} points more than {worst}, but the 95 % interval "
        "({low:.2f} to {high:.2f}) and the F-test ({p}) do not agree. More seeds would tell."
    )
    TANGLED = "What {setting} did cannot be said: it changed only together with other settings."
    TOGETHER = (
        "The settings depend on each other: what one of them is best at changes with the others (F-test of the interaction, "
        "{p}). Look at the combinations, not at one setting alone."
    )
    GATHERED = (
        "{setting} has many values, so they are gathered into {count} ranges with about equally many members each: a straight "
        "line would miss a best value in the middle."
    )
    SCATTER = "Runs with equal settings differ by {scatter:.2f} points (standard deviation)."
    BEST_IS_BETTER = (
        "Best: {best}, with {accuracy:.2f} % on {count} seeds. More than luck: the second best, {second}, is {difference:.2f} "
        "points behind (95 % interval {low:.2f} to {high:.2f}; Welch's t-test, {p})."
    )
    BEST_BY_LUCK = (
        "Best so far: {best}, with {accuracy:.2f} % on {count} seeds. Within noise: the second best, {second}, is "
        "{difference:.2f} points behind, but the interval reaches from {low:.2f} to {high:.2f} (95 %; Welch's t-test, {p})."
    )
    BEST_UNSURE = (
        "Best so far: {best}, with {accuracy:.2f} %, then {second}, {difference:.2f} points behind. Whether that is luck cannot "
        "be said: at least {needed} seeds of each are needed, and there are {count} and {second_count}."
    )
    BEST_SURVIVED = (
        "Best of those that came to their end: {best}, with {accuracy:.2f} %, then {second}, {difference:.2f} points behind. "
        "Whether that is luck cannot be said: of one of the two, seeds were stopped early, and those that went on were the "
        "better ones."
    )
    BEST_FAILED = (
        "Best of those that came to their end: {best}, with {accuracy:.2f} %, then {second}, {difference:.2f} points behind. "
        "Whether that is luck cannot be said: of one of the two, seeds failed, and only the others have a figure."
    )
    ONLY_ONE = "Only one combination of settings has come to its end: {best}, with {accuracy:.2f} %."
    NOT_TOLD_APART = "{count:,} of {others:,} other combinations cannot be told from the best by these seeds."
    SEEDS = "If the two best really differ by that much, about {needed:,} seeds of each would show it 4 times in 5."
    SEEDS_NEVER = "If the two best differ by no more than that, not even {most:,} seeds of each would show it."
    FAIR_TEST = (
        "The best of {count:,} looks better on the validation images than it is, because it was chosen by them. Its fair figure "
        "is {accuracy:.2f} % of the test images, by which nothing was chosen."
    )
    BY_TEST = (
        "No images were set aside for validation, so all this goes by the test images. The best figure is too good then: it was "
        "chosen by them."
    )
    ONE_SEED = "Each combination has one seed only, so how far seeds scatter is seen only where settings make no difference."
    HALVED = (
        "Members that were stopped early: {count:,}. So that all can be compared, settings are judged by what each could do "
        "after epoch {epoch:,}, which favours those that learn fast; the best is looked for among those that came to their end."
    )
    LOST_SEEDS = (
        "Combinations of which some seeds failed and others came to their end: {count:,}, such as {example}. Their figures are "
        "those of the others, so they look better than they are."
    )
    LEFT_OUT = (
        "Members without a figure, as they failed or could not be built: {count:,}. They are left out; look at what they share."
    )


Statement = ListedSentence[SweepFinding]


@dataclass(frozen=True)
class Analysis:
    """What a sweep says.

    Attributes
    ----------
    effects
        What each setting did, by the validation accuracy, or by that of the test images where `by_test`.
    groups
        Combinations of settings that came to their end, the best first.
    statements
        All of it in words.
    """

    effects: Effects
    groups: tuple[Group, ...]
    statements: tuple[Statement, ...]
    by_test: bool = False


def analyse_sweep(every: Sequence[MemberResult]) -> Analysis:
    """Judge a sweep by its members of which nothing more comes, however many these are by now."""
    results = [each for each in every if not each.has_failed]
    by_test = bool(results) and not any(each.validations for each in results)
    halved = sum(not each.is_whole for each in results)
    epoch = min((len(each.validations) for each in results if each.validations), default=0)
    figures = [_figure(each, epoch if halved else 0, by_test=by_test) for each in results]
    pairs = [(each, figure) for each, figure in zip(results, figures, strict=True) if figure is not None]
    table, gathered = _table([each for each, _ in pairs])
    effects = Effects() if len(pairs) < FEWEST_MEMBERS else analyse_effects(table, [figure for _, figure in pairs])
    groups = groups_of(every, by_test=by_test)
    statements: list[Statement] = []
    if not pairs and not groups:
        statements.append(Statement(SweepFinding.NOTHING))
    else:
        statements += _about_the_best(groups)
        statements += _about_settings(effects, len(pairs), varies=any(len(set(column)) > 1 for column in _columns(table)))
        statements += [
            Statement(SweepFinding.GATHERED, {"setting": title_of(kind), "count": count}) for kind, count in gathered.items()
        ]
        statements += _about_doubt(groups, effects, by_test=by_test)
    if halved:
        statements.append(Statement(SweepFinding.HALVED, {"count": halved, "epoch": epoch}))
    statements += _about_failures(every, groups)
    return Analysis(effects, groups, tuple(statements), by_test)


def worse_than_best(groups: Sequence[Group]) -> tuple[bool, ...]:
    """Of each group but the first, the best, whether it is worse by more than luck.

    Welch's test with each, its p-value multiplied by the number of all pairs (Bonferroni), as the best is one chosen among all;
    so in 5 % of sweeps at most a false one is among them. Groups with fewer than ENOUGH_RUNS seeds are never told apart, nor are
    those of which a seed failed or was stopped early.
    """
    pairs = len(groups) * (len(groups) - 1) // 2
    told = []
    for group in groups[1:]:
        test = _compared(groups[0], group)
        told.append(test is not None and test.p * pairs < SIGNIFICANT)
    return tuple(told)


def _figure(result: MemberResult, epoch: int, *, by_test: bool) -> float | None:
    """What settings are judged by: the accuracy after an epoch, or where that is 0 of the weights that are kept."""
    if by_test:
        return result.test
    if epoch:
        return result.validations[epoch - 1] if len(result.validations) >= epoch else None
    return result.validation


def _table(results: Sequence[MemberResult]) -> tuple[list[Row], dict[str, int]]:
    """The settings of each result but the seed, numbers of many values in ranges; and how many ranges these have."""
    rows: list[dict[str, object]] = [{each.kind: each.value for each in result.seedless} for result in results]
    gathered: dict[str, int] = {}
    for kind in rows[0] if rows else ():
        numbers = [value for row in rows if isinstance(value := row[kind], int | float)]
        if len(numbers) == len(rows) and len(set(numbers)) >= FEWEST_TO_GATHER and len(set(numbers)) > len(rows) // 2:
            ranges = in_ranges(numbers)
            gathered[kind] = len(set(ranges))
            rows = [{**row, kind: each} for row, each in zip(rows, ranges, strict=True)]
    return rows, gathered  # type: ignore[return-value]  # ranges, numbers and words can all be looked up


def _columns(table: Sequence[Row]) -> list[list[object]]:
    return [[row[kind] for row in table] for kind in (table[0] if table else ())]


def _about_settings(effects: Effects, count: int, *, varies: bool) -> list[Statement]:
    if not varies:
        return []
    said = [Statement(SweepFinding.TANGLED, {"setting": Within(title_of(kind).template)}) for kind in effects.tangled]
    if not effects.effects:
        return said or [Statement(SweepFinding.TOO_FEW, {"count": count})]
    said = [*map(_about_effect, effects.effects), *said]
    if effects.p_together is not None and effects.p_together < SIGNIFICANT:
        said.append(Statement(SweepFinding.TOGETHER, {"p": p_text(effects.p_together)}))
    if effects.scatter is not None:
        said.append(Statement(SweepFinding.SCATTER, {"scatter": effects.scatter * 100}))
    return said


def _about_effect(effect: Effect) -> Statement:
    values = {"setting": title_of(effect.axis), "best": value_words(effect.axis, effect.best.value),  # type: ignore[arg-type]
              "worst": value_words(effect.axis, effect.worst.value), "span": effect.span * 100,  # type: ignore[arg-type]
              "low": effect.low * 100, "high": effect.high * 100, "p": p_text(effect.p)}  # fmt: skip
    if effect.is_real:
        return Statement(SweepFinding.MATTERED, values)
    if effect.is_close_call:
        return Statement(SweepFinding.CLOSE_CALL, values | {"setting": Within(title_of(effect.axis).template)})
    return Statement(SweepFinding.NO_DIFFERENCE if effect.span < SMALLEST_DIFFERENCE else SweepFinding.MAY_BE_LUCK, values)


def _about_the_best(groups: Sequence[Group]) -> list[Statement]:
    """Whether the second best is really worse.

    The best against the second best needs no correction for the number of groups: S. Gutmann and Z. Maymin, *Is the selected
    population the best?*, Annals of Statistics 15, 1987.
    """
    if not groups:
        return []
    best = groups[0]
    values: dict[str, object] = {"best": settings_words(best.settings), "accuracy": best.mean * 100, "count": len(best.figures)}
    if len(groups) == 1:
        return [Statement(SweepFinding.ONLY_ONE, values)]
    second, test = groups[1], _compared(best, groups[1])
    values |= {"second": settings_words(second.settings), "difference": (best.mean - second.mean) * 100}
    if not (best.has_all and second.has_all):
        was_stopped = best.stopped or second.stopped
        return [Statement(SweepFinding.BEST_SURVIVED if was_stopped else SweepFinding.BEST_FAILED, values)]
    if test is None:
        values |= {"needed": ENOUGH_RUNS, "second_count": len(second.figures)}
        return [Statement(SweepFinding.BEST_UNSURE, values)]
    values |= {"low": test.low * 100, "high": test.high * 100, "p": p_text(test.p)}
    if test.p < SIGNIFICANT:
        return [Statement(SweepFinding.BEST_IS_BETTER, values)]
    worse = worse_than_best(groups)
    others = Statement(SweepFinding.NOT_TOLD_APART, {"count": worse.count(False), "others": len(worse)})
    return [Statement(SweepFinding.BEST_BY_LUCK, values), others, *_about_seeds(best, second)]


def _about_seeds(best: Group, second: Group) -> list[Statement]:
    difference = best.mean - second.mean
    if difference < SMALLEST_DIFFERENCE:
        return []
    needed = seeds_to_tell(difference, variance_of_runs(best.figures), variance_of_runs(second.figures))
    if needed is None:
        return [Statement(SweepFinding.SEEDS_NEVER, {"most": MOST_SEEDS})]
    return [Statement(SweepFinding.SEEDS, {"needed": needed})]


def _about_doubt(groups: Sequence[Group], effects: Effects, *, by_test: bool) -> list[Statement]:
    said = []
    if by_test:
        said.append(Statement(SweepFinding.BY_TEST))
    elif len(groups) > 1 and groups[0].tests:
        said.append(Statement(SweepFinding.FAIR_TEST, {"count": len(groups), "accuracy": fmean(groups[0].tests) * 100}))
    if effects.effects and all(len(group.figures) == 1 for group in groups):
        said.append(Statement(SweepFinding.ONE_SEED))
    return said


def _about_failures(every: Sequence[MemberResult], groups: Sequence[Group]) -> list[Statement]:
    said = []
    lucky = [group for group in groups if group.failed]
    if lucky:
        values = {"count": len(lucky), "example": settings_words(lucky[0].settings)}
        said.append(Statement(SweepFinding.LOST_SEEDS, values))
    failed = sum(each.has_failed for each in every)
    if failed:
        said.append(Statement(SweepFinding.LEFT_OUT, {"count": failed}))
    return said


def _compared(best: Group, other: Group) -> Welch | None:
    """None where a group has too few seeds, or only the survivors of more."""
    if not (best.has_all and other.has_all) or min(len(best.figures), len(other.figures)) < ENOUGH_RUNS:
        return None
    test = welch(other.figures, best.figures)
    return replace(test, p=1.0) if test.difference < SMALLEST_DIFFERENCE else test
