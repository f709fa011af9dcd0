"""The settings that a sweep may vary, each with a field for its values."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QWidget

from mnist_desktop.core.errors import UserError
from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.fields import field_of
from mnist_desktop.core.model.layers import Conv2D, Dense, Dropout
from mnist_desktop.core.presets.all_presets import PRESETS
from mnist_desktop.core.sweeps.axes import WORD_KINDS, Axis, AxisKind, hidden_dense
from mnist_desktop.core.sweeps.plan import SearchName
from mnist_desktop.core.sweeps.results import title_of
from mnist_desktop.core.sweeps.typed import axis_from, example_of, text_of, value_text
from mnist_desktop.core.training_config import TrainingConfig
from mnist_desktop.ui.compare.sweep.member_columns import WORDS
from mnist_desktop.ui.compare.sweep.words_button import WordsButton
from mnist_desktop.ui.shared.plain_text import plain_tip
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.targets import keep_targets
from mnist_desktop.ui.shared.text_size import follow_text_size, scaled
from mnist_desktop.ui.shared.texts import core_text, say
from mnist_desktop.ui.shared.words import name_word

KINDS: tuple[AxisKind, ...] = ("learning_rate", "batch_size", "optimizer", "units", "layers", "filters", "dropout", "preset")
"""In the order of the fields; seeds have a field of their own elsewhere."""
WIDTH = 190


class AxisRows(FollowsLanguage, QWidget):
    """A field for each setting; an empty one is not varied.

    Signals
    -------
    edited()
        The user typed or ticked something.
    """

    edited = Signal()

    def __init__(self, base: Experiment, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._base = base
        self._search: SearchName = "grid"
        self._labels = {kind: QLabel() for kind in KINDS}
        self._lines = {kind: QLineEdit(clearButtonEnabled=True) for kind in KINDS if kind not in WORD_KINDS}
        optimizers = field_of(TrainingConfig, "optimizer").choices
        self._buttons: dict[AxisKind, WordsButton] = {
            "optimizer": WordsButton(optimizers), "preset": WordsButton(tuple(each.id for each in PRESETS)),
        }  # fmt: skip
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        for kind in KINDS:
            field = self._lines.get(kind) or self._buttons[kind]
            field.setObjectName(f"sweep_{kind}")
            name_word(field, WORDS.get(kind, kind))
            self._labels[kind].setBuddy(field)
            form.addRow(self._labels[kind], field)
            keep_targets(self._labels[kind])
        for line in self._lines.values():
            keep_targets(line)
            follow_text_size(line, lambda each: each.setMinimumWidth(scaled(WIDTH)))
            line.textEdited.connect(self.edited)
        for button in self._buttons.values():
            button.edited.connect(self.edited)
        self.retranslate()

    def set_base(self, base: Experiment) -> None:
        """Say of another network what it has."""
        self._base = base
        self.retranslate()

    def set_search(self, search: SearchName) -> None:
        """Show what may be typed for that search."""
        self._search = search
        self.retranslate()

    def axes(self) -> tuple[Axis, ...]:
        """What is typed and ticked, in the order of the fields.

        Raises
        ------
        UserError
            Something that was typed is no value of its setting.
        """
        found = [self._axis(kind) for kind in KINDS]
        return tuple(axis for axis in found if axis is not None)

    def problems(self) -> dict[AxisKind, UserError]:
        """What is wrong with fields, by their settings."""
        wrong: dict[AxisKind, UserError] = {}
        for kind in KINDS:
            try:
                self._axis(kind)
            except UserError as error:
                wrong[kind] = error
        return wrong

    def propose(self, axes: tuple[Axis, ...]) -> None:
        """Fill the fields."""
        for axis in axes:
            if axis.kind in self._lines:
                self._lines[axis.kind].setText(text_of(axis))
            elif axis.kind in self._buttons:
                self._buttons[axis.kind].choose(tuple(map(str, axis.values)))
        self.edited.emit()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        for kind, label in self._labels.items():
            label.setText(say(title_of(kind)))
        for kind, line in self._lines.items():
            line.setAccessibleName(say(title_of(kind)))
            line.setPlaceholderText(self._now(kind))
            line.setToolTip(plain_tip(self._hint(kind)))
        for kind, button in self._buttons.items():
            button.setAccessibleName(say(title_of(kind)))
            names = {each.id: core_text(each.title) for each in PRESETS} if kind == "preset" else {}
            button.name_words(names, self.tr("not varied"))

    def _axis(self, kind: AxisKind) -> Axis | None:
        if kind in self._lines:
            return axis_from(kind, self._lines[kind].text(), self._search)
        chosen = self._buttons[kind].chosen
        return Axis(kind, chosen) if chosen else None

    def _hint(self, kind: AxisKind) -> str:
        sentence = self.tr("Values with commas between, such as {example}. Leave it empty to keep what the network has.")
        if self._search == "random":
            sentence = self.tr(
                "A span, such as {example}, or values with commas between. Leave it empty to keep what the network has."
            )
        return sentence.format(example=example_of(kind, self._search))

    def _now(self, kind: AxisKind) -> str:
        """What the network has, which stands in an empty field."""
        spec, config = self._base.spec, self._base.config
        places = hidden_dense(spec)
        dense = [layer for at, layer in enumerate(spec.layers) if at in places and isinstance(layer, Dense)]
        found: list[float] = {
            "learning_rate": [config.learning_rate],
            "batch_size": [config.batch_size],
            "units": [layer.units for layer in dense],
            "layers": [len(dense)] if dense else [],
            "filters": [layer.filters for layer in spec.layers if isinstance(layer, Conv2D)],
            "dropout": [layer.rate for layer in spec.layers if isinstance(layer, Dropout)],
        }[kind]  # type: ignore[assignment]  # whole numbers are numbers
        if not found:
            return self.tr("none in this network")
        return self.tr("now {values}").format(values=", ".join(dict.fromkeys(map(value_text, found))))
