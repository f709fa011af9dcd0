"""Whether a copy of the frozen application is whole: a stick that is pulled out too early leaves files behind.

The build leaves a list in the folder, each file with its size and SHA-256. A checkout and an installed package have none.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec

from mnist_desktop.core.sentence import Sentence

LIST = "files.json"
"""Lies beside the program."""
MOST_NAMED = 5

_Listed = dict[str, tuple[int, str]]
"""By the path below the folder, with ``/``: bytes, and hex SHA-256."""


def write_list(folder: Path) -> int:
    """List all files below `folder`, links left out; returns how many there are. For the build."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink() and path.name != LIST]
    listed: _Listed = {path.relative_to(folder).as_posix(): (path.stat().st_size, _digest(path)) for path in files}
    (folder / LIST).write_bytes(msgspec.json.encode(listed))
    return len(listed)


def folder_of_this() -> Path | None:
    """The folder of this program, where it is a frozen one that has a list."""
    folder = Path(sys.executable).parent
    return folder if getattr(sys, "frozen", False) and (folder / LIST).is_file() else None


def damage(folder: Path) -> Sentence | None:
    """What of a copy is absent or altered, as one sentence that names the first files, or None where it is whole."""
    try:
        listed = msgspec.json.decode((folder / LIST).read_bytes(), type=_Listed)
    except (OSError, ValueError) as error:
        return Sentence("{file} cannot be read: {cause}. Copy the program again.", {"file": folder / LIST, "cause": error})
    wrong = [name for name in listed if not _is_whole(folder / name, *listed[name])]
    if not wrong:
        return None
    named = ", ".join(wrong[:MOST_NAMED])
    values = {"count": len(wrong), "of": len(listed), "named": named}
    return Sentence("This copy of the program is not whole: {count:,} of {of:,} files are absent or damaged ({named}). "
                    "Copy it again.", values)  # fmt: skip


def _is_whole(path: Path, size: int, digest: str) -> bool:
    try:
        return path.stat().st_size == size and _digest(path) == digest
    except OSError:
        return False


def _digest(path: Path) -> str:
    digest = hashlib.sha256()
    for block in _blocks(path):
        digest.update(block)
    return digest.hexdigest()


def _blocks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while block := file.read(2**20):
            yield block
