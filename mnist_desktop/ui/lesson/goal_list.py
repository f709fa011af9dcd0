"""The steps of a lesson in the teacher's dialog: a list that can be added to, edited, and put into another order."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from itertools import count

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QDialog, QListWidget, QPushButton, QVBoxLayout, QWidget

from mnist_desktop.core.lessons.goals import AnyGoal
from mnist_desktop.core.lessons.lesson import MOST_GOALS
from mnist_desktop.core.lessons.markup import in_language, plain_of
from mnist_desktop.ui.lesson.goal_dialog import KINDS, USUAL, GoalDialog, goal_kind
from mnist_desktop.ui.shared.language import spoken
from mnist_desktop.ui.shared.letting_go import let_go
from mnist_desktop.ui.shared.menus import Menu
from mnist_desktop.ui.shared.plain_text import said_name
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.targets import keep_targets
from mnist_desktop.ui.shared.wrapping import WrappingRow

LEAST_HEIGHT = 160


class GoalList(FollowsLanguage, QWidget):
    """Shows the goals in their order.

    Signals
    -------
    edited()
        There are other goals, or in another order.

    Attributes
    ----------
    goals
        As they are now.
    edit_goal
        Asks for changes of a goal; None when the teacher thought better of it. It is replaced where nobody is there to answer.
    """

    edited = Signal()

    def __init__(self, goals: tuple[AnyGoal, ...], tab_titles: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.goals = goals
        self._tab_titles = tab_titles
        self.edit_goal: Callable[[AnyGoal], AnyGoal | None] = self._ask
        self._list = QListWidget()
        self._list.setObjectName("goalList")
        self._list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._list.setMinimumHeight(LEAST_HEIGHT)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._list.itemActivated.connect(lambda _item: self.edit())
        self._list.currentRowChanged.connect(self._follow)
        self._menu = Menu(self)
        for kind in KINDS:
            action = self._menu.addAction("")
            action.setData(kind)
            action.triggered.connect(partial(self.add, kind))
        self._buttons: dict[str, QPushButton] = {}
        row = WrappingRow()
        for name, act in (
            ("addGoal", None),
            ("editGoal", self.edit),
            ("removeGoal", self.remove),
            ("goalUp", partial(self.shift, -1)),
            ("goalDown", partial(self.shift, 1)),
        ):
            button = QPushButton()
            button.setObjectName(f"{name}Button")
            keep_targets(button)
            if act is None:
                button.setMenu(self._menu)
            else:
                button.clicked.connect(lambda _checked, act=act: act())
            row.add(button)
            self._buttons[name] = button
        column = QVBoxLayout(self)
        column.addWidget(self._list, 1)
        column.addLayout(row)
        self.retranslate()
        self._list.setCurrentRow(0)

    def add(self, kind: type[AnyGoal]) -> None:
        """Ask for a new goal of a kind, and put it behind the chosen one."""
        tag = str(kind.__struct_config__.tag)
        taken = {goal.id for goal in self.goals}
        name = next(name for number in count(1) if (name := f"{tag}-{number}") not in taken)
        made = self.edit_goal(kind(id=name, text={}, **USUAL[kind]))  # type: ignore[arg-type]  # each kind's own fields
        if made is not None and len(self.goals) < MOST_GOALS:
            at = self._list.currentRow() + 1
            self._show((*self.goals[:at], made, *self.goals[at:]), at)

    def edit(self) -> None:
        """Ask for changes of the chosen goal."""
        at = self._list.currentRow()
        made = self.edit_goal(self.goals[at]) if 0 <= at < len(self.goals) else None
        if made is not None:
            self._show((*self.goals[:at], made, *self.goals[at + 1 :]), at)

    def remove(self) -> None:
        """Take the chosen goal away."""
        at = self._list.currentRow()
        if 0 <= at < len(self.goals):
            self._show((*self.goals[:at], *self.goals[at + 1 :]), max(0, min(at, len(self.goals) - 2)))

    def shift(self, steps: int) -> None:
        """Move the chosen goal down, or up."""
        at = self._list.currentRow()
        to = at + steps
        if 0 <= at < len(self.goals) and 0 <= to < len(self.goals):
            goals = list(self.goals)
            goals.insert(to, goals.pop(at))
            self._show(tuple(goals), to)

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self._list.setAccessibleName(self.tr("Steps of the lesson"))
        self._list.setToolTip(self.tr("The steps in their order. Enter edits the chosen one."))
        texts = {
            "addGoal": (self.tr("&Add"), self.tr("Put a new step after the chosen one.")),
            "editGoal": (self.tr("&Edit…"), self.tr("Change the chosen step.")),
            "removeGoal": (self.tr("&Remove"), self.tr("Take the chosen step out of the lesson.")),
            "goalUp": (self.tr("&Up"), self.tr("Move the chosen step up.")),
            "goalDown": (self.tr("&Down"), self.tr("Move the chosen step down.")),
        }
        for name, (text, tip) in texts.items():
            self._buttons[name].setText(text)
            self._buttons[name].setToolTip(tip)
        for action in self._menu.actions():
            action.setText(f"{goal_kind(action.data())}…")
        self._show(self.goals, self._list.currentRow())

    def _show(self, goals: tuple[AnyGoal, ...], chosen: int) -> None:
        if goals != self.goals:
            self.goals = goals
            self.edited.emit()
        self._list.clear()
        for number, goal in enumerate(goals, start=1):
            words = said_name(plain_of(in_language(goal.text, spoken()))[:60])
            self._list.addItem(f"{number}  {goal_kind(type(goal))}: {words}")
        self._list.setCurrentRow(chosen)
        self._follow()

    def _follow(self) -> None:
        at, last = self._list.currentRow(), len(self.goals) - 1
        self._buttons["addGoal"].setEnabled(len(self.goals) < MOST_GOALS)
        self._buttons["editGoal"].setEnabled(at >= 0)
        self._buttons["removeGoal"].setEnabled(at >= 0)
        self._buttons["goalUp"].setEnabled(at > 0)
        self._buttons["goalDown"].setEnabled(0 <= at < last)

    def _ask(self, goal: AnyGoal) -> AnyGoal | None:
        dialog = GoalDialog(goal, self._tab_titles, self)
        made = dialog.goal if dialog.exec() == QDialog.DialogCode.Accepted else None
        let_go(dialog)
        return made
