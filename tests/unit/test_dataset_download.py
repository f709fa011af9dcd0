"""Downloading a full set from a mirror: here a server of this computer, with small files that stand for the published ones."""

from __future__ import annotations

import errno
import hashlib
import os
import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from mnist_desktop import paths
from mnist_desktop.core.datasets import download as module
from mnist_desktop.core.datasets import download_connection, web
from mnist_desktop.core.datasets.download import PUBLISHED_FILES, DownloadError, DownloadProgress, PublishedFile, download
from mnist_desktop.core.errors import StorageError
from mnist_desktop.core.stop_token import StopToken

NAMES = [file.name for file in PUBLISHED_FILES["mnist"]]
CONTENT = {name: name[:1].encode() * size for name, size in zip(NAMES, (300_000, 900, 70_000, 100), strict=True)}


class Mirror(BaseHTTPRequestHandler):
    """Serves CONTENT below /data/mnist/, with what `server.quirk` changes."""

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        content = CONTENT.get(self.path.removeprefix("/data/mnist/"))
        quirk = self.server.quirk
        if isinstance(quirk, int) and quirk >= 400:
            self.send_error(quirk)
            return
        if isinstance(quirk, str) and "://" in quirk:
            self.send_response(302)
            self.send_header("Location", quirk)
            self.end_headers()
            return
        if quirk == "page":
            content = b"<!DOCTYPE html><title>Sign in</title>"
        if quirk == "changed":
            content = content[:-1] + b"!"
        if quirk == "longer":
            content += bytes(500_000)
        if quirk == "silent":
            self.server.let_go.wait()
            return
        self.send_response(200)
        self.send_header("Content-Length", str(len(content)))
        if quirk == "marked as packed":
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        if quirk == "stalled":
            self.wfile.write(content[:1000])
            self.server.let_go.wait()
            return
        self.wfile.write(content[: len(content) // 2] if quirk == "cut off" else content)

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture
def server(monkeypatch) -> Iterator[ThreadingHTTPServer]:
    monkeypatch.setenv("NO_PROXY", "*")
    published = tuple(PublishedFile(name, len(data), hashlib.sha256(data).hexdigest()) for name, data in CONTENT.items())
    monkeypatch.setitem(PUBLISHED_FILES, "mnist", published)
    server = ThreadingHTTPServer(("127.0.0.1", 0), Mirror)
    server.quirk, server.asked, server.let_go = "", [], threading.Event()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.let_go.set()
    server.shutdown()
    thread.join()
    server.server_close()


def address(server: ThreadingHTTPServer) -> str:
    return f"http://127.0.0.1:{server.server_port}/data"


def ignore(progress: DownloadProgress) -> None:
    pass


def test_the_four_files_arrive_whole_where_the_catalog_looks(server):
    folder = download("mnist", address(server), ignore, StopToken())
    assert folder == paths.datasets() / "mnist"
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == CONTENT


def test_progress_grows_to_the_sum_of_all_files(server, monkeypatch):
    monkeypatch.setattr(module, "EMIT_SECONDS", 0)
    seen: list[DownloadProgress] = []
    download("mnist", address(server), seen.append, StopToken())
    total = sum(map(len, CONTENT.values()))
    done = [progress.done for progress in seen]
    assert done == sorted(done)
    assert done[-1] == total
    assert 0 < done[0] <= download_connection.BLOCK_BYTES
    assert {progress.total for progress in seen} == {total}


def test_progress_is_told_after_each_file_however_fast_they_come(server, monkeypatch):
    monkeypatch.setattr(module, "EMIT_SECONDS", 1000)
    seen: list[DownloadProgress] = []
    download("mnist", address(server), seen.append, StopToken())
    assert [progress.done for progress in seen][-4:] == [300_000, 300_900, 370_900, 371_000]


def test_files_that_are_there_already_are_not_fetched_again(server):
    download("mnist", address(server), ignore, StopToken())
    (paths.datasets() / "mnist" / NAMES[2]).unlink()
    (paths.datasets() / "mnist" / NAMES[3]).write_bytes(b"damaged")
    server.asked.clear()
    download("mnist", address(server) + "/", ignore, StopToken())
    assert server.asked == [f"/data/mnist/{name}" for name in NAMES[2:]]


def test_a_stop_ends_the_download_at_the_next_block_and_leaves_whole_files_only(server, monkeypatch):
    monkeypatch.setattr(module, "EMIT_SECONDS", 0)
    control = StopToken()

    def stop_in_the_third_file(progress: DownloadProgress) -> None:
        if progress.done > 300_900:
            control.stop()

    assert download("mnist", address(server), stop_in_the_third_file, control) is None
    assert {path.name for path in (paths.datasets() / "mnist").iterdir()} == set(NAMES[:2])


def test_the_mirror_of_the_environment_is_used_when_none_is_given(server, monkeypatch):
    monkeypatch.setenv("MNIST_DESKTOP_MIRROR", address(server))
    assert download("mnist", "", ignore, StopToken()) is not None


def test_without_a_mirror_the_sentence_says_how_to_set_one(monkeypatch):
    monkeypatch.delenv("MNIST_DESKTOP_MIRROR", raising=False)
    with pytest.raises(DownloadError, match=r"Set MNIST_DESKTOP_MIRROR to the address"):
        download("mnist", "", ignore, StopToken())


@pytest.mark.parametrize("url", ["ftp://somewhere/data", "file:///etc", "data", "http://", "http://[broken"])
def test_an_address_that_is_none_is_refused(url):
    with pytest.raises(DownloadError, match="is not the address of a web server"):
        download("mnist", url, ignore, StopToken())


@pytest.mark.parametrize(("quirk", "said"), [
    (404, rf"{NAMES[0]} is not there: the server has no such file"),
    (403, rf"{NAMES[0]} is not given out"),
    (503, rf"{NAMES[0]} cannot be had at the moment: the server itself has a fault \(503\)"),
    ("page", rf"{NAMES[0]} is a web page"),
    ("changed", rf"{NAMES[0]} is not the published file: its content differs"),
    ("longer", rf"{NAMES[0]} is not the published file: that has 300,000 bytes"),
    ("cut off", rf"{NAMES[0]} broke off after 150,000 of 300,000 bytes"),
    ("file:///etc/passwd", r"sends on to file:///etc/passwd, which is not the address of a web server"),
    ("http://[bad", r"sends on to http://\[bad, which is not the address"),
])  # fmt: skip
def test_what_is_not_the_published_file_is_refused_by_its_cause_and_does_not_stay(server, quirk, said):
    server.quirk = quirk
    with pytest.raises(DownloadError, match=said):
        download("mnist", address(server), ignore, StopToken())
    assert not (paths.datasets() / "mnist").exists()


def test_a_redirection_without_an_end_is_said_in_a_sentence(server):
    server.quirk = f"{address(server)}/mnist/{NAMES[0]}"
    with pytest.raises(DownloadError, match="from address to address without an end"):
        download("mnist", address(server), ignore, StopToken())
    assert len(server.asked) == web.MAX_REDIRECTS


def test_a_file_is_taken_as_it_is_where_the_server_calls_it_packed(server):
    server.quirk = "marked as packed"
    download("mnist", address(server), ignore, StopToken())
    assert (paths.datasets() / "mnist" / NAMES[0]).read_bytes() == CONTENT[NAMES[0]]


@pytest.mark.parametrize("quirk", ["silent", "stalled"])
def test_a_stop_is_heard_while_the_server_says_nothing(server, quirk):
    server.quirk, control = quirk, StopToken()
    ended: list[Path | None] = []
    thread = threading.Thread(target=lambda: ended.append(download("mnist", address(server), ignore, control)))
    thread.start()
    control.stop()
    thread.join(download_connection.IDLE_SECONDS)
    assert ended == [None]
    assert not server.let_go.is_set()
    assert not (paths.datasets() / "mnist").exists()


def test_a_stop_is_heard_while_the_system_looks_up_the_server(monkeypatch):
    found, control, asked = threading.Event(), StopToken(), threading.Event()

    def look_up(*_, **__):
        asked.set()
        found.wait()
        raise socket.gaierror(socket.EAI_AGAIN, "not now")

    monkeypatch.setenv("NO_PROXY", "*")
    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    ended: list[Path | None] = []
    thread = threading.Thread(target=lambda: ended.append(download("mnist", "http://school.example", ignore, control)))
    thread.start()
    asked.wait()
    control.stop()
    thread.join(download_connection.IDLE_SECONDS)
    found.set()
    assert ended == [None]


@pytest.mark.parametrize("quirk", ["silent", "stalled"])
def test_a_server_that_falls_silent_is_given_up(server, quirk, monkeypatch):
    monkeypatch.setattr(download_connection, "IDLE_SECONDS", 0.1)
    server.quirk = quirk
    with pytest.raises(DownloadError, match=r"127\.0\.0\.1:\d+ does not answer"):
        download("mnist", address(server), ignore, StopToken())


def test_a_server_that_drips_is_given_up_for_its_speed(monkeypatch):
    now = [0.0]
    monkeypatch.setattr(download_connection.time, "monotonic", lambda: now[0])
    patience = download_connection.Patience(lambda: False, 10**6)
    patience.server = "school.example"
    with pytest.raises(DownloadError, match=r"school\.example sends too slowly: 1 bytes a second"):
        while now[0] < 2 * download_connection.SLOW_SECONDS:
            now[0] += 1
            patience.received(1)
    assert now[0] == download_connection.SLOW_SECONDS + 1


def test_a_server_at_the_speed_of_a_modem_is_waited_for(monkeypatch):
    now = [0.0]
    monkeypatch.setattr(download_connection.time, "monotonic", lambda: now[0])
    patience = download_connection.Patience(lambda: False, 10**9)
    for _ in range(1000):
        now[0] += 1
        patience.received(3600)


@pytest.mark.parametrize(("number", "said"), [
    (socket.EAI_NONAME, r"There is no server called school\.example"),
    (socket.EAI_AGAIN, r"school\.example could not be looked up: this computer seems to have no network"),
])  # fmt: skip
def test_a_name_that_is_not_found_is_said_by_its_cause(number, said, monkeypatch):
    def look_up(*_, **__):
        raise socket.gaierror(number, "what the system says")

    monkeypatch.setenv("NO_PROXY", "*")
    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    with pytest.raises(DownloadError, match=said):
        download("mnist", "http://school.example", ignore, StopToken())


def test_a_password_in_the_address_goes_to_the_server_and_into_no_sentence(server):
    server.quirk = 404
    with pytest.raises(DownloadError) as caught:
        download("mnist", address(server).replace("//", "//teacher:secret@"), ignore, StopToken())
    assert "secret" not in caught.value.text


@pytest.mark.parametrize(
    "url", ["ftp://ann:secret@host/x", "ann:secret@host/x", "http://ann:a/secret@host/x", "http://a:secret@"]
)
def test_a_password_in_an_address_that_is_none_goes_into_no_sentence(url):
    with pytest.raises(DownloadError, match="is not the address of a web server") as caught:
        download("mnist", url, ignore, StopToken())
    assert "secret" not in caught.value.text


def route(*addresses: tuple) -> download_connection.Route:
    return download_connection.Route(None, [(family, socket.SOCK_STREAM, 0, "", place) for family, place in addresses], None)


def test_an_address_of_a_kind_that_the_system_does_not_know_is_passed_over(monkeypatch):
    make = socket.socket
    listening = socket.create_server(("127.0.0.1", 0))

    def without_ipv6(family: int, *others: int, **more: int) -> socket.socket:
        if family == socket.AF_INET6:
            raise OSError(errno.EAFNOSUPPORT, os.strerror(errno.EAFNOSUPPORT))
        return make(family, *others, **more)

    monkeypatch.setattr(socket, "socket", without_ipv6)
    ipv6, ipv4 = (socket.AF_INET6, ("::1", 9, 0, 0)), (socket.AF_INET, listening.getsockname())
    patience = download_connection.Patience(lambda: False, 10**6)
    with listening:
        download_connection.connected(route(ipv6, ipv4), patience).close()
    with pytest.raises(OSError, match=os.strerror(errno.EAFNOSUPPORT)):
        download_connection.connected(route(ipv6), patience)


def test_each_address_is_waited_for_however_long_the_look_up_and_the_others_took(monkeypatch):
    now = [0.0]
    monkeypatch.setattr(download_connection.time, "monotonic", lambda: now[0])
    patience = download_connection.Patience(lambda: False, 10**6)
    tried = []

    def slow(_: socket.socket, address: tuple, seconds: float, patience: download_connection.Patience) -> None:
        tried.append(address)
        now[0] += seconds
        patience.check()
        if len(tried) < 3:
            raise TimeoutError

    monkeypatch.setattr(download_connection, "_connect", slow)
    now[0] = download_connection.IDLE_SECONDS - 1  # the look-up
    download_connection.connected(route(*[(socket.AF_INET, ("127.0.0.1", port)) for port in (1, 2, 3)]), patience).close()
    assert len(tried) == 3
    now[0] += download_connection.IDLE_SECONDS - 1
    patience.check()


@pytest.mark.parametrize(("method", "first_line"), [
    ("GET", b"GET /data HTTP/1.1\r\n"), ("CONNECT", b"CONNECT [2001:db8::ab]:443 HTTP/1.1\r\n"),
])  # fmt: skip
def test_a_server_may_be_given_by_a_number_of_the_newer_kind(method, first_line):
    parts = download_connection.checked_address("https://[2001:db8::ab]/data")
    ours, theirs = socket.socketpair()
    with ours, theirs:
        ours.settimeout(download_connection.POLL_SECONDS)
        theirs.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        assert web._ask(ours, method, parts, download_connection.Patience(lambda: False, 10**6), None).status == 200
        said = theirs.recv(1000)
    assert said.startswith(first_line)
    assert b"\r\nHost: [2001:db8::ab]\r\n" in said


def test_a_proxy_that_refuses_is_named_in_the_place_of_the_server(server, monkeypatch):
    monkeypatch.setenv("NO_PROXY", "")
    monkeypatch.setenv("no_proxy", "")
    monkeypatch.setenv("http_proxy", "http://name:secret@127.0.0.1:9")
    with pytest.raises(DownloadError, match=r"^127\.0\.0\.1:9 refuses the connection"):
        download("mnist", "http://school.example/data", ignore, StopToken())


def test_the_proxy_of_the_system_is_asked(server, monkeypatch):
    monkeypatch.setenv("NO_PROXY", "")
    monkeypatch.setenv("no_proxy", "")
    monkeypatch.setenv("http_proxy", address(server).removesuffix("/data"))
    server.quirk = 404
    with pytest.raises(DownloadError, match="is not there"):
        download("mnist", "http://school.example/data", ignore, StopToken())
    assert server.asked == [f"http://school.example/data/mnist/{NAMES[0]}"]


def test_a_server_that_does_not_answer_is_said_in_a_sentence(server):
    url = address(server)
    server.shutdown()
    server.server_close()
    with pytest.raises(DownloadError, match=r"127\.0\.0\.1:\d+ refuses the connection"):
        download("mnist", url, ignore, StopToken())


def test_a_folder_that_cannot_be_written_is_said_in_a_sentence(server, home):
    home.mkdir()
    (home / "data").write_text("a file where the folder should be")
    with pytest.raises(StorageError, match="mnist"):
        download("mnist", address(server), ignore, StopToken())


def test_a_full_disk_is_said_in_a_sentence_and_leaves_nothing(server, monkeypatch):
    def full(meter, received):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(module._Meter, "count", full)
    with pytest.raises(StorageError, match="the disk is full"):
        download("mnist", address(server), ignore, StopToken())
    assert not (paths.datasets() / "mnist").exists()


def test_the_program_knows_no_server_by_itself():
    code = "".join(path.read_text(encoding="utf-8") for path in Path(module.__file__).parent.glob("*.py"))
    assert "https://" not in code.replace("http:// or https://", "")
