"""The Inside tab: puts its parts together and keeps them on one run and one image."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSizePolicy, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from mnist_desktop.core.datasets.dataset import Dataset, Family
from mnist_desktop.core.errors import UserError
from mnist_desktop.core.insight.excitement import Excitement
from mnist_desktop.core.insight.feeds import Sight
from mnist_desktop.training.engine_interface import OpenedRun
from mnist_desktop.ui.inside.answers import answer_text, missing_image
from mnist_desktop.ui.inside.image_bar import ImageBar, ImageOrigin
from mnist_desktop.ui.inside.looker import Looker
from mnist_desktop.ui.inside.network_page import NetworkPage
from mnist_desktop.ui.inside.pad_panel import PadPanel
from mnist_desktop.ui.inside.saliency_page import SaliencyPage
from mnist_desktop.ui.inside.strip import Strip
from mnist_desktop.ui.inside.unit_panel import UnitPage, UnitPanel
from mnist_desktop.ui.open_network import OpenNetworkButton
from mnist_desktop.ui.session import Session
from mnist_desktop.ui.shared.class_names import class_names
from mnist_desktop.ui.shared.dropped import ask_for_picture, offers_picture
from mnist_desktop.ui.shared.elided_label import ElidedLabel
from mnist_desktop.ui.shared.empty_page import EmptyPage
from mnist_desktop.ui.shared.prepared_picture import PictureReader, PreparedPicture
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.scrolling import ScrollingPage
from mnist_desktop.ui.shared.targets import TARGET, keep_targets
from mnist_desktop.ui.shared.texts import say

Gray = NDArray[np.uint8]


class InsideTab(FollowsLanguage, QWidget):
    """Shows what the layers of the shown run make of one image."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("insideTab")
        self.setAcceptDrops(True)
        self._session = session
        self._run: OpenedRun | None = None
        self._image: Gray | None = None
        self._own: Gray | None = None
        self._sight: Sight | None = None
        self._failure: UserError | None = None
        self._waits = False
        self._seed = 0
        self._random = np.random.default_rng()
        self.bar = ImageBar()
        self.pad_panel = PadPanel(session)
        self._said = ElidedLabel()
        self._said.setObjectName("insideAnswer")
        self._sort = QCheckBox()
        self._sort.setObjectName("insideSort")
        self.strip = Strip()
        self.panel = UnitPanel()
        self.saliency = SaliencyPage()
        self.network = NetworkPage()
        self._empty = EmptyPage("insideEmpty", "mdi6.layers-search-outline")
        self._pages = QTabWidget()
        self._whole = QStackedWidget()
        self._body = QStackedWidget()
        self._no_image = EmptyPage("insideNoImage", "mdi6.image-off-outline")
        self._looker = Looker(session.tasks, session.services.open_insight, self)
        self._reader = PictureReader(session.tasks, self)
        self._empty.offer(OpenNetworkButton("insideOpenFirst", session, self))
        self._other_kind = OpenNetworkButton("insideOpenNetwork", session, self)
        self._arrange()
        self._connect()
        self.retranslate()
        self._take_run(session.shown_run)

    # What it shows

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self._sort.setText(self.tr("&Strongest first"))
        self._sort.setToolTip(self.tr("Sort the units of each layer by the largest number that they give."))
        for at, title in enumerate((self.tr("Layers"), self.tr("Saliency"), self.tr("Network"))):
            self._pages.setTabText(at, title)
        self._say_why_empty()
        if self._run is not None:
            self._name_classes(self._run.dataset)
            self._say_answer()

    @property
    def sight(self) -> Sight | None:
        """What is shown."""
        return self._sight

    @property
    def is_answering(self) -> bool:
        """Whether the image that was asked for is not yet shown."""
        return self._waits

    def showEvent(self, event: QShowEvent) -> None:
        """Look now: while nobody watched, nothing was asked."""
        super().showEvent(event)
        self._look()

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave the cores to others."""
        super().hideEvent(event)
        self._looker.rest()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the unit."""
        if event.key() == Qt.Key.Key_Escape and self._panel_page.isVisible():
            self._close_unit()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept pictures."""
        if offers_picture(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read the picture that was dropped."""
        event.acceptProposedAction()
        self._reader.read_mime(event.mimeData(), self._family)

    def read_picture(self, path: Path) -> None:
        """Read a picture file and look at it, as soon as there is a network."""
        self._reader.read_file(path, self._family)

    @property
    def _family(self) -> Family:
        """Which kind of images the network reads."""
        if self._run is not None:
            return self._run.record.info.dataset_family
        return "mnist" if self._session.dataset is None else self._session.dataset.family

    def look_at_test_image(self, index: int) -> None:
        """Look at that image of the test part."""
        self.bar.go_to(ImageOrigin.TEST, index)

    # What happens

    def _take_run(self, run: OpenedRun | None) -> None:
        before, self._run = self._run, run
        if _is_same_network(before, run):  # as when the answers of an epoch have come: nothing that is shown here has changed
            return
        self._failure = None
        self._looker.set_run(run)
        self.strip.show_excitements({})
        self.panel.show_excitements(None)
        if run is None:
            self._sight = None
            self._say_why_empty()
            self._whole.setCurrentWidget(self._empty)
            return
        if before is None or before.dataset is not run.dataset:
            self.bar.set_counts(len(run.dataset.test_images), len(run.dataset.train_images))
        if before is None or before.record.info.dataset_family != run.record.info.dataset_family:
            self._own = None
        if before is None or before.record.info.spec != run.record.info.spec:
            self.network.show_network(run.record.info.spec)
            self._sight = None
            self.strip.show_sight(None, ())
            self._close_unit()
        self._name_classes(run.dataset)
        self._whole.setCurrentWidget(self._content)
        self._take_image()
        if not self.isVisible():
            self._looker.prepare()

    def _name_classes(self, dataset: Dataset) -> None:
        self.saliency.set_classes(class_names(dataset), dataset.test_labels)
        self._show_sight()

    def _take_image(self) -> None:
        """Look at the image that is chosen now."""
        run, at = self._run, self.bar.index
        if run is None:
            return
        origin = self.bar.origin
        if origin in (ImageOrigin.TEST, ImageOrigin.TRAINING):
            images = run.dataset.test_images if origin is ImageOrigin.TEST else run.dataset.train_images
            self._image = images[at] if at < len(images) else None
        else:
            self._image = self._session.drawing if origin is ImageOrigin.DRAWING else self._own
        self._look()

    def _look(self) -> None:
        self._say_why_empty()
        self.pad_panel.setVisible(self.bar.origin is ImageOrigin.DRAWING and self._family == "mnist")
        self._body.setCurrentWidget(self._no_image if self._image is None or self._failure else self._pages)
        if self._image is None or self._run is None:
            self._waits = False
            self._say_answer()
        elif self.isVisible():
            self._waits = True
            self._looker.look(self._image)
            self._explain()
            self._looker.count()

    def _explain(self) -> None:
        if self._image is not None and self._run is not None and self._pages.currentWidget() is self._saliency_page:
            self.saliency.wait()
            self._looker.explain(self._image, self.saliency.class_number, self.saliency.patch)

    def _take_sight(self, sight: Sight) -> None:
        self._sight, self._waits = sight, False
        self._show_sight()
        self._say_answer()

    def _show_sight(self) -> None:
        run, sight = self._run, self._sight
        if run is None or sight is None:
            return
        names = class_names(run.dataset)
        self.strip.show_sight(sight, names)
        if self._image is not None:
            self.saliency.show_image(self._image)
        if not self._panel_page.isHidden():
            self.panel.show_unit(sight, *self.strip.current, names, run.dataset)

    def _take_excitements(self, found: dict[int, Excitement]) -> None:
        self.strip.show_excitements(found)
        self.panel.show_excitements(found)

    def _take_failure(self, error: Exception) -> None:
        self._waits = False
        if isinstance(error, UserError):
            self._failure, self._sight = error, None
            self._said.setText("")
            self._say_why_empty()
            self._body.setCurrentWidget(self._no_image)
        else:
            self._session.report(error)

    def _open_unit(self, column: int, unit: int) -> None:
        run, sight = self._run, self._sight
        if run is not None and sight is not None:
            self._panel_page.show()
            self.panel.show_unit(sight, column, unit, class_names(run.dataset), run.dataset)

    def _follow_unit(self, column: int, unit: int) -> None:
        if not self._panel_page.isHidden():
            self._open_unit(column, unit)

    def _close_unit(self) -> None:
        if not self._panel_page.isHidden():
            self._panel_page.hide()
            self.strip.setFocus()

    def _go_to_input(self, unit: int) -> None:
        self.strip.choose(self.strip.current[0] - 1, unit)

    def _train_layer(self, index: int) -> None:
        if self._image is not None:
            self._seed += 1
            self._looker.train(self._image, index, self._seed)

    def _take_drawing(self, image: Gray | None) -> None:
        if self.bar.origin is ImageOrigin.DRAWING:
            self._image = image
            self._look()

    def _take_picture(self, prepared: PreparedPicture) -> None:
        self._own = prepared.stages.image
        self.bar.go_to(ImageOrigin.OWN)

    def _open_picture(self) -> None:
        path = ask_for_picture(self)
        if path is not None:
            self.read_picture(path)

    def _go_anywhere(self) -> None:
        if self.bar.count:
            self.bar.go_to(self.bar.origin, int(self._random.integers(self.bar.count)))

    # What it says

    def _say_answer(self) -> None:
        run, sight = self._run, self._sight
        if run is None or sight is None or self._image is None:
            self._said.setText("")
            return
        self._said.setText(answer_text(sight.values[-1], self._image, self._label(), class_names(run.dataset)))

    def _label(self) -> int | None:
        """What the image shows, where that is known."""
        run = self._run
        if run is None or not self.bar.count:
            return None
        labels = run.dataset.test_labels if self.bar.origin is ImageOrigin.TEST else run.dataset.train_labels
        return int(labels[self.bar.index])

    def _say_why_empty(self) -> None:
        if self._session.first_network.is_awaited:
            self._empty.say(self.tr("Getting ready…"), self.tr("TensorFlow is being loaded, and a network with it."))
        else:
            self._empty.say(
                self.tr("No network to look into"),
                self.tr("Train one, or choose an earlier run in Results: what its layers make of an image then stands here."),
            )
        if self._failure is not None:
            self._no_image.say(self.tr("This run cannot be looked into"), say(self._failure))
        else:
            self._no_image.say(*missing_image(self.bar.origin, self._family))

    # How it is put together

    def _arrange(self) -> None:
        self._panel_page = UnitPage(self.panel)
        self._panel_page.hide()
        layers = QWidget()
        row = QHBoxLayout(layers)
        row.setContentsMargins(0, 6, 0, 0)
        row.addWidget(self.strip, 1)
        # It takes what the panel leaves, however wide it would like to be.
        self.strip.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.strip.setMinimumWidth(self.strip.minimumSizeHint().width())
        row.addWidget(self._panel_page)
        self._saliency_page = ScrollingPage(self.saliency)
        self._pages.setObjectName("insidePages")
        self._pages.setDocumentMode(True)
        for page in (layers, self._saliency_page, self.network):
            self._pages.addTab(page, "")
        corner = QWidget()
        beside = QHBoxLayout(corner)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self._other_kind)
        beside.addWidget(self._sort)
        corner.setMinimumHeight(TARGET)  # its layout does not keep it as high as what is in it
        self._pages.setCornerWidget(corner)
        self._body.addWidget(self._pages)
        self._body.addWidget(self._no_image)
        self._content = QWidget()
        head = QHBoxLayout()
        head.addWidget(self.bar)
        head.addWidget(self._said, 1)
        column = QVBoxLayout(self._content)
        column.setContentsMargins(12, 8, 12, 8)
        column.addLayout(head)
        below = QHBoxLayout()
        below.addWidget(self.pad_panel)
        below.addWidget(self._body, 1)
        column.addLayout(below, 1)
        self._whole.addWidget(self._empty)
        self._whole.addWidget(self._content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._whole)
        keep_targets(self._sort)

    def _connect(self) -> None:
        session, looker = self._session, self._looker
        session.run_shown.connect(self._take_run)
        session.drawing_changed.connect(self._take_drawing)
        session.first_network.arrived.connect(self._say_why_empty)
        looker.seen.connect(self._take_sight)
        looker.counted.connect(self._take_excitements)
        looker.explained.connect(self.saliency.show_saliency)
        looker.trained.connect(self.panel.show_training)
        looker.failed.connect(self._take_failure)
        self._reader.arrived.connect(self._take_picture)
        self.bar.changed.connect(self._take_image)
        self.bar.random_wanted.connect(self._go_anywhere)
        self.bar.open_wanted.connect(self._open_picture)
        self._sort.toggled.connect(self.strip.sort_by_strength)
        self._pages.currentChanged.connect(self._show_page)
        self.strip.chosen.connect(self._follow_unit)
        self.strip.opened.connect(self._open_unit)
        self.strip.closed.connect(self._close_unit)
        self.panel.closed.connect(self._close_unit)
        self.panel.unit_wanted.connect(self._go_to_input)
        self.panel.image_wanted.connect(self.look_at_test_image)
        self.panel.training_wanted.connect(self._train_layer)
        self.panel.inputs.copies.notice.connect(session.notice)
        self.panel.inputs.copies.failed.connect(session.problem)
        self.saliency.asked.connect(self._explain)
        for menu in (self.strip.menu, self.saliency.menu, *self.panel.menus):
            menu.notice.connect(session.notice)
            menu.failed.connect(session.problem)
        self.network.copies.notice.connect(session.notice)
        self.network.copies.failed.connect(session.problem)

    def _show_page(self, at: int) -> None:
        self._sort.setVisible(at == 0)
        self._explain()


def _is_same_network(before: OpenedRun | None, run: OpenedRun | None) -> bool:
    """Whether two runs are one with the same weights, on the same images."""
    if before is None or run is None:
        return False
    same_weights = before.record.weights is run.record.weights and before.record.info.spec == run.record.info.spec
    return same_weights and before.dataset is run.dataset and before.record.info.id == run.record.info.id
