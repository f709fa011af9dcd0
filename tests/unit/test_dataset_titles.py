"""Titles of data sets as sentences that a view can translate."""

from __future__ import annotations

import pytest

from mnist_desktop.core.datasets.known import KNOWN_SETS
from mnist_desktop.core.datasets.titles import said_title, title_of_other_content
from mnist_desktop.ui.shared.data_titles import data_title


@pytest.mark.parametrize(
    "title", [*(known.title for known in KNOWN_SETS), title_of_other_content("MNIST", 12_345), "my {digits}"]
)
def test_in_english_a_title_is_said_as_files_have_it(title: str) -> None:
    assert said_title(title).text == title
    assert data_title(title) == title


def test_the_title_of_other_content_is_known_by_its_form() -> None:
    said = said_title("Fashion-MNIST, 1,000 images, not the published set")
    assert said.values == {"family": "Fashion-MNIST", "count": "1,000"}


@pytest.mark.parametrize("title", ["MNIST, 1,000 images, not the published set!", "{a}, {b} images, not the published set", ""])
def test_what_somebody_called_so_is_no_template(title: str) -> None:
    assert said_title(title).values == {"title": title}
