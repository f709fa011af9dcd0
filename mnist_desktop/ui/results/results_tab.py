"""The Results tab: puts its parts together and keeps them on one selection."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.datasets.families import FAMILIES
from mnist_desktop.core.results.samples import Outcome, Selection
from mnist_desktop.core.runs.record import RunInfo
from mnist_desktop.training.engine import OpenedRun
from mnist_desktop.ui.first_network import FirstNetwork
from mnist_desktop.ui.results.empty_page import EmptyPage
from mnist_desktop.ui.results.figures_panel import FiguresPanel
from mnist_desktop.ui.results.headline import Headline
from mnist_desktop.ui.results.run_chooser import RunChooser
from mnist_desktop.ui.results.samples_panel import SamplesPanel
from mnist_desktop.ui.session import Session, TrainingState
from mnist_desktop.ui.shared.class_names import class_names
from mnist_desktop.ui.shared.plain_text import without_key
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.targets import TARGET, make_targets
from mnist_desktop.ui.shared.texts import core_text

ROOMY_HEIGHT = 680
"""Of the window, from which on there is room for large controls."""


class ResultsTab(FollowsLanguage, QWidget):
    """Shows the session's opened run: how good it is, what it confuses, and the images behind it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("resultsTab")
        self._session = session
        self._selection = Selection()
        self._chooser = RunChooser(session.services, session.tasks)
        self._headline = Headline()
        self._offer = QPushButton()
        self._offer.setObjectName("showShippedButton")
        self._offered: RunInfo | None = None
        self._shown: OpenedRun | None = None
        self._figures = FiguresPanel()
        self._samples = SamplesPanel()
        self._empty = EmptyPage()
        self._first_network = FirstNetwork(session, self)
        self._result = self._make_result()
        self._pages = QStackedWidget()
        self._pages.addWidget(self._empty)
        self._pages.addWidget(self._result)
        self._arrange()
        self.retranslate()
        self._connect()
        self._show_run(session.opened_run)
        self._chooser.refresh()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self._say_why_empty()
        self._offer_shipped()
        opened = self._session.opened_run
        if opened is not None:
            self._figures.name_classes(class_names(opened.dataset))

    @property
    def selection(self) -> Selection:
        """Which samples are shown."""
        return self._selection

    def select(self, selection: Selection) -> None:
        """Show the samples that `selection` asks for, and frame its cell of the matrix."""
        self._selection = selection
        self._samples.show_selection(selection)
        self._figures.matrix.set_chosen(selection.cell)

    def showEvent(self, event: QShowEvent) -> None:
        """Show the epoch to which the slider was moved meanwhile."""
        super().showEvent(event)
        self._show_epoch(self._session.shown_run)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make what is pressed larger in a high window."""
        super().resizeEvent(event)
        kinds = QCheckBox, QComboBox, QPushButton, QToolButton
        controls = (each for kind in kinds for each in self.findChildren(kind) if not isinstance(each.parent(), QTabBar))
        make_targets(*controls, size=TARGET if self.window().height() >= ROOMY_HEIGHT else 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape shows all samples again."""
        if event.key() == Qt.Key.Key_Escape and self._selection != Selection(order=self._selection.order):
            self._select_all()
        else:
            super().keyPressEvent(event)

    # How it is put together

    def _make_result(self) -> QWidget:
        splitter = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False)
        splitter.addWidget(self._figures)
        splitter.addWidget(self._samples)
        splitter.setHandleWidth(12)
        splitter.setStretchFactor(0, 1)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([1000, 1000])
        return splitter

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._headline, 1)
        head.addStretch()
        head.addWidget(self._chooser, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.addLayout(head)
        caveat = QHBoxLayout()
        caveat.addWidget(self._headline.caveat, 1)
        caveat.addWidget(self._offer)
        column.addLayout(caveat)
        column.addWidget(self._pages, 1)

    def _connect(self) -> None:
        session = self._session
        session.run_opened.connect(self._show_run)
        session.run_shown.connect(self._show_epoch)
        session.dataset_changed.connect(self._follow_dataset)
        session.runs_changed.connect(self._chooser.refresh)
        session.problem.connect(self._give_up_opening)
        session.training_state_changed.connect(self._follow_training)
        self._first_network.arrived.connect(self._say_why_empty)
        self._chooser.run_chosen.connect(self._open)
        self._figures.matrix.cell_chosen.connect(self._select_cell)
        self._figures.matrix.cleared.connect(self._select_all)
        self._figures.report.class_activated.connect(self._select_class)
        self._figures.notice.connect(session.notice)
        self._figures.problem.connect(session.problem)
        self._samples.selection_changed.connect(self.select)
        self._samples.notice.connect(session.notice)
        self._chooser.listed.connect(self._offer_shipped)
        self._offer.clicked.connect(self._open_offered)

    # What happens

    def _open(self, run_id: str) -> None:
        self._pages.setEnabled(False)
        self._session.notice.emit(self.tr("Opening the run…"))
        self._session.open_run(run_id)

    def _show_run(self, run: OpenedRun | None) -> None:
        self._shown = run
        self._pages.setEnabled(True)
        self._chooser.set_opened(None if run is None else run.record.info)
        self._headline.setVisible(run is not None)
        self._offer_shipped()
        if run is None:
            self._headline.caveat.hide()
            self._say_why_empty()
            self._pages.setCurrentWidget(self._empty)
            return
        self._headline.set_run(run, self._session.dataset)
        self._figures.set_evaluation(run.evaluation, class_names(run.dataset))
        self._samples.set_run(run)
        self.select(Selection(order=self._selection.order))
        self._pages.setCurrentWidget(self._result)

    def _show_epoch(self, run: OpenedRun | None) -> None:
        """Show the figures of another epoch of the same run. All that was chosen stays."""
        if run is None or run is self._shown or not run.is_judged or not self.isVisible():  # when it is shown, it looks again
            return
        self._shown = run
        self._headline.set_run(run, self._session.dataset, self._looked_back_at())
        self._figures.follow_epoch(run.evaluation)
        self._samples.follow_epoch(run)

    def _looked_back_at(self) -> int:
        """The epoch that is shown in the place of the run's own, or 0."""
        return 0 if self._session.shown_run is self._session.opened_run else self._session.shown_epoch

    def _follow_dataset(self, dataset: Dataset) -> None:
        if self._shown is not None:
            self._headline.set_run(self._shown, dataset, self._looked_back_at())
            self._offer_shipped()

    def _offer_shipped(self) -> None:
        """Where a network for other images than the chosen ones is shown, offer one for these that came with the program."""
        opened, chosen = self._session.opened_run, self._session.dataset
        is_other = opened is not None and chosen is not None and opened.record.info.dataset_family != chosen.family
        self._offered = self._chooser.shipped(chosen.family) if chosen is not None and is_other else None
        self._offer.setVisible(self._offered is not None)
        if self._offered is not None and chosen is not None:
            text = self.tr("Show a pre-trained network for {data}").format(data=core_text(FAMILIES[chosen.family].title))
            self._offer.setText(without_key(text))

    def _open_offered(self) -> None:
        if self._offered is not None:
            self._open(self._offered.id)

    def _give_up_opening(self) -> None:
        """After any problem the chooser says again what is really shown."""
        opened = self._session.opened_run
        self._pages.setEnabled(True)
        self._chooser.set_opened(None if opened is None else opened.record.info)

    def _say_why_empty(self) -> None:
        self._follow_training(self._session.run.state)

    def _follow_training(self, state: TrainingState) -> None:
        if state is not TrainingState.IDLE:
            self._empty.say(self.tr("The network is learning"), self.tr("Its result appears here when the training ends."))
        elif self._first_network.is_awaited:
            self._empty.say(self.tr("Getting ready…"), self.tr("TensorFlow is being loaded, and a first result with it."))
        else:
            self._empty.say(
                self.tr("No result yet"),
                self.tr("Press Train, or choose an earlier run above. What the network gets right and what it confuses then "
                        "stands here, with every image behind it."),
            )  # fmt: skip

    def _select_cell(self, true: int, predicted: int) -> None:
        self.select(replace(self._selection, outcome=Outcome.ALL, true_class=true, predicted_class=predicted))

    def _select_class(self, true: int) -> None:
        self.select(replace(self._selection, outcome=Outcome.ALL, true_class=true, predicted_class=None))

    def _select_all(self) -> None:
        self.select(Selection(order=self._selection.order))
