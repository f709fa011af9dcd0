"""A class of PCs of which one is killed, one is cut off, one is slow and one has the wrong certificate: every member ends, once.

    python tests/reliability/cluster.py [--json FILE] [--short] [--seconds N] [--rounds N] [--members N]

Each PC is a network namespace of this machine, joined by a bridge in that of the teacher's PC, where the class is opened and the
sweep runs. While it does, one PC is killed with all its processes, the cable of another is pulled, and put back later in the long
form; a third has half of the time only, and a slow network where the kernel has one. A fourth comes with the join file of another
class, which must be refused with a sentence. Afterwards each member is in the store once, with all its epochs, nothing unfinished
is left, and in the long form the weights are those of the same sweep on one PC, bit for bit.

It needs Linux, root, and ``ip`` of iproute2; without them it is skipped, and says so. The figures are what the decisions in
CONTRIBUTING are computed from: bytes over the teacher's network card, the processor time of the desk, seconds.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import campaign
import numpy as np

sys.path.insert(0, str(campaign.ROOT))

from mnist_desktop.core.cluster.join_file import JoinFile, write_join_file
from mnist_desktop.core.cluster.versions import installed_versions
from mnist_desktop.core.datasets import catalog
from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.model.layers import Dense, Flatten
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.runs.store import RunStore, new_run_id
from mnist_desktop.core.sweeps.axes import Axis
from mnist_desktop.core.sweeps.files import SweepStore
from mnist_desktop.core.sweeps.plan import SweepPlan, check_plan
from mnist_desktop.core.training_config import TrainingConfig
from mnist_desktop.training.cluster.certificates import issue

PORT = 8786
NETWORK = "10.111.7."
KILLED, CUT, SLOW, WRONG = "killed", "cut", "slow", "wrong"
PCS = (KILLED, CUT, SLOW, WRONG)
PATIENCE = 240.0
EPOCHS = 20
IDLE_SECONDS = 4.0
TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100


class Network:
    """Namespaces for the teacher's PC and the others; gone when it is closed."""

    def __init__(self) -> None:
        self._tag = f"md{os.getpid() % 10_000}"
        self._names = {name: f"{self._tag}{name}" for name in ("desk", *PCS)}
        for name in self._names.values():
            ip("netns", "add", name)
            ip("-n", name, "link", "set", "lo", "up")
        desk = self._names["desk"]
        ip("-n", desk, "link", "add", "class", "type", "bridge")
        ip("-n", desk, "addr", "add", f"{NETWORK}1/24", "dev", "class")
        ip("-n", desk, "link", "set", "class", "up")
        for number, name in enumerate(PCS, 2):
            ip("-n", desk, "link", "add", name, "type", "veth", "peer", "name", "eth0", "netns", self._names[name])
            ip("-n", desk, "link", "set", name, "master", "class", "up")
            ip("-n", self._names[name], "addr", "add", f"{NETWORK}{number}/24", "dev", "eth0")
            ip("-n", self._names[name], "link", "set", "eth0", "up")

    def command(self, name: str, *words: str) -> list[str]:
        """A command line that runs on a PC."""
        return ["ip", "netns", "exec", self._names[name], *words]

    def set_cable(self, name: str, state: str) -> None:
        """Pull or put back the cable of a PC: ``down`` or ``up``."""
        ip("-n", self._names["desk"], "link", "set", name, state)

    def slow_down(self, name: str) -> bool:
        """Give a PC a network like an old wireless one; returns whether the kernel can."""
        words = self.command(name, "tc", "qdisc", "add", "dev", "eth0", "root", "netem", "delay", "60ms", "rate", "20mbit")
        return shutil.which("tc") is not None and subprocess.run(words, capture_output=True, check=False).returncode == 0

    def bytes_of_desk(self) -> int:
        """What went over the teacher's network card until now, both ways."""
        words = self.command("desk", "cat", *(f"/sys/class/net/class/statistics/{way}_bytes" for way in ("rx", "tx")))
        return sum(map(int, subprocess.run(words, capture_output=True, text=True, check=True).stdout.split()))

    def listening(self, name: str) -> int:
        """How many ports somebody listens at on a PC, of any kind of address."""
        words = self.command(name, "cat", "/proc/net/tcp", "/proc/net/tcp6")
        lines = subprocess.run(words, capture_output=True, text=True, check=True).stdout.splitlines()
        return sum(line.split()[3] == "0A" for line in lines if ":" in line)

    def close(self) -> None:
        """Remove all of it."""
        for name in self._names.values():
            subprocess.run(["ip", "netns", "del", name], capture_output=True, check=False)


class Program:
    """The program on a PC, in a group of processes of its own."""

    def __init__(self, network: Network, pc: str, folder: Path, *words: str) -> None:
        self.log = folder / f"{pc}-{words[0]}-{words[1] if words[0] == 'cluster' else ''}.log"
        self._file = self.log.open("wb")
        command = network.command(pc, sys.executable, "-m", "mnist_desktop", *words)
        self.process = subprocess.Popen(command, stdout=self._file, stderr=subprocess.STDOUT, cwd=folder, start_new_session=True,
                                        env=campaign.environment(folder / f"home-{pc}", TF_CPP_MIN_LOG_LEVEL="3"))  # fmt: skip

    @property
    def said(self) -> str:
        """All that it wrote."""
        return self.log.read_text("utf-8", "replace")

    def wait_for(self, text: str, seconds: float = PATIENCE) -> bool:
        """Wait until it has written something; false where it ended or took too long."""
        until = time.monotonic() + seconds
        while text not in self.said:
            if self.process.poll() is not None or time.monotonic() > until:
                return text in self.said
            time.sleep(0.1)
        return True

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to all its processes."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, number)

    def processor_seconds(self) -> float:
        """How long it has computed, itself."""
        words = Path(f"/proc/{self.process.pid}/stat").read_text("utf-8").rpartition(")")[2].split()
        return (int(words[11]) + int(words[12])) / TICKS

    def end(self, seconds: float = 20.0) -> int | None:
        """Press Ctrl+C and wait; returns the exit status, or None where it had to be killed."""
        with contextlib.suppress(ProcessLookupError):
            self.process.send_signal(signal.SIGINT)
        try:
            return self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            return None
        finally:
            self.signal(signal.SIGKILL)
            self.process.wait()
            self._file.close()


class HalfTime:
    """Lets a program have half of the time only."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def _run(self) -> None:
        while not self._over.wait(0.25):
            self._program.signal(signal.SIGSTOP)
            self._over.wait(0.25)
            self._program.signal(signal.SIGCONT)

    def end(self) -> None:
        self._over.set()
        self._thread.join()
        self._program.signal(signal.SIGCONT)


def ip(*words: str) -> None:
    subprocess.run(["ip", *words], check=True, capture_output=True)


def obstacle() -> str:
    """Why the campaign cannot run here; empty where it can."""
    if not sys.platform.startswith("linux"):
        return "network namespaces are Linux's"
    if shutil.which("ip") is None:
        return "ip is not there: apt-get install iproute2"
    if os.geteuid() != 0:
        return "only root can make network namespaces"
    probe = f"md{os.getpid() % 10_000}try"
    made = subprocess.run(["ip", "netns", "add", probe], capture_output=True, text=True, check=False)
    subprocess.run(["ip", "netns", "del", probe], capture_output=True, check=False)
    return "" if made.returncode == 0 else f"this machine makes no network namespaces: {made.stderr.strip()}"


def plan_of(members: int) -> SweepPlan:
    dataset = catalog.load("mnist-starter")
    spec = ModelSpec((Flatten(), Dense(64), Dense(32), Dense(10, "softmax")), "First network")
    return check_plan(SweepPlan(
        new_run_id(), "Class", "2026-01-01T12:00:00+00:00", Experiment(spec, TrainingConfig(epochs=EPOCHS)),
        (Axis("seed", tuple(range(1, members + 1))),), dataset.key, dataset.title, dataset.fingerprint, dataset.class_names,
        most_runs=members,
    ))  # fmt: skip


@contextlib.contextmanager
def ended_at_last(programs: list[Program]) -> Iterator[None]:
    try:
        yield
    finally:
        for program in reversed(programs):
            program.end()


def count_runs(home: Path, plan: SweepPlan) -> int:
    folder = home / "data" / "runs"
    return sum(path.is_dir() for path in folder.glob(f"{plan.id}-*")) if folder.is_dir() else 0


def count_unfinished(home: Path) -> int:
    """How many members have an epoch behind them, and not the last."""
    return sum(1 for _ in (home / "data" / "runs" / ".unfinished").glob("*/*"))


def wait_until(sweep: Program, what: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE
    while not what() and sweep.process.poll() is None and time.monotonic() < until:
        time.sleep(0.05)


def one_class(found: campaign.Campaign, folder: Path, members: int, *, is_long: bool) -> dict[str, object]:
    """Open a class, do all the harm while a sweep runs, and look at what is left; returns figures."""
    network = Network()
    programs: list[Program] = []
    figures: dict[str, object] = {}

    def run(pc: str, *words: str) -> Program:
        programs.append(Program(network, pc, folder, *words))
        return programs[-1]

    try:
        with ended_at_last(programs):
            if network.listening("desk"):
                found.fault("Something listens before a class is opened.")
            write_wrong_file(folder / "wrong.json")
            desk = run(
                "desk", "cluster", "start", "--name", "class", "--address", f"{NETWORK}1", "--file", str(folder / "join.json")
            )
            if not desk.wait_for("cluster join"):
                found.fault(f"The class was not opened: {desk.said}")
                return figures
            figures["ports that listen on the teacher's PC"] = network.listening("desk")
            joined = {pc: run(pc, "cluster", "join", str(folder / "join.json"), "--name", pc, "--places", "1") for pc in PCS[:3]}
            wrong = run(WRONG, "cluster", "join", str(folder / "wrong.json"), "--name", WRONG, "--places", "1")
            for pc, program in joined.items():
                if not program.wait_for("has joined"):
                    found.fault(f"{pc} has not joined: {program.said}")
            before = desk.processor_seconds()
            time.sleep(IDLE_SECONDS)
            figures["processor share of the desk while nothing is trained"] = (desk.processor_seconds() - before) / IDLE_SECONDS
            figures["slow network"] = network.slow_down(SLOW)
            slowed = HalfTime(joined[SLOW])
            try:
                figures |= harmed_sweep(found, folder, network, run, desk, joined, members, is_long=is_long)
            finally:
                slowed.end()
            if wrong.process.poll() != 1 or ("does not let this PC in" not in wrong.said and "another class" not in wrong.said):
                found.fault(f"A wrong certificate was not refused with a sentence: {wrong.process.poll()} {wrong.said}")
            for pc in (SLOW, CUT):
                status = joined[pc].end()
                if status != 130:
                    found.fault(f"{pc} did not end as asked: {status} {joined[pc].said[-500:]}")
    finally:
        network.close()
    return figures


def write_wrong_file(path: Path) -> None:
    """A join file with the right address and the certificates of another class."""
    now, life = datetime.now(UTC), timedelta(days=1)
    papers = issue("other", f"{NETWORK}1", now, life)
    mine = papers.authority, papers.member.certificate, papers.member.key
    write_join_file(path, JoinFile("other", f"{NETWORK}1", PORT, now, now + life, *mine, installed_versions()))


def harmed_sweep(
    found: campaign.Campaign, folder: Path, network: Network, run, desk: Program, joined: dict[str, Program], members: int, *,
    is_long: bool,
) -> dict[str, object]:  # fmt: skip
    """Run a sweep on the class, do the harm, and look at the store."""
    plan = plan_of(members)
    SweepStore(folder / "plans").create(plan)
    home = folder / "home-desk"
    before, computed = network.bytes_of_desk(), desk.processor_seconds()
    began = time.monotonic()
    sweep = run("desk", "sweep", str(folder / "plans" / plan.id / "sweep.json"), "--class", str(folder / "join.json"), "--json")
    wait_until(sweep, lambda: count_unfinished(home) >= len(joined))  # so that each of them is at work
    joined[KILLED].signal(signal.SIGKILL)
    wait_until(sweep, lambda: count_runs(home, plan) > 0)
    network.set_cable(CUT, "down")
    if is_long:
        if not desk.wait_for(f"{CUT} is gone", 90):  # a shorter cut is no loss: the connection lives on
            found.fault(f"The class did not notice that a PC was cut off: {desk.said}")
        network.set_cable(CUT, "up")
        if not joined[CUT].wait_for("joins again", 90):
            found.fault(f"The PC that was cut off did not notice: {joined[CUT].said}")
    try:
        status = sweep.process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        status = None
    seconds = time.monotonic() - began
    found.tried += 1
    figures = {
        "seconds of the sweep": round(seconds, 1),
        "bytes per run over the teacher's network card": (network.bytes_of_desk() - before) // members,
        "processor seconds of the desk per run": round((desk.processor_seconds() - computed) / members, 3),
    }
    if status != 0:
        found.fault(f"The sweep ended with {status}: {sweep.said[-2000:]}")
        return figures
    network.set_cable(CUT, "up")
    told = json.loads(sweep.said[sweep.said.index("[\n") : sweep.said.rindex("]") + 1])
    figures["trained at"] = sorted(f"{each['number']}: {each['trained_at']}" for each in told)
    check_store(found, home, plan, told)
    if is_long:
        compare_with_one_pc(found, folder, home, plan)
    return figures


def check_store(found: campaign.Campaign, home: Path, plan: SweepPlan, told: list[dict[str, object]]) -> None:
    wanted = [f"{plan.id}-{number:04}" for number in range(1, len(told) + 1)]
    there = sorted(path.name for path in (home / "data" / "runs").iterdir() if not path.name.startswith("."))
    if there != wanted:
        found.fault(f"The store has {there} and not each member once.")
    bad = [each for each in told if each["state"] != "finished" or each["epochs"] != EPOCHS or each["test_accuracy"] is None]
    if bad:
        found.fault(f"Members are not as they should be: {bad}")
    left = list((home / "data" / "runs" / ".unfinished").glob("*/*"))
    if left:
        found.fault(f"Unfinished runs are left: {left}")


def compare_with_one_pc(found: campaign.Campaign, folder: Path, home: Path, plan: SweepPlan) -> None:
    """Train the same sweep in processes of one PC: its weights must be the same, wherever members were held and went on."""
    alone = folder / "home-alone"
    words = [sys.executable, "-m", "mnist_desktop", "sweep", str(folder / "plans" / plan.id / "sweep.json"), "--json"]
    ended = subprocess.run(words, env=campaign.environment(alone), capture_output=True, text=True, check=False)
    if ended.returncode != 0:
        found.fault(f"The sweep on one PC has failed: {ended.stderr[-1000:]}")
        return
    stores = [RunStore(each / "data" / "runs") for each in (home, alone)]
    for number in range(1, len(plan.axes[0].values) + 1):
        one, other = (store.load(f"{plan.id}-{number:04}") for store in stores)
        if not all(np.array_equal(*pair) for pair in zip(one.weights, other.weights, strict=True)):
            found.fault(f"Member {number} has other weights than on one PC.")


def main() -> int:
    """Run it; returns the exit status."""
    found = campaign.Campaign(__doc__ or "", seconds=600, short_seconds=55)
    found.parser.add_argument("--rounds", type=int, default=0, help="how many classes (1; 3 in the long form)")
    found.parser.add_argument("--members", type=int, default=0, help="how many members each sweep has (4; 12 in the long form)")
    options = found.begin()
    why_not = obstacle()
    if why_not:
        return found.end(skipped=why_not)
    figures: dict[str, object] = {}
    for number in range(options.rounds or (1 if options.short else 3)):
        if not found.has_time:
            break
        with tempfile.TemporaryDirectory() as folder:
            members = options.members or (4 if options.short else 12)
            of_one = one_class(found, Path(folder), members, is_long=not options.short)
        figures |= {f"{name}, class {number + 1}": value for name, value in of_one.items()}
    return found.end(figures)


if __name__ == "__main__":
    sys.exit(main())
