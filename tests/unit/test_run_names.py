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
