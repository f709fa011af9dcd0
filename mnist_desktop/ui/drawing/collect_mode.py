"""What stands beside the pad: the answer of the network, or, while digits are collected, the question for the next one."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from mnist_desktop.core.drawing.strokes import Drawing
from mnist_desktop.core.handwriting.kept import KeptCollection, own_path
from mnist_desktop.ui.drawing.collect_files import CollectFiles
from mnist_desktop.ui.drawing.collect_panel import CollectPanel
from mnist_desktop.ui.drawing.collecting import Collecting
from mnist_desktop.ui.drawing.pad import DrawingPad
from mnist_desktop.ui.drawing.pad_tools import PadTools
from mnist_desktop.ui.session import Session


class CollectMode(QStackedWidget):
    """Shows `answer`, or the panel for collecting as long as the tool for that is pressed.

    Attributes
    ----------
    collecting
        What is collected.
    panel
        The view of it.
    """

    def __init__(self, pad: DrawingPad, tools: PadTools, answer: QWidget, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._pad, self._session, self._answer = pad, session, answer
        self.collecting = Collecting(KeptCollection(own_path()), self)
        self.files = CollectFiles(self.collecting, session, self)
        self.panel = CollectPanel(self.collecting, self.files, self)
        self.addWidget(answer)
        self.addWidget(self.panel)
        self._shortcuts = [
            QShortcut(QKeySequence(key), pad, self.keep, context=Qt.ShortcutContext.WidgetShortcut, enabled=False)
            for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        ]
        self.collecting.failed.connect(session.report)
        self.collecting.changed.connect(self._follow_pad)
        self.panel.keep_button.clicked.connect(self.keep)
        pad.changed.connect(self._follow_pad)
        tools.collect_button.toggled.connect(self._set_collecting)

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

    def minimumSizeHint(self) -> QSize:
        """The size that what is shown needs."""
        return self._shown.minimumSizeHint()

    def keep(self) -> None:
        """Keep what is drawn, and begin the next digit on an empty pad."""
        if self.is_on and self._pad.picture is None and self.collecting.take(self._pad.drawing):
            self._pad.restore(Drawing(pen_width=self._pad.drawing.pen_width))

    def _set_collecting(self, wanted: bool) -> None:
        if wanted:
            self._pad.clear()
            self.collecting.begin(self._session.student)
        self.setCurrentWidget(self.panel if wanted else self._answer)
        self.updateGeometry()
        for shortcut in self._shortcuts:
            shortcut.setEnabled(wanted)
        self._follow_pad()
        if wanted:
            (self._pad if self.collecting.writer else self.panel.writer_line).setFocus()

    def _follow_pad(self) -> None:
        if self.is_on:
            has_ink = self._pad.picture is None and not self._pad.is_empty
            self.panel.keep_button.setEnabled(has_ink and bool(self.collecting.writer))
            self.panel.skip_button.setEnabled(bool(self.collecting.writer))
