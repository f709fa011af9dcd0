"""How the data set is split, and the button that draws the split again."""

from __future__ import annotations

import secrets

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from mnist_desktop.core import fields
from mnist_desktop.core.datasets.broken.damages import SeenTest
from mnist_desktop.core.datasets.broken.names import damages_of
from mnist_desktop.core.datasets.split import Split
from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.sentence import Sentence
from mnist_desktop.core.training_config import TrainingConfig
from mnist_desktop.ui.data.labels import heading
from mnist_desktop.ui.data.split_table import CountsTable
from mnist_desktop.ui.session import Session
from mnist_desktop.ui.shared.muted_label import MutedLabel
from mnist_desktop.ui.shared.number_box import NumberBox
from mnist_desktop.ui.shared.numbers import percent
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.targets import keep_targets

CHANCE_SEEDS = 10_000  # drawn seeds stay below: short enough to be told across a classroom


class SplitPanel(FollowsLanguage, QWidget):
    """Counts per class and part, the settings behind them, and a seed to draw with."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._table = CountsTable()
        self._explanation = MutedLabel(wordWrap=True)
        self._seed_box = NumberBox()
        self._draw_button = QPushButton()
        self._heading = heading()
        self._seed_label = QLabel()
        self._prepare_seed()
        self._arrange()
        self._table.copies.notice.connect(session.notice)
        self._table.copies.failed.connect(session.problem)
        session.split_changed.connect(self._show_split)
        session.experiment_changed.connect(self._show_settings)
        self.retranslate()
        if session.dataset is not None and session.split is not None:
            self._show_split(session.split)

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self._heading.setText(self.tr("Split"))
        self._seed_label.setText(self.tr("&Seed"))
        self._seed_box.setAccessibleName(self.tr("Seed of the split"))
        self._seed_box.setToolTip(self.tr("The same seed draws the same split on every computer. Enter draws with it."))
        self._draw_button.setText(self.tr("Draw again"))
        self._draw_button.setToolTip(
            self.tr("Draws the split with the seed beside it; when that is the present one, with a new one.")
        )
        self._say_settings(self._session.experiment)

    def _prepare_seed(self) -> None:
        seed = fields.field_of(TrainingConfig, "split_seed")
        self._seed_box.setObjectName("splitSeedBox")
        self._seed_box.setRange(int(seed.minimum or 0), int(seed.maximum or 0))
        self._seed_box.setValue(self._session.experiment.config.split_seed)
        self._seed_box.lineEdit().returnPressed.connect(self.draw_again)
        self._draw_button.setObjectName("drawSplitButton")
        self._draw_button.clicked.connect(self.draw_again)

    def _arrange(self) -> None:
        seed_row = QHBoxLayout()
        self._seed_label.setBuddy(self._seed_box)
        seed_row.addWidget(self._seed_label)
        seed_row.addWidget(self._seed_box, 1)
        seed_row.addWidget(self._draw_button)
        keep_targets(self._seed_box, self._draw_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self._heading)
        layout.addWidget(self._table)
        layout.addWidget(self._explanation)
        layout.addLayout(seed_row)
        layout.addStretch(1)

    def draw_again(self) -> None:
        """Draw with the seed in the box; with a new one when it is the present one."""
        config = self._session.experiment.config
        seed = self._seed_box.value()
        while seed == config.split_seed:
            seed = secrets.randbelow(CHANCE_SEEDS)
        self._session.edit(Sentence("draw the split again"), config=fields.replace(config, split_seed=seed))

    def _show_split(self, split: Split) -> None:
        if self._session.dataset is not None:
            self._table.counts.show_split(self._session.dataset, split)
            self._say_settings(self._session.experiment)

    def _show_settings(self, experiment: Experiment) -> None:
        self._seed_box.setValue(experiment.config.split_seed)
        self._say_settings(experiment)

    def _say_settings(self, experiment: Experiment) -> None:
        config, dataset = experiment.config, self._session.dataset
        if dataset is not None and any(isinstance(damage, SeenTest) for damage in damages_of(dataset.key)):
            sentence = self.tr(
                "{share} of the training images are set aside for validation, drawn with seed {seed}. "
                "Some of the test images are among the training images, on purpose."
            )
        elif config.stratified:
            sentence = self.tr(
                "{share} of the training images are set aside for validation, drawn with seed {seed} and "
                "stratified: each class keeps its share. The test images are never trained on."
            )
        else:
            sentence = self.tr(
                "{share} of the training images are set aside for validation, drawn with seed {seed}, "
                "not stratified. The test images are never trained on."
            )
        self._explanation.setText(sentence.format(share=percent(config.validation_share), seed=config.split_seed))
