"""What a run is called, for views that speak other languages than the files in which its name is kept."""

from __future__ import annotations

from functools import cache, lru_cache

from mnist_desktop.core.fields import Field, fields_of
from mnist_desktop.core.marking import marked
from mnist_desktop.core.runs.names import original_name
from mnist_desktop.core.sentence import Sentence, Templated, Within, lowered
from mnist_desktop.core.training_config import EarlyStopping, TrainingConfig

NAMELESS = marked("Model")
"""The name of a run whose network has none."""
NETWORKS = (
    NAMELESS,
    marked("First network"),
    marked("Softmax regression"),
    marked("Deep network"),
    marked("Deeper network"),
    marked("Small network"),
    marked("From scratch"),
    marked("CNN"),
    marked("CNN with dropout"),
    marked("Sigmoid 16-8"),
    marked("Sigmoid 16-8, sparse"),
    marked("Quick CNN"),
    marked("Reads drawings"),
    marked("Best small CNN"),
    marked("Strong CNN"),
    marked("Tiny CNN"),
    marked("Fashion CNN"),
    marked("Best fashion CNN"),
    marked("By hand"),
    marked("Eight kernels"),
    marked("Softmax"),
)
"""The names of all networks that ship, in presets and in lessons."""
FINE_TUNED = marked("fine-tuned")
"""Stands behind the name of what a run began from."""
_MOST_PARTS = 10
"""How many changes are looked for in a name; one from elsewhere may have any number of commas."""


def said_run_name(name: str) -> Templated:
    """A name, which files keep in English, as a sentence; one that somebody gave is said as it stands.

    >>> said_run_name("First network, epochs 12 2").template, said_run_name("Our own").template
    ('{first}, {others}', '{name}')
    """
    return made_name(name) or _verbatim(name)


@lru_cache(2048)  # a thousand runs in a list, and each is asked for again and again
def made_name(name: str) -> Sentence | None:
    """The sentence that a name is, which the program made; None for any other.

    The names that :func:`~mnist_desktop.core.presets.all_presets.descriptive_name` makes, with or without a number behind them,
    are known by their form. So older runs are said in another language too, and whether two names are equal does not depend on
    it.
    """
    known_network = original_name(name, NETWORKS)
    if known_network is None:
        return None
    first, rest = Sentence(known_network), name[len(known_network) :]
    if not rest:
        return first
    if not rest.startswith(", "):
        return Sentence("{name} {number}", {"name": first, "number": rest.strip()})
    return _listed([first, *map(_said_part, rest[2:].split(", ", _MOST_PARTS))])


def _said_part(part: str) -> Sentence:
    """What stands between commas: a change, or that the run was fine-tuned, perhaps with a number."""
    if part == FINE_TUNED:
        return Sentence(FINE_TUNED)
    if (number := part.removeprefix(f"{FINE_TUNED} ")).isdecimal():
        return Sentence("fine-tuned {number}", {"number": number})
    return _said_change(part)


def _said_change(change: str) -> Sentence:
    """One of the changes that :func:`~mnist_desktop.core.runs.comparison.changes` lists."""
    if (count := change.removesuffix(" more")).isdecimal():
        return Sentence("{count} more", {"count": count})
    if (what := change.removeprefix("no ")) != change:
        field = _settings().get(what)
        return Sentence("no {field}", {"field": _verbatim(what) if field is None else Within(field.title)})
    for title, field in _settings().items():
        if change == title:
            return Within(field.title)
        if (value := change.removeprefix(f"{title} ")) != change:
            known = Sentence("yes" if value == "yes" else "no") if value in ("yes", "no") else _verbatim(value)
            return Sentence("{field} {value}", {"field": Within(field.title), "value": known})
    return _verbatim(change)


def _listed(parts: list[Sentence]) -> Sentence:
    first, *others = parts
    return Sentence("{first}, {others}", {"first": first, "others": _listed(others)}) if others else first


def _verbatim(name: str) -> Sentence:
    return Sentence("{name}", {"name": name})


@cache
def _settings() -> dict[str, Field]:
    """The settings of a training by how a change begins, the longest first."""
    fields = [field for kind in (TrainingConfig, EarlyStopping) for field in fields_of(kind)]
    return {lowered(field.title): field for field in sorted(fields, key=lambda field: -len(field.title))}
