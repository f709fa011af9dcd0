"""Something real to look at where no run is shown: the user's newest one, or, before the first, one that came with the app."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, SignalInstance

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.results.test_images import is_of_kind
from mnist_desktop.core.stop_token import StopToken
from mnist_desktop.training import tasks
from mnist_desktop.training.engine_interface import OpenedRun
from mnist_desktop.ui.session import Session, TrainingState
from mnist_desktop.workers.latest import Latest


class PretrainedOffer(QObject):
    """Shows a run of the chosen kind of images: the user's newest, or a pre-trained one where there is none.

    It comes once there are data, TensorFlow is imported and what a first training waits for is done. It gives way to everything:
    it is never shown over a run that the user opened or trained, nor while one is opened or trained. Only another offer takes the
    place of an offer, when another kind of images is chosen, or the images that it was trained on are.

    Parameters
    ----------
    settled
        The signal before which nothing is offered, as last time's run may come first; none where only TensorFlow is awaited.
    """

    def __init__(self, session: Session, parent: QObject | None = None, settled: SignalInstance | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._latest = Latest(session.tasks, self, one_at_a_time=True)
        self._offered: OpenedRun | None = None
        self._is_due = settled is None and session.is_engine_ready
        session.dataset_changed.connect(self._offer)
        (session.engine_ready if settled is None else settled).connect(self._begin)
        session.training_state_changed.connect(self._give_way)

    @property
    def is_shown(self) -> bool:
        """Whether the run that is shown is one that the user did not ask for."""
        return self._offered is not None and self._session.opened_run is self._offered

    def _begin(self, _: object = None) -> None:
        self._is_due = True
        self._offer()

    def _offer(self, _: object = None) -> None:
        session, dataset = self._session, self._session.dataset
        if dataset is None or not self._is_due:
            return
        if self._is_welcome(dataset):
            stop = StopToken()
            work, then = partial(tasks.open_first_run, session.services, dataset, stop), partial(self._take, dataset)
            self._latest.start("open first run", work, then, self._fail, stop=stop, may_be_left=True)
        elif not session.is_opening:
            session.nothing_to_offer.emit()

    def _give_way(self, state: TrainingState) -> None:
        """Open nothing beside a training that starts: it would wait for the same cores and lock, and so would the window."""
        if state is TrainingState.STARTING and self._latest.is_pending:
            self._latest.forget()
            self._session.nothing_to_offer.emit()

    def _is_welcome(self, dataset: Dataset) -> bool:
        """Whether a pre-trained run may be shown now, for these data."""
        session, opened = self._session, self._session.opened_run
        is_busy = session.run.state is not TrainingState.IDLE or session.is_opening
        if is_busy or not session.is_engine_ready or session.services.shipped.folder is None:
            return False
        if opened is None:
            return True
        info = opened.record.info
        is_better = opened.dataset.fingerprint != dataset.fingerprint == info.dataset_fingerprint
        return self.is_shown and (not is_of_kind(info, dataset) or is_better)

    def _take(self, asked: Dataset, opened: OpenedRun | None) -> None:
        dataset = self._session.dataset
        if dataset is not None and (dataset.family, dataset.class_names) != (asked.family, asked.class_names):
            self._offer()  # another kind was chosen while no offer was welcome
        elif opened is not None and dataset is not None and self._is_welcome(dataset):
            self._offered = opened
            self._session.show_run(opened)
        else:
            self._session.nothing_to_offer.emit()

    def _fail(self, error: Exception) -> None:
        self._session.nothing_to_offer.emit()
        self._session.report(error)
