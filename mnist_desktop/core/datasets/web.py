"""Opens a web address over a :mod:`connection` that can be left at any moment, and turns refusals into sentences."""

from __future__ import annotations

import base64
import http.client
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from urllib.parse import SplitResult, quote, unquote, urljoin

from mnist_desktop.core.datasets.download_connection import (
    BLOCK_BYTES,
    DownloadError,
    Patience,
    Wire,
    checked_address,
    connected,
    in_background,
    refusals_of,
    route_to,
    secured,
    without_password,
)

MAX_REDIRECTS = 5
_SAFE = "/%:@!$&'()*+,;=~?"
"""Characters that need no escape in a path or query."""


class Response:
    """A server's answer for an address.

    Attributes
    ----------
    url
        The final address, after all redirections.
    length
        In bytes, or None where the server does not tell.
    """

    def __init__(self, url: str, response: http.client.HTTPResponse, server: str) -> None:
        self.url = url
        self.length = response.length
        self._response = response
        self._server = server

    def read(self) -> bytes:
        """The next bytes as they arrive, at most BLOCK_BYTES; empty at the end. Raises as :func:`opened` does."""
        with refusals_of(self._server):
            return self._response.read1(BLOCK_BYTES)


@contextmanager
def opened(url: str, patience: Patience) -> Iterator[Response]:
    """Request `url`, a web address, and give the server's answer.

    Raises
    ------
    DownloadError
        The server cannot be reached or refuses the file; the sentence says which.
    DownloadStoppedError
        The caller asked to stop.
    """
    for _ in range(MAX_REDIRECTS):
        parts = checked_address(url)
        if parts is None:
            raise DownloadError("{server} sends on to {url}, which is not the address of a web server.",
                                server=patience.server, url=without_password(url))  # fmt: skip
        patience.server = server = parts.netloc.rpartition("@")[2]
        with refusals_of(server):
            route = in_background(partial(route_to, parts), patience)
        with refusals_of(server if route.proxy is None else route.proxy.netloc.rpartition("@")[2]):
            connection = connected(route, patience)
        try:
            with refusals_of(server):
                if route.trust is not None:
                    if route.proxy is not None:
                        _tunnel(connection, parts, patience, route.proxy)
                    connection = secured(connection, str(parts.hostname), route.trust, patience)
                response = _ask(connection, "GET", parts, patience, route.proxy if parts.scheme == "http" else None)
            location = response.getheader("Location")
            if not (300 <= response.status < 400 and location):
                _check_status(response.status, response.reason, without_password(url))
                yield Response(url, response, server)
                return
            url = _joined(url, location)
        finally:
            connection.close()
    raise DownloadError("{url} is sent on from address to address without an end. Choose another server.",
                        url=without_password(url))  # fmt: skip


def _joined(url: str, location: str) -> str:
    try:
        return urljoin(url, location)
    except ValueError:
        return location  # refused later, with the address that the server gave


def _tunnel(connection: socket.socket, parts: SplitResult, patience: Patience, proxy: SplitResult) -> None:
    """Ask the proxy to pass on everything from now on."""
    answer = _ask(connection, "CONNECT", parts, patience, proxy)
    if answer.status != http.client.OK:
        raise DownloadError("The proxy {proxy} does not lead to {server}: it answers {status}.", server=patience.server,
                            proxy=proxy.netloc.rpartition("@")[2], status=answer.status)  # fmt: skip


def _ask(
    connection: socket.socket, method: str, parts: SplitResult, patience: Patience, proxy: SplitResult | None
) -> http.client.HTTPResponse:
    """Send a request and read the headers of the answer."""
    client = http.client.HTTPConnection("server", 80)  # this does not connect; the real host is sent below
    client.sock = Wire(connection, patience)
    server = parts.netloc.rpartition("@")[2]
    # Some servers offer to compress a file that is compressed already, but the hash is of the file itself.
    headers = {"Host": server, "Connection": "close", "Accept-Encoding": "identity", "User-Agent": "mnist-desktop"}
    if proxy is not None:
        headers |= _credentials("Proxy-Authorization", proxy)
    if method == "CONNECT":
        host = f"[{parts.hostname}]" if ":" in str(parts.hostname) else parts.hostname
        target = f"{host}:{parts.port or 443}"
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
    """Raise DownloadError where the server sends an error instead of the file."""
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
    raise DownloadError("{url} could not be downloaded: the server answers {status} {reason}.",
                        url=url, status=status, reason=reason)  # fmt: skip
