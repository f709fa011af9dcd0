"""Makes the libraries of a finished build on Linux smaller, without changing what they do."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from short_names import PAGE, PT_LOAD, Elf, ShapeError, names_in, shortened
from slimming import is_library

LARGE = "libtensorflow_*.so*"
"""Libraries whose tables of names are worth the trouble."""


def shrink(built: Path) -> dict[str, int]:
    """Strip all libraries and shorten the names in TensorFlow's; returns how many bytes each step has saved."""
    libraries = [path for path in sorted(built.rglob("*")) if path.is_file() and not path.is_symlink() and is_library(path)]
    saved = {"symbols for debuggers": sum(map(strip, libraries)) if shutil.which("strip") else 0, "names of symbols": 0}
    names = {path: names_in(path.read_bytes()) for path in (*libraries, *_programs(built))}
    for path in libraries:
        if path.match(LARGE):
            others: set[bytes] = set().union(*(found for other, found in names.items() if other != path))
            saved["names of symbols"] += shorten(path, others)
    return saved


def strip(path: Path) -> int:
    """Take out what only debuggers read; returns the bytes saved. A library that would not load afterwards stays as it is.

    Wheels are patched by a tool that moves parts of a library, and not all of what it makes survives another tool.
    """
    before = path.read_bytes()
    done = subprocess.run(["strip", "--strip-unneeded", str(path)], check=False, capture_output=True)
    if done.returncode or path.stat().st_size >= len(before) or not is_loadable(path.read_bytes(), before):
        path.write_bytes(before)
        return 0
    return len(before) - path.stat().st_size


def shorten(path: Path, others: set[bytes]) -> int:
    """Shorten the names of a library; returns the bytes saved, none where its layout is not known."""
    before = path.read_bytes()
    try:
        after = shortened(before, others)
    except ShapeError:
        return 0
    path.write_bytes(after)
    return len(before) - len(after)


def is_loadable(content: bytes, before: bytes) -> bool:
    """Whether every segment still lies where the loader can map it, and the dynamic symbols are those that were there before."""
    try:
        elf = Elf.of(content)
        is_same = elf.symbol_bytes() == Elf.of(before).symbol_bytes()
    except ShapeError:
        return False
    aligned = all(
        int(each["offset"]) % PAGE == int(each["address"]) % PAGE and int(each["offset"] + each["in_file"]) <= len(content)
        for each in elf.segments
        if each["type"] == PT_LOAD
    )
    return aligned and is_same


def _programs(built: Path) -> list[Path]:
    return [path for path in built.iterdir() if path.is_file() and path.name == built.name]
