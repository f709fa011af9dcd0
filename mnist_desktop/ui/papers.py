"""What the window puts on paper: a tab as it is seen, and a report on the opened run."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from mnist_desktop.core.errors import UserError
from mnist_desktop.ui.report.reports import Reports
from mnist_desktop.ui.session import Session
from mnist_desktop.ui.shared.data_titles import data_title
from mnist_desktop.ui.shared.plain_text import said_name
from mnist_desktop.ui.shared.run_names import run_title
from mnist_desktop.ui.tabs import Tabs
from mnist_desktop.ui.view import View

OF_A_RUN = ("training", "results", "inside", "draw")
"""Tabs that show a run."""


class Papers(QObject):
    """Prints tabs and opens reports.

    Parameters
    ----------
    tell
        Takes the name of what was tried, and why it failed, or None where it succeeded.

    Attributes
    ----------
    slots
        What the entries of the menus do, by their names.
    """

    def __init__(
        self, session: Session, tabs: Tabs, view: View, tell: Callable[[str, UserError | None], object], window: QWidget
    ) -> None:
        super().__init__(window)
        self._session, self._tabs, self._view, self._tell, self._window = session, tabs, view, tell, window
        self.reports = Reports(session, tabs.ticked_runs, window)
        self.slots: dict[str, Callable[[], object]] = {"actionPrint": self._print, "actionReport": self._report}

    def _print(self) -> None:
        # Only now: the module with printers is needed by few, and costs the start some time.
        from mnist_desktop.ui.printing import ask_and_print  # noqa: PLC0415

        name = self._tabs.current()
        title = f"{self._tabs.title(name)} – {self._subject_of(name)}"
        lines = (title, said_name(self._session.student))
        ask_and_print(self._tabs.page(name), lines, self._view.theme, partial(self._tell, "print"))

    def _report(self) -> None:
        try:
            self.reports.open()
        except UserError as error:
            self._tell("report", error)
        else:
            self._tell("report", None)

    def _subject_of(self, tab: str) -> str:
        """What a tab shows: a run, or what is under edit."""
        opened = self._session.opened_run
        if tab not in OF_A_RUN or opened is None:
            return self._window.windowTitle()
        info = opened.record.info
        return self.tr("{model} on {data}").format(model=run_title(info.name), data=said_name(data_title(info.dataset_title)))
