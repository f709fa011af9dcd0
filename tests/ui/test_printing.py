"""What a tab shows can be put on paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QDialog, QLabel
from pytestqt.qtbot import QtBot

from mnist_desktop.ui.printing import PrintError, ask_and_print, print_page
from mnist_desktop.ui.shared.palettes import use_theme


@pytest.fixture
def printer(tmp_path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "page.pdf"))
    return printer


def test_a_page_becomes_a_pdf(qtbot: QtBot, printer: QPrinter, tmp_path: Path) -> None:
    label = QLabel("Curves")
    qtbot.addWidget(label)
    print_page(label, "Training", printer)
    assert (tmp_path / "page.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_file_that_cannot_be_written_is_told(qtbot: QtBot, printer: QPrinter, tmp_path: Path) -> None:
    label = QLabel("Curves")
    qtbot.addWidget(label)
    printer.setOutputFileName(str(tmp_path / "absent" / "page.pdf"))
    with pytest.raises(PrintError):
        print_page(label, "Training", printer)


def test_paper_is_white_and_the_window_stays_dark(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    label = QLabel("Curves")
    qtbot.addWidget(label)
    seen: list[int] = []
    window = QPalette.ColorRole.Window
    monkeypatch.setattr(QPrintDialog, "exec", lambda _: QDialog.DialogCode.Accepted)
    monkeypatch.setattr(
        "mnist_desktop.ui.printing.print_page",
        lambda page, _title, _printer: seen.append(page.palette().color(window).lightness()),
    )
    use_theme("dark")
    try:
        ask_and_print(label, "Training", "dark")
        assert seen[0] > 200
        assert QApplication.palette().color(window).lightness() < 100
    finally:
        use_theme("system")
