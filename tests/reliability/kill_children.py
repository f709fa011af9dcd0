"""The code that runs in the killed processes, and in those that continue after them."""

from __future__ import annotations

import os
import signal
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "unit"))

from disk_touches import Touches
from harm_state import make_settings, settings_of, start_anew
from training_process import EXPERIMENT, RUN, few_images

from mnist_desktop.app import real_services
from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.model.layers import Dense, Flatten
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.remembered import keep, recall
from mnist_desktop.core.runs.checkpoint_writer import CheckpointWriter
from mnist_desktop.core.runs.control import Control
from mnist_desktop.core.runs.events import EpochEnded, RunEvent, StepsDone
from mnist_desktop.core.training_config import TrainingConfig
from mnist_desktop.training import resume, run_tracker, whole_run
from mnist_desktop.training.job import TrainingJob
from mnist_desktop.training.keras import batch_plan, importing
from mnist_desktop.training.services import Services

importing.load_engine()

ENGINES = {
    "keras": EXPERIMENT,
    "scratch": Experiment(
        ModelSpec((Flatten(), Dense(24), Dense(10, "softmax")), "From scratch"),
        TrainingConfig(engine="scratch", learning_rate=0.05, batch_size=32, epochs=7, seed=3),
    ),
}
KINDS = ("epoch", "checkpoint", "keeping", "any time", "start")
"""When a training is killed: ``start`` and ``any time`` from outside, the others from inside, at a random place."""
CHECKPOINT_TOUCHES, KEEPING_TOUCHES = 31, 15
"""About how often each touches the disk. A later touch kills at the next epoch or not at all."""


@dataclass(frozen=True)
class Order:
    """What to train and when to die: `kind`, and two random numbers from 0 to 1 that decide the place."""

    engine: str
    kind: str
    lot: float
    other_lot: float


def train(home: Path, order: Order, connection: Connection) -> None:
    """Train until the end or until the kill; reports each epoch whose end a user would have seen."""
    experiment = ENGINES[order.engine]
    services = _services(home)
    services.store.claim()
    emit = partial(_emit, connection, _arm(order, experiment.config))
    whole_run.train_and_save(TrainingJob(RUN, experiment, few_images()), services, emit, Control())


def go_on(home: Path, order: Order, connection: Connection) -> None:
    """Do what the next start does, then continue as a user would; reports what was found."""
    try:
        services, control = _services(home), Control()
        offers = resume.list_unfinished(services)
        if offers:
            connection.send(f"offered {len(offers[0].info.history)}")
            prepared = resume.prepare_resume(services, offers[0].id, few_images())
            job = TrainingJob.resuming(prepared.checkpoint, prepared.dataset)
            if prepared.changes:
                connection.send(f"changes {prepared.changes}")
        elif services.store.list():
            connection.send("kept")
            return
        else:
            connection.send("nothing_due")
            job = TrainingJob(RUN, ENGINES[order.engine], few_images())
        whole_run.train_and_save(job, services, _ignore, control)
    except BaseException:
        connection.send(traceback.format_exc())
        raise


def write_settings(home: Path, _: object, connection: Connection) -> None:
    """Write different settings again and again, as a window does; reports when the first are written."""
    for number in range(1_000_000):
        keep(settings_of(home), make_settings(number))
        if number == 0:
            connection.send("writes")


def read_settings(home: Path, _: object, connection: Connection) -> None:
    """Do what the next start does; reports whether the settings are those of one moment, and whether they can be written."""
    start_anew(home)
    found, problem = recall(settings_of(home))
    is_whole = problem is None and found.run.isdigit() and found == make_settings(int(found.run))
    keep(settings_of(home), make_settings(7))
    is_written = recall(settings_of(home)) == (make_settings(7), None)
    connection.send("whole" if is_whole and is_written else f"{found=} {problem=} {is_written=}")


def _services(home: Path) -> Services:
    os.environ["MNIST_DESKTOP_HOME"] = str(home)
    return replace(real_services(home / "data" / "runs"), load_dataset=lambda _key: few_images())


def _arm(order: Order, config: TrainingConfig) -> Callable[[RunEvent], None]:
    """Prepare a kill from inside; returns a function that sees each event."""
    epoch, place = 1 + int(order.lot * config.epochs), order.other_lot
    match order.kind:
        case "epoch":
            run_tracker.SECONDS_BETWEEN_EVENTS, batch_plan.SECONDS_PER_CALL = 0.0, 1e-9  # every step emits an event
            step = 1 + int(place * 7)
            return lambda event: _die() if isinstance(event, StepsDone) and (event.epoch, event.step) == (epoch, step) else None
        case "checkpoint":
            write, calls = CheckpointWriter.__call__, iter(range(config.epochs + 1))

            def write_and_die(writer: CheckpointWriter, checkpoint: object) -> None:
                _dying(lambda: write(writer, checkpoint), next(calls) == epoch - 1, int(place * CHECKPOINT_TOUCHES))

            CheckpointWriter.__call__ = write_and_die
        case "keeping":
            keep = whole_run.try_to_save
            whole_run.try_to_save = lambda *what: _dying(lambda: keep(*what), True, int(place * KEEPING_TOUCHES))
    return _ignore


def _dying(work: Callable[[], object], is_due: bool, number: int) -> object:
    with Touches(lambda _, at: is_due and at == number, _die):
        return work()


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _emit(connection: Connection, look: Callable[[RunEvent], None], event: RunEvent) -> None:
    if isinstance(event, EpochEnded):
        connection.send(str(event.row.epoch))
    look(event)


def _ignore(_: object) -> None:
    """Ignore the event."""
