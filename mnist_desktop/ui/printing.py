"""Puts what a tab shows on paper, or into a PDF file: under its title, in light colors, without scroll bars.

A tab is painted as a picture of moderate resolution first. Qt would paint it for a printer as a picture as well, but at the
printer's resolution, which takes seconds. Each step is a turn of the event loop of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QPoint, QPointF, QRectF, QSize, QSizeF, Qt, QTimer
from PySide6.QtGui import QFont, QImage, QPageLayout, QPainter, QRegion
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QAbstractScrollArea, QDialog, QSplitter, QWidget
from shiboken6 import isValid

from mnist_desktop.core.errors import UserError
from mnist_desktop.core.preference_choices import Theme
from mnist_desktop.ui.shared.letting_go import let_go
from mnist_desktop.ui.shared.theme import is_dark
from mnist_desktop.ui.shared.widget_palettes import use_theme

PIXELS_PER_INCH = 200
"""Text of the usual size is sharp on paper."""
TITLE_GROWTH = 1.3
GAP_LINES = 0.7
"""Between the title and the picture."""
ALWAYS_OFF = Qt.ScrollBarPolicy.ScrollBarAlwaysOff


class PrintError(UserError):
    """A printer, or the file that stands for one, takes nothing."""


def ask_and_print(page: QWidget, lines: tuple[str, str], theme: Theme, report: Callable[[UserError | None], object]) -> None:
    """Ask for a printer and print in the following turns of the event loop.

    Parameters
    ----------
    page
        The widget of a tab.
    lines
        What stands above it: the title, and a smaller line below; the day is added to that.
    theme
        The one to go back to: paper is white.
    report
        Is told the PrintError in the end, or None.
    """
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    orientations = QPageLayout.Orientation
    printer.setPageOrientation(orientations.Portrait if _scrolls(page) else orientations.Landscape)
    printer.setDocName(lines[0])
    dialog = QPrintDialog(printer, page.window())
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    let_go(dialog)
    if accepted:
        _take_turns(page, _steps(page, lines, printer, theme), report)


def print_page(picture: QImage, lines: tuple[str, str], printer: QPrinter) -> None:
    """Print the lines, and below them the picture, as large as the paper allows. Raises PrintError."""
    painter = QPainter()
    if not painter.begin(printer):
        raise PrintError("Nothing could be printed. Look whether the printer is there, or the file can be written.")
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
    paper = _paper(printer)
    for font, text in zip(_fonts(painter.font()), lines, strict=True):
        painter.setFont(font)
        height = painter.fontMetrics().lineSpacing()
        fitting = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(paper.width()))
        painter.drawText(QRectF(paper.left(), paper.top(), paper.width(), height), int(Qt.AlignmentFlag.AlignLeft), fitting)
        paper.setTop(paper.top() + height)
    paper.setTop(paper.top() + GAP_LINES * painter.fontMetrics().lineSpacing())
    size = QSizeF(picture.size()).scaled(paper.size(), Qt.AspectRatioMode.KeepAspectRatio)
    place = QPointF(paper.left() + (paper.width() - size.width()) / 2, paper.top())
    painter.drawImage(QRectF(place, size), picture)
    painter.end()


def picture_of(page: QWidget, room: QSizeF) -> QImage:
    """A tab as a picture for a piece of paper of that size in inches: without scroll bars, and taller where it scrolls."""
    with _laid_out(page, QSize(page.width(), round(page.width() * room.height() / room.width()))):
        scale = PIXELS_PER_INCH * min(room.width() / page.width(), room.height() / page.height())
        image = QImage((QSizeF(page.size()) * scale).toSize(), QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        with QPainter(image) as painter:
            painter.scale(scale, scale)
            page.render(painter, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
    return image


def _steps(page: QWidget, lines: tuple[str, str], printer: QPrinter, theme: Theme) -> Generator[None, None, None]:
    with _light(page.window(), theme):
        yield
        paper, dots = _paper(printer), printer.resolution()
        header = sum(TITLE_GROWTH * page.fontMetrics().lineSpacing() for _ in lines) / page.logicalDpiY()
        picture = picture_of(page, QSizeF(paper.width() / dots, max(paper.height() / dots - header, 1.0)))
        yield
    yield
    day = QLocale().toString(QDate.currentDate(), QLocale.FormatType.LongFormat)
    print_page(picture, (lines[0], " · ".join(filter(None, (day, lines[1])))), printer)


def _take_turns(page: QWidget, steps: Generator[None, None, None], report: Callable[[UserError | None], object]) -> None:
    """Do a step now, and the others in turns of their own; none without the page, whose window may have been closed."""
    if not isValid(page):
        steps.close()
        return
    try:
        next(steps)
    except StopIteration:
        report(None)
    except UserError as error:
        report(error)
    else:
        QTimer.singleShot(0, lambda: _take_turns(page, steps, report))


def _paper(printer: QPrinter) -> QRectF:
    """What can be printed on, in the printer's dots."""
    paper = QRectF(printer.pageLayout().paintRectPixels(printer.resolution()))
    paper.moveTo(0, 0)
    return paper


def _fonts(usual: QFont) -> tuple[QFont, QFont]:
    title = QFont(usual)
    title.setPointSizeF(usual.pointSizeF() * TITLE_GROWTH)
    title.setBold(True)
    return title, usual


def _areas(page: QWidget) -> list[QAbstractScrollArea]:
    return [area for area in page.findChildren(QAbstractScrollArea) if area.isVisibleTo(page)]


def _scrolls(page: QWidget) -> bool:
    return any(area.verticalScrollBar().maximum() > 0 for area in _areas(page))


@contextmanager
def _laid_out(page: QWidget, paper: QSize) -> Iterator[None]:
    """Take the scroll bars away, and make a page that scrolls as tall as the paper; nothing of it is seen on the screen."""
    size, window = page.size(), page.window()
    is_updated = window.updatesEnabled()
    bars = [bar for area in _areas(page) for bar in (area.verticalScrollBar(), area.horizontalScrollBar())]
    places = [(bar, bar.value()) for bar in bars]
    policies = [(area, area.verticalScrollBarPolicy(), area.horizontalScrollBarPolicy()) for area in _areas(page)]
    parts = [(splitter, splitter.sizes()) for splitter in page.findChildren(QSplitter)]
    window.setUpdatesEnabled(True)  # else nothing is painted at all; the screen has its turn later
    try:
        if _scrolls(page):
            page.resize(size.expandedTo(paper))
        for area, *_ in policies:
            area.setVerticalScrollBarPolicy(ALWAYS_OFF)
            area.setHorizontalScrollBarPolicy(ALWAYS_OFF)
        yield
    finally:
        page.resize(size)
        for area, vertical, horizontal in policies:
            area.setVerticalScrollBarPolicy(vertical)
            area.setHorizontalScrollBarPolicy(horizontal)
        for splitter, sizes in parts:
            splitter.setSizes(sizes)
        for bar, place in places:
            bar.setValue(place)
        window.setUpdatesEnabled(is_updated)


@contextmanager
def _light(window: QWidget, theme: Theme) -> Iterator[None]:
    """Let everything look as on white paper while nothing is painted on the screen."""
    if not is_dark():
        yield
        return
    window.setUpdatesEnabled(False)
    use_theme("light")
    QCoreApplication.sendPostedEvents()
    try:
        yield
    finally:
        use_theme(theme)
        if isValid(window):
            window.setUpdatesEnabled(True)
