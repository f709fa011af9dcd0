"""Writes maps as pictures, in the background: a photo takes a second to pack."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from mnist_desktop.core.files import atomic_writer
from mnist_desktop.core.lab.sliding import Map
from mnist_desktop.ui.lab.map_view import MapContent
from mnist_desktop.ui.session import Session
from mnist_desktop.ui.shared.color_scale import ColorScale


class MapFile(QObject):
    """Saves maps and reports to the session whether that succeeded."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session

    def write(self, path: Path, content: MapContent, dark: bool) -> None:
        """Write a map as PNG, one pixel for each number, in the colors in which it is seen."""
        path = path if path.suffix else path.with_suffix(".png")
        work = partial(_write, path, content.values, content.scale, content.scale.table(dark))
        self._session.tasks.start("save map", work, self._tell)

    def _tell(self, path: Path) -> None:
        self._session.notice.emit(self.tr("Saved as {file}.").format(file=path))


def _write(path: Path, values: Map, scale: ColorScale, table: tuple[int, ...]) -> Path:
    """`table` has the color of each step of `scale` as 0xAARRGGBB."""
    from PIL import Image  # noqa: PLC0415 - takes 30 ms and is rarely needed

    picture = Image.fromarray(scale.indices(values))
    picture.putpalette(b"".join((color & 0xFFFFFF).to_bytes(3, "big") for color in table))
    with atomic_writer(path) as file:
        picture.save(file, "PNG")
    return path
