"""Lets a frozen build test itself in places and under circumstances that schools have and developers have not.

    python tests/reliability/odd_places.py --program FILE [--place NAME …] [--json FILE] [--short]

A place is good if the self-test ends with status 0, has trained, and has left nothing but its own folder. Each has a home and a
folder for the self-test of its own, and no network where the system lets a process have none (`unshare`):

- ``read-only``: the program lies in a folder with spaces and Hangul on a disk that is mounted read-only; where mounting is
  not allowed, in folders that may not be written;
- ``empty home``: HOME is an empty folder that was never used, and no other variable says where things are;
- ``no python``: PATH leads to nothing, so that neither Python nor any tool of the system is found;
- ``nobody``: the user ``nobody``, who has no rights and no home (`setpriv`; only for root);
- ``LANG=…``: C, ko_KR.UTF-8 and tr_TR.UTF-8. A locale that the system lacks is compiled into a folder (`localedef`, with glibc's
  sources of locales); where these are absent, too, the variable is set all the same, as on a PC whose locale was never made, and
  ``locales`` of the figures says so.

``--short`` joins them in two starts that import TensorFlow and train for an epoch.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import mkdtemp

sys.path.insert(0, str(Path(__file__).parent))

from campaign import Campaign

MOST_SECONDS = 300.0
ODD_NAME = "교실 자료 (한글) 1반"
LOCALES = ("C", "ko_KR.UTF-8", "tr_TR.UTF-8")
NOBODY = 65534
KEPT = ("TMPDIR", "LD_LIBRARY_PATH", "TF_CPP_MIN_LOG_LEVEL")
"""Of the environment; a program that is started from a desktop has little more."""


@dataclass(frozen=True)
class Place:
    """Where and how the program is started.

    Attributes
    ----------
    before
        Words before the command, such as ``setpriv``.
    environment
        What differs from the usual; None takes a variable away.
    """

    name: str
    before: tuple[str, ...] = ()
    environment: Mapping[str, str | None] = field(default_factory=dict)
    is_read_only: bool = False


def main() -> int:
    """Run the campaign."""
    campaign = Campaign(__doc__ or "", seconds=1800, short_seconds=120)
    campaign.parser.add_argument("--program", type=Path, required=True, help="the frozen program")
    campaign.parser.add_argument("--place", nargs="*", default=[], help="only these places")
    options = campaign.begin()
    program = options.program.resolve()
    if not program.is_file():
        campaign.fault(f"{program} is not a program that could be started")
        return campaign.end()
    work = Path(mkdtemp(prefix="mnist-desktop-odd-"))
    work.chmod(0o755)
    figures: dict[str, object] = {"network": "none" if without_network() else "as it is: unshare is not allowed"}
    try:
        with made_locales(work / "locales") as (variables, how):
            figures["locales"] = how
            known = short_places(variables) if options.short else places(variables)
            for place in known:
                if (options.place and place.name not in options.place) or not campaign.has_time:
                    continue
                campaign.tried += 1
                ending = start(program, place, work / str(campaign.tried))
                figures[place.name] = ending
                if not ending.startswith("good"):
                    campaign.fault(f"{place.name}: {ending}")
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return campaign.end(figures)


def places(locales: Mapping[str, str]) -> Sequence[Place]:
    """All places that this system allows."""
    found = [
        Place("read-only", is_read_only=True),
        Place("empty home", environment={"MNIST_DESKTOP_HOME": None}),
        Place("no python", environment={"PATH": "/nowhere"}),
    ]
    if os.getuid() == 0 and shutil.which("setpriv"):
        found.append(Place("nobody", before=as_nobody()))
    return (*found, *(Place(f"LANG={name}", environment={"LANG": name, "LC_ALL": name, **locales}) for name in LOCALES))


def short_places(locales: Mapping[str, str]) -> Sequence[Place]:
    """The same circumstances, several at a time."""
    nobody = as_nobody() if os.getuid() == 0 and shutil.which("setpriv") else ()
    turkish = {"LANG": "tr_TR.UTF-8", "LC_ALL": "tr_TR.UTF-8", **locales}
    return (
        Place("read-only, no python, empty home, LANG=C", is_read_only=True,
              environment={"PATH": "/nowhere", "MNIST_DESKTOP_HOME": None, "LANG": "C", "LC_ALL": "C"}),
        Place("nobody, Turkish", before=nobody, environment=turkish),
    )  # fmt: skip


def as_nobody() -> tuple[str, ...]:
    """The words that take all rights away."""
    return (
        shutil.which("setpriv") or "setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", "--no-new-privs",
        "--inh-caps=-all", "--bounding-set=-all",
    )  # fmt: skip


def start(program: Path, place: Place, work: Path) -> str:
    """Start once; returns ``good`` with what was measured, or what went wrong."""
    work.mkdir()
    home, folder = work / "home", work / "self-test"
    for each in (work, home, folder):
        each.mkdir(exist_ok=True)
        each.chmod(0o777)
    with placed(program, work / ODD_NAME, read_only=place.is_read_only) as (there, how):
        words = [
            *without_network(),
            *place.before,
            str(there),
            "--self-test",
            str(folder),
            "--preset",
            "mnist-mlp",
            "--epochs",
            "1",
        ]
        try:
            done = subprocess.run(words, env=environment(home, place.environment), cwd="/", text=True, errors="replace",
                                  stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False,
                                  timeout=MOST_SECONDS)  # fmt: skip
        except subprocess.TimeoutExpired:
            return f"hung: it did not end within {MOST_SECONDS:g} s"
        except OSError as error:
            return f"it cannot be started: {error}"
    return verdict(folder, done.returncode, done.stdout, how)


def verdict(folder: Path, status: int, said: str, how: str) -> str:
    """What a self-test came to."""
    try:
        report = json.loads((folder / "self-test.json").read_text("utf-8"))
    except (OSError, ValueError):
        return f"status {status}, and it wrote no self-test.json: {said[-2000:]}"
    if status or not report["ok"] or not report["epochs"]:
        return f"status {status}: {report['error']} {said[-2000:]}"
    return f"good ({how}; window {report['seconds_to_window']} s, first epoch {report['seconds_to_first_epoch']} s)"


def environment(home: Path, differs: Mapping[str, str | None]) -> dict[str, str]:
    """What a program has that is started from a menu, without a display."""
    usual = {name: os.environ[name] for name in KEPT if name in os.environ}
    usual |= {"HOME": str(home), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen",
              "MNIST_DESKTOP_HOME": str(home / "own")}  # fmt: skip
    for name, value in differs.items():
        if value is None:
            usual.pop(name, None)
        else:
            usual[name] = value
    return usual


def without_network() -> tuple[str, ...]:
    """The words that give a process a network of its own, in which there is nobody; none where that is not allowed."""
    found = shutil.which("unshare")
    if found is None or sys.platform != "linux":
        return ()
    for words in ((found, "-n"), (found, "-r", "-n")):
        if subprocess.run([*words, "true"], check=False, capture_output=True).returncode == 0:
            return words
    return ()


@contextmanager
def placed(program: Path, place: Path, *, read_only: bool) -> Iterator[tuple[Path, str]]:
    """Make the program's folder appear at another place, mounted there if that is allowed, else as a link.

    Yields
    ------
    tuple
        The program there, and how it came there.
    """
    place.mkdir()
    options = "bind,ro" if read_only else "bind"
    mounted = subprocess.run(["mount", "-o", options, str(program.parent), str(place)], check=False, capture_output=True)
    if mounted.returncode == 0:
        if read_only:  # older kernels take ro only from a second call
            subprocess.run(["mount", "-o", "remount,bind,ro", str(place)], check=False, capture_output=True)
        try:
            yield place / program.name, "mounted read-only" if read_only else "mounted"
        finally:
            subprocess.run(["umount", str(place)], check=False, capture_output=True)
        return
    place.rmdir()
    shutil.copytree(program.parent, place, symlinks=True, copy_function=_linked_or_copied)
    if read_only:
        for folder in [place, *(path for path in place.rglob("*") if path.is_dir() and not path.is_symlink())]:
            folder.chmod(0o555)
    try:
        yield place / program.name, "copied, no folder of it may be written" if read_only else "copied"
    finally:
        for folder in [place, *(path for path in place.rglob("*") if path.is_dir() and not path.is_symlink())]:
            folder.chmod(0o755)


def _linked_or_copied(source: str, target: str) -> str:
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
    return target


@contextmanager
def made_locales(folder: Path) -> Iterator[tuple[dict[str, str], str]]:
    """Variables that lead to the locales, and how it was done."""
    known = subprocess.run(["locale", "-a"], check=False, capture_output=True, text=True).stdout.lower().replace("-", "")
    lacking = [name for name in LOCALES if name.lower().replace("-", "") not in known.split()]
    if not lacking:
        yield {}, "the system has them"
        return
    folder.mkdir()
    folder.chmod(0o755)
    made = [name for name in lacking if _make_locale(name, folder / name)]
    if made == lacking:
        yield {"LOCPATH": str(folder)}, f"{', '.join(made)} compiled by localedef"
    else:
        yield {}, f"{', '.join(sorted(set(lacking) - set(made)))} are not on this system: the variables name them all the same"


def _make_locale(name: str, folder: Path) -> bool:
    language, _, letters = name.partition(".")
    found = shutil.which("localedef")
    if found is None:
        return False
    command = [found, "-i", language, "-f", letters or "UTF-8", str(folder)]
    return subprocess.run(command, check=False, capture_output=True).returncode == 0


if __name__ == "__main__":
    sys.exit(main())
