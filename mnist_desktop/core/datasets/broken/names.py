"""What broken copies are called: a key that says how to make them again, and a title that says what was done.

Titles are kept in English, in runs as well; :func:`parse_title` knows them by their form, so that a window says them in its
language.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

import msgspec

from mnist_desktop.core.datasets.broken.damages import (
    DAMAGES,
    Blur,
    Damage,
    DamageError,
    Inverted,
    LeakedLabel,
    Noise,
    ScarceClass,
    SeenTest,
    Shifted,
    Where,
    WrongLabels,
    where_of,
)
from mnist_desktop.core.datasets.families import FAMILIES
from mnist_desktop.core.sentence import Sentence, Templated

KEY = "broken:"
"""The beginning of a copy's key; the damage and the key of the original follow."""
MOST_DAMAGES = 3
"""How often a copy may be broken again."""
MAX_KEY = 1000
"""Letters of a key; one from a run's file may be anything."""
SIGN = "⚠"
"""Stands before the title of each copy, wherever one is shown."""

_COPY = Sentence("⚠ {data} – {damage}")
_THEN = Sentence("{damage} – {more}")
_AND = Sentence("{damage}, {more}")
_SHARE = Sentence("{share} % of the images")
_SEED = Sentence("seed {seed}")
_WHERE: dict[Where, Sentence] = {
    "training": Sentence("training images"),
    "test": Sentence("test images"),
    "both": Sentence("training and test images"),
}
_WORDS: dict[type[Damage], Sentence] = {
    WrongLabels: Sentence("{share} % wrong labels"),
    ScarceClass: Sentence("only {kept} % of class {label}"),
    Noise: Sentence("noise of {strength}"),
    Blur: Sentence("blurred by {radius} pixels"),
    Inverted: Sentence("inverted"),
    Shifted: Sentence("shifted by {pixels} pixels"),
    LeakedLabel: Sentence("label in a corner pixel"),
    SeenTest: Sentence("{share} % of the test images in training"),
}
_KEY = re.compile(rf"{KEY}(?P<kind>[a-z-]+)(?P<values>(?:,[a-z]+=(?:[a-z]+|[0-9]{{1,10}}))*):(?P<base>.+)", re.DOTALL)
_PLAIN = re.compile("(?P<data>.+) – (?P<damage>.+)")


def key_of(base: str, damage: Damage) -> str:
    """The key of a copy of the data set `base`.

    Raises
    ------
    DamageError
        It was broken too often.

    >>> key_of("mnist", WrongLabels(share=30))
    'broken:wrong-labels,share=30,where=training,seed=1:mnist'
    """
    values = "".join(f",{name}={value}" for name, value in msgspec.structs.asdict(damage).items())
    key = f"{KEY}{_tag(type(damage))}{values}:{base}"
    if parse_key(key) is None:
        raise DamageError("This data set was broken {count} times, which is as often as can be.", count=base.count(KEY))
    return key


def parse_key(key: str) -> tuple[str, Damage] | None:
    """The key of the original, and what is done to it; None where it is no key of a copy that can be made."""
    found = _KEY.fullmatch(key) if len(key) <= MAX_KEY else None
    if found is None or key.count(KEY) > MOST_DAMAGES:
        return None
    values: dict[str, Any] = dict(pair.split("=") for pair in found["values"].split(",")[1:])  # Any: what a struct takes
    try:
        damage = msgspec.convert({"kind": found["kind"], **values}, Damage, strict=False)
    except msgspec.ValidationError:
        return None
    return found["base"], damage


def damages_of(key: str) -> tuple[Damage, ...]:
    """What was done to the data set with this key, the first damage first; empty for one that is whole."""
    parsed = parse_key(key)
    return () if parsed is None else (*damages_of(parsed[0]), parsed[1])


def original_of(key: str) -> str:
    """The key of the whole data set from which a copy was made; the key itself where it is none."""
    parsed = parse_key(key)
    return key if parsed is None else original_of(parsed[0])


def title_of(base_title: str, damage: Damage, class_names: tuple[str, ...]) -> str:
    """The title of a copy, in English. That of a copy of a copy has one sign."""
    return Sentence(
        _COPY.template, {"data": base_title.removeprefix(f"{SIGN} "), "damage": said_damage(damage, class_names)}
    ).text


def title_of_key(key: str, base_title: str, class_names: tuple[str, ...]) -> str:
    """The title of a copy by its key, where what it was made from is called `base_title` now.

    >>> title_of_key("broken:inverted,share=100,where=both,seed=1:set:12", "Class 3b", ("0", "1"))
    '⚠ Class 3b – inverted, training and test images'
    """
    parsed = parse_key(key)
    return base_title if parsed is None else title_of(title_of_key(parsed[0], base_title, class_names), parsed[1], class_names)


def said_damage(damage: Damage, class_names: tuple[str, ...]) -> Sentence:
    """What was done, in a few words, such as ``20 % wrong labels, seed 7``. What is as usual is left out."""
    values = msgspec.structs.asdict(damage)
    if isinstance(damage, ScarceClass):
        values["label"] = class_word(class_names[damage.label])
    usual, parts = type(damage)(), [Sentence(_WORDS[type(damage)].template, values)]
    if "share" in values and "{share}" not in parts[0].template and values["share"] != 100:
        parts.append(Sentence(_SHARE.template, values))
    if where_of(damage) != where_of(usual):
        parts.append(_WHERE[where_of(damage)])
    if damage.seed != usual.seed:
        parts.append(Sentence(_SEED.template, values))
    return _joined(parts)


def is_marked(title: str) -> bool:
    """Whether a title has the sign of a copy."""
    return title.startswith(SIGN)


def parse_title(title: str) -> tuple[str, tuple[Sentence, ...]] | None:
    """The title of the original, and what was done to it, in order; None for the title of anything else."""
    base, damages = title.removeprefix(f"{SIGN} "), list[Sentence]()
    while is_marked(title) and (found := _PLAIN.fullmatch(base)) is not None:
        damage = _read_damage(found["damage"])
        if damage is None:
            break
        base, damages = found["data"], [damage, *damages]
    return (base, tuple(damages)) if damages else None


def said_title_of(data: Templated, damages: tuple[Sentence, ...]) -> Sentence:
    """The title of a copy as a sentence; at least one damage."""
    return Sentence(_COPY.template, {"data": data, "damage": _joined(damages, _THEN)})


def _read_damage(text: str) -> Sentence | None:
    first, *others = text.split(", ")
    what = next((said for form in _WORDS.values() if (said := _read(form, first)) is not None), None)
    more = [_read_more(each) for each in others]
    if what is None or None in more:
        return None
    return _joined((what, *(each for each in more if each is not None)))


def _read(form: Sentence, text: str) -> Sentence | None:
    found = _pattern(form.template).fullmatch(text)
    if found is None:
        return None
    values: dict[str, object] = dict(found.groupdict())
    if "label" in values:
        values["label"] = class_word(found["label"])
    return Sentence(form.template, values)


def _read_more(text: str) -> Sentence | None:
    forms = (_SHARE, *_WHERE.values(), _SEED)
    return next((said for form in forms if (said := _read(form, text)) is not None), None)


def _joined(parts: Sequence[Sentence], form: Sentence = _AND) -> Sentence:
    first, *others = parts
    return Sentence(form.template, {"damage": first, "more": _joined(others, form)}) if others else first


def class_word(name: str) -> Sentence | str:
    """The name of a class for a sentence. Names of clothes are texts of the core; those of own classes are said as they stand."""
    return _translated_classes().get(name, name)


@cache
def _translated_classes() -> dict[str, Sentence]:
    said = {}
    for words in FAMILIES.values():
        for name, korean in zip(words.class_names, words.class_names_ko, strict=True):
            if name != korean:
                said[name] = Sentence(name)
    return said


@cache
def _pattern(template: str) -> re.Pattern[str]:
    """What a text of this template looks like: a name where the class stands, numbers elsewhere."""
    pattern = re.escape(template).replace(r"\{label\}", "(?P<label>.+)")
    return re.compile(re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>[0-9]{1,10})", pattern))


def _tag(kind: type[Damage]) -> str:
    return str(kind.__struct_config__.tag)


assert set(_WORDS) == set(DAMAGES)  # noqa: S101 - each kind has words
