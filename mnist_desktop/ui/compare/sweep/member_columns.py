"""The columns of the table of members: what each says of a member, and what it is sorted by."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import inf

from PySide6.QtCore import QCoreApplication

from mnist_desktop.core.sentence import Sentence, Templated
from mnist_desktop.core.sweeps.axes import WORD_KINDS
from mnist_desktop.core.sweeps.plan import SweepPlan
from mnist_desktop.core.sweeps.progress import MEMBER_STATES, MemberProgress, MemberState
from mnist_desktop.core.sweeps.results import settings_words, title_of, value_words
from mnist_desktop.ui.shared.numbers import NOT_A_NUMBER, duration, fine_percent
from mnist_desktop.ui.shared.texts import core_text, say

SortKey = tuple[bool, float | str]
"""What is not known comes last in rising order; the rest is compared as numbers or as texts."""

ICONS: dict[MemberState, str] = {
    MemberState.WAITING: "mdi6.timer-sand",
    MemberState.RUNNING: "mdi6.play",
    MemberState.HELD: "mdi6.pause",
    MemberState.FINISHED: "mdi6.check",
    MemberState.STOPPED_EARLY: "mdi6.content-cut",
    MemberState.FAILED: "mdi6.alert",
}


@dataclass(frozen=True)
class MemberColumn:
    """A column.

    Attributes
    ----------
    title, text, key
        Its title now; what it says of a member; what the member is sorted by.
    word
        What it shows, for the glossary; may be empty.
    is_number
        Whether it is aligned to the right.
    sample
        About the longest that it will say, where most say nothing at first.
    goes
        Where the table is narrow, it goes before those with a higher number; 0 for one that stays.
    """

    title: Callable[[], str]
    text: Callable[[MemberProgress], str]
    key: Callable[[MemberProgress], SortKey]
    word: str = ""
    is_number: bool = True
    sample: Callable[[], str] | None = None
    goes: int = 0


def columns_of(plan: SweepPlan | None) -> tuple[MemberColumn, ...]:
    """The columns for the members of a plan: a number and what came of it, its settings, then how far it is."""
    settings = () if plan is None else tuple(_setting(axis.kind, at) for at, axis in enumerate(plan.axes))
    return (
        MemberColumn(lambda: _tr("No."), lambda each: f"{each.number}", lambda each: (False, each.number), "sweep"),
        MemberColumn(lambda: _tr("State"), state_text, lambda each: (False, list(MemberState).index(each.state)), "sweep", False,
                     lambda: core_text(MEMBER_STATES[MemberState.STOPPED_EARLY]), goes=4),
        *settings,
        MemberColumn(lambda: _tr("Validation"), lambda each: fine_percent(each.best_validation),
                     lambda each: _number(each.best_validation), "validation", sample=lambda: fine_percent(1)),
        MemberColumn(lambda: _tr("Test"), lambda each: fine_percent(each.test_accuracy),
                     lambda each: _number(each.test_accuracy), "test", sample=lambda: fine_percent(1)),
        MemberColumn(lambda: _tr("Epoch"), lambda each: f"{each.epochs_done:,}/{each.epochs:,}",
                     lambda each: (False, each.epochs_done), "epoch"),
        MemberColumn(lambda: _tr("Where"), place_text, lambda each: (not place_text(each), place_text(each)), "sweep", False,
                     lambda: say(Sentence("process {number}", {"number": 10})), goes=3),
        MemberColumn(lambda: _tr("Parameters"), lambda each: f"{each.parameters:,}", lambda each: (False, each.parameters),
                     "parameters", goes=2),
        MemberColumn(lambda: _tr("Time"), lambda each: duration(each.seconds) if each.seconds else NOT_A_NUMBER,
                     lambda each: (False, each.seconds), "run", sample=lambda: duration(595), goes=1),
    )  # fmt: skip


def state_text(each: MemberProgress) -> str:
    """How a member stands, in a word or two."""
    return core_text(MEMBER_STATES[each.state])


def epoch_text(each: MemberProgress) -> str:
    """How many of its epochs are done."""
    return _tr("{done:,} of {count:,}").format(done=each.epochs_done, count=each.epochs)


def place_text(each: MemberProgress) -> str:
    """Where it runs, or on which PC of a class it was trained."""
    place = each.place or each.trained_at
    return "" if place is None else say(place)


def member_text(each: MemberProgress) -> str:
    """A member in a sentence, for tooltips and screen readers."""
    settings = say(settings_words(each.member.settings))
    told = _tr("Member {number}: {settings}. {state}, epoch {epochs}, validation {validation}, test {test}.").format(
        number=each.number, settings=settings, state=state_text(each), epochs=epoch_text(each),
        validation=fine_percent(each.best_validation), test=fine_percent(each.test_accuracy),
    )  # fmt: skip
    place = place_text(each)
    said = (told, _tr("Where: {place}.").format(place=place) if place else "", "" if each.message is None else say(each.message))
    return " ".join(filter(None, said))


def _setting(kind: str, at: int) -> MemberColumn:
    def key(each: MemberProgress) -> SortKey:
        value = each.member.settings[at].value
        return False, value if isinstance(value, str) else float(value)

    def text(each: MemberProgress) -> str:
        return say_value(value_words(kind, each.member.settings[at].value))

    return MemberColumn(lambda: say(title_of(kind)), text, key, WORDS.get(kind, kind), kind not in WORD_KINDS)


def say_value(words: Templated | str) -> str:
    """A value of a setting in a table or a plot: names of optimizers stay names, for there is no room for what they mean."""
    return words if isinstance(words, str) else say(words)


WORDS = {"layers": "Dense", "dropout": "dropout"}
"""The glossary's words for settings that it calls otherwise."""


def _number(value: float | None) -> SortKey:
    return value is None, -inf if value is None else value


def _tr(text: str) -> str:
    return QCoreApplication.translate("sweep members", text)
