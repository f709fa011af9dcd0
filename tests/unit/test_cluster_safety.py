"""Nothing that a PC of a class sends becomes code on another."""

from __future__ import annotations

import os
import pickle
import re
from pathlib import Path

import pytest

pytest.importorskip("cryptography")
distributed = pytest.importorskip("distributed")

from mnist_desktop.training.cluster import safety  # noqa: E402 - after the look for the extra
from mnist_desktop.training.cluster.link import _pc_of  # noqa: E402
from mnist_desktop.training.cluster.station import train_member  # noqa: E402

KNOWN = {
    "client.py",
    "scheduler.py",
    "utils.py",
    "protocol/pickle.py",
    "protocol/serialize.py",
    "shuffle/_core.py",
    "shuffle/_pickle.py",
}
"""The modules of Dask that take Python's own pickle. ``client`` and ``protocol/pickle`` unpickle what came from elsewhere; the
scheduler and ``utils`` only write, ``serialize`` takes a name of it, and what is shuffled goes through handlers that are taken
away."""


class Harm:
    """Runs a command where it is unpickled."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, ("exit 1",)


@pytest.fixture(autouse=True)
def prepared() -> None:
    safety.prepare()


def test_dask_unpickles_where_this_program_has_looked_and_nowhere_else() -> None:
    folder = Path(distributed.__file__).parent
    takes = re.compile(
        r"^\s*(import pickle|from pickle|import cloudpickle|from cloudpickle|import marshal|import dill)", re.MULTILINE
    )
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*.py") if takes.search(path.read_text("utf-8"))}
    assert {name for name in found if "tests/" not in name and not name.startswith("diagnostics/")} <= KNOWN


def test_what_is_harmful_is_refused_where_dask_reads_it() -> None:
    from distributed.protocol import deserialize, serialize
    from distributed.protocol.pickle import loads

    for harmful in (pickle.dumps(Harm()), pickle.dumps(os.system), pickle.dumps(eval), b"\x80", b"cos\nsystem\n(S'exit 1'\ntR."):
        assert isinstance(loads(harmful), safety.RefusedPickleError)
    assert isinstance(deserialize(*serialize(Harm())), safety.RefusedPickleError)
    assert isinstance(distributed.client.pickle.loads(pickle.dumps(Harm())), safety.RefusedPickleError)


def test_a_task_of_bytes_is_understood() -> None:
    from dask._task_spec import Task

    read = distributed.protocol.pickle.loads(pickle.dumps(Task("a", train_member, "a", b"what")))
    assert not isinstance(read, safety.RefusedPickleError)
    assert read.func is train_member


def test_a_task_of_another_function_is_refused() -> None:
    from dask._task_spec import Task

    assert isinstance(distributed.protocol.pickle.loads(pickle.dumps(Task("a", os.getcwd))), safety.RefusedPickleError)


def test_everything_that_is_answered_exists_in_dask() -> None:
    """A name that Dask has given up would let the class stand still."""
    source = "".join(
        (Path(distributed.__file__).parent / name).read_text("utf-8") for name in ("scheduler.py", "core.py", "worker.py")
    )
    for name in safety.SCHEDULER_HANDLERS | safety.WORKER_STREAM_HANDLERS:
        assert f'"{name}":' in source, name


def test_handlers_that_are_not_named_are_taken_away() -> None:
    handlers = {"identity": 1, "run_function": 2}
    safety.keep_only(handlers, frozenset({"identity"}))
    assert handlers == {"identity": 1}


@pytest.mark.parametrize("told", [None, [], "x", {}, {"name": 1}, {"name": "x" * 100, "session": "s", "versions": {}}])
def test_what_a_desk_says_of_a_pc_may_be_anything(told):
    """Those who lead a sweep look at it while others train."""
    assert _pc_of({"address": "tls://10.0.0.1:1", "told": told, "places": 1}) is None
    assert _pc_of(told) is None


@pytest.mark.parametrize(("places", "taken"), [(-1, None), (4, 4), (10**6, None), (float("inf"), None), ("many", None)])
def test_a_pc_has_no_more_places_than_one_can_have(places, taken):
    told = {"name": "a", "session": "s", "versions": {}}
    found = _pc_of({"address": "tls://10.0.0.1:1", "told": told, "places": places})
    assert (found and found.places) == taken
