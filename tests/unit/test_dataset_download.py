"""Downloading a full set from a mirror: here a server of this computer, with small files that stand for the published ones."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from mnist_desktop import paths
from mnist_desktop.core.datasets import download as module
from mnist_desktop.core.datasets.download import PUBLISHED_FILES, DownloadError, DownloadProgress, PublishedFile, download
from mnist_desktop.core.errors import StorageError
from mnist_desktop.core.runs.control import Control

NAMES = [file.name for file in PUBLISHED_FILES["mnist"]]
CONTENT = {name: name[:1].encode() * size for name, size in zip(NAMES, (300_000, 900, 70_000, 100), strict=True)}


class Mirror(BaseHTTPRequestHandler):
    """Serves CONTENT below /data/mnist/, with what `server.quirk` changes."""

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        content = CONTENT.get(self.path.removeprefix("/data/mnist/"))
        quirk = self.server.quirk
        if content is None or quirk == "absent":
            self.send_error(404)
            return
        if quirk == "changed":
            content = content[:-1] + b"!"
        if quirk == "longer":
            content += bytes(500_000)
        self.send_response(200)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content[: len(content) // 2] if quirk == "cut off" else content)

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture
def server(monkeypatch) -> Iterator[ThreadingHTTPServer]:
    monkeypatch.setenv("NO_PROXY", "*")
    published = tuple(PublishedFile(name, len(data), hashlib.sha256(data).hexdigest()) for name, data in CONTENT.items())
    monkeypatch.setitem(PUBLISHED_FILES, "mnist", published)
    server = ThreadingHTTPServer(("127.0.0.1", 0), Mirror)
    server.quirk, server.asked = "", []
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def address(server: ThreadingHTTPServer) -> str:
    return f"http://127.0.0.1:{server.server_port}/data"


def ignore(progress: DownloadProgress) -> None:
    pass


def test_the_four_files_arrive_whole_where_the_catalog_looks(server):
    folder = download("mnist", address(server), ignore, Control())
    assert folder == paths.datasets() / "mnist"
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == CONTENT


def test_progress_grows_to_the_sum_of_all_files(server, monkeypatch):
    monkeypatch.setattr(module, "EMIT_SECONDS", 0)
    seen: list[DownloadProgress] = []
    download("mnist", address(server), seen.append, Control())
    total = sum(map(len, CONTENT.values()))
    done = [progress.done for progress in seen]
    assert done == sorted(done)
    assert done[-1] == total
    assert 0 < done[0] <= module.BLOCK_BYTES
    assert {progress.total for progress in seen} == {total}


def test_progress_is_told_after_each_file_however_fast_they_come(server, monkeypatch):
    monkeypatch.setattr(module, "EMIT_SECONDS", 1000)
    seen: list[DownloadProgress] = []
    download("mnist", address(server), seen.append, Control())
    assert [progress.done for progress in seen][-4:] == [300_000, 300_900, 370_900, 371_000]


def test_files_that_are_there_already_are_not_fetched_again(server):
    download("mnist", address(server), ignore, Control())
    (paths.datasets() / "mnist" / NAMES[2]).unlink()
    (paths.datasets() / "mnist" / NAMES[3]).write_bytes(b"damaged")
    server.asked.clear()
    download("mnist", address(server) + "/", ignore, Control())
    assert server.asked == [f"/data/mnist/{name}" for name in NAMES[2:]]


def test_a_stop_ends_the_download_at_the_next_block_and_leaves_whole_files_only(server, monkeypatch):
    monkeypatch.setattr(module, "EMIT_SECONDS", 0)
    control = Control()

    def stop_in_the_third_file(progress: DownloadProgress) -> None:
        if progress.done > 300_900:
            control.stop()

    assert download("mnist", address(server), stop_in_the_third_file, control) is None
    assert {path.name for path in (paths.datasets() / "mnist").iterdir()} == set(NAMES[:2])


def test_the_mirror_of_the_environment_is_used_when_none_is_given(server, monkeypatch):
    monkeypatch.setenv("MNIST_DESKTOP_MIRROR", address(server))
    assert download("mnist", "", ignore, Control()) is not None


def test_without_a_mirror_the_sentence_says_how_to_set_one(monkeypatch):
    monkeypatch.delenv("MNIST_DESKTOP_MIRROR", raising=False)
    with pytest.raises(DownloadError, match=r"Set MNIST_DESKTOP_MIRROR to the address"):
        download("mnist", "", ignore, Control())


@pytest.mark.parametrize("url", ["ftp://somewhere/data", "file:///etc", "data", "http://", "http://[broken"])
def test_an_address_that_is_none_is_refused(url):
    with pytest.raises(DownloadError, match="is not the address of a web server"):
        download("mnist", url, ignore, Control())


@pytest.mark.parametrize(("quirk", "said"), [
    ("absent", "could not be downloaded: 404 Not Found"),
    ("changed", "is not the published file"),
    ("longer", "is not the published file"),
    ("cut off", "could not be downloaded"),
])  # fmt: skip
def test_what_is_not_the_published_file_is_refused_and_does_not_stay(server, quirk, said):
    server.quirk = quirk
    with pytest.raises(DownloadError, match=f"{NAMES[0]} {said}"):
        download("mnist", address(server), ignore, Control())
    assert list((paths.datasets() / "mnist").iterdir()) == []


def test_a_server_that_does_not_answer_is_said_in_a_sentence(server):
    url = address(server)
    server.shutdown()
    server.server_close()
    with pytest.raises(DownloadError, match=r"train-images.* could not be downloaded: Connection refused"):
        download("mnist", url, ignore, Control())


def test_a_folder_that_cannot_be_written_is_said_in_a_sentence(server, home):
    home.mkdir()
    (home / "data").write_text("a file where the folder should be")
    with pytest.raises(StorageError, match="mnist"):
        download("mnist", address(server), ignore, Control())


def test_a_full_disk_is_said_in_a_sentence_and_leaves_nothing(server, monkeypatch):
    def full(receiver, block):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(module._Receiver, "write", full)
    with pytest.raises(StorageError, match="the disk is full"):
        download("mnist", address(server), ignore, Control())
    assert list((paths.datasets() / "mnist").iterdir()) == []


def test_the_program_knows_no_server_by_itself():
    code = "".join(path.read_text(encoding="utf-8") for path in Path(module.__file__).parent.glob("*.py"))
    assert "https://" not in code.replace("http:// or https://", "")
