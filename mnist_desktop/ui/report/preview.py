"""Shows the pages of a report as they will be printed."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from mnist_desktop.core.report.blocks import PAGE_WIDTH, Document
from mnist_desktop.ui.report.output import MARGIN
from mnist_desktop.ui.report.pages import LaidOut, Pages, pages_of
from mnist_desktop.ui.shared.painted_whole import PaintedWhole
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.theme import FollowsTheme, colors
from mnist_desktop.ui.shared.words import name_word

A4_WIDTH, A4_HEIGHT = 210.0, 297.0
PER_MILLIMETRE = PAGE_WIDTH / (A4_WIDTH - 2 * MARGIN)
GAP = 12
"""Between pages, in logical pixels."""
LEAST_WIDTH = 260


class ReportPreview(FollowsLanguage, QScrollArea):
    """The pages below each other, as wide as there is room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reportPreview")
        name_word(self, "run")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Always there: a page that grows with the room would make it come and go.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setMinimumWidth(LEAST_WIDTH)
        self.sheets = _Sheets()
        self._laid_out: LaidOut = {}
        self.setWidget(self.sheets)
        self.retranslate()

    def show_document(self, document: Document) -> None:
        """Show a report, at the place to which was scrolled."""
        self.sheets.pages = pages_of(document, (A4_HEIGHT - 2 * MARGIN) * PER_MILLIMETRE, self._laid_out)
        self.sheets.fit(self.viewport().width())
        self.retranslate()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self.setAccessibleName(self.tr("The report as it will be printed"))
        count = 0 if self.sheets.pages is None else len(self.sheets.pages.pages)
        self.sheets.setAccessibleName(self.tr("Pages of the report: {count}").format(count=count))

    def sizeHint(self) -> QSize:
        """A page that can be read."""
        return QSize(560, 620)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the pages as wide as there is room."""
        super().resizeEvent(event)
        self.sheets.fit(self.viewport().width())


class _Sheets(FollowsTheme, PaintedWhole, QWidget):
    """Paints the pages that are seen."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("reportPages")
        self.pages: Pages | None = None

    def fit(self, width: int) -> None:
        """Take that width, and the height that all pages need then."""
        count = 0 if self.pages is None else len(self.pages.pages)
        self.resize(width, GAP + round(count * (self._page_height(width) + GAP)))
        self.update()

    def follow_theme(self) -> None:
        """The pages stay white; the ground around them follows."""
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pages in the part that is to be painted."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), self.palette().window())
        if self.pages is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        height, seen = self._page_height(self.width()), QRectF(event.rect())
        for number in range(len(self.pages.pages)):
            sheet = QRectF(GAP, GAP + number * (height + GAP), self.width() - 2 * GAP, height)
            if not sheet.intersects(seen):
                continue
            painter.fillRect(sheet, Qt.GlobalColor.white)
            painter.setPen(QColor(colors(self.palette()).grid))
            painter.drawRect(sheet)
            scale = sheet.width() / (A4_WIDTH * PER_MILLIMETRE)
            painter.save()
            painter.translate(sheet.topLeft())
            painter.scale(scale, scale)
            painter.translate(MARGIN * PER_MILLIMETRE, MARGIN * PER_MILLIMETRE)
            self.pages.paint(painter, number)
            painter.restore()

    @staticmethod
    def _page_height(width: int) -> float:
        return (width - 2 * GAP) * A4_HEIGHT / A4_WIDTH
