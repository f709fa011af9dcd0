"""The Data tab: what the network is to learn from."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QActionEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from mnist_desktop.core.datasets.broken.names import damages_of
from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.datasets.images.keys import is_own
from mnist_desktop.core.datasets.split import Split
from mnist_desktop.core.sentence import shown
from mnist_desktop.ui.data.browser import Browser, View
from mnist_desktop.ui.data.image_page import ImagePage
from mnist_desktop.ui.data.labels import heading
from mnist_desktop.ui.data.split_panel import SplitPanel
from mnist_desktop.ui.session import Session
from mnist_desktop.ui.shared.data_titles import data_title
from mnist_desktop.ui.shared.elided_label import ElidedLabel
from mnist_desktop.ui.shared.muted_label import MutedLabel
from mnist_desktop.ui.shared.plain_text import plain_tip, without_mark
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.targets import keep_targets
from mnist_desktop.ui.shared.text_size import keep_width
from mnist_desktop.ui.shared.texts import core_text
from mnist_desktop.ui.shared.theme import FollowsTheme, icon
from mnist_desktop.ui.shared.words import name_word

PANEL_WIDTH = 340
ICON_SIDE = 18
SHORT_SOURCE = 24
"""Letters of the source's end that stand where there is no room for all of it."""
FOR_COPIES = "actionForgetCopy"
"""The action that only a broken copy has use for."""


class DataTab(FollowsTheme, FollowsLanguage, QWidget):
    """Shows the session's data set: all of it, one image of it, and how it is split.

    What can be done with the data set as a whole are actions that the window adds, each a button here.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dataTab")
        self._session = session
        self._shown: Dataset | None = None
        self._title = ElidedLabel(mode=Qt.TextElideMode.ElideMiddle)
        self._title.setFont(heading(scale=1.5).font())
        self._actions = QHBoxLayout()
        self._buttons: dict[str, QPushButton] = {}
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
            other = "mdi6.alert-outline" if damages_of(self._shown.key) else "mdi6.information-outline"
            name = "mdi6.check-decagram-outline" if self._shown.genuine else other
            self._origin_icon.setPixmap(icon(name).pixmap(ICON_SIDE, ICON_SIDE))

    def actionEvent(self, event: QActionEvent) -> None:  # noqa: N802 - Qt's name
        """Show a button for each action that is added, with its text."""
        super().actionEvent(event)
        action = event.action()
        if event.type() is QEvent.Type.ActionAdded:
            button = QPushButton()
            button.setObjectName(f"{action.objectName()}Button")
            button.clicked.connect(action.trigger)
            name_word(button, "broken_copy")
            keep_targets(button)
            self._buttons[action.objectName()] = button
            self._actions.addWidget(button)
            self._follow_actions()
        if (shown := self._buttons.get(action.objectName())) is not None:
            shown.setText(without_mark(action.text()))

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

    def _fit_title(self) -> None:
        """Leave the title the width of its text, less where there is no room."""
        self._title.setMaximumWidth(self._title.fontMetrics().horizontalAdvance(self._title.text()) + 1)

    def _follow_actions(self) -> None:
        """A copy can be forgotten, nothing else; the button that does it shows only then."""
        is_copy = self._shown is not None and bool(damages_of(self._shown.key))
        for action in self.actions():
            if action.objectName() == FOR_COPIES:
                action.setEnabled(is_copy)
        if (button := self._buttons.get(FOR_COPIES)) is not None:
            button.setVisible(is_copy)

    def _show_header(self, dataset: Dataset) -> None:
        self._title.setText(data_title(dataset.title))
        self._fit_title()
        self._follow_actions()
        damages = damages_of(dataset.key)
        if damages:
            word, sentence = self.tr("Broken on purpose"), " ".join(core_text(damage.effect) for damage in damages)
        elif is_own(dataset.key):
            word = self.tr("Own pictures")
            kept = self.tr("The pictures are your own, and the images made of them are kept in {folder}.")
            sentence = plain_tip(kept.format(folder=shown(dataset.source)))
        elif dataset.genuine:
            word = self.tr("Genuine")
            sentence = self.tr("Every pixel and label is as in the published set, or as in the sample that ships with the app.")
        else:
            word, sentence = self.tr("Not the published set"), self.tr("The content differs from that of the published set.")
        self._origin.setText(word)
        self._origin.setToolTip(sentence)
        self.follow_theme()
        facts = self.tr("{count:,} images: {train:,} for training, {test:,} for testing. Source: {source}")
        fewer = self.tr("{count:,} images: {train:,} for training, {test:,} for testing.")
        count, train = len(dataset.images), dataset.train_count
        counts = {"count": count, "train": train, "test": count - train}
        source = str(shown(dataset.origin or dataset.source))
        self._facts.setText(facts.format(**counts, source=source))
        # Dots in the middle would stand for the number of test images.
        self._facts.set_shorter(facts.format(**counts, source=f"…{source[-SHORT_SOURCE:]}"), fewer.format(**counts))

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
        top.addWidget(self._title, 1000)
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
        below = QHBoxLayout()
        below.setSpacing(6)
        below.addWidget(self._facts, 1)
        below.addLayout(self._actions)
        layout.addLayout(below)
        layout.addSpacing(6)
        layout.addWidget(self._pages, 1)
