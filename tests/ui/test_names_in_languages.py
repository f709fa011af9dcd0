"""A name that the program made follows the language wherever it stands; files and comparisons keep the English one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.ui.compare.run_columns import Column, RunRow
from mnist_desktop.ui.compare.run_table_model import RunTableModel
from mnist_desktop.ui.shared.numbers import fine_percent, percent
from mnist_desktop.ui.shared.run_names import names_of, run_title, whole_title
from tests.ui.known_texts import Marking
from tests.ui.test_compare_tab import make_run

NAME = "First network, epochs 5"


@pytest.fixture
def spoken(marking: Marking) -> None:
    marking.speak()


def test_a_made_name_is_said_part_by_part(spoken: None) -> None:
    said = run_title(NAME)
    assert "«First network»" in said
    assert "«Epochs»" in said
    assert "5" in said


@pytest.mark.parametrize("name", ["Our own, epochs 5", "한글 이름", "x" * 150])
def test_somebodys_own_name_stays_letter_by_letter(spoken: None, name: str) -> None:
    assert whole_title(name) == name


def test_a_row_is_found_by_its_name_as_said_and_as_kept(tiny_dataset: Dataset, spoken: None) -> None:
    row = RunRow(make_run(1, tiny_dataset, name=NAME))
    assert "«first network»" in row.searched
    assert NAME.casefold() in row.searched
    assert "seed 0" in row.searched
    assert "«seed» 0" in row.searched


def test_a_row_sorts_by_its_name_as_said_now(tiny_dataset: Dataset, marking: Marking) -> None:
    row = RunRow(make_run(1, tiny_dataset, name=NAME))
    before = row.key(Column.NAME)
    marking.speak()
    row.retranslate()
    assert row.key(Column.NAME) != before
    assert row.key(Column.NAME) == (True, run_title(NAME).casefold())


def test_a_name_that_is_left_as_it_is_said_is_not_written(tiny_dataset: Dataset, spoken: None) -> None:
    model = RunTableModel()
    model.set_runs([make_run(1, tiny_dataset, name=NAME)])
    renamed: list[str] = []
    model.renamed.connect(lambda _, name: renamed.append(name))
    index = model.index(0, Column.NAME)
    edited = index.data(Qt.ItemDataRole.EditRole)
    assert edited == whole_title(NAME)
    model.setData(index, edited)
    assert renamed == []
    model.setData(index, "Ours")
    assert renamed == ["Ours"]


def test_namesakes_are_told_apart_in_any_language(tiny_dataset: Dataset, spoken: None) -> None:
    runs = [make_run(number, tiny_dataset, name=NAME) for number in (1, 2)]
    assert len(set(names_of(runs).values())) == 2


def test_percent_is_written_as_the_language_does(spoken: None) -> None:
    assert (percent(0.5), percent(1.0), fine_percent(0.5)) == ("«50.0 %»", "«100 %»", "«50.00 %»")
