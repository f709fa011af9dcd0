"""The board as one HTML file for the browser and the printer: no script, nothing from elsewhere, every text escaped."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

import numpy as np

from mnist_desktop.core.lessons.board.checks import Remark
from mnist_desktop.core.lessons.board.rows import Row
from mnist_desktop.core.lessons.board.sketch import sketch
from mnist_desktop.core.lessons.board.summary import Point, Summary, points_of, summary_of
from mnist_desktop.core.lessons.board.survey import Board
from mnist_desktop.core.lessons.board.table import (
    Column,
    Say,
    answers_of,
    columns_of,
    name_with_file,
    share_text,
    text_of,
    title_of,
)
from mnist_desktop.core.marking import marked
from mnist_desktop.core.results.size_scale import Scale, scale_of
from mnist_desktop.core.sentence import Sentence, shown

STYLE = """
:root{color-scheme:light}body{font:16px/1.5 system-ui,"Noto Sans KR","Malgun Gothic",sans-serif;color:#1b1f24;background:#fff;
margin:2rem auto;max-width:72rem;padding:0 1rem}h1{font-size:1.7rem;margin:0 0 .3rem}h2{font-size:1.2rem;margin:2rem 0 .5rem}
p.about{color:#57606a;margin:.2rem 0 1rem}
table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.35rem .6rem;
border-bottom:1px solid #d8dee4;vertical-align:top}
thead th{border-bottom:2px solid #8c959f;vertical-align:bottom}td.n{white-space:nowrap}td.n,th.n{text-align:right;
font-variant-numeric:tabular-nums}td.r{overflow-wrap:anywhere;min-width:14rem}td.serious{color:#9a3412}
table.matrix{width:auto}table.matrix td,table.matrix thead th{text-align:right;
min-width:2.2rem}dl{margin:0}dt{font-weight:600;margin-top:.5rem}
dd{margin:0 0 .3rem 1rem;white-space:pre-wrap;overflow-wrap:anywhere}
figure{margin:0}section.student{break-inside:avoid;border-top:1px solid #d8dee4;padding-top:.5rem}
@media print{body{margin:0;max-width:none;font-size:11pt}tr,figure{break-inside:avoid}thead{display:table-header-group}}
"""
ACCENT, INK, LINE = "#0b6bcb", "#1b1f24", "#d8dee4"
WIDTH, HEIGHT, EDGE, MARGIN = 640, 320, 56, 30
"""Of the plot, and what the axes and the other sides take of it, in pixels."""
_NUMBERS = frozenset({Column.PARAMETERS, Column.CLAIMED, Column.MEASURED, Column.HIDDEN, Column.GOALS, Column.WRITTEN})


def board_html(board: Board, say: Say, language: str, *, written: str) -> str:
    """The page.

    Parameters
    ----------
    say
        Says texts and sentences of the core in the language of the reader.
    language
        Its code, such as ``ko``.
    written
        When the board was looked at, as text.
    """
    title = title_of(board, language)
    said = title if isinstance(title, str) else say(title)
    parts = [_head(board, said, say, written), _table(board, say)]
    hidden = bool(board.hidden.key)
    summary, points = summary_of(board.rows, hidden=hidden), points_of(board.rows, hidden=hidden)
    if summary is not None:
        parts += [_matrix(summary, say, language), _plot(points, say)]
    parts.append(_answers(board, say, language))
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{escape(said)}</title>'
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(language)}"><head>{head}<style>{STYLE}</style></head>\n'
        f"<body>{''.join(parts)}</body></html>\n"
    )


def _head(board: Board, title: str, say: Say, written: str) -> str:
    unread = sum(row.problem is not None for row in board.rows)
    told = [Sentence("Hand-ins: {count:,}. Looked at on {time}.", {"count": len(board.rows), "time": written})]
    if unread:
        told.append(Sentence("{count:,} cannot be read.", {"count": unread}))
    if board.waiting:
        told.append(Sentence("{count:,} are not measured yet.", {"count": board.waiting}))
    return f"<h1>{escape(title)}</h1><p class='about'>{escape(' '.join(map(say, told)))}</p>"


def _table(board: Board, say: Say) -> str:
    columns = columns_of(board)
    titles = "".join(f"<th scope='col'{_kind(column)}>{escape(say(column.value))}</th>" for column in columns)
    lines = "".join(_line(row, board.remarks.get(row.path, ()), columns, say) for row in board.rows)
    return f"<table><thead><tr>{titles}</tr></thead><tbody>{lines}</tbody></table>"


def _line(row: Row, remarks: tuple[Remark, ...], columns: tuple[Column, ...], say: Say) -> str:
    cells = []
    for column in columns:
        text = escape(text_of(column, row, remarks, say))
        if column is Column.STUDENT:
            cells.append(f"<th scope='row'>{text}</th>")
        elif column is Column.NETWORK and row.facts is not None:
            cells.append(f"<td>{_network(row)}</td>")
        elif column is Column.REMARKS and (row.problem is not None or any(each.is_serious for each in remarks)):
            cells.append(f"<td class='r serious'>{text}</td>")
        else:
            cells.append(f"<td{_kind(column)}>{text}</td>")
    return f"<tr>{''.join(cells)}</tr>"


def _kind(column: Column) -> str:
    return " class='n'" if column in _NUMBERS else " class='r'" if column is Column.REMARKS else ""


def _network(row: Row) -> str:
    if row.facts is None:
        return ""
    drawn = sketch(row.facts.spec)
    name = escape(" → ".join(layer.kind for layer in row.facts.spec.layers))
    boxes = "".join(
        f"<rect x='{box.left:.1f}' y='{box.top:.1f}' width='{box.width:.1f}' height='{box.height:.1f}' fill='{ACCENT}' "
        f"fill-opacity='{0.15 if box.is_pale else 0.45}' stroke='{ACCENT}'/>"
        for box in drawn.boxes
    )
    return (
        f"<svg role='img' aria-label='{name}' width='{drawn.width:.0f}' height='{drawn.height:.0f}' "
        f"viewBox='0 0 {drawn.width:.1f} {drawn.height:.1f}'><title>{name}</title>{boxes}</svg>"
    )


def _matrix(summary: Summary, say: Say, language: str) -> str:
    names = summary.class_names_ko if language == "ko" else summary.class_names
    shares = summary.confusion / np.maximum(summary.confusion.sum(1, keepdims=True), 1)
    head = "".join(f"<th scope='col'>{escape(str(shown(name)))}</th>" for name in names)
    lines = []
    for true, name in enumerate(names):
        cells = "".join(
            f"<td style='background:rgba(11,107,203,{0.75 * share:.3f})'>{f'{count:,}' if count else ''}</td>"
            for count, share in zip(summary.confusion[true].tolist(), shares[true].tolist(), strict=True)
        )
        lines.append(f"<tr><th scope='row'>{escape(str(shown(name)))}</th>{cells}</tr>")
    values = {"count": summary.networks}
    summed = "The confusion matrices of {count:,} networks, summed: rows are true classes, columns what was read."
    told = escape(f"{say(Sentence(summed, values))}{_misread(summary, names, say)}")
    return (
        f"<h2>{escape(say(marked('What the class confuses')))}</h2><p class='about'>{told}</p>"
        f"<table class='matrix'><thead><tr><td></td>{head}</tr></thead><tbody>{''.join(lines)}</tbody></table>"
    )


def _misread(summary: Summary, names: tuple[str, ...], say: Say) -> str:
    return " " + say(most_misread_in_words(summary, names)) if summary.most_misread is not None else ""


def most_misread_in_words(summary: Summary, names: tuple[str, ...]) -> Sentence:
    """Which image most networks misread, and for what they take it."""
    place = summary.most_misread
    if place is None:
        return Sentence("No image is misread by any network.")
    told = "Test image {number:,}, of the class {true}, is misread by {count:,} of {all:,} networks, most often as {read}."
    values = {
        "number": place, "true": names[int(summary.labels[place])], "count": int(summary.misread[place]),
        "all": summary.networks, "read": names[int(summary.commonest[place])],
    }  # fmt: skip
    return Sentence(told, values)


def _plot(points: tuple[Point, ...], say: Say) -> str:
    """Accuracy over the logarithm of the number of parameters, as SVG."""
    if not points:
        return ""
    scale = scale_of(points)
    x = [EDGE + scale.across(point.parameters) * (WIDTH - EDGE - MARGIN) for point in points]
    y = [HEIGHT - EDGE - scale.up(point.accuracy) * (HEIGHT - EDGE - MARGIN) for point in points]
    marks = "".join(
        f"<circle cx='{left:.1f}' cy='{top:.1f}' r='5' fill='{ACCENT}' fill-opacity='.6'>"
        f"<title>{escape(_point_text(point, say))}</title></circle>"
        for left, top, point in zip(x, y, points, strict=True)
    )
    told = escape(say(marked("Accuracy against the number of parameters")))
    axes = _axes(scale, say)
    size = f"width='{WIDTH}' height='{HEIGHT}' viewBox='0 0 {WIDTH} {HEIGHT}'"
    return f"<h2>{told}</h2><figure><svg role='img' aria-label='{told}' {size}>{axes}{marks}</svg></figure>"


def _axes(scale: Scale, say: Say) -> str:
    lines, style = [], f"font-size='13' fill='{INK}'"
    for power in scale.powers:
        left = EDGE + scale.across(power) * (WIDTH - EDGE - MARGIN)
        lines.append(f"<line x1='{left:.1f}' x2='{left:.1f}' y1='{MARGIN}' y2='{HEIGHT - EDGE}' stroke='{LINE}'/>")
        lines.append(f"<text x='{left:.1f}' y='{HEIGHT - EDGE + 18}' text-anchor='middle' {style}>{power:,}</text>")
    for share in scale.shares:
        top = HEIGHT - EDGE - scale.up(share) * (HEIGHT - EDGE - MARGIN)
        lines.append(f"<line x1='{EDGE}' x2='{WIDTH - MARGIN}' y1='{top:.1f}' y2='{top:.1f}' stroke='{LINE}'/>")
        lines.append(f"<text x='{EDGE - 6}' y='{top + 4:.1f}' text-anchor='end' {style}>{round(100 * share)}</text>")
    lines.append(f"<text x='{EDGE - 6}' y='{MARGIN - 12}' text-anchor='end' {style}>%</text>")
    word = escape(say(Column.PARAMETERS.value))
    lines.append(f"<text x='{(WIDTH + EDGE) / 2:.0f}' y='{HEIGHT - 12}' text-anchor='middle' {style}>{word}</text>")
    return "".join(lines)


def _point_text(point: Point, say: Say) -> str:
    return f"{shown(point.student)}: {point.parameters:,}, {share_text(point.accuracy, say)}"


def _answers(board: Board, say: Say, language: str) -> str:
    sections = list(_sections(board, language))
    return f"<h2>{escape(say(marked('Answers')))}</h2>{''.join(sections)}" if sections else ""


def _sections(board: Board, language: str) -> Iterable[str]:
    for row in board.rows:
        answers = [(question, answer) for question, answer in answers_of(row, language) if answer.strip()]
        if answers:
            said = "".join(f"<dt>{escape(question)}</dt><dd>{escape(visible(answer))}</dd>" for question, answer in answers)
            name = name_with_file(str(shown(row.student)), board.remarks.get(row.path, ()))
            yield f"<section class='student'><h3>{escape(name)}</h3><dl>{said}</dl></section>"


def visible(text: str) -> str:
    """An answer without signs that hide it or turn the direction of what follows; its lines stay."""
    lines = text.replace("\r\n", "\n").split("\n")
    return "\n".join("".join(letter for letter in line if letter.isprintable()) for line in lines)
