"""The scenario of the self-test: what a user does in the window, from choosing data to a recognised digit.

What belongs to a tab is imported when that tab's turn comes: at the start it would delay the import of TensorFlow.
"""

from __future__ import annotations

import argparse
import platform
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QSpinBox, QWidget

from mnist_desktop.core.drawing.strokes import read_drawings
from mnist_desktop.core.runs.events import EpochEnded, RunEnded, StepsDone
from mnist_desktop.core.runs.shipped import is_shipped
from mnist_desktop.paths import resource
from mnist_desktop.self_test.script import Script, ScriptError, Until
from mnist_desktop.self_test.stall_monitor import StallMonitor
from mnist_desktop.training.engine_interface import OpenedRun
from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.session import TrainingState
from mnist_desktop.ui.shared.image_grid import ImageGrid
from mnist_desktop.ui.shared.pictures import gray_image

if TYPE_CHECKING:
    from mnist_desktop.ui.drawing.draw_tab import DrawTab
    from mnist_desktop.ui.drawing.probability_bars import ProbabilityBars

W = TypeVar("W", bound=QWidget)

RECOMMENDED = {"mnist": "mnist-quick", "fashion-mnist": "fashion-recommended"}
PHASES = ("import", "first_step", "training", "results")
"""Phases whose stalls are reported separately: import of TensorFlow, compilation of the first steps, training, results."""
SHOWN_DIGIT = 3
"""The drawing that stays on the pad for the screenshot."""
PAPER = 280
"""The side, in pixels, of the sheet on which a garment is pasted."""
IMPORT_SECONDS = 120.0
TRAINING_SECONDS = 3600.0


class Scenario:
    """Operates the widgets of a window and records measurements.

    Parameters
    ----------
    window
        The real window, shown.
    options
        From :func:`mnist_desktop.command_line.parse`: what to train. The default preset is the data set's recommended one, the
        default number of epochs is the preset's. With `until`, nothing is trained.
    started
        ``time.perf_counter()`` at the start of the program.
    """

    def __init__(self, window: MainWindow, options: argparse.Namespace, started: float) -> None:
        self._window = window
        self._session = window.session
        self._folder: Path = options.self_test
        self._dataset, self._preset, self._epochs = options.dataset, options.preset, options.epochs
        self._until: str | None = options.until
        self._exports: bool = options.exports
        self._has_tabs = False
        self._started = started
        self._screens: list[str] = []
        self._figures: dict[str, object] = {
            "dataset": self._dataset, "preset": self._preset, "epochs": 0, "screens": self._screens, "drawn_digits_read": None,
        }  # fmt: skip
        self._monitor = StallMonitor()
        self._epochs_ended = 0
        self._stepped = False
        self._pad_latencies: list[float] = []
        self._session.run_event.connect(self._watch)
        window.tabs.loaded.connect(self._note_tabs)

    def figures(self) -> dict[str, object]:
        """The measurements so far, by the names in the README."""
        opened = self._result
        monitor = self._monitor
        return self._figures | {
            "versions": {**(opened.record.info.versions if opened else {}), "system": platform.platform()},
            "epochs": self._epochs_ended,
            "test_accuracy": opened.evaluation.accuracy if opened else None,
            "max_gui_stall_ms": round(monitor.longest_ms(), 1),
            "p99_gui_stall_ms": round(monitor.percentile_ms(99), 1),
            **{f"max_gui_stall_{phase}_ms": round(monitor.longest_ms(phase), 1) for phase in PHASES},
            **{f"max_gui_cpu_{phase}_ms": round(monitor.most_cpu_ms(phase), 1) for phase in PHASES},
            **{f"cpu_of_max_gui_stall_{phase}_ms": round(monitor.cpu_of_longest_ms(phase), 1) for phase in PHASES},
            "pad_latency_ms_median": self._pad_percentile(50),
            "pad_latency_ms_p99": self._pad_percentile(99),
        }

    def script(self) -> Script:
        """The stages, in order; each fails with a sentence if its widgets do not react."""
        self._figures["screen"] = QGuiApplication.platformName()
        self._folder.mkdir(parents=True, exist_ok=True)
        self._monitor.enter("import")
        if self._until is not None:
            yield from self._start()
            self._monitor.leave()
            return
        yield from self._choose_data()
        yield from self._choose_network()
        yield from self._await_engine()
        yield from self._train()
        yield from self._look_at_results()
        yield from self._look_inside()
        yield from self._draw()
        for tab in ("compare", "lab"):
            self._monitor.enter(tab)
            yield from self._picture(tab)
        self._monitor.leave()
        if self._exports and self._result is not None:
            from mnist_desktop.self_test.exports import export_all  # noqa: PLC0415

            self._figures["exports"] = proven = dict[str, str]()
            yield from export_all(self._window, self._result, self._folder, proven)

    # The stages

    def _start(self) -> Script:
        if self._until != "tabs":
            yield from self._await_engine()
        if self._until == "run":
            yield Until("a run to look at", lambda: self._session.opened_run is not None)
        if self._until != "engine":
            yield from self._await_tabs()

    def _await_engine(self) -> Script:
        yield Until("TensorFlow", lambda: self._session.is_engine_ready, IMPORT_SECONDS)
        self._figures["seconds_to_engine"] = round(time.perf_counter() - self._started, 3)

    def _await_tabs(self) -> Script:
        yield Until("every tab", lambda: self._has_tabs, IMPORT_SECONDS)

    def _note_tabs(self) -> None:
        self._has_tabs = True

    def _choose_data(self) -> Script:
        yield Until("the first data set", lambda: self._session.dataset is not None)
        _choose(self._find(QComboBox, "datasetChooser"), self._dataset)
        yield Until(f"the data set {self._dataset}", lambda: self._dataset_key() == self._dataset)
        yield from self._picture("data")

    def _choose_network(self) -> Script:
        family = self._session.dataset.family if self._session.dataset else "mnist"
        self._figures["preset"] = name = self._preset or RECOMMENDED[family]
        _choose(self._find(QComboBox, "presetChooser"), name)
        if self._epochs is not None:
            self._find(QSpinBox, "epochsBox").setValue(self._epochs)
        yield Until("an experiment without problems", lambda: self._session.obstacle is None)
        # Duplicate a layer and undo it: the list, the shapes and undo are part of the scenario.
        before = self._session.experiment.spec
        self._click("duplicateLayerButton")
        yield Until("a duplicated layer", lambda: len(self._session.experiment.spec.layers) == len(before.layers) + 1)
        self._session.undo_stack.undo()
        yield Until("the layers as they were", lambda: self._session.experiment.spec == before)

    def _train(self) -> Script:
        self._monitor.enter("first_step")
        self._click("trainButton")
        yield Until("the first step", lambda: self._stepped or self._is_over(), IMPORT_SECONDS)
        self._monitor.enter("training")
        yield Until("the first epoch", lambda: self._epochs_ended > 0 or self._is_over(), TRAINING_SECONDS)
        if not self._epochs_ended:
            raise ScriptError("the run ended without a whole epoch: " + self._window.message_bar.text)
        self._figures["seconds_to_first_epoch"] = round(time.perf_counter() - self._started, 3)
        yield Until("the end of training", self._is_over, TRAINING_SECONDS)
        self._monitor.enter("results")
        yield Until("the results", lambda: self._session.run.state is TrainingState.IDLE, IMPORT_SECONDS)
        if self._result is None:
            raise ScriptError("the run ended without a result: " + self._window.message_bar.text)
        yield from self._picture("training")

    def _look_at_results(self) -> Script:
        from mnist_desktop.ui.results.confusion_matrix import ConfusionMatrix  # noqa: PLC0415

        opened = self._result
        yield from self._picture("results")
        if opened is None:
            raise ScriptError("the results have no run")
        errors = opened.evaluation.confusion.copy()
        np.fill_diagonal(errors, 0)
        true, predicted = (int(at) for at in np.unravel_index(errors.argmax(), errors.shape))
        matrix, grid = self._find(ConfusionMatrix, "confusionMatrix"), self._find(ImageGrid, "sampleGrid")
        QTest.mouseClick(matrix, Qt.MouseButton.LeftButton, pos=matrix.cell_rect(true, predicted).center().toPoint())
        chosen = np.flatnonzero((opened.evaluation.labels == true) & (opened.evaluation.predicted == predicted))
        yield Until("the images behind a cell", lambda: np.array_equal(np.sort(grid.order()), chosen))
        self._click("clearFilterButton")
        yield Until("all images again", lambda: len(grid.order()) == len(opened.evaluation.labels))

    def _look_inside(self) -> Script:
        """Look at the first test image through all layers, and open a unit of the first one."""
        from mnist_desktop.ui.inside.inside_tab import InsideTab  # noqa: PLC0415

        tab = self._window.tabs.page("inside")
        if not isinstance(tab, InsideTab):
            raise ScriptError("the inside tab is none")
        self._monitor.enter("inside")
        self._window.tabs.enter("inside")
        yield Until("what every layer makes of an image", lambda: tab.sight is not None and not tab.is_answering)
        if self._result is None or tab.sight is None:
            raise ScriptError("there is no network to look into")
        said, kept = tab.sight.values[-1], self._result.evaluation.probabilities[0]
        if not np.allclose(said, kept, atol=1e-4):
            raise ScriptError("the layers do not lead to what the network answered")
        QTest.keyClick(tab.strip, Qt.Key.Key_Right)
        QTest.keyClick(tab.strip, Qt.Key.Key_Return)
        yield Until("what feeds a unit", tab.panel.isVisible)
        yield from self._picture("inside")
        QTest.keyClick(tab.strip, Qt.Key.Key_Escape)

    def _draw(self) -> Script:
        from mnist_desktop.ui.drawing.draw_tab import DrawTab  # noqa: PLC0415
        from mnist_desktop.ui.drawing.probability_bars import ProbabilityBars  # noqa: PLC0415

        # The pen is measured in the window as it stays, not while tabs are still built.
        yield from self._await_tabs()
        tab = self._window.tabs.page("draw")
        if not isinstance(tab, DrawTab):
            raise ScriptError("the draw tab is none")
        self._window.tabs.enter("draw")
        yield Until("the draw tab", tab.isVisible)
        # On a small screen the answer is visible only if the builder is hidden.
        folded, bars = self._window.view.is_folded, self._find(ProbabilityBars, "probabilityBars")
        self._window.view.fold(folded or bars.visibleRegion().isEmpty())
        self._monitor.enter("draw")
        if self._result and self._result.dataset.family == "mnist":
            yield from self._draw_digits(tab, bars)
        else:
            yield from self._paste_picture(tab, bars)
        yield from self._picture("draw")
        self._window.view.fold(folded)

    def _draw_digits(self, tab: DrawTab, bars: ProbabilityBars) -> Script:
        """Draw the ten shipped digits, stroke by stroke with the mouse, and count those that are read correctly."""
        from mnist_desktop.self_test.replay import replay  # noqa: PLC0415

        samples = read_drawings(resource("drawings", "sample_digits.json"))
        read = 0
        for sample in samples:
            self._pad_latencies += replay(tab, sample.drawing)
            yield Until("an answer to a drawing", lambda: not tab.is_answering and len(bars.probabilities) > 0)
            read += int(np.argmax(bars.probabilities)) == sample.label
        self._figures["drawn_digits_read"] = read
        if not self._pad_latencies:
            raise ScriptError("no move of the pen was answered")
        self._click("clearPadButton")
        yield Until("an empty pad that predicts nothing", lambda: not tab.is_answering and not bars.probabilities)
        replay(tab, samples[SHOWN_DIGIT].drawing)
        yield Until("an answer to the last drawing", lambda: not tab.is_answering)

    def _paste_picture(self, tab: DrawTab, bars: ProbabilityBars) -> Script:
        """Paste a test image, enlarged and dark on white, as a picture on paper."""
        opened = self._result
        if opened is None:
            raise ScriptError("there is no network to ask")
        paper = np.full((PAPER, PAPER), 255, np.uint8)
        enlarged = 255 - opened.dataset.test_images[0].repeat(8, 0).repeat(8, 1)
        edge = (PAPER - len(enlarged)) // 2
        paper[edge:-edge, edge:-edge] = enlarged
        QGuiApplication.clipboard().setImage(gray_image(paper))
        tab.paste()
        yield Until("an answer to a pasted picture", lambda: len(bars.probabilities) > 0)
        self._figures["pasted_picture_read"] = int(np.argmax(bars.probabilities)) == int(opened.dataset.test_labels[0])

    # Helpers

    @property
    def _result(self) -> OpenedRun | None:
        """The run that was trained here; None while a pre-trained run is shown."""
        opened = self._session.opened_run
        return None if opened is None or is_shipped(opened.record.info.id) else opened

    def _watch(self, event: object) -> None:
        match event:
            case StepsDone():
                self._stepped = True
            case EpochEnded():
                self._stepped = True
                self._epochs_ended += 1
            case RunEnded(message=message) if message:
                self._figures["training_message"] = message.text

    def _is_over(self) -> bool:
        """Whether training is over. A run that breaks off is over at once, without an evaluation."""
        return self._session.run.state in (TrainingState.EVALUATING, TrainingState.IDLE)

    def _dataset_key(self) -> str:
        return self._session.dataset.key if self._session.dataset else ""

    def _find(self, kind: type[W], name: str) -> W:
        found = self._window.findChild(kind, name)
        if found is None:
            raise ScriptError(f"there is no {name} in the window")
        return found

    def _click(self, name: str) -> None:
        button = self._find(QAbstractButton, name)
        if not button.isEnabled():
            raise ScriptError(f"{name} cannot be pressed: {button.toolTip()}")
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def _picture(self, name: str) -> Script:
        """Show a tab and save a screenshot of the window; taking it does not count as a stall, the phase goes on after it."""
        self._window.tabs.enter(name)
        yield Until(f"the {name} tab", self._window.tabs.page(name).isVisible)
        yield Until("its painting", _turns(3))
        self._monitor.leave()
        file = f"{name}.png"
        if not self._window.grab().save(str(self._folder / file)):
            raise ScriptError(f"{self._folder / file} could not be written")
        self._screens.append(file)
        self._monitor.resume()

    def _pad_percentile(self, percent: float) -> float | None:
        return round(float(np.percentile(self._pad_latencies, percent)), 2) if self._pad_latencies else None


def _choose(combo: QComboBox, data: str) -> None:
    """Choose the entry with `data`, as a user does."""
    index = combo.findData(data)
    if index < 0:
        raise ScriptError(f"{combo.objectName()} does not offer {data}")
    combo.setCurrentIndex(index)
    combo.activated.emit(index)


def _turns(count: int) -> Callable[[], bool]:
    """A condition that becomes true after `count` turns of the event loop."""
    left = count

    def passed() -> bool:
        nonlocal left
        left -= 1
        return left <= 0

    return passed
