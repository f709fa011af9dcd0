"""``mnist-desktop cluster`` and ``sweep --class``: what they say, and what they refuse before anything connects."""

from __future__ import annotations

import argparse
import errno
import os
import socket
import tempfile
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import monotonic

import pytest

from mnist_desktop import paths
from mnist_desktop.commands import all_commands, cluster
from mnist_desktop.core.cluster.join_file import JoinFile, read_join_file, write_join_file
from mnist_desktop.core.cluster.versions import installed_versions
from mnist_desktop.core.stop_token import StopToken
from mnist_desktop.training.cluster import extra

pytest.importorskip("cryptography")
pytest.importorskip("distributed")

from mnist_desktop.training.cluster import desk

PATIENCE = 60.0
PEM = "-----BEGIN NOTHING-----\n"
NOW = datetime.now(UTC)

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module", autouse=True)
def the_threads_of_dask_are_there() -> None:
    """It keeps one for as long as the program runs."""
    from distributed.utils import _offload_executor

    _offload_executor.submit(int).result()


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def do(*arguments: str) -> tuple[int, str, str]:
        status = all_commands.run_command(list(arguments))
        said = capsys.readouterr()
        return status, said.out, said.err

    return do


@pytest.fixture
def join_file(tmp_path: Path) -> Callable[..., str]:
    def write(**changes: object) -> str:
        parts = {"name": "3-2", "address": "127.0.0.1", "port": 9, "begins": NOW, "ends": NOW + timedelta(hours=1),
                 "authority": PEM, "certificate": PEM, "key": PEM, "versions": installed_versions()}  # fmt: skip
        path = tmp_path / "join.json"
        write_join_file(path, JoinFile(**{**parts, **changes}))
        return str(path)

    return write


def test_without_the_extra_it_is_said_how_to_install_it(
    run: Run, join_file: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extra, "find_spec", lambda name: None)
    for words in (("start",), ("join", join_file())):
        status, out, err = run("cluster", *words)
        assert (status, out) == (1, "")
        assert err.startswith("mnist-desktop: For a class of PCs distributed, cryptography must be installed: pip install")


def test_a_pc_with_other_versions_is_told_which(run: Run, join_file: Callable[..., str]) -> None:
    here = installed_versions()
    status, _, err = run("cluster", "join", join_file(versions={**here, "keras": "9.0", "mnist_desktop": "0.0.1"}))
    assert status == 1
    assert f"MNIST Desktop is {here['mnist_desktop']} here and 0.0.1 there; Keras is {here['keras']} here and 9.0 there" in err


def test_a_small_difference_is_said_and_no_obstacle(capsys: pytest.CaptureFixture[str]) -> None:
    here = installed_versions()
    cluster._check_versions({**here, "python": "3.99.0"}, here, "3-2")
    assert capsys.readouterr().out.startswith("Versions differ a little from those of the class 3-2: Python is ")


def test_a_file_of_yesterday_is_refused(run: Run, join_file: Callable[..., str]) -> None:
    status, _, err = run("cluster", "join", join_file(begins=NOW - timedelta(days=2), ends=NOW - timedelta(days=1)))
    assert status == 1
    assert "24 hours later" in err


def test_a_port_that_is_taken_is_said(run: Run) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        status, out, err = run("cluster", "start", "--address", "127.0.0.1", "--port", str(taken.getsockname()[1]))
    assert (status, out) == (1, "")
    assert "Another class may be open on this PC" in err


@pytest.mark.parametrize("words", [
    ("start", "--port", "0"), ("start", "--port", "x"), ("start", "--hours", "0"), ("start", "--hours", "x"),
    ("start", "--name", " "), ("start", "--name", "x" * 61), ("join", "f", "--places", "0"), ("join", "f", "--places", "99"),
    ("join",), (),
])  # fmt: skip
def test_what_cannot_be_meant_is_a_usage_error(run: Run, words: tuple[str, ...]) -> None:
    with pytest.raises(SystemExit) as ended:
        run("cluster", *words)
    assert ended.value.code == 2


def test_a_sweep_on_a_class_without_its_file_says_so(run: Run, tmp_path: Path) -> None:
    status, _, err = run("sweep", str(tmp_path / "none.json"), "--class", str(tmp_path / "other.json"))
    assert status == 1
    assert "none.json" in err


@pytest.fixture
def in_thread() -> Iterator[Callable[..., StopToken]]:
    """Runs commands in threads, and ends them as Ctrl+C does."""
    begun: list[tuple[threading.Thread, StopToken]] = []

    def begin(act: Callable[[argparse.Namespace, StopToken], bool], **options: object) -> StopToken:
        stop = StopToken()
        thread = threading.Thread(target=act, args=(argparse.Namespace(**options), stop))
        thread.start()
        begun.append((thread, stop))
        return stop

    yield begin
    for thread, stop in reversed(begun):
        stop.stop()
        thread.join(PATIENCE)
        assert not thread.is_alive()


def test_a_class_opens_and_a_pc_joins_until_it_is_ended(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], in_thread: Callable[..., StopToken]
) -> None:
    with socket.socket() as asking:
        asking.bind(("127.0.0.1", 0))
        port = asking.getsockname()[1]
    said = ""

    def wait_for(text: str) -> None:
        nonlocal said
        until, waiting = monotonic() + PATIENCE, threading.Event()
        while text not in said:
            assert monotonic() < until, said
            waiting.wait(0.02)
            said += capsys.readouterr().out

    path = tmp_path / "3-2.class.json"
    in_thread(cluster.start_class, name="3-2", address="127.0.0.1", port=port, hours=2.0, file=path)
    wait_for(f"Whoever has {path} can join: mnist-desktop cluster join {path}")
    joins = read_join_file(path)
    assert (joins.name, joins.port, joins.ends - joins.begins) == ("3-2", port, timedelta(hours=2))
    leaves = in_thread(cluster.join_class, file=path, name="window seat", places=1)
    wait_for("This PC has joined the class 3-2; places: 1.")
    wait_for("window seat has joined. PCs now: 1, places: 1.")
    leaves.stop()
    wait_for("window seat is gone. PCs now: 0, places: 0.")


@pytest.fixture
def port() -> int:
    with socket.socket() as asking:
        asking.bind(("127.0.0.1", 0))
        return int(asking.getsockname()[1])


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A class closes as soon as it is open."""

    async def close(*_: object) -> None: ...

    monkeypatch.setattr(desk, "stay_open", close)


def is_full(*_: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize(("place", "said"), [
    ("full", "join.json could not be written: the disk is full"),
    ("folder", "join.json is a folder, not a file"),
    ("below a file", "something of that name is there already"),
    ("no permission", "this user has no permission for it"),
])  # fmt: skip
@pytest.mark.usefixtures("at_once")
def test_a_join_file_that_cannot_be_written_is_one_sentence_and_changes_nothing(
    run: Run, port: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str, said: str
) -> None:
    path, before = tmp_path / "join.json", b"of yesterday"
    match place:
        case "folder":
            path.mkdir()
        case "below a file":
            path.write_bytes(before)
            path = path / "join.json"
        case _:
            path.write_bytes(before)
    with monkeypatch.context() as harmed:
        if place == "full":
            harmed.setattr(os, "fsync", is_full)
        if place == "no permission":
            refuse = PermissionError(errno.EACCES, os.strerror(errno.EACCES))
            harmed.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(refuse))
        status, out, err = run("cluster", "start", "--address", "127.0.0.1", "--port", str(port), "--file", str(path))
    assert (status, out, err.count("\n")) == (1, "", 1)
    assert err.startswith("mnist-desktop: ")
    assert said in err
    assert [each.name for each in tmp_path.iterdir() if each.is_file() and each.read_bytes() != before] == []
    assert [each.name for each in tmp_path.iterdir()] == ["join.json"], "nothing half-written"
    assert not paths.cluster().exists(), "the window knows of no class that was never open"


@pytest.mark.usefixtures("at_once")
def test_a_folder_that_is_gone_is_made_for_the_join_file(run: Run, port: int, tmp_path: Path) -> None:
    path = tmp_path / "gone" / "join.json"
    assert run("cluster", "start", "--address", "127.0.0.1", "--port", str(port), "--file", str(path))[0] == 0
    assert read_join_file(path).port == port


@pytest.mark.usefixtures("at_once")
def test_a_class_opens_where_only_the_program_s_own_folder_cannot_be_written(run: Run, port: int, tmp_path: Path) -> None:
    paths.cluster().parent.mkdir(parents=True, exist_ok=True)
    paths.cluster().write_bytes(b"no folder")
    path = tmp_path / "join.json"
    status, out, err = run("cluster", "start", "--address", "127.0.0.1", "--port", str(port), "--file", str(path))
    assert (status, err) == (0, "")
    assert out.startswith("The window of this PC will not find this class by itself: ")
    assert "is open at 127.0.0.1" in out
    assert read_join_file(path).port == port


@pytest.mark.usefixtures("at_once")
def test_without_room_for_temporary_files_a_class_says_so(
    run: Run, port: int, join_file: Callable[..., str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "makedirs", is_full)
    monkeypatch.setattr(tempfile, "mkdtemp", is_full)
    words = ("start", "--address", "127.0.0.1", "--port", str(port), "--file", str(tmp_path / "new.json"))
    for each in (words, ("join", join_file())):
        status, _, err = run("cluster", *each)
        assert status == 1
        assert err.startswith("mnist-desktop: No folder for temporary files can be used: No space left on device")
