"""Plays hundreds of rounds of a lesson in one window, and checks that memory and other resources do not grow.

    python tests/reliability/soak.py [--cycles 300] [--json FILE] [--short] [--seconds N]

A cycle trains a short run on few images, shows its results, draws, compares, deletes the oldest run and sometimes changes the
data set, as a class does all day. Resources are counted after each cycle. Faults are: memory that grows by more than 1 MB a cycle
after the warm-up (the median slope over all pairs of cycles) or by more than 100 MB in all; growing numbers of threads,
descriptors, windows or Qt objects; a standstill of more than 2 s; an unforeseen exception; a warning of Qt. The warm-up and three
cycles are done even when time is short, because fewer cannot be judged.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parent))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

from campaign import Campaign
from PySide6.QtCore import QEventLoop, QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from watch import Counts, Heartbeat, growth, settled_count, slope, watched_log

from mnist_desktop import log, paths
from mnist_desktop.app import make_application, real_services
from mnist_desktop.core.datasets import catalog
from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.model.layers import Conv2D, Dense, Flatten, MaxPooling2D
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.sentence import Sentence
from mnist_desktop.core.training_config import TrainingConfig
from mnist_desktop.ui.compare.compare_tab import CompareTab
from mnist_desktop.ui.drawing.pad import DrawingPad
from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.session import Session, TrainingState
from mnist_desktop.ui.tabs import TABS
from mnist_desktop.workers.deletion import delete_later

FEW = 200
KEPT = 4
"""How many runs stay; older ones are deleted."""
WARM_UP, SHORT_WARM_UP = 20, 3
PATIENCE = 120.0
MOST_GROWTH = 1.0
"""The most growth, in MB per cycle."""
MOST_GROWTH_IN_ALL = 100.0
"""The most growth, in MB, for any number of cycles; 36 were measured from the 21st to the 158th."""
LEAST_JUDGED = 3
"""Cycles after the warm-up that are done in any case: fewer would prove nothing."""
MOST_MORE = {"threads": 4, "descriptors": 8, "top_level": 4}
"""The most growth from the end of the warm-up to the last cycle."""
MOST_OBJECTS = 2.0
"""The most new Qt objects below the window and the session per cycle."""
PLATFORM_LACKS = "This plugin does not support"
SPECS = (
    ModelSpec((Flatten(), Dense(16), Dense(10, "softmax")), "Dense"),
    ModelSpec((Conv2D(4), MaxPooling2D(), Flatten(), Dense(10, "softmax")), "Convolution"),
)


class Lesson:
    """The window, and one round of a lesson in it."""

    def __init__(self, campaign: Campaign, app: QApplication) -> None:
        self._campaign, self._app = campaign, app
        services = real_services(paths.runs())
        self.session = Session(replace(services, load_dataset=few_images))
        self.window = MainWindow(self.session, paths.user_settings(), log.open_log(paths.log_file()))
        self._tabs_loaded = False
        self.window.tabs.loaded.connect(self._note_loaded)
        self.window.first_painted.connect(self.window.open_first_things)
        self.window.show()
        self._wait("the window", lambda: self._tabs_loaded and self.session.is_engine_ready)

    def cycle(self, number: int) -> None:
        """Do one round."""
        session, window = self.session, self.window
        config = TrainingConfig(epochs=1 + number % 2, seed=number, batch_size=50)
        session.edit(Sentence("layers"), spec=SPECS[number % 2], config=config)
        session.train()
        self._settle()
        for tab in ("results", "draw"):
            window.tabs.enter(tab)
            self._settle()
        self._draw(number)
        self._compare()
        session.choose_dataset(("mnist-starter", "fashion-mnist-starter")[number // 3 % 2])
        self._settle()
        for tab in TABS:
            window.tabs.enter(tab.name)
            self._app.processEvents()
        session.undo_stack.undo()
        session.undo_stack.redo()
        self._settle()

    def end(self) -> None:
        """Close the window."""
        self.window.hide()
        self.session.shut_down(int(PATIENCE * 1000))
        delete_later(self.window)
        settled_count()

    def objects(self) -> int:
        """The number of Qt objects of the window and the session."""
        return len(self.window.findChildren(QObject)) + len(self.session.findChildren(QObject))

    def _note_loaded(self) -> None:
        self._tabs_loaded = True

    def _draw(self, number: int) -> None:
        pad = self.window.tabs.findChild(DrawingPad)
        side = min(pad.width(), pad.height())
        places = [QPoint(side // 4 + (number * 7 + step * 13) % (side // 2), side // 5 + step * side // 30) for step in range(18)]
        none = Qt.KeyboardModifier.NoModifier
        QTest.mousePress(pad, Qt.MouseButton.LeftButton, none, places[0])
        for place in places:
            QTest.mouseMove(pad, place)
        QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, none, places[-1])
        self._settle()
        pad.clear()

    def _compare(self) -> None:
        self.window.tabs.enter("compare")
        self._settle()
        tab = self.window.tabs.page("compare")
        assert isinstance(tab, CompareTab)
        infos = self.session.services.store.list()
        tab.runs.set_ticked([info.id for info in infos[:3]])
        self._settle()
        tab.runs.set_ticked(())
        old = [info.id for info in infos[KEPT:]]
        if old:
            tab.edits.delete(old, "old ones")
        self._settle()

    def _settle(self) -> None:
        session = self.session
        for _ in range(3):
            self._wait("tasks", lambda: not session.tasks.busy and session.run.state is TrainingState.IDLE)
            self._app.processEvents()

    def _wait(self, what: str, is_so: Callable[[], bool]) -> None:
        began = time.monotonic()
        while not is_so():
            self._app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            if time.monotonic() - began > PATIENCE:
                raise TimeoutError(f"waited for {what} for {PATIENCE:g} s")


def main() -> int:
    """Run the campaign."""
    campaign = Campaign(__doc__ or "", seconds=1500, short_seconds=22)
    campaign.parser.add_argument("--cycles", type=int, default=300, help="how many (%(default)s)")
    options = campaign.begin()
    warm_up = SHORT_WARM_UP if options.short else WARM_UP
    app = make_application()
    with TemporaryDirectory() as folder:
        os.environ["MNIST_DESKTOP_HOME"] = os.environ["HOME"] = folder
        handler = log.ExceptionHandler()
        handler.install()
        with watched_log(lambda text: None if PLATFORM_LACKS in text else campaign.fault(text[-3000:])) as heard:
            lesson = Lesson(campaign, app)
            heart = Heartbeat(lambda sentence, stacks: campaign.fault(f"cycle {campaign.tried}: {sentence}\n{stacks}"))
            counts, objects, times = go_round(campaign, lesson, heart, options.cycles, warm_up + LEAST_JUDGED)
            heart.end()
            undo = {
                "experiment": lesson.session.undo_stack.count(),
                "runs": lesson.window.findChild(CompareTab).edits.undo_stack.count(),
            }
            log_bytes = sum(path.stat().st_size for path in paths.log_file().parent.iterdir())
            lesson.end()
        judge(campaign, counts[warm_up:], objects[warm_up:])
        memory = [each.memory for each in counts]
        figures = {
            "asked": options.cycles, "left_out": options.cycles - len(counts), "warm_up": warm_up,
            "growth_mb_a_cycle": round(slope(memory[warm_up:]), 3), "growth_mb": round(growth(memory[warm_up:]), 1),
            "objects_a_cycle": round(slope([float(each) for each in objects[warm_up:]]), 2),
            "memory_mb": memory[:: max(1, len(memory) // 15)], "first": counts[0], "last": counts[-1],
            "objects": (objects[0], objects[-1]),
            "undo_steps": undo, "log_bytes": log_bytes, "slowest_cycle_s": round(max(times), 1),
            "median_cycle_s": round(sorted(times)[len(times) // 2], 1), "longest_stall_s": round(heart.longest, 2),
            "warnings": heard.others,
        }  # fmt: skip
    status = campaign.end(figures)
    sys.stdout.flush()
    os._exit(status)


def go_round(
    campaign: Campaign, lesson: Lesson, heart: Heartbeat, cycles: int, least: int
) -> tuple[list[Counts], list[int], list[float]]:
    """Do as many cycles as there is time for, and the first `least` in any case.

    Yields after each the resources, the number of objects, and the seconds that it took.
    """
    counts: list[Counts] = []
    objects: list[int] = []
    times: list[float] = []
    for number in range(cycles):
        if not campaign.has_time and number >= least:
            break
        began = time.monotonic()
        lesson.cycle(number)
        times.append(time.monotonic() - began)
        heart.rest()
        counts.append(settled_count())
        objects.append(lesson.objects())
        heart.go_on()
        campaign.tried += 1
    return counts, objects, times


def judge(campaign: Campaign, counts: list[Counts], objects: list[int]) -> None:
    """Growth is a fault. After a few cycles memory cannot be judged: the allocator and TensorFlow still grow."""
    if len(counts) < LEAST_JUDGED:
        campaign.fault(f"only {len(counts)} cycles came after the warm-up; {LEAST_JUDGED} are needed to judge")
        return
    memory = [each.memory for each in counts]
    if len(counts) >= WARM_UP and (a_cycle := slope(memory)) > MOST_GROWTH:
        campaign.fault(f"memory grows by {a_cycle:.2f} MB a cycle, more than {MOST_GROWTH:g}")
    if (in_all := growth(memory)) > MOST_GROWTH_IN_ALL:
        campaign.fault(f"memory grows by {in_all:.0f} MB in all, more than {MOST_GROWTH_IN_ALL:g}")
    if (more := slope([float(each) for each in objects])) > MOST_OBJECTS:
        campaign.fault(f"objects of Qt grow by {more:.1f} a cycle, more than {MOST_OBJECTS:g}")
    for name, most in MOST_MORE.items():
        before, after = getattr(counts[0], name), getattr(counts[-1], name)
        if after - before > most:
            campaign.fault(f"{name}: {before} after the warm-up, {after} in the end")


def few_images(key: str) -> Dataset:
    """The first images of a data set, enough for a training and its results."""
    whole = catalog.load(key)
    kept = FEW + FEW // 4
    return replace(whole, images=whole.images[:kept], labels=whole.labels[:kept], train_count=FEW)


if __name__ == "__main__":
    sys.exit(main())
