"""The options of an import: recipe, ink, and how the images are divided."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox, QFormLayout, QHBoxLayout, QLabel, QSpinBox, QWidget

from mnist_desktop.core.datasets.images.entries import Listing
from mnist_desktop.core.datasets.images.importing import ImportOptions
from mnist_desktop.core.datasets.images.normalise import Recipe, Treatment
from mnist_desktop.core.datasets.images.splitting import Division, usual_division
from mnist_desktop.ui.shared.muted_label import MutedLabel
from mnist_desktop.ui.shared.numbers import percent_text
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.targets import keep_targets
from mnist_desktop.ui.shared.texts import core_text
from mnist_desktop.ui.shared.wheelless import Wheelless
from mnist_desktop.ui.shared.words import name_word

INKS = ("told", "dark", "light")
WAYS = ("share", "folders", "writers")


class _Box(Wheelless, QComboBox):
    """A short list that keeps its width whatever is chosen."""

    def __init__(self, name: str, choices: tuple[str, ...], word: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(18)
        name_word(self, word)
        for choice in choices:
            self.addItem("", choice)

    def say(self, texts: tuple[str, ...]) -> None:
        """Say the choices."""
        for at, text in enumerate(texts):
            self.setItemText(at, text)


class ImportOptionsForm(FollowsLanguage, QWidget):
    """A form of six boxes.

    Attributes
    ----------
    rows
        Its rows; a dialog may put others above them.

    Signals
    -------
    treatment_changed(), division_changed()
        The user has chosen something else.
    """

    treatment_changed = Signal()
    division_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.recipe = _Box("importRecipeBox", tuple(Recipe.__members__), "network_input")
        self.ink = _Box("importInkBox", INKS, "pixel")
        self.transposed = QCheckBox()
        self.transposed.setObjectName("importTransposedBox")
        name_word(self.transposed, "pixel")
        self.way = _Box("importDivisionBox", WAYS, "test_images")
        self.share = QDoubleSpinBox(minimum=1, maximum=90, decimals=1, singleStep=5, value=100 / 7)
        self.share.setObjectName("importShareBox")
        self.seed = QSpinBox(minimum=0, maximum=2**31 - 1)
        self.seed.setObjectName("importSeedBox")
        name_word(self.share, "test_images")
        name_word(self.seed, "seed")
        self._pad = MutedLabel(wordWrap=True)
        self._labels = {box: QLabel() for box in (self.recipe, self.ink, self.way, self.share, self.seed)}
        numbers = QHBoxLayout()
        numbers.addWidget(self.share, 1)
        numbers.addWidget(self._labels[self.seed])
        numbers.addWidget(self.seed, 1)
        self.rows = QFormLayout(self)
        self.rows.setContentsMargins(0, 0, 0, 0)
        turning = QHBoxLayout()
        turning.addWidget(self.ink, 1)
        turning.addWidget(self.transposed)
        self.rows.addRow(self._labels[self.recipe], self.recipe)
        self.rows.addRow(self._pad)
        self.rows.addRow(self._labels[self.ink], turning)
        self.rows.addRow(self._labels[self.way], self.way)
        self.rows.addRow(self._labels[self.share], numbers)
        for box, label in self._labels.items():
            label.setBuddy(box)
        keep_targets(*self._labels, self.transposed, *self._labels.values())
        self.recipe.currentIndexChanged.connect(self.treatment_changed)
        self.ink.currentIndexChanged.connect(self.treatment_changed)
        self.transposed.toggled.connect(self.treatment_changed)
        self.way.currentIndexChanged.connect(self._follow_way)
        for each in (self.way.currentIndexChanged, self.share.valueChanged, self.seed.valueChanged):
            each.connect(self.division_changed)
        self.retranslate()

    @property
    def options(self) -> ImportOptions:
        """What is chosen."""
        treatment = Treatment(self.recipe.currentData(), self.ink.currentData(), self.transposed.isChecked())
        share = min(max(self.share.value() / 100, 0.001), 0.999)
        return ImportOptions(treatment, Division(self.way.currentData(), share, self.seed.value()))

    def show_listing(self, listing: Listing) -> None:
        """Offer what the source allows, and choose what fits it best; emits nothing."""
        allowed = {"share": True, "folders": listing.has_both_parts, "writers": len(listing.writers) > 1}
        with QSignalBlocker(self.recipe), QSignalBlocker(self.way):
            # Of arrays somebody has made images already.
            usual = Recipe.LIKE_MNIST if listing.images is None else Recipe.PADDED
            self.recipe.setCurrentIndex(self.recipe.findData(usual.name))
            for at, way in enumerate(WAYS):
                self.way.view().setRowHidden(at, not allowed[way])  # type: ignore[attr-defined]  # a list, which Qt's type does not say
            self.way.setCurrentIndex(self.way.findData(usual_division(listing).how))
        self._follow_way()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self._labels[self.recipe].setText(self.tr("&Make 28×28"))
        self._labels[self.ink].setText(self.tr("&Ink"))
        self._labels[self.way].setText(self.tr("&Test images"))
        self._labels[self.share].setText(self.tr("S&hare"))
        self._labels[self.seed].setText(self.tr("See&d"))
        self.share.setSuffix(percent_text(""))
        self.recipe.say(tuple(core_text(each.value) for each in Recipe))
        self.ink.say((self.tr("As each picture tells"), self.tr("Dark on light"), self.tr("Light on dark")))
        self.way.say((self.tr("A share of each class"), self.tr("As folders or table say"), self.tr("Writers of their own")))
        self.transposed.setText(self.tr("T&urned as EMNIST"))
        self.transposed.setToolTip(
            self.tr("Make rows of columns: EMNIST’s images lie on their side, mirrored, and stand upright then.")
        )
        self._pad.setText(
            self.tr("Only what is made like MNIST can be drawn in the tab Draw; otherwise pictures are put on its pad.")
        )
        self.recipe.setToolTip(self.tr("Digits and letters are best found and centred; drawings and photos stay as they are."))
        self.ink.setToolTip(self.tr("The network sees light ink on black. The border of a picture tells which it is."))
        self.way.setToolTip(self.tr("Nobody whose writing is tested has written what is learned, if writers are told apart."))
        self.share.setToolTip(self.tr("How much is set aside to test with. No network learns from it."))
        self.seed.setToolTip(self.tr("Decides which pictures: the same seed chooses the same ones."))

    def _follow_way(self) -> None:
        decided = self.way.currentData() != "folders"
        self.share.setEnabled(decided)
        self.seed.setEnabled(decided)
