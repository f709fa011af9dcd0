"""Compiles the .ts files to what the window reads, with the sums of it: ``python resources/translations/release.py [FOLDER]``."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

import PySide6

FOLDER = Path(__file__).resolve().parent
LRELEASE = Path(PySide6.__file__).parent / ("lrelease.exe" if sys.platform == "win32" else "lrelease")


def release(folder: Path = FOLDER) -> None:
    """Write a ``.qm`` into `folder` for each ``.ts`` beside this script, and ``SHA256SUMS`` of all of them."""
    sums = []
    for texts in sorted(FOLDER.glob("*.ts")):
        compiled = folder / f"{texts.stem}.qm"
        subprocess.run([str(LRELEASE), "-silent", str(texts), "-qm", str(compiled)], check=True)
        sums.append(f"{hashlib.sha256(compiled.read_bytes()).hexdigest()}  {compiled.name}\n")
    (folder / "SHA256SUMS").write_text("".join(sums), encoding="ascii")


if __name__ == "__main__":
    release(*map(Path, sys.argv[1:2]))
