"""Gives the classes of a kept set other names."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from mnist_desktop.core.datasets.images.entries import ImagesError
from mnist_desktop.core.datasets.images.set_info import SetInfo, checked_names
from mnist_desktop.core.sentence import shown
from mnist_desktop.ui.picture_import.class_table import ImportClassTable
from mnist_desktop.ui.shared.fitting_dialog import FittingDialog
from mnist_desktop.ui.shared.letting_go import let_go
from mnist_desktop.ui.shared.plain_text import PlainLabel
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.text_size import follow_text_size, scaled
from mnist_desktop.ui.shared.texts import say

WIDTH, HEIGHT = 460, 420


class ClassNamesDialog(FollowsLanguage, FittingDialog):
    """A table of classes whose names can be edited; a missing name or one that is there twice is said, and not taken.

    Parameters
    ----------
    info
        The set.
    counts
        How many images each class has.
    """

    def __init__(self, info: SetInfo, counts: Sequence[int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("classNamesDialog")
        self._info = info
        self._intro = PlainLabel(wordWrap=True)
        self.table = ImportClassTable()
        self.table.classes.show_kept(info.provenance.labels, info.class_names, counts)
        self._problem = PlainLabel(wordWrap=True, objectName="classNamesProblem")
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self._intro)
        column.addWidget(self.table, 1)
        column.addWidget(self._problem)
        column.addWidget(self._buttons)
        follow_text_size(self, lambda dialog: dialog.setMinimumSize(scaled(WIDTH), scaled(HEIGHT)))
        self.table.classes.edited.connect(self._follow_names)
        self.retranslate()

    @property
    def names(self) -> tuple[str, ...]:
        """What the classes are to be called, in their order."""
        return tuple(self.table.classes.names.values())

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self.setWindowTitle(self.tr("Class names"))
        text = self.tr("What the classes of {title} are called. Runs that learned from it keep the names that they know.")
        self._intro.setText(text.format(title=shown(self._info.title)))
        self._follow_names()

    def _follow_names(self) -> None:
        problem: ImagesError | None = None
        try:
            checked_names(self.names, len(self._info.class_names))
        except ImagesError as error:
            problem = error
        self._problem.setText("" if problem is None else say(problem))
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(problem is None)


def ask_class_names(parent: QWidget, info: SetInfo, counts: Sequence[int]) -> tuple[str, ...] | None:
    """Ask; None when the user thought better of it."""
    dialog = ClassNamesDialog(info, counts, parent)
    names = dialog.names if dialog.exec() == QDialog.DialogCode.Accepted else None
    let_go(dialog)
    return names
