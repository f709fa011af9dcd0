"""Starts the program again and again on a busy machine, and counts the starts that fail.

    python tests/reliability/starts.py [--count 300] [--load 8] [--jobs 4] [--until run] [--program FILE] [--json FILE] [--short]

A start is good if the window was painted, every tab was loaded, TensorFlow was imported and a run was shown (or only the part
that ``--until`` names), and the process ended by itself with status 0. ``--load`` is how many busy processes compete for the
cores, ``--jobs`` how many starts run at the same time. ``--program`` starts a frozen build instead of this checkout. Where Xvfb
is installed every start has a real window.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parent))

from campaign import ROOT, Campaign, environment

MOST_SECONDS = 300.0
"""A start that takes longer counts as hanging."""
SHORT_COUNT, SHORT_LOAD = 6, 4
BUSY = "while True: pass"


def main() -> int:
    """Run the campaign."""
    campaign = Campaign(__doc__ or "", seconds=7200, short_seconds=60)
    campaign.parser.add_argument("--count", type=int, default=300, help="how many starts (%(default)s)")
    campaign.parser.add_argument("--load", type=int, default=8, help="busy processes beside them (%(default)s)")
    campaign.parser.add_argument("--jobs", type=int, default=8, help="starts at a time (%(default)s)")
    campaign.parser.add_argument("--until", choices=("tabs", "engine", "run"), default="run", help="how far to go (%(default)s)")
    campaign.parser.add_argument("--program", type=Path, help="a frozen build to start")
    options = campaign.begin()
    count, load = options.count, options.load
    if options.short:
        count, load = min(count, SHORT_COUNT), min(load, SHORT_LOAD)
    command = [str(options.program)] if options.program else [sys.executable, "-m", "mnist_desktop"]
    endings: Counter[str] = Counter()
    slowest = 0.0
    with (
        busy_processes(load),
        TemporaryDirectory() as folder,
        screen() as display,
        ThreadPoolExecutor(options.jobs) as pool,
    ):

        def one(number: int) -> tuple[str, float] | None:
            if not campaign.has_time:
                return None
            began = campaign.elapsed
            return start([*command, "--until", options.until], Path(folder) / str(number), display), campaign.elapsed - began

        for number, done in enumerate(pool.map(one, range(count))):
            if done is None:
                break
            ending, seconds = done
            slowest = max(slowest, seconds)
            campaign.tried += 1
            endings[ending.partition(":")[0]] += 1  # the fault itself says all of it
            if ending != "good":
                campaign.fault(f"start {number}: {ending}")
    crashes = sum(number for ending, number in endings.items() if ending.startswith("killed"))
    figures = {"asked": count, "left_out": count - campaign.tried, "crashes": crashes, "endings": dict(endings), "load": load,
               "jobs": options.jobs, "until": options.until, "slowest_s": round(slowest, 1), "python": sys.version.split()[0],
               "platform": display.get("QT_QPA_PLATFORM", "offscreen")}  # fmt: skip
    return campaign.end(figures)


def start(command: list[str], home: Path, display: dict[str, str]) -> str:
    """Start once with its own home folder; returns ``good`` or what went wrong."""
    words = [*command, "--self-test", str(home / "test")]
    # With PYTHONFAULTHANDLER a crash prints the stack of every thread.
    process = subprocess.Popen(words, cwd=ROOT, env=environment(home, PYTHONFAULTHANDLER="1", **display), text=True,
                               stdout=subprocess.PIPE, stderr=subprocess.STDOUT)  # fmt: skip
    try:
        said, _ = process.communicate(timeout=MOST_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        return f"hung: it did not end within {MOST_SECONDS:g} s"
    shutil.rmtree(home, ignore_errors=True)
    if process.returncode < 0:
        return f"killed by {signal.Signals(-process.returncode).name}: {said[-3000:]}"
    if process.returncode > 0:
        return f"status {process.returncode}: {said[-3000:]}"
    return "good"


@contextmanager
def busy_processes(count: int) -> Iterator[None]:
    """Run `count` busy processes during the block."""
    busy = [subprocess.Popen([sys.executable, "-c", BUSY]) for _ in range(count)]
    try:
        yield
    finally:
        for process in busy:
            process.kill()
            process.wait()


@contextmanager
def screen() -> Iterator[dict[str, str]]:
    """Environment variables for a real window: the current screen, else one of Xvfb."""
    if "DISPLAY" in os.environ or shutil.which("Xvfb") is None:
        yield {} if "DISPLAY" not in os.environ else {"QT_QPA_PLATFORM": "xcb"}
        return
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1400x900x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    with os.fdopen(read) as answer:
        number = answer.readline().strip()
    try:
        yield {"QT_QPA_PLATFORM": "xcb", "DISPLAY": f":{number}"} if number else {}
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    sys.exit(main())
