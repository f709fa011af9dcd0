"""Fine-tuning: it begins with the weights of another run, learns what it is told to, and says what came of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
from msgspec import structs

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.datasets.known import known_by_key
from mnist_desktop.core.datasets.mixed import Mixture
from mnist_desktop.core.datasets.stored import AbsentDataError
from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.handwriting.as_data import CLASS_NAMES, as_data
from mnist_desktop.core.handwriting.kept_data import keep_data
from mnist_desktop.core.lessons.goals import AccuracyGoal, Deeds
from mnist_desktop.core.lessons.hand_in import hand_in_of, read_hand_in, write_hand_in
from mnist_desktop.core.lessons.lesson import Lesson, changed_controls
from mnist_desktop.core.model.layers import BatchNormalization, Dense, Dropout, Flatten
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.results.fine_tuned import BeforeAfter, Few, Gain, Memory, judge_new, judge_old
from mnist_desktop.core.runs.comparison import differences, kind_of_run, origin_words
from mnist_desktop.core.runs.control import Control
from mnist_desktop.core.runs.events import EpochEnded, RunEvent, RunStarted
from mnist_desktop.core.runs.record import Origin, RunRecord, Trains
from mnist_desktop.core.runs.run_files import decode_info, encode_info
from mnist_desktop.core.runs.said_names import said_run_name
from mnist_desktop.core.runs.store import RunStore
from mnist_desktop.core.sentence import said
from mnist_desktop.core.training_config import EngineName, TrainingConfig
from mnist_desktop.training import engines, train_on
from mnist_desktop.training.engine_interface import OpenedRun
from mnist_desktop.training.fine_tuning import (
    FineTuningError,
    Readings,
    Tuning,
    TuningPlan,
    beginning,
    learned_images,
    prepare,
    prepare_on_drawings,
    proposed_rate,
    tuned_config,
)
from mnist_desktop.training.job import TrainingJob
from mnist_desktop.training.resume import prepare_resume
from mnist_desktop.training.services import Services
from mnist_desktop.training.whole_run import try_to_save
from tests.conftest import CannedPredictor, make_info
from tests.unit.test_handwriting import of_hands

CONFIG = TrainingConfig(engine="scratch", learning_rate=0.02, batch_size=32, epochs=2, scaling="standard", optimizer="adam")
TUNING = Tuning(0.01, "all", 0, 3)
NOTHING_READ = Readings(*([np.zeros(0, np.uint8)] * 3))


def spec_of(engine: EngineName) -> ModelSpec:
    between = (BatchNormalization(), Dropout(0.2)) if engine == "keras" else (Dropout(0.2),)
    return ModelSpec((Flatten(), Dense(16), *between, Dense(10, "softmax")), "Base")


@pytest.fixture
def other_dataset(tiny_dataset: Dataset) -> Dataset:
    """The same classes, at other places: what another hand draws."""
    images = np.ascontiguousarray(tiny_dataset.images[:, ::-1])
    return replace(tiny_dataset, key="set:0123456789abcdef", title="Class", images=images, fingerprint="1" * 64)


@pytest.fixture
def services(tmp_path: Path, services: Services) -> Services:
    return replace(services, engine=engines.train, versions=engines.versions, store=RunStore(tmp_path / "own"))


def prepared(record: RunRecord, old: Dataset, new: Dataset) -> TuningPlan:
    opened = OpenedRun(record, old, None, CannedPredictor(0.1, 10))  # type: ignore[arg-type]  # not looked at
    return TuningPlan(opened, 2, new, old, NOTHING_READ)


def base_of(engine: EngineName, dataset: Dataset) -> RunRecord:
    job = TrainingJob("base", Experiment(spec_of(engine), structs.replace(CONFIG, engine=engine)), dataset)
    return engines.train(job, lambda _: None, Control())


def tuned(record: RunRecord, old: Dataset, new: Dataset, tuning: Tuning, events: list[RunEvent] | None = None) -> RunRecord:
    start = beginning(prepared(record, old, new), tuning, new)
    emit = (lambda _: None) if events is None else events.append
    return engines.train(TrainingJob.resuming(start.checkpoint, start.dataset), emit, Control())


def changed(before: RunRecord, after: RunRecord) -> list[bool]:
    return [not np.array_equal(one, other) for one, other in zip(before.weights, after.weights, strict=True)]


ENGINES = ["scratch", pytest.param("keras", marks=pytest.mark.tensorflow)]


@pytest.mark.trains
@pytest.mark.parametrize("engine", ENGINES)
def test_it_begins_with_the_weights_and_the_scaling_of_the_other_run(tiny_dataset, other_dataset, engine):
    base, events = base_of(engine, tiny_dataset), []
    slow = tuned(base, tiny_dataset, other_dataset, replace(TUNING, learning_rate=1e-7, epochs=1), events)
    started = next(event for event in events if isinstance(event, RunStarted))
    assert started.history == ()
    kernel = 0 if engine == "scratch" else -2
    assert np.allclose(slow.weights[kernel], base.weights[kernel], atol=1e-5)
    assert (slow.pixel_mean, slow.pixel_std) == (base.pixel_mean, base.pixel_std)
    assert slow.info.origin == Origin(base.info.id, "Base", 2, "Tiny blocks", "0" * 64, "all")
    assert (slow.info.name, slow.info.dataset_title, len(slow.info.history)) == ("Base, fine-tuned", "Class", 1)


@pytest.mark.trains
@pytest.mark.parametrize("engine", ENGINES)
def test_only_the_last_layer_learns_where_that_is_wanted_and_all_of_them_otherwise(tiny_dataset, other_dataset, engine):
    base = base_of(engine, tiny_dataset)
    of_last = changed(base, tuned(base, tiny_dataset, other_dataset, replace(TUNING, trains="last")))
    assert of_last == [False] * (len(base.weights) - 2) + [True, True], "running means of batch normalisation included"
    assert all(changed(base, tuned(base, tiny_dataset, other_dataset, TUNING)))


@pytest.mark.trains
@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("trains", ["all", "last"])
def test_one_that_was_interrupted_goes_on_bit_for_bit(services, tiny_dataset, other_dataset, engine, trains: Trains):
    base = base_of(engine, tiny_dataset)
    start = beginning(prepared(base, tiny_dataset, other_dataset), replace(TUNING, trains=trains), other_dataset)
    job = TrainingJob.resuming(start.checkpoint, other_dataset)
    whole = engines.train(job, lambda _: None, Control())
    control = Control()

    def stop_after_first(event: RunEvent) -> None:
        if isinstance(event, EpochEnded):
            control.stop()

    engines.train(job, stop_after_first, control, services.store.unfinished.writer(job.run_id))
    resumable = prepare_resume(services, job.run_id, other_dataset)
    assert resumable.checkpoint.epochs_done == 1
    again = engines.train(TrainingJob.resuming(resumable.checkpoint, resumable.dataset), lambda _: None, Control())
    assert not any(changed(whole, again))
    assert again.info.origin == whole.info.origin


@pytest.mark.trains
def test_one_that_is_trained_on_still_says_what_it_began_from(services, tiny_dataset, other_dataset):
    base = base_of("scratch", tiny_dataset)
    start = beginning(prepared(base, tiny_dataset, other_dataset), replace(TUNING, trains="last", epochs=1), other_dataset)
    job = TrainingJob.resuming(start.checkpoint, other_dataset)
    first = engines.train(job, lambda _: None, Control(), services.store.unfinished.writer(job.run_id))
    assert try_to_save(first, services.store) is None
    on = train_on.trained_on(train_on.prepare(services, first.info.id, other_dataset), train_on.More(1), "On")
    second = engines.train(TrainingJob.resuming(on.checkpoint, on.dataset), lambda _: None, Control())
    assert (second.info.origin, len(second.info.history)) == (first.info.origin, 2)
    assert changed(base, second) == [False, False, True, True]


def test_settings_are_those_of_the_run_with_what_fine_tuning_needs():
    config = TrainingConfig(learning_rate=0.004, schedule="one_cycle", batch_size=128, validation_share=0.05, label_smoothing=0.1)
    made = tuned_config(config, Tuning(0.001, epochs=7))
    assert (made.learning_rate, made.schedule, made.epochs, made.batch_size, made.validation_share, made.label_smoothing) == (
        0.001, "cosine", 7, 64, 0.0, 0.1,
    )  # fmt: skip
    assert proposed_rate(config, "all") < config.learning_rate


def test_what_cannot_be_fine_tuned_is_refused_before_anything_is_asked(make_opened_run, tiny_dataset, other_dataset):
    run = make_opened_run()

    def load(_key: str) -> Dataset:
        return tiny_dataset

    ready = prepare(run, other_dataset, load, 1)
    assert [len(part) for part in (ready.before.seen, ready.before.unseen, ready.before.usual)] == [300, 100, 100]
    with pytest.raises(FineTuningError, match="19 images to learn from are too few"):
        prepare(run, replace(other_dataset, train_count=19), load, 1)
    with pytest.raises(FineTuningError, match="other classes"):
        prepare(run, replace(other_dataset, class_names=tuple("abcdefghij")), load, 1)


def test_the_record_keeps_what_it_began_from_and_an_older_one_is_read_without(tmp_path, tiny_dataset):
    info = make_info("20260101-120000-abcdef", tiny_dataset)
    origin = Origin("other", "Base", 3, "MNIST, starter 5,000", "2" * 64, "last")
    kept = structs.replace(info, origin=origin)
    assert decode_info(encode_info(kept), tmp_path).origin == origin
    older = encode_info(info).replace(b'"version": 6', b'"version": 5').replace(b',\n  "origin": null', b"")
    assert decode_info(older, tmp_path).origin is None
    assert kind_of_run(kept) != kind_of_run(info), "it is no repeat of one that began anew"
    row = next(row for row in differences([info, kept]) if row.text == "Fine-tuned from")
    assert row.texts == ("–", "Base, last layer only")
    named_by_us = structs.replace(kept, origin=structs.replace(origin, name="First network"))
    assert said(origin_words(named_by_us), lambda text: f"<{text}>") == "<<First network>, last layer only>"


def test_one_that_is_fine_tuned_again_still_says_which_published_images_the_first_one_has_learned(tiny_dataset, other_dataset):
    info = make_info("20260101-120000-abcdef", tiny_dataset)
    again = structs.replace(info, origin=Origin("first", "First", 3, "MNIST, all 70,000", "7" * 64))
    origins = [
        beginning(prepared(RunRecord(each, ()), tiny_dataset, other_dataset), TUNING, other_dataset).checkpoint.record.info.origin
        for each in (info, again)
    ]
    assert [origin.dataset_fingerprint for origin in origins] == [info.dataset_fingerprint, "7" * 64]


def drawn_on(make_opened_run, own: Dataset, key: str, fingerprint: str) -> OpenedRun:
    """A run on a kept set of drawings, alone or mixed."""
    run = make_opened_run(dataset=own)
    return replace(run, record=replace(run.record, info=structs.replace(
        run.record.info, dataset_key=key, dataset_fingerprint=fingerprint, class_names=CLASS_NAMES, class_names_ko=CLASS_NAMES,
    )))  # fmt: skip


@pytest.mark.parametrize("is_mixed", [True, False], ids=["mixed", "alone"])
def test_what_it_learned_from_before_is_never_called_new_however_the_class_grows(make_opened_run, tiny_dataset, is_mixed):
    before = as_data(of_hands(4))
    own = keep_data(before, "Class")
    learned = {image.tobytes() for image in before.images[: before.train_count]}
    key = Mixture(own.key, "tiny", 75).key if is_mixed else own.key
    run = drawn_on(make_opened_run, own, key, own.fingerprint)
    sets = {own.key: own}
    leaks = 0
    for writers in range(4, 12):
        class_now = of_hands(writers)
        data, ready = prepare_on_drawings(run, class_now, lambda key: sets.get(key, tiny_dataset), 1)
        assert ready.is_test_new
        assert not learned & {image.tobytes() for image in data.images[data.train_count :]}
        assert not set(data.writers[: data.train_count]) & set(data.writers[data.train_count :])
        plain = as_data(class_now)
        leaks += bool(learned & {image.tobytes() for image in plain.images[plain.train_count :]})
    assert leaks, "a division that knows nothing of the run would not do"


def test_what_any_run_of_a_chain_has_learned_from_is_looked_up_and_a_gap_in_it_is_no_certainty(make_opened_run):
    sets = [keep_data(as_data(of_hands(writers)), f"Class {writers}") for writers in (4, 3)]
    known = known_by_key("mnist")
    by_key = {each.key: each for each in sets}
    from_published = Origin("published", "P", 3, known.title, known.fingerprint)
    first = structs.replace(
        drawn_on(make_opened_run, sets[0], sets[0].key, sets[0].fingerprint).record.info, origin=from_published
    )
    first = structs.replace(first, id="first")
    origin = Origin("first", "First", 3, sets[0].title, known.fingerprint)
    second = structs.replace(first, id="second", dataset_key=sets[1].key, dataset_fingerprint=sets[1].fingerprint, origin=origin)
    images = [{image.tobytes() for image in each.train_images} for each in sets]
    assert images[0] - images[1]
    assert learned_images(first, by_key.__getitem__) == images[0]
    assert learned_images(second, by_key.__getitem__, [first, second]) == images[0] | images[1]
    assert learned_images(second, by_key.__getitem__, [second]) is None
    turned = structs.replace(first, origin=structs.replace(origin, run_id="second"))
    assert learned_images(second, by_key.__getitem__, [turned, second]) is None, "and it ends"


def test_it_is_said_where_nobody_knows_what_it_has_learned_from(make_opened_run, tiny_dataset):
    own = keep_data(as_data(of_hands(4)), "Class")

    def load(key: str) -> Dataset:
        if key == own.key:
            raise AbsentDataError("It is gone.")
        return tiny_dataset

    run = drawn_on(make_opened_run, own, Mixture(own.key, "tiny", 75).key, "3" * 64)
    assert learned_images(run.record.info, load) is None
    assert not prepare_on_drawings(run, of_hands(5), load, 1)[1].is_test_new
    assert learned_images(structs.replace(run.record.info, dataset_key="mnist"), load) == frozenset()
    changed_since = structs.replace(run.record.info, dataset_key="file:mine", dataset_fingerprint="9" * 64)
    assert learned_images(changed_since, load) is None


def test_a_hand_in_holds_a_fine_tuned_run_and_one_with_made_up_digits_as_they_are(tmp_path, make_opened_run):
    record, path = make_opened_run().record, tmp_path / "a.zip"
    goal = AccuracyGoal(id="reach", text={"en": "Reach"}, at_least=0.5)
    lesson = Lesson(id="first", title={"en": "First"}, text={"en": "Text"}, goals=(goal,), fixed=("made_up_hands",))
    origin = Origin("other", "Base", 3, "MNIST, starter 5,000", "2" * 64, "last")
    made_up = structs.replace(record.info.config, made_up_hands=0.7)
    for info in (structs.replace(record.info, origin=origin), structs.replace(record.info, config=made_up)):
        said = hand_in_of(lesson, Deeds(), "Ada", [info], datetime(2026, 5, 4, 12, 0, tzinfo=UTC))
        write_hand_in(path, said, lesson, [replace(record, info=info)])
        found = read_hand_in(path).records[0].info
        assert (found.origin, found.config.made_up_hands) == (info.origin, info.config.made_up_hands)
    assert changed_controls(lesson, Experiment(record.info.spec, made_up)) == ("made_up_hands",)
    assert changed_controls(lesson, Experiment(record.info.spec, record.info.config)) == ()


def test_the_name_says_that_a_run_was_fine_tuned_in_every_language():
    assert said_run_name("First network, fine-tuned 2").values["others"].template == "fine-tuned {number}"
    assert said_run_name("First network, fine-tuned").text == "First network, fine-tuned"


def change(count: int, gained: int, lost: int) -> BeforeAfter:
    labels, before, after = np.zeros(count, np.uint8), np.zeros(count, np.uint8), np.zeros(count, np.uint8)
    before[:gained] = 1
    after[gained : gained + lost] = 1
    return BeforeAfter(labels, before, after)


@pytest.mark.parametrize(
    ("gained", "lost", "kind"), [(12, 1, Gain.BETTER), (1, 12, Gain.WORSE), (3, 1, Gain.UNTOLD), (0, 0, Gain.SAME)]
)
def test_what_new_hands_say_is_weighed_against_luck(gained, lost, kind):
    (said,) = judge_new(change(200, gained, lost))
    assert said.kind is kind
    assert said.text


def test_few_drawings_are_said_to_be_few():
    _, caution = judge_new(change(40, 3, 0))
    assert caution.kind is Few.DRAWINGS
    assert "2.5 points" in caution.text


@pytest.mark.parametrize(("gained", "lost", "kind"), [(5, 30, Memory.FORGETS), (5, 7, Memory.HOLDS), (30, 5, Memory.GROWS)])
def test_what_was_known_before_is_weighed_too(gained, lost, kind):
    said = judge_old(change(1000, gained, lost))
    assert said.kind is kind
    assert f"{gained:,} of 1,000" in said.text
    assert change(1000, gained, lost).confusion(after=True, classes=10).sum() == 1000
