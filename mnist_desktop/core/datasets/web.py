"""Opens a web address in such a way that the caller can leave at any moment, whatever the server does or does not do.

Every wait (for the server's number, the connection, the keys, the answer, the content) is cut into pieces of a twentieth of a
second, between which :class:`Patience` is asked whether to go on. So nobody has to break off a read from outside.
"""

from __future__ import annotations

import base64
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
from urllib.parse import SplitResult, quote, unquote, urljoin, urlsplit

from mnist_desktop.core.errors import UserError

T = TypeVar("T")

POLL_SECONDS = 0.05
IDLE_SECONDS = 8.0
"""So long without a byte, and the server counts as gone."""
SLOW_SECONDS = 20.0
SLOWEST = 1000
"""Bytes a second, over SLOW_SECONDS. At this speed a full set takes three hours; a modem of 1995 was three times as fast."""
MAX_REDIRECTS = 5
BLOCK_BYTES = 2**16

_SAFE = "/%:@!$&'()*+,;=~?"
"""What may stand in a path or query as it is."""
_DEFAULT_PORTS = {"http": 80, "https": 443}
_UNDER_WAY = (errno.EINPROGRESS, errno.EWOULDBLOCK, errno.EALREADY)
_NO_WAY = (errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN, errno.EADDRNOTAVAIL)
_BROKEN = (errno.ECONNRESET, errno.ECONNABORTED, errno.EPIPE, errno.ENOTCONN)
_WRONG_DAY = (9, 10)
"""OpenSSL's numbers for a certificate that is not valid yet, and one that no longer is."""


class DownloadError(UserError):
    """The mirror is not set, cannot be reached, or does not hold the published files."""


class StoppedError(Exception):
    """The caller wants to leave."""


class Patience:
    """How long a server is waited for.

    Parameters
    ----------
    stopped
        Whether the caller wants to leave; asked at least every POLL_SECONDS.
    most_bytes
        So much may come in all, headers included.
    """

    def __init__(self, stopped: Callable[[], bool], most_bytes: int) -> None:
        self.server = ""
        self._stopped = stopped
        self._left = most_bytes
        self._heard_at = self._window_from = time.monotonic()
        self._in_window = 0

    def check(self) -> None:
        """Go on waiting; raises StoppedError, or DownloadError where waiting has no sense any more."""
        if self._stopped():
            raise StoppedError
        now = time.monotonic()
        if now - self._heard_at > IDLE_SECONDS:
            raise no_answer(self.server)
        if now - self._window_from > SLOW_SECONDS:
            speed = self._in_window / (now - self._window_from)
            if speed < SLOWEST:
                raise DownloadError("{server} sends too slowly: {speed:.0f} bytes a second. Try again later, or choose another "
                                    "server.", server=self.server, speed=speed)  # fmt: skip
            self._window_from, self._in_window = now, 0

    def received(self, count: int) -> None:
        """So many bytes came; raises as :meth:`check` does."""
        self._heard_at = time.monotonic()
        self._in_window += count
        self._left -= count
        if self._left < 0:
            raise DownloadError("{server} sends more than the published file has. Choose another server.", server=self.server)
        self.check()


class Answer:
    """What a server sends for an address.

    Attributes
    ----------
    url
        Where it really lies, after all redirections.
    length
        In bytes, or None where the server does not say.
    """

    def __init__(self, url: str, response: http.client.HTTPResponse, server: str) -> None:
        self.url = url
        self.length = response.length
        self._response = response
        self._server = server

    def read(self) -> bytes:
        """What has come meanwhile, at most BLOCK_BYTES and as the server sends it; empty at the end. Raises as :func:`opened`."""
        with _refusals_of(self._server):
            return self._response.read1(BLOCK_BYTES)


@contextmanager
def opened(url: str, patience: Patience) -> Iterator[Answer]:
    """The answer of the server to a request for `url`, a web address.

    Raises
    ------
    DownloadError
        The server cannot be reached or does not give the file out; the sentence says which.
    StoppedError
        The caller wants to leave.
    """
    for _ in range(MAX_REDIRECTS):
        parts = checked_address(url)
        if parts is None:
            raise DownloadError("{server} sends on to {url}, which is not the address of a web server.",
                                server=patience.server, url=without_password(url))  # fmt: skip
        patience.server = server = parts.netloc.rpartition("@")[2]
        with _refusals_of(server):
            route = _in_background(lambda parts=parts: _route(parts), patience)
            connection = _connected(route, patience)
        try:
            with _refusals_of(server):
                if route.trust is not None:
                    connection = _secured(connection, parts, route.proxy, route.trust, patience)
                response = _ask(connection, "GET", parts, patience, route.proxy if parts.scheme == "http" else None)
            location = response.getheader("Location")
            if not (300 <= response.status < 400 and location):
                _check_status(response.status, response.reason, without_password(url))
                yield Answer(url, response, server)
                return
            url = _joined(url, location)
        finally:
            connection.close()
    raise DownloadError("{url} is sent on from address to address without an end. Choose another server.", url=without_password(url))


def _joined(url: str, location: str) -> str:
    try:
        return urljoin(url, location)
    except ValueError:
        return location  # it will be refused by the name that the server gave it


def checked_address(url: str) -> SplitResult | None:
    """The parts of a web address, or None where it is none."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return None
    return parts if parts.scheme in _DEFAULT_PORTS and parts.hostname and port != 0 else None


def without_password(url: str) -> str:
    """An address as a sentence may show it."""
    begin, mark, rest = url.partition("//")
    server, slash, path = rest.partition("/")
    return begin + mark + server.rpartition("@")[2] + slash + path


def no_answer(server: str) -> DownloadError:
    """The sentence about a server that says nothing."""
    return DownloadError("{server} does not answer: nothing came for {seconds:.0f} seconds. Try again later, or choose another "
                         "server.", server=server, seconds=IDLE_SECONDS)  # fmt: skip


# The way to the server


class _Route(NamedTuple):
    """Whom to connect to: the server itself or the proxy that stands before it."""

    proxy: SplitResult | None
    addresses: list[tuple[Any, ...]]
    trust: ssl.SSLContext | None


def _route(parts: SplitResult) -> _Route:
    """Look up how this computer gets to a server and whom it trusts. Nothing can interrupt the system while it does."""
    host, port = str(parts.hostname), parts.port or _DEFAULT_PORTS[parts.scheme]
    proxies = urllib.request.getproxies()
    named = proxies.get(parts.scheme) or proxies.get("all")
    proxy = None
    if named and not urllib.request.proxy_bypass(host):
        proxy = checked_address(named if "://" in named else f"http://{named}")
        if proxy is None or proxy.scheme != "http":
            raise DownloadError("This computer is set to use the proxy {proxy}; only one that begins with http:// can be used here.",
                                proxy=without_password(named))  # fmt: skip
        host, port = str(proxy.hostname), proxy.port or 80
    addresses = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return _Route(proxy, addresses, _trust() if parts.scheme == "https" else None)


def _in_background(ask: Callable[[], T], patience: Patience) -> T:
    """What `ask` gives or raises. It is left behind when patience ends: it writes nothing, and ends when the system answers."""
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


def _connected(route: _Route, patience: Patience) -> socket.socket:
    """Connected to the first of the addresses that takes it; a name has several, and one kind of them may lead nowhere."""
    refusal: OSError = OSError(errno.EHOSTUNREACH, os.strerror(errno.EHOSTUNREACH))
    for family, kind, protocol, _, address in route.addresses:
        connection = socket.socket(family, kind, protocol)
        try:
            _connect(connection, address, IDLE_SECONDS / len(route.addresses), patience)
        except OSError as error:
            connection.close()
            refusal = error
        except BaseException:
            connection.close()
            raise
        else:
            return connection
    raise refusal


def _connect(connection: socket.socket, address: Any, seconds: float, patience: Patience) -> None:
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


def _secured(
    connection: socket.socket, parts: SplitResult, proxy: SplitResult | None, trust: ssl.SSLContext, patience: Patience
) -> ssl.SSLSocket:
    if proxy is not None:
        answer = _ask(connection, "CONNECT", parts, patience, proxy)
        if answer.status != http.client.OK:
            raise DownloadError("The proxy {proxy} does not lead to {server}: it answers {status}.", server=patience.server,
                                proxy=proxy.netloc.rpartition("@")[2], status=answer.status)  # fmt: skip
    secured = trust.wrap_socket(connection, server_hostname=parts.hostname, do_handshake_on_connect=False)
    try:
        _shake_hands(secured, patience)
    except BaseException:
        secured.close()  # wrapping took it away from `connection`
        raise
    return secured


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
        raise DownloadError("The certificate of {server} is not one that this computer trusts. Ask whoever looks after the server.",
                            server=patience.server) from error  # fmt: skip
    except ssl.SSLError as error:
        raise DownloadError("{server} does not speak https. Check the address; perhaps it begins with http://.",
                            server=patience.server) from error  # fmt: skip


def _trust() -> ssl.SSLContext:
    """The system's own authorities, a school's among them, and those that browsers know: a frozen build may find no others."""
    import certifi  # noqa: PLC0415 - rarely needed

    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


# What is said on the way


class _Wire:
    """A connected socket as http.client knows one; whoever made the socket closes it."""

    def __init__(self, connection: socket.socket, patience: Patience) -> None:
        self._connection, self._patience = connection, patience

    def sendall(self, content: bytes) -> None:
        rest = memoryview(content)
        while rest:
            with suppress(TimeoutError):
                rest = rest[self._connection.send(rest) :]
            self._patience.check()

    def makefile(self, _mode: str) -> io.BufferedReader:
        return io.BufferedReader(_Reader(self._connection, self._patience), BLOCK_BYTES)

    def close(self) -> None:
        pass


class _Reader(io.RawIOBase):
    def __init__(self, connection: socket.socket, patience: Patience) -> None:
        self._connection, self._patience = connection, patience

    def readable(self) -> bool:
        return True

    def readinto(self, target: Any) -> int:
        while True:
            try:
                count = self._connection.recv_into(target)
            except TimeoutError:
                self._patience.check()
            else:
                self._patience.received(count)
                return count


def _ask(
    connection: socket.socket, method: str, parts: SplitResult, patience: Patience, proxy: SplitResult | None
) -> http.client.HTTPResponse:
    """Send a request and read the headers of the answer."""
    client = http.client.HTTPConnection(str(parts.hostname))
    client.sock = _Wire(connection, patience)
    server = parts.netloc.rpartition("@")[2]
    # Some servers offer to pack what is packed already, and the hash is of the file as it is.
    headers = {"Host": server, "Connection": "close", "Accept-Encoding": "identity", "User-Agent": "mnist-desktop"}
    if proxy is not None:
        headers |= _credentials("Proxy-Authorization", proxy)
    if method == "CONNECT":
        target = f"{parts.hostname}:{parts.port or 443}"
    else:
        headers |= _credentials("Authorization", parts)
        target = quote(parts._replace(scheme="", netloc="", fragment="").geturl() or "/", safe=_SAFE)
        if proxy is not None:
            target = f"http://{server}{target}"
    client.request(method, target, headers=headers)
    return client.getresponse()


def _credentials(header: str, parts: SplitResult) -> dict[str, str]:
    if parts.username is None:
        return {}
    words = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
    return {header: "Basic " + base64.b64encode(words.encode()).decode()}


def _check_status(status: int, reason: str, url: str) -> None:
    """Say what the server answers in the place of the file."""
    match status:
        case 200:
            return
        case 404 | 410:
            raise DownloadError("{url} is not there: the server has no such file. Check the address of the server.", url=url)
        case 401 | 403:
            raise DownloadError("{url} is not given out: the server wants a permission that this program has not ({status}).",
                                url=url, status=status)  # fmt: skip
        case 407:
            raise DownloadError("The proxy on the way to {url} wants a name and a password.", url=url)
        case _ if status >= 500:
            raise DownloadError("{url} cannot be had at the moment: the server itself has a fault ({status}). Try again later.",
                                url=url, status=status)  # fmt: skip
    raise DownloadError("{url} could not be downloaded: the server answers {status} {reason}.", url=url, status=status, reason=reason)


@contextmanager
def _refusals_of(server: str) -> Iterator[None]:
    """Turn what goes wrong on the way to `server` into a sentence for its cause."""
    try:
        yield
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise _said(error, server) from error


def _said(error: Exception, server: str) -> DownloadError:
    number = error.errno if isinstance(error, OSError) else None
    match error:
        case socket.gaierror() if number == socket.EAI_AGAIN:
            return DownloadError("{server} could not be looked up: this computer seems to have no network.", server=server)
        case socket.gaierror() | UnicodeError():
            return DownloadError("There is no server called {server}. Check the address, and the network.", server=server)
        case OSError() if number == errno.ECONNREFUSED:
            return DownloadError("{server} refuses the connection: no web server runs there. Check the address.", server=server)
        case OSError() if number in _NO_WAY:
            return DownloadError("There is no way to {server}: this computer has no network, or one that does not reach so far.",
                                 server=server)  # fmt: skip
        case OSError() if number in (errno.EACCES, errno.EPERM):
            return DownloadError("The connection to {server} is forbidden on this computer, perhaps by a firewall.", server=server)
        case TimeoutError():
            return no_answer(server)
        case OSError() if number in _BROKEN or isinstance(error, ConnectionError | ssl.SSLError):
            return DownloadError("{server} broke the connection off. Try again, or choose another server.", server=server)
        case OSError():
            return DownloadError("{server} could not be reached: {cause}.", server=server, cause=error.strerror or "unknown cause")
    return DownloadError("{server} does not answer as a web server does. Check the address.", server=server)
