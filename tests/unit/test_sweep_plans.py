"""The members of a sweep follow from its plan alone, no two are alike, and what cannot be trained is said before it begins."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mnist_desktop.core.datasets.families import FAMILIES
from mnist_desktop.core.errors import StorageError, UserError
from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.model.layers import Conv2D, Dense, Dropout, Flatten
from mnist_desktop.core.model.spec import MAX_LAYERS, ModelSpec, analyse
from mnist_desktop.core.presets.all_presets import PRESETS, preset
from mnist_desktop.core.runs import comparison
from mnist_desktop.core.runs.names import distinct_name
from mnist_desktop.core.sentence import Message
from mnist_desktop.core.sweeps.axes import AXIS_KINDS, Axis, AxisKind, Setting, Span, checked_axis, with_setting
from mnist_desktop.core.sweeps.files import DamagedSweep, Failure, Journal, SweepFileError, SweepStore, read_plan
from mnist_desktop.core.sweeps.plan import (
    Halving,
    SweepPlan,
    check_plan,
    grid_size,
    is_any_member,
    is_member_of,
    members,
    run_id_of,
)
from mnist_desktop.core.sweeps.problems import (
    PROCESS_BYTES,
    memory_needed,
    memory_problem,
    obstacle_to,
    places_for,
    problems_of,
    unused_axis,
)
from mnist_desktop.core.training_config import TrainingConfig

CLASSES = FAMILIES["mnist"].class_names
FIRST = preset("mnist-mlp").experiment
VALUES: dict[AxisKind, st.SearchStrategy[object]] = {
    "preset": st.sampled_from([each.id for each in PRESETS]),
    "layers": st.integers(1, 5),
    "units": st.integers(1, 256),
    "filters": st.integers(1, 64),
    "dropout": st.sampled_from([0, 0.1, 0.25, 0.5]),
    "optimizer": st.sampled_from(["sgd", "adam", "rmsprop"]),
    "learning_rate": st.sampled_from([0.0001, 0.001, 0.01]),
    "batch_size": st.sampled_from([16, 64, 128]),
    "seed": st.integers(0, 5),
}


def make_plan(*axes: Axis, base: Experiment = FIRST, **changes: object) -> SweepPlan:
    plan = SweepPlan("20260101-120000-abcdef", "Ours", "2026-01-01T12:00:00+00:00", base, axes, "mnist-starter",
                     "MNIST, starter 5,000", "f" * 64, CLASSES)  # fmt: skip
    return check_plan(msgspec.structs.replace(plan, **changes))


@st.composite
def plans(draw: st.DrawFn) -> SweepPlan:
    kinds = draw(st.lists(st.sampled_from(AXIS_KINDS), min_size=1, max_size=4, unique=True))
    axes = tuple(Axis(kind, tuple(draw(st.lists(VALUES[kind], min_size=1, max_size=3)))) for kind in kinds)
    base = draw(st.sampled_from([each.experiment for each in PRESETS]))
    search = draw(st.sampled_from(["grid", "random"]))
    return make_plan(*axes, base=base, search=search, search_seed=draw(st.integers(0, 9)), most_runs=draw(st.integers(1, 30)))


few = settings(max_examples=30)


# Members


@few
@given(plans())
def test_members_are_no_more_than_the_budget_and_no_two_are_alike(plan: SweepPlan) -> None:
    every = members(plan)
    assert 1 <= len(every) <= plan.most_runs
    assert len({each.experiment.spec.name for each in every}) == len(every)
    trained = [(each.experiment.spec.layers, each.experiment.config) for each in every if each.problem is None]
    assert len(set(map(msgspec.json.encode, trained))) == len(trained)


@few
@given(plans())
def test_a_plan_that_was_written_and_read_has_the_same_members(plan: SweepPlan) -> None:
    read = check_plan(msgspec.json.decode(msgspec.json.encode(plan), type=SweepPlan))
    assert read == plan
    members.cache_clear()
    assert [(each.settings, each.experiment) for each in members(read)] == [
        (each.settings, each.experiment) for each in members(plan)
    ]


@few
@given(plans())
def test_each_member_says_of_itself_what_it_is_trained_with(plan: SweepPlan) -> None:
    for each in members(plan):
        assert [setting.kind for setting in each.settings] == [axis.kind for axis in plan.axes]
        said = {setting.kind: setting.value for setting in each.settings}
        if each.problem is None:
            assert each.experiment.config.seed == said.get("seed", each.experiment.config.seed)
            assert each.experiment.config.batch_size == said.get("batch_size", each.experiment.config.batch_size)


def test_a_grid_has_every_combination_in_order() -> None:
    plan = make_plan(Axis("units", (8, 16)), Axis("learning_rate", (0.1, 0.01)))
    values = [tuple(setting.value for setting in each.settings) for each in members(plan)]
    assert values == [(8, 0.1), (8, 0.01), (16, 0.1), (16, 0.01)]
    assert grid_size(plan) == 4


def test_of_a_grid_beyond_the_budget_a_seeded_part_is_tried() -> None:
    plan = make_plan(Axis("batch_size", tuple(range(1, 101))), Axis("units", tuple(range(1, 101))), most_runs=20)
    tried = [each.settings for each in members(plan)]
    assert len(set(tried)) == 20
    other = make_plan(*plan.axes, most_runs=20, search_seed=1)
    assert [each.settings for each in members(other)] != tried


@pytest.mark.parametrize("search", ["grid", "random"])
@pytest.mark.parametrize("seed_first", [True, False])
def test_each_combination_that_is_drawn_has_all_seeds(search: str, *, seed_first: bool) -> None:
    axes = [Axis("units", tuple(range(1, 101))), Axis("batch_size", (16, 64))]
    axes.insert(0 if seed_first else 2, Axis("seed", (5, 6, 7)))
    plan = make_plan(*axes, search=search, most_runs=20)
    seeds: dict[object, list[object]] = {}
    for each in members(plan):
        values = {setting.kind: setting.value for setting in each.settings}
        seeds.setdefault((values["units"], values["batch_size"]), []).append(values["seed"])
    assert list(seeds.values()) == [[5, 6, 7]] * 6, "a seventh would not be whole"


def test_of_more_seeds_than_the_budget_one_combination_has_as_many_as_fit() -> None:
    plan = make_plan(Axis("units", (8, 16)), Axis("seed", tuple(range(9))), most_runs=4)
    assert [each.experiment.config.seed for each in members(plan)] == [0, 1, 2, 3]
    assert len({each.settings[0] for each in members(plan)}) == 1


@pytest.mark.parametrize("scale", ["linear", "log"])
def test_random_search_draws_within_its_span(scale: str) -> None:
    plan = make_plan(Axis("learning_rate", span=Span(0.0001, 0.1, scale)), Axis("units", span=Span(4, 64)), search="random")
    rates = [each.experiment.config.learning_rate for each in members(plan)]
    assert len(rates) == 50
    assert all(0.0001 <= rate <= 0.1 for rate in rates)
    below = sum(rate < 0.00316 for rate in rates)  # the middle of a logarithmic scale
    assert 12 <= below <= 38 if scale == "log" else below <= 6
    assert all(isinstance(each.settings[1].value, int) for each in members(plan))


def test_the_run_of_a_member_is_told_by_its_id() -> None:
    assert is_member_of(run_id_of("20260101-120000-abcdef", 12), "20260101-120000-abcdef")
    assert is_any_member(run_id_of("20260101-120000-abcdef", 12))
    assert not is_any_member("20260101-120000-abcdef")
    assert not is_any_member("20260101-120000-1234")
    assert not is_member_of("20260101-120000-abcdef", "20260101-120000-abcdef")
    assert not is_member_of("20260101-120000-abcdef-0001", "20260101-120000-abcde")


def test_a_thousand_members_are_named_without_comparing_each_with_all() -> None:
    comparison._layer_changes.cache_clear()
    plan = make_plan(Axis("learning_rate", tuple(0.001 * step for step in range(1, 11))), Axis("seed", tuple(range(100))),
                     most_runs=1000)  # fmt: skip
    every = members(plan)
    assert comparison._layer_changes.cache_info().misses <= len(PRESETS), "they are of one network"
    assert every[-1].experiment.spec.name == "First network, learning rate 0.01 100"


class Counting(set):
    """Counts how often it is looked into."""

    looks = 0

    def __contains__(self, name: object) -> bool:
        self.looks += 1
        return super().__contains__(name)


def test_a_name_is_found_without_looking_at_the_numbers_that_are_known_to_be_taken() -> None:
    taken = Counting({"Ours", *(f"Ours {number}" for number in range(2, 1000))})
    assert distinct_name("Ours", taken, 999) == "Ours 1000"
    assert taken.looks < 5


# Axes

MIXED = ModelSpec((Conv2D(8), Conv2D(4), Flatten(), Dense(32), Dropout(0.1), Dense(16), Dense(10, "softmax")), "Mixed")


def layers_with(kind: AxisKind, value: float, spec: ModelSpec = MIXED) -> str:
    changed = with_setting(Experiment(spec), Setting(kind, value)).spec
    assert analyse(changed, 10).blocking is None
    return ", ".join(f"{layer.kind} {layer.settings}".strip() for layer in changed.layers)


def test_units_are_those_of_every_hidden_dense_layer() -> None:
    assert layers_with("units", 5) == (
        "Conv2D 8 3×3 relu, Conv2D 4 3×3 relu, Flatten, Dense 5 relu, Dropout 0.1, Dense 5 relu, Dense 10 softmax"
    )


def test_filters_are_those_of_every_convolution() -> None:
    assert layers_with("filters", 2).startswith("Conv2D 2 3×3 relu, Conv2D 2 3×3 relu, Flatten, Dense 32")


def test_layers_are_repeated_with_the_dropout_behind_them_and_the_last_go_first() -> None:
    assert layers_with("layers", 4).endswith("Dropout 0.1, Dense 16 relu, Dense 16 relu, Dense 16 relu, Dense 10 softmax")
    assert layers_with("layers", 1).endswith("Flatten, Dense 32 relu, Dropout 0.1, Dense 10 softmax")
    one = ModelSpec((Flatten(), Dense(8), Dropout(0.2), Dense(10, "softmax")))
    assert layers_with("layers", 2, one) == "Flatten, Dense 8 relu, Dropout 0.2, Dense 8 relu, Dropout 0.2, Dense 10 softmax"


def test_dropout_is_that_of_every_dropout_or_of_new_ones_behind_the_hidden_layers() -> None:
    assert "Dropout 0.5" in layers_with("dropout", 0.5)
    bare = FIRST.spec
    assert layers_with("dropout", 0.5, bare) == (
        "Flatten, Dense 64 relu, Dropout 0.5, Dense 32 relu, Dropout 0.5, Dense 10 softmax"
    )
    assert layers_with("dropout", 0, bare) == "Flatten, Dense 64 relu, Dense 32 relu, Dense 10 softmax"


def test_a_preset_replaces_all_but_the_epochs_and_the_images_to_judge_by_and_other_settings_change_it() -> None:
    plan = make_plan(Axis("learning_rate", (0.5,)), Axis("preset", ("cnn", "dnn")))
    assert [each.experiment.config.learning_rate for each in members(plan)] == [0.5, 0.5]
    cnn = preset("cnn").experiment
    assert members(plan)[0].experiment.spec.layers == cnn.spec.layers
    config = members(plan)[0].experiment.config
    assert (config.epochs, config.validation_share) == (FIRST.config.epochs, FIRST.config.validation_share)
    assert config.early_stopping == cnn.config.early_stopping


@pytest.mark.parametrize(
    ("axis", "said"),
    [
        (Axis("units"), "either values or a span"),
        (Axis("units", (1,), Span(1, 2)), "either values or a span"),
        (Axis("units", (0,)), "units must be a whole number from 1 to 4,096, not 0."),
        (Axis("units", (1.5,)), "units must be a whole number"),
        (Axis("layers", (99,)), "1 to 20 hidden Dense layers, not 99."),
        (Axis("layers", ("two",)), "1 to 20 hidden Dense layers, not two."),
        (Axis("learning_rate", ("fast",)), "learning_rate must be a number"),
        (Axis("optimizer", ("adma",)), "optimizer must be one of"),
        (Axis("preset", ("none",)), "There is no preset called none."),
        (Axis("optimizer", span=Span(1, 2)), "Optimizer has no span"),
        (Axis("learning_rate", span=Span(0.1, 0.01)), "must begin with the smaller number"),
        (Axis("dropout", span=Span(0, 0.5, "log")), "must begin above 0"),
        (Axis("batch_size", span=Span(0, 64)), "batch_size must be a whole number from 1"),
        (Axis("learning_rate", span=Span(0.1, float("inf"))), "learning_rate must be a number"),
    ],
)
def test_what_an_axis_cannot_be_is_said(axis: Axis, said: str) -> None:
    with pytest.raises(UserError) as caught:
        checked_axis(axis)
    assert said in caught.value.text


def test_values_are_kept_once_and_whole_numbers_as_such() -> None:
    assert checked_axis(Axis("units", (32.0, 32, 64))).values == (32, 64)
    assert [type(value) for value in checked_axis(Axis("units", (32.0,))).values] == [int]


@pytest.mark.parametrize(
    ("axes", "search", "said"),
    [
        ((Axis("units", (1,)), Axis("units", (2,))), "grid", "Units is there twice."),
        ((Axis("units", span=Span(1, 2)),), "grid", "A grid needs a list of values for Units"),
        (
            (*(Axis(kind, tuple(range(1, 1001))) for kind in ("units", "batch_size", "seed")), Axis("layers", (1, 2))),
            "grid",
            "more than 1,000,000,000 combinations",
        ),
    ],
)
def test_what_a_plan_cannot_be_is_said(axes: tuple[Axis, ...], search: str, said: str) -> None:
    with pytest.raises(UserError, match=said):
        make_plan(*axes, search=search)


def test_a_plan_whose_network_has_more_layers_than_the_builder_allows_is_refused() -> None:
    layers = (Flatten(), *[Dense(8)] * MAX_LAYERS, Dense(10, "softmax"))
    with pytest.raises(UserError, match=f"at most {MAX_LAYERS} layers"):
        make_plan(Axis("seed", (1, 2)), base=Experiment(ModelSpec(layers)))


# Problems


def test_members_that_cannot_be_trained_are_named_with_the_cause() -> None:
    plan = make_plan(Axis("optimizer", ("sgd", "nadam")), Axis("filters", (8,)))
    assert [each.member.number for each in problems_of(plan)] == [1, 2]
    assert obstacle_to(plan).text == "The network has no convolution whose filters could be changed."
    plan = make_plan(Axis("optimizer", ("sgd", "nadam")), base=preset("from-scratch").experiment)
    assert [each.member.number for each in problems_of(plan)] == [2]
    assert obstacle_to(plan) is None


def test_halving_needs_validation_images() -> None:
    base = Experiment(FIRST.spec, TrainingConfig(validation_share=0))
    plan = make_plan(Axis("seed", (1, 2)), base=base, halving=Halving())
    assert "none are set aside" in obstacle_to(plan).text


def test_an_axis_that_changes_nothing_is_told() -> None:
    plan = make_plan(Axis("layers", (2,)), Axis("dropout", (0, 0.5)))
    assert unused_axis(plan) is None
    rates = make_plan(Axis("units", (8, 16)), Axis("preset", ("softmax-regression",)))
    assert unused_axis(rates) is None, "it cannot be made, which is said elsewhere"
    assert unused_axis(make_plan(Axis("dropout", (0, 0.5)), Axis("seed", (1, 2, 3)), most_runs=4)) is None, "one was drawn"


def test_as_many_are_trained_at_a_time_as_there_is_room_for() -> None:
    plan = make_plan(Axis("seed", tuple(range(8))))
    every = members(plan)
    assert places_for(every, 4, 100 * PROCESS_BYTES) == 4
    assert places_for(every, 16, 100 * PROCESS_BYTES) == 8
    assert places_for(every, 4, int(2.5 * PROCESS_BYTES)) == 2
    assert places_for(every, 4, 0) == 1
    large = make_plan(Axis("units", (4096,)), Axis("layers", (2,)), Axis("seed", (0, 1)))
    assert places_for(members(large), 2, memory_needed(plan, 2)) == 1
    assert memory_needed(large, 2) > memory_needed(plan, 2)


def test_too_little_memory_for_one_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mnist_desktop.core.sweeps.problems.step_memory", lambda: 0)
    plan = make_plan(Axis("seed", (1,)))
    assert memory_problem(plan, 2 * PROCESS_BYTES) is None
    assert "0.8 GB of memory, and 0.4 GB are free" in memory_problem(plan, PROCESS_BYTES // 2).text


# Files


@pytest.fixture
def store(tmp_path: Path) -> SweepStore:
    return SweepStore(tmp_path / "sweeps")


PLAN = make_plan(Axis("seed", (1, 2)), halving=Halving(), most_minutes=3.5)


def test_a_sweep_that_is_kept_is_read_as_it_was(store: SweepStore) -> None:
    store.create(PLAN)
    journal = Journal(12.5, (Failure(2, Message("It was {what}.", {"what": "lost"})),), ended=True)
    store.keep(PLAN.id, journal)
    (kept,) = store.list()
    assert (kept.plan, kept.journal) == (PLAN, journal)
    assert store.rename(PLAN.id, "Other").name == "Other"
    store.delete(PLAN.id)
    assert store.list() == ()


def test_a_journal_has_only_what_is_not_as_in_the_beginning(store: SweepStore) -> None:
    """So earlier versions, which refuse what they do not know, read it where no class trains and nothing runs."""
    store.create(PLAN)
    for journal, words in ((Journal(12.5), {"seconds"}), (Journal(running=True, trained_at={1: "a"}), {"running", "trained_at"})):
        store.keep(PLAN.id, journal)
        assert set(json.loads((store.folder / PLAN.id / "journal.json").read_bytes())) == words


def test_of_a_deleted_sweep_nothing_comes_back(store: SweepStore) -> None:
    store.create(PLAN)
    store.delete(PLAN.id)
    store.keep(PLAN.id, Journal(1.0))
    assert store.list() == ()
    store.delete(PLAN.id)


def test_a_sweep_is_not_written_over_another(store: SweepStore) -> None:
    store.create(PLAN)
    with pytest.raises(StorageError, match="there already"):
        store.create(PLAN)


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"\xff" * 99, b"[" * 100_000, b'{"format": "mnist-desktop sweep", "version": 1}']
)
def test_a_damaged_sweep_is_named_and_the_others_are_listed(store: SweepStore, content: bytes) -> None:
    store.create(PLAN)
    other = store.folder / "20260102-120000-abcdef"
    other.mkdir()
    (other / "sweep.json").write_bytes(content)
    damaged, whole = store.list()
    assert isinstance(damaged, DamagedSweep)
    assert str(other) in damaged.error.text
    assert whole.plan == PLAN


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"format": "something"}, "is not a sweep of this program"),
        ({"version": 2}, "has format version 2; this program reads 1."),
    ],
)
def test_a_sweep_of_another_kind_or_version_is_not_called_damaged(
    store: SweepStore, change: dict[str, object], said: str
) -> None:
    store.create(PLAN)
    path = store.folder / PLAN.id / "sweep.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | change))
    with pytest.raises(SweepFileError) as caught:
        store.load(PLAN.id)
    assert said in caught.value.text


def test_values_that_a_form_would_refuse_are_refused_in_a_file(store: SweepStore) -> None:
    store.create(PLAN)
    path = store.folder / PLAN.id / "sweep.json"
    content = json.loads(path.read_text())
    content["sweep"]["axes"] = [{"kind": "learning_rate", "values": [-1]}]
    path.write_text(json.dumps(content))
    with pytest.raises(SweepFileError, match="learning_rate must be a number"):
        read_plan(path)


def test_a_damaged_journal_costs_only_the_time(store: SweepStore) -> None:
    store.create(PLAN)
    (store.folder / PLAN.id / "journal.json").write_bytes(b"{")
    assert store.load(PLAN.id).journal == Journal()


@pytest.mark.parametrize("sweep_id", ["..", "../runs", "a/b", "", ".hidden", "x" * 300])
def test_an_id_leads_to_no_other_folder(store: SweepStore, sweep_id: str) -> None:
    for act in (store.load, store.delete, lambda each: store.keep(each, Journal())):
        with pytest.raises(StorageError, match="no sweep called"):
            act(sweep_id)
