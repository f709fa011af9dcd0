"""The lesson that is open, and how far the student has come with it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np
from PySide6.QtCore import QCoreApplication, QObject, Signal

from mnist_desktop.core.errors import UserError
from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.lessons.goals import AnyGoal, MisreadGoal, PredictionGoal, Verdict, facts_of, judge, predicted
from mnist_desktop.core.lessons.lesson import Lesson, changed_controls, fingerprint
from mnist_desktop.core.lessons.markup import title_in
from mnist_desktop.core.lessons.progress import (
    Progress,
    ProgressError,
    forget_open,
    forget_progress,
    is_same_student,
    keep_open,
    read_progress,
    write_progress,
)
from mnist_desktop.core.runs.events import RunEvent, RunStarted
from mnist_desktop.core.runs.record import RunInfo
from mnist_desktop.core.runs.said_names import said_run_name
from mnist_desktop.core.sentence import Sentence, Templated
from mnist_desktop.training.engine_interface import OpenedRun
from mnist_desktop.ui.session import Session, TrainingState
from mnist_desktop.ui.shared.language import spoken
from mnist_desktop.ui.shared.plain_text import said_name
from mnist_desktop.ui.shared.soon import soon
from mnist_desktop.workers.latest import Latest
from mnist_desktop.workers.newest_writer import NewestWriter


class RunningLesson(QObject):
    """Begins and leaves lessons, and notes what is done meanwhile. Every change of the progress goes to the disk at once.

    A lesson is open only while what was kept of it could be read: what is written then takes its place.

    Attributes
    ----------
    lesson
        The one that is open, or None.
    progress
        How far the student has come.
    dataset_key
        The data set on which runs count, beside that of the lesson: what stands in for one that is not there.
    remark
        Why the latest run does not count, or None.
    student
        Whose progress it is; empty where no name is known.

    Signals
    -------
    changed()
        Another lesson is open, or none.
    step_changed()
        Another step is shown.
    progress_changed()
        Goals may be met that were not.
    """

    changed = Signal()
    step_changed = Signal()
    progress_changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.lesson: Lesson | None = None
        self.progress = Progress()
        self.dataset_key = ""
        self.student = ""
        self.remark: Templated | None = None
        self._started: set[str] = set()
        self._met: frozenset[str] = frozenset()
        self._writer = NewestWriter()
        self._keeping = Latest(session.tasks, self, one_at_a_time=True)
        session.run_event.connect(self._note_start)
        session.run_opened.connect(self._take_run)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.flush)

    @property
    def goal(self) -> AnyGoal | None:
        """The goal of the step that is shown; None before the first one."""
        step = self.progress.step
        return None if self.lesson is None or not step else self.lesson.goals[step - 1]

    def judgement(self, goal: AnyGoal) -> Verdict:
        """How far a goal of the lesson is."""
        verdict = judge(goal, self.progress.evidence)
        if not verdict.met and isinstance(goal, PredictionGoal) and (expected := self._prediction()) is not None:
            return predicted(expected)
        return verdict

    @property
    def met(self) -> frozenset[str]:
        """The ids of the goals that are met."""
        goals = () if self.lesson is None else self.lesson.goals
        return frozenset(goal.id for goal in goals if self.judgement(goal).met)

    def begin(self, lesson: Lesson, dataset_key: str) -> bool:
        """Open a lesson where the student left it, with its network, settings and data. The edit can be undone.

        Returns whether it is open. Where what was kept of it cannot be read, this is told, and all stays as it was.

        Parameters
        ----------
        dataset_key
            The data set to work on: the lesson's own, or what stands in for it.
        """
        is_open = lesson == self.lesson and is_same_student(self.student, self._session.student)
        progress = self.progress.with_before(None, "") if is_open else self._read(lesson, self._session.student)
        if progress is None:
            return False
        self.leave()
        session = self._session
        if progress.before is None:
            key = "" if session.dataset is None else session.dataset.key
            progress = progress.with_before(session.experiment, key)
        self._open(lesson, progress, dataset_key)
        self._try(partial(keep_open, lesson))
        self._bring(lesson)
        if session.dataset is None or session.dataset.key != dataset_key:
            session.choose_dataset(dataset_key)
        self._keep()
        return True

    def resume(self, lesson: Lesson, dataset_key: str) -> None:
        """Go on with a lesson that was open when the program ended: what is under edit is what it was then."""
        progress = self._read(lesson, self._session.student) if self.lesson is None else None
        if progress is not None:
            self._open(lesson, progress, dataset_key)

    def leave(self) -> None:
        """Close the lesson and give back what was there before. What was done in it stays kept."""
        if self.lesson is None:
            return
        session, before, key = self._session, self.progress.before, self.progress.dataset_before
        self._try(forget_open)
        self.progress = self.progress.with_before(None, "")
        self.flush()
        self.lesson, self.progress, self.student, self.remark = None, Progress(), "", None
        self._started.clear()
        self.changed.emit()
        if before is not None:
            session.edit(Sentence("leave the lesson"), spec=before.spec, config=before.config)
        if key and (session.dataset is None or session.dataset.key != key):
            session.choose_dataset(key)

    def begin_anew(self) -> None:
        """Take away what was done in the lesson, and give back its network and settings; the runs stay in Compare."""
        if self.lesson is None:
            return
        self._started.clear()
        self.remark, self._met = None, frozenset()
        self._bring(self.lesson)
        self._take(self.progress.anew())
        self.step_changed.emit()

    # Whose it is

    def follow_student(self) -> None:
        """Show how far the student is whose name is known now.

        What was done without a name becomes that of the first name. Of two names each has a progress of its own.
        """
        lesson, student, before = self.lesson, self._session.student, self.student
        if lesson is None or is_same_student(student, before):
            return
        kept = self._read(lesson, student)
        if kept is None:
            return
        self.flush()
        mine = self.progress
        kept = kept.with_before(mine.before, mine.dataset_before)
        self.student = student
        if not before:
            self.progress = mine.joined(kept)
            if self._try(self._written(lesson)):
                self._try(self._writer.in_turn((fingerprint(lesson), before), partial(forget_progress, lesson)))
        else:
            self._started.clear()
            self._try(self._written_as(lesson, mine.with_before(None, ""), before))
            self.progress = kept
            self._bring(lesson)
            self._keep()
        self._open(lesson, self.progress, self.dataset_key)

    def hand_over(self, student: str) -> None:
        """Keep what was done under the name under which it is handed in, too."""
        if self.lesson is None or is_same_student(student, self.student):
            return
        if not self.student:
            self.follow_student()
        elif (kept := self._read(self.lesson, student)) is not None:
            self.flush()
            self.student = student
            self._take(self.progress.joined(kept))
            self.changed.emit()

    # What the student does

    def go_to(self, step: int) -> None:
        """Show a step: 0 for the text of the lesson, then its goals."""
        if self.lesson is not None and 0 <= step <= len(self.lesson.goals) and step != self.progress.step:
            self._take(self.progress.with_step(step))
            self.step_changed.emit()

    def answer(self, goal_id: str, answer: str) -> None:
        """Keep an answer."""
        self._take(self.progress.with_answer(goal_id, answer))

    def open_hint(self, goal_id: str) -> None:
        """Open one more hint."""
        self._take(self.progress.with_hint(goal_id))

    def show_drawing(self, goal: MisreadGoal) -> None:
        """Ask the network that is shown what it takes the drawing for; raises UserError where there is nothing to ask."""
        shown, image = self._session.shown_run, self._session.drawing
        if image is None:
            raise UserError("The pad is empty: draw on it first, in the tab Draw.")
        if shown is None:
            raise UserError("No network is shown that could read the drawing: train one first.")
        self._take(self.progress.with_misread(goal.id, int(np.argmax(shown.predictor(image[np.newaxis])[0]))))

    def flush(self) -> None:
        """Write what is not written yet, before the program ends."""
        if self.lesson is not None:
            self._keeping.forget()
            self._try(self._written(self.lesson))

    # What the session tells

    def _note_start(self, event: RunEvent) -> None:
        if isinstance(event, RunStarted) and self.lesson is not None:
            self._started.add(event.run_id)

    def _take_run(self, opened: OpenedRun | None) -> None:
        """Count a run that was trained in this lesson, or say why not. Others that are opened do not count."""
        if self.lesson is None or opened is None or opened.record.info.id not in self._started:
            return
        info = opened.record.info
        self._started.discard(info.id)
        self.remark = self._objection(self.lesson, info)
        if self.remark is None:
            self._take(self.progress.with_run(facts_of(info)))
        else:
            self.progress_changed.emit()

    def _objection(self, lesson: Lesson, info: RunInfo) -> Templated | None:
        """Why a run does not count, or None."""
        name = said_run_name(info.name)
        if info.outcome == "failed":
            return Sentence("{name} does not count: it broke off.", {"name": name})
        if info.dataset_key not in (lesson.dataset, self.dataset_key):
            return Sentence("{name} does not count: it was trained on other images than those of the lesson.", {"name": name})
        if changed_controls(lesson, Experiment(info.spec, info.config)):
            return Sentence("{name} does not count: something was changed that is fixed in this lesson.", {"name": name})
        return None

    # How it is kept

    def _open(self, lesson: Lesson, progress: Progress, dataset_key: str) -> None:
        step = min(progress.step, len(lesson.goals))
        self.lesson, self.progress, self.dataset_key = lesson, progress.with_step(step), dataset_key
        self.student = self._session.student
        self.remark, self._met = None, self.met
        self.changed.emit()

    def _bring(self, lesson: Lesson) -> None:
        """Edit what the lesson begins with; this can be undone."""
        title = said_name(title_in(lesson.title, spoken()))
        self._session.edit(Sentence("lesson {title}", {"title": title}), spec=lesson.model, config=lesson.config)

    def _prediction(self) -> float | None:
        """The test accuracy that is predicted for the run in training, or else for the next one."""
        session = self._session
        job = None if session.run.state is TrainingState.IDLE else session.in_training
        for expectation in (session.next_run.expectation, None if job is None else job.expectation):
            if expectation is not None and expectation.test_accuracy is not None:
                return expectation.test_accuracy
        return None

    def _take(self, progress: Progress) -> None:
        self.progress = progress
        self._keep()
        met, before = self.met, self._met
        self._met = met
        self.progress_changed.emit()
        if met - before:
            text = self.tr("Goal met: {count} of {all} in this lesson.")
            goals = () if self.lesson is None else self.lesson.goals
            tell = partial(self._session.notice.emit, text.format(count=len(met), all=len(goals)))
            if self._session.run.state is TrainingState.IDLE:
                tell()
            else:
                soon(self, tell)  # behind what the end of the training says at the same place

    def _keep(self) -> None:
        if self.lesson is not None:
            self._keeping.start("keep lesson", self._written(self.lesson), _nothing)

    def _written(self, lesson: Lesson) -> Callable[[], None]:
        """Work that writes the progress as it is now, unless a newer one is written before."""
        return self._written_as(lesson, self.progress, self.student)

    def _written_as(self, lesson: Lesson, progress: Progress, student: str) -> Callable[[], None]:
        return self._writer.in_turn((fingerprint(lesson), student), partial(write_progress, lesson, progress, student))

    def _read(self, lesson: Lesson, student: str) -> Progress | None:
        """What was kept of a lesson for a student; None where it is there but cannot be read."""
        try:
            return read_progress(lesson, student)
        except ProgressError as error:
            self._session.warning.emit(error)
            return Progress()
        except UserError as error:
            self._session.report(UserError(
                "The lesson is not opened, so that what you did in it stays as it is. Try again later. {cause}", cause=error
            ))  # fmt: skip
            return None

    def _try(self, act: Callable[[], None]) -> bool:
        """Whether it could be done; why not is told."""
        try:
            act()
        except UserError as error:
            error.attempt = "keep lesson"
            self._session.report(error)
            return False
        return True


def _nothing(_: object) -> None:
    """It is written."""
