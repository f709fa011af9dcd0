"""What stands beside the pad: the answer of the network, or, while digits are collected, the question for the next one."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from mnist_desktop.core.drawing.strokes import Drawing
from mnist_desktop.core.handwriting.as_data import CLASS_NAMES
from mnist_desktop.core.handwriting.kept import KeptCollection, own_path
from mnist_desktop.ui.drawing.collect_files import CollectFiles
from mnist_desktop.ui.drawing.collect_panel import CollectPanel
from mnist_desktop.ui.drawing.collecting import Collecting
from mnist_desktop.ui.drawing.pad import DrawingPad
from mnist_desktop.ui.drawing.pad_tools import PadTools
from mnist_desktop.ui.session import Session
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.targets import keep_targets


class CollectMode(FollowsLanguage, QStackedWidget):
    """Shows `answer`, and below it what leads to collecting; then the panel for that.

    Attributes
    ----------
    collecting
        What is collected.
    panel
        The view of it.

    Signals
    -------
    switched()
        The other of the two is shown.
    """

    switched = Signal()

    def __init__(self, pad: DrawingPad, tools: PadTools, answer: QWidget, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._pad, self._tools, self._session = pad, tools, session
        self.collecting = Collecting(KeptCollection(own_path()), self)
        self.files = CollectFiles(self.collecting, session, self)
        self.panel = CollectPanel(self.collecting, self.files, self)
        self.begin_button = QPushButton(autoDefault=False)
        self.begin_button.setObjectName("collectButton")
        keep_targets(self.begin_button)
        self._answer = QWidget()
        column = QVBoxLayout(self._answer)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(answer, 1)
        column.addWidget(self.begin_button, 0, Qt.AlignmentFlag.AlignRight)
        self.addWidget(self._answer)
        self.addWidget(self.panel)
        self._shortcuts = [
            QShortcut(QKeySequence(key), pad, self.keep, context=Qt.ShortcutContext.WidgetShortcut, enabled=False)
            for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        ]
        self.collecting.failed.connect(session.report)
        self.collecting.changed.connect(self._follow_pad)
        session.run_shown.connect(self._follow_run)
        self.panel.keep_button.clicked.connect(self.keep)
        pad.changed.connect(self._follow_pad)
        self.begin_button.clicked.connect(partial(self.set_collecting, wanted=True))
        self.panel.done_button.clicked.connect(partial(self.set_collecting, wanted=False))
        self.retranslate()
        self._follow_run()

    @property
    def is_on(self) -> bool:
        """Whether digits are collected now."""
        return self.currentWidget() is self.panel

    @property
    def _shown(self) -> QWidget:
        return self.panel if self.is_on else self._answer

    def sizeHint(self) -> QSize:
        """The size that what is shown prefers."""
        return self._shown.sizeHint()

    def least_height(self, width: int) -> int:
        """The height that what is shown needs where it is so wide."""
        return self.panel.least_height(width) if self.is_on else self._answer.minimumSizeHint().height()

    def minimumSizeHint(self) -> QSize:
        """The size that what is shown needs."""
        return self._shown.minimumSizeHint()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self.begin_button.setText(self.tr("&Collect digits…"))
        self.begin_button.setToolTip(self.tr("Collect the handwriting of a class, to train and to test with"))

    def keep(self) -> None:
        """Keep what is drawn, and begin the next digit on an empty pad."""
        if self.is_on and self._pad.picture is None and self.collecting.take(self._pad.drawing):
            self._pad.restore(Drawing(pen_width=self._pad.drawing.pen_width))

    def set_collecting(self, _checked: object = None, *, wanted: bool) -> None:
        """Collect digits, or show the answer again."""
        if wanted == self.is_on:
            return
        self._tools.set_collecting(wanted)
        if wanted:
            self._pad.clear()
            self.collecting.begin(self._session.student)
        self.setCurrentWidget(self.panel if wanted else self._answer)
        self.updateGeometry()
        for shortcut in self._shortcuts:
            shortcut.setEnabled(wanted)
        self._follow_pad()
        self.switched.emit()
        if wanted:
            (self._pad if self.collecting.writer else self.panel.writer_line).setFocus()

    def _follow_run(self) -> None:
        run = self._session.shown_run
        self.panel.set_reads_digits(run is None or run.record.info.class_names == CLASS_NAMES)

    def _follow_pad(self) -> None:
        self.begin_button.setVisible(self._pad.takes_ink)
        if not self._pad.takes_ink:
            self.set_collecting(wanted=False)
        if self.is_on:
            has_ink = self._pad.picture is None and not self._pad.is_empty
            self.panel.keep_button.setEnabled(has_ink and bool(self.collecting.writer))
            self.panel.skip_button.setEnabled(bool(self.collecting.writer))
