"""The Data tab: what the network is to learn from."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.datasets.split import Split
from mnist_desktop.ui.data.browser import Browser, View
from mnist_desktop.ui.data.image_page import ImagePage
from mnist_desktop.ui.data.labels import heading
from mnist_desktop.ui.data.split_panel import SplitPanel
from mnist_desktop.ui.session import Session
from mnist_desktop.ui.shared.data_titles import data_title
from mnist_desktop.ui.shared.elided_label import ElidedLabel
from mnist_desktop.ui.shared.muted_label import MutedLabel
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.text_size import keep_width
from mnist_desktop.ui.shared.theme import FollowsTheme, icon

PANEL_WIDTH = 340
ICON_SIDE = 18


class DataTab(FollowsTheme, FollowsLanguage, QWidget):
    """Shows the session's data set: all of it, one image of it, and how it is split."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dataTab")
        self._session = session
        self._shown: Dataset | None = None
        self._title = heading(scale=1.5)
        self._origin_icon = QLabel()
        self._origin = MutedLabel()
        self._facts = ElidedLabel(muted=True, mode=Qt.TextElideMode.ElideMiddle)
        self._waiting = MutedLabel(wordWrap=True)
        self._browse_page = QWidget()
        self._browser = Browser()
        self._split_panel = SplitPanel(session)
        self._image_page = ImagePage()
        self._pages = QStackedWidget()
        self._arrange()
        self._browser.opened.connect(self.open_image)
        self._browser.view_changed.connect(self._make_room)
        self._browser.image_menu.notice.connect(session.notice)
        self._image_page.notice.connect(session.notice)
        self.setFocusProxy(self._browser.grid)
        self._image_page.step_wanted.connect(self._step)
        self._image_page.closed.connect(self._close_image)
        # A new data set is always split too; only then there is all that this tab shows.
        session.split_changed.connect(self._show_split)
        session.dataset_loading.connect(self._show_loading)
        self._is_loading = False
        self.retranslate()
        if session.split is not None:
            self._show_split(session.split)

    def open_image(self, index: int) -> None:
        """Enlarge an image."""
        self._show_image(index)
        self._pages.setCurrentWidget(self._image_page)
        self.setFocusProxy(self._image_page)
        self._image_page.setFocus()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self._show_loading(self._is_loading)
        if self._shown is not None:
            self._show_header(self._shown)

    def follow_theme(self) -> None:
        """Draw the icon in the colors of the theme."""
        if self._shown is not None:
            name = "mdi6.check-decagram-outline" if self._shown.genuine else "mdi6.information-outline"
            self._origin_icon.setPixmap(icon(name).pixmap(ICON_SIDE, ICON_SIDE))

    # What the session says

    def _show_split(self, split: Split) -> None:
        dataset = self._session.dataset
        if dataset is None:
            return
        is_new = dataset is not self._shown
        self._shown = dataset
        self._browser.show_split(dataset, split)
        if is_new:
            self._show_header(dataset)
            self.setFocusProxy(self._browser.grid)
            self._pages.setCurrentWidget(self._browse_page)
        elif self._pages.currentWidget() is self._image_page:
            self._show_image(self._image_page.index)

    def _show_loading(self, loading: bool) -> None:
        self._is_loading = loading
        if loading:
            self._waiting.setText(self.tr("Reading the data set…"))
        else:
            self._waiting.setText(self.tr("No data set is loaded yet. Choose one at the top left."))

    def _show_header(self, dataset: Dataset) -> None:
        self._title.setText(data_title(dataset.title))
        if dataset.genuine:
            word = self.tr("Genuine")
            sentence = self.tr("Every pixel and label is as in the published set, or as in the sample that ships with the app.")
        else:
            word, sentence = self.tr("Not the published set"), self.tr("The content differs from that of the published set.")
        self._origin.setText(word)
        self._origin.setToolTip(sentence)
        self.follow_theme()
        facts = self.tr("{count:,} images: {train:,} for training, {test:,} for testing. Source: {source}")
        count, train = len(dataset.images), dataset.train_count
        self._facts.setText(facts.format(count=count, train=train, test=count - train, source=dataset.source))

    # What the pages ask for

    def _make_room(self, view: View) -> None:
        """Ten images side by side need the whole width."""
        self._split_panel.setVisible(view in (View.ALL, View.THREE_BY_THREE))

    def _show_image(self, index: int) -> None:
        dataset, split, grid = self._session.dataset, self._session.split, self._browser.grid
        if dataset is not None and split is not None:
            self._image_page.show_image(dataset, split, index, grid.position_of(index), len(grid.order()))

    def _step(self, places: int) -> None:
        grid = self._browser.grid
        index = int(grid.order()[grid.position_of(self._image_page.index) + places])
        self._browser.set_current(index)
        self._show_image(index)

    def _close_image(self) -> None:
        self._pages.setCurrentWidget(self._browse_page)
        self.setFocusProxy(self._browser.grid)
        self._browser.grid.setFocus()

    # How it is put together

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(6)
        top.addWidget(self._title)
        top.addSpacing(6)
        top.addWidget(self._origin_icon)
        top.addWidget(self._origin)
        top.addStretch(1)
        browsing = QHBoxLayout(self._browse_page)
        browsing.setContentsMargins(0, 0, 0, 0)
        browsing.setSpacing(14)
        browsing.addWidget(self._browser, 1)
        browsing.addWidget(self._split_panel)
        keep_width(self._split_panel, PANEL_WIDTH)
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for page in (self._waiting, self._browse_page, self._image_page):
            self._pages.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.addLayout(top)
        layout.addWidget(self._facts)
        layout.addSpacing(6)
        layout.addWidget(self._pages, 1)
