"""The name of the next run, the user's own or else the one that says what the experiment is, and what is expected of it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from mnist_desktop.core.presets.all_presets import descriptive_name
from mnist_desktop.core.runs.expectation import Expectation
from mnist_desktop.ui.session import Session, TrainingState
from mnist_desktop.ui.shared.plain_text import LONGEST_NAME, with_key
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.run_names import run_title
from mnist_desktop.ui.shared.targets import keep_targets


class RunName(FollowsLanguage, QWidget):
    """Asks how the next run is to be called and what is expected of it; both are empty again as soon as that has started.

    Attributes
    ----------
    ask_expectation
        Asks the user; None when he thought better of it.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.ask_expectation = _ask_expectation
        self._label = QLabel()
        self.edit = QLineEdit()
        self.edit.setObjectName("runNameEdit")
        self.edit.setMaxLength(LONGEST_NAME)
        self._label.setBuddy(self.edit)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._label)
        row.addWidget(self.edit, 1)
        self.predict_button = QPushButton()
        self.predict_button.setObjectName("predictButton")
        keep_targets(self.predict_button)
        row.addWidget(self.predict_button)
        self.predict_button.clicked.connect(self._ask)
        self.edit.textChanged.connect(self._name)
        session.experiment_changed.connect(self._propose)
        session.training_state_changed.connect(self._follow)
        self.retranslate()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        name = self.tr("Name")
        self._label.setText(with_key(name, "N"))
        self.edit.setAccessibleName(self.tr("Name of the next run"))
        self.edit.setToolTip(self.tr("What the next run is called. Left empty, it gets the name that stands there in grey."))
        self.predict_button.setToolTip(self.tr("Write down what you expect of the next run, to hold it against what comes of it"))
        self._say_expectation()
        self._propose()

    def _propose(self) -> None:
        self.edit.setPlaceholderText(run_title(descriptive_name(self._session.experiment)))

    def _name(self, name: str) -> None:
        self._session.next_run.name = name

    def _ask(self) -> None:
        expected = self.ask_expectation(self._session, self._session.next_run.expectation or Expectation(), self)
        if expected is not None:
            self._session.next_run.expectation = None if expected.is_empty else expected
            self._say_expectation()

    def _say_expectation(self) -> None:
        is_said = self._session.next_run.expectation is not None
        self.predict_button.setText(self.tr("Predicted…") if is_said else self.tr("Predict…"))

    def _follow(self, state: TrainingState) -> None:
        if not self._session.next_run.name:
            self.edit.clear()
        if state is TrainingState.STARTING:
            self._say_expectation()


def _ask_expectation(session: Session, expected: Expectation, parent: QWidget) -> Expectation | None:
    from mnist_desktop.ui.builder.expectation_dialog import ask_expectation  # noqa: PLC0415 - the start need not wait for it

    return ask_expectation(session, expected, parent)
