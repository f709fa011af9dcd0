"""Fine-tuning: a trained network goes on learning, from its own weights, on images of a class's hands.

What comes of it is a run of its own. It begins as an interrupted one goes on: from a checkpoint, which has the weights of the
earlier run, no epoch yet, and no state of an optimizer. So it is stopped, resumed and kept like any other.

So that it does not forget what it knew, some of the old training images are among the new ones; see
:mod:`mnist_desktop.core.datasets.mixed`. Batch normalisation keeps following the batches where all layers learn, and stays as it
was where only the last one does.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

import numpy as np
from msgspec import structs
from numpy.typing import NDArray

from mnist_desktop.core.datasets import catalog
from mnist_desktop.core.datasets.broken.names import original_of
from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.datasets.known import known_by_fingerprint, known_by_key, starter_of
from mnist_desktop.core.datasets.mixed import Mixture, parse_key
from mnist_desktop.core.datasets.stored import AbsentDataError
from mnist_desktop.core.errors import UserError
from mnist_desktop.core.handwriting.as_data import HandwrittenData, as_data
from mnist_desktop.core.handwriting.collection import Collection as Drawings
from mnist_desktop.core.handwriting.kept_data import keep_data
from mnist_desktop.core.runs.checkpoint_file import Checkpoint, GeneratorState
from mnist_desktop.core.runs.names import distinct_name
from mnist_desktop.core.runs.record import DamagedRun, Origin, RunInfo, RunRecord, Trains
from mnist_desktop.core.runs.said_names import FINE_TUNED
from mnist_desktop.core.runs.store import new_run_id
from mnist_desktop.core.training_config import TrainingConfig
from mnist_desktop.training.engine_interface import OpenedRun, Predictor
from mnist_desktop.training.resume import ResumableRun

FEWEST = 20
"""Images to learn from: with fewer, what it learns is these images."""
SHARES = (0, 50, 75, 90)
"""Old images, in percent of the training images, that can be chosen."""
LARGEST_BATCH = 64
"""There are few images: larger batches give few steps."""
EPOCHS = 10
RATE_SHARE = {"all": 0.05, "last": 0.75}
"""Of the rate that the run was trained with."""


class FineTuningError(UserError):
    """A run cannot be fine-tuned on these images."""


class NewImages(Protocol):
    """What there is to learn from: a data set, or what is to become one. The training part comes first."""

    @property
    def images(self) -> NDArray[np.uint8]:
        """uint8, shape (N, 28, 28)."""
        ...

    @property
    def labels(self) -> NDArray[np.uint8]:
        """uint8, shape (N,)."""
        ...

    @property
    def train_count(self) -> int:
        """How many of the N are to learn from."""
        ...

    @property
    def class_names(self) -> tuple[str, ...]:
        """One name for each class."""
        ...


@dataclass(frozen=True)
class Tuning:
    """How to fine-tune.

    Attributes
    ----------
    learning_rate
        The rate that it begins with; it falls to zero along a cosine.
    trains
        Which layers learn.
    share
        How many of 100 training images are old ones; 0 for none.
    epochs
        How often all images are seen.
    """

    learning_rate: float
    trains: Trains = "all"
    share: int = 75
    epochs: int = EPOCHS


@dataclass(frozen=True, eq=False)
class Readings:
    """What a network reads, uint8, shape (N,) each: images to learn from, new images to test with, and the old test images."""

    seen: NDArray[np.uint8]
    unseen: NDArray[np.uint8]
    usual: NDArray[np.uint8]


@dataclass(frozen=True, eq=False)
class TuningPlan:
    """All that is known before it begins.

    Attributes
    ----------
    run
        What it begins from, after an `epoch`.
    new
        What it learns from, and is tested with.
    old
        What it knows.
    before
        What it reads now.
    is_test_new
        Whether it is known that it has learned from none of the new images to test with.
    """

    run: OpenedRun
    epoch: int
    new: NewImages
    old: Dataset
    before: Readings
    is_test_new: bool = True


def proposed_rate(config: TrainingConfig, trains: Trains) -> float:
    """The rate to begin with: lower than that of the run, so that little is forgotten."""
    return config.learning_rate * RATE_SHARE[trains]


def prepare(run: OpenedRun, new: NewImages, load: Callable[[str], Dataset], epoch: int) -> TuningPlan:
    """Read all images as the network is now. For a worker.

    Raises
    ------
    FineTuningError
        There are too few images, or they are of other classes.
    UserError
        What the network has learned from cannot be read.
    """
    info = run.record.info
    if info.class_names != new.class_names:
        raise FineTuningError("This network tells other classes apart than the images show, so it cannot be trained on them.")
    if new.train_count < FEWEST:
        told = "{count:,} images to learn from are too few to fine-tune a network: it takes {least:,}. Collect more first."
        raise FineTuningError(told, count=new.train_count, least=FEWEST)
    old = old_data(info, load)
    return TuningPlan(run, epoch, new, old, readings(run.predictor, new, old))


def prepare_on_drawings(
    run: OpenedRun,
    collection: Drawings,
    load: Callable[[str], Dataset],
    epoch: int,
    runs: Iterable[RunInfo | DamagedRun] = (),
) -> tuple[HandwrittenData, TuningPlan]:
    """Divide a collection such that the test part is new to the network as far as that can be known, then :func:`prepare`.

    Parameters
    ----------
    runs
        As in :func:`learned_images`.

    Raises
    ------
    HandwritingError
        There are too few drawings for two parts, or none is new to the network.
    UserError
        As :func:`prepare` raises it.
    """
    learned = learned_images(run.record.info, load, runs)
    data = as_data(collection, learned=learned or frozenset())
    return data, replace(prepare(run, data, load, epoch), is_test_new=learned is not None)


def learned_images(
    info: RunInfo, load: Callable[[str], Dataset], runs: Iterable[RunInfo | DamagedRun] = ()
) -> frozenset[bytes] | None:
    """The images that a run, and all that it was fine-tuned from, were trained with, besides published ones.

    Parameters
    ----------
    runs
        Where those that it began from are looked up.

    Returns
    -------
    frozenset of bytes
        Each image as 784 bytes; None where some cannot be read.
    """
    others = {each.id: each for each in runs if isinstance(each, RunInfo)}
    found: frozenset[bytes] = frozenset()
    while True:
        own = _own_images(info, load)
        if own is None:
            return None
        found |= own
        if info.origin is None:
            return found
        base = others.pop(info.origin.run_id, None)  # taken out: a file may say that two began from each other
        if base is None:
            return found if _began_with_published(info.origin) else None
        info = base


def _own_images(info: RunInfo, load: Callable[[str], Dataset]) -> frozenset[bytes] | None:
    mixture = parse_key(info.dataset_key)
    key = original_of(info.dataset_key if mixture is None else mixture.own)
    if known_by_key(key) is not None:
        return frozenset()
    try:
        dataset = load(key)
    except UserError:
        return None
    if key == info.dataset_key and dataset.fingerprint != info.dataset_fingerprint:
        return None
    return frozenset(image.tobytes() for image in dataset.train_images)


def _began_with_published(origin: Origin) -> bool:
    """Whether a run that is not here any more has learned from a published set, and was not fine-tuned itself."""
    known = known_by_fingerprint(origin.dataset_fingerprint)
    return known is not None and known.title == origin.dataset_title


def old_data(info: RunInfo, load: Callable[[str], Dataset]) -> Dataset:
    """What a run has learned from, before it was fine-tuned or its data were broken; the starter set where that is absent.

    Raises
    ------
    UserError
        It cannot be read.
    """
    mixture = parse_key(info.dataset_key)
    key = info.dataset_key if mixture is None else mixture.old
    if info.origin is not None and mixture is None:  # fine-tuned on new images alone
        key = info.dataset_family
    try:
        return load(original_of(key))
    except AbsentDataError:
        if known_by_key(original_of(key)) is None:
            raise
        return load(starter_of(info.dataset_family).key)


def readings(predictor: Predictor, new: NewImages, old: Dataset) -> Readings:
    """Let a network read all that it is judged by."""
    parts = new.images[: new.train_count], new.images[new.train_count :], old.test_images
    return Readings(*(predictor(part).argmax(1).astype(np.uint8) for part in parts))


def training_data(own: Dataset, old: Dataset, share: int) -> Dataset:
    """What to train on: a kept set alone, or with a `share` of old images, in percent.

    Raises
    ------
    DataFileError
        They have other numbers of classes.
    """
    return own if share == 0 else catalog.mix_data(own, old, Mixture(own.key, old.key, share))


def beginning(
    prepared: TuningPlan, tuning: Tuning, dataset: Dataset, names: Collection[str] = (), student: str = ""
) -> ResumableRun:
    """The beginning of a fine-tuned run, which a session and an engine go on with as with an interrupted one.

    Parameters
    ----------
    dataset
        The result of :func:`training_data`.
    names
        Those that other runs have.
    """
    record = prepared.run.record
    base, now = record.info, datetime.now().astimezone().isoformat(timespec="seconds")
    # One that was fine-tuned already is not called so twice.
    name = distinct_name(base.name if FINE_TUNED in base.name else f"{base.name}, {FINE_TUNED}", names)
    first = base.dataset_fingerprint if base.origin is None else base.origin.dataset_fingerprint
    origin = Origin(base.id, base.name, prepared.epoch, base.dataset_title, first, tuning.trains)
    config = tuned_config(base.config, tuning)
    info = structs.replace(
        base, id=new_run_id(), name=name, created=now, spec=structs.replace(base.spec, name=name), config=config,
        dataset_key=dataset.key, dataset_title=dataset.title, dataset_family=dataset.family,
        dataset_fingerprint=dataset.fingerprint, class_names=dataset.class_names, class_names_ko=dataset.class_names_ko,
        history=(), outcome="interrupted", message=None, best_epoch=0, seconds=0.0, test_accuracy=None, notes="",
        steps_per_epoch=0, rate_changes=(), student=student, expectation=None, origin=origin,
    )  # fmt: skip
    start = RunRecord(info, record.weights, record.pixel_mean, record.pixel_std)
    generator = GeneratorState.of(np.random.default_rng(config.seed))
    return ResumableRun(Checkpoint(start, record.weights, (), generator, (), now), dataset, ())


def keep_and_begin(  # noqa: PLR0913 - who tunes what, how, and what it is to be called
    prepared: TuningPlan, data: HandwrittenData, tuning: Tuning, title: str, names: Collection[str] = (), student: str = ""
) -> ResumableRun:
    """Keep collected drawings as a data set under a title, and begin to train on it. For a worker.

    Raises
    ------
    StorageError
        They cannot be written. Nothing of them stays.
    """
    dataset = training_data(keep_data(data, title), prepared.old, tuning.share)
    return beginning(prepared, tuning, dataset, names, student)


def tuned_config(config: TrainingConfig, tuning: Tuning) -> TrainingConfig:
    """The settings of a fine-tuned run.

    Nothing is set aside: there are few images, and those of the test part tell more.
    """
    return structs.replace(
        config,
        learning_rate=tuning.learning_rate,
        schedule="cosine",
        epochs=tuning.epochs,
        batch_size=min(config.batch_size, LARGEST_BATCH),
        validation_share=0.0,
        early_stopping=None,
        made_up_hands=0.0,  # the hands that count here are those of the class
    )
