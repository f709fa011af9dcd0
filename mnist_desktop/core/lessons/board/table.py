"""The board as a table: its columns, for the window as well as for the files that are exported."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from mnist_desktop.core.lessons.board.checks import Remark, goals_met, told_apart_by
from mnist_desktop.core.lessons.board.rows import Judged, Row
from mnist_desktop.core.lessons.board.survey import Board
from mnist_desktop.core.lessons.goals import ChoiceGoal, WordsGoal
from mnist_desktop.core.lessons.hand_in import HandIn
from mnist_desktop.core.lessons.markup import in_language, plain_of, title_in
from mnist_desktop.core.marking import marked
from mnist_desktop.core.sentence import Sentence, Templated, shown
from mnist_desktop.core.table_text import csv_bytes

Say = Callable[[str | Templated], str]
"""Says a fixed text or a sentence of the core in the language of whoever reads."""


class Column(Enum):
    """What a row shows, in order; the value is the title."""

    STUDENT = marked("Student")
    NETWORK = marked("Network")
    PARAMETERS = marked("Parameters")
    CLAIMED = marked("As handed in")
    MEASURED = marked("Measured here")
    HIDDEN = marked("On hidden images")
    GOALS = marked("Goals met")
    WRITTEN = marked("Handed in")
    REMARKS = marked("To be looked at")


_OF_THE_RUN = frozenset({Column.NETWORK, Column.PARAMETERS, Column.MEASURED, Column.HIDDEN})
SHARE_DIGITS = 6
"""After the point: more than any number of test images here can tell apart."""
WAITING = marked("…")
NOT_READ = marked("cannot be read")


def columns_of(board: Board) -> tuple[Column, ...]:
    """The columns that say something: the one of hidden images only where some were chosen."""
    return tuple(column for column in Column if column is not Column.HIDDEN or board.hidden.key)


def text_of(column: Column, row: Row, remarks: tuple[Remark, ...], say: Say) -> str:
    """A cell as a text of one line."""
    if column is Column.STUDENT:
        return name_with_file(str(shown(row.student)), remarks)
    if column is Column.REMARKS:
        return say(row.problem) if row.problem is not None else " ".join(map(say, remarks))
    if row.hand_in is None:
        return say(NOT_READ) if column is Column.NETWORK else ""
    return _text_of_run(column, row, say) if column in _OF_THE_RUN else _text_of_words(column, row, row.hand_in, say)


def name_with_file(name: str, remarks: tuple[Remark, ...]) -> str:
    """A student's name; where others have it too, with the file that tells them apart."""
    file = told_apart_by(remarks)
    return f"{name} ({shown(file)})" if file else name


def share_text(share: float | None, say: Say) -> str:
    """An accuracy; empty where there is none.

    >>> share_text(0.98765, str), share_text(None, str)
    ('98.8 %', '')
    """
    return "" if share is None else say(Sentence("{share:.1f} %", {"share": 100 * share}))


def sort_value(column: Column, row: Row, remarks: tuple[Remark, ...]) -> tuple[float, str]:
    """What a column is sorted by: numbers, then the name; what is absent goes below what is there."""
    name = row.student.casefold()
    met = goals_met(row) if column is Column.GOALS else ()
    number = {
        Column.PARAMETERS: None if row.facts is None else row.facts.parameters,
        Column.CLAIMED: row.claimed,
        Column.MEASURED: _accuracy(row.measured),
        Column.HIDDEN: _accuracy(row.hidden),
        Column.GOALS: sum(met) if row.hand_in is not None else None,
        Column.REMARKS: sum(1 + 100 * each.is_serious for each in remarks) + 10_000 * (row.problem is not None),
        Column.NETWORK: None if row.facts is None else len(row.facts.spec.layers),
    }.get(column, 0)
    text = row.hand_in.written if column is Column.WRITTEN and row.hand_in is not None else name
    return (-1.0 if number is None else float(number)), text


def answers_of(row: Row, language: str) -> tuple[tuple[str, str], ...]:
    """The questions of the lesson that are answered in words or by choice, each with the answer, empty where there is none."""
    goals = row.lesson.goals if row.lesson is not None else ()
    answers = _answers_by_goal(row, language)
    return tuple((plain_of(in_language(goal.text, language)), answers[goal.id]) for goal in goals if goal.id in answers)


def _answers_by_goal(row: Row, language: str) -> dict[str, str]:
    """The answers in words or by choice by the ids of their goals: two questions may have one text."""
    found: dict[str, str] = {}
    if row.hand_in is None or row.lesson is None:
        return found
    for goal in row.lesson.goals:
        answer = row.hand_in.answers.get(goal.id, "")
        match goal:
            case WordsGoal():
                found[goal.id] = answer
            case ChoiceGoal(choices=choices):
                number = int(answer) if answer.isascii() and answer.isdigit() and len(answer) < 3 else -1
                found[goal.id] = title_in(choices[number], language) if 0 <= number < len(choices) else ""
    return found


def board_csv(board: Board, say: Say, language: str) -> bytes:
    """The board for a spreadsheet, with a column for each question of the lesson. No cell can become a formula.

    Figures are numbers without signs, so that they can be summed: shares from 0 to 1, and goals as how many are met.
    """
    columns, questions = columns_of(board), _questions_of(board, language)
    head = [*(say(column.value) for column in columns), *questions.values(), say(marked("File"))]
    lines: list[list[object]] = []
    for row in board.rows:
        cells = (_cell(column, row, board.remarks.get(row.path, ()), say) for column in columns)
        # The same goal in another lesson may be another question.
        is_of_it = row.lesson is not None and board.lesson is not None and row.lesson.id == board.lesson.id
        answers = _answers_by_goal(row, language) if is_of_it else {}
        lines.append([*cells, *(answers.get(goal, "") for goal in questions), str(shown(row.path.name))])
    return csv_bytes([head, *lines])


def _cell(column: Column, row: Row, remarks: tuple[Remark, ...], say: Say) -> object:
    match column:
        case Column.STUDENT:
            return str(shown(row.student))  # the file has a column of its own
        case Column.PARAMETERS:
            return None if row.facts is None else row.facts.parameters
        case Column.GOALS:
            return None if row.hand_in is None else sum(goals_met(row))
        case Column.CLAIMED | Column.MEASURED | Column.HIDDEN:
            shares = {Column.CLAIMED: row.claimed, Column.MEASURED: _accuracy(row.measured), Column.HIDDEN: _accuracy(row.hidden)}
            share = shares[column]
            return None if share is None else round(share, SHARE_DIGITS)
    return text_of(column, row, remarks, say)


def _questions_of(board: Board, language: str) -> dict[str, str]:
    """The questions of the lesson by the ids of their goals."""
    goals = board.lesson.goals if board.lesson is not None else ()
    return {goal.id: plain_of(in_language(goal.text, language)) for goal in goals if isinstance(goal, WordsGoal | ChoiceGoal)}


def _text_of_words(column: Column, row: Row, hand_in: HandIn, say: Say) -> str:
    if column is Column.WRITTEN:
        return hand_in.written[:16].replace("T", " ")
    if column is Column.CLAIMED:
        return share_text(hand_in.claimed_accuracy, say)
    met = goals_met(row)
    return f"{sum(met)} / {len(met)}"


def _text_of_run(column: Column, row: Row, say: Say) -> str:
    facts = row.facts
    if facts is None:
        return ""
    if column is Column.NETWORK:
        return " → ".join(layer.kind for layer in facts.spec.layers)
    if column is Column.PARAMETERS:
        return f"{facts.parameters:,}"
    judged = row.measured if column is Column.MEASURED else row.hidden
    if judged is None:
        return say(WAITING)
    return say(marked("not measured")) if judged.accuracy is None else share_text(judged.accuracy, say)


def _accuracy(judged: Judged | None) -> float | None:
    return None if judged is None else judged.accuracy


def title_of(board: Board, language: str) -> str | Sentence:
    """What the board is about."""
    return title_in(board.lesson.title, language) if board.lesson is not None else Sentence("Class board")
