"""Renders the program's icon in the forms that systems want: ``python resources/icon/make_icons.py``.

From ``mnist-desktop.svg``, which is drawn by hand, come PNGs for Linux, an ICO for Windows and an ICNS for macOS, all beside it.
They are in the repository, so that a build needs no rendering; run it again after a change of the drawing.
"""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QByteArray, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

HERE = Path(__file__).resolve().parent
NAME = "mnist-desktop"
PNG_SIZES = (16, 24, 32, 48, 64, 128, 256)
"""Pixels: those of the icon themes on Linux."""
ICO_SIZES = (16, 20, 24, 32, 40, 48, 64, 256)
"""What Windows asks for at 100 to 250 % of the usual size."""
ICNS_SIDE = 1024
"""Pillow makes the smaller sizes of an ICNS from this one."""


def rendered(side: int) -> Image.Image:
    """The drawing as a picture with `side` times `side` pixels, RGBA."""
    image = QImage(side, side, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    with QPainter(image) as painter:
        QSvgRenderer(str(HERE / f"{NAME}.svg")).render(painter, QRectF(0, 0, side, side))
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs ask for bytes, Qt takes text
    return Image.open(io.BytesIO(content.data()))


def main() -> None:
    """Write all forms, and say which."""
    for side in PNG_SIZES:
        rendered(side).save(HERE / f"{NAME}-{side}.png", optimize=True)
    pictures = [rendered(side) for side in ICO_SIZES]
    pictures[-1].save(HERE / f"{NAME}.ico", sizes=[(side, side) for side in ICO_SIZES], append_images=pictures[:-1])
    rendered(ICNS_SIDE).save(HERE / f"{NAME}.icns")
    for path in sorted(HERE.glob(f"{NAME}*")):
        print(f"{path.name}: {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
