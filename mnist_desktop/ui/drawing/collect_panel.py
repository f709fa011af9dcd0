"""Asks for a digit, and shows what the writer has drawn."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QUndoStack
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from mnist_desktop.core.handwriting.digit import DIGITS, MAX_WRITER
from mnist_desktop.ui.drawing.collect_files import CollectFiles
from mnist_desktop.ui.drawing.collecting import Collecting
from mnist_desktop.ui.drawing.fitting_label import FittingLabel
from mnist_desktop.ui.shared.accessible import say_aloud
from mnist_desktop.ui.shared.image_grid import Caption, ImageGrid
from mnist_desktop.ui.shared.menus import Menu
from mnist_desktop.ui.shared.muted_label import MutedLabel
from mnist_desktop.ui.shared.plain_text import PlainLabel, said_name
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.targets import keep_targets
from mnist_desktop.ui.shared.undo import say_changes_again
from mnist_desktop.ui.shared.words import name_word
from mnist_desktop.ui.shared.wrapping import WrappingRow

MOST_SHOWN = 200
"""The newest of a writer: each takes a millisecond to make an image of, while a name is being typed."""
LARGE = 2.2  # times the letters around it
TILE = 56
LOWEST_GRID = 40
GAP = 6


class CollectPanel(FollowsLanguage, QWidget):
    """Stands beside the pad while digits are collected.

    Attributes
    ----------
    keep_button, done_button
        What is pressed when a digit is drawn, and at the end; whoever knows the pad connects them.
    """

    def __init__(self, collecting: Collecting, files: CollectFiles, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("collectPanel")
        self._collecting = collecting
        self._codes: tuple[str, ...] = ()
        self._images: dict[str, NDArray[np.uint8]] = {}
        self._heard = -1
        self._reads_digits = True
        self._writer_label = QLabel()
        self.writer_line = QLineEdit(maxLength=MAX_WRITER)
        self.writer_line.setObjectName("collectWriter")
        name_word(self.writer_line, "writer")
        self._writer_label.setBuddy(self.writer_line)
        self.question = FittingLabel(LARGE)
        self.question.setObjectName("collectQuestion")
        self.progress = MutedLabel(wordWrap=True)
        self._counts = [PlainLabel(alignment=Qt.AlignmentFlag.AlignCenter) for _ in range(DIGITS)]
        self.grid = ImageGrid()
        self.grid.setObjectName("collectedGrid")
        self.grid.set_tile(TILE)
        self.grid.setMinimumHeight(LOWEST_GRID)
        self.grid.set_caption(self._caption)
        self.keep_button = self._button("keepDrawing")
        self.skip_button = self._button("skipDigit")
        self.undo_button = self._button("undoCollecting")
        self.again_button = self._button("drawAgain")
        self.delete_button = self._button("deleteDrawing")
        self.add_button = self._button("addDrawings")
        self.folder_button = self._button("addDrawingsOfFolder")
        self.copy_button = self._button("saveDrawings")
        self.test_button = self._button("testOnDrawings")
        self.train_button = self._button("trainOnDrawings")
        name_word(self.train_button, "fine_tuning")
        self.data_button = self._button("saveDrawingsAsData")
        self.done_button = self._button("endCollecting")
        self.more_button = self._button("moreOfCollecting")
        self._more = Menu(self.more_button)
        self._more.setToolTipsVisible(True)
        self.more_button.setMenu(self._more)
        self._rare = (
            self.test_button, self.train_button, self.add_button, self.folder_button, self.copy_button, self.data_button,
        )  # fmt: skip
        self._rare_row = QWidget()
        self._arrange()
        self._connect(files)
        self.retranslate()

    @property
    def undo_stack(self) -> QUndoStack:
        """What was kept and deleted: while the focus is in this panel, it is that which is undone."""
        return self._collecting.undo_stack

    def sizeHint(self) -> QSize:
        """The preferred size."""
        return QSize(400, 460)

    def least_height(self, width: int) -> int:
        """What it needs where it is so wide, with all that is rarely pressed in a menu."""
        return self._column.minimumHeightForWidth(width) - (0 if self._rare_row.isHidden() else self._rare_height(width))

    def event(self, event: QEvent) -> bool:
        """Look again how much fits where a text has become longer."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._fold()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Look again how much fits."""
        super().resizeEvent(event)
        self._fold()

    def _rare_height(self, width: int) -> int:
        return GAP + self._rare_buttons.heightForWidth(width)

    def _fold(self) -> None:
        """Show what is rarely pressed as buttons, or in a menu where there is no room for them."""
        is_low = self.least_height(self.width()) + self._rare_height(self.width()) > self.height()
        self._rare_row.setHidden(is_low)
        self.more_button.setVisible(is_low)

    def _fill_menu(self) -> None:
        self._more.clear()
        for button in self._rare:
            action = self._more.addAction(button.text(), button.click)
            action.setEnabled(button.isEnabled())
            action.setToolTip(button.toolTip())

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self._writer_label.setText(self.tr("&Writer"))
        self.writer_line.setPlaceholderText(self.tr("Name or number"))
        texts = {
            self.keep_button: (self.tr("&Keep and next"), self.tr("Keep this drawing and ask for the next digit (Enter)")),
            self.skip_button: (self.tr("Skip"), self.tr("Ask for another digit; this one comes again later.")),
            self.undo_button: (self.tr("Take back"), self.tr("Take back what was kept, deleted or added last.")),
            self.again_button: (self.tr("Draw again"), self.tr("Draw the chosen digit once more; that takes its place.")),
            self.delete_button: (self.tr("Delete"), self.tr("Delete the chosen drawing. That can be taken back.")),
            self.done_button: (self.tr("Done"), self.tr("Show the network's answer again. All that was kept stays.")),
            self.more_button: (self.tr("More"), self.tr("Files of other computers, a test and a data set of all drawings.")),
            self.add_button: (
                self.tr("Add from files…"),
                self.tr("Add what was collected on other computers. What is there already is not added twice."),
            ),
            self.folder_button: (
                self.tr("Add from a folder…"),
                self.tr("Add all collected drawings of a shared folder or a stick, and of the folders in it."),
            ),
            self.copy_button: (
                self.tr("Save a copy…"),
                self.tr("Save all drawings on a stick or in a shared folder, for another computer to add."),
            ),
            self.test_button: (self.tr("Test on it…"), self._about_test()),
            self.train_button: (self.tr("Train on it…"), self._about_training()),
            self.data_button: (
                self.tr("Save as data set…"),
                self.tr("Make a data set of all drawings. Of several writers, none is in both the training and the test part."),
            ),
        }  # fmt: skip
        for button, (text, tip) in texts.items():
            button.setText(text)
            button.setToolTip(tip)
        self.grid.setAccessibleName(self.tr("Your drawings, the newest first"))
        self.grid.set_empty_text(self.tr("What you keep appears here."))
        say_changes_again(self._collecting.undo_stack)
        self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take back, do again, and delete the chosen drawing, by the usual keys."""
        if event.matches(QKeySequence.StandardKey.Undo):
            self._collecting.undo_stack.undo()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self._collecting.undo_stack.redo()
        elif event.key() == Qt.Key.Key_Delete and self.grid.hasFocus():
            self._delete()
        else:
            super().keyPressEvent(event)

    def refresh(self) -> None:
        """Show what is asked for and what was drawn."""
        collecting = self._collecting
        if self.writer_line.text().strip() != collecting.writer:
            self.writer_line.setText(collecting.writer)
        self._say_question()
        counts = collecting.counts
        for label, (count, view) in enumerate(zip(counts, self._counts, strict=True)):
            view.setText(f"{label}\n{count:,}")
            view.setToolTip(self.tr("Drawings of {digit} by this writer: {count:,}").format(digit=label, count=count))
            letters = view.font()
            letters.setBold(label == collecting.asked and bool(collecting.writer))
            view.setFont(letters)
        total, writers = len(collecting.collection), len(collecting.collection.writers)
        told = self.tr("{own:,} drawings by you, {total:,} in all. Writers: {writers:,}.")
        self.progress.setText(told.format(own=sum(counts), total=total, writers=writers))
        self._show_drawings()
        self.undo_button.setEnabled(collecting.undo_stack.canUndo())
        self.copy_button.setEnabled(total > 0)
        self.data_button.setEnabled(total > 0)
        self.test_button.setEnabled(total > 0 and self._reads_digits)
        self.test_button.setToolTip(self._about_test())
        self.train_button.setEnabled(self.test_button.isEnabled())
        self.train_button.setToolTip(self._about_training())
        self._follow_choice()

    def set_reads_digits(self, reads_digits: bool) -> None:
        """Whether the shown network, if there is one, tells the ten digits apart: no other can be tested on drawings of them."""
        self._reads_digits = reads_digits
        self.refresh()

    def _about_test(self) -> str:
        if not self._reads_digits:
            return self.tr("The shown network tells other classes apart than the ten digits, so it cannot be tested on them.")
        return self.tr("Let the shown network read all drawings, and compare that with test images.")

    def _about_training(self) -> str:
        if not self._reads_digits:
            return self.tr("The shown network tells other classes apart than the ten digits, so it cannot learn from them.")
        return self.tr("Let the shown network go on learning from these drawings, and see what that brings.")

    def _say_question(self) -> None:
        collecting = self._collecting
        if not collecting.writer:
            text = self.tr("Who draws?")
        elif collecting.redrawn:
            text = self.tr("Draw this {digit} again").format(digit=collecting.asked)
        else:
            text = self.tr("Draw a {digit}").format(digit=collecting.asked)
        self.question.setText(text)
        if self.isVisible() and collecting.asked != self._heard:
            self._heard = collecting.asked
            say_aloud(self.question, text)

    def _show_drawings(self) -> None:
        collection, writer = self._collecting.collection, self._collecting.writer
        own = [(code, digit) for code, digit in collection.by_code.items() if digit.writer == writer][::-1][:MOST_SHOWN]
        codes = tuple(code for code, _ in own)
        if codes == self._codes:
            return
        chosen = self._chosen()
        self._images |= {code: digit.image for code, digit in own if code not in self._images}
        self._codes = codes
        self.grid.set_images(np.stack([self._images[code] for code in codes]) if codes else np.empty((0, 28, 28), np.uint8))
        if chosen in codes:
            self.grid.set_current(codes.index(chosen))

    def _caption(self, at: int) -> Caption:
        digit = self._collecting.collection.by_code.get(self._codes[at])
        if digit is None:  # deleted, and this is painted before the grid is told
            return Caption(("",))
        words = self.tr("{digit}, drawn by {writer}").format(digit=digit.label, writer=said_name(digit.writer))
        return Caption((str(digit.label),), words=words)

    def _chosen(self) -> str:
        """The code of the chosen drawing; empty where none is."""
        at = self.grid.current()
        return self._codes[at] if 0 <= at < len(self._codes) else ""

    def _follow_choice(self, _at: int = -1) -> None:
        self.again_button.setEnabled(bool(self._chosen()))
        self.delete_button.setEnabled(bool(self._chosen()))

    def _draw_again(self, _at: int = -1) -> None:
        if self._chosen():
            self._collecting.draw_again(self._chosen())

    def _delete(self) -> None:
        self._collecting.delete(self._chosen())

    def _take_writer(self) -> None:
        if self.writer_line.text().strip() != self._collecting.writer:
            self._collecting.set_writer(self.writer_line.text())

    def _button(self, name: str) -> QPushButton:
        button = QPushButton(autoDefault=False)
        button.setObjectName(f"{name}Button")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the focus on the pad
        keep_targets(button)
        return button

    def _arrange(self) -> None:
        keep_targets(self.writer_line)
        who = QHBoxLayout()
        who.addWidget(self._writer_label)
        who.addWidget(self.writer_line, 1)
        who.addWidget(self.done_button)
        counts = QGridLayout()
        counts.setHorizontalSpacing(2)
        for at, view in enumerate(self._counts):
            view.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            counts.addWidget(view, 0, at)
        retained = self.more_button.sizePolicy()
        retained.setRetainSizeWhenHidden(True)  # so that what is needed does not depend on what is shown
        self.more_button.setSizePolicy(retained)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(who)
        column.addWidget(self.question)
        column.addLayout(_row(self.keep_button, self.skip_button, self.undo_button, self.more_button))
        column.addLayout(counts)
        column.addWidget(self.progress)
        column.addWidget(self.grid, 1)
        column.addLayout(_row(self.again_button, self.delete_button))
        self._rare_buttons = _row(*self._rare)
        self._rare_row.setLayout(self._rare_buttons)
        column.addWidget(self._rare_row)

    def _connect(self, files: CollectFiles) -> None:
        self._collecting.changed.connect(self.refresh)
        self.writer_line.textChanged.connect(self._take_writer)
        self.skip_button.clicked.connect(self._collecting.skip)
        self.undo_button.clicked.connect(self._collecting.undo_stack.undo)
        self.again_button.clicked.connect(self._draw_again)
        self.delete_button.clicked.connect(self._delete)
        self.grid.current_changed.connect(self._follow_choice)
        self.grid.activated.connect(self._follow_choice)
        self._more.aboutToShow.connect(self._fill_menu)
        self.add_button.clicked.connect(files.choose_files)
        self.folder_button.clicked.connect(files.choose_folder)
        self.copy_button.clicked.connect(files.save_copy)
        self.test_button.clicked.connect(files.test)
        self.train_button.clicked.connect(files.train)
        self.data_button.clicked.connect(files.save_as_data)


def _row(*buttons: QWidget) -> WrappingRow:
    row = WrappingRow()
    for button in buttons:
        row.add(button)
    return row
