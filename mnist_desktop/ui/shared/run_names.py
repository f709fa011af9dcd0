"""Names and dates of runs as people read them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, Qt, QTime

from mnist_desktop.core.runs.comparison import Difference, differences
from mnist_desktop.core.runs.record import RunInfo
from mnist_desktop.core.runs.said_names import made_name
from mnist_desktop.core.runs.shipped import is_shipped
from mnist_desktop.core.sentence import lowered
from mnist_desktop.ui.shared.plain_text import said_name
from mnist_desktop.ui.shared.texts import say

_TIME = "hh:mm"
MOST_TELLING = 2
"""How many things are added to a name to tell it from its namesakes."""


def date(info: RunInfo) -> str:
    """When a run began, in few letters: the time of day within this year, else the year. A pre-trained one says that."""
    if is_shipped(info.id):
        return _tr("pre-trained")
    began = moment(info.created)
    if not began.isValid():
        return said_name(info.created)
    return QLocale().toString(began, f"{_day_form(began)} {_TIME}" if _is_of_this_year(began) else _day_form(began))


def widest_date() -> str:
    """About the longest that :func:`date` says of a run of this year."""
    return QLocale().toString(QDateTime(QDate(2000, 11, 30), QTime(23, 59)), f"{_tr('d MMM')} {_TIME}")


def exact_date(info: RunInfo) -> str:
    """When a run began, to the second, with its year."""
    began = moment(info.created)
    return QLocale().toString(began, _tr("d MMM yyyy hh:mm:ss")) if began.isValid() else said_name(info.created)


def date_and_time(info: RunInfo, *, seconds: bool = False) -> str:
    """When a run began, with the time of day, and the year where it is another one."""
    began = moment(info.created)
    if not began.isValid():
        return said_name(info.created)
    return QLocale().toString(began, f"{_day_form(began)} {_TIME}:ss" if seconds else f"{_day_form(began)} {_TIME}")


def exact_time(info: RunInfo) -> str:
    """When a run began, to the second, in few letters."""
    began = moment(info.created)
    return QLocale().toString(began, _tr("d MMM hh:mm:ss")) if began.isValid() else info.id


def day_and_time(created: str) -> tuple[str, str]:
    """Day and time of day of an ISO 8601 moment, on this computer's clock; what is no moment is left as it is."""
    when = moment(created)
    if not when.isValid():
        return created, ""
    return QLocale().toString(when, _day_form(when)), QLocale().toString(when, _TIME)


def moment(created: str) -> QDateTime:
    """An ISO 8601 moment on this computer's clock."""
    return QDateTime.fromString(created, Qt.DateFormat.ISODate).toLocalTime()


def whole_title(name: str) -> str:
    """The name of a run or a network as the window says it now; files keep it in English where it is not somebody's own."""
    made = made_name(name)
    return name if made is None else say(made)


def run_title(name: str) -> str:
    """The same as it may stand in a sentence."""
    return said_name(whole_title(name.strip()))


def plain_name(info: RunInfo) -> str:
    """What a run is called, never nothing."""
    return run_title(info.name) or info.id


def name_of(info: RunInfo) -> str:
    """What a run is called where nothing else says that it is a pre-trained one, if it is."""
    return _tr("{name} (pre-trained)").format(name=plain_name(info)) if is_shipped(info.id) else plain_name(info)


def names_of(infos: Sequence[RunInfo]) -> dict[str, str]:
    """A name for each of these runs, by its id; runs of one name are told apart by what they differ in, else by their date."""
    result = {}
    for name, namesakes in _by_name(infos).items():
        parts = _telling(namesakes) if len(namesakes) > 1 else {namesakes[0].id: ()}
        for info in namesakes:
            telling = parts[info.id]
            if len(namesakes) > 1 and list(parts.values()).count(telling) > 1:
                telling = (*telling, exact_time(info))
            result[info.id] = ", ".join((name, *telling))
    return result


def _by_name(infos: Sequence[RunInfo]) -> dict[str, list[RunInfo]]:
    names: dict[str, list[RunInfo]] = {}
    for info in infos:
        names.setdefault(name_of(info), []).append(info)
    return names


def _telling(namesakes: Sequence[RunInfo]) -> dict[str, tuple[str, ...]]:
    """Of each run the fewest words, of two things at most, that tell it from the others; some may still be alike."""
    rows = differences(namesakes)
    chosen: list[Difference] = []
    while len(chosen) < MOST_TELLING and _variety(chosen, namesakes) < len(namesakes):
        best = max(rows, key=lambda row: _variety([*chosen, row], namesakes), default=None)
        if best is None or _variety([*chosen, best], namesakes) == _variety(chosen, namesakes):
            break
        chosen.append(best)
    return {info.id: tuple(_words(row, at) for row in chosen) for at, info in enumerate(namesakes)}


def _variety(rows: Sequence[Difference], infos: Sequence[RunInfo]) -> int:
    """How many runs differ in these rows."""
    return len({tuple(row.texts[at] for row in rows) for at in range(len(infos))})


def _words(row: Difference, at: int) -> str:
    return f"{lowered(say(row))} {say(row.cells[at])}"


def _day_form(when: QDateTime) -> str:
    return _tr("d MMM") if _is_of_this_year(when) else _tr("d MMM yyyy")


def _is_of_this_year(when: QDateTime) -> bool:
    return when.date().year() == QDate.currentDate().year()


def _tr(text: str) -> str:
    return QCoreApplication.translate("runs", text)
