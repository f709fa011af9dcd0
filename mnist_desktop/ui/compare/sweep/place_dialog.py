"""Asks where a sweep goes on that the PCs of a class have trained."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QVBoxLayout, QWidget

from mnist_desktop.ui.compare.sweep.place_chooser import PlaceChooser
from mnist_desktop.ui.shared.fitting_dialog import FittingDialog
from mnist_desktop.ui.shared.letting_go import let_go
from mnist_desktop.ui.shared.plain_text import PlainLabel, narrow_name
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.targets import keep_targets
from mnist_desktop.ui.shared.text_size import follow_text_size, scaled
from mnist_desktop.workers.task_runner import TaskRunner

WIDTH = 560


@dataclass(frozen=True)
class Place:
    """Where a sweep is trained: on the PCs of the class of a join file, or on this PC where there is none."""

    join_file: Path | None = None


class PlaceDialog(FollowsLanguage, FittingDialog):
    """Offers this PC and the classes that are known.

    Parameters
    ----------
    name
        Of the sweep.
    join_file
        Of the class that has trained it last, where that is known.
    tasks
        Looks at the class that is chosen.
    """

    def __init__(self, name: str, join_file: Path | None, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sweepPlaceDialog")
        self._name = name
        self._words = PlainLabel(wordWrap=True)
        self.place = PlaceChooser(tasks)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._go_on = buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self._go_on.setObjectName("goOnThereButton")
        form = QFormLayout()
        form.addRow(self.place.label, self.place)
        keep_targets(self.place.label)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addWidget(self._words)
        column.addLayout(form)
        column.addWidget(buttons)
        self._go_on.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        if join_file is not None:
            self.place.choose(join_file)
        follow_text_size(self, lambda dialog: dialog.setMinimumWidth(min(scaled(WIDTH), 980)))
        self.retranslate()

    @property
    def chosen(self) -> Place:
        """Where it goes on."""
        return Place(self.place.join_file)

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self.setWindowTitle(self.tr("Go on with the sweep"))
        told = self.tr("The PCs of a class have trained “{name}”. Where does it go on? What they have trained is kept.")
        self._words.setText(told.format(name=narrow_name(self._name)))
        self._go_on.setText(self.tr("Continue"))

    def done(self, result: int) -> None:
        """Wait for the class no more."""
        self.place.forget()
        super().done(result)


def ask_for_place(name: str, join_file: Path | None, tasks: TaskRunner, parent: QWidget) -> Place | None:
    """Ask; None when the user thought better of it."""
    dialog = PlaceDialog(name, join_file, tasks, parent)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    chosen = dialog.chosen if accepted else None
    let_go(dialog)
    return chosen
