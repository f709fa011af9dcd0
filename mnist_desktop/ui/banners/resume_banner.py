"""A line across the window that offers to go on with a training that was interrupted, without stopping anybody."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from mnist_desktop.core.runs.record import DamagedRun
from mnist_desktop.core.runs.unfinished_runs import UnfinishedRun
from mnist_desktop.training.resume import ResumableRun
from mnist_desktop.ui.session import Session
from mnist_desktop.ui.shared.banner import Banner
from mnist_desktop.ui.shared.data_titles import data_title
from mnist_desktop.ui.shared.plain_text import narrow_name, said_name
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.run_names import day_and_time, run_title
from mnist_desktop.ui.shared.texts import say
from mnist_desktop.ui.training.interrupted_runs import InterruptedRuns, Offer


@dataclass(frozen=True)
class Question:
    """What is asked before something is done that cannot be taken back, and what follows from each answer.

    Attributes
    ----------
    words
        The question and its two answers, yes and no, in the language that is spoken when they are asked for.
    """

    words: Callable[[], tuple[str, str, str]]
    on_yes: Callable[[], None]
    on_no: Callable[[], None]


class ResumeBanner(FollowsLanguage, Banner):
    """Shows one interrupted run at a time; a question of its own stands in the same place."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("resume", "mdi6.history", "accent", parent=parent)
        self.setObjectName("resumeBanner")
        self.runs = InterruptedRuns(session, self)
        self._question: Question | None = None
        self._asked_of: Offer | None = None
        self.resume_button = self._button("resumeButton", self.runs.resume)
        self.keep_button = self._button("keepUnfinishedButton", self.runs.keep)
        self.discard_button = self._button("discardUnfinishedButton", self._ask_to_discard)
        self.yes_button = self._button("confirmResumeQuestionButton", lambda: self._answer(yes=True))
        self.no_button = self._button("declineResumeQuestionButton", lambda: self._answer(yes=False))
        self.close_button.setObjectName("closeResumeBannerButton")
        self.close_button.clicked.connect(self.runs.put_off)
        self.runs.changed.connect(self._show)
        self.runs.doubted.connect(self._ask_to_resume)
        self.retranslate()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self._name_close(self.tr("Ask again at the next start"))
        for button, text, tip in (
            (self.resume_button, self.tr("Continue"), self.tr("Go on with the next epoch, as if nothing had happened.")),
            (self.keep_button, self.tr("Keep as it is"),
             self.tr("Keep what it has learned so far as a run that was stopped.")),
            (self.discard_button, self.tr("Discard"), self.tr("Forget this training.")),
        ):  # fmt: skip
            button.setText(text)
            button.setToolTip(tip)
        self._write()

    # What it shows

    def _show(self) -> None:
        offer, question = self.runs.offer, self._question
        if question is not None and offer != self._asked_of:
            question = self._question = None
        can_resume = isinstance(offer, UnfinishedRun) and question is None
        self.resume_button.setVisible(can_resume)
        self.keep_button.setVisible(can_resume and isinstance(offer, UnfinishedRun) and bool(offer.info.history))
        self.discard_button.setVisible(question is None)
        self.close_button.setVisible(question is None)
        self.yes_button.setVisible(question is not None)
        self.no_button.setVisible(question is not None)
        for button in self.findChildren(QAbstractButton):
            button.setEnabled(not self.runs.is_busy)
        self._write()
        if offer is None and (focused := QApplication.focusWidget()) is not None and self.isAncestorOf(focused):
            focused.clearFocus()  # or Qt hands it to the next number that keys can change
        self.setVisible(offer is not None)

    def _write(self) -> None:
        if self._question is not None:
            text, yes, no = self._question.words()
            self.yes_button.setText(yes)
            self.no_button.setText(no)
            self._say(text)
        elif self.runs.offer is not None:
            self._say(self._offer_text(self.runs.offer))

    def _offer_text(self, offer: Offer) -> str:
        if isinstance(offer, DamagedRun):
            cause = say(offer.error) if offer.error is not None else offer.reason
            return self.tr("A training was interrupted and cannot go on. {cause}").format(cause=cause)
        info, (date, time) = offer.info, day_and_time(offer.taken)
        if not info.history:
            sentence = self.tr("Training of “{name}” on {data} was interrupted in its first epoch, on {date} at {time}.")
        else:
            sentence = self.tr(
                "Training of “{name}” on {data} was interrupted after epoch {done} of {epochs}, on {date} at {time}."
            )
        return sentence.format(
            name=narrow_name(_name(offer)),
            data=narrow_name(said_name(data_title(info.dataset_title))),
            done=len(info.history),
            epochs=info.config.epochs,
            date=date,
            time=time,
        )

    # What it asks

    def _ask_to_discard(self) -> None:
        offer = self.runs.offer
        if isinstance(offer, UnfinishedRun) and offer.info.history:
            self._ask(Question(partial(self._discard_words, offer), self.runs.discard, self._show))
        else:
            self.runs.discard()  # there is nothing to lose

    def _ask_to_resume(self, continuation: ResumableRun) -> None:
        words = partial(self._doubt_words, self.runs.offer, continuation)
        self._ask(Question(words, lambda: self.runs.resume_anyway(continuation), self.runs.put_off))

    def _discard_words(self, offer: UnfinishedRun) -> tuple[str, str, str]:
        sentence = self.tr("Discard what “{name}” has learned up to epoch {done}? It cannot be brought back.")
        text = sentence.format(name=_name(offer), done=len(offer.info.history))
        return text, self.tr("Discard"), self.tr("Cancel")

    def _doubt_words(self, offer: Offer | None, continuation: ResumableRun) -> tuple[str, str, str]:
        sentence = self.tr("If “{name}” goes on now, it will not end as it would have without the interruption. {changes}")
        changes = " ".join(say(change) for change in continuation.changes)
        return sentence.format(name=_name(offer), changes=changes), self.tr("Continue anyway"), self.tr("Not now")

    def _ask(self, question: Question) -> None:
        self._question, self._asked_of = question, self.runs.offer
        self._show()
        self.no_button.setFocus()

    def _answer(self, *, yes: bool) -> None:
        question, self._question = self._question, None
        if question is not None:
            follow = question.on_yes if yes else question.on_no
            follow()


def _name(offer: Offer | None) -> str:
    return run_title(offer.info.name) if isinstance(offer, UnfinishedRun) else ""
