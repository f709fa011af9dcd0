"""The list of sweeps, and what can be done with one of them."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QInputDialog, QLineEdit, QPushButton, QWidget

from mnist_desktop.core.sweeps.files import DamagedSweep
from mnist_desktop.core.sweeps.plan import LONGEST_NAME
from mnist_desktop.core.sweeps.progress import SweepProgress, SweepState
from mnist_desktop.ui.shared.asking import is_agreed
from mnist_desktop.ui.shared.letting_go import let_go
from mnist_desktop.ui.shared.plain_text import narrow_name, said_name
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.run_names import day_and_time
from mnist_desktop.ui.shared.targets import keep_targets
from mnist_desktop.ui.shared.texts import say
from mnist_desktop.ui.shared.words import name_word

AnySweep = SweepProgress | DamagedSweep


class SweepChooser(FollowsLanguage, QWidget):
    """Sweeps by their names, the newest first.

    Signals
    -------
    chosen(str)
        The user wants to see the sweep with this id.
    new_wanted()
        The user wants to plan another one.
    rename_wanted(str, str), delete_wanted(str)
        The user wants to give a sweep another name, or to forget it.

    Attributes
    ----------
    ask_name, ask_to_delete
        Ask the user. They are replaced where nobody is there to answer.
    """

    chosen = Signal(str)
    new_wanted = Signal()
    rename_wanted = Signal(str, str)
    delete_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ask_name, self.ask_to_delete = self._ask_name, self._ask_to_delete
        self._sweeps: tuple[AnySweep, ...] = ()
        self._ids: list[str] = []
        self._running = ""
        self._is_read_only = False
        self._box = QComboBox()
        self._box.setObjectName("sweepChooser")
        name_word(self._box, "sweep")
        self._box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._box.setMinimumContentsLength(16)
        self._new, self._rename, self._delete = (QPushButton(autoDefault=False) for _ in range(3))
        for button, name in (
            (self._new, "newSweepButton"),
            (self._rename, "renameSweepButton"),
            (self._delete, "deleteSweepButton"),
        ):
            button.setObjectName(name)
        keep_targets(self._box, self._new, self._rename, self._delete)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._box, 1)
        for button in (self._new, self._rename, self._delete):
            row.addWidget(button)
        self._box.currentIndexChanged.connect(self._tell)
        self._new.clicked.connect(self.new_wanted)
        self._rename.clicked.connect(self._want_name)
        self._delete.clicked.connect(self._want_to_delete)
        self.retranslate()

    @property
    def current(self) -> AnySweep | None:
        """The sweep that is chosen."""
        at = self._box.currentIndex()
        return self._sweeps[at] if 0 <= at < len(self._sweeps) else None

    def show_sweeps(self, sweeps: tuple[AnySweep, ...], wanted: str, *, running: str, is_read_only: bool) -> None:
        """List these, and choose the one with the id `wanted`, or else the newest."""
        self._sweeps, self._running, self._is_read_only = sweeps, running, is_read_only
        ids = [id_of(each) for each in sweeps]
        with QSignalBlocker(self._box):
            if ids != self._ids:  # an open list stays as it is while a sweep runs
                self._ids = ids
                self._box.clear()
                self._box.addItems([""] * len(sweeps))
            self._box.setCurrentIndex(ids.index(wanted) if wanted in ids else 0 if ids else -1)
        self.retranslate()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self._box.setAccessibleName(self.tr("Sweep that is shown"))
        self._box.setToolTip(self.tr("The sweep that is shown; all that were made are in this list"))
        for at, each in enumerate(self._sweeps):
            self._box.setItemText(at, self._title(each))
        self._new.setText(self.tr("&New sweep…"))
        self._new.setToolTip(self.tr("Plan another sweep, of the builder's network or of the run that is chosen in Compare"))
        self._rename.setText(self.tr("&Rename…"))
        self._rename.setToolTip(self.tr("Give this sweep another name"))
        self._delete.setText(self.tr("De&lete…"))
        self._delete.setToolTip(self.tr("Forget this sweep; runs of members that have ended stay"))
        current, may_change = self.current, not self._is_read_only
        is_running = current is not None and id_of(current) == self._running
        self._box.setEnabled(bool(self._sweeps))
        self._new.setEnabled(may_change and not self._running)
        self._rename.setEnabled(isinstance(current, SweepProgress) and may_change and not is_running)
        self._delete.setEnabled(current is not None and may_change and not is_running)

    def _title(self, each: AnySweep) -> str:
        if isinstance(each, DamagedSweep):
            return self.tr("{name} (damaged)").format(name=said_name(each.id))
        day, time = day_and_time(each.plan.created)
        told = self.tr("{name}, {day} {time}: {over:,} of {count:,} done")
        if each.state is SweepState.READY:
            told = self.tr("{name}, {day} {time}: {over:,} of {count:,} done, can go on")
        return told.format(name=narrow_name(each.plan.name), day=day, time=time, over=each.over, count=len(each.members))

    def _tell(self) -> None:
        self.retranslate()
        if self.current is not None:
            self.chosen.emit(id_of(self.current))

    def _want_name(self) -> None:
        current = self.current
        if isinstance(current, SweepProgress):
            name = self.ask_name(current.plan.name)
            if name:
                self.rename_wanted.emit(current.plan.id, name)

    def _want_to_delete(self) -> None:
        if self.current is not None and self.ask_to_delete():
            self.delete_wanted.emit(id_of(self.current))

    def _ask_name(self, name: str) -> str:
        """Another name; empty when the user thought better of it."""
        dialog = QInputDialog(self)
        dialog.setWindowTitle(self.tr("Rename the sweep"))
        dialog.setLabelText(self.tr("Name"))
        dialog.setTextValue(name)
        line = dialog.findChild(QLineEdit)
        if line is not None:
            line.setMaxLength(LONGEST_NAME)
        accepted = dialog.exec() == QInputDialog.DialogCode.Accepted
        found = dialog.textValue().strip() if accepted else ""
        let_go(dialog)
        return found

    def _ask_to_delete(self) -> bool:
        text = self.tr(
            "Delete this sweep from the list? Runs of members that have ended stay in Compare; what the other members have "
            "learned so far is deleted with it."
        )
        return is_agreed(self, self.tr("Delete the sweep"), text, self.tr("Delete"))


def id_of(sweep: AnySweep) -> str:
    """The id of a sweep, damaged or not."""
    return sweep.id if isinstance(sweep, DamagedSweep) else sweep.plan.id


def problem_of(sweep: AnySweep | None) -> str:
    """Why a sweep cannot be shown; empty where it can."""
    return say(sweep.error) if isinstance(sweep, DamagedSweep) else ""
