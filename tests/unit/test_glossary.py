"""Every word that the screen shows has an entry in the glossary, and every entry is whole."""

from __future__ import annotations

import re
from itertools import chain

import pytest

from mnist_desktop.core.fields import Field, FieldKind, fields_of
from mnist_desktop.core.glossary.curves import TURNING_UP
from mnist_desktop.core.glossary.entry import Entry
from mnist_desktop.core.glossary.words import ENTRIES, entry, entry_of, names_of
from mnist_desktop.core.lab.kernels import PRESETS as KERNELS
from mnist_desktop.core.lab.kernels import KernelNumbers
from mnist_desktop.core.lab.settings import Convolution, Pooling, Reading
from mnist_desktop.core.model.layers import LAYER_TYPES
from mnist_desktop.core.presets.all_presets import PRESETS
from mnist_desktop.core.training_config import EarlyStopping, TrainingConfig

STRUCTS = (TrainingConfig, EarlyStopping, *LAYER_TYPES, KernelNumbers, Convolution, Pooling, Reading)
FIELDS = [each for struct in STRUCTS for each in fields_of(struct)]
SHOWN = [each for each in FIELDS if (each.owner, each.name) not in {("Reading", "mean"), ("Reading", "std")}]
"""The lab shows its mean and deviation in no form: they are those of the training images."""
CHOICES = [(each, choice) for each in SHOWN if each.kind is FieldKind.CHOICE for choice in each.choices]

PLAIN_TEXT = """
about again alike all already an and any apart are asked at beat before begin behind bent best better but by can
chooses clothes compare costs curves deep deeper different drawings drawn each ends every falling far fast few fewer
first five for four from further gets half hand hands hardly has hour how instead it its keeps large last later
lessons little look looks many minutes mirror mirrored missing mistakes most near never new not number numbers often
only patient pens percent piece place positions quarter quick range read reads real recommended right rises scratch
seconds seen shifted shifts show shows signals six slanted slowly small stay strokes strong sums taught ten tenth that
the their they thin three time times tiny to too turned twice two until used were wherever which wider with written
yardstick your zoomed
"""
"""Everyday English, which a reader of fifteen years knows."""
PLAIN = set(PLAIN_TEXT.split())
NEEDS_NONE = {
    "digits": "figures from 0 to 9, as in any book of sums",
    "fashion": "the name of the data set",
    "garment": "clothes; the data set's classes name them",
    "garments": "the same",
    "normalisation": "the British spelling of normalization, which has an entry",
    "numpy": "the name of a library, which the entry of the engine says",
    "starter": "which images it holds stands beside it in the list of data sets",
}


def _all_names() -> set[str]:
    return {name for each in ENTRIES for name in (each.key, *each.explains)}


def _terms() -> str:
    return " ".join(each.term for each in ENTRIES).casefold()


def test_there_are_sixty_words_at_least_and_no_two_have_one_key() -> None:
    assert len({each.key for each in ENTRIES}) == len(ENTRIES) >= 60


@pytest.mark.parametrize("each", ENTRIES, ids=lambda each: each.key)
def test_an_entry_is_one_sentence_of_at_most_a_few_lines(each: Entry) -> None:
    assert each.term == each.term.strip() != ""
    assert each.sentence[0].isupper()
    assert each.sentence.endswith(".")
    assert not re.search(r"[.!?] [A-Z]", each.sentence)
    assert len(each.sentence) <= 170


def test_a_name_is_explained_by_one_entry_alone() -> None:
    names = list(chain.from_iterable((each.key, *each.explains) for each in ENTRIES))
    assert sorted(names) == sorted(set(names))


def test_related_entries_are_there_and_lead_to_others() -> None:
    for each in ENTRIES:
        assert each.key not in each.related
        assert [entry(key).key for key in each.related] == list(each.related)
        assert len(each.related) <= 4  # so many links the window has


@pytest.mark.parametrize("each", SHOWN, ids=lambda each: f"{each.owner}.{each.name}")
def test_every_field_has_an_entry(each: Field) -> None:
    assert entry_of(f"{each.owner}.{each.name}") is not None


@pytest.mark.parametrize(
    ("each", "choice"), CHOICES, ids=lambda each: each if isinstance(each, str) else f"{each.owner}.{each.name}"
)
def test_every_choice_of_a_field_has_an_entry_of_its_own(each: Field, choice: str) -> None:
    word = f"{each.owner}.{each.name}={choice}"
    of_the_choice = [name for name in names_of(word) if name.endswith(choice)]
    assert _all_names() & set(of_the_choice)


@pytest.mark.parametrize("kind", [str(each.__struct_config__.tag) for each in LAYER_TYPES])
def test_every_layer_kind_has_an_entry(kind: str) -> None:
    assert entry_of(kind) is not None


@pytest.mark.parametrize("kernel", KERNELS)
def test_every_kernel_of_the_lab_has_an_entry(kernel: str) -> None:
    assert entry_of(kernel) is not None


@pytest.mark.parametrize("preset", PRESETS, ids=lambda each: each.id)
def test_every_word_of_a_preset_is_plain_or_stands_in_a_term(preset) -> None:
    words = set(re.findall(r"[a-z][a-z-]+", f"{preset.title} {preset.sentence} {preset.experiment.spec.name}".casefold()))
    assert [word for word in words if word not in PLAIN and word not in NEEDS_NONE and not _is_in_a_term(word)] == []


def _is_in_a_term(word: str) -> bool:
    stem = word.removesuffix("s").removesuffix("al")
    return re.search(rf"\b{re.escape(stem)}", _terms()) is not None


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("TrainingConfig.momentum", "momentum"),
        ("BatchNormalization.momentum", "running_mean"),
        ("RandomErasing.rate", "random_erasing"),
        ("Dropout.rate", "dropout"),
        ("Dense.activation=gelu", "gelu"),
        ("Dense.activation=unheard of", "activation"),
        ("TrainingConfig.schedule=step", "step_schedule"),
        ("step", "step"),
        ("Convolution.activation=none", "linear"),
        ("TrainingConfig.scaling=none", "scaling_none"),
        ("#matrixFigure=row share", "row_share"),
        ("learning rate", "learning_rate"),
        ("epochs", "epoch"),
    ],
)
def test_the_closest_name_wins(word: str, key: str) -> None:
    found = entry_of(word)
    assert found is not None
    assert found.key == key


@pytest.mark.parametrize("word", ["", "=", ".", "#", "#=x", "notes", "Dense.", "a=b=c"])
def test_what_nobody_knows_has_no_entry(word: str) -> None:
    found = entry_of(word)
    assert found is None or word == "Dense."


def test_the_curve_of_over_fitting_is_best_where_the_pictures_mark_it() -> None:
    assert min(TURNING_UP, key=lambda point: point[1])[0] == 6
