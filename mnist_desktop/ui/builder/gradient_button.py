"""The button of the gradient check, which opens its window."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from mnist_desktop.ui.session import Session
from mnist_desktop.ui.shared.plain_text import plain_tip
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.texts import say


class GradientButton(FollowsLanguage, QPushButton):
    """Opens the check. It is there while the from-scratch engine is chosen, and works while that engine could train."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("gradientCheckButton")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._session = session
        self.clicked.connect(self._open)
        session.experiment_changed.connect(self._follow)
        session.dataset_changed.connect(self._follow)
        self.retranslate()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self.setText(self.tr("Check the gradients…"))
        self._follow()

    def _follow(self) -> None:
        obstacle = self._session.obstacle
        self.setVisible(self._session.experiment.config.engine == "scratch")
        self.setEnabled(obstacle is None)
        tip = self.tr("Compare what back-propagation computes with slopes that are measured, weight by weight.")
        self.setToolTip(tip if obstacle is None else plain_tip(say(obstacle)))

    def _open(self) -> None:
        from mnist_desktop.ui.builder.gradient_dialog import GradientDialog  # noqa: PLC0415 - the start need not wait for it

        GradientDialog(self._session, self).open()
