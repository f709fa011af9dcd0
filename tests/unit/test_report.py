"""A report tells all of a run on one page that asks for nothing from outside, whatever stands in names and figures."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import msgspec
import numpy as np
import pytest

import mnist_desktop
from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.insight.columns import Activations
from mnist_desktop.core.model.layers import Conv2D, Dense, Flatten
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.report.blocks import Document, Figure, Gallery, Table
from mnist_desktop.core.report.content import Drawn
from mnist_desktop.core.report.curves_svg import MOST_POINTS, Axis, Curve, curves_svg, thinned
from mnist_desktop.core.report.document import document_of
from mnist_desktop.core.report.draft import Draft
from mnist_desktop.core.report.gathering import Choice, gather, inside_figures
from mnist_desktop.core.report.html import MAX_BYTES, render
from mnist_desktop.core.report.parts import ALL_PARTS, ReportPart
from mnist_desktop.core.report.svg import SERIES
from mnist_desktop.core.runs.doubt import Doubt
from mnist_desktop.core.runs.expectation import Expectation, Rival
from mnist_desktop.core.runs.record import EpochRow, Origin, RateChange, RunInfo, RunRecord
from mnist_desktop.core.training_config import TrainingConfig
from mnist_desktop.core.translated import spoken_in
from mnist_desktop.training.engine_interface import OpenedRun
from tests.html_page import Page

NOW = datetime(2026, 3, 4, 5, 6, tzinfo=UTC)
HOSTILE = (
    "<script>alert('{{ 7*7 }}')</script> \"' ]]> {% raw %} &amp; <img src=http://evil.example/x onerror=alert(1)> \u202emoc.live"
)
MARKS = "\u202a\u202b\u202d\u202e\u2066\u2067\u2068"

MakeRun = Callable[..., OpenedRun]
ClassSet = Callable[[int], Dataset]


def report(record: RunRecord, dataset: Dataset | None = None, *, draft: Draft | None = None, **rest: object) -> str:
    """The page of a run."""
    choice = Choice(draft or Draft(), written=NOW, others=rest.pop("others", ()), language=rest.pop("language", "en"))
    return render(gather(record, choice, dataset=dataset, **rest), str)


def with_info(record: RunRecord, **changes: object) -> RunRecord:
    return replace(record, info=msgspec.structs.replace(record.info, **changes))


def rows(count: int, *, validated: bool = True) -> tuple[EpochRow, ...]:
    return tuple(
        EpochRow(epoch, 2.0 / epoch, 0.5, 2.1 / epoch if validated else None, 0.4 if validated else None, 0.001, 0.1)
        for epoch in range(1, count + 1)
    )


def document(record: RunRecord, dataset: Dataset | None = None, parts: frozenset[ReportPart] = ALL_PARTS) -> Document:
    return document_of(gather(record, Choice(parts=parts, written=NOW), dataset=dataset), str)


@pytest.mark.parametrize("classes", [2, 10, 62])
def test_a_report_asks_for_nothing_from_outside_and_names_every_picture(
    make_opened_run: MakeRun, class_set: ClassSet, classes: int
) -> None:
    opened = make_opened_run(dataset=class_set(classes))
    page = Page(report(opened.record, opened.dataset))
    assert page.faults == []
    assert page.tags["svg"] >= 4
    assert page.tags["img"] >= 1
    assert all(name in page.text for name in opened.dataset.class_names)


def test_a_report_tells_what_a_run_is_and_what_came_of_it(make_opened_run: MakeRun) -> None:
    opened = make_opened_run()
    record = with_info(
        opened.record, student="김하늘", expectation=Expectation(0.5, False, Rival("x", "Other", 0.1, True)), test_accuracy=0.8,
        rate_changes=(RateChange(2, 1, 0.01),),
    )  # fmt: skip
    record = replace(record, doubt=Doubt(threshold=0.4, temperature=1.5, uses_temperature=True))
    text = Page(report(record, opened.dataset, draft=Draft("My title", "", "First line\n\nSecond line"))).text
    accuracy = f"{100 * opened.evaluation.accuracy:.2f}\u00a0%"
    wanted = ("My title", "김하늘", "2026-03-04, 05:06", "First line\n\nSecond line", accuracy, "7,850", "Softmax regression",
              "Tiny blocks", "0" * 64, record.info.id, "mnist_desktop 0.1.0", "0.01 from epoch 2, step 2", "Temperature",
              "constant rate", "Below 40.0\u00a0% it says that it is unsure", "Over-fitting", "read as")  # fmt: skip
    assert [each for each in wanted if each not in text] == []
    assert record.info.created not in text


def test_whatever_is_typed_or_named_is_text_and_never_markup(make_opened_run: MakeRun, class_set: ClassSet) -> None:
    def page_with(name: str) -> Page:
        names = (f"a {name}", f"b {name}")
        dataset = replace(class_set(2), class_names=names, class_names_ko=names, title=name)
        opened = make_opened_run(dataset=dataset)
        record = with_info(opened.record, name=name, student=name, versions={name: name}, created=name, dataset_title=name,
                           expectation=Expectation(rival=Rival(name, name, 0.1, True)))  # fmt: skip
        other = msgspec.structs.replace(record.info, id="another")
        drawn = (Drawn(dataset.test_images[0], np.array([0.4, 0.6], np.float32)),)
        return Page(report(record, dataset, draft=Draft(name, name, name), others=(other,), drawings=drawn))

    plain, hostile = page_with("plain"), page_with(HOSTILE)
    assert hostile.faults == []
    assert hostile.tags == plain.tags
    assert HOSTILE.split("\u202e", maxsplit=1)[0] in hostile.text


def test_no_mark_turns_the_writing_direction_of_a_report(make_opened_run: MakeRun) -> None:
    opened = make_opened_run()
    name = f"a{MARKS}b"
    html = report(with_info(opened.record, name=name, student=name), opened.dataset, draft=Draft(name, name, name))
    assert not any(mark in html for mark in MARKS)


def test_what_no_file_can_hold_is_left_out_of_a_report(make_opened_run: MakeRun) -> None:
    opened = make_opened_run()
    html = report(opened.record, opened.dataset, draft=Draft("\ud800\x00", "\udfff", "a\x00\x1b\ud800b\r\nc"))
    assert b"ab\nc" in html.encode()
    assert "\x00" not in html


def test_the_largest_report_is_small_enough_to_be_mailed(make_opened_run: MakeRun, class_set: ClassSet) -> None:
    opened = make_opened_run(dataset=class_set(62), wrong_share=0.9)
    names = tuple(f"{number} " + "가" * 190 for number in range(62))
    record = with_info(opened.record, history=rows(10_000), class_names=names, class_names_ko=names, name="x" * 10_000)
    others = tuple(msgspec.structs.replace(record.info, id=f"{number}") for number in range(20))
    dataset = replace(opened.dataset, class_names=names, class_names_ko=names)
    html = report(record, dataset, draft=Draft("t" * 200, "n" * 200, "글" * 20_000), others=others)
    assert Page(html).faults == []
    assert len(html.encode()) < MAX_BYTES


@pytest.mark.parametrize(
    ("history", "outcome"),
    [((), "interrupted"), (rows(1), "interrupted"), (rows(2, validated=False), "failed"), (rows(7), "early-stopped")],
)
def test_a_run_that_came_to_an_early_end_has_a_report(make_opened_run: MakeRun, history: tuple, outcome: str) -> None:
    opened = make_opened_run()
    record = with_info(opened.record, history=history, outcome=outcome, best_epoch=len(history))
    assert Page(report(record, opened.dataset)).faults == []


def test_figures_that_are_no_numbers_leave_a_gap_in_the_curves(make_opened_run: MakeRun) -> None:
    opened = make_opened_run()
    broken = EpochRow(3, float("nan"), 0.1, float("inf"), 0.1, 0.001, 0.1)
    assert Page(report(with_info(opened.record, history=(*rows(2), broken)), opened.dataset)).faults == []
    svg, *_ = curves_svg([Curve("a", np.array([1.0, 2.0, np.nan, 3.0, 4.0]), "#000")], Axis("y"), "epoch", "alt")
    assert svg.count("<polyline") == 2


def test_training_is_dashed_in_a_report_and_validation_is_not_as_in_the_window(make_opened_run: MakeRun) -> None:
    opened = make_opened_run()
    html = report(with_info(opened.record, history=rows(3)), opened.dataset)
    lines = re.findall(r'<polyline[^>]*stroke="(#\w+)"[^>]*>', html)
    dashed = re.findall(r'<polyline(?=[^>]*stroke-dasharray)[^>]*stroke="(#\w+)"[^>]*>', html)
    assert set(SERIES[:2]) <= set(lines)
    assert set(dashed) == {SERIES[0]}


def test_a_run_without_its_data_has_a_report_that_says_what_is_left_out(make_opened_run: MakeRun) -> None:
    page = Page(report(make_opened_run().record))
    assert page.faults == []
    assert "The data set is not on this computer" in page.text
    assert page.tags.get("img", 0) == 0


def test_a_run_without_answers_for_test_images_says_so(make_opened_run: MakeRun) -> None:
    opened = make_opened_run()
    text = Page(report(replace(opened.record, test_probabilities=None), opened.dataset)).text
    assert "The run keeps no answers for test images" in text


def test_answers_for_other_images_are_not_taken_for_those_of_the_data(make_opened_run: MakeRun) -> None:
    opened = make_opened_run()
    other = replace(opened.dataset, fingerprint="1" * 64)
    assert gather(opened.record, Choice(), dataset=other).evaluation is None


def test_a_part_that_is_not_wanted_or_has_nothing_to_say_is_left_out(make_opened_run: MakeRun) -> None:
    opened = make_opened_run()
    titles = [each.title for each in document(opened.record, opened.dataset).sections]
    assert "Curves" in titles
    assert not {"What was expected", "Beside other runs", "Drawn by hand", "Inside the network", "In my own words"} & {*titles}
    fewer = document(opened.record, opened.dataset, ALL_PARTS - {ReportPart.CURVES})
    assert [each.title for each in fewer.sections] == [title for title in titles if title != "Curves"]


def test_figures_and_tables_are_numbered_in_the_order_in_which_they_stand(make_opened_run: MakeRun) -> None:
    opened = make_opened_run()
    blocks = [block for section in document(opened.record, opened.dataset).sections for block in section.blocks]
    figures = [block.label for block in blocks if isinstance(block, Figure | Gallery)]
    tables = [block.label for block in blocks if isinstance(block, Table)]
    assert figures == [f"Figure {number}" for number in range(1, len(figures) + 1)]
    assert tables == [f"Table {number}" for number in range(1, len(tables) + 1)]


def test_settings_without_effect_are_left_out(make_opened_run: MakeRun) -> None:
    opened = make_opened_run()
    adam = Page(report(opened.record)).text
    sgd = Page(report(with_info(opened.record, config=TrainingConfig(optimizer="sgd", momentum=0.5)))).text
    assert "Momentum" not in adam
    assert "Momentum" in sgd
    assert "Early stopping" not in adam


def test_what_a_run_was_fine_tuned_from_and_its_made_up_digits_are_among_its_settings(make_opened_run: MakeRun) -> None:
    record = make_opened_run().record
    assert "Fine-tuned from" not in Page(report(record)).text
    origin = Origin("other", "Base\u202e\n<b>", 3, "MNIST", "2" * 64, "last")
    settings = document(
        with_info(record, origin=origin, config=TrainingConfig(made_up_hands=0.7)), parts=frozenset({ReportPart.SETTINGS})
    )
    facts = dict(settings.sections[0].blocks[0].rows)
    assert facts["Made-up digits"] == "0.7"
    assert facts["Fine-tuned from"].endswith("<b>, last layer only")
    page = report(with_info(record, origin=origin))
    assert "Base" in page
    assert "<b>, last" not in page
    assert "\u202e" not in page


def test_the_run_is_not_held_against_itself(make_opened_run: MakeRun) -> None:
    opened = make_opened_run()
    info = opened.record.info
    assert "Beside other runs" not in Page(report(opened.record, others=(info,))).text
    other: RunInfo = msgspec.structs.replace(info, id="other", name="Theirs", config=TrainingConfig(epochs=9))
    text = Page(report(opened.record, others=(info, other))).text
    assert all(each in text for each in ("Beside other runs", "2. Theirs", "In what they differ"))


def test_a_report_from_inside_shows_maps_and_rows_of_the_layers_that_work_something_out(make_opened_run: MakeRun) -> None:
    opened = make_opened_run()
    spec = ModelSpec((Conv2D(20), Flatten(), Dense(10, "softmax")))
    random = np.random.default_rng(0)
    layers = tuple(random.normal(size=shape).astype(np.float32) for shape in ((1, 26, 26, 20), (1, 13520), (1, 10)))
    layers[0][0, 0, 0, 0] = np.nan
    activations = Activations(layers, layers[2])
    figures = inside_figures(spec, activations, opened.dataset.test_images[0], 3)
    assert [each.index for each in figures.layers] == [0, 2]
    page = Page(report(with_info(opened.record, spec=spec), opened.dataset, inside=figures))
    assert page.faults == []
    assert "Layer 1: Conv2D 20" in page.text


def test_a_report_is_said_in_korean_with_the_korean_names_of_classes(make_opened_run: MakeRun, class_set: ClassSet) -> None:
    names = ("고양이", "개")
    opened = make_opened_run(dataset=replace(class_set(2), class_names_ko=names))
    content = gather(opened.record, Choice(language="ko", written=NOW), dataset=opened.dataset, evaluation=opened.evaluation)
    html = render(content, partial(spoken_in, "ko"))
    assert '<html lang="ko">' in html
    assert "html:lang(ko) { word-break: keep-all; }" in html
    assert all(word in html for word in ("테스트 정확도", *names))


def test_a_thinned_curve_keeps_its_ends_and_its_peaks() -> None:
    values = np.sin(np.arange(10_000) / 50)
    values[4321] = 9.0
    values[100:200] = np.nan
    points = thinned(values)
    assert len(points) <= MOST_POINTS + 2
    assert (points[0], points[-1]) == ((1, values[0]), (10_000, values[-1]))
    assert (4322, 9.0) in points
    assert [epoch for epoch, _ in points] == sorted(epoch for epoch, _ in points)


@pytest.mark.parametrize("values", [[0.0], [1e-9, 5.0], [3.0, 3.0], [0.0, 1e300], [np.nan]])
def test_every_curve_can_be_drawn(values: list[float]) -> None:
    svg, *_ = curves_svg([Curve("a", np.array(values), "#000")], Axis("loss", may_be_log=True), "epoch", "alt")
    assert "nan" not in svg
    assert "inf" not in svg


def test_what_fills_the_page_is_imported_with_the_first_report_and_not_with_the_window() -> None:
    pattern = re.compile(r"^(import|from) (jinja2|markupsafe|PIL)\b", re.MULTILINE)
    assert [path for path in Path(mnist_desktop.__file__).parent.rglob("*.py") if pattern.search(path.read_text("utf-8"))] == []
