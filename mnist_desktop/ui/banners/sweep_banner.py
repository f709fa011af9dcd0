"""A line across the window that offers to go on with a sweep that was interrupted, without stopping anybody."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QWidget

from mnist_desktop.training.resume import list_interrupted_sweeps
from mnist_desktop.ui.session import Session
from mnist_desktop.ui.shared.banner import Banner
from mnist_desktop.ui.shared.plain_text import narrow_name
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.tabs import Tabs
from mnist_desktop.workers.latest import Latest

if TYPE_CHECKING:  # few starts of the window need them
    from mnist_desktop.core.sweeps.progress import SweepProgress
    from mnist_desktop.ui.compare.compare_tab import CompareTab
    from mnist_desktop.ui.compare.sweep.sweeps import Sweeps


class SweepBanner(FollowsLanguage, Banner):
    """Offers interrupted sweeps one after the other, newest first, while none runs."""

    def __init__(self, session: Session, tabs: Tabs, parent: QWidget | None = None) -> None:
        super().__init__("interruptedSweep", "mdi6.history", "accent", parent=parent)
        self.setObjectName("sweepBanner")
        self._session, self._tabs = session, tabs
        self._found: tuple[SweepProgress, ...] = ()
        self._put_off: set[str] = set()
        self._is_watching = self._was_running = False
        self._listing = Latest(session.tasks, self)
        self._go_on_button = self._button("continueSweepButton", self._go_on)
        self._show_button = self._button("showSweepButton", self._show_sweep)
        self.close_button.setObjectName("closeSweepBannerButton")
        self.close_button.clicked.connect(self._put_offer_off)
        tabs.loaded.connect(self._watch)
        tabs.currentChanged.connect(self._watch)  # the tab may be opened before its turn to be built
        session.tasks.succeeded.connect(self._note_success)
        self.retranslate()

    @property
    def offer(self) -> SweepProgress | None:
        """The sweep that is offered now."""
        sweeps = self._sweeps()
        if sweeps is not None and sweeps.is_running:
            return None
        return next((each for each in self._found if each.plan.id not in self._put_off), None)

    def refresh(self) -> None:
        """Read which sweeps were interrupted, unless one runs: it would be taken for one of them."""
        sweeps = self._sweeps()
        if sweeps is None or not sweeps.is_running:
            self._listing.start(
                "look for interrupted sweeps", partial(list_interrupted_sweeps, self._session.services), self._take_list
            )

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self._name_close(self.tr("Ask again at the next start"))
        self._go_on_button.setText(self.tr("Continue"))
        self._go_on_button.setToolTip(self.tr("Train the members that are left; those that were begun go on where they were"))
        self._show_button.setText(self.tr("Show"))
        self._show_button.setToolTip(self.tr("Look at what its members have learned, and decide there"))
        offer = self.offer
        if offer is not None:
            text = self.tr("The sweep “{name}” of {count:,} runs was interrupted; {over:,} of them are done.")
            self._say(text.format(name=narrow_name(offer.plan.name), count=len(offer.members), over=offer.over))
        self.setVisible(offer is not None)

    # What is asked for

    def _go_on(self) -> None:
        offer, sweeps = self.offer, self._opened_sweeps()
        if offer is not None and sweeps.go_on(offer):
            self._found = tuple(each for each in self._found if each is not offer)
            self.retranslate()

    def _show_sweep(self) -> None:
        if self.offer is not None:
            self._opened_sweeps().show_sweep(self.offer.plan.id)

    def _put_offer_off(self) -> None:
        if self.offer is not None:
            self._put_off.add(self.offer.plan.id)
            self.retranslate()

    # What happens

    def _take_list(self, found: tuple[SweepProgress, ...]) -> None:
        self._found = found
        self.retranslate()

    def _watch(self) -> None:
        sweeps = self._sweeps()
        if sweeps is not None and not self._is_watching:
            self._is_watching = True
            sweeps.changed.connect(self._follow)

    def _follow(self) -> None:
        """Offer nothing while a sweep runs; afterwards, others may be left."""
        sweeps = self._sweeps()
        was_running, self._was_running = self._was_running, sweeps is not None and sweeps.is_running
        if was_running and not self._was_running:
            self._found = ()
            self.refresh()
        if was_running != self._was_running:
            self.retranslate()

    def _note_success(self, task: str) -> None:
        if task == "delete sweep":
            self.refresh()

    def _opened_sweeps(self) -> Sweeps:
        self._tabs.enter("compare")
        self._watch()
        return cast("CompareTab", self._tabs.page("compare")).sweeps

    def _sweeps(self) -> Sweeps | None:
        """Of the tab, where it is built."""
        return cast("CompareTab", self._tabs.page("compare")).sweeps if "compare" in self._tabs.built else None
