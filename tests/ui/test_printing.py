"""What a tab shows can be put on paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QImage, QPalette
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QListWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from mnist_desktop.ui.printing import PIXELS_PER_INCH, PrintError, ask_and_print, picture_of, print_page
from mnist_desktop.ui.shared.widget_palettes import use_theme


@pytest.fixture
def printer(tmp_path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "page.pdf"))
    return printer


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def page(window: QWidget) -> QListWidget:
    """A list of 100 rows, of which the window shows a few."""
    page = QListWidget()
    page.addItems([f"Run {number}" for number in range(100)])
    QVBoxLayout(window).addWidget(page)
    window.resize(300, 150)
    window.show()
    return page


def light(picture: QImage) -> list[int]:
    """The lightness of the pixels of a column near the right edge, where the scroll bar was."""
    return [picture.pixelColor(picture.width() - 20, row).lightness() for row in range(0, picture.height(), 10)]


def is_written_on(picture: QImage) -> bool:
    """Whether there is dark text near the left edge."""
    return any(picture.pixelColor(column, row).lightness() < 100 for column in range(20, 120) for row in range(20, 200))


def test_a_page_becomes_a_pdf(printer: QPrinter, tmp_path: Path) -> None:
    print_page(QImage(300, 200, QImage.Format.Format_RGB32), ("Training", "1 May 2026"), printer)
    assert (tmp_path / "page.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_file_that_cannot_be_written_is_told(printer: QPrinter, tmp_path: Path) -> None:
    printer.setOutputFileName(str(tmp_path / "absent" / "page.pdf"))
    with pytest.raises(PrintError):
        print_page(QImage(300, 200, QImage.Format.Format_RGB32), ("Training", ""), printer)


def test_what_scrolls_is_printed_as_tall_as_the_paper_and_without_bars_and_the_window_stays_as_it_was(page: QListWidget) -> None:
    frame, bar = QWidget(), page.verticalScrollBar()
    layout = QVBoxLayout(frame)
    page.window().layout().addWidget(frame)
    layout.addWidget(page)
    page.window().resize(300, 200)
    page.window().grab()  # lays out
    bar.setValue(7)
    size = frame.size()
    picture = picture_of(frame, QSizeF(7.0, 10.0))
    assert picture.height() == pytest.approx(10 * PIXELS_PER_INCH, abs=8)
    assert picture.width() == pytest.approx(7 * PIXELS_PER_INCH, abs=8)
    assert min(light(picture)[3:-3]) > 230
    assert is_written_on(picture)
    assert (frame.size(), bar.value(), page.verticalScrollBarPolicy()) == (size, 7, Qt.ScrollBarPolicy.ScrollBarAsNeeded)
    assert page.window().updatesEnabled()


def test_a_page_that_does_not_scroll_keeps_its_shape(qtbot: QtBot) -> None:
    label = QLabel("Curves")
    qtbot.addWidget(label)
    label.resize(400, 200)
    picture = picture_of(label, QSizeF(10.0, 7.0))
    assert (picture.width(), picture.height()) == (10 * PIXELS_PER_INCH, 5 * PIXELS_PER_INCH)


def test_paper_is_white_the_window_stays_dark_and_the_end_is_told(
    qtbot: QtBot, page: QListWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[tuple[QImage, tuple[str, str]]] = []
    ends: list[object] = []
    monkeypatch.setattr(QPrintDialog, "exec", lambda _: QDialog.DialogCode.Accepted)
    monkeypatch.setattr("mnist_desktop.ui.printing.print_page", lambda picture, lines, _printer: printed.append((picture, lines)))
    use_theme("dark")
    try:
        ask_and_print(page.window(), ("Training", "Kim"), "dark", ends.append)
        qtbot.waitUntil(lambda: ends == [None])
        ((picture, (title, line)),) = printed
        assert (title, line.endswith(" · Kim")) == ("Training", True)
        assert min(light(picture)[3:-3]) > 230
        assert is_written_on(picture)
        assert QApplication.palette().color(QPalette.ColorRole.Window).lightness() < 100
        assert page.window().updatesEnabled()
    finally:
        use_theme("system")


def test_a_page_that_is_closed_meanwhile_leaves_the_theme_as_it_was(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    window = QWidget()
    page = QLabel("Curves", window)
    monkeypatch.setattr(QPrintDialog, "exec", lambda _: QDialog.DialogCode.Accepted)
    use_theme("dark")
    try:
        ask_and_print(page, ("Training", ""), "dark", pytest.fail)
        window.deleteLater()
        del window, page
        qtbot.waitUntil(lambda: QApplication.palette().color(QPalette.ColorRole.Window).lightness() < 100)
    finally:
        use_theme("system")
