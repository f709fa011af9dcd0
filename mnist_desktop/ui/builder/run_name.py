"""The name of the next run: the user's own, or else the one that says what the experiment is."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from mnist_desktop.core.presets import descriptive_name
from mnist_desktop.ui.session import Session
from mnist_desktop.ui.shared.plain_text import LONGEST_NAME, with_key
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.run_names import run_title


class RunName(FollowsLanguage, QWidget):
    """Asks how the next run is to be called, and is empty again as soon as that has started."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._label = QLabel()
        self.edit = QLineEdit()
        self.edit.setObjectName("runNameEdit")
        self.edit.setMaxLength(LONGEST_NAME)
        self._label.setBuddy(self.edit)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._label)
        row.addWidget(self.edit, 1)
        self.edit.textChanged.connect(session.name_next_run)
        session.experiment_changed.connect(self._propose)
        session.training_state_changed.connect(self._follow)
        self.retranslate()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        name = self.tr("Name")
        self._label.setText(with_key(name, "N"))
        self.edit.setAccessibleName(self.tr("Name of the next run"))
        self.edit.setToolTip(self.tr("What the next run is called. Left empty, it gets the name that stands there in grey."))
        self._propose()

    def _propose(self) -> None:
        self.edit.setPlaceholderText(run_title(descriptive_name(self._session.experiment)))

    def _follow(self) -> None:
        if not self._session.next_name:
            self.edit.clear()
