"""Asks how a copy of the data set is to be broken, and shows on some images what that does."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from mnist_desktop.core.datasets.broken.damages import DAMAGES, Damage, DamageError
from mnist_desktop.core.datasets.broken.names import key_of
from mnist_desktop.core.datasets.broken.preview import preview
from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.fields import FieldKind, field_of
from mnist_desktop.ui.data.break_preview import BreakPreview
from mnist_desktop.ui.data.labels import numbered_class
from mnist_desktop.ui.shared.box_items import say_items
from mnist_desktop.ui.shared.class_names import class_names
from mnist_desktop.ui.shared.data_titles import data_title
from mnist_desktop.ui.shared.fitting_dialog import FRAME, FittingDialog
from mnist_desktop.ui.shared.letting_go import let_go
from mnist_desktop.ui.shared.muted_label import MutedLabel
from mnist_desktop.ui.shared.number_box import NumberBox
from mnist_desktop.ui.shared.numbers import percent_text
from mnist_desktop.ui.shared.plain_text import PlainLabel, with_key
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.targets import keep_targets
from mnist_desktop.ui.shared.text_size import follow_text_size, leave_lines, scaled
from mnist_desktop.ui.shared.texts import core_text, say
from mnist_desktop.ui.shared.words import name_word

WIDTH = 620
FIELDS = ("label", "kept", "strength", "radius", "pixels", "share", "where", "seed")
"""All that a damage can have, in the order of the form."""
PERCENT = ("kept", "share")
KEYS = {"label": "C", "kept": "E", "strength": "T", "radius": "R", "pixels": "P", "share": "H", "where": "I", "seed": "S"}


class BreakDialog(FollowsLanguage, FittingDialog):
    """Kind, how much, where and with which seed; below them a preview that follows.

    Each field keeps what was typed while another kind is looked at.
    """

    def __init__(self, dataset: Dataset, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("breakDialog")
        self._dataset = dataset
        self._intro = PlainLabel(wordWrap=True)
        self._kind = QComboBox()
        self._kind.setObjectName("breakKindBox")
        self._kind_label = QLabel()
        self._kind_label.setBuddy(self._kind)
        name_word(self._kind, "broken_copy")
        self._effect = MutedLabel(wordWrap=True, objectName="breakEffect")
        leave_lines(self._effect, 2)
        self._boxes: dict[str, QComboBox | NumberBox] = {name: self._make_box(name) for name in FIELDS}
        self._labels = {name: QLabel() for name in FIELDS}
        self._preview = BreakPreview()
        name_word(self._preview, "broken_copy")
        self._problem = PlainLabel(wordWrap=True, objectName="breakProblem")
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._make = self._buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self._make.setObjectName("makeCopyButton")
        self._form = QFormLayout()
        self._fitted = 0
        self._arrange()
        self.retranslate()
        self._show_kind()
        self._connect()

    @property
    def damage(self) -> Damage:
        """What was chosen."""
        kind = self._chosen_kind()
        values: dict[str, Any] = {name: _value(self._boxes[name]) for name in kind.__struct_fields__}  # Any: of each field
        return kind(**values)

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now; what is chosen stays so."""
        self.setWindowTitle(self.tr("Break the data"))
        intro = self.tr("A copy of {data} is made and broken on purpose. The data set itself stays as it is.")
        self._intro.setText(intro.format(data=data_title(self._dataset.title)))
        self._kind_label.setText(self.tr("&What is done"))
        say_items(self._kind, [core_text(kind.title) for kind in DAMAGES], range(len(DAMAGES)))
        count = len(self._dataset.class_names)
        say_items(self._box("label"), [numbered_class(self._dataset, each) for each in range(count)], range(count))
        parts = self.tr("training images"), self.tr("test images"), self.tr("training and test images")
        say_items(self._box("where"), parts, ("training", "test", "both"))
        self._make.setText(self.tr("&Make the copy"))
        self._say_fields()

    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as the kind needs."""
        super().showEvent(event)
        self._fit_kind()

    # How it is put together

    def _make_box(self, name: str) -> QComboBox | NumberBox:
        field = field_of(_first_with(name), name)
        is_listed = name == "label" or field.kind is FieldKind.CHOICE
        box: QComboBox | NumberBox = QComboBox() if is_listed else NumberBox(
            minimum=int(field.minimum or 0), maximum=int(field.maximum or 0), value=field.default
        )  # fmt: skip
        if isinstance(box, NumberBox):
            box.setSingleStep(int(float(field.step)))
        box.setObjectName(f"break{name.capitalize()}Box")
        name_word(box, {"label": "class", "seed": "seed", "where": "split"}.get(name, "broken_copy"))
        return box

    def _box(self, name: str) -> QComboBox:
        box = self._boxes[name]
        assert isinstance(box, QComboBox)  # noqa: S101 - for the type alone
        return box

    def _arrange(self) -> None:
        self._form.addRow(self._kind_label, self._kind)
        for name, box in self._boxes.items():
            self._labels[name].setBuddy(box)
            self._form.addRow(self._labels[name], box)
        # Labels as high as the boxes, so that both stand on one line.
        keep_targets(self._kind_label, self._kind, *self._labels.values(), *self._boxes.values())
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addWidget(self._intro)
        column.addLayout(self._form)
        for part in (self._effect, self._preview, self._problem):
            column.addWidget(part)
        column.addStretch()
        column.addWidget(self._buttons)
        self._make.setDefault(True)  # only a button that is in the dialog can be
        follow_text_size(self, lambda dialog: dialog.setMinimumWidth(scaled(WIDTH)))

    def _connect(self) -> None:
        self._kind.currentIndexChanged.connect(self._show_kind)
        for box in self._boxes.values():
            changed = box.valueChanged if isinstance(box, NumberBox) else box.currentIndexChanged
            changed.connect(self._show_damage)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)

    # What follows a choice

    def _chosen_kind(self) -> type[Damage]:
        return DAMAGES[max(0, self._kind.currentIndex())]

    def _show_kind(self) -> None:
        """Show the fields of the kind, those that it shares with others as they are, but for what is usual with it."""
        kind, is_snug = self._chosen_kind(), self.isVisible() and self.height() == self._fitted
        for name, box in self._boxes.items():
            self._form.setRowVisible(box, name in kind.__struct_fields__)
        for name in ("share", "where"):
            if name in kind.__struct_fields__:
                usual, box = field_of(kind, name).default, self._boxes[name]
                box.blockSignals(True)
                box.setValue(usual) if isinstance(box, NumberBox) else box.setCurrentIndex(box.findData(usual))
                box.blockSignals(False)
        self._say_fields()
        self._show_damage()
        if is_snug:  # else a person has chosen the height
            self._fit_kind()

    def _fit_kind(self) -> None:
        """Take the height that all parts like to have, and give back what another kind needed; what scrolls stays as it is."""
        layout = self.layout()
        if layout is not None and not self._scrolls:
            layout.activate()
            self.resize(self.width(), min(layout.heightForWidth(self.width()), self.screen().availableSize().height() - FRAME))
        self._fitted = self.height()

    def _say_fields(self) -> None:
        kind = self._chosen_kind()
        self._effect.setText(core_text(kind.effect))
        for name, box in self._boxes.items():
            field = field_of(kind if name in kind.__struct_fields__ else _first_with(name), name)
            title = core_text(field.title)
            self._labels[name].setText(with_key(title, KEYS[name]))
            box.setAccessibleName(title)
            box.setToolTip(core_text(field.help))
            if isinstance(box, NumberBox) and name in PERCENT:
                box.setSuffix(percent_text(""))
        self._show_damage()

    def _show_damage(self) -> None:
        names = class_names(self._dataset)
        try:
            key_of(self._dataset.key, self.damage)
            shown, problem = preview(self._dataset, self.damage), ""
        except DamageError as error:
            shown, problem = None, say(error)
        self._preview.show_preview(shown, names)
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        self._make.setEnabled(not problem)


def _first_with(field: str) -> type[Damage]:
    return next(kind for kind in DAMAGES if field in kind.__struct_fields__)


def _value(box: QComboBox | NumberBox) -> object:
    return box.value() if isinstance(box, NumberBox) else box.currentData()


def ask_damage(parent: QWidget, dataset: Dataset) -> Damage | None:
    """Ask; None when the user thought better of it."""
    dialog = BreakDialog(dataset, parent)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    let_go(dialog)
    return dialog.damage if accepted else None
