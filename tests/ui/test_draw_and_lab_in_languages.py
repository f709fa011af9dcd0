"""Draw and Lab say everything again when the window speaks another language, whatever they show at that moment."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

import numpy as np
import pytest
from msgspec.structs import replace as changed
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QComboBox, QLabel, QListWidget, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.drawing.digit_image import RemovedMarks, stages_of_drawing
from mnist_desktop.core.drawing.strokes import Drawing, Stroke
from mnist_desktop.core.lab.kernels import PRESETS, preset_kernel
from mnist_desktop.core.lab.picture import LabPicture
from mnist_desktop.core.lab.settings import LabSettings, Pooling, Round
from mnist_desktop.core.lab.window_sum import Place
from mnist_desktop.training.engine_interface import OpenedRun
from mnist_desktop.ui.drawing.draw_tab import DrawTab
from mnist_desktop.ui.drawing.network_input_view import NetworkInputView
from mnist_desktop.ui.lab.lab_tab import LabTab
from mnist_desktop.ui.lab.stage_strip import StageStrip
from mnist_desktop.ui.lab.sum_panel import SumPanel
from mnist_desktop.ui.session import Session
from mnist_desktop.ui.shared.forms import FieldForm
from mnist_desktop.ui.shared.pretrained_badge import PretrainedBadge
from tests.ui.known_texts import Marking, marked_texts, unknown_texts

OWN = {"Softmax", "regression", "Tiny", "blocks"}
ONE = Drawing((Stroke.of([(0.5, 0.2), (0.5, 0.8)]),))


@contextmanager
def heard(tab: QWidget, marking: Marking) -> Iterator[None]:
    """Within the block `tab` speaks the language that marks texts, in all that it shows; after it, English."""
    marking.speak()
    badge = unknown_texts(tab.findChild(PretrainedBadge), OWN)  # it is shared
    assert unknown_texts(tab, OWN) - badge == set()
    yield
    marking.fall_silent()
    assert marked_texts(tab) == set()


def label(tab: QWidget, name: str) -> str:
    return tab.findChild(QLabel, name).text()


# Draw


@pytest.fixture
def draw(qtbot: QtBot, session: Session) -> DrawTab:
    tab = DrawTab(session)
    qtbot.addWidget(tab)
    tab.resize(1000, 760)
    with qtbot.waitExposed(tab):
        tab.show()
    return tab


def answer(tab: DrawTab, session: Session, run: OpenedRun, **shares: float) -> None:
    """Show `run`, which answers with these shares."""
    probabilities = np.full((1, 10), (1 - sum(shares.values())) / (10 - len(shares)), np.float32)
    for name, share in shares.items():
        probabilities[0, int(name[1:])] = share
    session.show_run(replace(run, predictor=lambda _: probabilities))


@pytest.mark.parametrize(
    ("shares", "headline", "note"),
    [
        ({"c7": 0.98}, "«7, «98.0 %»»", "«Next comes"),
        ({"c7": 0.45, "c1": 0.4}, "«Unsure: ", "has"),
        ({"c7": float("nan")}, "«No answer»", "«The network does not give numbers"),
    ],
)
def test_a_prediction_is_said_again(
    draw: DrawTab, session: Session, make_opened_run: Callable[..., OpenedRun], marking: Marking,
    shares: dict[str, float], headline: str, note: str,
) -> None:  # fmt: skip
    draw.pad.load(ONE)
    answer(draw, session, make_opened_run(), **shares)
    in_english = draw.prediction_view.prediction.text(), label(draw, "predictionNote"), label(draw, "predictionSource")
    with heard(draw, marking):
        assert label(draw, "predictionLabel").startswith(headline)
        assert note in label(draw, "predictionNote")
        assert draw.pad.drawing.strokes
    assert in_english == (label(draw, "predictionLabel"), label(draw, "predictionNote"), label(draw, "predictionSource"))


def test_that_there_is_no_network_yet_and_that_one_is_awaited_is_said_again(draw: DrawTab, marking: Marking) -> None:
    for is_awaited in (False, True):
        draw.prediction_view.show_answer(None, is_empty=True, is_awaited=is_awaited)
        with heard(draw, marking):
            pass


def test_a_pad_for_clothing_is_said_again(
    draw: DrawTab, session: Session, tiny_dataset: Dataset, make_opened_run: Callable[..., OpenedRun], marking: Marking
) -> None:
    answer(draw, session, make_opened_run(dataset=replace(tiny_dataset, family="fashion-mnist")), c3=0.9)
    with heard(draw, marking):
        assert "«" in draw.pad.hint
        assert all("«" in caption for caption in draw.input_view.captions)
        session.use_dataset(tiny_dataset)  # of digits: the source says now that the network reads something else
        assert label(draw, "predictionSource").startswith("«This network was trained on")


def test_the_stages_are_said_again_with_what_was_left_out(qtbot: QtBot, marking: Marking) -> None:
    view = NetworkInputView()
    qtbot.addWidget(view)
    stages = stages_of_drawing(ONE)
    assert stages is not None
    for removed in (RemovedMarks(lines=2), RemovedMarks(specks=1), RemovedMarks(1, 1, 1)):
        view.show_digit(replace(stages, removed=removed))
        before = view.captions
        marking.speak()
        assert view.captions == tuple(caption if caption == "20 × 20" else f"«{caption}»" for caption in before)
        assert view.image is stages.image
        marking.fall_silent()
        assert view.captions == before


# Lab


@pytest.fixture
def lab(qtbot: QtBot, session: Session) -> LabTab:
    tab = LabTab(session)
    qtbot.addWidget(tab)
    tab.resize(966, 640)
    with qtbot.waitSignal(tab.computer.computed):
        tab.show()
    tab.show_picture(LabPicture("numbers", np.arange(20 * 26).reshape(20, 26).astype(np.uint8)))
    return tab


def spoken(lab: LabTab, marking: Marking) -> set[str]:
    """What is said below `lab` beside its forms, which are shared with the builder, and not looked up."""
    marking.speak()
    forms = lab.findChildren(FieldForm)
    own = {*OWN, "numbers", "png", "mine"}
    below = {text for form in forms for text in unknown_texts(form, own)}
    return unknown_texts(lab, own) - below


def left(lab: LabTab, marking: Marking) -> set[str]:
    marking.fall_silent()
    return marked_texts(lab)


def test_two_rounds_their_maps_and_the_sum_are_said_again(lab: LabTab, marking: Marking) -> None:
    first = Round(tuple(preset_kernel(name, 3) for name in PRESETS[:2]))
    lab.edit(LabSettings(first=first, second=changed(first, kernels=first.kernels[:1], pooling=Pooling("average", 2, 2))))
    for place in (Place(0, 0, 4, 4), Place(1, 1, 3, 3), Place(2, 0, 1, 1), Place(3, 0, 0, 0), Place(4, 0, 0, 0)):
        lab.board.set_place(place)
        panel, strip = lab.findChild(SumPanel), lab.findChild(StageStrip)
        before, names, title = panel.shown.sentence, strip.names, lab.board.chosen_view.content.title
        assert spoken(lab, marking) == set()
        assert panel.shown.heading.startswith("«")
        assert all("«" in each.word for each in panel.shown.blocks)
        assert all(name.startswith("«") for name in strip.names)
        assert lab.board.place == place
        assert left(lab, marking) == set()
        assert (panel.shown.sentence, strip.names, lab.board.chosen_view.content.title) == (before, names, title)


def test_another_language_changes_nothing_else_in_the_lab(lab: LabTab, marking: Marking) -> None:
    lab.edit(changed(lab.settings, first=Round(tuple(preset_kernel(name, 3) for name in PRESETS))))
    lab.controls.choose(1, 3)
    lab.board.zoom_by(2)
    lab.findChild(QComboBox, "labScaleChooser").setCurrentIndex(2)

    def state() -> tuple[object, ...]:
        choosers = [box.currentIndex() for box in lab.findChildren(QComboBox)]
        data = [box.itemData(at) for box in lab.findChildren(QComboBox) for at in range(box.count())]
        return (lab.settings, lab.board.place, lab.board.zoom, choosers, data, lab.findChild(QListWidget).currentRow(),
                lab.findChild(QTabBar, "labRounds").currentIndex())  # fmt: skip

    before = state()
    marking.speak()
    assert state() == before


def test_a_picture_of_ones_own_a_sample_and_a_drawing_keep_their_names_in_every_language(
    lab: LabTab, session: Session, tiny_dataset: Dataset, qtbot: QtBot, marking: Marking
) -> None:
    image = QImage(9, 9, QImage.Format.Format_RGB32)
    image.fill(7)
    QGuiApplication.clipboard().setImage(image)
    with qtbot.waitSignal(lab.pictures.arrived):
        lab.pictures.paste()
    session.use_dataset(tiny_dataset)
    session.set_drawing(np.eye(28, dtype=np.uint8))
    for show, name in ((None, "Pasted picture"), (lambda: lab.pictures.show_sample(5), "Sample 5"),
                       (lab.pictures.show_drawing, "Drawing")):  # fmt: skip
        if show is not None:
            show()
        assert lab.board.view(0, 0).content.title == name
        assert spoken(lab, marking) == set()
        assert lab.board.view(0, 0).content.title == f"«{name.replace('5', '{index}')}»".replace("{index}", "5")
        assert left(lab, marking) == set()
        assert lab.board.view(0, 0).content.title == name


def test_a_problem_of_the_lab_is_said_again(lab: LabTab, marking: Marking) -> None:
    lab.show_picture(LabPicture("numbers", np.zeros((2, 2), np.uint8)))
    assert label(lab, "labProblem")
    assert spoken(lab, marking) == set()
    assert label(lab, "labProblem").startswith("«")
    assert left(lab, marking) == set()


def test_the_way_to_trained_kernels_is_said_again(lab: LabTab, marking: Marking) -> None:
    for available in (False, True):
        lab.controls.set_trained_available(available)
        assert spoken(lab, marking) == set()
        assert left(lab, marking) == set()
