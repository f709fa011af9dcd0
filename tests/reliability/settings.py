"""Damages the window's settings, opens the window, and counts faults.

    python tests/reliability/settings.py [--json FILE] [--short] [--seconds N] [--seed S]

Whatever ``settings.ini`` contains: no exception, the window is visible on the screen, each invalid value gets its default and all
others are used, the damaged file is renamed unchanged, and a line names it. Closing writes a file that the next start can read.
First come known cases, then values of other types and random bytes; some are real starts of the whole program, in home folders
whose name is not UTF-8 and where nothing can be written.
"""

from __future__ import annotations

import json
import os
import random
import struct
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from campaign import ROOT, Campaign, environment
from PySide6.QtCore import QRect, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QSplitter

from mnist_desktop.app import make_application, real_services
from mnist_desktop.core.presets.all_presets import preset
from mnist_desktop.core.remembered import SPLITTER_FORM, Remembered, keep, recall
from mnist_desktop.ui.main_window import FIRST_DATASET, FIRST_PRESET, MainWindow
from mnist_desktop.ui.session import Session
from mnist_desktop.workers.deletion import delete_later

GEOMETRY = struct.Struct(">IHH4i4iiBBi4i")
PLACE = 40, 40, 940, 740
GOOD = Remembered(
    GEOMETRY.pack(0x1D9D0CB, 3, 0, *PLACE, *PLACE, 0, 0, 0, 800, *PLACE),
    SPLITTER_FORM.pack(0xFF, 1, 2, 430, 500, 0, -1, 1, 1, 0),
    preset("cnn").experiment, "fashion-mnist-starter", "20260101-120000-abcdef",
)  # fmt: skip
KEYS = ("geometry", "splitter", "experiment", "dataset", "run")
QUIET = "This plugin does not support"

START = """
import json, sys
from PySide6.QtCore import QTimer
from mnist_desktop import app
from mnist_desktop.ui.main_window import MainWindow
begin = MainWindow.open_first_things
def open_and_close(window):
    begin(window)
    print(json.dumps({"visible": window.isVisible(), "said": window.message_bar.text}), flush=True)
    QTimer.singleShot(200, window.close)
MainWindow.open_first_things = open_and_close
sys.exit(app.run([], 0.0))
"""


@dataclass
class Trial:
    """One kind of damage. `damaged` is the key that must get its default; empty if anything may be damaged."""

    name: str
    damage: Callable[[Path], None]
    damaged: str = ""
    is_damage: bool = True


def value_trial(key: str, value: str) -> Trial:
    """A file with one value changed."""

    def damage(path: Path) -> None:
        lines = [line for line in path.read_text("utf-8").splitlines() if not line.startswith(f"{key}=")]
        path.write_text("\n".join([*lines, f"{key}={value}"]) + "\n", "utf-8", newline="\n")

    return Trial(f"{key}={value[:60]}", damage, key)


def file_trial(name: str, content: bytes, *, is_damage: bool = True) -> Trial:
    """A different file."""
    return Trial(name, lambda path: _replace(path, lambda: path.write_bytes(content)), is_damage=is_damage)


def _replace(path: Path, make: Callable[[], object]) -> None:
    path.unlink()
    make()


def known_trials() -> Iterator[Trial]:
    """Contents that users and faults have left in such files."""
    deep = '"' + "[" * 60_000 + '"'
    pickle = "@Variant(\\0\\0\\0\\x7f\\0\\0\\0\\x18PySide::PyObjectWrapper\\0\\0\\0\\0\\x1.)"
    of_no_use = ("a\\nb", "1, 2", "@Invalid()", deep, "x" * 5000, pickle,
                 "@Variant(\\0\\0\\0\\x2\\0\\0\\0\\x4)", "@ByteArray(\\xff\\xfe)",
                 "@Size(1 2)", "@Rect(1 2 3 4)", '"', '"\\q"', '"\\xd800"')  # fmt: skip
    for key in KEYS:
        yield from (value_trial(key, value) for value in of_no_use)
    for key in ("geometry", "splitter", "experiment"):
        yield from (value_trial(key, value) for value in ("4", "hello", "true", "4.5"))
    for value in ("../../etc", "/etc/passwd", "C:\\\\Windows", ".trash", "pretrained/../..", "a/b"):
        yield value_trial("run", value)
    for words in ('{"spec": 7}', '{"config": {"learning_rate": NaN}}', '{"config": {"learning_rate": 1e999}}', "null", "{}x",
                  '{"config": {"epochs": -1}}', '{"spec": {"layers": [{"type": "Lambda"}]}}', '{"luck": 1}'):  # fmt: skip
        yield value_trial("experiment", json.dumps(words))
    yield file_trial("not UTF-8", b"[General]\nrun=\xff\xfe\n")
    yield file_trial("zeros", bytes(5000))
    yield file_trial("empty", b"", is_damage=False)
    yield file_trial("huge", b"[General]\nrun=" + b"x" * 20_000_000)
    yield file_trial("UTF-16", "[General]\nrun=x\n".encode("utf-16"))
    yield file_trial("a web page", b"<!doctype html><html><body>Sign in to the school's network</body></html>")
    yield Trial("a folder", lambda path: _replace(path, path.mkdir))
    yield Trial("a folder with something in it", lambda path: _replace(path, lambda: (path / "inside").mkdir(parents=True)))
    yield Trial("a link to nothing", lambda path: _replace(path, lambda: path.symlink_to("nowhere")), is_damage=False)
    yield Trial("a link to itself", lambda path: _replace(path, lambda: path.symlink_to(path.name)))
    if hasattr(os, "mkfifo"):
        yield Trial("a named pipe", lambda path: _replace(path, lambda: os.mkfifo(path)))


def random_trials(chance: random.Random) -> Iterator[Trial]:
    """Random changes of bytes anywhere, and of numbers in the window's states."""
    while True:
        yield Trial("bytes", _change_bytes(chance))
        numbers = [chance.choice((-(2**31), -1, 0, 1, 99_999, 2**31 - 1, chance.randrange(-5000, 5000))) for _ in range(12)]
        whole = GEOMETRY.pack(0x1D9D0CB, 3, 0, *numbers[:8], chance.randrange(-3, 9), chance.randrange(2), chance.randrange(2),
                              chance.choice((0, 800, 10**6)), *numbers[8:])  # fmt: skip
        yield Trial("another place", lambda path, whole=whole: keep(path, Remembered(geometry=whole)))
        parts = SPLITTER_FORM.pack(0xFF, 1, 2, *numbers[:2], chance.randrange(2), chance.choice((-1, 0, 9999)), 1,
                                   chance.choice((0, 1, 2, 9)), 0)  # fmt: skip
        yield Trial("another division", lambda path, parts=parts: keep(path, Remembered(splitter=parts)))


def _change_bytes(chance: random.Random) -> Callable[[Path], None]:
    changes = [
        (chance.random(), chance.randrange(4), chance.randbytes(chance.randrange(1, 4))) for _ in range(chance.randrange(1, 6))
    ]

    def damage(path: Path) -> None:
        content = bytearray(path.read_bytes())
        for share, kind, new in changes:
            at = int(share * len(content))
            match kind:
                case 0:
                    content[at : at + len(new)] = new
                case 1:
                    content[at:at] = new
                case 2:
                    del content[at : at + 40]
                case 3:
                    del content[at:]
        path.write_bytes(content)

    return damage


@dataclass
class Opened:
    """The observations of a window that was opened in this process."""

    exceptions: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)


class Opener:
    """Opens real windows in this process, without the tabs that load later and without TensorFlow."""

    def __init__(self) -> None:
        self.app = make_application()
        self._opened = Opened()
        sys.excepthook = lambda kind, error, _trace: self._opened.exceptions.append(f"{kind.__name__}: {error}")
        qInstallMessageHandler(self._take_message)

    def faults(self, trial: Trial, home: Path) -> Iterator[str]:
        """Damage the file, open the window, check it, close it, and check the written file."""
        path = home / "config" / "settings.ini"
        keep(path, GOOD)
        trial.damage(path)
        content = path.read_bytes() if path.is_file() else None
        self._opened = Opened()
        wished: dict[str, str] = {}
        with self._window(path, home, wished) as window:
            if window is None:
                yield "the window was not made"
            else:
                yield from _look_at_window(window)
                yield from _look_at_content(window, trial, wished)
                yield from _look_at_file(path, content, window.message_bar.text, trial)
        yield from self._opened.exceptions
        yield from (f"Qt said: {words}" for words in self._opened.said)
        remembered, problem = recall(path)
        if problem is not None or remembered.experiment is None:
            yield f"what was written at closing cannot be read: {problem}"

    @contextmanager
    def _window(self, path: Path, home: Path, wished: dict[str, str]) -> Iterator[MainWindow | None]:
        session = Session(real_services(home / "runs"))
        session.choose_dataset = lambda key: wished.update(dataset=key)  # type: ignore[method-assign]
        session.open_run = lambda run_id: wished.update(run=run_id)  # type: ignore[method-assign]
        window = None
        try:
            window = MainWindow(session, path, None)
            window.loading.begin = lambda: None  # type: ignore[method-assign]
            window.show()
            self.app.processEvents()
            window.open_first_things()
            session._engine_ready = True
            window.open_last_run()
            self.app.processEvents()
        except Exception as error:  # noqa: BLE001 - any exception is counted
            self._opened.exceptions.append(repr(error)[:300])
        yield window
        if window is not None:
            window.close()
        session.shut_down()
        for each in (window, session):
            if each is not None:
                delete_later(each)
        self.app.sendPostedEvents(None, 52)  # deletions
        self.app.processEvents()

    def _take_message(self, kind: QtMsgType, _context: object, message: str) -> None:
        if kind is not QtMsgType.QtDebugMsg and QUIET not in message:
            self._opened.said.append(message)


def _look_at_window(window: MainWindow) -> Iterator[str]:
    """Check that the whole window is visible and can be reached."""
    screen = window.screen().availableGeometry()
    if not window.isVisible() or window.isMinimized() or window.isFullScreen():
        yield "the window is not shown as a window"
    seen = QRect(window.pos(), window.frameSize()) & screen
    if seen.width() < 200 or seen.height() < 100:
        yield f"the window lies off the screen: {window.geometry()}"
    if window.width() > max(screen.width(), window.minimumSizeHint().width()) + 10:
        yield f"the window is too wide: {window.width()}"
    splitter = window.centralWidget().widget(0)
    if not isinstance(splitter, QSplitter) or min(splitter.sizes()) < 100 or splitter.widget(0).height() < 200:
        yield "a part of the window cannot be seen"


def _look_at_content(window: MainWindow, trial: Trial, wished: dict[str, str]) -> Iterator[str]:
    """Check that the damaged value has its default, and all others are unchanged."""
    experiment = preset(FIRST_PRESET).experiment if trial.damaged == "experiment" else GOOD.experiment
    dataset = FIRST_DATASET if trial.damaged == "dataset" else GOOD.dataset
    if trial.damaged and window.session.experiment != experiment:
        yield "other layers than expected"
    if trial.damaged and wished.get("dataset") != dataset:
        yield f"another data set than expected: {wished}"
    if not window.session.experiment.spec.layers or "dataset" not in wished:
        yield "no layers or no data set to begin with"
    if "run" in wished:
        yield f"a run was opened that is not there: {wished['run'][:40]}"


def _look_at_file(path: Path, content: bytes | None, said: str, trial: Trial) -> Iterator[str]:
    """Check that a damaged file is renamed unchanged and named in a line, and that a good file causes neither."""
    aside = sorted(path.parent.glob("settings.damaged-*.ini"))
    if not aside:
        if (trial.damaged or trial.name != "bytes") and trial.is_damage and not trial.name.startswith("another"):
            yield "the damaged file was not put aside"
        if said:
            yield f"said though nothing was put aside: {said[:80]}"
        return
    if os.path.lexists(path):
        yield "the damaged file is still in its place"
    if content is not None and aside[0].read_bytes() != content:
        yield "the damaged file was changed"
    if str(path) not in said or aside[0].name not in said:
        yield f"no line names the file: {said[:80]!r}"
    if len(said) > 600:
        yield f"a line of {len(said)} letters"


def real_starts() -> Iterator[tuple[str, Callable[[Path], dict[str, str]], bool]]:
    """Starts of the whole program: a name, what prepares a folder and gives the environment, whether a line must appear."""

    def damaged(folder: Path) -> dict[str, str]:
        keep(folder / "config" / "settings.ini", GOOD)
        value_trial("geometry", "4").damage(folder / "config" / "settings.ini")
        return {"MNIST_DESKTOP_HOME": str(folder)}

    def strange_name(folder: Path) -> dict[str, str]:
        home = Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9"))
        home.mkdir()
        keep(home / "config" / "settings.ini", GOOD)
        value_trial("splitter", "hello").damage(home / "config" / "settings.ini")
        return {"MNIST_DESKTOP_HOME": str(home)}

    def strange_user(folder: Path) -> dict[str, str]:
        home = Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9"))
        home.mkdir()
        names = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "MNIST_DESKTOP_HOME")
        return {"HOME": str(home), **dict.fromkeys(names, "")}

    def nowhere(folder: Path) -> dict[str, str]:
        (folder / "file").write_text("where a folder should be")
        return dict.fromkeys(("MNIST_DESKTOP_HOME", "TMPDIR", "HOME"), str(folder / "file"))

    yield "damaged settings", damaged, True
    if sys.platform == "linux":
        yield "a home whose name is not UTF-8", strange_name, True
        yield "a user whose name is not UTF-8", strange_user, False
    yield "a home that cannot be written", nowhere, True


def faults_of_start(folder: Path, variables: dict[str, str], *, has_to_say: bool) -> Iterator[str]:
    """Start the whole program, let it close its window, and check what it left."""
    surroundings = environment(folder, PYTHONFAULTHANDLER="1", **variables)
    done = subprocess.run(
        [sys.executable, "-c", START], env=surroundings, cwd=ROOT, capture_output=True, timeout=120, check=False
    )
    errors = done.stderr.decode("utf-8", "replace")
    if done.returncode != 0 or "Traceback" in errors:
        yield f"exit status {done.returncode}: {errors[-400:]}"
        return
    seen = json.loads(done.stdout.decode().splitlines()[-1])
    if not seen["visible"]:
        yield "the window is not visible"
    if bool(seen["said"]) != has_to_say:
        yield f"said {seen['said']!r}"
    home = variables.get("MNIST_DESKTOP_HOME") or variables["HOME"]
    beside = [path for path in folder.rglob("*") if path.is_file() and not path.is_relative_to(home)]
    if beside:
        yield f"files beside the home: {[os.fsencode(path) for path in beside][:5]}"
    if Path(home).is_dir() and not list(Path(home).rglob("settings.ini")):
        yield "nothing is remembered in the home"


def main() -> int:
    """Run the campaign."""
    campaign = Campaign(__doc__ or "", seconds=600, short_seconds=35)
    campaign.parser.add_argument("--seed", type=int, default=0, help="of what is changed by chance (0)")
    options = campaign.begin()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    chance = random.Random(options.seed)  # noqa: S311 - not for secrets
    counts = {"known": 0, "by chance": 0, "real starts": 0}
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as base:
        os.environ["MNIST_DESKTOP_HOME"] = str(Path(base) / "home")
        os.environ["KERAS_HOME"] = str(Path(base) / "keras")

        def folder() -> Path:
            campaign.tried += 1
            made = Path(base) / f"{campaign.tried}"
            made.mkdir()
            return made

        for name, prepare, has_to_say in real_starts():
            if campaign.has_time:
                place = folder()
                counts["real starts"] += 1
                for fault in faults_of_start(place, prepare(place), has_to_say=has_to_say):
                    campaign.fault(f"{name}: {fault}")
        opener = Opener()
        known = list(known_trials())
        if options.short:
            chance.shuffle(known)  # if time is short, another seed takes another part of them
        by_chance = random_trials(chance)
        while campaign.has_time:
            # The short form uses a third of its time for random trials.
            kind = "known" if known and not (options.short and campaign.tried % 3 == 0) else "by chance"
            trial = known.pop(0) if kind == "known" else next(by_chance)
            counts[kind] += 1
            for fault in opener.faults(trial, folder()):
                campaign.fault(f"{trial.name}: {fault}")
        qInstallMessageHandler(None)
        sys.excepthook = sys.__excepthook__
    return campaign.end(counts | {"known cases left": len(known)})


if __name__ == "__main__":
    sys.exit(main())
