"""A report is written in a window of its own, is kept as it is typed, and is saved and printed as it is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import msgspec
import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QImage, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from mnist_desktop.core.errors import StorageError
from mnist_desktop.core.insight.columns import Activations
from mnist_desktop.core.report.blocks import Document, Facts, Paragraph, Section, Table
from mnist_desktop.core.report.document import document_of
from mnist_desktop.core.report.draft import DAMAGED, LONGEST_TEXT, REPORT, Draft, Drafts
from mnist_desktop.core.report.gathering import Choice, gather
from mnist_desktop.core.runs.record import RunRecord
from mnist_desktop.core.stop_token import StopToken
from mnist_desktop.training.engine_interface import EngineError, OpenedRun
from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.report import window as report_window
from mnist_desktop.ui.report.keeping import DraftKeeper
from mnist_desktop.ui.report.output import pdf_bytes
from mnist_desktop.ui.report.pages import Pages, pages_of
from mnist_desktop.ui.report.reports import NoRunError, Reports
from mnist_desktop.ui.report.window import ReportWindow
from mnist_desktop.ui.session import Session
from mnist_desktop.ui.shared.language import speak
from mnist_desktop.workers.task_runner import TaskRunner
from tests.html_page import Page
from tests.ui.known_texts import Marking, unknown_texts

HEIGHT = 1000.0


class NoInsight:
    """A network that gives zeros."""

    def activations(self, images: np.ndarray) -> Activations:
        count = len(images)
        return Activations(
            (np.zeros((count, 784), np.float32), np.zeros((count, 10), np.float32)), np.zeros((count, 10), np.float32)
        )


@pytest.fixture
def opened(session: Session, make_opened_run: Callable[..., OpenedRun]) -> OpenedRun:
    """A run that is kept on the disk and open."""
    opened = make_opened_run()
    session.services.store.save(opened.record)
    session.services = replace(session.services, open_insight=lambda _record: NoInsight())
    session.use_dataset(opened.dataset)
    session.show_run(opened)
    return opened


@pytest.fixture
def reports(qtbot: QtBot, session: Session, opened: OpenedRun) -> Iterator[Reports]:
    window = QWidget()
    qtbot.addWidget(window)
    reports = Reports(session, lambda: (), window)
    yield reports
    if reports.shown is not None:
        reports.shown.close()


def shown(qtbot: QtBot, reports: Reports) -> ReportWindow:
    """The window, with its pages."""
    reports.open()
    window = reports.shown
    assert window is not None
    settle(qtbot, window)
    return window


def settle(qtbot: QtBot, window: ReportWindow) -> None:
    qtbot.waitUntil(lambda: not window.is_busy and window.preview.sheets.pages is not None)


def document(opened: OpenedRun, **changes: object) -> Document:
    content = gather(opened.record, Choice(), dataset=opened.dataset, evaluation=opened.evaluation)
    return replace(document_of(content, str), **changes)


def test_without_a_run_the_menu_says_what_a_report_is_about(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    window = MainWindow(session, tmp_path / "settings.ini", tmp_path / "log.txt")
    qtbot.addWidget(window)
    window.menu.entries["actionReport"].trigger()
    assert not window.message_bar.isHidden()
    with pytest.raises(NoRunError):
        window.papers.reports.open()


def test_what_is_typed_is_kept_and_there_when_the_window_opens_again(qtbot: QtBot, reports: Reports, session: Session) -> None:
    window = shown(qtbot, reports)
    window.form.text.insertPlainText("One\n\nTwo")
    qtbot.keyClicks(window.form.title, "Title")
    window.close()
    run_id = window.opened.record.info.id
    drafts = Drafts(session.services.store)
    qtbot.waitUntil(lambda: drafts.read(run_id) == Draft("Title", "", "One\n\nTwo"))
    again = shown(qtbot, reports)
    assert again is not window
    assert again.form.draft == Draft("Title", "", "One\n\nTwo")


def test_what_is_typed_can_be_undone_but_not_what_was_there(
    qtbot: QtBot, reports: Reports, session: Session, opened: OpenedRun
) -> None:
    Drafts(session.services.store).write(opened.record.info.id, Draft(text="before"))
    text = shown(qtbot, reports).form.text
    text.insertPlainText("now ")
    text.undo()
    text.undo()
    assert text.toPlainText() == "before"


def test_what_cannot_be_kept_is_told_and_stays_in_the_window(
    qtbot: QtBot, reports: Reports, session: Session, opened: OpenedRun
) -> None:
    window = shown(qtbot, reports)
    session.services.store.delete(opened.record.info.id)
    window.form.text.insertPlainText("still here")
    window.keep_now()
    qtbot.waitUntil(lambda: "is not there" in window.status.text())
    assert window.form.draft.text == "still here"


def test_a_text_that_is_too_long_is_told(qtbot: QtBot, reports: Reports) -> None:
    form = shown(qtbot, reports).form
    form.text.setPlainText("x" * (LONGEST_TEXT + 1))
    assert len(form.draft.text) == LONGEST_TEXT
    assert not form.findChild(QWidget, "reportTooLong").isHidden()


def test_the_pages_follow_what_is_typed_and_ticked(qtbot: QtBot, reports: Reports) -> None:
    window = shown(qtbot, reports)
    before = len(window.preview.sheets.pages.pages)
    for row in range(window.form.parts.count()):
        window.form.parts.item(row).setCheckState(Qt.CheckState.Unchecked)
    settle(qtbot, window)
    assert before > len(window.preview.sheets.pages.pages) == 1
    qtbot.keyClicks(window.form.title, "Mine")
    settle(qtbot, window)
    assert window.preview.sheets.pages.feet[0][0].startswith("Mine")
    window.preview.grab()


def test_a_network_that_cannot_be_looked_into_has_a_report_without_that_part(
    qtbot: QtBot, reports: Reports, session: Session
) -> None:
    def refuse(_record: RunRecord) -> None:
        raise EngineError("no")

    session.services = replace(session.services, open_insight=refuse)
    assert shown(qtbot, reports).preview.sheets.pages is not None


def test_the_report_is_saved_as_one_page_and_as_a_pdf(
    qtbot: QtBot, reports: Reports, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = shown(qtbot, reports)
    window.form.text.insertPlainText("My words")
    for save, name in ((window.save_html, "a.html"), (window.save_pdf, "a.pdf")):
        monkeypatch.setattr(report_window, "ask_for_file", lambda *_, name=name: tmp_path / name)
        save()
        qtbot.waitUntil(lambda name=name: name in window.status.text())
    page = Page((tmp_path / "a.html").read_text("utf-8"))
    assert page.faults == []
    assert all(each in page.text for each in ("My words", "Inside the network"))
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")


def test_a_file_that_cannot_be_written_is_told(
    qtbot: QtBot, reports: Reports, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = shown(qtbot, reports)
    (tmp_path / "file").write_text("")
    monkeypatch.setattr(report_window, "ask_for_file", lambda *_: tmp_path / "file" / "a.html")
    window.save_html()
    qtbot.waitUntil(lambda: "a.html" in window.status.text())
    assert "Saved" not in window.status.text()


@pytest.mark.parametrize("chosen", [None, 2], ids=["all", "the second"])
def test_the_pages_that_were_chosen_are_printed(
    qtbot: QtBot, reports: Reports, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, chosen: int | None
) -> None:
    printed, paint = [], Pages.paint

    def accept(dialog: QPrintDialog) -> QDialog.DialogCode:
        printer = dialog.printer()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "printed.pdf"))
        if chosen is not None:
            printer.setPrintRange(QPrinter.PrintRange.PageRange)
            printer.setFromTo(chosen, chosen)
        return QDialog.DialogCode.Accepted

    def note(pages: Pages, painter: QPainter, number: int) -> None:
        if isinstance(painter.device(), QPrinter):
            printed.append((number + 1, len(pages.pages)))
        paint(pages, painter, number)

    window = shown(qtbot, reports)
    monkeypatch.setattr(report_window.QPrintDialog, "exec", accept)
    monkeypatch.setattr(Pages, "paint", note)
    window.print()
    qtbot.waitUntil(lambda: "printer" in window.status.text())
    count = printed[0][1]
    assert count > 1
    assert [number for number, _ in printed] == (list(range(1, count + 1)) if chosen is None else [chosen])
    assert f"/Count {len(printed)}".encode() in (tmp_path / "printed.pdf").read_bytes()


def test_a_text_that_cannot_be_read_stays_and_nothing_is_typed_over_it(
    qtbot: QtBot, reports: Reports, session: Session, opened: OpenedRun
) -> None:
    path = session.services.store.folder / opened.record.info.id / REPORT
    path.mkdir()
    window = shown(qtbot, reports)
    assert not window.form.isEnabled()
    assert "nothing can be typed now" in window.status.text()
    window.close()
    path.rmdir()
    assert shown(qtbot, reports).form.isEnabled()


def test_a_damaged_text_is_put_aside_and_the_report_begins_anew(
    qtbot: QtBot, reports: Reports, session: Session, opened: OpenedRun
) -> None:
    path = session.services.store.folder / opened.record.info.id / REPORT
    path.write_bytes(b"{")
    window = shown(qtbot, reports)
    assert window.form.isEnabled()
    assert "begins anew" in window.status.text()
    assert path.with_suffix(DAMAGED).read_bytes() == b"{"


def test_an_older_text_that_is_still_being_written_at_the_end_does_not_win(
    qtbot: QtBot, session: Session, opened: OpenedRun
) -> None:
    works: list[Callable[[], object]] = []

    def hold(_name: str, work: Callable[[], object], *_callbacks: object, **_options: object) -> SimpleNamespace:
        works.append(work)
        return SimpleNamespace(stop_token=StopToken())

    run_id, drafts = opened.record.info.id, Drafts(session.services.store)
    keeper = DraftKeeper(drafts, cast("TaskRunner", SimpleNamespace(start=hold, report=session.report)))
    keeper.keep(run_id, Draft(text="older"))
    keeper.keep(run_id, Draft(text="newer"))
    keeper.flush()
    works[0]()
    assert drafts.read(run_id).text == "newer"


def test_what_a_closed_window_left_to_be_written_is_written_when_the_program_ends(
    qtbot: QtBot, session: Session, opened: OpenedRun
) -> None:
    run_id, drafts = opened.record.info.id, Drafts(session.services.store)
    keeper = DraftKeeper(drafts, session.tasks)
    keeper.put(run_id, Draft(text="last words"))
    QCoreApplication.instance().aboutToQuit.emit()
    assert drafts.read(run_id).text == "last words"


def test_another_run_has_another_window(
    qtbot: QtBot, reports: Reports, session: Session, make_opened_run: Callable[..., OpenedRun]
) -> None:
    first = shown(qtbot, reports)
    assert shown(qtbot, reports) is first
    session.show_run(make_opened_run(run_id="20260102-120000-abcdef"))
    assert shown(qtbot, reports).opened is session.opened_run


def test_every_text_of_the_window_is_looked_up_and_said_again(qtbot: QtBot, reports: Reports, marking: Marking) -> None:
    window = shown(qtbot, reports)
    marking.speak()
    settle(qtbot, window)
    assert unknown_texts(window, {"Softmax", "regression"}) == set()


def test_the_report_speaks_the_language_of_the_window(qtbot: QtBot, reports: Reports) -> None:
    window = shown(qtbot, reports)
    speak("ko")
    settle(qtbot, window)
    assert window.choice.language == "ko"


def test_a_name_with_markup_is_shown_letter_by_letter(
    qtbot: QtBot, reports: Reports, session: Session, make_opened_run: Callable[..., OpenedRun]
) -> None:
    opened = make_opened_run()
    info = msgspec.structs.replace(opened.record.info, name="R&D <img src=x>")
    session.show_run(replace(opened, record=replace(opened.record, info=info)))
    window = shown(qtbot, reports)
    assert "R&D <img src=x>" in window.windowTitle()


def test_no_piece_of_a_page_is_cut_and_none_is_lost(qtbot: QtBot, opened: OpenedRun) -> None:
    long_table = Table("rows", ("a", "b"), tuple((f"{at}", "word " * 30) for at in range(200)), (False, False))
    own = Section("Own", (Paragraph("x" * 20_000, is_own=True), long_table, Facts((("a", "b " * 3000),))))
    whole = document(opened)
    pages = pages_of(replace(whole, sections=(*whole.sections, own)), HEIGHT)
    assert len(pages.pages) > 5
    for page in pages.pages:
        pieces = [(top, top + piece.height) for piece, top in page]
        assert all(one[1] <= other[0] + 1e-6 for one, other in pairwise(pieces))
        assert all(end <= HEIGHT for _, end in pieces)


def test_a_heading_stays_with_what_follows_and_a_table_goes_on_under_its_head(qtbot: QtBot, opened: OpenedRun) -> None:
    rows = tuple((f"{at}",) for at in range(100))
    table = Section("T", (Table("rows", ("a",), rows, (False,)),))
    pages = pages_of(document(opened, sections=(table,)), HEIGHT).pages
    assert not any(page[-1][0].keeps for page in pages)
    assert pages[1][0][0] is pages[2][0][0]


def test_a_heading_and_its_first_line_stay_with_a_table(qtbot: QtBot, opened: OpenedRun) -> None:
    lead, table = Paragraph("Before the table."), Table("rows", ("a",), (("1",), ("2",)), (False,))
    filler = Section("F", (Facts(tuple(("a", "b") for _ in range(12))),))
    for height in range(300, 700, 10):
        pages = pages_of(document(opened, sections=(filler, Section("T", (lead, table)))), height).pages
        assert not any(page[-1][0].keeps for page in pages)
        (last,) = (page for page in pages if any(piece.keeps and piece.below == 14.0 for piece, _ in page))
        assert sum(piece.keeps for piece, _ in last) >= 4


def test_pages_can_be_painted_and_a_pdf_holds_letters(qtbot: QtBot, opened: OpenedRun) -> None:
    whole = document(opened)
    image = QImage(700, 1000, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    with QPainter(image) as painter:
        pages_of(whole, HEIGHT).paint(painter, 0)
    assert any(image.pixelColor(x, y).lightness() < 100 for x in range(0, 200, 2) for y in range(0, 60, 2))
    content = pdf_bytes(replace(whole, author="Ada"))
    assert b"/Author" in content
    assert b"/Font" in content
    assert b"DCTDecode" not in content


def test_at_the_end_of_the_program_what_is_typed_is_kept_at_once(
    qtbot: QtBot, reports: Reports, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = shown(qtbot, reports)
    window.form.text.insertPlainText("last words")
    window.flush()
    assert Drafts(session.services.store).read(window.opened.record.info.id).text == "last words"
    monkeypatch.setattr(Drafts, "write", lambda *_: (_ for _ in ()).throw(StorageError("full")))
    window.form.text.insertPlainText("more")
    window.flush()


def test_ctrl_r_means_the_report_and_nothing_else(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    window = MainWindow(session, tmp_path / "settings.ini", tmp_path / "log.txt")
    qtbot.addWidget(window)
    window.tabs.page("compare")
    assert window.tabs.ticked_runs() == ()
    named = [
        each.objectName() for each in window.findChildren(QAction) if "Ctrl+R" in [key.toString() for key in each.shortcuts()]
    ]
    assert named == ["actionReport"]
