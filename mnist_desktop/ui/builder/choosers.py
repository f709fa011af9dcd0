"""What an experiment starts from: a data set, and a preset with the sentence that says why it is good."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from mnist_desktop.core.datasets.dataset import Dataset, Family
from mnist_desktop.core.datasets.families import FAMILIES
from mnist_desktop.core.datasets.images.keys import is_own
from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.model.closing_layers import classes_of
from mnist_desktop.core.presets.preset import Preset
from mnist_desktop.ui.shared.data_titles import data_title
from mnist_desktop.ui.shared.eliding_box import ElidingBox
from mnist_desktop.ui.shared.muted_label import MutedLabel
from mnist_desktop.ui.shared.plain_text import with_key
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.texts import core_text

_SPACING = 6
OWN = "own"
"""The group of own pictures in the list of data sets."""


class DatasetChoice(Protocol):
    """A data set that can be chosen, as the catalogue lists it."""

    @property
    def key(self) -> str:
        """What tells it from others."""
        ...

    @property
    def title(self) -> str:
        """What it is called."""
        ...

    @property
    def family(self) -> Family:
        """Which one it is of."""
        ...


class Chooser(ElidingBox):
    """A combo box that takes the width it is given, and leaves the wheel to what scrolls."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._items = QStandardItemModel(self)
        self.setModel(self._items)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(10)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def add_heading(self, text: str) -> None:
        """Put a line over the items that follow, which cannot be chosen and which the keyboard passes over."""
        heading = QStandardItem(text)
        font = self.font()
        font.setBold(True)
        heading.setFont(font)
        heading.setFlags(Qt.ItemFlag.NoItemFlags)
        self._items.appendRow(heading)

    def choose(self, key: str) -> None:
        """Show the item of that key, or none, without saying that the user chose it."""
        with QSignalBlocker(self):
            self.setCurrentIndex(self.findData(key))


class Choosers(FollowsLanguage, QWidget):
    """Data set and preset.

    Signals
    -------
    dataset_chosen(str)
        The user chose the data set of that key.
    preset_chosen(Preset)
        The user chose a preset.
    """

    dataset_chosen = Signal(str)
    preset_chosen = Signal(object)

    def __init__(self, presets: Sequence[Preset], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presets = {preset.id: preset for preset in presets}
        self._entries: tuple[DatasetChoice, ...] = ()
        self._dataset: Dataset | None = None
        self._family: Family | None = None
        self._preset: Preset | None = None
        self.datasets = Chooser("datasetChooser")
        self.datasets.activated.connect(self._choose_dataset)
        self.presets = Chooser("presetChooser")
        self.presets.activated.connect(self._choose_preset)
        self._loading = MutedLabel()
        self._sentence = MutedLabel()
        self._sentence.setWordWrap(True)
        self._sentence.setObjectName("presetSentence")
        self._labels = (QLabel(), QLabel())
        self._arrange()
        self.show_loading(False)
        self.retranslate()

    def set_datasets(self, entries: Iterable[DatasetChoice], current: Dataset | None) -> None:
        """Offer data sets, those of a family together."""
        self._entries, self._dataset = tuple(entries), current
        self._fill_datasets()

    def show_dataset(self, dataset: Dataset | None) -> None:
        """Show which data set is loaded, one that is not in the catalogue included, and put its family's presets first.

        Own pictures are of neither family, whatever prepares them: MNIST's presets are as good a start as any.
        """
        self._dataset = dataset
        self._fill_datasets()
        if dataset is not None and (family := "mnist" if is_own(dataset.key) else dataset.family) != self._family:
            self._family = family
            self._fill_presets()
        self._show_sentence()

    def show_loading(self, loading: bool) -> None:
        """Tell whether a data set is being read."""
        self._loading.setVisible(loading)

    def show_experiment(self, experiment: Experiment) -> None:
        """Show which preset this is, if any, and its sentence."""
        classes, presets = classes_of(experiment.spec), self._presets.values()
        self._preset = next((preset for preset in presets if preset.experiment_for(classes) == experiment), None)
        self.presets.choose("" if self._preset is None else self._preset.id)
        self._show_sentence()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self._loading.setText(self.tr("Loading…"))
        self.datasets.setToolTip(self.tr("The images to learn from."))
        self.presets.setToolTip(
            self.tr("Replace layers and training settings by an experiment that is known to be worth a look.")
        )
        titles = self.tr("Data set"), self.tr("Preset")
        for label, chooser, title, key in zip(self._labels, (self.datasets, self.presets), titles, "DP", strict=True):
            label.setText(with_key(title, key))
            chooser.setAccessibleName(title)
        self._fill_datasets()
        self._fill_presets()
        self._show_sentence()

    def _show_sentence(self) -> None:
        """Why the preset is worth a look, or that it is meant for other images than those above."""
        preset = self._preset
        self._sentence.setVisible(preset is not None)
        if preset is None:
            self._sentence.clear()
            self.presets.setAccessibleDescription("")
            return
        sentence = core_text(preset.sentence)
        if (other := self._other(preset)) is not None:
            sentence = self.tr("Meant for {family}; the data set above is {other}. {sentence}").format(
                family=_title(preset.family), other=other, sentence=sentence
            )
        self._sentence.setText(sentence)
        self.presets.setAccessibleDescription(sentence)

    def _other(self, preset: Preset) -> str | None:
        """What is chosen, where that is something else than what the preset is meant for."""
        if self._dataset is not None and is_own(self._dataset.key):
            return data_title(self._dataset.title)
        return None if self._family in (None, preset.family) else _title(self._family)

    def _arrange(self) -> None:
        dataset = QHBoxLayout()
        dataset.addWidget(self.datasets, 1)
        dataset.addWidget(self._loading)
        for label, chooser in zip(self._labels, (self.datasets, self.presets), strict=True):
            label.setBuddy(chooser)
        grid = QGridLayout()
        grid.setVerticalSpacing(_SPACING)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._labels[0], 0, 0)
        grid.addLayout(dataset, 0, 1)
        grid.addWidget(self._labels[1], 1, 0)
        grid.addWidget(self.presets, 1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_SPACING)
        column.addLayout(grid)
        column.addWidget(self._sentence)

    def _fill_datasets(self) -> None:
        current = self._dataset
        groups = list(dict.fromkeys(map(_group, self._entries)))
        ordered = sorted(self._entries, key=lambda entry: groups.index(_group(entry)))
        with QSignalBlocker(self.datasets):
            self.datasets.clear()
            for before, entry in zip([None, *ordered], ordered, strict=False):
                if before is not None and _group(before) != _group(entry):
                    self.datasets.insertSeparator(self.datasets.count())
                self.datasets.addItem(data_title(entry.title), entry.key)
            if current is not None and self.datasets.findData(current.key) < 0:
                self.datasets.addItem(data_title(current.title), current.key)
        self.datasets.choose("" if current is None else current.key)

    def _fill_presets(self) -> None:
        """The presets of the data set's family, then the others."""
        chosen = self.presets.currentData() or ""
        ordered = sorted(self._presets.values(), key=lambda preset: preset.family != self._family)
        with QSignalBlocker(self.presets):
            self.presets.clear()
            self.presets.addItem(self.tr("(own)"), "")
            family = None
            for preset in ordered:
                if preset.family != family:
                    self.presets.add_heading(self.tr("For {family}").format(family=_title(preset.family)))
                    family = preset.family
                self.presets.addItem(core_text(preset.title), preset.id)
                self.presets.setItemData(self.presets.count() - 1, core_text(preset.sentence), Qt.ItemDataRole.ToolTipRole)
        self.presets.choose(chosen)

    def _choose_dataset(self, index: int) -> None:
        self.dataset_chosen.emit(self.datasets.itemData(index))

    def _choose_preset(self, index: int) -> None:
        preset = self._presets.get(self.presets.itemData(index))
        if preset is not None:
            self.preset_chosen.emit(preset)


def _group(entry: DatasetChoice) -> str:
    """Those of a family stand together, and so do own pictures."""
    return OWN if is_own(entry.key) else entry.family


def _title(family: Family) -> str:
    return core_text(FAMILIES[family].title)
