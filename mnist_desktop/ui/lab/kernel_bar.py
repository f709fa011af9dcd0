"""All kernels of a round as little pictures, and what can be done to them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QHBoxLayout, QListView, QListWidget, QListWidgetItem, QMenu, QToolButton, QVBoxLayout, QWidget

from mnist_desktop.core.lab.kernels import PRESETS, Kernel
from mnist_desktop.core.lab.settings import MAX_KERNELS
from mnist_desktop.ui.lab.kernel_grid import kernel_pixmap
from mnist_desktop.ui.lab.names import say_what_it_does
from mnist_desktop.ui.lab.widgets import tool_button
from mnist_desktop.ui.shared.menus import Menu
from mnist_desktop.ui.shared.plain_text import plain_tip
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.texts import core_text
from mnist_desktop.ui.shared.theme import FollowsTheme
from mnist_desktop.ui.shared.words import name_word

ICON = 26
CELL = 38
RANDOM, ALL = "random", "all"


class KernelBar(FollowsLanguage, FollowsTheme, QWidget):
    """Lists kernels side by side; one is current.

    Signals
    -------
    chosen(int)
        Another kernel is current.
    add_wanted(str)
        The user wants one more kernel: a preset, :data:`RANDOM`, or :data:`ALL` presets.
    duplicate_wanted(), remove_wanted()
        The user wants the current kernel twice, or not at all.
    """

    chosen = Signal(int)
    add_wanted = Signal(str)
    duplicate_wanted = Signal()
    remove_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kernels: tuple[Kernel, ...] = ()
        self._list = QListWidget()
        self._list.setObjectName("labKernelList")
        self._list.setViewMode(QListView.ViewMode.IconMode)
        self._list.setFlow(QListView.Flow.LeftToRight)
        self._list.setWrapping(False)
        self._list.setMovement(QListView.Movement.Static)
        self._list.setIconSize(QSize(ICON, ICON))
        self._list.setGridSize(QSize(CELL, CELL))
        self._list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.currentRowChanged.connect(self._choose)
        self._add = tool_button("labAddKernelButton", "mdi6.plus")
        self._add.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._choices: dict[str, QAction] = {}
        self._add.setMenu(self._menu())
        self._duplicate = tool_button("labDuplicateKernelButton", "mdi6.content-duplicate")
        self._duplicate.clicked.connect(self.duplicate_wanted)
        self._remove = tool_button("labRemoveKernelButton", "mdi6.delete-outline")
        self._remove.clicked.connect(self.remove_wanted)
        self._arrange()
        self.retranslate()

    @property
    def current(self) -> int:
        """The number of the current kernel, from 0."""
        return max(0, self._list.currentRow())

    def show_kernels(self, kernels: Sequence[Kernel], current: int) -> None:
        """Show kernels, one of them as current; emits nothing."""
        with QSignalBlocker(self._list):
            if tuple(kernels) != self._kernels:
                self._kernels = tuple(kernels)
                self._fill()
            self._list.setCurrentRow(current)
        self._add.setEnabled(len(kernels) < MAX_KERNELS)
        self._duplicate.setEnabled(len(kernels) < MAX_KERNELS)
        self._remove.setEnabled(len(kernels) > 1)
        scrolls = len(kernels) * CELL > self._list.width()
        bar = self._list.horizontalScrollBar().sizeHint().height() if scrolls else 0
        self._list.setFixedHeight(CELL + 2 * self._list.frameWidth() + bar)

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self._list.setAccessibleName(self.tr("Kernels"))
        say_what_it_does(self._add, self.tr("Add a kernel"))
        say_what_it_does(self._duplicate, self.tr("Duplicate this kernel"))
        say_what_it_does(self._remove, self.tr("Remove this kernel"))
        own = {RANDOM: self.tr("Random"), ALL: self.tr("All of these")}
        for choice, action in self._choices.items():
            action.setText(own[choice] if choice in own else core_text(choice))
        self._name_kernels()

    def follow_theme(self) -> None:
        """Take the colors of the theme."""
        with QSignalBlocker(self._list):
            current = self.current
            self._fill()
            self._list.setCurrentRow(current)

    def _choose(self, number: int) -> None:
        if number >= 0:
            self.chosen.emit(number)

    def _fill(self) -> None:
        """Items stay where they are, so that the list does not jump while a kernel is edited."""
        while self._list.count() > len(self._kernels):
            self._list.takeItem(self._list.count() - 1)
        while self._list.count() < len(self._kernels):
            self._list.addItem(QListWidgetItem())
        for number, kernel in enumerate(self._kernels):
            picture, looks = kernel_pixmap(kernel, ICON, self.devicePixelRatioF(), self.palette()), QIcon()
            for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected):  # or the current one would be painted in another hue
                looks.addPixmap(picture, mode)
            self._list.item(number).setIcon(looks)
        self._name_kernels()

    def _name_kernels(self) -> None:
        for number in range(self._list.count()):
            item, name = self._list.item(number), f"{number + 1}  {core_text(self._kernels[number].name)}"
            item.setToolTip(plain_tip(name))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, name)

    def _menu(self) -> QMenu:
        menu = Menu(self)
        name_word(menu, "kernel")
        for choice in (*PRESETS, RANDOM, ALL):
            if choice == RANDOM:
                menu.addSeparator()
            self._choices[choice] = menu.addAction("", partial(self.add_wanted.emit, choice))
        return menu

    def _arrange(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(0)
        for button in (self._add, self._duplicate, self._remove):
            button.setAutoRaise(True)
            buttons.addWidget(button)
        side = QVBoxLayout()
        side.addLayout(buttons)
        side.addStretch(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._list, 1)
        layout.addLayout(side)
