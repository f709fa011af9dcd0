"""Fills a small disk while every writer of the app uses it, checks the files, frees it and lets the writer try again.

    python tests/reliability/full_disk.py [--megabytes 24] [--json FILE] [--short] [--seconds N]

The disk is a tmpfs, which needs root on Linux; elsewhere the campaign is skipped and says so. It is filled to the last byte, and
also so that one or four pages are left, in which half of something would fit. For each writer must hold: an error for users that
says that the disk is full, everything as it was before, nothing half on the disk; and with space again, the same action succeeds.
Then comes the real window, offscreen: a training ends on the full disk, its run is shown as not saved, a second one as well;
notes, zips, models, curves and data cannot be written. With space again, *Save again* brings both runs into the list, and the
banner and the checkpoints disappear. Figures:

- ``writers``: how many were tried, each with each space; ``refused``: how many of them ended with such an error;
- ``left_out``: writers and spaces, the window and the log, for which there was not enough time;
- ``steps``: what was checked in the window;
- ``worst_wait_s``: the longest that a step of the window took.
"""

from __future__ import annotations

import hashlib
import logging
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from campaign import Campaign
from full_disk_window import look_at_window
from harm_state import PLAN, Plan, is_after, litter_of, prepare, start_anew, state_of

from mnist_desktop import log
from mnist_desktop.core.datasets import download
from mnist_desktop.core.errors import UserError
from mnist_desktop.core.stop_token import StopToken

PAGE = 4096
ROOMS = (0, 1, 4)
"""Free pages on the full disk."""
SILENT = ("cache", "start", "close")
"""Writers whose failure only costs time, and which therefore report nothing."""


class SmallDisk:
    """A tmpfs that can be filled and freed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._ballast = folder / ".ballast"

    def fill(self, pages_left: int = 0) -> None:
        """Fill the disk except for this space."""
        self.free()
        with self._ballast.open("ab", buffering=0) as file:
            for size in (2**20, PAGE):
                with suppress(OSError):
                    while True:
                        file.write(bytes(size))
            file.truncate(max(0, file.tell() // PAGE - pages_left) * PAGE)

    def free(self) -> None:
        """Free the space."""
        self._ballast.unlink(missing_ok=True)


@contextmanager
def small_disk(megabytes: int) -> Iterator[SmallDisk]:
    """Mount one; raises OSError or CalledProcessError where this is not allowed."""
    folder = Path(tempfile.mkdtemp(prefix="small-disk-"))
    mount = [shutil.which("mount") or "mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(folder)]
    try:
        subprocess.run(mount, check=True, capture_output=True)
        try:
            yield SmallDisk(folder)
        finally:
            subprocess.run([shutil.which("umount") or "umount", "-l", str(folder)], check=True, capture_output=True)
    finally:
        folder.rmdir()


def main() -> int:
    """Run the campaign."""
    campaign = Campaign(__doc__ or "", seconds=300, short_seconds=60)
    campaign.parser.add_argument("--megabytes", type=int, default=24, help="size of the disk (24)")
    options = campaign.begin()
    if sys.platform != "linux" or os.geteuid() != 0:
        return campaign.end(skipped="a small disk can be mounted by root on Linux only")
    figures: dict[str, object] = {"writers": 0, "refused": 0}
    try:
        with small_disk(options.megabytes) as disk:
            figures["left_out"] = go_through(campaign, disk, figures)
    except (OSError, subprocess.CalledProcessError) as error:
        if campaign.tried:
            raise
        return campaign.end(skipped=f"no small disk could be mounted: {error}")
    return campaign.end(figures)


def go_through(campaign: Campaign, disk: SmallDisk, figures: dict[str, object]) -> list[str]:
    """Try as many as there is time for; returns the names of the rest."""
    writers = Writers(campaign, disk, figures)
    left_out: list[str] = []

    def attempt(name: str, act: Callable[[], object]) -> None:
        if campaign.has_time:
            act()
        else:
            left_out.append(name)

    for pages in ROOMS[:2] if campaign.options.short else ROOMS:
        for name, plan in PLAN.items():
            attempt(f"{name}, {pages} pages left", partial(writers.try_plan, name, plan, pages))
        attempt(f"download, {pages} pages left", partial(writers.try_download, pages))
    attempt("window", lambda: figures.update(look_at_window(campaign, disk)))
    attempt("log", writers.try_log)  # last, because its log file stays open
    return left_out


class Writers:
    """The writers that need no window."""

    def __init__(self, campaign: Campaign, disk: SmallDisk, figures: dict[str, object]) -> None:
        self._campaign, self._disk, self._figures = campaign, disk, figures
        logging.disable(logging.CRITICAL)  # otherwise every refusal would be logged

    def try_plan(self, name: str, plan: Plan, pages: int) -> None:
        """Try a writer of the core in a home folder on the small disk."""
        home, where = self._disk.folder / "home", f"{name}, {pages} pages left"
        prepare(home, plan)
        copy = self._disk.folder / "copy"
        shutil.copytree(home, copy)
        plan.act(copy)
        after = state_of(copy)
        shutil.rmtree(copy)
        before, memory = state_of(home), plan.remember(home)
        self._disk.fill(pages)
        refused = self._refusal(where, partial(plan.act, home, memory))
        here = state_of(home)
        if refused and here != before and not plan.goes_item_by_item:
            self._campaign.fault(f"{where}: {here} is not {before}")
        if not refused and not is_after(plan, here, after) and name not in SILENT:
            self._campaign.fault(f"{where}: it said nothing, and {here} is not {after}")
        self._find_half(where, home)
        self._disk.free()
        if not is_after(plan, here, after):
            if again := self._refusal(f"{where}, again", partial(plan.act, home, memory), is_expected=False):
                self._campaign.fault(f"{where}: with room again: {again}")
            elif not is_after(plan, state_of(home), after):
                self._campaign.fault(f"{where}: with room again, {state_of(home)} is not {after}")
        start_anew(home)
        self._find_half(where, home)
        for path in litter_of(home):
            self._campaign.fault(f"{where}: {path} is left")
        shutil.rmtree(home)

    def try_download(self, pages: int) -> None:
        """Try the download of a data set."""
        home, where = self._disk.folder / "home", f"download, {pages} pages left"
        os.environ["MNIST_DESKTOP_HOME"] = str(home)
        home.mkdir()
        published = download.PUBLISHED_FILES["mnist"]
        with mirror() as (address, files):
            download.PUBLISHED_FILES["mnist"] = files
            fetch = partial(download.download, "mnist", address, lambda _: None, StopToken())
            self._disk.fill(pages)
            if not self._refusal(where, fetch):
                self._campaign.fault(f"{where}: nothing was said")
            whole = {file.name: file.size for file in files}
            for path in (home / "data" / "datasets" / "mnist").glob("*"):
                if path.is_file() and path.stat().st_size != whole.get(path.name):
                    self._campaign.fault(f"{where}: {path.name} is left, with {path.stat().st_size} bytes")
            self._disk.free()
            folder = fetch()
            if folder is None or {path.name for path in folder.iterdir()} != set(whole):
                self._campaign.fault(f"{where}: with room again, the files are not there")
        download.PUBLISHED_FILES["mnist"] = published
        shutil.rmtree(home)

    def try_log(self) -> None:
        """Try a log line that does not fit, and one that fits."""
        logging.disable(logging.NOTSET)
        path = self._disk.folder / "log" / "app.log"
        log.open_log(path)
        logger = logging.getLogger("full_disk")
        self._disk.fill()
        with Path(os.devnull).open("w", encoding="utf-8") as nowhere, redirect_stderr(nowhere):
            for _ in range(200):
                logger.info("There is no room for this line. " * 10)
        self._disk.free()
        logger.info("There is room again.")
        self._campaign.tried += 1
        if "There is room again." not in path.read_text("utf-8"):
            self._campaign.fault("the log is not written any more when there is room again")

    def _refusal(self, where: str, act: Callable[[], object], *, is_expected: bool = True) -> str:
        """The error of a writer; empty if it succeeds."""
        if is_expected:
            self._campaign.tried += 1
            self._figures["writers"] = int(str(self._figures["writers"])) + 1
        try:
            act()
        except UserError as error:
            if is_expected:
                self._figures["refused"] = int(str(self._figures["refused"])) + 1
                if "the disk is full" not in error.text:
                    self._campaign.fault(f"{where}: {error.text}")
            return error.text
        except Exception as error:  # noqa: BLE001 - any other error is a fault
            self._campaign.fault(f"{where}: {error!r}")
            return repr(error)
        return ""

    def _find_half(self, where: str, home: Path) -> None:
        for item, what in state_of(home).items():
            if what.startswith("damaged"):
                self._campaign.fault(f"{where}: {item} is {what}")


@contextmanager
def mirror() -> Iterator[tuple[str, tuple[download.PublishedFile, ...]]]:
    """A server of four made-up files, and the table of published files for them."""
    with tempfile.TemporaryDirectory() as folder:
        published = []
        for number, file in enumerate(download.PUBLISHED_FILES["mnist"]):
            content = bytes([number]) * (200_000 if number % 2 == 0 else 20_000)
            path = Path(folder) / "mnist" / file.name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(content)
            published.append(download.PublishedFile(file.name, len(content), hashlib.sha256(content).hexdigest()))
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=folder))
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}", tuple(published)
        finally:
            server.shutdown()
            server.server_close()
            thread.join()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Print nothing."""


if __name__ == "__main__":
    sys.exit(main())
