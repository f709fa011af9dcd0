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
from mnist_desktop.core.results.calibration import evaluation_with_temperature
from mnist_desktop.core.results.samples import ConfidenceRange, Selection, select
from mnist_desktop.core.results.test_images import is_of_kind
from mnist_desktop.core.runs.doubt import Doubt
from mnist_desktop.core.runs.record import RunInfo
from mnist_desktop.training.engine_interface import OpenedRun
from mnist_desktop.ui.open_network import OpenNetworkButton
from mnist_desktop.ui.results.doubt_link import DoubtLink
from mnist_desktop.ui.results.headline import Headline
from mnist_desktop.ui.results.map_link import MapLink
from mnist_desktop.ui.results.result_pages import ResultPages
from mnist_desktop.ui.results.run_chooser import RunChooser
from mnist_desktop.ui.results.samples_panel import SamplesPanel
from mnist_desktop.ui.results.selection import LinkedSelection
from mnist_desktop.ui.session import Session, TrainingState
from mnist_desktop.ui.shared.class_names import class_names
from mnist_desktop.ui.shared.empty_page import EmptyPage
from mnist_desktop.ui.shared.plain_text import without_key
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.targets import TARGET, make_targets
from mnist_desktop.ui.shared.texts import core_text
from mnist_desktop.ui.shared.wrapping import WrappingRow

ROOMY_HEIGHT = 680
"""Of the window, from which on there is room for large controls."""


class ResultsTab(FollowsLanguage, QWidget):
    """Shows the session's opened run: how good it is, what it confuses, and the images behind it.

    Attributes
    ----------
    linked
        Which images are selected, wherever that was done.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("resultsTab")
        self._session = session
        self.linked = LinkedSelection(self)
        self._run: OpenedRun | None = None
        self._temperature = 1.0
        self._chooser = RunChooser(session.services, session.tasks)
        self._headline = Headline()
        self._offer = QPushButton()
        self._offer.setObjectName("showShippedButton")
        self._offered: RunInfo | None = None
        self._shown: OpenedRun | None = None
        self._looked_back_at = 0
        """The epoch whose figures are shown in the place of the run's own, or 0."""
        self._figures = ResultPages()
        self._samples = SamplesPanel()
        self._doubt = DoubtLink(session, self._figures.doubt, self)
        self._map = MapLink(session, self._figures.map, self)
        self._empty = EmptyPage("noResult", "mdi6.grid")
        self._empty.offer(OpenNetworkButton("resultsOpenNetwork", session, self))
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
        return self.linked.selection

    def select(self, selection: Selection) -> None:
        """Show the samples that `selection` asks for, and mark the parts of the figures that they belong to."""
        self.linked.choose(selection)

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
        if event.key() == Qt.Key.Key_Escape and not self.selection.is_all:
            self.linked.clear()
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
        head = WrappingRow()
        head.add(self._headline, stretch=1)
        head.add(self._chooser)
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
        session.first_network.arrived.connect(self._say_why_empty)
        self._chooser.run_chosen.connect(self._open)
        session.doubt.changed.connect(self._follow_doubt)
        self._connect_selection()
        figures, samples = self._figures, self._samples
        for part in (figures, samples):
            part.notice.connect(session.notice)
            part.problem.connect(session.problem)
        self._chooser.listed.connect(self._offer_shipped)
        self._offer.clicked.connect(self._open_offered)

    def _connect_selection(self) -> None:
        """Every view of the images says what is chosen in it, and marks what is chosen elsewhere."""
        figures, samples, linked = self._figures, self._samples, self.linked
        figures.matrix.cell_chosen.connect(self._select_cell)
        figures.report.class_activated.connect(self._select_class)
        figures.doubt.range_chosen.connect(self._select_range)
        figures.doubt.unsure_wanted.connect(self._select_unsure)
        figures.mistakes.selection_wanted.connect(linked.choose)
        figures.mistakes.image_wanted.connect(samples.show_image)
        figures.map.view.framed.connect(self._select_images)
        figures.map.view.image_wanted.connect(self._show_image)
        samples.selection_changed.connect(linked.choose)
        samples.image_changed.connect(linked.look_at)
        for part in (figures.matrix, figures.doubt.chart, figures.map.view):
            part.cleared.connect(linked.clear)
        linked.changed.connect(self._show_selection)
        linked.image_changed.connect(self._mark_image)

    # What happens

    def _show_selection(self, selection: Selection) -> None:
        self._samples.show_selection(selection)
        self._figures.show_selection(selection)
        self._mark_shown()

    def _mark_shown(self) -> None:
        if self._run is not None:
            self._figures.mark_shown(self._run.evaluation, self.selection, is_own=not self._looked_back_at)

    def _mark_image(self, image: int) -> None:
        if self._run is not None:
            self._figures.mark(self._run.evaluation, image)

    def _open(self, run_id: str) -> None:
        self._pages.setEnabled(False)
        self._session.open_run(run_id)

    def _show_run(self, run: OpenedRun | None) -> None:
        self._shown, self._looked_back_at = run, 0
        self._pages.setEnabled(True)
        self._chooser.set_opened(None if run is None else run.record.info)
        self._headline.setVisible(run is not None)
        self._offer_shipped()
        if run is None:
            self._headline.caveat.hide()
            self._say_why_empty()
            self._pages.setCurrentWidget(self._empty)
            self._run = None
            self._doubt.show_run(None)
            self._map.show_run(None)
            return
        is_same = self._run is not None and self._run.record.info.id == run.record.info.id
        self._headline.set_run(run, self._session.dataset)
        self._figures.set_run(run)
        self._doubt.show_run(run)
        self._samples.set_run(self._with_temperature(run), is_same=is_same)
        self.select(self.selection if is_same else self.selection.cleared)
        self._pages.setCurrentWidget(self._result)

    def _show_epoch(self, run: OpenedRun | None) -> None:
        """Show the figures of another epoch of the same run. All that was chosen stays."""
        if run is None or run is self._shown or not run.is_judged or not self.isVisible():  # when it is shown, it looks again
            return
        self._shown = run
        self._looked_back_at = 0 if run is self._session.opened_run else self._session.epochs.epoch
        self._headline.set_run(run, self._session.dataset, self._looked_back_at)
        self._figures.follow_epoch(run.evaluation)
        self._samples.follow_epoch(self._with_temperature(run))
        self._mark_shown()

    def _with_temperature(self, run: OpenedRun) -> OpenedRun:
        """A run with the probabilities that the temperature makes of the network's: it was decided for the weights it kept."""
        is_own = run is self._session.opened_run
        self._temperature = self._session.doubt.doubt.shown_temperature if is_own else 1.0
        evaluation = evaluation_with_temperature(run.evaluation, self._temperature)
        self._run = run if evaluation is run.evaluation else replace(run, evaluation=evaluation)
        mistakes = self._figures.mistakes
        mistakes.set_run(self._run)  # which fills its lists anew
        mistakes.show_selection(self.selection)
        mistakes.mark(self.linked.image)
        self._map.show_run(self._run)
        return self._run

    def _follow_doubt(self, doubt: Doubt) -> None:
        """Another temperature; another run brings its own, and is not shown yet when that is said."""
        opened = self._session.opened_run
        if opened is not None and self._shown is opened and doubt.shown_temperature != self._temperature:
            self._samples.set_run(self._with_temperature(opened), is_same=True)
            self.select(self.selection)

    def _follow_dataset(self, dataset: Dataset) -> None:
        if self._shown is not None:
            self._headline.set_run(self._shown, dataset, self._looked_back_at)
            self._offer_shipped()

    def _offer_shipped(self) -> None:
        """Where a network for other images than the chosen ones is shown, offer one for these that came with the program."""
        opened, chosen = self._session.opened_run, self._session.dataset
        is_other = opened is not None and chosen is not None and not is_of_kind(opened.record.info, chosen)
        self._offered = self._chooser.shipped(chosen) if chosen is not None and is_other else None
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
        elif self._session.first_network.is_awaited:
            self._empty.say(self.tr("Getting ready…"), self.tr("TensorFlow is being loaded, and a first result with it."))
        else:
            self._empty.say(
                self.tr("No result yet"),
                self.tr("Press Train, or choose an earlier run above. What the network gets right and what it confuses then "
                        "stands here, with every image behind it."),
            )  # fmt: skip

    def _select_cell(self, true: int, predicted: int) -> None:
        self.select(Selection(true_class=true, predicted_class=predicted, order=self.selection.order))

    def _select_class(self, true: int) -> None:
        self.select(Selection(true_class=true, order=self.selection.order))

    def _select_range(self, confidence: ConfidenceRange) -> None:
        """The images of a bin, of the class or cell that is chosen already."""
        self.select(replace(self.selection, confidence=confidence, images=None))

    def _select_unsure(self, confidence: ConfidenceRange) -> None:
        """All that are counted as unsure, in place of what was chosen before."""
        self.select(replace(self.selection.cleared, confidence=confidence))

    def _select_images(self, images: frozenset[int]) -> None:
        """What was framed on the map, in place of what was chosen before."""
        self.select(replace(self.selection.cleared, images=images))

    def _show_image(self, image: int) -> None:
        """An image of the map; where it is not among the shown ones, all are shown again."""
        if self._run is not None and image not in select(self._run.evaluation, self.selection):
            self.linked.clear()
        self._samples.show_image(image)
