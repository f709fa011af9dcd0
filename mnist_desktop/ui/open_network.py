"""A way to a network where none comes by itself."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QPushButton, QWidget

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.errors import UserError
from mnist_desktop.core.results.test_images import is_of_kind
from mnist_desktop.training import tasks
from mnist_desktop.training.engine_interface import OpenedRun
from mnist_desktop.ui.session import Session
from mnist_desktop.ui.shared.data_titles import kind_title
from mnist_desktop.ui.shared.plain_text import narrow_name
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.targets import keep_targets
from mnist_desktop.workers.latest import Latest


class OpenNetworkButton(FollowsLanguage, QPushButton):
    """Opens a network for the chosen kind of images, the user's newest or one that came with the app.

    It is there where no network of that kind is shown and none is on its way.
    """

    def __init__(self, name: str, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._session = session
        self._latest = Latest(session.tasks, self)
        keep_targets(self)
        self.clicked.connect(self._open)
        session.dataset_changed.connect(self._follow)
        session.run_opened.connect(self._follow)
        session.first_network.arrived.connect(self._follow)
        self.retranslate()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self.setToolTip(self.tr("Show your newest network for the chosen images, or the one that came with the program"))
        self._follow()

    @property
    def _chosen(self) -> Dataset | None:
        """The data set that is chosen, where no network for its kind of images is shown."""
        dataset, opened = self._session.dataset, self._session.opened_run
        if dataset is None or (opened is not None and is_of_kind(opened.record.info, dataset)):
            return None
        return dataset

    def _follow(self, _: object = None) -> None:
        chosen = self._chosen
        self.setVisible(chosen is not None and not self._session.first_network.is_awaited)
        offer = "" if chosen is None else self.tr("Open one for {images}")
        self.setText(offer if chosen is None else offer.format(images=narrow_name(_images_of(chosen))))

    def _open(self) -> None:
        dataset = self._session.dataset
        if dataset is not None:
            self.setEnabled(False)
            work = partial(tasks.open_first_run, self._session.services, dataset)
            self._latest.start("open a run of that kind", work, partial(self._take, dataset), self._fail, may_be_left=True)

    def _take(self, dataset: Dataset, opened: OpenedRun | None) -> None:
        self.setEnabled(True)
        if opened is not None and dataset is self._chosen:
            self._session.show_run(opened)
        elif opened is None:
            self._session.report(UserError("There is no network for {images} yet: train one.", images=_images_of(dataset)))

    def _fail(self, error: Exception) -> None:
        self.setEnabled(True)
        self._session.report(error)


def _images_of(dataset: Dataset) -> str:
    return kind_title(dataset.key, dataset.family, dataset.title)
