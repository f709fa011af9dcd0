"""Makes the program known to the desktop of one user, on Linux: menu entry, icons, and the files that a double-click opens.

Everything lies below ``$XDG_DATA_HOME`` (usually ``~/.local/share``), where the freedesktop.org specifications of desktop
entries, icon themes and shared MIME information look for it. Nothing needs rights of an administrator, and what was placed is
removed again by its names.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from mnist_desktop import paths
from mnist_desktop.core.errors import StorageError
from mnist_desktop.core.files import read_bytes, write_bytes
from mnist_desktop.core.storage_errors import storage_error

NAME = "mnist-desktop"
ICON_SIZES = (16, 24, 32, 48, 64, 128, 256)
"""Pixels."""
LESSON, MODEL, RUNS = (f"application/x-{NAME}-{kind}" for kind in ("lesson", "model", "runs"))
UPDATE_SECONDS = 30.0
_MOST_BYTES = 10**6

_ENTRY = """\
[Desktop Entry]
Type=Application
Version=1.5
Name=MNIST Desktop
GenericName=Neural-network lab
GenericName[ko]=신경망 실험실
Comment=Build, train and inspect neural networks, offline
Comment[ko]=인터넷 없이 신경망을 만들고, 학습시키고, 들여다봅니다
Exec={command} %f
Icon={name}
Terminal=false
Categories=Education;Science;ArtificialIntelligence;
MimeType={types}
StartupWMClass={name}
"""
# A model is JSON and a zip of runs is a zip: only what they begin with tells them from others.
_TYPES = f"""\
<?xml version="1.0" encoding="UTF-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
  <mime-type type="{LESSON}">
    <comment>MNIST Desktop lesson</comment>
    <comment xml:lang="ko">MNIST Desktop 수업</comment>
    <sub-class-of type="application/json"/>
    <icon name="{NAME}"/>
    <glob pattern="*.mnistlesson" weight="80"/>
  </mime-type>
  <mime-type type="{MODEL}">
    <comment>MNIST Desktop model</comment>
    <comment xml:lang="ko">MNIST Desktop 모델</comment>
    <sub-class-of type="application/json"/>
    <icon name="{NAME}"/>
    <magic priority="70"><match type="string" offset="0:64" value="&quot;mnist-desktop model&quot;"/></magic>
  </mime-type>
  <mime-type type="{RUNS}">
    <comment>MNIST Desktop runs</comment>
    <comment xml:lang="ko">MNIST Desktop 실행</comment>
    <sub-class-of type="application/zip"/>
    <icon name="{NAME}"/>
    <magic priority="70">
      <match type="string" offset="0" value="PK\\003\\004"><match type="string" offset="30:90" value="/run.json"/></match>
    </magic>
  </mime-type>
</mime-info>
"""


def data_home() -> Path:
    """Where this user's desktop looks; see the XDG Base Directory specification, which lets no relative path count."""
    named = Path(os.environ.get("XDG_DATA_HOME", ""))
    return named if named.is_absolute() else Path.home() / ".local" / "share"


def command_of_this() -> tuple[str, ...]:
    """What starts this very program: the frozen one, or the module in its environment."""
    return (sys.executable,) if getattr(sys, "frozen", False) else (sys.executable, "-m", "mnist_desktop")


def install(data: Path, command: tuple[str, ...]) -> tuple[Path, ...]:
    """Place all files below `data`; returns which.

    Raises
    ------
    StorageError
        One cannot be written, or the program's path holds a line end, which a desktop entry cannot name.
    """
    for word in command:
        if "\n" in word or "\r" in word:
            raise StorageError("{file} has a line end in its name, so a desktop cannot start it.", file=word)
    types = "".join(f"{each};" for each in (LESSON, MODEL, RUNS))
    entry = _ENTRY.format(name=NAME, types=types, command=" ".join(map(quoted, command)))
    contents = {_entry(data): entry.encode(), _types(data): _TYPES.encode()}
    for path, source in _icons(data).items():
        contents[path] = read_bytes(source, _MOST_BYTES)
    for path, content in contents.items():
        write_bytes(path, content)
    _tell_desktop(data)
    return tuple(contents)


def uninstall(data: Path) -> tuple[Path, ...]:
    """Remove what :func:`install` places; returns what was there.

    Raises
    ------
    StorageError
        A file cannot be removed.
    """
    removed = []
    for path in (_entry(data), _types(data), *_icons(data)):
        try:
            path.unlink()
        except FileNotFoundError:
            continue
        except OSError as error:
            raise storage_error(path, error) from error
        removed.append(path)
    if removed:
        _tell_desktop(data)
    return tuple(removed)


def quoted(word: str) -> str:
    r"""A word of a command as the key ``Exec`` has it, by the Desktop Entry specification.

    The word is quoted, ``"``, `````, ``$`` and backslash within it get a backslash, and then each backslash is doubled, because
    the value is a string of its own; a per cent sign is doubled as well.

    >>> print(quoted("/opt/a b/50 %"))
    "/opt/a b/50 %%"
    >>> print(quoted("a$b"))
    "a\\$b"
    """
    escaped = "".join(f"\\{letter}" if letter in '"`$\\' else letter for letter in word)
    return '"' + escaped.replace("\\", "\\\\").replace("%", "%%") + '"'


def _entry(data: Path) -> Path:
    return data / "applications" / f"{NAME}.desktop"


def _types(data: Path) -> Path:
    return data / "mime" / "packages" / f"{NAME}.xml"


def _icons(data: Path) -> dict[Path, Path]:
    """Where each icon goes, and where it comes from."""
    theme = data / "icons" / "hicolor"
    icons = {theme / "scalable" / "apps" / f"{NAME}.svg": paths.resource("icon", f"{NAME}.svg")}
    for side in ICON_SIZES:
        icons[theme / f"{side}x{side}" / "apps" / f"{NAME}.png"] = paths.resource("icon", f"{NAME}-{side}.png")
    return icons


def _tell_desktop(data: Path) -> None:
    """Let the desktop read its folders again, where it has the programs for that; without, it does so at the next log-in."""
    for program, folder in (("update-mime-database", data / "mime"), ("update-desktop-database", data / "applications")):
        found = shutil.which(program)
        if found is not None:
            subprocess.run(  # noqa: S603 - a program of the system, and a folder of the user
                [found, str(folder)], check=False, timeout=UPDATE_SECONDS, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
