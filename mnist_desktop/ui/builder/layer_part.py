"""The layers with their tools: heading and buttons, the list, its sum, and its problems."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from mnist_desktop.core.experiment_problems import experiment_hint, experiment_problem
from mnist_desktop.core.model.spec import Analysis, Problem
from mnist_desktop.ui.builder.headings import Heading
from mnist_desktop.ui.builder.layer_edits import LayerEdits
from mnist_desktop.ui.builder.layer_list import LayerList
from mnist_desktop.ui.builder.layer_model import LayerModel
from mnist_desktop.ui.builder.problem_list import ProblemList
from mnist_desktop.ui.session import Session
from mnist_desktop.ui.shared.plain_text import PlainLabel, with_key
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.targets import keep_icons

_TOOL_ICON = 18


class LayerPart(FollowsLanguage, QWidget):
    """Shows the session's layers and lets them be edited as a list.

    Attributes
    ----------
    list, model, edits
        The view, its model, and what can be done.
    """

    def __init__(self, session: Session, scope: QWidget) -> None:
        super().__init__(scope)
        self._session = session
        self.model = LayerModel(self)
        self.list = LayerList(self.model)
        self.edits = LayerEdits(session, self.list, scope)
        self._heading = Heading()
        self._tools: dict[QToolButton, QAction] = {}
        self._heading.setBuddy(self.list)
        self._summary = PlainLabel()
        self._summary.setObjectName("modelSummary")
        self._problems = ProblemList()
        self._problems.fix_wanted.connect(session.apply_fix)
        session.dataset_changed.connect(self.show_experiment)
        self.model.move_wanted.connect(self.edits.move)
        self.edits.add_wanted.connect(self._show_add_menu)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._tool_row())
        column.addWidget(self.list, 1)
        column.addWidget(self._summary)
        column.addWidget(self._problems)
        self.retranslate()

    def show_experiment(self) -> None:
        """Show the session's layers, their sum and their problems."""
        analysis, others = self._session.analysis, self._other_problems()
        self.model.show(analysis, others)
        self.edits.refresh()
        self._problems.show_problems((*analysis.problems, *others))
        self._sum_up()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now, those of the actions too."""
        self._heading.setText(with_key(self.tr("Layers"), "Y"))
        self.edits.retranslate()
        self._name_tools()
        self._sum_up()

    def _other_problems(self) -> tuple[Problem, ...]:
        """What config and engine have against the layers."""
        experiment, dataset = self._session.experiment, self._session.dataset
        names = None if dataset is None else dataset.class_names
        found = experiment_problem(experiment, class_names=names), experiment_hint(experiment)
        return tuple(problem for problem in found if problem is not None)

    def _sum_up(self) -> None:
        analysis = self._session.analysis
        self._summary.setText(self._sum(analysis, (*analysis.problems, *self._other_problems())))

    def _tool_row(self) -> QHBoxLayout:
        edits = self.edits
        self._add_button = self._tool("addLayerButton", edits.add_action)
        self._add_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        tools = (
            self._add_button,
            self._tool("duplicateLayerButton", edits.duplicate_action),
            self._tool("removeLayerButton", edits.remove_action),
            self._tool("moveLayerUpButton", edits.move_up_action),
            self._tool("moveLayerDownButton", edits.move_down_action),
            _divider(),
            self._tool("undoButton", edits.undo_edit_action),
            self._tool("redoButton", edits.redo_edit_action),
        )
        row = QHBoxLayout()
        row.setSpacing(2)
        row.addWidget(self._heading)
        row.addStretch(1)
        for tool in tools:
            row.addWidget(tool)
        return row

    def _tool(self, name: str, action: QAction) -> QToolButton:
        button = QToolButton(autoRaise=True)
        button.setObjectName(name)
        keep_icons(button, side=_TOOL_ICON)
        button.setDefaultAction(action)
        self._tools[button] = action
        action.changed.connect(self._name_tools)
        return button

    def _name_tools(self) -> None:
        """Undo and redo have another text after each edit."""
        for button, action in self._tools.items():
            button.setAccessibleName(action.text())

    def _show_add_menu(self) -> None:
        self.edits.add_menu.popup(self._add_button.mapToGlobal(QPoint(0, self._add_button.height())))

    def _sum(self, analysis: Analysis, problems: tuple[Problem, ...]) -> str:
        """How many parameters there are, and whether all is well."""
        blocking = sum(problem.blocking for problem in problems)
        hints = len(problems) - blocking
        match blocking, hints:
            case 0, 0:
                text = self.tr("{parameters:,} parameters, no problems")
            case 0, 1:
                text = self.tr("{parameters:,} parameters, one hint")
            case 0, _:
                text = self.tr("{parameters:,} parameters, {hints} hints")
            case 1, _:
                text = self.tr("{parameters:,} parameters, one problem")
            case _:
                text = self.tr("{parameters:,} parameters, {blocking} problems")
        return text.format(parameters=analysis.parameters, blocking=blocking, hints=hints)


def _divider() -> QFrame:
    line = QFrame()
    line.setFrameShape(QFrame.Shape.VLine)
    line.setFrameShadow(QFrame.Shadow.Sunken)
    return line
