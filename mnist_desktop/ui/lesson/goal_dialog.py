"""The teacher's form for one goal."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

import msgspec
from PySide6.QtWidgets import QComboBox, QDialogButtonBox, QDoubleSpinBox, QFormLayout, QLabel, QSpinBox, QVBoxLayout, QWidget

from mnist_desktop.core.datasets.dataset import MOST_CLASSES
from mnist_desktop.core.errors import UserError
from mnist_desktop.core.lessons.goals import (
    MOST_CHOICES,
    MOST_HINTS,
    AccuracyGoal,
    AnyGoal,
    ChoiceGoal,
    MisreadGoal,
    PredictionGoal,
    RunGoal,
    WordsGoal,
)
from mnist_desktop.core.lessons.lesson import TABS
from mnist_desktop.core.marking import marked
from mnist_desktop.core.model.layers import LAYER_TYPES
from mnist_desktop.core.model.structure import MAX_LAYERS, MAX_PARAMETERS
from mnist_desktop.core.training_config import EngineName, LossName, OptimizerName
from mnist_desktop.ui.lesson.texts import LanguageBox, TextEdit, joined
from mnist_desktop.ui.shared.fitting_dialog import FittingDialog
from mnist_desktop.ui.shared.numbers import percent_text
from mnist_desktop.ui.shared.plain_text import PlainLabel
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.text_size import follow_text_size, scaled
from mnist_desktop.ui.shared.texts import core_text
from mnist_desktop.ui.shared.words import name_word

WIDTH = 520
KINDS: dict[type[AnyGoal], str] = {
    AccuracyGoal: marked("A test accuracy within a budget"),
    RunGoal: marked("Runs of a certain kind"),
    PredictionGoal: marked("A prediction before the training"),
    MisreadGoal: marked("A drawing that is misread"),
    ChoiceGoal: marked("A question with answers to choose from"),
    WordsGoal: marked("A question that is answered in words"),
}
"""What they are called."""
USUAL: dict[type[AnyGoal], dict[str, object]] = {
    AccuracyGoal: {"at_least": 0.9},
    RunGoal: {},
    PredictionGoal: {},
    MisreadGoal: {"drawn": 7},
    ChoiceGoal: {"choices": ({"en": "yes"}, {"en": "no"}), "right": 0},
    WordsGoal: {"least_words": 5},
}
"""What a new goal of each kind begins with."""
_NUMBERS: dict[str, tuple[int, int, bool]] = {
    "most_parameters": (1, MAX_PARAMETERS, True),
    "most_epochs": (1, 10_000, True),
    "most_seconds": (1, 86_400, True),
    "most_layers": (1, MAX_LAYERS, True),
    "runs": (1, 50, False),
    "least_layers": (1, MAX_LAYERS, False),
    "least_epochs": (1, 10_000, False),
    "least_words": (1, 200, False),
    "drawn": (0, MOST_CLASSES - 1, False),
    "read_as": (0, MOST_CLASSES - 1, True),
    "right": (1, MOST_CHOICES, True),
}
"""The smallest and the largest value of a field, and whether it may be left open."""
_WORDS = {
    "at_least": "accuracy",
    "most_parameters": "parameters",
    "most_epochs": "epoch",
    "least_epochs": "epoch",
    "most_layers": "layer",
    "least_layers": "layer",
    "layer": "layer",
    "runs": "run",
    "engine": "TrainingConfig.engine",
    "optimizer": "TrainingConfig.optimizer",
    "loss": "TrainingConfig.loss",
    "drawn": "class",
    "read_as": "class",
}
"""Fields that a word of the glossary explains."""
_CHOICES: dict[str, tuple[str, ...]] = {
    "engine": get_args(EngineName),
    "optimizer": get_args(OptimizerName),
    "loss": get_args(LossName),
    "layer": tuple(str(each.__struct_config__.tag) for each in LAYER_TYPES),
}


class GoalDialog(FollowsLanguage, FittingDialog):
    """Edits a goal. What a goal has beside its text follows from its kind."""

    def __init__(self, goal: AnyGoal, tab_titles: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("goalDialog")
        self._goal, self._tab_titles = goal, tab_titles
        self._made: AnyGoal | None = None
        self.language = LanguageBox()
        self.text = TextEdit("goalTextEdit", goal.text, self.language, 4)
        self.hints = TextEdit("goalHintsEdit", joined(goal.hints), self.language, 3)
        self.tab = QComboBox()
        self.tab.setObjectName("goalTab")
        for name in ("", *TABS):
            self.tab.addItem("", name)
        self.tab.setCurrentIndex(self.tab.findData(goal.tab))
        self.choices = (
            TextEdit("goalChoicesEdit", joined(goal.choices), self.language, 3) if isinstance(goal, ChoiceGoal) else None
        )
        self.fields: dict[str, QSpinBox | QDoubleSpinBox | QComboBox] = {}
        names = [name for name in goal.__struct_fields__ if name in _NUMBERS or name in _CHOICES or name == "at_least"]
        for name in names:
            self.fields[name] = self._editor(name, getattr(goal, name))
            self.fields[name].setObjectName(f"goal-{name}")
            name_word(self.fields[name], _WORDS.get(name, ""))
        self._labels: dict[QWidget, QLabel] = {}
        self._problem = PlainLabel(wordWrap=True)
        self._problem.setObjectName("goalProblem")
        self._arrange()
        self.retranslate()

    @property
    def goal(self) -> AnyGoal:
        """What was made; the goal as it was before that."""
        return self._made or self._goal

    def accept(self) -> None:
        """Close, unless something is missing, which is told."""
        try:
            self._made = self._make()
        except UserError as error:
            self._problem.setText(core_text(error))
            self._problem.show()
        else:
            super().accept()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self.setWindowTitle(goal_kind(type(self._goal)))
        self._labels[self.language].setText(self.tr("&Language of the texts"))
        self._labels[self.text].setText(self.tr("&What to do"))
        self.text.setPlaceholderText(self.tr("Paragraphs; lines that begin with - for a list; **bold**."))
        self._labels[self.hints].setText(self.tr("&Hints, one in each line"))
        self._labels[self.tab].setText(self.tr("&Tab that is shown"))
        if self.choices is not None:
            self._labels[self.choices].setText(self.tr("&Answers, one in each line"))
        self.tab.setToolTip(self.tr("It comes to the front when a student reaches this step."))
        self.tab.setItemText(0, self.tr("none"))
        for row, name in enumerate(TABS, start=1):
            self.tab.setItemText(row, self._tab_titles[name])
        titles = {
            "at_least": self.tr("Test accuracy, at least"),
            "most_parameters": self.tr("Parameters, at most"),
            "most_epochs": self.tr("Epochs, at most"),
            "most_seconds": self.tr("Seconds, at most"),
            "most_layers": self.tr("Layers, at most"),
            "runs": self.tr("Number of runs"),
            "engine": self.tr("Engine"),
            "optimizer": self.tr("Optimizer"),
            "loss": self.tr("Loss"),
            "layer": self.tr("Kind of layer"),
            "least_layers": self.tr("Layers of that kind, at least"),
            "least_epochs": self.tr("Epochs, at least"),
            "least_words": self.tr("Words, at least"),
            "drawn": self.tr("Number of the class to draw, from 0"),
            "read_as": self.tr("Class that it must be taken for"),
            "right": self.tr("Number of the right answer"),
        }
        tips = {
            "most_seconds": self.tr("A run that took longer does not count."),
            "least_words": self.tr("A shorter answer does not count."),
            "right": self.tr("Counted from 1, in the order of the answers. “any” takes each of them."),
        }
        for name, editor in self.fields.items():
            self._labels[editor].setText(titles[name])
            editor.setToolTip(tips.get(name, ""))
            editor.setAccessibleName(titles[name])
            if isinstance(editor, QDoubleSpinBox):
                editor.setSuffix(percent_text(""))
            elif isinstance(editor, QSpinBox) and _NUMBERS[name][2]:
                editor.setSpecialValueText(self.tr("any"))
            elif isinstance(editor, QComboBox):
                editor.setItemText(0, self.tr("any"))

    def _editor(self, name: str, value: object) -> QSpinBox | QDoubleSpinBox | QComboBox:
        if name in _CHOICES:
            box = QComboBox()
            box.addItem("", "")
            for word in _CHOICES[name]:
                box.addItem(word, word)
            box.setCurrentIndex(max(0, box.findData(value or "")))
            return box
        if name == "at_least":
            return QDoubleSpinBox(minimum=0, maximum=100, decimals=1, singleStep=1, value=100 * float(str(value)))
        least, most, may_be_open = _NUMBERS[name]
        spin = QSpinBox(minimum=least - 1 if may_be_open else least, maximum=most)
        spin.setGroupSeparatorShown(True)
        shown = least - 1 if value is None else round(float(str(value))) + (name == "right")
        spin.setValue(shown)
        return spin

    def _value(self, name: str) -> object:
        editor = self.fields[name]
        if isinstance(editor, QComboBox):
            word = str(editor.currentData())
            return word if word or name == "layer" else None
        if isinstance(editor, QDoubleSpinBox):
            return editor.value() / 100
        least, _, may_be_open = _NUMBERS[name]
        if may_be_open and editor.value() < least:
            return None
        return editor.value() - (name == "right")

    def _make(self) -> AnyGoal:
        """The goal as the form has it; raises UserError where something is missing."""
        if not self.text.texts:
            raise UserError("Say what to do in this step.")
        values: dict[str, object] = {name: self._value(name) for name in self.fields}
        if self.choices is not None:
            choices = self.choices.lines
            if not 2 <= len(choices) <= MOST_CHOICES:
                raise UserError("Give two to {most} answers, one in each line.", most=MOST_CHOICES)
            right = values["right"]
            if isinstance(right, int) and right >= len(choices):
                raise UserError("There are {count} answers; the right one is none of them.", count=len(choices))
            values["choices"] = choices
        hints = self.hints.lines
        if len(hints) > MOST_HINTS:
            raise UserError("Give at most {most} hints.", most=MOST_HINTS)
        made = {"id": self._goal.id, "text": self.text.texts, "hints": hints, "tab": str(self.tab.currentData()), **values}
        try:
            return msgspec.convert(made, type(self._goal), strict=False)
        except msgspec.ValidationError as error:
            raise UserError("This goal cannot be used: {cause}.", cause=error) from error

    def _arrange(self) -> None:
        form = QFormLayout()
        rows = [
            self.language,
            self.text,
            *([] if self.choices is None else [self.choices]),
            *self.fields.values(),
            self.hints,
            self.tab,
        ]
        for editor in rows:
            label = QLabel()
            label.setBuddy(editor)
            self._labels[editor] = label
            form.addRow(label, editor)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._problem.hide()
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self._problem)
        column.addWidget(buttons)
        follow_text_size(self, lambda dialog: dialog.setMinimumWidth(scaled(WIDTH)))


def goal_kind(kind: type[AnyGoal]) -> str:
    """What a kind of goal is called."""
    return core_text(KINDS[kind])
