"""The parts of a report that say what was trained, how, and on what."""

from __future__ import annotations

from mnist_desktop.core.choice_meanings import SCHEDULES
from mnist_desktop.core.experiment import unused_settings
from mnist_desktop.core.fields import fields_of
from mnist_desktop.core.marking import marked
from mnist_desktop.core.model.shapes import shape_text
from mnist_desktop.core.model.spec import rows_of
from mnist_desktop.core.report.blocks import Block, Facts, Figure, Paragraph, Table
from mnist_desktop.core.report.content import ReportContent
from mnist_desktop.core.report.network_svg import network_svg
from mnist_desktop.core.report.voice import ABSENT, Voice, one_line
from mnist_desktop.core.results.expected import Answer, answers
from mnist_desktop.core.runs.comparison import end_words, model_words, origin_words, rate_change_words, setting_words
from mnist_desktop.core.runs.record import RunInfo
from mnist_desktop.core.runs.shipped import is_shipped, provenance
from mnist_desktop.core.sentence import Sentence
from mnist_desktop.core.training_config import TrainingConfig

MARKS = {True: "✓ ", False: "✗ ", None: ""}
SHORTEST_NAME, LETTERS_OF_NAMES = 12, 900
"""Letters of a class in the list of all of them; of all together, about."""
MOST_CHANGES = 20
"""Changes of the learning rate that are listed."""


def model_blocks(content: ReportContent, voice: Voice) -> list[Block]:
    """The network as a picture and as a table."""
    spec = content.info.spec
    rows = [
        (f"{at}", row.layer.kind, row.layer.settings, shape_text(row.output_shape or ()), f"{row.parameters or 0:,}")
        for at, row in enumerate(rows_of(spec), start=1)
    ]
    total = ("", voice(marked("Together")), "", "", f"{content.info.parameters:,}")
    head = (marked("Layer"), marked("Kind"), marked("Settings"), marked("Output"), marked("Parameters"))
    alt = voice(Sentence("The network from input to output: {layers}", {"layers": model_words(spec)}))
    table = Table(
        voice(marked("The layers from input to output, and how many numbers each has learned.")),
        tuple(map(voice, head)),
        (*rows, total),
        (False, False, False, True, True),
        sums=1,
    )
    figure = Figure(voice(marked("The network as a picture.")), alt, *network_svg(spec, voice(marked("image")), alt))
    return [figure, table]


def settings_blocks(content: ReportContent, voice: Voice) -> list[Block]:
    """The settings that count, and how the training went."""
    info = content.info
    unused = unused_settings(info.config)
    values = ((field, getattr(info.config, field.name)) for field in fields_of(TrainingConfig) if field.name not in unused)
    rows = [(voice(field.title), _setting(field.name, value, voice)) for field, value in values if value is not None]
    if info.origin is not None:
        rows.insert(0, (voice(marked("Fine-tuned from")), voice(origin_words(info))))
    if info.rate_changes:
        changes = "; ".join(voice(rate_change_words(change)) for change in info.rate_changes[:MOST_CHANGES])
        rows.append((voice(marked("Rate changed")), changes))
    rows += [
        (voice(marked("End")), voice(end_words(info))),
        (voice(marked("Weights of epoch")), f"{info.best_epoch:,}" if info.best_epoch else ABSENT),
        (voice(marked("Time")), voice.duration(info.seconds)),
    ]
    blocks: list[Block] = [Facts(tuple(rows))]
    if info.end_message is not None:
        blocks.append(Paragraph(voice(info.end_message)))
    return blocks


def _setting(name: str, value: object, voice: Voice) -> str:
    """A setting as the window says it where its meaning does not stand beside it."""
    return voice(SCHEDULES[str(value)]) if name == "schedule" else voice(setting_words(value))


def data_blocks(content: ReportContent, voice: Voice) -> list[Block]:
    """The data set, its parts and its fingerprint."""
    data = content.data
    counts = (
        (marked("Images to fit"), data.train),
        (marked("Images to validate"), data.validation),
        (marked("Images to test"), data.test),
    )
    rows = [(voice(marked("Data set")), voice(data.title))]
    rows += [(voice(title), f"{count:,}") for title, count in counts if count is not None]
    rows += [
        (voice(marked("Classes")), _class_list(content.class_names)),
        (voice(marked("Fingerprint of the data")), data.fingerprint),
    ]
    return [Facts(tuple(rows)), *(Paragraph(voice(each), is_muted=True) for each in content.absent)]


def expected_blocks(content: ReportContent, voice: Voice) -> list[Block]:
    """What was expected before the training, beside what came of it; nothing where nothing was."""
    found = answers(content.info)
    if not found:
        return []
    rows = tuple(_answer_row(answer, voice) for answer in found)
    head = (marked("Question"), marked("Expected"), marked("It came out"))
    caption = voice(marked("What was written down before the training, and what came of it."))
    return [Table(caption, tuple(map(voice, head)), rows, (False, False, False))]


def origin_blocks(content: ReportContent, voice: Voice) -> list[Block]:
    """What somebody needs who wants to train the same again."""
    info = content.info
    rows = [
        (voice(marked("Run")), voice.run(info)),
        (voice(marked("Begun")), voice.begun(info.created)),
        (voice(marked("Seed")), f"{info.config.seed}"),
        (voice(marked("Number of the run")), one_line(info.id)),
        (voice(marked("Trained with")), ", ".join(_versions(info))),
        (voice(marked("Written with")), content.program),
    ]
    blocks: list[Block] = [Facts(tuple(rows))]
    if is_shipped(info.id):
        blocks.append(Paragraph(voice(provenance(info)), is_muted=True))
    return blocks


def _class_list(names: tuple[str, ...]) -> str:
    """All names, long ones shorter where there are many."""
    longest = max(SHORTEST_NAME, LETTERS_OF_NAMES // len(names))
    return ", ".join(name if len(name) <= longest else f"{name[: longest - 1]}…" for name in map(one_line, names))


def _versions(info: RunInfo) -> list[str]:
    return [f"{one_line(name)} {one_line(version)}" for name, version in sorted(info.versions.items())[:MOST_CHANGES]]


def _answer_row(answer: Answer, voice: Voice) -> tuple[str, str, str]:
    mark = MARKS[answer.is_right]
    return voice(answer.question.value), voice(answer.expected), mark + voice(answer.actual)
