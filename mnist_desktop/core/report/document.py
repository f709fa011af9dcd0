"""Puts a report together: which parts there are, in which order, and what each says."""

from __future__ import annotations

from collections.abc import Callable

from mnist_desktop.core.marking import marked
from mnist_desktop.core.report.blocks import Block, Document, Paragraph, Section, labelled
from mnist_desktop.core.report.content import ReportContent
from mnist_desktop.core.report.other_blocks import comparison_blocks, drawings_blocks, inside_blocks
from mnist_desktop.core.report.parts import ReportPart
from mnist_desktop.core.report.results_blocks import curves_blocks, doubt_blocks, mistakes_blocks, results_blocks
from mnist_desktop.core.report.run_blocks import data_blocks, expected_blocks, model_blocks, origin_blocks, settings_blocks
from mnist_desktop.core.report.voice import Say, Voice, one_line, typed
from mnist_desktop.core.sentence import LONGEST_VALUE, Sentence

BLOCKS: dict[ReportPart, Callable[[ReportContent, Voice], list[Block]]] = {
    ReportPart.MODEL: model_blocks,
    ReportPart.SETTINGS: settings_blocks,
    ReportPart.DATA: data_blocks,
    ReportPart.EXPECTED: expected_blocks,
    ReportPart.CURVES: curves_blocks,
    ReportPart.RESULTS: results_blocks,
    ReportPart.MISTAKES: mistakes_blocks,
    ReportPart.DOUBT: doubt_blocks,
    ReportPart.COMPARISON: comparison_blocks,
    ReportPart.DRAWINGS: drawings_blocks,
    ReportPart.INSIDE: inside_blocks,
    ReportPart.ORIGIN: origin_blocks,
}


def document_of(content: ReportContent, say: Say) -> Document:
    """Say everything that a report tells.

    Parameters
    ----------
    say
        Gives a text of the core in the language of the report: a view's ``core_text``, ``command_line.in_terminal``, or ``str``.
    """
    voice = Voice(say)
    sections = [own for own in (_own_words(content, voice),) if own is not None]
    for part in ReportPart:
        blocks = BLOCKS[part](content, voice) if part in content.parts else []
        if blocks:
            sections.append(Section(voice(part.value), tuple(blocks)))
    return Document(
        language=content.language,
        title=one_line(content.title, LONGEST_VALUE) or voice.run(content.info),
        byline=_byline(content, voice),
        headline=_headline(content, voice),
        sections=labelled(tuple(sections), voice(marked("Figure {number}")), voice(marked("Table {number}"))),
        foot=voice(Sentence("Written with {program}.", {"program": content.program})),
        page=voice(marked("Page {page} of {pages}")),
        author=one_line(content.student),
    )


def _own_words(content: ReportContent, voice: Voice) -> Section | None:
    text = typed(content.text)
    return Section(voice(marked("In my own words")), (Paragraph(text, is_own=True),)) if text.strip() else None


def _byline(content: ReportContent, voice: Voice) -> str:
    return " · ".join(filter(None, (one_line(content.student), voice.moment(content.written))))


def _headline(content: ReportContent, voice: Voice) -> tuple[tuple[str, str], ...]:
    """The figures that a report is looked at for."""
    info = content.info
    accuracy = info.test_accuracy if content.evaluation is None else content.evaluation.accuracy
    return (
        (voice(marked("Test accuracy")), voice.percent(accuracy)),
        (voice(marked("Parameters")), f"{info.parameters:,}"),
        (voice(marked("Epochs")), f"{len(info.history):,}"),
        (voice(marked("Data set")), voice(content.data.title)),
    )
