"""What one who has the join file of a class can do to others with a program of his own, and what not."""

from __future__ import annotations

import asyncio
import pickle
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

pytest.importorskip("cryptography")
pytest.importorskip("distributed")

from mnist_desktop.training.cluster import safety

safety.prepare()

from distributed import Scheduler, Status  # noqa: E402
from distributed.comm.core import CommClosedError  # noqa: E402

from mnist_desktop.training.cluster.joined import HEARTBEAT_SECONDS, ClassWorker, Membership  # noqa: E402
from tests.raw_class import RawClass, raw_class, registration, until  # noqa: E402

ANYTHING = [None, True, -1, 2**63, 1.5, float("nan"), "x" * 100_000, b"x", [], {}, [[]], {"x": {"y": 1}}]
"""Of any type and length."""


@pytest.fixture(scope="module", autouse=True)
def the_threads_of_dask_are_there() -> None:
    """It keeps one for as long as the program runs."""
    from distributed.utils import _offload_executor

    _offload_executor.submit(int).result()


def in_class(act: Callable[[RawClass], Awaitable[None]]) -> None:
    async def run() -> None:
        async with raw_class() as opened:
            await act(opened)

    asyncio.run(run())


def test_a_pc_is_known_by_its_connection_whatever_address_it_tells() -> None:
    async def act(opened: RawClass) -> None:
        honest = await opened.pc()
        other = await opened.pc(address=honest.address, name=honest.address)
        assert set(opened.desk.workers) == {honest.address, other.address}
        await other.leave()
        assert set(opened.desk.workers) == {honest.address}

    in_class(act)


@pytest.mark.parametrize("field", ["nthreads", "extra", "class_pc", "name", "session", "versions", "version"])
def test_a_registration_that_makes_no_sense_is_refused(field: str) -> None:
    async def act(opened: RawClass) -> None:
        fine = {"extra": {}, "class_pc": {}, "versions": {}}  # of the right type, but empty
        for value in ANYTHING:
            changed = registration()
            told = changed["extra"]["class_pc"]
            within = {"nthreads": changed, "extra": changed, "class_pc": changed["extra"], "version": told["versions"]}
            within.get(field, told)[field] = value
            raw = await opened.connect()
            await raw.send(**changed)
            answer = await raw.receive()
            is_fine = field == "versions" and value == fine["versions"]
            assert answer["status"] == ("OK" if is_fine else "error"), value
            if is_fine:
                await raw.leave()
        assert not opened.desk.workers
        await opened.pc()

    in_class(act)


def test_nothing_else_that_a_pc_tells_of_itself_reaches_dask() -> None:
    """Dask itself adds, compares and looks up what it is told, for all PCs together."""

    async def act(opened: RawClass) -> None:
        others = set(registration()) - {"op", "reply", "nthreads", "extra"}
        for value in ANYTHING:
            raw = await opened.pc(**dict.fromkeys(others, value), odd=value)
            assert [each["address"] for each in await opened.desk.class_pcs()] == [raw.address]
            await raw.leave()
        sweep = await opened.sweep()
        await opened.work(sweep, await opened.pc())

    in_class(act)


def test_neither_the_name_nor_the_versions_of_a_pc_command_a_terminal() -> None:
    async def act(opened: RawClass) -> None:
        await opened.pc(extra={"class_pc": {"name": "a", "session": "s", "versions": {"keras": "3\x1b[2J"}}})
        assert not opened.desk.workers
        told = {"name": "a\x1b[2J\nb\u202e", "session": "s", "versions": {}}
        await opened.pc(extra={"class_pc": told})
        (found,) = await opened.desk.class_pcs()
        assert found["told"]["name"] == "a�[2J�b�"

    in_class(act)


def test_nobody_is_told_a_session_by_which_to_pass_for_a_pc() -> None:
    async def act(opened: RawClass) -> None:
        await opened.pc()
        asking = await opened.connect()
        await asking.send(op="class_pcs")
        (found,) = await asking.receive()
        assert found["told"]["name"] == "window seat"
        assert "secret" not in str(found)
        await asking.send(op="identity")
        assert "secret" not in str(await asking.receive())

    in_class(act)


def test_what_a_pc_tells_in_the_name_of_another_counts_for_itself() -> None:
    async def act(opened: RawClass) -> None:
        sweep, honest, other = await opened.sweep(), await opened.pc(), await opened.pc()
        run_id = await opened.work(sweep, honest)
        ours = {"key": "t", "run_id": run_id, "worker": honest.address, "client": "sweep", "stimulus_id": "s"}
        for op in ("task-finished", "task-erred", "reschedule", "long-running", "release-worker-data"):
            await other.send(op=op, **ours)
        await other.send(op="member-told", task="t", content=b"lie", worker=honest.address, pc=honest.address)
        await other.send(op="worker-status-change", status="closing", worker=honest.address, stimulus_id="s")
        await other.leave()
        assert opened.desk.tasks["t"].processing_on.address == honest.address
        assert opened.desk.workers[honest.address].status is Status.running
        await honest.send(op="member-told", task="t", content=b"truth", worker=other.address)
        told = await sweep.wait_for("member-told")
        assert (told["content"], told["pc"]) == (b"truth", honest.address)
        await honest.send(op="task-finished", key="t", run_id=run_id, nbytes="many", startstops=[{}], metadata=[])
        await sweep.wait_for("key-in-memory")

    in_class(act)


def test_what_a_sweep_asks_in_the_name_of_another_counts_for_itself() -> None:
    async def act(opened: RawClass) -> None:
        sweep, other, pc = await opened.sweep(), await opened.sweep("other"), await opened.pc()
        run_id = await opened.work(sweep, pc)
        await other.send(op="client-releases-keys", keys=["t"], client="sweep")
        await other.send(op="cancel-keys", keys=["t"], client="sweep", force=True, reason="", msg="")
        await other.send(op="member-request", task="t", pc=pc.address, request="stop", client="sweep")
        await other.send(op="client-desires-keys", keys=["t"], client="other")
        await other.send(op="subscribe-topic", topic="t", client="other")
        await other.send(op="train-member", task="t", pc=pc.address, content=b"mine", client="sweep")
        assert list((await other.wait_for("cancelled-keys"))["keys"]) == ["t"]  # after all before
        (wants,) = opened.desk.tasks["t"].who_wants
        assert wants.client_key == "sweep"
        await sweep.send(op="member-request", task="t", pc=pc.address, request="pause", worker="x", client="other")
        assert (await pc.wait_for("member-request"))["request"] == "pause", "the first request that reaches the PC"
        await other.send(op="close-client", client="sweep")
        await until(lambda: "other" not in opened.desk.clients)
        assert "sweep" in opened.desk.clients
        await pc.send(
            op="task-erred", key="t", run_id=run_id, exception=pickle.dumps(1), traceback=b"", exception_text="x" * 10**6
        )
        assert (await sweep.wait_for("task-erred"))["exception"] is None

    in_class(act)


def test_a_pc_leads_no_sweep_over_its_connection_and_a_sweep_is_no_pc() -> None:
    async def act(opened: RawClass) -> None:
        sweep, pc = await opened.sweep(), await opened.pc()
        run_id = await opened.work(sweep, pc)
        await pc.send(op="train-member", task="u", pc=pc.address, content=b"", client="sweep")
        await pc.send(op="client-releases-keys", keys=["t"], client="sweep")
        await sweep.send(op="task-erred", key="t", run_id=run_id, worker=pc.address, stimulus_id="s")
        await sweep.send(op="train-member", task="v", pc=pc.address, content=b"")
        await pc.wait_for("compute-task")
        assert set(opened.desk.tasks) == {"t", "v"}
        assert opened.desk.tasks["t"].state == "processing"

    in_class(act)


def test_an_id_that_somebody_has_is_given_to_nobody_else() -> None:
    async def act(opened: RawClass) -> None:
        sweep, pc = await opened.sweep(), await opened.pc()
        await opened.work(sweep, pc)
        for client in ("sweep", *ANYTHING):
            raw = await opened.connect()
            await raw.send(op="register-client", client=client, reply=False, versions=client)
            with pytest.raises(CommClosedError):
                await raw.receive()
        assert set(opened.desk.client_comms) == {"sweep"}
        await pc.send(op="member-told", task="t", content=b"1")
        await sweep.wait_for("member-told")

    in_class(act)


def test_work_for_a_pc_that_is_not_there_is_over_at_once() -> None:
    async def act(opened: RawClass) -> None:
        sweep = await opened.sweep()
        await sweep.send(op="train-member", task="t", pc="tls://10.0.0.1:1", content=b"")
        assert list((await sweep.wait_for("cancelled-keys"))["keys"]) == ["t"]
        assert not opened.desk.tasks

    in_class(act)


@pytest.mark.parametrize("by", ["pc", "sweep"])
def test_a_message_that_makes_no_sense_ends_the_connection_on_which_it_came_and_no_other(by: str) -> None:
    forms = {
        "pc": {"worker-status-change": ["status"], "task-finished": ["key", "run_id"], "task-erred": ["key", "run_id"],
               "member-told": ["task", "content"]},
        "sweep": {"train-member": ["task", "pc", "content"], "member-request": ["task", "pc", "request"],
                  "client-releases-keys": ["keys"]},
    }  # fmt: skip

    async def act(opened: RawClass) -> None:
        sweep, pc = await opened.sweep(), await opened.pc()
        await opened.work(sweep, pc)
        for op, fields in forms[by].items():
            for value in ANYTHING:
                raw = await (opened.pc() if by == "pc" else opened.sweep("other"))
                await raw.send(op=op, **dict.fromkeys(fields, value))
                await raw.send(op="close-stream")
                await until(lambda: len(opened.desk.workers) == 1 and set(opened.desk.client_comms) == {"sweep"})
                await raw.comm.close()
        for message in (*ANYTHING, {"op": []}, {"op": {}}, [[1]], ["OK"], {}):
            raw = await (opened.pc() if by == "pc" else opened.sweep("other"))
            await raw.comm.write(message)
            await raw.send(op="close-stream")
            await until(lambda: len(opened.desk.workers) == 1 and "other" not in opened.desk.client_comms)
            await raw.comm.close()
        assert set(opened.desk.tasks) == {"t"}
        await pc.send(op="member-told", task="t", content=b"1")
        await sweep.wait_for("member-told")

    in_class(act)


def test_the_desk_answers_four_questions_and_its_pcs_none(tmp_path: Path) -> None:
    """Each other handler of Dask's scheduler lets one who has the join file do harm: close the class, take PCs or data away, run
    code, read what others do, or pass for another over a stream that he opens himself."""

    async def act(opened: RawClass) -> None:
        assert set(opened.desk.handlers) == {"identity", "class_pcs", "register-client", "register-worker"}
        assert not opened.desk.stream_handlers
        sweep, pc = await opened.sweep(), await opened.pc()
        await opened.work(sweep, pc)
        everything = Scheduler(dashboard=False, dashboard_address="127.0.0.1:0", port=0)  # its usual port may be in use
        ops = set(everything.handlers) - set(opened.desk.handlers)
        assert {"connection_stream", "unregister", "heartbeat_worker", "terminate", "run_function"} <= ops
        asking = await opened.connect()
        for op in ops:
            await asking.send(op=op, address=pc.address, worker=pc.address, client="sweep", stimulus_id="s")
            assert await asking.receive() is None, op
        await asking.send(op="connection_stream", reply=False)
        await asking.comm.write([{"op": "close-client", "client": "sweep"}])
        with pytest.raises(CommClosedError):
            await asking.receive()
        assert (set(opened.desk.client_comms), set(opened.desk.workers)) == ({"sweep"}, {pc.address})

        membership = Membership("pc", 1, {})
        worker = ClassWorker(opened.joins, membership, "session", str(tmp_path))
        assert not worker.handlers
        await worker.close(executor_wait=False)

    in_class(act)


def test_what_comes_before_anybody_has_said_who_he_is_is_no_page_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    async def act(opened: RawClass) -> None:
        page = "x" * 100_000
        for message in (*ANYTHING, [page], {"op": [page]}, {"op": page}, {"op": "class_pcs", "x": page}):
            raw = await opened.connect()
            await raw.comm.write(message)
            await raw.comm.close()
        raw = await opened.connect()
        await raw.send(**{**registration(), "extra": page})
        await raw.receive()
        await opened.pc()

    caplog.set_level("INFO")
    in_class(act)
    assert all(len(record.getMessage()) < 400 and record.exc_info is None for record in caplog.records)
    assert any("makes no sense" in record.getMessage() for record in caplog.records)


def test_a_pc_listens_at_the_loopback_address_only(tmp_path: Path) -> None:
    async def act(opened: RawClass) -> None:
        async with ClassWorker(opened.joins, Membership("pc", 1, {}), "session", str(tmp_path)) as worker:
            assert worker.address.startswith("tls://127.0.0.1:")
            assert worker.heartbeat_interval == HEARTBEAT_SECONDS, "a bare number is milliseconds for Dask"
            (found,) = await opened.desk.class_pcs()
            assert found["address"] != worker.address

    in_class(act)


def test_a_pc_of_which_nothing_comes_is_missed_and_one_that_says_so_is_there() -> None:
    async def act(opened: RawClass) -> None:
        quiet, other = await opened.pc(), await opened.pc()
        for raw in (quiet, other):
            opened.desk.workers[raw.address].last_seen -= 10_000
        await other.send(op="keep-alive", address=quiet.address, worker=quiet.address)
        await until(lambda: opened.desk.workers[other.address].last_seen > opened.desk.workers[quiet.address].last_seen + 5_000)
        await opened.desk.check_worker_ttl()
        await until(lambda: quiet.address not in opened.desk.workers)
        assert other.address in opened.desk.workers

    in_class(act)
