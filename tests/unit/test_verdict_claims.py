"""What counts as borne out in a grid of runs; nothing is trained here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
import verdict_claims as claims
from verdict_claims import Case, cases
from verdict_grid import FULL, SHORT, Ladder, Run, Trained, append, read

from mnist_desktop.core.model.spec import analyse
from mnist_desktop.core.runs.record import EpochRow

LADDER = Ladder("mlp", "sgd", "unit", (0.001, 0.01, 0.1, 1.0), epochs=6)


def trained(accuracy: Callable[[int], float], epochs: int = 6, message: str = "") -> Trained:
    figures = [accuracy(epoch) for epoch in range(1, epochs + 1)]
    return Trained(tuple(EpochRow(n, 1 - a, a, 1 - a, a, 0.1, 0.0) for n, a in enumerate(figures, 1)), message)


def grid(*ends: float, ladder: Ladder = LADDER) -> dict[str, Trained]:
    """A ladder of which each run has the same accuracy all along."""
    return {run.name: trained(lambda _epoch, end=end: end) for run, end in zip(ladder.runs, ends, strict=True)}


def case(number: int, runs: dict[str, Trained], epochs: int = 3) -> Case:
    return Case(LADDER.runs[number], epochs, runs)


def test_a_larger_rate_helps_where_one_of_the_next_two_is_clearly_better():
    assert claims.larger_or_usual_rate_helps(case(0, grid(0.2, 0.2, 0.9, 0.2)))
    assert not claims.larger_or_usual_rate_helps(case(1, grid(0.2, 0.2, 0.205, 0.2)))


def test_a_larger_rate_does_not_help_where_a_smaller_one_is_better():
    assert not claims.larger_or_usual_rate_helps(case(1, grid(0.9, 0.2, 0.5, 0.2)))


def test_a_rate_is_too_large_where_any_below_is_better():
    assert claims.rate_is_too_large(case(3, grid(0.9, 0.1, 0.1, 0.1)))


def test_without_a_neighbour_nothing_can_be_told():
    assert claims.larger_or_usual_rate_helps(case(3, grid(0.2, 0.2, 0.2, 0.2))) is None
    assert claims.scaling_with_the_usual_rate_helps(Case(Run(replace(LADDER, scaling="none"), 0.1), 3, {})) is None


def test_scaling_helps_where_the_scaled_run_with_the_usual_rate_is_better():
    raw = replace(LADDER, scaling="none")
    runs = grid(0.2, 0.2, 0.9, 0.2) | grid(0.3, 0.3, 0.3, 0.3, ladder=raw)
    assert claims.scaling_with_the_usual_rate_helps(Case(raw.runs[0], 3, runs))
    assert not claims.scaling_with_the_usual_rate_helps(Case(raw.runs[0], 3, runs | grid(0.9, 0.9, 0.2, 0.9)))


def test_more_epochs_help_where_the_run_continued_is_better():
    rising = grid(0.2, 0.2, 0.2, 0.2) | {LADDER.runs[0].name: trained(lambda epoch: epoch / 10)}
    assert claims.more_epochs_help(case(0, rising))
    assert not claims.more_epochs_help(case(1, rising))
    assert claims.more_epochs_help(case(0, rising, epochs=6)) is None


def test_a_run_that_broke_off_is_judged_at_the_epoch_that_it_did_not_end():
    runs = grid(0.9, 0.1, 0.1, 0.1) | {LADDER.runs[3].name: trained(lambda _epoch: 0.1, 2, "The loss is no longer a number.")}
    broken = [each for each in cases([LADDER], runs, (1, 5)) if each.is_broken]
    assert [(each.run.rate, each.epochs) for each in broken] == [(1.0, 3)]
    assert claims.rate_is_too_large(broken[0])


def test_what_was_kept_is_read_again(tmp_path):
    before = trained(lambda epoch: epoch / 7)
    append(tmp_path / "kept", "one", before)
    append(tmp_path / "kept", "two", Trained((), "broke off"))
    after = read(tmp_path / "kept")
    assert after["two"] == Trained((), "broke off")
    assert [row.loss for row in after["one"].history] == pytest.approx([row.loss for row in before.history], rel=1e-6)
    assert read(tmp_path / "none") == {}


@pytest.mark.parametrize("ladders", [SHORT, FULL], ids=["short", "full"])
def test_the_runs_of_a_plan_differ_and_can_be_trained(ladders):
    runs = [run for ladder in ladders for run in ladder.runs]
    assert len({run.name for run in runs}) == len(runs)
    assert len(FULL) > len(SHORT)
    assert all(analyse(spec, 10).blocking is None for spec in {run.spec for run in runs})
    assert {run.config.learning_rate for run in runs} > {1e-4, 1.0}
