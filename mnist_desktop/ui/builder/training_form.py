"""The form of the training settings. What the chosen optimizer does not use is shown, but cannot be edited."""

from __future__ import annotations

from msgspec import convert
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from mnist_desktop.core.experiment import unused_settings
from mnist_desktop.core.fields import field_of, fields_of, replace
from mnist_desktop.core.sentence import Sentence
from mnist_desktop.core.training_config import EarlyStopping, TrainingConfig
from mnist_desktop.ui.builder.headings import FoldingPart, Heading
from mnist_desktop.ui.shared.forms import FieldForm
from mnist_desktop.ui.shared.plain_text import with_key
from mnist_desktop.ui.shared.retranslation import FollowsLanguage

_FIRST = ("learning_rate", "epochs")
"""What a first lesson needs."""
_MORE = ("optimizer", "batch_size", "schedule", "validation_share", "seed", "engine")
_KEYS = {"learning_rate": "L", "epochs": "C"}
_OF_OPTIMIZER = ("momentum", "nesterov", "weight_decay")
_RARE = (*_OF_OPTIMIZER, "scaling", "loss", "label_smoothing", "made_up_hands", "split_seed", "stratified")
_UNUSED = Sentence("It changes nothing with the other settings as they are.")


class TrainingForm(FollowsLanguage, QWidget):
    """Shows a config, and `engine_part` below the choice of the engine.

    Attributes
    ----------
    more
        What folds away.

    Signals
    -------
    edited(TrainingConfig, str)
        The config should become this one; the text names the field that was changed.
    edit_ended()
        What was typed is finished.
    """

    edited = Signal(object, str)
    edit_ended = Signal()

    def __init__(self, config: TrainingConfig, engine_part: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("trainingForm")
        self._config = config
        self._first = self._form(*_FIRST)
        self._more = self._form(*_MORE)
        self._rare = self._form(*_RARE)
        self._heading = Heading()
        self._stops_early = QCheckBox()
        self._stops_early.setObjectName("earlyStoppingCheck")
        self._stops_early.toggled.connect(self._toggle_early_stopping)
        self._early = FieldForm(fields_of(EarlyStopping))
        self._early.set_values(EarlyStopping())
        self._early.edited.connect(self._edit_early_stopping)
        self._early.edit_ended.connect(self.edit_ended)
        self.more = self._folding_part(engine_part)
        self._more.editor("validation_share").setObjectName("validationBox")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._heading)
        column.addWidget(self._first)
        column.addWidget(self.more)
        self.show_config(config)
        self.retranslate()

    def show_config(self, config: TrainingConfig) -> None:
        """Show a config without saying that it was edited."""
        self._config = config
        unused = unused_settings(config)
        for form in (self._first, self._more, self._rare):
            form.set_values(config)
            form.set_unused(unused, _UNUSED)
        early = config.early_stopping
        self._stops_early.blockSignals(True)
        self._stops_early.setChecked(early is not None)
        self._stops_early.blockSignals(False)
        self._early.setEnabled(early is not None)
        if early is not None:
            self._early.set_values(early)
        self._sum_up()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self._heading.setText(self.tr("Training"))
        self.more.set_title(with_key(self.tr("More settings"), "M"), self.tr("What can stay as it is at first."))
        self._stops_early.setText(self.tr("Early stopping"))
        self._stops_early.setToolTip(self.tr("End the training when a validation figure no longer improves."))
        self._sum_up()

    def _sum_up(self) -> None:
        """What is unusual in the folded part."""
        words = [self._stops_early.text()] if self._stops_early.isChecked() else []
        self.more.set_summary(", ".join(self._more.unusual_values() + words + self._rare.unusual_values()))

    def _form(self, *names: str) -> FieldForm:
        form = FieldForm([field_of(TrainingConfig, name) for name in names], keys=_KEYS)
        form.edited.connect(self._edit)
        form.edit_ended.connect(self.edit_ended)
        return form

    def _folding_part(self, engine_part: QWidget) -> FoldingPart:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._more)
        column.addWidget(engine_part)
        column.addWidget(self._rare)
        column.addWidget(self._stops_early)
        column.addWidget(self._early)
        return FoldingPart("moreSettings", content)

    def _edit(self, name: str, value: object) -> None:
        self.edited.emit(replace(self._config, **{name: value}), name)

    def _edit_early_stopping(self, name: str, value: object) -> None:
        if self._config.early_stopping is not None:
            changed = replace(self._config.early_stopping, **{name: value})
            self.edited.emit(replace(self._config, early_stopping=changed), f"early_stopping.{name}")

    def _toggle_early_stopping(self, on: bool) -> None:
        """Switch it, with the values that the form shows."""
        shown = convert(self._early.values(), EarlyStopping)
        self.edited.emit(replace(self._config, early_stopping=shown if on else None), "early_stopping")
