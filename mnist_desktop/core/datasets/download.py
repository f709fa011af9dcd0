"""Downloads a full data set from a mirror that the user or the school has chosen, and checks every byte.

No server is built in. A mirror is any web server that has the four published gzip files of a set in a folder
``mnist/`` or ``fashion-mnist/``.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from mnist_desktop import paths
from mnist_desktop.core.administration import administration
from mnist_desktop.core.datasets import web
from mnist_desktop.core.datasets.dataset import Family
from mnist_desktop.core.datasets.download_connection import (
    DownloadError,
    DownloadStoppedError,
    Patience,
    checked_address,
    without_password,
)
from mnist_desktop.core.datasets.published_checksums import PUBLISHED_FILES, PublishedFile
from mnist_desktop.core.files import atomic_writer
from mnist_desktop.core.stop_token import StopToken

MIRROR_VARIABLE = "MNIST_DESKTOP_MIRROR"
EMIT_SECONDS = 0.05
HASH_BYTES = 2**18
WIRE_FACTOR, WIRE_BYTES = 8, 2**20
"""A file may take this many times its size plus this many bytes: it may come in very small chunks, each with a header."""

_PAGE_STARTS = (b"<!doctype", b"<html", b"<head", b"<?xml")


class DownloadProgress(NamedTuple):
    """Bytes of all four files together: received, and in all."""

    done: int
    total: int


def mirror() -> str:
    """The mirror from the environment variable, else the one that an administrator has set, or an empty string."""
    return (os.environ.get(MIRROR_VARIABLE, "") or administration().settings.mirror).strip()


def download(family: Family, mirror_url: str, emit: Callable[[DownloadProgress], None], stop: StopToken) -> Path | None:
    """Fetch the four files of a full set into the user's folder of data sets.

    Parameters
    ----------
    family
        Which set.
    mirror_url
        Address of the folder that holds ``mnist/`` and ``fashion-mnist/``; if empty, ``MNIST_DESKTOP_MIRROR`` is used.
    emit
        Receives the progress, at most 20 times a second and after each file.
    stop
        Checked twenty times a second, whatever the server does. At a stop, an incomplete file is deleted; whole files stay and
        are not downloaded again.

    Returns
    -------
    Path or None
        The folder, which :func:`catalog.entries` now finds; None after a stop.

    Raises
    ------
    DownloadError
        No mirror is set, it cannot be reached, or it does not send the published files.
    StorageError
        The files cannot be written.
    """
    address = _checked(mirror_url or mirror())
    folder = paths.datasets() / family
    meter = _Meter(sum(file.size for file in PUBLISHED_FILES[family]), emit, stop)
    try:
        for file in PUBLISHED_FILES[family]:
            if not _is_there(folder / file.name, file, meter):
                _fetch(f"{address}/{family}/{file.name}", file, folder / file.name, meter)
            meter.end(file)
    except DownloadStoppedError:
        return None
    finally:
        with suppress(OSError):  # it holds files, or does not exist
            folder.rmdir()
    return folder


def _checked(address: str) -> str:
    if not address:
        raise DownloadError("No server to download from is set. Set {variable} to the address of one that holds mnist/ and "
                            "fashion-mnist/, or import the files instead.", variable=MIRROR_VARIABLE)  # fmt: skip
    if checked_address(address) is None:
        raise DownloadError("{url} is not the address of a web server. It must begin with http:// or https://.",
                            url=without_password(address))  # fmt: skip
    return address.rstrip("/")


def _is_there(path: Path, file: PublishedFile, meter: _Meter) -> bool:
    """Whether exactly this file was downloaded before. A file that cannot be read counts as absent and is replaced."""
    try:
        if path.stat().st_size != file.size:
            return False
        content = hashlib.sha256()
        with path.open("rb") as there:
            while block := there.read(HASH_BYTES):
                meter.check()
                content.update(block)
    except OSError:
        return False
    return content.hexdigest() == file.sha256


def _fetch(url: str, file: PublishedFile, path: Path, meter: _Meter) -> None:
    """Download one file. It appears in the folder only when its hash is right."""
    patience = Patience(lambda: meter.stopped, WIRE_FACTOR * file.size + WIRE_BYTES)
    shown = without_password(url)
    with web.opened(url, patience) as answer:
        block = answer.read()
        if block.lstrip()[:16].lower().startswith(_PAGE_STARTS):
            raise DownloadError("{url} is a web page, not the published file. Perhaps the network asks to be signed in to first: "
                                "open the address in a browser.", url=shown)  # fmt: skip
        if answer.length not in (None, file.size):
            raise _wrong_size(shown, answer.length, file)
        received, content = 0, hashlib.sha256()
        # Do not wait for the disk: that would delay a stop, and a file that is cut off is noticed when it is read.
        with atomic_writer(path, durable=False) as out:
            while block:
                received += len(block)
                if received > file.size:
                    raise _wrong_size(shown, received, file)
                meter.count(received)
                content.update(block)
                out.write(block)
                block = answer.read()
            if received < file.size:
                raise DownloadError("{url} broke off after {received:,} of {size:,} bytes. Try again, or choose another server.",
                                    url=shown, received=received, size=file.size)  # fmt: skip
            if content.hexdigest() != file.sha256:
                raise DownloadError("{url} is not the published file: its content differs. Choose another server.", url=shown)
            meter.check()


def _wrong_size(url: str, found: int | None, file: PublishedFile) -> DownloadError:
    return DownloadError("{url} is not the published file: that has {size:,} bytes, and this one {found:,} or more. Choose "
                         "another server.", url=url, found=found, size=file.size)  # fmt: skip


class _Meter:
    """Counts the bytes of all files, reports progress, and checks for a stop."""

    def __init__(self, total: int, emit: Callable[[DownloadProgress], None], stop: StopToken) -> None:
        self._total = total
        self._emit = emit
        self._stop = stop
        self._before = 0
        self._emitted_at = 0.0

    @property
    def stopped(self) -> bool:
        """Whether the user asks to stop."""
        return self._stop.stop_requested

    def check(self) -> None:
        """Raises DownloadStoppedError."""
        if self.stopped:
            raise DownloadStoppedError

    def count(self, received: int) -> None:
        """Take note of how much of the current file has arrived; raises DownloadStoppedError."""
        self.check()
        if time.monotonic() - self._emitted_at >= EMIT_SECONDS:
            self._emitted_at = time.monotonic()
            self._emit(DownloadProgress(self._before + received, self._total))

    def end(self, file: PublishedFile) -> None:
        """Take note that the current file is complete, downloaded now or before."""
        self._before += file.size
        self._emit(DownloadProgress(self._before, self._total))
