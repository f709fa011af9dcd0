"""Measures how long the window stands still with a folder of thousands of runs, for all actions on their list.

    python tests/reliability/listing.py [--runs 5000] [--load 4] [--json FILE] [--short] [--seconds N]

A real session lists made-up runs with histories of 60 epochs each, in the Compare tab and in the chooser of Results. Each stage
is an action of a user. Its figure is the longest time between two turns of the event loop until the list has settled, without
the time that it waited for a core. A stage that stalls for more than 200 ms is repeated, in another window after the same
stages; if it stalls again, that is a fault. An unforeseen exception is another. ``--load`` is how many busy processes compete
for the cores. The short form runs with every change, on whatever machine there is: it says every stall, but calls only those
over 400 ms a fault, as the same stage was seen to take 1.7 times as long in one run as in the next.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NoReturn

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from campaign import Campaign
from PySide6.QtCore import QEventLoop, QItemSelectionModel, Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from run_listing import NOTES_EVERY, make_runs
from starts import busy_processes
from watch import StallWatch

from mnist_desktop.app import make_application
from mnist_desktop.core.errors import StorageError
from mnist_desktop.core.runs.store import RunStore
from mnist_desktop.ui.compare.compare_tab import CompareTab
from mnist_desktop.ui.compare.run_columns import Column
from mnist_desktop.ui.results.run_chooser import RunChooser
from mnist_desktop.ui.session import Services, Session

MOST_MS, MOST_MS_ANYWHERE = 200.0, 400.0
"""What is asked for, and what even a slow machine keeps to."""
WAIT = QEventLoop.ProcessEventsFlag.WaitForMoreEvents
SETTLED_SECONDS = 0.15
"""The list has settled when nothing was computed in the background, or a few rows a turn, for this time."""
WORDS = ("handed", "network 1", "network 12", "seed 999", "")
SHORT_RUNS = 1500
ADDED = 2
"""How many runs the stages add."""


class Desk:
    """A window with the Compare tab and the chooser for a folder of runs, and the stages."""

    def __init__(self, app: QApplication, folder: Path, count: int) -> None:
        self._app, self._count = app, count
        self._folder, self.window = folder, QWidget()
        self.listed: dict[str, int] = {}
        self.session = Session(Services(_no_data, _unused, _unused, _unused, _unused, RunStore(folder)))

    def stages(self) -> Iterator[tuple[str, Callable[[], object]]]:
        """The actions by name. Each may depend on those before."""
        yield "enter Compare", self._enter
        tab, table = self.tab, self.tab.table
        for word in WORDS:
            yield f"filter by “{word}”", lambda word=word: tab.actions_bar.filter.setText(word)
        for column in Column:
            yield f"sort by {column.name.lower()}", lambda column=column: table.sortByColumn(column, Qt.SortOrder.DescendingOrder)
        yield "choose all", table.selectAll
        yield "tick three", lambda: tab.runs.tick([tab.runs.row(number).id for number in (3, 70, 900)], True)
        yield "tick all that are chosen", lambda: tab.runs.tick([info.id for info in table.chosen_infos], True)
        yield "untick all", lambda: tab.runs.set_ticked(())
        yield "choose one", lambda: table.selectionModel().select(tab.runs.index(5, 0), _ONE)
        yield "delete it", tab.actions_bar.delete.trigger
        yield "have it back", tab.actions_bar.undo.trigger
        yield "a run more", self._add_run
        yield "scroll to the end", table.scrollToBottom
        yield "the chooser of Results", self._show_chooser
        yield "open the chooser", self.chooser.showPopup
        yield "close the chooser", self.chooser.hidePopup
        yield "a run more again", self._add_run

    def stall_of(self, act: Callable[[], object]) -> float:
        """The longest stall, in milliseconds, from `act` until nothing more happens."""
        watch = StallWatch()
        act()
        calm_since = time.perf_counter()
        while time.perf_counter() - calm_since < SETTLED_SECONDS:
            self._app.processEvents(WAIT)  # the watch's timer ticks, so this returns
            if self.session.tasks.busy or not self.tab.runs.is_settled:
                calm_since = time.perf_counter()
        watch.end()
        return watch.longest

    def close(self) -> None:
        """Close the window."""
        self.window.close()
        self.session.shut_down()

    def _enter(self) -> None:
        self.window.resize(1100, 760)
        self.tab = CompareTab(self.session)
        QVBoxLayout(self.window).addWidget(self.tab)
        self.window.show()

    def _show_chooser(self) -> None:
        self.chooser = RunChooser(self.session.services, self.session.tasks, self.window)
        self.session.runs_changed.connect(self.chooser.refresh)
        self.window.layout().addWidget(self.chooser)
        self.chooser.refresh()

    def _add_run(self) -> None:
        """Add a run, as after a training."""
        make_runs(self._folder, 1, first=self._count)
        self._count += 1
        self.session.runs_changed.emit()


_FLAGS = QItemSelectionModel.SelectionFlag
_ONE = _FLAGS.ClearAndSelect | _FLAGS.Rows


def go_through(campaign: Campaign, desk: Desk, until: str = "") -> tuple[dict[str, float], str]:
    """The stall of each stage for which there is time, and the first stage without; `until` is the last one to do."""
    stalls: dict[str, float] = {}
    try:
        for name, act in desk.stages():
            if not campaign.has_time:
                return stalls, name
            stalls[name] = round(desk.stall_of(act), 1)
            desk.listed[name] = desk.tab.runs.rowCount()
            if name == until:
                break
    finally:
        desk.close()
    return stalls, ""


def standstills(stalls: dict[str, float], again: dict[str, float], most: float = MOST_MS) -> dict[str, float]:
    """The stages that stalled for longer than `most`, and `again` if they were repeated: the shorter stall of each."""
    shorter = {name: min(stall, again.get(name, stall)) for name, stall in stalls.items()}
    return {name: stall for name, stall in shorter.items() if stall > most}


def main() -> int:
    """Run the campaign."""
    campaign = Campaign(__doc__ or "", seconds=900, short_seconds=60)
    campaign.parser.add_argument("--runs", type=int, default=5000, help="how many runs there are (%(default)s)")
    campaign.parser.add_argument("--load", type=int, default=0, help="busy processes beside it (%(default)s)")
    options = campaign.begin()
    count, most = (min(options.runs, SHORT_RUNS), MOST_MS_ANYWHERE) if options.short else (options.runs, MOST_MS)
    app = make_application()
    sys.excepthook = lambda kind, error, _: campaign.fault(f"{kind.__name__}: {error}")
    again: dict[str, float] = {}
    with TemporaryDirectory() as folder, busy_processes(options.load):
        make_runs(Path(folder), count)
        desk = Desk(app, Path(folder), count)
        stalls, left = go_through(campaign, desk)
        campaign.tried = len(stalls)
        if not left and (shown := desk.tab.runs.rowCount()) != count + ADDED:
            campaign.fault(f"{shown} runs are listed of {count + ADDED}")
        with_notes = sum(number % NOTES_EVERY == 0 for number in range(count))
        if (found := desk.listed.get(f"filter by “{WORDS[0]}”", with_notes)) != with_notes:
            campaign.fault(f"“{WORDS[0]}” lists {found} runs of {with_notes}")
        if slow := list(standstills(stalls, {})):
            again, _ = go_through(campaign, Desk(app, Path(folder), count + ADDED), until=slow[-1])
        for name, stall in standstills(stalls, again, most).items():
            campaign.fault(f"{name}: the window stood still for {stall:.0f} ms")
    return campaign.end({
        "runs": count, "load": options.load, "left_out": f"all from “{left}” on" if left else "", "stalls_ms": stalls,
        "worst_ms": max(stalls.values(), default=0.0), "again_ms": again,
    })  # fmt: skip


def _no_data(_key: str) -> NoReturn:
    raise StorageError("The images of these runs are not there.")


def _unused(*_: object) -> NoReturn:
    raise NotImplementedError("no run is opened or trained here")


if __name__ == "__main__":
    sys.exit(main())
