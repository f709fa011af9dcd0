"""A mirror that misbehaves in every way that servers do: a download must stop at once or fail with a sentence, and leave nothing.

    python tests/reliability/mirror.py [--json FILE] [--short] [--seconds N] [--rounds N]

The server is a thread of this program on the loopback address. For each misbehaviour the download begins twice: once it is
stopped at a random moment, which must take at most 150 ms, and once it runs until it fails, which must be with a sentence that
names the file or the server. Afterwards there must be no new file on the disk, and a good mirror must succeed.
"""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import os
import re
import shutil
import socket
import socketserver
import ssl
import struct
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import campaign
import numpy as np

sys.path.insert(0, str(campaign.ROOT))

from mnist_desktop import paths
from mnist_desktop.core.datasets import download_connection
from mnist_desktop.core.datasets.download import PUBLISHED_FILES, PublishedFile, download
from mnist_desktop.core.errors import UserError
from mnist_desktop.core.stop_token import StopToken

LATEST_MS = 150
ATTEMPTS = 3
LONGEST_SENTENCE = 300
LARGE = 2**30
PATIENCE = {"IDLE_SECONDS": 0.6, "SLOW_SECONDS": 0.6}
"""Shorter than in the program, so that a failure does not take minutes."""
NAMES = [file.name for file in PUBLISHED_FILES["mnist"]]
CONTENT = {name: np.random.default_rng(size).bytes(size) for name, size in zip(NAMES, (300_000, 900, 70_000, 100), strict=True)}
FIRST = CONTENT[NAMES[0]]
TRACES = re.compile(r"[<>]|\bobject at\b|Errno|\w+Error\b|Exception|urllib3|HTTPConnection|\('|b'|\bNone\b|_ssl")
"""Words that only a programmer understands."""

Behaviour = Callable[[socket.socket, str], None]
BEHAVIOURS: dict[str, Behaviour] = {}


class Handler(socketserver.BaseRequestHandler):
    """Reads one request and answers as `server.behaviour` does."""

    def handle(self) -> None:
        self.server.connections.append(self.request)
        with contextlib.suppress(OSError, ValueError):
            if self.server.behaviour in SILENT:
                SILENT[self.server.behaviour](self.request)
                return
            received = b""
            while b"\r\n\r\n" not in received:
                block = self.request.recv(2**16)
                if not block:
                    return
                received += block
            path = received.split(b" ")[1].decode("latin-1")
            BEHAVIOURS.get(self.server.behaviour, good)(self.request, path)


class Server(socketserver.ThreadingTCPServer):
    """A server on a free port of the loopback address."""

    daemon_threads = True
    allow_reuse_address = True
    request_queue_size = 50

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.behaviour = "good"
        self.connections: list[socket.socket] = []
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    def hang_up(self) -> None:
        """End the handlers that still send."""
        while self.connections:
            with contextlib.suppress(OSError):
                self.connections.pop().shutdown(socket.SHUT_RDWR)


def head(*lines: str, status: str = "200 OK") -> bytes:
    return "".join(f"{line}\r\n" for line in (f"HTTP/1.1 {status}", *lines, "")).encode("latin-1")


def of_length(count: int) -> str:
    return f"Content-Length: {count}"


def good(wire: socket.socket, path: str) -> None:
    content = CONTENT.get(path.rpartition("/")[2])
    wire.sendall(head(of_length(0), status="404 Not Found") if content is None else head(of_length(len(content))) + content)


def behaviour(act: Behaviour) -> Behaviour:
    BEHAVIOURS[act.__name__] = act
    return act


def answer(name: str, *pieces: bytes) -> None:
    """A misbehaviour that sends fixed bytes and hangs up."""

    def act(wire: socket.socket, _path: str) -> None:
        for piece in pieces:
            wire.sendall(piece)

    BEHAVIOURS[name] = act


def _drip(wire: socket.socket, content: bytes) -> None:
    for byte in content:
        wire.sendall(bytes([byte]))
        time.sleep(0.1)


def _hold(wire: socket.socket) -> None:
    while wire.recv(2**16):  # until the client closes the connection
        pass


@behaviour
def drips(wire: socket.socket, _path: str) -> None:
    wire.sendall(head(of_length(len(FIRST))))
    _drip(wire, FIRST)


@behaviour
def drips_headers(wire: socket.socket, _path: str) -> None:
    _drip(wire, head(*(f"X-{number}: 0" for number in range(90))))


@behaviour
def drips_chunks(wire: socket.socket, _path: str) -> None:
    wire.sendall(head("Transfer-Encoding: chunked"))
    _drip(wire, b"1\r\na\r\n" * 1000)


@behaviour
def never_answers(wire: socket.socket, _path: str) -> None:
    _hold(wire)


@behaviour
def stalls_in_headers(wire: socket.socket, _path: str) -> None:
    wire.sendall(head(of_length(10))[:20])
    _hold(wire)


@behaviour
def stalls_in_body(wire: socket.socket, _path: str) -> None:
    wire.sendall(head(of_length(len(FIRST))) + FIRST[:100_000])
    _hold(wire)


@behaviour
def stalls_at_last_byte(wire: socket.socket, _path: str) -> None:
    wire.sendall(head(of_length(len(FIRST))) + FIRST[:-1])
    _hold(wire)


@behaviour
def stalls_in_third_file(wire: socket.socket, path: str) -> None:
    if path.endswith((NAMES[2], NAMES[3])):
        _hold(wire)
    good(wire, path)


@behaviour
def resets(wire: socket.socket, _path: str) -> None:
    wire.sendall(head(of_length(len(FIRST))) + FIRST[:1000])
    wire.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    wire.close()


@behaviour
def endless_body(wire: socket.socket, _path: str) -> None:
    wire.sendall(head())
    while True:
        wire.sendall(bytes(2**16))


@behaviour
def endless_chunks(wire: socket.socket, _path: str) -> None:
    wire.sendall(head("Transfer-Encoding: chunked"))
    while True:
        wire.sendall(b"1000\r\n" + bytes(4096) + b"\r\n")


@behaviour
def endless_header(wire: socket.socket, _path: str) -> None:
    wire.sendall(head()[:-2] + b"X: ")
    while True:
        wire.sendall(b"x" * 2**16)


@behaviour
def endless_continue(wire: socket.socket, _path: str) -> None:
    while True:
        wire.sendall(head(status="100 Continue") * 1000)


@behaviour
def endless_trailer(wire: socket.socket, _path: str) -> None:
    wire.sendall(head("Transfer-Encoding: chunked") + b"0\r\n")
    while True:
        wire.sendall(b"X: y\r\n" * 10_000)


@behaviour
def redirects_for_ever(wire: socket.socket, path: str) -> None:
    wire.sendall(head(f"Location: {path}x", of_length(0), status="302 Found"))


answer("closes_at_once")
answer("closes_early", head(of_length(len(FIRST))), FIRST[:100_000])
answer("closes_early_in_chunk", head("Transfer-Encoding: chunked"), b"10000\r\n", FIRST[:100])
answer("longer", head(of_length(len(FIRST) + 10)), FIRST, bytes(10))
answer("shorter", head(of_length(1000)), FIRST[:1000])
answer("longer_without_length", head(), FIRST, bytes(10))
answer("length_is_a_lie", head(of_length(10**18)), FIRST)
answer("length_is_no_number", head("Content-Length: many"), FIRST[:-1])
answer("length_is_negative", head("Content-Length: -5"), FIRST[:-1])
answer("wrong_content", head(of_length(len(FIRST))), FIRST[:-1] + bytes([FIRST[-1] ^ 1]))
answer("packed_once_more", head("Content-Encoding: gzip"), gzip.compress(FIRST))
answer("bomb", head("Content-Encoding: gzip"), gzip.compress(bytes(50_000_000), 1))
answer("empty", head(of_length(0)))
answer("no_content", head(status="204 No Content"))
answer("partial", head(of_length(10), status="206 Partial Content"), bytes(10))
answer("page", head("Content-Type: text/html"), b"\n <!DOCTYPE html><title>Sign in</title>" + b"<p>x" * 10_000)
answer("moved_without_place", head(status="301 Moved Permanently"))
for _name, _target in {"file": "file:///etc/passwd", "ftp": "ftp://127.0.0.1/x", "script": "javascript:alert(1)",
                       "data": "data:,x", "long": "http://" + "x" * 60_000, "bad": "http://[1", "port": "http://127.0.0.1:99999/",
                       "markup": "http://127.0.0.1:1/<img src=x>\u202e"}.items():  # fmt: skip
    answer(f"redirects_to_{_name}", f"HTTP/1.1 302 Found\r\nLocation: {_target}\r\n\r\n".encode())
for _status in ("400 Bad Request", "401 Unauthorized", "403 Forbidden", "404 Not Found", "407 Proxy", "410 Gone", "429 Too Many",
                "500 Internal Server Error", "503 <b>('x', None)</b>", "999 What"):  # fmt: skip
    answer(f"status_{_status[:3]}", head(of_length(0), status=_status))
answer("speaks_no_http", b"SSH-2.0-OpenSSH_9.2\r\n" * 10)
answer("sends_noise", np.random.default_rng(1).bytes(100_000))
answer("sends_nulls", bytes(100_000))
answer("many_headers", head(*(f"X-{number}: y" for number in range(10_000))))
answer("chunk_garbage", head("Transfer-Encoding: chunked"), b"zz\r\nabc\r\n")
answer("chunk_negative", head("Transfer-Encoding: chunked"), b"-5\r\nabc\r\n" * 100)
answer("chunk_huge", head("Transfer-Encoding: chunked"), b"f" * 5000 + b"\r\nabc\r\n")

SILENT: dict[str, Callable[[socket.socket], None]] = {
    "tls_never": _hold,
    "tls_drips": lambda wire: _drip(wire, b"\x16\x03\x03\x40\x00" + bytes(1000)),
    "tls_garbage": lambda wire: wire.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n"),
    "tls_closes": lambda _wire: None,
}
"""An answer that comes too early, in place of the first bytes of an encrypted connection."""


class Case(NamedTuple):
    """A mirror, and the conditions during its download."""

    name: str
    url: str
    around: Callable[[], contextlib.AbstractContextManager[None]] = contextlib.nullcontext
    ends_well: bool = False


def cases(server: Server, folder: Path) -> Iterator[Case]:
    """Every misbehaviour."""
    host = f"127.0.0.1:{server.server_address[1]}"

    @contextlib.contextmanager
    def behaving(name: str) -> Iterator[None]:
        server.behaviour = name
        try:
            yield
        finally:
            server.behaviour = "good"
            server.hang_up()

    for name in BEHAVIOURS:
        yield Case(name, f"http://{host}/data", lambda name=name: behaving(name))
    for name in SILENT:
        yield Case(name, f"https://{host}/data", lambda name=name: behaving(name))
    yield Case("http_asked_for_https", f"https://{host}/data")
    yield Case("refuses", "http://127.0.0.1:9/data")
    with socket.socket() as listener, contextlib.ExitStack() as waiting:
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        for _ in range(3):  # a connection that does not fit into the queue is never answered
            filler = waiting.enter_context(socket.socket())
            filler.setblocking(False)
            filler.connect_ex(listener.getsockname())
        yield Case("never_accepts", f"http://127.0.0.1:{listener.getsockname()[1]}/data")
    yield Case("no_such_name", "http://no-such-server.invalid/data", lambda: looking_up(socket.gaierror(socket.EAI_NONAME, "x")))
    yield Case("no_network", "http://school.example/data", lambda: looking_up(socket.gaierror(socket.EAI_AGAIN, "x")))
    yield Case("name_never_found", "http://school.example/data", lambda: looking_up(None))
    yield Case("name_too_long", f"http://{'x' * 5000}.example/data", lambda: looking_up(UnicodeError("label too long")))
    yield Case("proxy_refuses", f"http://{host}/data", lambda: with_proxy("http://127.0.0.1:9"))
    yield Case("proxy_of_another_kind", f"http://{host}/data", lambda: with_proxy("socks5://127.0.0.1:9"))
    yield Case("proxy_knows_nothing", f"https://{host}/data", lambda: with_proxy(f"http://name:secret@{host}"))
    yield Case("proxy", f"http://{host}/data", lambda: with_proxy(f"http://name:secret@{host}"), ends_well=True)
    yield Case("with_password", f"http://name:secret@{host}/data", ends_well=True)
    yield from certified(folder)


@contextlib.contextmanager
def looking_up(error: Exception | None) -> Iterator[None]:
    """Let every name look-up fail with `error`, or never end."""
    real, over = socket.getaddrinfo, threading.Event()

    def look_up(*_: object, **__: object) -> list[object]:
        if error is None:
            over.wait()
            raise socket.gaierror(socket.EAI_AGAIN, "x")
        raise error

    socket.getaddrinfo = look_up
    try:
        yield
    finally:
        over.set()
        socket.getaddrinfo = real


@contextlib.contextmanager
def with_proxy(address: str) -> Iterator[None]:
    os.environ.update({"http_proxy": address, "https_proxy": address, "no_proxy": ""})
    try:
        yield
    finally:
        os.environ.update({"http_proxy": "", "https_proxy": "", "no_proxy": "*"})


def certified(folder: Path) -> Iterator[Case]:
    """A server with a self-made certificate; none where this machine cannot make one."""
    program = shutil.which("openssl")
    if program is None:
        return
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    subprocess.run([program, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=x", "-addext",
                    "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", certificate],
                   check=True, capture_output=True)  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    with Server() as server:
        server.socket = context.wrap_socket(server.socket, server_side=True)
        url = f"https://127.0.0.1:{server.server_address[1]}/data"
        yield Case("own_certificate", url)
        trust = download_connection._trust

        @contextlib.contextmanager
        def trusted() -> Iterator[None]:
            download_connection._trust = lambda: ssl.create_default_context(cafile=certificate)
            try:
                yield
            finally:
                download_connection._trust = trust
                server.hang_up()

        yield Case("trusted_certificate", url, trusted, ends_well=True)
        server.behaviour = "stalls_in_body"
        yield Case("trusted_and_stalls", url, trusted)
        server.shutdown()


@contextlib.contextmanager
def impatient() -> Iterator[None]:
    """Shorten the time limits."""
    own = {name: getattr(download_connection, name) for name in PATIENCE}
    for name, value in PATIENCE.items():
        setattr(download_connection, name, value)
    try:
        yield
    finally:
        for name, value in own.items():
            setattr(download_connection, name, value)


class Download(threading.Thread):
    """One download in its own thread."""

    def __init__(self, url: str) -> None:
        super().__init__(daemon=True)
        self.url, self.control, self.end = url, StopToken(), "hangs"

    def run(self) -> None:
        try:
            self.end = "done" if download("mnist", self.url, lambda _progress: None, self.control) else "stopped"
        except UserError as error:
            self.end = error.text
        except BaseException as error:  # noqa: BLE001 - any other error is a fault
            self.end = f"NOT FOR USERS: {error!r}"


def litter() -> set[str]:
    return {str(path.relative_to(paths.user_data())) for path in paths.user_data().rglob("*") if path.is_file()}


class Judge:
    """Tries cases and collects faults."""

    def __init__(self, harm: campaign.Campaign, good_url: str, chance: np.random.Generator) -> None:
        self.harm, self.good_url, self.chance = harm, good_url, chance
        self.latencies: dict[str, float] = {}
        self.sentences: dict[str, str] = {}

    def stop(self, case: Case) -> None:
        """Stop at a random moment. A busy machine may be late once; three times is a fault."""
        for _ in range(ATTEMPTS):
            latency = self._time_of_stop(case)
            self.latencies[case.name] = max(self.latencies.get(case.name, 0), latency)
            if latency <= LATEST_MS:
                return
        self.harm.fault(f"{case.name}: a stop took {self.latencies[case.name]:.0f} ms")

    def _time_of_stop(self, case: Case) -> float:
        """How long a stop takes, in milliseconds; 0 if the download had already ended."""
        with case.around():
            going = Download(case.url)
            going.start()
            going.join(self.chance.uniform(0.02, 0.35))
            has_ended = not going.is_alive()
            began = time.perf_counter()
            going.control.stop()
            going.join(10)
            latency = (time.perf_counter() - began) * 1000
            if going.end.startswith(("NOT", "hangs")):
                self.harm.fault(f"{case.name}: stopped, it ended with {going.end}")
        self.see_disk(case)
        return 0 if has_ended else latency

    def let_end(self, case: Case) -> None:
        """Let the download run until it ends."""
        with case.around(), contextlib.nullcontext() if case.ends_well else impatient():
            going = Download(case.url)
            going.start()
            going.join(15)
            going.control.stop()
        self.sentences[case.name] = going.end
        if case.ends_well:
            if going.end != "done":
                self.harm.fault(f"{case.name}: {going.end}")
            shutil.rmtree(paths.datasets(), ignore_errors=True)
            return
        host = case.url.partition("//")[2].partition("/")[0].rpartition("@")[2]
        if going.end in ("done", "hangs", "stopped") or going.end.startswith("NOT"):
            self.harm.fault(f"{case.name}: ended with {going.end}")
        elif TRACES.search(going.end) or len(going.end) > LONGEST_SENTENCE or not going.end.isprintable():
            self.harm.fault(f"{case.name}: said {going.end[:1000]}")
        elif not any(name in going.end for name in (*NAMES, host, host[:20], "127.0.0.1", "x" * 20)) or "secret" in going.end:
            self.harm.fault(f"{case.name}: names nothing, or too much: {going.end}")
        self.see_disk(case)

    def see_disk(self, case: Case) -> None:
        """Check that only complete files stay."""
        whole = {f"datasets/mnist/{name}" for name in NAMES}
        left = litter()
        halves = left - whole
        halves |= {name for name in left & whole if (paths.user_data() / name).read_bytes() != CONTENT[Path(name).name]}
        if halves:
            self.harm.fault(f"{case.name}: left {sorted(halves)}")
        shutil.rmtree(paths.datasets(), ignore_errors=True)

    def good(self, case: Case) -> None:
        """Check that a good mirror succeeds."""
        going = Download(self.good_url)
        going.start()
        going.join(20)
        if going.end != "done" or len(litter()) != len(NAMES):
            self.harm.fault(f"after {case.name}: a good mirror ended with {going.end}")
        shutil.rmtree(paths.datasets(), ignore_errors=True)


@contextlib.contextmanager
def large_file() -> Iterator[None]:
    """A file that was downloaded before and takes long to check."""
    published = PUBLISHED_FILES["mnist"]
    PUBLISHED_FILES["mnist"] = (PublishedFile(NAMES[0], LARGE, "0" * 64), *published[1:])
    path = paths.datasets() / "mnist" / NAMES[0]
    path.parent.mkdir(parents=True)
    with path.open("wb") as file:
        file.truncate(LARGE)
    try:
        yield
    finally:
        PUBLISHED_FILES["mnist"] = published
        shutil.rmtree(paths.datasets())


def main() -> int:
    harm = campaign.Campaign(__doc__, seconds=600, short_seconds=40)
    harm.parser.add_argument("--rounds", type=int, help="how often each case is stopped (10; short: 1)")
    harm.parser.add_argument("--seed", type=int, default=1)
    options = harm.begin()
    rounds = options.rounds or (1 if options.short else 10)
    published = (PublishedFile(name, len(data), hashlib.sha256(data).hexdigest()) for name, data in CONTENT.items())
    PUBLISHED_FILES["mnist"] = tuple(published)
    with tempfile.TemporaryDirectory() as folder, Server() as bad, Server() as good_server:
        os.environ.update({"MNIST_DESKTOP_HOME": str(Path(folder) / "home"), "no_proxy": "*", "NO_PROXY": "*"})
        judge = Judge(harm, f"http://127.0.0.1:{good_server.server_address[1]}/data", np.random.default_rng(options.seed))
        judge.good(Case("nothing", ""))  # import now, so that no stop includes the time
        left_out = 0
        for case in cases(bad, Path(folder)):
            if not harm.has_time:
                left_out += 1
                continue
            for _ in range(rounds):
                judge.stop(case)
                harm.tried += 1
            judge.let_end(case)
            judge.good(case)
            harm.tried += 2
        judge.stop(Case("hashing", judge.good_url, large_file))
        for server in (bad, good_server):
            server.hang_up()
            server.shutdown()
    slowest = sorted(judge.latencies.items(), key=lambda item: -item[1])
    return harm.end({
        "cases": len(judge.sentences),
        "left_out": left_out,
        "slowest stop in ms": f"{slowest[0][1]:.0f} ({slowest[0][0]})",
        "longest sentence": max(map(len, judge.sentences.values()), default=0),
    } | ({} if options.json is None else {
        "stops in ms": {name: round(value) for name, value in slowest},
        "sentences": judge.sentences,
    }))  # fmt: skip


if __name__ == "__main__":
    raise SystemExit(main())
