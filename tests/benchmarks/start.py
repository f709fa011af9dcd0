"""Where the time goes from the start of the process to the end of the first epoch, by the wall's and the processor's clock.

    python tests/benchmarks/start.py [--runs 5] [--preset mnist-quick] [--against CHECKOUT] [--json FILE]

The self-test opens the real window, chooses a preset and trains it as soon as TensorFlow is imported; the process ends with the
first epoch. The table has the median of the runs for each mark, in seconds since the process began, and the processor's seconds
that all of its threads took until then. With ``--against`` another checkout is measured in turn with this one, and the last
row says by how much this one is quicker. Run it on a computer that does nothing else: what runs beside it lengthens the wall's
time at once, and the processor's by a third.
"""

from __future__ import annotations

import argparse
import compileall
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
INSIDE = "--inside"
WATCHED = ("tensorflow", "keras")
MARKS = {
    "window": "the window is painted",
    "asked": "the import of TensorFlow is asked for",
    "libraries": "TensorFlow's libraries are loaded",
    "tensorflow": "TensorFlow is imported",
    "keras": "Keras is imported",
    "engine": "the window knows it",
    "click": "Train is pressed",
    "built": "the network is compiled",
    "first step": "the first steps are done",
    "tabs": "every tab is built",
    "first epoch": "the first epoch is done",
}
"""Where a mark has its place, and whether there is one before the last, depends on the checkout."""

Figures = dict[str, tuple[float, float]]
"""For each mark seconds since the start of the process, and seconds of the processor."""


class Marks:
    """Notes when something happens for the first time."""

    def __init__(self) -> None:
        self.figures: Figures = {}

    def note(self, name: str) -> None:
        """Note that it happens now; the first time counts."""
        self.figures.setdefault(name, (time.perf_counter(), time.process_time()))


class TimedLoader(Loader):
    """Notes when a module begins and ends to be executed, and is gone then."""

    def __init__(self, loader: Loader, marks: Marks) -> None:
        self._loader, self._marks = loader, marks

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        return self._loader.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        self._marks.note("libraries")
        assert module.__spec__ is not None
        module.__spec__.loader = module.__loader__ = self._loader
        self._loader.exec_module(module)
        self._marks.note(module.__name__)


class TimedFinder(MetaPathFinder):
    """Finds TensorFlow and Keras as Python does, and lets their import be timed."""

    def __init__(self, marks: Marks) -> None:
        self._marks = marks

    def find_spec(self, name: str, path: Any, target: ModuleType | None = None) -> ModuleSpec | None:
        spec = PathFinder.find_spec(name, path, target) if name in WATCHED else None
        if spec is not None and spec.loader is not None:
            spec.loader = TimedLoader(spec.loader, self._marks)
        return spec


def be_the_window(report: Path) -> None:
    """Run the self-test of the checkout in the current folder, note the marks, and end with the first epoch.

    It takes from the program only what the first version had, too.
    """
    import mnist_desktop.__main__ as door
    from mnist_desktop.core.runs.events import EpochEnded, RunStarted, StepsDone
    from mnist_desktop.ui import main_window, session

    marks = Marks()
    sys.meta_path.insert(0, TimedFinder(marks))

    def follow(event: object) -> None:
        if isinstance(event, RunStarted):
            marks.note("built")
        elif isinstance(event, StepsDone):
            marks.note("first step")
        elif isinstance(event, EpochEnded):
            marks.note("first epoch")
            since = {name: (wall - door.STARTED, processor) for name, (wall, processor) in marks.figures.items()}
            report.write_text(json.dumps(since), "utf-8")
            os._exit(0)  # nothing that is under way is wanted

    class Session(session.Session):
        def __init__(self, *given: Any, **named: Any) -> None:
            super().__init__(*given, **named)
            self.run_event.connect(follow)
            self.engine_ready.connect(lambda *_: marks.note("engine"))

        def import_engine(self) -> None:
            marks.note("asked")
            super().import_engine()

        def train(self) -> None:
            marks.note("click")
            super().train()

    class MainWindow(main_window.MainWindow):
        def __init__(self, *given: Any, **named: Any) -> None:
            super().__init__(*given, **named)
            self.first_painted.connect(lambda: marks.note("window"))
            if hasattr(self, "tabs"):  # older windows do not say when their tabs are built
                self.tabs.loaded.connect(lambda: marks.note("tabs"))

    session.Session, main_window.MainWindow = Session, MainWindow  # type: ignore[misc]
    door.main()


def measure(checkout: Path, preset: str) -> Figures:
    """One start, in a new process with a new home folder; in a real window if there is a screen or Xvfb."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "marks.json"
        command = [sys.executable, __file__, INSIDE, str(report), "--self-test", folder, "--preset", preset, "--epochs", "1"]
        if "DISPLAY" not in os.environ and shutil.which("xvfb-run"):
            command = ["xvfb-run", "--auto-servernum", "--server-args=-screen 0 1400x900x24", *command]
        environment = os.environ | {"MNIST_DESKTOP_HOME": str(Path(folder) / "home"), "PYTHONPATH": str(checkout)}
        silent = subprocess.DEVNULL
        subprocess.run(command, cwd=checkout, env=environment, check=True, stdout=silent, stderr=silent)
        return {name: (wall, processor) for name, (wall, processor) in json.loads(report.read_text("utf-8")).items()}


def medians(runs: list[Figures]) -> Figures:
    """The median of each figure."""
    return {name: (_median(runs, name, 0), _median(runs, name, 1)) for name in MARKS if name in runs[0]}


def _median(runs: list[Figures], name: str, clock: int) -> float:
    return round(statistics.median(run[name][clock] for run in runs), 3)


def main() -> None:
    """Measure the checkouts in turn and print the table."""
    if sys.argv[1:2] == [INSIDE]:
        report = Path(sys.argv[2])
        del sys.argv[1:3]
        be_the_window(report)
        return
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--preset", default="mnist-quick")
    parser.add_argument("--against", type=Path, help="another checkout, measured in turn with this one")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    checkouts = {"this": ROOT} | ({} if options.against is None else {"other": options.against.resolve()})
    for checkout in checkouts.values():
        compileall.compile_dir(checkout / "mnist_desktop", quiet=1)
    runs: dict[str, list[Figures]] = {name: [] for name in checkouts}
    for _ in range(options.runs):
        for name, checkout in checkouts.items():
            runs[name].append(measure(checkout, options.preset))
    tables = {name: medians(each) for name, each in runs.items()}
    print(f"{'':40}" + "".join(f"{name + ', wall':>14}{'processor':>12}" for name in tables))
    for mark, meaning in MARKS.items():
        cells = (figures.get(mark) for figures in tables.values())
        print(f"{meaning:40}" + "".join(f"{cell[0]:14.2f}{cell[1]:12.2f}" if cell else f"{'-':>14}{'-':>12}" for cell in cells))
    if "other" in runs:
        pairs = zip(runs["this"], runs["other"], strict=True)
        shares = [[1 - this["first epoch"][clock] / other["first epoch"][clock] for clock in (0, 1)] for this, other in pairs]
        wall, processor = (statistics.median(pair[clock] for pair in shares) for clock in (0, 1))
        print(f"{'quicker by, median of the pairs':40}{wall:14.0%}{processor:12.0%}")
    if options.json is not None:
        options.json.write_text(json.dumps({"medians": tables, "runs": runs}, indent=1), "utf-8")


if __name__ == "__main__":
    main()
