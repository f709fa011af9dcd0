"""A connection to a web server that can be left at any moment, whatever the server does.

Every wait (for the address, the connection, the encryption, the answer, the content) is divided into pieces of a twentieth of
a second. Between them, :class:`Patience` decides whether to go on. So no thread has to interrupt a read of another.
"""

from __future__ import annotations

import errno
import http.client
import io
import os
import queue
import selectors
import socket
import ssl
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, NamedTuple, TypeVar
from urllib.parse import SplitResult, urlsplit

from mnist_desktop.core.errors import UserError

T = TypeVar("T")

POLL_SECONDS = 0.05
IDLE_SECONDS = 8.0
"""After this time without a byte the download fails."""
SLOW_SECONDS = 20.0
SLOWEST = 1000
"""Bytes per second, over SLOW_SECONDS. At this speed a full set takes three hours; a modem of 1995 was three times as fast."""
BLOCK_BYTES = 2**16

_DEFAULT_PORTS = {"http": 80, "https": 443}
_UNDER_WAY = (errno.EINPROGRESS, errno.EWOULDBLOCK, errno.EALREADY)
_NO_WAY = (errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN, errno.EADDRNOTAVAIL)
_WRONG_DAY = (9, 10)
"""OpenSSL's error codes for a certificate that is not yet valid, and for one that has expired."""


class DownloadError(UserError):
    """The mirror is not set, cannot be reached, or does not hold the published files."""


class DownloadStoppedError(Exception):
    """The caller asked to stop."""


class Patience:
    """Decides how long to wait for a server.

    Parameters
    ----------
    stopped
        Whether the caller asks to stop; checked at least every POLL_SECONDS.
    most_bytes
        How much may arrive in all, headers included.
    """

    def __init__(self, stopped: Callable[[], bool], most_bytes: int) -> None:
        self.server = ""
        self._stopped = stopped
        self._left = most_bytes
        self._heard_at = self._window_from = time.monotonic()
        self._in_window = 0

    def check(self) -> None:
        """Raise DownloadStoppedError after a stop, or DownloadError when it is no use to wait longer."""
        if self._stopped():
            raise DownloadStoppedError
        now = time.monotonic()
        if now - self._heard_at > IDLE_SECONDS:
            raise no_answer(self.server)
        if now - self._window_from > SLOW_SECONDS:
            speed = self._in_window / (now - self._window_from)
            if speed < SLOWEST:
                raise DownloadError("{server} sends too slowly: {speed:.0f} bytes a second. Try again later, or choose another "
                                    "server.", server=self.server, speed=speed)  # fmt: skip
            self._window_from, self._in_window = now, 0

    def begin_again(self) -> None:
        """Start the time limits again: for the first byte and for the speed."""
        self._heard_at = self._window_from = time.monotonic()
        self._in_window = 0

    def received(self, count: int) -> None:
        """Count bytes that arrived; raises as :meth:`check` does."""
        self._heard_at = time.monotonic()
        self._in_window += count
        self._left -= count
        if self._left < 0:
            raise DownloadError("{server} sends more than the published file has. Choose another server.", server=self.server)
        self.check()


def no_answer(server: str) -> DownloadError:
    """The error for a server that does not answer."""
    return DownloadError("{server} does not answer: nothing came for {seconds:.0f} seconds. Try again later, or choose another "
                         "server.", server=server, seconds=IDLE_SECONDS)  # fmt: skip


def checked_address(url: str) -> SplitResult | None:
    """The parts of a web address, or None where it is not one."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return None
    return parts if parts.scheme in _DEFAULT_PORTS and parts.hostname and port != 0 else None


def without_password(url: str) -> str:
    """An address for use in a sentence."""
    begin, mark, rest = url.partition("//") if "//" in url else ("", "", url)
    if checked_address(url) is None:  # it is unclear where its password ends
        return begin + mark + rest.rpartition("@")[2]
    server, slash, path = rest.partition("/")
    return begin + mark + server.rpartition("@")[2] + slash + path


# Connect to the server


class Route(NamedTuple):
    """What to connect to: the server, or the proxy in front of it."""

    proxy: SplitResult | None
    addresses: list[tuple[Any, ...]]  # Any: a socket address, whose form depends on its family
    trust: ssl.SSLContext | None


def route_to(parts: SplitResult) -> Route:
    """Look up the route to a server and the trusted certificates. The system cannot be interrupted while it does this."""
    host, port = str(parts.hostname), parts.port or _DEFAULT_PORTS[parts.scheme]
    proxies = urllib.request.getproxies()
    named = proxies.get(parts.scheme) or proxies.get("all")
    proxy = None
    if named and not urllib.request.proxy_bypass(host):
        proxy = checked_address(named if "://" in named else f"http://{named}")
        if proxy is None or proxy.scheme != "http":
            raise DownloadError("This computer is set to use the proxy {proxy}; only one that begins with http:// can be used.",
                                proxy=without_password(named))  # fmt: skip
        host, port = str(proxy.hostname), proxy.port or 80
    addresses = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return Route(proxy, addresses, _trust() if parts.scheme == "https" else None)


def in_background(ask: Callable[[], T], patience: Patience) -> T:
    """Run `ask` in a thread; returns or raises what it does. When patience ends, the thread is left: it writes nothing."""
    said: queue.SimpleQueue[T | Exception] = queue.SimpleQueue()

    def run() -> None:
        try:
            said.put(ask())
        except Exception as error:  # noqa: BLE001 - raised again in the other thread
            said.put(error)

    threading.Thread(target=run, name="look up server", daemon=True).start()
    while True:
        with suppress(queue.Empty):
            answer = said.get(timeout=POLL_SECONDS)
            break
        patience.check()
    patience.check()
    if isinstance(answer, Exception):
        raise answer
    return answer


def connected(route: Route, patience: Patience) -> socket.socket:
    """Connect to the first address that answers. A name may have several, and those of one kind may not work here."""
    refusal: OSError = OSError(errno.EHOSTUNREACH, os.strerror(errno.EHOSTUNREACH))
    for family, kind, protocol, _, address in route.addresses:
        patience.begin_again()  # looking up the name, or the address before, may have taken all the time
        try:
            connection = socket.socket(family, kind, protocol)
        except OSError as error:  # this system may not support one of the two kinds
            refusal = error
            continue
        try:
            _connect(connection, address, IDLE_SECONDS / len(route.addresses), patience)
        except OSError as error:
            connection.close()
            refusal = error
        except BaseException:
            connection.close()
            raise
        else:
            patience.begin_again()
            return connection
    raise refusal


def _connect(connection: socket.socket, address: tuple[Any, ...], seconds: float, patience: Patience) -> None:
    connection.setblocking(False)
    code = connection.connect_ex(address)
    if code in _UNDER_WAY:
        until = time.monotonic() + seconds
        with selectors.DefaultSelector() as selector:
            selector.register(connection, selectors.EVENT_WRITE)
            while not selector.select(POLL_SECONDS):
                patience.check()
                if time.monotonic() > until:
                    raise TimeoutError(errno.ETIMEDOUT, os.strerror(errno.ETIMEDOUT))
        code = connection.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
    if code:
        raise OSError(code, os.strerror(code))
    connection.settimeout(POLL_SECONDS)


def secured(connection: socket.socket, host: str, trust: ssl.SSLContext, patience: Patience) -> ssl.SSLSocket:
    """Encrypt an open connection to `host`; it is closed if this fails."""
    inner = trust.wrap_socket(connection, server_hostname=host, do_handshake_on_connect=False)
    try:
        _shake_hands(inner, patience)
    except BaseException:
        inner.close()  # `wrap_socket` took the socket from `connection`
        raise
    return inner


def _shake_hands(secured: ssl.SSLSocket, patience: Patience) -> None:
    try:
        while True:
            with suppress(TimeoutError):
                secured.do_handshake()
                return
            patience.check()
    except ssl.SSLCertVerificationError as error:
        if error.verify_code in _WRONG_DAY:
            raise DownloadError("The certificate of {server} is not valid today. Check the date of this computer.",
                                server=patience.server) from error  # fmt: skip
        raise DownloadError("The certificate of {server} is not one that this computer trusts. Ask whoever looks after the "
                            "server.", server=patience.server) from error  # fmt: skip
    except ssl.SSLError as error:
        raise DownloadError("{server} does not speak https. Check the address; perhaps it begins with http://.",
                            server=patience.server) from error  # fmt: skip


def _trust() -> ssl.SSLContext:
    """Trust the system's authorities (a school may add its own) and those of browsers: a frozen build may find no others."""
    import certifi  # noqa: PLC0415 - rarely needed

    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


# Sending and receiving


class Wire:
    """A connected socket in the form that http.client needs. It does not close the socket."""

    def __init__(self, connection: socket.socket, patience: Patience) -> None:
        self._connection, self._patience = connection, patience

    def sendall(self, content: bytes) -> None:
        """Send all of it; raises as :meth:`Patience.check` does."""
        rest = memoryview(content)
        while rest:
            with suppress(TimeoutError):
                rest = rest[self._connection.send(rest) :]
            self._patience.check()

    def makefile(self, _mode: str) -> io.BufferedReader:
        """A file of what arrives; its reads raise as :meth:`Patience.received` does."""
        return io.BufferedReader(_BodyReader(self._connection, self._patience), BLOCK_BYTES)

    def close(self) -> None:
        """Do nothing."""


class _BodyReader(io.RawIOBase):
    def __init__(self, connection: socket.socket, patience: Patience) -> None:
        self._connection, self._patience = connection, patience

    def readable(self) -> bool:
        return True

    def readinto(self, target: Any) -> int:  # Any: a buffer, which has no type before Python 3.12
        while True:
            try:
                count = self._connection.recv_into(target)
            except TimeoutError:
                self._patience.check()
            else:
                self._patience.received(count)
                return count


@contextmanager
def refusals_of(server: str) -> Iterator[None]:
    """Turn errors on the way to `server` into sentences that name the cause."""
    try:
        yield
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise _said(error, server) from error


def _said(error: Exception, server: str) -> DownloadError:
    number = error.errno if isinstance(error, OSError) else None
    cause = ""
    match error:
        case socket.gaierror() if number == socket.EAI_AGAIN:
            template = "{server} could not be looked up: this computer seems to have no network."
        case socket.gaierror() | UnicodeError():
            template = "There is no server called {server}. Check the address, and the network."
        case OSError() if number == errno.ECONNREFUSED:
            template = "{server} refuses the connection: no web server runs there. Check the address."
        case OSError() if number in _NO_WAY:
            template = "There is no way to {server}: this computer has no network, or one that does not reach so far."
        case PermissionError():
            template = "The connection to {server} is forbidden on this computer, perhaps by a firewall."
        case TimeoutError():
            return no_answer(server)
        case ConnectionError() | ssl.SSLError():
            template = "{server} broke the connection off. Try again, or choose another server."
        case OSError(strerror=str(words)):
            template, cause = "{server} could not be reached: {cause}.", words
        case _:
            template = "{server} does not answer as a web server does. Check the address."
    return DownloadError(template, server=server, cause=cause)
