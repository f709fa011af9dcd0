"""A report as the content of a PDF file, and on a printer. Each page is painted in a turn of the event loop of its own."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtPrintSupport import QPrinter

from mnist_desktop import paths
from mnist_desktop.core.report.blocks import PAGE_WIDTH, Document
from mnist_desktop.ui.printing import PrintError
from mnist_desktop.ui.report.pages import pages_of

MARGIN = 15.0
"""Millimetres around the text."""
DOTS_PER_INCH = 600


class PdfFile:
    """Paints a report as a PDF."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._buffer = QBuffer()

    def steps(self) -> Iterator[None]:
        """Paint a page at each step; raises PrintError."""
        self._buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(self._buffer)
        writer.setResolution(DOTS_PER_INCH)
        writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        writer.setPageMargins(QMarginsF(MARGIN, MARGIN, MARGIN, MARGIN), QPageLayout.Unit.Millimeter)
        writer.setTitle(self._document.title)
        writer.setAuthor(self._document.author)
        writer.setCreator(paths.APP_NAME)
        yield from _painted(self._document, writer)

    def content(self) -> bytes:
        """The file, once all steps are taken."""
        return bytes(self._buffer.data().data())


def pdf_bytes(document: Document) -> bytes:
    """The content of a PDF file of a report; raises PrintError."""
    file = PdfFile(document)
    for _ in file.steps():
        pass
    return file.content()


def print_steps(document: Document, printer: QPrinter) -> Iterator[None]:
    """Print a report, or the pages of it that were chosen, a page at each step; raises PrintError."""
    printer.setDocName(document.title)
    is_some = printer.printRange() is QPrinter.PrintRange.PageRange and printer.fromPage() > 0
    yield from _painted(document, printer, (printer.fromPage(), printer.toPage()) if is_some else None)


def _painted(document: Document, device: QPagedPaintDevice, chosen: tuple[int, int] | None = None) -> Iterator[None]:
    scale = device.width() / PAGE_WIDTH
    pages = pages_of(document, device.height() / scale)
    first, last = (1, len(pages.pages)) if chosen is None else chosen
    painter = QPainter()
    if not painter.begin(device):
        raise PrintError("Nothing could be printed. Look whether the printer is there, or the file can be written.")
    try:
        # Otherwise images become JPEG, and their pixels stains.
        painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number in range(max(1, first), min(last, len(pages.pages)) + 1):
            if number > max(1, first):
                device.newPage()
            painter.save()
            painter.scale(scale, scale)
            pages.paint(painter, number - 1)
            painter.restore()
            yield
    finally:
        painter.end()
