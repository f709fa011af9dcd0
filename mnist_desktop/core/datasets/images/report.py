"""The report of an import: what was left out and why, file by file, as a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from mnist_desktop.core.datasets.images.entries import LeftOut
from mnist_desktop.core.sentence import Sentence, Templated
from mnist_desktop.core.table_text import csv_bytes

FIRST_FRAME = Sentence("It holds several pictures, as an animation does; only the first was taken.")
"""Said of a picture that is taken."""
TITLES = (Sentence("file"), Sentence("what happened"))

Say = Callable[[Templated], str]


def report_rows(left_out: Iterable[LeftOut], say: Say = str) -> Iterator[tuple[str, str]]:
    """The rows of the report below its titles; `say` puts a sentence into the language of the reader."""
    return ((each.name, say(each.reason)) for each in left_out)


def report_csv(left_out: Iterable[LeftOut], say: Say = str) -> bytes:
    """The report as a CSV file."""
    return csv_bytes([tuple(map(say, TITLES)), *report_rows(left_out, say)])


def in_few_words(left_out: Sequence[LeftOut], say: Say = str) -> tuple[tuple[str, int], ...]:
    """Each reason with how many files it holds for, the most frequent first; reasons that name their file count as one kind."""
    kinds = Counter(each.reason.template for each in left_out)
    first = {each.reason.template: each.reason for each in reversed(left_out)}
    return tuple((say(first[template]), count) for template, count in kinds.most_common())
