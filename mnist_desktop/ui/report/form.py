"""What is typed and chosen for a report: title, name, text, parts."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QListWidget, QListWidgetItem, QPlainTextEdit, QVBoxLayout, QWidget

from mnist_desktop.core.report.draft import LONGEST_STUDENT, LONGEST_TEXT, LONGEST_TITLE, Draft
from mnist_desktop.core.report.parts import ReportPart
from mnist_desktop.ui.shared.muted_label import MutedLabel
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.targets import LEAST_TARGET, keep_targets
from mnist_desktop.ui.shared.text_size import follow_text_size, scaled
from mnist_desktop.ui.shared.texts import core_text
from mnist_desktop.ui.shared.words import name_word

WIDTH, TEXT_HEIGHT, PARTS_HEIGHT = 300, 90, 76
PART = Qt.ItemDataRole.UserRole


class ReportForm(FollowsLanguage, QWidget):
    """The left half of the report window.

    Signals
    -------
    typed()
        Title, name or text is another.
    chosen()
        Other parts are wanted.
    """

    typed = Signal()
    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = QLineEdit(maxLength=LONGEST_TITLE)
        self.title.setObjectName("reportTitle")
        self.student = QLineEdit(maxLength=LONGEST_STUDENT)
        self.student.setObjectName("reportStudent")
        self.text = QPlainTextEdit(tabChangesFocus=True)
        self.text.setObjectName("reportText")
        self.parts = QListWidget()
        self.parts.setObjectName("reportParts")
        self._too_long = MutedLabel(wordWrap=True)
        self._too_long.setObjectName("reportTooLong")
        self._too_long.hide()
        self._title_label, self._student_label, self._text_label, self._parts_label = (QLabel() for _ in range(4))
        for editor in (self.title, self.student, self.text):
            name_word(editor, "run")
        for part in ReportPart:
            item = QListWidgetItem(self.parts)
            item.setData(PART, part)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
        self.parts.setCurrentRow(0)
        self._arrange()
        self.retranslate()
        self.title.textEdited.connect(self.typed)
        self.student.textEdited.connect(self.typed)
        self.text.textChanged.connect(self._take_text)
        self.parts.itemChanged.connect(self.chosen)

    @property
    def draft(self) -> Draft:
        """What is typed."""
        return Draft(self.title.text(), self.student.text(), self.text.toPlainText()[:LONGEST_TEXT])

    @property
    def chosen_parts(self) -> frozenset[ReportPart]:
        """The parts that are ticked."""
        items = map(self.parts.item, range(self.parts.count()))
        return frozenset(item.data(PART) for item in items if item.checkState() is Qt.CheckState.Checked)

    def show_draft(self, draft: Draft) -> None:
        """Show what was typed before; undo does not go behind it."""
        self.title.setText(draft.title)
        self.student.setText(draft.student)
        self.text.blockSignals(True)
        self.text.setPlainText(draft.text)
        self.text.blockSignals(False)

    def propose(self, title: str, student: str) -> None:
        """Say what stands for a title and a name that are left empty."""
        self.title.setPlaceholderText(title)
        self.student.setPlaceholderText(student)

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self._title_label.setText(self.tr("&Title"))
        self._student_label.setText(self.tr("&Name"))
        self._text_label.setText(self.tr("&In your own words"))
        self._parts_label.setText(self.tr("P&arts"))
        self.text.setPlaceholderText(self.tr("What did you try, what did you expect, what came out, and why?"))
        self.text.setToolTip(self.tr("It is kept with the run as you type it."))
        self.parts.setToolTip(self.tr("What is not ticked is left out of the report."))
        self._too_long.setText(
            self.tr("A report takes {count:,} letters; what comes after them is left out.").format(count=LONGEST_TEXT)
        )
        # Not a choice of other parts.
        self.parts.blockSignals(True)
        for item in map(self.parts.item, range(self.parts.count())):
            item.setText(core_text(item.data(PART).value))
        self.parts.blockSignals(False)
        self.parts.update()

    def _arrange(self) -> None:
        lines = QFormLayout()
        lines.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        lines.addRow(self._title_label, self.title)
        lines.addRow(self._student_label, self.student)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(lines)
        column.addWidget(self._text_label)
        column.addWidget(self.text, 3)
        column.addWidget(self._too_long)
        column.addWidget(self._parts_label)
        column.addWidget(self.parts, 2)
        for label, editor in (
            (self._title_label, self.title),
            (self._student_label, self.student),
            (self._text_label, self.text),
            (self._parts_label, self.parts),
        ):
            label.setBuddy(editor)
        keep_targets(self.title, self._title_label, self.student, self._student_label)
        follow_text_size(self, ReportForm._leave_room)

    def _leave_room(self) -> None:
        self.setMinimumWidth(scaled(WIDTH))
        self.text.setMinimumHeight(scaled(TEXT_HEIGHT))
        self.parts.setMinimumHeight(scaled(PARTS_HEIGHT))
        for item in map(self.parts.item, range(self.parts.count())):
            item.setSizeHint(QSize(0, scaled(LEAST_TARGET)))

    def _take_text(self) -> None:
        self._too_long.setVisible(len(self.text.toPlainText()) > LONGEST_TEXT)
        self.typed.emit()
