"""Puts what a tab shows on paper, or into a PDF file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QPoint, QRectF, Qt
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from mnist_desktop.core.errors import UserError
from mnist_desktop.core.remembered import Theme
from mnist_desktop.ui.shared.palettes import use_theme

TITLE_LINES = 2
"""Lines of text above the picture: the title and a free one."""


class PrintError(UserError):
    """A printer, or the file that stands for one, takes nothing."""


def ask_and_print(page: QWidget, title: str, theme: Theme) -> None:
    """Ask for a printer and print. `theme` is the one to go back to: paper is white. Raises PrintError."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    printer.setDocName(title)
    dialog = QPrintDialog(printer, page.window())
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    if accepted:
        with _light(theme):
            print_page(page, title, printer)


def print_page(page: QWidget, title: str, printer: QPrinter) -> None:
    """Print a title, and below it the widget, as large as the paper allows. Raises PrintError."""
    painter = QPainter()
    if not painter.begin(printer):
        raise PrintError("Nothing could be printed. Look whether the printer is there, or the file can be written.")
    paper = QRectF(printer.pageLayout().paintRectPixels(printer.resolution()))
    paper.moveTo(0, 0)
    line = painter.fontMetrics().lineSpacing()
    painter.drawText(paper, int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter), title)
    paper.setTop(TITLE_LINES * line)
    scale = min(paper.width() / max(page.width(), 1), paper.height() / max(page.height(), 1))
    painter.translate(paper.left() + (paper.width() - scale * page.width()) / 2, paper.top())
    painter.scale(scale, scale)
    page.render(painter, QPoint())
    painter.end()


@contextmanager
def _light(theme: Theme) -> Iterator[None]:
    """Let everything look as on white paper for a moment in which nothing is painted on the screen."""
    use_theme("light")
    QCoreApplication.sendPostedEvents()
    try:
        yield
    finally:
        use_theme(theme)
