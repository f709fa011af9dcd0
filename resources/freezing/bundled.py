"""The full data sets that a teacher puts into a build, by ``MNIST_DESKTOP_BUNDLE``."""

from __future__ import annotations

from pathlib import Path

FAMILIES = ("mnist", "fashion-mnist")
FILES = tuple(
    f"{part}-{what}-ubyte.gz" for part in ("train", "t10k") for what in ("images-idx3", "labels-idx1")
)  # fmt: skip
PLACE = "resources/datasets/full"
"""Where the program looks for them, in a frozen build as well as beside a checkout."""


def bundled(folder: str | None) -> list[tuple[str, str]]:
    """The files of both families below `folder`, each with the folder that it goes to; none where no folder is named.

    Raises
    ------
    SystemExit
        One of them is absent, empty, or not packed: the build would promise a classroom data that it does not have.
    """
    found: list[tuple[str, str]] = []
    for family in FAMILIES if folder else ():
        place = Path(folder or "") / family
        absent = [name for name in FILES if not _is_packed(place / name)]
        if absent:
            raise SystemExit(
                f"MNIST_DESKTOP_BUNDLE promises the full {family}, but {place} lacks {', '.join(absent)}, or what is there is "
                "not packed by gzip. Put the four published files there, or unset the variable."
            )
        found += [(str(place / name), f"{PLACE}/{family}") for name in FILES]
    return found


def _is_packed(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(2) == b"\x1f\x8b"
    except OSError:
        return False
