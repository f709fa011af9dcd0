"""What the choices of fields mean."""

from __future__ import annotations

import pytest

from mnist_desktop.core.choice_meanings import MEANINGS, meaning
from mnist_desktop.core.fields import Field, FieldKind, fields_of
from mnist_desktop.core.lab.settings import Convolution, Pooling, Reading
from mnist_desktop.core.model.layers import LAYER_TYPES
from mnist_desktop.core.training_config import EarlyStopping, TrainingConfig

STRUCTS = (TrainingConfig, EarlyStopping, *LAYER_TYPES, Convolution, Pooling, Reading)
CHOICES = {field.name + str(field.choices): field for struct in STRUCTS for field in fields_of(struct) if field.choices}
LONGEST = 50
"""Letters of a meaning: it stands beside the word in a drop-down of a narrow column."""


@pytest.mark.parametrize("field", CHOICES.values(), ids=lambda field: field.name)
def test_each_word_of_a_choice_has_a_short_meaning(field: Field) -> None:
    assert field.kind is FieldKind.CHOICE
    for word in field.choices:
        assert 0 < len(meaning(field, word).text) <= LONGEST, word


def test_no_meaning_belongs_to_a_word_that_cannot_be_chosen() -> None:
    chosen = {(field.name, word) for field in CHOICES.values() for word in field.choices}
    assert {(name, word) for name, words in MEANINGS.items() for word in words} == chosen


def test_no_two_words_of_a_choice_mean_the_same() -> None:
    for field in CHOICES.values():
        assert len({meaning(field, word).text for word in field.choices}) == len(field.choices)
