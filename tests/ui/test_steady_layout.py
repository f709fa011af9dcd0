"""What the window does not lay out or paint again while a run is in training, and when it begins and ends."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtWidgets import QApplication, QLabel, QSizePolicy, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.runs.events import EpochEnded, RunEnded, RunStarted, StepsDone
from mnist_desktop.core.runs.record import EpochRow
from mnist_desktop.core.sentence import Sentence
from mnist_desktop.core.training_config import TrainingConfig
from mnist_desktop.training.engine_interface import OpenedRun
from mnist_desktop.ui.epoch_bar import EpochBar
from mnist_desktop.ui.session import Session, TrainingState
from mnist_desktop.ui.shared.epoch_plot import EpochPlot
from mnist_desktop.ui.shared.plot_styles import TRAINING
from mnist_desktop.ui.shared.scrolling import ScrollingPage
from mnist_desktop.ui.shared.steady import keep_size, write_figure
from mnist_desktop.ui.shared.text_size import leave_lines
from mnist_desktop.ui.training.run_status import RunStatus
from mnist_desktop.ui.training.summary import FiguresTable
from mnist_desktop.ui.training.training_tab import TrainingTab

TEXTS = "a short one", "a much longer text, which is as wide as the page " * 3


class Events(QObject):
    """Notes the events of one kind that a widget gets."""

    def __init__(self, widget: QWidget, kind: QEvent.Type) -> None:
        super().__init__(widget)
        self.count, self._kind = 0, kind
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.count += event.type() is self._kind
        return False


def settle() -> None:
    for _ in range(6):
        QApplication.processEvents()


@pytest.fixture
def tab(qtbot: QtBot, session: Session, tiny_dataset: Dataset) -> TrainingTab:
    session.use_dataset(tiny_dataset)
    session.edit(Sentence("start"), config=TrainingConfig(epochs=3, schedule="one_cycle"))
    tab = TrainingTab(session)
    qtbot.addWidget(tab)
    tab.resize(900, 760)
    tab.show()
    qtbot.waitExposed(tab)
    return tab


def begin(session: Session, run_id: str = "run") -> None:
    session.run.set_state(TrainingState.STARTING)
    session.run.set_state(TrainingState.RUNNING)
    session.run_event.emit(RunStarted(run_id, 3, 4, 240, 60))
    session.run_event.emit(StepsDone(run_id, 1, 1, 12.5, 0.1, 0.000321, 9.0))
    settle()


def test_the_plots_keep_their_size_from_the_first_step_of_a_run_to_its_end(session: Session, tab: TrainingTab) -> None:
    begin(session)
    session.run_event.emit(EpochEnded("run", EpochRow(1, 2.5, 0.2, 2.0, 0.3, 0.01, 0.25)))
    settle()
    assert tab.live_rate.isVisible()
    in_training = [plot.size() for plot in tab.curves.plots]
    session.run_event.emit(RunEnded("run", "finished", None, 1, 6.4))
    session.run.set_state(TrainingState.EVALUATING)
    settle()
    assert not tab.live_rate.isVisible()
    assert [plot.size() for plot in tab.curves.plots] == in_training


def test_figures_of_a_step_lay_out_nothing(session: Session, tab: TrainingTab) -> None:
    begin(session)
    laid_out = Events(tab, QEvent.Type.LayoutRequest)
    session.run_event.emit(StepsDone("run", 1, 2, 0.5, 0.8, 0.01, 9.0))
    tab._throttle.finish()
    settle()
    assert "0.01" in tab.live_rate._now_label.text()
    assert laid_out.count == 0


def test_a_figure_makes_its_label_wider_only_if_it_is_the_widest_so_far(qtbot: QtBot) -> None:
    label = QLabel("0.5")
    qtbot.addWidget(label)
    keep_size(label, "0.0000")
    assert label.text() == "0.5"
    size = label.sizeHint()
    assert label.minimumSize() == label.maximumSize()
    for text, grows in (("0.1234", False), ("1234.5678", True), ("0.1", False)):
        before = label.maximumWidth()
        write_figure(label, text)
        assert (label.maximumWidth() > before) is grows, text
        assert label.maximumWidth() >= label.sizeHint().width() >= size.width() - label.width()


def test_another_run_begins_with_the_width_of_its_own_figures(qtbot: QtBot, session: Session, tab: TrainingTab) -> None:
    status = RunStatus(session)
    qtbot.addWidget(status)
    begin(session)
    table = tab.findChild(FiguresTable)
    labels = (*table.newest, *table.best, tab.live_rate._now_label, status.images)
    widths = [label.maximumWidth() for label in labels]
    for label in labels:
        write_figure(label, label.text() + " and much more than that")
    assert all(label.maximumWidth() > width for label, width in zip(labels, widths, strict=True))
    session.run.set_state(TrainingState.IDLE)
    begin(session, "another")
    assert [label.maximumWidth() for label in labels] == widths


def test_what_was_drawn_is_compared_as_it_was_when_it_was_given(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    plot = EpochPlot("loss", "epoch")
    qtbot.addWidget(plot)
    curve = plot.add_curve("training", TRAINING)
    x, y = np.array([1.0, 2.0, 3.0]), np.array([0.5, 0.4, 0.3])
    curve.set_data(x, y)
    y[0] = 9
    assert curve._line.getData()[1].tolist() == [0.5, 0.4, 0.3]
    curve.set_data(x, y)
    assert curve._line.getData()[1].tolist() == [9, 0.4, 0.3]


def test_a_curve_is_drawn_again_only_with_other_data(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    plot = EpochPlot("loss", "epoch")
    qtbot.addWidget(plot)
    curve = plot.add_curve("training", TRAINING)
    x, y = np.array([1.0, 2.0, 3.0]), np.array([0.5, np.nan, 0.3])
    curve.set_data(x, y)
    drawn: list[np.ndarray] = []
    monkeypatch.setattr(curve._line, "setData", lambda *data: drawn.append(data[1]))
    curve.set_data(x.copy(), y.copy())
    assert not drawn
    curve.set_data(x, np.array([0.5, 0.4, 0.3]))
    assert len(drawn) == 1


@pytest.mark.parametrize("points", [8.0, 9.0, 10.35, 11.0, 13.5, 18.0])
def test_lines_that_were_left_for_a_text_hold_it(qtbot: QtBot, points: float) -> None:
    label = QLabel("first\nsecond")
    qtbot.addWidget(label)
    font = label.font()
    font.setPointSizeF(points)
    label.setFont(font)
    leave_lines(label, 2)
    assert label.minimumHeight() >= label.sizeHint().height()


def page_in(qtbot: QtBot, content: QWidget, size: QSize) -> tuple[QWidget, ScrollingPage]:
    around, page = QWidget(), ScrollingPage(content)
    qtbot.addWidget(around)
    column = QVBoxLayout(around)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(page)
    around.resize(size)
    return around, page


def test_a_page_tells_what_is_around_only_of_another_least_width(qtbot: QtBot) -> None:
    content = QWidget()
    label = QLabel(TEXTS[0])
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    QVBoxLayout(content).addWidget(label)
    around, _page = page_in(qtbot, content, QSize(400, 300))
    around.show()
    label.setText("as it is at first")
    settle()
    laid_out = Events(around, QEvent.Type.LayoutRequest)
    label.setText(TEXTS[1])
    settle()
    assert laid_out.count == 0
    label.setMinimumWidth(350)
    settle()
    assert laid_out.count > 0


def test_a_page_that_fits_is_never_laid_out_with_scroll_bars(qtbot: QtBot) -> None:
    content = QWidget()
    around, page = page_in(qtbot, content, QSize(400, 300))
    sizes: list[QSize] = []

    class Sizes(QObject):
        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
            if event.type() is QEvent.Type.Resize:
                sizes.append(page.viewport().size())
            return False

    content.resize(1000, 1000)  # as Qt makes what has no size yet too large
    page.viewport().installEventFilter(watch := Sizes(page))
    around.show()
    settle()
    assert watch.parent() is page
    assert sizes
    assert set(map(QSize.toTuple, sizes)) == {(400, 300)}


def test_the_bar_of_epochs_comes_when_it_is_known_what_stands_in_it(
    qtbot: QtBot, session: Session, make_opened_run: Callable[..., OpenedRun], monkeypatch: pytest.MonkeyPatch
) -> None:
    bar = EpochBar(session)
    qtbot.addWidget(bar)
    monkeypatch.setattr(session.epochs, "_absence", lambda _: None)
    opened = make_opened_run()
    session.epochs.set_opened(replace(opened))
    session.run_opened.emit(opened)
    assert session.epochs.reason is None
    assert bar.isHidden(), "they are looked for"
    session.epochs.explain(Sentence("None is kept."))
    assert not bar.isHidden()
