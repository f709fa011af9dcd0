"""What a class costs apart from the training: bytes, and processor time of its desk and of the PC that leads the sweep.

    python tests/benchmarks/cluster.py [--runs N] [--pcs N] [--json FILE]

Nothing is trained: each PC is a process that sends, as fast as it is let, what the first network sends of 15 epochs and its end.
So the figures are those of the fastest class that there could be on this machine, over the loopback address with mutual TLS. A
checkpoint that a newer one overtakes is not sent, so runs may take fewer bytes here than where they are trained. What a class of
30 or 1,000 PCs would need is computed from these figures in CONTRIBUTING.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import queue
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np

from mnist_desktop.core.cluster.join_file import JoinFile, read_join_file, write_join_file
from mnist_desktop.core.cluster.versions import installed_versions
from mnist_desktop.core.datasets import catalog
from mnist_desktop.core.presets.all_presets import preset
from mnist_desktop.core.runs.checkpoint_file import Checkpoint, GeneratorState
from mnist_desktop.core.runs.record import EpochRow, RunInfo, RunRecord
from mnist_desktop.core.runs.run_files import encode_run
from mnist_desktop.core.sentence import Sentence
from mnist_desktop.core.stop_token import StopToken
from mnist_desktop.training.cluster import safety
from mnist_desktop.training.cluster.certificates import Identity, issue
from mnist_desktop.training.sweeps.member import checkpoint_bytes
from mnist_desktop.training.sweeps.messages import Began, Ended, EpochDone, MemberTask, Stepped, decode_task, encode
from mnist_desktop.training.sweeps.pool import Received

ADDRESS, PORT = "127.0.0.1", 8799
PLACES = 4
STEPS_TOLD = 2
"""Of each epoch: it takes about a second on one core of a school PC, and twice a second its share is told."""
IDLE_SECONDS = 5.0
TEST_IMAGES = 10_000


class SendingPool:
    """Has trained everything at once."""

    is_here, places, started = True, PLACES, 0

    def __init__(self) -> None:
        self._told: queue.SimpleQueue[Received] = queue.SimpleQueue()

    def submit(self, task_id: str, task: bytes) -> None:
        order = decode_task(task)
        self._tell(Began(task_id))
        for epoch in range(1, order.experiment.config.epochs + 1):
            for step in range(1, STEPS_TOLD + 1):
                self._tell(Stepped(task_id, step / (STEPS_TOLD + 1)))
            self._tell(EpochDone(task_id, checkpoint_bytes(checkpoint_of(order, epoch))))
        self._tell(Ended(task_id, encode_run(record_of(order, order.experiment.config.epochs, "finished"))))

    def _tell(self, message: object) -> None:
        self._told.put(Received(encode(message), Sentence("")))

    def ask(self, task_id: str, request: str) -> None:
        """Nothing takes long enough to be asked."""

    def receive(self, seconds: float) -> Received | None:
        try:
            return self._told.get(timeout=seconds)
        except queue.Empty:
            return None

    def clear(self) -> None:
        """Nothing is kept."""

    def close(self) -> None:
        """Nothing is open."""


def record_of(order: MemberTask, epochs: int, outcome: str) -> RunRecord:
    """A run as the first network leaves it; its weights are drawn, as zeros would travel the faster."""
    dataset, spec = catalog.load(order.dataset_key), order.experiment.spec
    rows = tuple(EpochRow(n, 1.0 / n, 0.9, 1.0 / n, 0.9, 0.001, 0.5) for n in range(1, epochs + 1))
    random = np.random.default_rng(epochs)
    shapes = [(784, 64), (64,), (64, 32), (32,), (32, 10), (10,)]
    weights = tuple(random.standard_normal(shape).astype(np.float32) for shape in shapes)
    info = RunInfo(
        id=order.run_id, name=spec.name, created="2026-01-01T12:00:00+09:00", dataset_key=dataset.key,
        dataset_title=dataset.title, dataset_family=dataset.family, dataset_fingerprint=dataset.fingerprint, spec=spec,
        config=order.experiment.config, history=rows, outcome=outcome, message=None, best_epoch=epochs, seconds=1.0,
        parameters=52_650, versions=installed_versions(), class_names=dataset.class_names, class_names_ko=dataset.class_names_ko,
    )  # fmt: skip
    answers = random.random((TEST_IMAGES, 10)).astype(np.float32) if outcome == "finished" else None
    return RunRecord(info, weights, test_probabilities=answers)


def checkpoint_of(order: MemberTask, epoch: int) -> Checkpoint:
    record = record_of(order, epoch, "interrupted")
    moments = tuple(np.concatenate([weight.ravel() for weight in record.weights]) * 0.1 for _ in range(2))
    generator = GeneratorState.of(np.random.default_rng(epoch))
    return Checkpoint(record, record.weights, moments, generator, (), "2026-01-01T12:34:56+00:00")


def keep_desk(folder: Path) -> None:
    """In a process of its own: the desk."""
    from mnist_desktop.training.cluster.desk import Desk, stay_open

    joins = read_join_file(folder / "join.json")
    identity = Identity(*json.loads((folder / "desk.json").read_text("utf-8")))

    async def run() -> None:
        async with Desk(joins, identity) as desk:
            (folder / "open").touch()
            await stay_open(desk, joins, lambda _: None, StopToken())

    asyncio.run(run())


def keep_pc(folder: Path, name: str) -> None:
    """In a process of its own: a PC."""
    from mnist_desktop.training.cluster.joined import Membership, take_part
    from mnist_desktop.training.cluster.station import Station

    membership = Membership(name, PLACES, installed_versions())
    joins = read_join_file(folder / "join.json")
    asyncio.run(take_part(joins, membership, lambda tell: Station(SendingPool(), tell), lambda _: None, StopToken()))


def processor_seconds(process: subprocess.Popen[bytes]) -> float:
    words = Path(f"/proc/{process.pid}/stat").read_text("utf-8").rpartition(")")[2].split()
    return (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")


def idle_share(process: subprocess.Popen[bytes]) -> float:
    before = processor_seconds(process)
    time.sleep(IDLE_SECONDS)
    return (processor_seconds(process) - before) / IDLE_SECONDS


def lead(joins: JoinFile, runs: int, pcs: int) -> dict[str, float]:
    """Take what the class sends of so many runs, as a sweep does, without the disk."""
    from mnist_desktop.training.cluster.link import Link
    from mnist_desktop.training.cluster.pool import ClusterPool

    pool = ClusterPool(lambda heard: Link(joins, heard.see, heard.hear), installed_versions())
    try:
        while len(pool.pcs) < pcs:
            pool.receive(0.2)
        first = preset("mnist-mlp")
        experiment, dataset = first.experiment, catalog.load("mnist-starter")
        began, computed, left, seen = time.perf_counter(), time.process_time(), runs, 0
        for number in range(runs):
            run_id = f"20260101-120000-abcdef-{number:04}"
            task = MemberTask(f"{run_id}.x", run_id, experiment, "", dataset.key, dataset.fingerprint, experiment.config.epochs)
            pool.submit(task.id, encode(task))
        while left:
            received = pool.receive(30.0)
            if not isinstance(received, Received):
                raise SystemExit(f"a run was lost: {received}")
            seen += len(received.content)
            left -= len(received.content) > 10_000 and received.content[:40].find(b"ended") >= 0
        seconds = time.perf_counter() - began
        return {"seconds": seconds, "lead_processor_seconds": time.process_time() - computed, "bytes": float(seen)}
    finally:
        pool.close()


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=60)
    parser.add_argument("--pcs", type=int, default=3)
    parser.add_argument("--json", metavar="FILE", type=Path)
    parser.add_argument("--keep", nargs=2, metavar=("WHAT", "FOLDER"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    safety.prepare()
    if options.keep:
        what, folder = options.keep[0], Path(options.keep[1])
        keep_desk(folder) if what == "desk" else keep_pc(folder, what)
        return 0
    with tempfile.TemporaryDirectory() as name:
        folder, now = Path(name), datetime.now(UTC)
        papers = issue("bench", ADDRESS, now, timedelta(hours=1))
        mine = papers.authority, papers.member.certificate, papers.member.key
        joins = JoinFile("bench", ADDRESS, PORT, now, now + timedelta(hours=1), *mine, installed_versions())
        write_join_file(folder / "join.json", joins)
        (folder / "desk.json").write_text(json.dumps([papers.desk.certificate, papers.desk.key]), "utf-8")

        def start(what: str) -> subprocess.Popen[bytes]:
            return subprocess.Popen([sys.executable, __file__, "--keep", what, name])

        processes = [start("desk")]
        try:
            while not (folder / "open").exists():
                time.sleep(0.1)
            alone = idle_share(processes[0])
            processes += [start(f"pc {number}") for number in range(options.pcs)]
            time.sleep(4)
            joined = idle_share(processes[0])
            before = processor_seconds(processes[0])
            found = lead(joins, options.runs, options.pcs)
            computed = processor_seconds(processes[0]) - before
        finally:
            for process in processes:
                process.kill()
                process.wait()
    figures = {
        "runs": options.runs,
        "pcs": options.pcs,
        "bytes_per_run": round(found["bytes"] / options.runs),
        "runs_per_second": round(options.runs / found["seconds"], 2),
        "megabytes_per_second": round(found["bytes"] / found["seconds"] / 1e6, 1),
        "desk_processor_seconds_per_run": round((computed - joined * found["seconds"]) / options.runs, 4),
        "desk_processor_ms_per_megabyte": round((computed - joined * found["seconds"]) / found["bytes"] * 1e9, 2),
        "lead_processor_seconds_per_run": round(found["lead_processor_seconds"] / options.runs, 4),
        "desk_share_of_a_core_alone": round(alone, 4),
        "desk_share_of_a_core_with_pcs": round(joined, 4),
    }
    for each, value in figures.items():
        print(f"{each}: {value}")
    if options.json is not None:
        options.json.write_text(json.dumps(figures, indent=1) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
