"""The column of controls: one round at a time, and the ways to and from networks."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from mnist_desktop.core.lab.pipeline import Plan
from mnist_desktop.core.lab.settings import LabSettings, Round
from mnist_desktop.ui.lab.round_panel import RoundPanel
from mnist_desktop.ui.shared.muted_label import MutedLabel
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.targets import keep_targets
from mnist_desktop.ui.shared.text_size import keep_width
from mnist_desktop.ui.shared.theme import icon

WIDTH = 314


class Controls(FollowsLanguage, QWidget):
    """Shows one of the two rounds of the settings, and asks for other settings at every edit.

    Signals
    -------
    edited(LabSettings)
        The user wants these settings.
    kernel_chosen(int, int)
        Another round or kernel is the current one: the round, 1 or 2, and the kernel's number from 0.
    refused(UserError)
        What was typed cannot be.
    layers_wanted()
        The user wants the rounds as layers in the model.
    trained_wanted()
        The user wants the kernels of the opened run.
    """

    edited = Signal(object)
    kernel_chosen = Signal(int, int)
    refused = Signal(object)
    layers_wanted = Signal()
    trained_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = LabSettings()
        self._plan = Plan(())
        self._current = [0, 0]
        self._rounds = QTabBar(drawBase=False, expanding=True)
        self._rounds.setObjectName("labRounds")
        # A weight that is still being typed is taken when the focus leaves it, so a press has to take the focus.
        self._rounds.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._rounds.addTab("")
        self._rounds.addTab("")
        self._panel = RoundPanel()
        self._remove = QPushButton()
        self._remove.setObjectName("labRemoveRoundButton")
        self._add = QPushButton()
        self._add.setObjectName("labAddRoundButton")
        self._use = QPushButton()
        self._use.setObjectName("labUseAsLayerButton")
        self._trained = QPushButton()
        self._trained.setObjectName("labTrainedKernelsButton")
        self._trained.setEnabled(False)
        self._invitation = MutedLabel(wordWrap=True)
        self._pages = QStackedWidget()
        self._arrange()
        self._rounds.currentChanged.connect(self._turn_to)
        self._panel.edited.connect(self._take_round)
        self._panel.refused.connect(self.refused)
        self._panel.kernel_chosen.connect(self._take_choice)
        self._add.clicked.connect(self._add_round)
        self._remove.clicked.connect(self._remove_round)
        self._use.clicked.connect(self.layers_wanted)
        self._trained.clicked.connect(self.trained_wanted)
        keep_targets(self._rounds, self._remove, self._add, self._use, self._trained)
        self.retranslate()
        self._use.setIcon(icon("mdi6.layers-plus"))
        self._trained.setIcon(icon("mdi6.school-outline"))

    @property
    def rounds(self) -> RoundPanel:
        """Where a round is edited."""
        return self._panel

    @property
    def round(self) -> int:
        """Which round is shown: 1 or 2."""
        return self._rounds.currentIndex() + 1

    def show_settings(self, settings: LabSettings) -> None:
        """Show settings; emits nothing."""
        self._settings = settings
        part = self._part
        self._pages.setCurrentIndex(0 if part is not None else 1)
        self._remove.setVisible(self.round == 2 and part is not None)
        if part is not None:
            self._panel.show_round(part, self._current[self.round - 1])
            self._panel.show_plan(self._plan, self.round)

    def show_plan(self, plan: Plan) -> None:
        """Put the sizes into the formulas."""
        self._plan = plan
        self._panel.show_plan(plan, self.round)

    def choose(self, number: int, kernel: int) -> None:
        """Turn to a round, 1 or 2, and one of its kernels."""
        if (number, kernel) != (self.round, self._current[number - 1]):
            self._current[number - 1] = kernel
            self._rounds.setCurrentIndex(number - 1)
            self.show_settings(self._settings)
            self.kernel_chosen.emit(number, kernel)

    def set_trained_available(self, available: bool) -> None:
        """Whether there is a run to take kernels from."""
        self._trained.setEnabled(available)
        self._explain_trained()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self._rounds.setAccessibleName(self.tr("Round"))
        for number, title in enumerate((self.tr("First round"), self.tr("Second round"))):
            self._rounds.setTabText(number, title)
        self._remove.setText(self.tr("Remove the second round"))
        self._add.setText(self.tr("Add a second round"))
        self._use.setText(self.tr("Use as layer"))
        self._use.setToolTip(
            self.tr("Puts Conv2D and pooling layers with these numbers of filters, sizes, strides, padding and activation into "
                    "the model. The network learns kernels of its own.")
        )  # fmt: skip
        self._trained.setText(self.tr("Kernels of the run"))
        self._explain_trained()
        self._invitation.setText(
            self.tr("A second round slides kernels over what the first one gives, so that they see more of the picture. Each "
                    "kernel is applied to every map and the results are added up, as Conv2D does with the same kernel in every "
                    "channel.")
        )  # fmt: skip

    def _explain_trained(self) -> None:
        self._trained.setToolTip(
            self.tr("Shows the kernels that the first Conv2D of the opened run has learned.")
            if self._trained.isEnabledTo(self)
            else self.tr("Train a network with a Conv2D layer, or open such a run, to see its kernels here.")
        )

    @property
    def _part(self) -> Round | None:
        return self._settings.first if self.round == 1 else self._settings.second

    def _turn_to(self, _number: int) -> None:
        self.show_settings(self._settings)
        self.kernel_chosen.emit(self.round, self._current[self.round - 1])

    def _take_round(self, part: Round, kernel: int) -> None:
        is_other = kernel != self._current[self.round - 1]
        self._current[self.round - 1] = kernel
        self.edited.emit(replace(self._settings, **{"first" if self.round == 1 else "second": part}))
        if is_other:
            self.kernel_chosen.emit(self.round, kernel)

    def _take_choice(self, kernel: int) -> None:
        self._current[self.round - 1] = kernel
        self.kernel_chosen.emit(self.round, kernel)

    def _add_round(self) -> None:
        """The first round once more, with one kernel."""
        first = self._settings.first
        self._current[1] = 0
        self.edited.emit(replace(self._settings, second=replace(first, kernels=first.kernels[:1])))

    def _remove_round(self) -> None:
        self.edited.emit(replace(self._settings, second=None))

    def _arrange(self) -> None:
        first = QWidget()
        shown = QVBoxLayout(first)
        shown.setContentsMargins(0, 0, 0, 0)
        shown.addWidget(self._panel)
        shown.addWidget(self._remove)
        shown.addStretch(1)
        empty = QWidget()
        invitation = QVBoxLayout(empty)
        invitation.setContentsMargins(0, 12, 0, 0)
        invitation.addWidget(self._invitation)
        invitation.addWidget(self._add)
        invitation.addStretch(1)
        self._pages.addWidget(first)
        self._pages.addWidget(empty)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is in it takes it
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self._pages)
        scroll.viewport().setAutoFillBackground(False)  # the page's own ground, which is white on paper
        self._pages.setAutoFillBackground(False)
        buttons = QHBoxLayout()
        buttons.addWidget(self._use)
        buttons.addWidget(self._trained)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._rounds)
        layout.addWidget(scroll, 1)
        layout.addLayout(buttons)
        keep_width(self, WIDTH)
