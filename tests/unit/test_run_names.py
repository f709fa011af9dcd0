"""The rules by which a new run gets its name."""

from __future__ import annotations

import pytest

from mnist_desktop.core.runs.names import distinct_name


@pytest.mark.parametrize(
    ("wanted", "taken", "name"),
    [
        ("First network", set(), "First network"),
        ("First network", {"Another"}, "First network"),
        ("First network", {"First network"}, "First network 2"),
        ("First network", {"First network", "First network 2"}, "First network 3"),
        ("First network", {"First network", "First network 3"}, "First network 2"),
    ],
)
def test_a_name_gets_the_first_free_number(wanted, taken, name):
    assert distinct_name(wanted, taken) == name


def test_a_number_that_was_put_there_is_counted_on():
    assert distinct_name("First network 2", {"First network", "First network 2"}) == "First network 3"


def test_a_number_that_belongs_to_a_name_stays():
    assert distinct_name("Dense 64", {"Dense 64"}) == "Dense 64 2"


@pytest.mark.parametrize("epochs", range(1, 31))
def test_a_number_that_tells_two_runs_apart_says_of_no_setting_what_is_not_true(epochs: int) -> None:
    """The names of sweeps are long: cut in the middle, "epochs 16" said "epochs 1"."""
    for rate in ("0.0146", "0.00891", "0.000621"):
        name = f"First network, optimizer sgd, learning rate {rate}, epochs {epochs}"
        other = distinct_name(name, {name})
        assert other in (f"{name} 2", f"First network, optimizer sgd, learning rate {rate} 2")
