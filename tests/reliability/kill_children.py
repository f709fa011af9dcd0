"""What runs in the processes that are killed, and in those that go on after them."""

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
from mnist_desktop.core.runs.control import Control
from mnist_desktop.core.runs.events import EpochEnded, RunEvent, StepsDone
from mnist_desktop.core.runs.unfinished import CheckpointWriter
from mnist_desktop.core.training_config import TrainingConfig
from mnist_desktop.training import batch_plan, resume, run_tracker, whole_run
from mnist_desktop.training.job import TrainingJob
from mnist_desktop.training.keras import importing
from mnist_desktop.training.services import Services

importing.import_engine()

ENGINES = {
    "keras": EXPERIMENT,
    "scratch": Experiment(
        ModelSpec((Flatten(), Dense(24), Dense(10, "softmax")), "From scratch"),
        TrainingConfig(engine="scratch", learning_rate=0.05, batch_size=32, epochs=7, seed=3),
    ),
}
KINDS = ("epoch", "checkpoint", "keeping", "any time", "start")
"""When a training is killed: ``start`` and ``any time`` from outside, the others from within, at a place drawn by lot."""
CHECKPOINT_TOUCHES, KEEPING_TOUCHES = 31, 15
"""How often each touches the disk, about; what comes later kills nothing there, but at the next epoch or not at all."""


@dataclass(frozen=True)
class Order:
    """What to train and when to die: `kind`, and two lots from 0 to 1 that say where."""

    engine: str
    kind: str
    lot: float
    other_lot: float


def train(home: Path, order: Order, connection: Connection) -> None:
    """Train until the end or until the kill; says each epoch whose end a user would have seen."""
    experiment = ENGINES[order.engine]
    services = _services(home)
    services.store.claim()
    emit = partial(_emit, connection, _arm(order, experiment.config))
    whole_run.train_and_save(TrainingJob(RUN, experiment, few_images()), services, emit, Control())


def go_on(home: Path, order: Order, connection: Connection) -> None:
    """What the next start does, and then the user, who wants to go on; says what was found."""
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
    """Write ever other settings, as a window does; says when the first are there."""
    for number in range(1_000_000):
        keep(settings_of(home), make_settings(number))
        if number == 0:
            connection.send("writes")


def read_settings(home: Path, _: object, connection: Connection) -> None:
    """What the next start does; says whether the settings are those of one moment, and whether they can be written."""
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
    """Prepare the death that is ordered from within; gives what looks at each event."""
    epoch, place = 1 + int(order.lot * config.epochs), order.other_lot
    match order.kind:
        case "epoch":
            run_tracker.SECONDS_BETWEEN_EVENTS, batch_plan.SECONDS_PER_CALL = 0.0, 1e-9  # every step speaks
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
    """Nobody listens."""
