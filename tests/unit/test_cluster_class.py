"""A whole class in one process, over the loopback address: its desk, a PC that joins, and a sweep. Trains nothing."""

from __future__ import annotations

import asyncio
import pickle
import queue
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import monotonic
from types import SimpleNamespace

import msgspec
import pytest

from mnist_desktop.core.cluster.join_file import JoinFile, JoinFileError, duration, write_join_file
from mnist_desktop.core.cluster.versions import installed_versions
from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.model.layers import Dense, Flatten
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.sentence import Templated
from mnist_desktop.core.stop_token import StopToken
from mnist_desktop.core.sweeps.axes import Axis
from mnist_desktop.core.sweeps.plan import SweepPlan, check_plan
from mnist_desktop.core.sweeps.progress import SweepState
from mnist_desktop.core.training_config import TrainingConfig
from mnist_desktop.training.cluster.honesty import CheckResult
from mnist_desktop.training.services import Services
from mnist_desktop.training.sweeps.control import SweepControl
from mnist_desktop.training.sweeps.messages import Ended, MemberTask
from mnist_desktop.training.sweeps.runner import run_sweep
from mnist_desktop.training.sweeps.state import sweeps_beside
from tests.sweep_pool import ScriptedPool

pytest.importorskip("cryptography")
pytest.importorskip("distributed")

from mnist_desktop.training.cluster import safety

safety.prepare()

from mnist_desktop.training.cluster import joined as joined_module  # noqa: E402
from mnist_desktop.training.cluster import link  # noqa: E402
from mnist_desktop.training.cluster.certificates import Papers, issue  # noqa: E402
from mnist_desktop.training.cluster.choosing import ClassSize, class_pool, class_size  # noqa: E402
from mnist_desktop.training.cluster.desk import Desk, member_security, stay_open  # noqa: E402
from mnist_desktop.training.cluster.join_check import JoinError, UnreachableError, check_clock, probe  # noqa: E402
from mnist_desktop.training.cluster.joined import Membership, _say_clock, _Time, _wait_for_answer, take_part  # noqa: E402
from mnist_desktop.training.cluster.link import Link  # noqa: E402
from mnist_desktop.training.cluster.station import Station  # noqa: E402

PATIENCE = 60.0
LIFE = timedelta(hours=1)


@pytest.fixture(scope="module", autouse=True)
def the_threads_of_dask_are_there() -> None:
    """It keeps one for as long as the program runs."""
    from distributed.utils import _offload_executor

    _offload_executor.submit(int).result()


def free_port() -> int:
    with socket.socket() as asking:
        asking.bind(("127.0.0.1", 0))
        return int(asking.getsockname()[1])


def joins_of(papers: Papers, port: int, name: str = "3-2") -> JoinFile:
    now = datetime.now(UTC)
    mine = papers.authority, papers.member.certificate, papers.member.key
    return JoinFile(name, "127.0.0.1", port, now, now + LIFE, *mine, installed_versions())


@dataclass
class Thread:
    """A coroutine in a thread, ended by its token; what was said in it, and how it failed."""

    stop: StopToken = field(default_factory=StopToken)
    said: list[str] = field(default_factory=list)
    error: BaseException | None = None

    def say(self, sentence: Templated) -> None:
        self.said.append(sentence.text)

    def wait_for(self, text: str) -> None:
        until = monotonic() + PATIENCE
        waiting = threading.Event()
        while not any(text in said for said in self.said):
            assert monotonic() < until
            assert self.error is None
            waiting.wait(0.02)

    @contextmanager
    def running(self, work: Callable[[], object]) -> Iterator[Thread]:
        def run() -> None:
            try:
                asyncio.run(work())
            except Exception as error:  # noqa: BLE001 - looked at by the test
                self.error = error

        thread = threading.Thread(target=run)
        thread.start()
        try:
            yield self
        finally:
            self.stop.stop()
            thread.join(PATIENCE)
            assert not thread.is_alive()


@dataclass
class Class:
    papers: Papers
    joins: JoinFile
    desk: Thread


@pytest.fixture
def opened() -> Iterator[Class]:
    papers = issue("3-2", "127.0.0.1", datetime.now(UTC), LIFE)
    joins = joins_of(papers, free_port())
    desk = Thread()

    async def run() -> None:
        async with Desk(joins, papers.desk) as opened:
            desk.said.append("open")
            await stay_open(opened, joins, desk.say, desk.stop)

    with desk.running(run):
        desk.wait_for("open")
        yield Class(papers, joins, desk)
    assert desk.error is None


@contextmanager
def joined(opened: Class, services: Services, name: str = "pc", places: int = 2) -> Iterator[Thread]:
    pc = Thread()
    membership = Membership(name, places, installed_versions())
    work = take_part(opened.joins, membership, lambda tell: Station(_Waiting(services, places), tell), pc.say, pc.stop)
    with pc.running(lambda: work):
        yield pc
    assert pc.error is None


class _Waiting(ScriptedPool):
    """Waits a little where there is nothing to tell, as a pool of processes does."""

    def __init__(self, services: Services, places: int) -> None:
        super().__init__(services, places)
        self._lock, self._nothing = threading.RLock(), threading.Event()

    def submit(self, task_id, task):
        with self._lock:
            super().submit(task_id, task)

    def ask(self, task_id, request):
        with self._lock:
            super().ask(task_id, request)

    def receive(self, seconds):
        with self._lock:
            received = super().receive(seconds)
        if received is None:
            self._nothing.wait(0.01)
        return received


@pytest.fixture
def plan(services: Services, tiny_dataset: Dataset) -> Iterator[SweepPlan]:
    spec = ModelSpec((Flatten(), Dense(10, "softmax")), "Ours")
    plan = check_plan(SweepPlan(
        "20260101-120000-abcdef", "Seeds", "2026-01-01T12:00:00+00:00", Experiment(spec, TrainingConfig(epochs=4)),
        (Axis("seed", tuple(range(1, 9))),), tiny_dataset.key, tiny_dataset.title, tiny_dataset.fingerprint,
        tiny_dataset.class_names,
    ))  # fmt: skip
    sweeps_beside(services.store).create(plan)
    yield plan
    services.store.close()


def test_a_sweep_is_trained_by_whoever_has_joined_and_nothing_is_left(
    opened: Class, services: Services, plan: SweepPlan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from mnist_desktop.training.cluster import choosing

    checked: list[str] = []

    def check(task: MemberTask, _told: Ended) -> CheckResult:
        checked.append(task.run_id)
        return CheckResult(is_compared=True)

    monkeypatch.setattr(choosing, "WeightsCheck", lambda *_: check)
    path = tmp_path / "join.json"
    write_join_file(path, opened.joins)
    with joined(opened, services) as pc:
        pc.wait_for("has joined the class 3-2; places: 2")
        opened.desk.wait_for("pc has joined. PCs now: 1, places: 2")
        assert class_size(path) == ClassSize("3-2", 1, 2)
        notes: list[Templated] = []
        pool = class_pool(path, services, plan, notes.append)
        try:
            ended = run_sweep(services, plan.id, pool, lambda _: None, SweepControl())
        finally:
            pool.close()
    assert ended.state is SweepState.OVER
    assert sorted(info.id for info in services.store.list()) == [each.run_id for each in ended.members]
    assert {each.trained_at.text for each in ended.members if each.trained_at} == {"pc"}
    assert checked
    assert notes == []
    opened.desk.wait_for("pc is gone. PCs now: 0, places: 0")


def test_who_has_the_file_of_another_class_is_not_let_in_and_is_told_so(opened: Class) -> None:
    other = issue("other", "127.0.0.1", datetime.now(UTC), LIFE)
    with pytest.raises(JoinError, match="another class"):
        probe(joins_of(other, opened.joins.port, "other"))
    # One that believes this class, but has papers of another.
    mixed = Papers(opened.papers.authority, other.desk, other.member)
    with pytest.raises(JoinError, match="does not let this PC in"):
        probe(joins_of(mixed, opened.joins.port))


def test_a_member_cannot_pass_for_the_class(services: Services) -> None:
    papers = issue("3-2", "127.0.0.1", datetime.now(UTC), LIFE)
    joins, desk = joins_of(papers, free_port()), Thread()

    async def run() -> None:
        async with Desk(joins, papers.member) as opened:
            desk.said.append("open")
            await stay_open(opened, joins, desk.say, desk.stop)

    with desk.running(run):
        desk.wait_for("open")
        with pytest.raises(JoinError, match="another class"):
            probe(joins)


def test_where_nobody_is_that_is_said(opened: Class) -> None:
    with pytest.raises(UnreachableError, match="Nobody answers at"):
        probe(joins_of(opened.papers, free_port()))


def shifted(joins: JoinFile, by: timedelta) -> JoinFile:
    """The file as a PC sees it whose clock is off."""
    return msgspec.structs.replace(joins, begins=joins.begins - by, ends=joins.ends - by)


def test_a_file_whose_time_is_over_is_refused_where_its_class_is_closed(
    opened: Class, services: Services, plan: SweepPlan, tmp_path: Path
) -> None:
    path = tmp_path / "join.json"
    closed = msgspec.structs.replace(shifted(opened.joins, 7 * LIFE), port=free_port())
    write_join_file(path, closed)
    with pytest.raises(JoinFileError, match=r"6 hours later\. Ask for today's file, or set the clock right"):
        class_pool(path, services, plan, lambda _: None)


@pytest.mark.parametrize("ahead", [timedelta(hours=3), timedelta(days=1), timedelta(days=400)])
def test_where_the_class_is_open_a_file_that_is_over_means_that_the_clock_here_is_ahead(
    opened: Class, ahead: timedelta, tmp_path: Path
) -> None:
    far = duration(ahead - LIFE).text
    with pytest.raises(JoinError, match=f"over for {far}, but it is open: the clock of this PC is ahead"):
        check_clock(opened.joins, tmp_path / "f", opened.joins.begins + ahead)


@pytest.mark.parametrize("off", [timedelta(minutes=-10), timedelta(minutes=10), timedelta(minutes=50)])
def test_a_few_minutes_between_the_clocks_do_not_matter(opened: Class, off: timedelta, tmp_path: Path) -> None:
    check_clock(opened.joins, tmp_path / "f", opened.joins.begins + off)
    probe(opened.joins)


@pytest.mark.parametrize(("begins", "far"), [(timedelta(days=-2), "60 min"), (timedelta(days=2), "15 min")])
def test_a_class_whose_own_clock_is_off_is_told_by_that_it_does_not_take_its_papers(begins: timedelta, far: str) -> None:
    """Papers that are over, or not yet good, for OpenSSL on the side of the desk, and good for the file here."""
    papers, off, now = (
        issue("3-2", "127.0.0.1", datetime.now(UTC), LIFE),
        issue("3-2", "127.0.0.1", datetime.now(UTC) + begins, LIFE),
        datetime.now(UTC),
    )
    joins, desk = joins_of(papers, free_port()), Thread()
    believed = msgspec.structs.replace(joins, authority=off.authority)
    shown = msgspec.structs.replace(joins, certificate=off.member.certificate, key=off.member.key, begins=now, ends=now + LIFE)

    async def run() -> None:
        async with Desk(believed, papers.desk) as opened:
            desk.said.append("open")
            await stay_open(opened, joins, desk.say, desk.stop)

    with desk.running(run):
        desk.wait_for("open")
        with pytest.raises(JoinError, match=f"one of the two clocks is wrong, by more than {far}"):
            probe(shown, now)


def test_a_join_file_with_damaged_certificates_is_a_sentence(opened: Class) -> None:
    with pytest.raises(JoinError, match="damaged: ask for the file again"):
        probe(msgspec.structs.replace(opened.joins, certificate="-----BEGIN CERTIFICATE-----\nx\n"))


@pytest.mark.parametrize("ahead", [timedelta(hours=5), timedelta(hours=-5)])
def test_a_pc_stays_until_the_class_is_over_by_the_clock_of_the_class(ahead: timedelta, opened: Class) -> None:
    """`ahead` is by how much its own is behind."""
    joins = shifted(opened.joins, ahead)
    time = _Time(joins, StopToken())
    assert time.is_over == (ahead > LIFE)
    time.ahead = -ahead
    assert not time.is_over
    time.ahead = -ahead + 2 * LIFE
    assert time.is_over


@pytest.mark.parametrize(("ahead", "said"), [
    (timedelta(minutes=10), None), (timedelta(minutes=-10), None), (timedelta(hours=5), "5 hours behind that of the class"),
    (timedelta(days=-3), "3 days ahead of that of the class"),
])  # fmt: skip
def test_a_pc_says_by_how_much_its_clock_is_off_where_that_is_more_than_minutes(ahead: timedelta, said: str | None) -> None:
    told: list[str] = []
    _say_clock(ahead, lambda sentence: told.append(sentence.text))
    assert len(told) == (said is not None)
    assert all(str(said) in each for each in told)


def test_a_pc_that_is_not_let_in_says_so_and_the_desk_goes_on(opened: Class, services: Services) -> None:
    with joined(opened, services, name="x" * 1000) as pc:
        pc.wait_for("does not answer any more")
    with joined(opened, services) as pc:
        pc.wait_for("has joined the class")
    opened.desk.wait_for("pc has joined")
    assert not any("xxx" in said for said in opened.desk.said)


def test_a_pc_waits_a_while_before_each_try_to_join_again(opened: Class, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where somebody answers: it may let in nobody."""
    done: list[str] = []
    answers = [UnreachableError("nobody"), None]

    async def to_thread(*_: object) -> None:
        done.append("try")
        answer = answers.pop(0)
        if answer is not None:
            raise answer

    async def sleep(seconds: float) -> None:
        done.append(f"wait {seconds}")

    monkeypatch.setattr(joined_module, "asyncio", SimpleNamespace(sleep=sleep, to_thread=to_thread))
    monkeypatch.setattr(joined_module, "LOOK_SECONDS", 2.5)
    asyncio.run(_wait_for_answer(_Time(opened.joins, StopToken())))
    assert done == ["wait 2.5", "wait 2.5", "try", "wait 2.5", "wait 2.5", "try"]


def test_whoever_is_let_in_can_run_nothing_on_the_teachers_pc(opened: Class, tmp_path: Path) -> None:
    from distributed import Client

    trace = tmp_path / "trace"

    async def attack() -> int:
        security = member_security(opened.joins)
        async with Client(opened.joins.url, security=security, asynchronous=True, set_as_default=False) as client:
            harm = {"function": pickle.dumps(trace.touch), "plugin": pickle.dumps(trace.touch), "name": "harm"}
            for op in ("run_function", "register_scheduler_plugin", "register_worker_plugin", "broadcast", "terminate", "feed"):
                with suppress(OSError, TimeoutError):
                    await asyncio.wait_for(getattr(client.scheduler, op)(**harm), 0.3)
            harmful = client.submit(trace.touch, pure=False)
            with suppress(OSError, TimeoutError):
                await asyncio.wait_for(client.log_event("warn", {"message": pickle.dumps(trace.touch)}), 0.3)
            seen = await client.scheduler.class_pcs()  # it still answers, after all of that
            await asyncio.sleep(0.3)
            assert harmful.status != "finished"
            return len(seen)

    assert asyncio.run(attack()) == 0
    assert not trace.exists()


@pytest.fixture
def links(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Link]]:
    """Links that look around quickly; they are closed at last."""
    monkeypatch.setattr(link, "LOOK_SECONDS", 0.01)
    made: list[Link] = []
    yield made
    for each in made:
        each.close()


@pytest.mark.logs_errors
def test_whatever_goes_wrong_in_a_link_it_is_made_anew(
    opened: Class, services: Services, links: list[Link], monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: queue.SimpleQueue[int] = queue.SimpleQueue()
    real, clients = Link._look, []
    troubles = [ValueError("odd"), KeyError(1), RuntimeError("closed")]

    def look(self, client):
        clients.append(client)
        if len(clients) > 1 and troubles:
            raise troubles.pop()
        return real(self, client)

    monkeypatch.setattr(Link, "_look", look)
    with joined(opened, services) as pc:
        pc.wait_for("has joined the class")
        links.append(Link(opened.joins, lambda pcs: seen.put(len(pcs)), lambda *_: None))
        told = [seen.get(timeout=PATIENCE)]
        while len(told) < 5 or told[-1] == 0:
            told.append(seen.get(timeout=PATIENCE))
        links.pop().close()
    assert told[:2] == [1, 0], "nobody is there where the connection is lost"
    assert not troubles
    assert len(set(map(id, clients))) >= 4
    assert all(client.status == "closed" for client in clients)


def test_a_link_that_fails_half_way_leaves_no_connection_and_says_that_the_class_does_not_answer(
    opened: Class, monkeypatch: pytest.MonkeyPatch
) -> None:
    clients = []

    def look(_self, client):
        clients.append(client)
        raise ValueError("odd")

    monkeypatch.setattr(Link, "_look", look)
    with pytest.raises(JoinError, match="does not answer: odd"):
        Link(opened.joins, lambda _: None, lambda *_: None)
    assert [client.status for client in clients] == ["closed"]


def test_work_that_is_begun_over_a_connection_that_has_just_closed_is_over_at_once(opened: Class, links: list[Link]) -> None:
    links.append(Link(opened.joins, lambda _: None, lambda *_: None))
    links[0]._closing.set()  # so that it is not made anew meanwhile
    links[0]._thread.join(PATIENCE)
    links[0]._client.close()
    links[0].begin("t", b"what", "tls://10.0.0.1:1")
    links[0].ask("t", "tls://10.0.0.1:1", "pause")
    assert links[0].is_over("t")
    links[0].forget("t")


def test_while_a_lost_connection_is_closed_no_work_counts_as_ended_by_its_pc(opened: Class, links: list[Link]) -> None:
    links.append(Link(opened.joins, lambda _: None, lambda *_: None))
    made = links[0]
    made._closing.set()  # so that it is not made anew meanwhile
    made._thread.join(PATIENCE)
    client, said = made._client, list[bool]()
    close = client.close

    def close_slowly(**options: object) -> None:
        said.append(made.is_over("t"))
        close(**options)

    client.close = close_slowly
    made._futures["t"] = SimpleNamespace(status="pending")
    made._drop()
    assert said == [False]
    made.begin("u", b"what", "tls://10.0.0.1:1")
    assert not made.is_over("u")
