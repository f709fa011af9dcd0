"""Downloads a full data set from a mirror that the user or the school has chosen, checking every byte.

The program knows no server by itself. A mirror is any web server that has the four published gzip files of a set in a folder
``mnist/`` or ``fashion-mnist/``.
"""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, NamedTuple
from urllib.parse import urlsplit

from mnist_desktop import paths
from mnist_desktop.core.datasets.dataset import Family
from mnist_desktop.core.errors import UserError
from mnist_desktop.core.files import storage_error
from mnist_desktop.core.runs.control import Control

MIRROR_VARIABLE = "MNIST_DESKTOP_MIRROR"
TIMEOUT_SECONDS = 8
"""Without a byte; also how long a stop can take to be heard, so less than what the window waits for when it closes."""
BLOCK_BYTES = 2**16
EMIT_SECONDS = 0.05


class DownloadError(UserError):
    """The mirror is not set, cannot be reached, or does not hold the published files."""


class PublishedFile(NamedTuple):
    """One gzip file as it was published: its name, its length in bytes and its hex SHA-256."""

    name: str
    size: int
    sha256: str


class DownloadProgress(NamedTuple):
    """Bytes of all four files together: there already, and in all."""

    done: int
    total: int


def _published(*facts: tuple[int, str]) -> tuple[PublishedFile, ...]:
    return tuple(PublishedFile(name, *fact) for name, fact in zip(_NAMES, facts, strict=True))


_NAMES = ("train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz", "t10k-images-idx3-ubyte.gz", "t10k-labels-idx1-ubyte.gz")

PUBLISHED_FILES: dict[Family, tuple[PublishedFile, ...]] = {
    "mnist": _published(
        (9_912_422, "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609"),
        (28_881, "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c"),
        (1_648_877, "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6"),
        (4_542, "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6"),
    ),
    "fashion-mnist": _published(
        (26_421_880, "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84"),
        (29_515, "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845"),
        (4_422_102, "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073"),
        (5_148, "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5"),
    ),
}


def mirror() -> str:
    """The mirror that the environment names, or an empty string."""
    return os.environ.get(MIRROR_VARIABLE, "").strip()


def download(family: Family, mirror_url: str, emit: Callable[[DownloadProgress], None], control: Control) -> Path | None:
    """Fetch the four files of a full set into the user's folder of data sets.

    Parameters
    ----------
    family
        Which set.
    mirror_url
        Address of the folder that holds ``mnist/`` and ``fashion-mnist/``; empty for the one of ``MNIST_DESKTOP_MIRROR``.
    emit
        Is given the progress, at most 20 times a second and after each file.
    control
        Looked at between blocks. A file that was begun is thrown away at a stop; whole ones stay and count next time.

    Returns
    -------
    Path or None
        The folder, which :func:`catalog.entries` finds from now on; None after a stop.

    Raises
    ------
    DownloadError
        No mirror is set, it cannot be reached, or it sends something else than the published files.
    StorageError
        The files cannot be written.
    """
    address = _checked(mirror_url or mirror())
    folder = paths.datasets() / family
    meter = _Meter(sum(file.size for file in PUBLISHED_FILES[family]), emit, control)
    try:
        for file in PUBLISHED_FILES[family]:
            _fetch(f"{address}/{family}/{file.name}", file, folder, meter)
            meter.end(file)
    except _StoppedError:
        return None
    return folder


def _checked(address: str) -> str:
    if not address:
        raise DownloadError("No server to download from is set. Set {variable} to the address of one that holds mnist/ and "
                            "fashion-mnist/, or import the files instead.", variable=MIRROR_VARIABLE)  # fmt: skip
    try:
        parts = urlsplit(address)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise DownloadError("{url} is not the address of a web server. It must begin with http:// or https://.", url=address)
    return address.rstrip("/")


def _fetch(url: str, file: PublishedFile, folder: Path, meter: _Meter) -> None:
    """Download one file unless it is there already, and let it appear only when its hash is right."""
    import pooch  # noqa: PLC0415 - with what it imports it takes 0.2 s, and few need it

    pooch.get_logger().setLevel("WARNING")  # it would write to the terminal
    # Some servers offer to pack what is packed already, and the hash is of the file as it is.
    http = pooch.HTTPDownloader(chunk_size=BLOCK_BYTES, timeout=TIMEOUT_SECONDS, headers={"Accept-Encoding": "identity"})

    def receive(url: str, temporary: str, source: object) -> None:
        with Path(temporary).open("wb") as out:
            http(url, _Receiver(out, file, meter), source)

    try:
        pooch.retrieve(url, f"sha256:{file.sha256}", file.name, folder, downloader=receive)
    except ValueError as error:
        raise DownloadError("{url} is not the published file: its content differs. Choose another server.", url=url) from error
    except PermissionError as error:
        # Pooch words it anew and drops its number.
        raise storage_error(folder, OSError(errno.EACCES, str(error))) from error
    except OSError as error:
        if error.errno is not None:  # the disk speaks: errors of the connection come wrapped, without a number
            raise storage_error(folder / file.name, error) from error
        raise DownloadError("{url} could not be downloaded: {cause}.", url=url, cause=_cause(error)) from error


class _StoppedError(Exception):
    """Leaves a download from within."""


class _Meter:
    """Counts the bytes of all files, tells of them now and then, and hears a stop."""

    def __init__(self, total: int, emit: Callable[[DownloadProgress], None], control: Control) -> None:
        self._total = total
        self._emit = emit
        self._control = control
        self._before = 0
        self._emitted_at = 0.0

    def count(self, received: int) -> None:
        """So much of the current file is there now; raises _StoppedError."""
        if self._control.stop_requested:
            raise _StoppedError
        if time.monotonic() - self._emitted_at >= EMIT_SECONDS:
            self._emitted_at = time.monotonic()
            self._emit(DownloadProgress(self._before + received, self._total))

    def end(self, file: PublishedFile) -> None:
        """The whole file is there, downloaded now or earlier."""
        self._before += file.size
        self._emit(DownloadProgress(self._before, self._total))


class _Receiver:
    """The file that pooch writes into: it counts, and takes no more than the published file has."""

    def __init__(self, out: BinaryIO, file: PublishedFile, meter: _Meter) -> None:
        self._out = out
        self._file = file
        self._meter = meter
        self._received = 0

    def write(self, block: bytes) -> None:
        self._received += len(block)
        if self._received > self._file.size:
            raise ValueError("the server sends more than the published file has")
        self._meter.count(self._received)
        self._out.write(block)

    def flush(self) -> None:
        self._out.flush()


def _cause(error: BaseException) -> str:
    """The shortest true thing that can be said: what the server or the operating system answered."""
    response = getattr(error, "response", None)
    if response is not None:
        return f"{response.status_code} {response.reason}"
    each: BaseException | None = error
    while each is not None:
        if isinstance(each, OSError) and each.strerror:
            return each.strerror
        each = each.__cause__ or each.__context__
    return str(error)
