"""Runs and their figures as people read them."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, Qt

from mnist_desktop.core.runs.record import RunInfo

UNKNOWN = "–"
LONGEST_NAME = 60
"""Letters of a name in a sentence or a legend; a file from elsewhere may hold a whole book."""


def accuracy(share: float | None) -> str:
    """A share of 1 in percent, with the two decimals that tell good runs apart.

    >>> accuracy(0.99431), accuracy(None)
    ('99.43 %', '–')
    """
    return UNKNOWN if share is None or not isfinite(share) else f"{share * 100:.2f} %"


def date(info: RunInfo) -> str:
    """When a run began, in few letters: the time of day within this year, else the year."""
    began = _began(info)
    if not began.isValid():
        return info.created[:LONGEST_NAME]
    this_year = began.date().year() == QDate.currentDate().year()
    return QLocale().toString(began, _tr("d MMM hh:mm") if this_year else _tr("d MMM yyyy"))


def exact_date(info: RunInfo) -> str:
    """When a run began, to the second, as this system writes it."""
    began = _began(info)
    return QLocale().toString(began, QLocale.FormatType.LongFormat) if began.isValid() else info.created[:LONGEST_NAME]


def name_of(info: RunInfo) -> str:
    """What a run is called, never nothing."""
    return info.name.strip()[:LONGEST_NAME] or info.id


def names_of(infos: Sequence[RunInfo]) -> dict[str, str]:
    """A name for each of these runs, by its id; runs of one name are told apart by their seed, else by their date."""
    names = {info.id: name_of(info) for info in infos}
    result = {}
    for info in infos:
        name = names[info.id]
        namesakes = [other for other in infos if names[other.id] == name]
        if len(namesakes) == 1:
            result[info.id] = name
        elif len({other.config.seed for other in namesakes}) == len(namesakes):
            result[info.id] = _tr("{name}, seed {seed}").format(name=name, seed=info.config.seed)
        else:
            result[info.id] = _tr("{name}, {date}").format(name=name, date=date(info))
    return result


def _began(info: RunInfo) -> QDateTime:
    return QDateTime.fromString(info.created, Qt.DateFormat.ISODate).toLocalTime()


def _tr(text: str) -> str:
    return QCoreApplication.translate("runs", text)
