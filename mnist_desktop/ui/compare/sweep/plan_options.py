"""How a sweep searches, and what it may take."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QHBoxLayout, QLabel, QLineEdit, QWidget

from mnist_desktop.core.fields import field_of
from mnist_desktop.core.sweeps.halving import Halving
from mnist_desktop.core.sweeps.plan import LONGEST_NAME, MOST_MINUTES, MOST_RUNS, SearchName
from mnist_desktop.core.training_config import TrainingConfig
from mnist_desktop.ui.shared.number_box import NumberBox
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.targets import keep_targets
from mnist_desktop.ui.shared.words import name_word

USUAL_RUNS, USUAL_SEEDS, MOST_SEEDS = 50, 3, 30
SEARCHES: tuple[SearchName, ...] = ("grid", "random")
HALVING = Halving()


class PlanOptions(FollowsLanguage, QWidget):
    """Name, search, seeds, epochs, budget, halving and processes.

    Signals
    -------
    edited()
        The user chose something.
    """

    edited = Signal()

    def __init__(self, epochs: int, places: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        most = int(field_of(TrainingConfig, "epochs").maximum or 1)
        self.name = QLineEdit(clearButtonEnabled=True, maxLength=LONGEST_NAME)
        self._search = QComboBox()
        self._search.addItems(["", ""])
        self._seeds = NumberBox(minimum=1, maximum=MOST_SEEDS, value=USUAL_SEEDS)
        self._epochs = NumberBox(minimum=1, maximum=most, value=epochs)
        self._runs = NumberBox(minimum=1, maximum=MOST_RUNS, value=USUAL_RUNS)
        self._minutes = NumberBox(minimum=0, maximum=MOST_MINUTES, value=0)
        self._halving = QCheckBox()
        self._first = NumberBox(minimum=1, maximum=most, value=HALVING.first_epochs)
        self._factor = NumberBox(minimum=2, maximum=10, value=HALVING.factor)
        self._places = NumberBox(minimum=1, maximum=max(1, places), value=max(1, places))
        boxes = (self._seeds, self._epochs, self._runs, self._minutes, self._places, self._first, self._factor)
        self._labels: dict[QWidget, QLabel] = {field: QLabel() for field in (self.name, self._search, *boxes)}
        names: dict[QWidget, tuple[str, str]] = {
            self.name: ("sweepName", "sweep"), self._search: ("sweepSearch", "sweep"), self._seeds: ("sweepSeeds", "repeats"),
            self._epochs: ("sweepEpochs", "epoch"), self._runs: ("sweepRuns", "sweep"), self._minutes: ("sweepMinutes", "sweep"),
            self._halving: ("sweepHalving", "successive_halving"), self._first: ("sweepFirstLook", "successive_halving"),
            self._factor: ("sweepFactor", "successive_halving"), self._places: ("sweepPlaces", "sweep"),
        }  # fmt: skip
        for widget, (name, word) in names.items():
            widget.setObjectName(name)
            name_word(widget, word)
            keep_targets(widget)
        self._arrange()
        self._connect()
        self.retranslate()
        self._follow_halving()

    @property
    def search(self) -> SearchName:
        """Grid or random."""
        return SEARCHES[max(0, self._search.currentIndex())]

    @property
    def seeds(self) -> int:
        """With how many seeds each combination is trained."""
        return self._seeds.value()

    @property
    def epochs(self) -> int:
        """For how many epochs."""
        return self._epochs.value()

    @property
    def most_runs(self) -> int:
        """The budget in runs."""
        return self._runs.value()

    @property
    def most_minutes(self) -> float | None:
        """The budget in minutes; None where there is none."""
        return float(self._minutes.value()) or None

    @property
    def halving(self) -> Halving | None:
        """How weak members are stopped early; None where they are not."""
        return Halving(self._first.value(), self._factor.value()) if self._halving.isChecked() else None

    @property
    def places(self) -> int:
        """How many processes."""
        return self._places.value()

    def set_here(self, *, here: bool) -> None:
        """Processes are chosen where the sweep is trained on this PC."""
        self._places.setEnabled(here)
        self._labels[self._places].setEnabled(here)

    def set_epochs(self, epochs: int) -> None:
        """Propose the epochs of another network."""
        self._epochs.setValue(epochs)

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        texts: tuple[tuple[QWidget, str, str], ...] = (
            (self.name, self.tr("&Name"), self.tr("What the sweep is called in the list of sweeps")),
            (self._search, self.tr("Sear&ch"), self.tr("A grid trains every combination; a random search draws values")),
            (self._seeds, self.tr("Se&eds of each"), self.tr("Only with 3 seeds or more can a difference be told from luck")),
            (self._epochs, self.tr("E&pochs"), self.tr("For how many epochs each member is trained")),
            (self._runs, self.tr("Runs at &most"),
             self.tr("Of a larger grid, combinations are drawn at random, each with all its seeds")),
            (self._minutes, self.tr("Minu&tes at most"), self.tr("After so long, members in training end as they are")),
            (self._places, self.tr("P&rocesses"), self.tr("How many members are trained at the same time")),
            (self._first, self.tr("F&irst rung after"), self.tr("After how many epochs the weakest are stopped first")),
            (self._factor, self.tr("Reduction &factor"),
             self.tr("The best of so many goes on, for so many times as many epochs")),
        )  # fmt: skip
        for field, text, tip in texts:
            self._labels[field].setText(text)
            field.setToolTip(tip)
        for at, text in enumerate((self.tr("Grid: every combination"), self.tr("Random: drawn values"))):
            self._search.setItemText(at, text)
        self._minutes.setSpecialValueText(self.tr("no limit"))
        self._halving.setText(self.tr("Stop weak members earl&y"))
        self._halving.setToolTip(self.tr("Successive halving: all members are trained a little, the best of them longer"))

    def _arrange(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        looks, halved = QHBoxLayout(), (self._first, self._factor)
        for box in halved:
            looks.addWidget(self._labels[box])
            looks.addWidget(box)
        for field, label in self._labels.items():
            label.setBuddy(field)
            keep_targets(label)
            if field not in halved:
                form.addRow(label, field)
        form.addRow(self._halving)
        form.addRow(looks)
        self._search.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _connect(self) -> None:
        self.name.textEdited.connect(self.edited)
        self._search.currentIndexChanged.connect(self.edited)
        for box in (self._seeds, self._epochs, self._runs, self._minutes, self._first, self._factor, self._places):
            box.valueChanged.connect(self.edited)
        self._halving.toggled.connect(self._follow_halving)
        self._halving.toggled.connect(self.edited)

    def _follow_halving(self) -> None:
        for field in (self._first, self._factor):
            field.setEnabled(self._halving.isChecked())
            self._labels[field].setEnabled(self._halving.isChecked())
