"""What a lesson fixes and hides in the window, and gives back."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QMainWindow, QWidget

from mnist_desktop.core.experiment import Experiment, unused_settings
from mnist_desktop.core.lessons.lesson import Lesson
from mnist_desktop.ui.session import Session
from mnist_desktop.ui.shared.words import WORD_PROPERTY
from mnist_desktop.ui.tabs import TABS, Tabs

_LAYER_TOOLS = ("addLayerButton", "duplicateLayerButton", "removeLayerButton", "moveLayerUpButton", "moveLayerDownButton")
_LAYER_ACTIONS = ("actionAddLayer", "actionDuplicateLayer", "actionRemoveLayer", "actionMoveLayerUp", "actionMoveLayerDown",
                  "actionCut", "actionPaste")  # fmt: skip
_NAMED = {
    "dataset": ("datasetChooser",),
    "preset": ("presetChooser", "presetSentence"),
    "layers": ("layerList", "layerForm", "modelSummary", *_LAYER_TOOLS),
    "early_stopping": ("earlyStoppingCheck",),
}
"""The objectNames of the widgets of a control; those of settings are found by the word that they show."""


class LessonControls(QObject):
    """Disables and hides controls of the builder, and hides tabs. What forms enable again is disabled again.

    It is a help, not a lock: a run in which something else was changed does not count, whatever way it was changed in.
    """

    def __init__(self, session: Session, tabs: Tabs, window: QMainWindow) -> None:
        super().__init__(window)
        self._session, self._tabs, self._window = session, tabs, window
        self._lesson: Lesson | None = None
        self._disabled: dict[QWidget | QAction, str] = {}
        self._hidden: list[QWidget] = []
        session.experiment_changed.connect(self._disable_again)
        session.dataset_changed.connect(self._disable_again)
        tabs.currentChanged.connect(self._show_needed)

    def follow(self, lesson: Lesson | None) -> None:
        """Fix and hide what a lesson says, and give all else back."""
        self._give_back()
        self._lesson = lesson
        if lesson is None:
            return
        for name in lesson.hidden:
            for widget in self._widgets_of(name):
                if not widget.isHidden():
                    widget.hide()
                    self._hidden.append(widget)
        self._disable_again()
        for number, tab in enumerate(TABS):
            self._show_tab(number, not lesson.tabs or tab.name in lesson.tabs)

    def _give_back(self) -> None:
        self._lesson = None
        unused = unused_settings(self._session.experiment.config)
        for part, name in self._disabled.items():
            if name not in unused:
                part.setEnabled(True)
        if self._disabled:
            self._disabled.clear()
            self._session.experiment_changed.emit(self._session.experiment)  # what the chosen layer allows is looked at again
        for widget in self._hidden:
            widget.show()
        self._hidden.clear()
        for number in range(len(TABS)):
            self._show_tab(number, True)

    def _disable_again(self, _: Experiment | object = None) -> None:
        lesson = self._lesson
        if lesson is None:
            return
        for name in (*lesson.fixed, *lesson.hidden):
            parts: tuple[QWidget | QAction, ...] = *self._widgets_of(name), *self._actions_of(name)
            for part in parts:
                if not isinstance(part, QLabel) and part.isEnabled():
                    part.setEnabled(False)
                    self._disabled[part] = name

    def _widgets_of(self, name: str) -> Iterator[QWidget]:
        """The editors of a control, and their labels."""
        for each in _NAMED.get(name, ()):
            widget = self._window.findChild(QWidget, each)
            if widget is not None:
                yield widget
                yield from (label for label in self._window.findChildren(QLabel) if label.buddy() is widget)
        form = self._window.findChild(QWidget, "trainingForm")
        words = f"TrainingConfig.{name}", "EarlyStopping." if name == "early_stopping" else "-"
        for widget in () if form is None else form.findChildren(QWidget):
            if str(widget.property(WORD_PROPERTY) or "").startswith(words[1]) or widget.property(WORD_PROPERTY) == words[0]:
                yield widget

    def _actions_of(self, name: str) -> Iterator[QAction]:
        if name == "layers":
            yield from (action for action in self._window.findChildren(QAction) if action.objectName() in _LAYER_ACTIONS)

    def _show_tab(self, number: int, visible: bool) -> None:
        self._tabs.setTabVisible(number, visible)
        entry = self._window.findChild(QAction, f"actionTab{number + 1}")
        if entry is not None:
            entry.setVisible(visible)
            entry.setEnabled(visible)

    def _show_needed(self, number: int) -> None:
        """A tab that something leads to, as a training leads to its curves, can be seen from then on."""
        if 0 <= number < len(TABS) and not self._tabs.isTabVisible(number):
            self._show_tab(number, True)
