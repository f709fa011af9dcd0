"""The builder: everything that decides a run, always in view, from the data set down to the Train button."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit, QVBoxLayout, QWidget

from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.fields import Field, field_of
from mnist_desktop.core.model.layers import Layer
from mnist_desktop.core.model.spec import replace_layer
from mnist_desktop.core.presets.all_presets import PRESETS
from mnist_desktop.core.presets.preset import Preset
from mnist_desktop.core.sentence import Sentence
from mnist_desktop.core.training_config import EarlyStopping, TrainingConfig
from mnist_desktop.ui.builder.choosers import Choosers, DatasetChoice
from mnist_desktop.ui.builder.gradient_button import GradientButton
from mnist_desktop.ui.builder.layer_form import LayerForm
from mnist_desktop.ui.builder.layer_part import LayerPart
from mnist_desktop.ui.builder.model_files import ModelFiles
from mnist_desktop.ui.builder.run_buttons import RunButtons
from mnist_desktop.ui.builder.run_name import RunName
from mnist_desktop.ui.builder.training_form import TrainingForm
from mnist_desktop.ui.session import Session
from mnist_desktop.ui.shared.scrolling import ScrollingPage
from mnist_desktop.ui.shared.targets import LEAST_TARGET, TARGET, make_targets

WIDTH = 430
ROOMY = 700
"""As high as it is, it has room for large targets; in logical pixels."""
_MARGIN = 10
_GAP = 8
_FORMS_HEIGHT = 180
"""The list of layers gives way to keep this much of the forms in view; either scrolls."""


class BuilderPanel(QWidget):
    """The left side of the window.

    Attributes
    ----------
    edit_actions, train_actions
        For the menus: undo to move down, separators included; train, pause, stop, one step, one epoch.
    files
        Opens and saves models; tests replace its questions.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._edits_ended = 0
        self._choosers = Choosers(PRESETS)
        self._layers = LayerPart(session, self)
        self._layer_form = LayerForm()
        self._training_form = TrainingForm(session.experiment.config, GradientButton(session))
        self._name = RunName(session)
        self._buttons = RunButtons(session)
        self.files = ModelFiles(session, self)
        self.edit_actions: list[QAction] = self._layers.edits.edit_actions
        self.train_actions: list[QAction] = self._buttons.train_actions
        self._arrange()
        self._connect()
        self._choosers.show_dataset(session.dataset)
        self._show_experiment(session.experiment)

    def set_datasets(self, entries: Iterable[DatasetChoice]) -> None:
        """Offer these data sets."""
        self._choosers.set_datasets(entries, self._session.dataset)

    def open_model(self) -> None:
        """Ask for a model file and open it."""
        self.files.open()

    def save_model(self) -> None:
        """Ask for a file and save the layers to it."""
        self.files.save()

    def open_model_file(self, path: Path) -> None:
        """Open a model file."""
        self.files.open_file(path)

    @property
    def unfolded(self) -> tuple[bool, bool]:
        """Whether the rarer parameters of layers and the rarer settings of the training are shown."""
        return self._layer_form.shows_more, self._training_form.more.is_unfolded

    def unfold(self, layer: bool, training: bool) -> None:
        """Show or hide what :attr:`unfolded` tells of."""
        self._layer_form.show_more(layer)
        self._training_form.more.unfold(training)

    def sizeHint(self) -> QSize:
        """The size of a column beside the tabs."""
        return QSize(WIDTH, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make what can be pressed large where there is room for it."""
        super().resizeEvent(event)
        self._make_targets()

    def event(self, event: QEvent) -> bool:
        """Notice that there are other controls, or that their text has another size and they need another height."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._make_targets()
        return super().event(event)

    def _make_targets(self) -> None:
        kinds = QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit
        parts = (part for part in self.findChildren(QWidget) if isinstance(part, kinds) and part.isVisible())
        size = TARGET if self.height() >= ROOMY else LEAST_TARGET
        make_targets(*(part for part in parts if not isinstance(part.parent(), kinds)), size=size)

    # How it is put together

    def _arrange(self) -> None:
        forms = QWidget()
        column = QVBoxLayout(forms)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        column.addWidget(self._layer_form)
        column.addWidget(self._training_form)
        column.addStretch(1)
        scroll = ScrollingPage(forms, sideways=False)
        upper = QWidget()
        parts = QVBoxLayout(upper)
        parts.setContentsMargins(0, 0, 0, 0)
        parts.setSpacing(_GAP)
        parts.addWidget(self._choosers)
        parts.addWidget(self._layers)
        parts.addWidget(scroll, 1)
        panel = QVBoxLayout(self)
        panel.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        panel.setSpacing(_GAP)
        # On a low screen all of it scrolls, but for what a run begins with.
        panel.addWidget(_OneBar(upper, scroll), 1)
        panel.addWidget(self._name)
        panel.addWidget(self._buttons)

    def _connect(self) -> None:
        session = self._session
        session.dataset_changed.connect(self._choosers.show_dataset)
        session.dataset_loading.connect(self._follow_loading)
        session.experiment_changed.connect(self._show_experiment)
        self._choosers.dataset_chosen.connect(session.choose_dataset)
        self._choosers.preset_chosen.connect(self._use_preset)
        self._layers.model.file_dropped.connect(self.files.open_file)
        self._layers.list.choice_changed.connect(self._show_layer)
        self._layers.list.activated.connect(self._layer_form.enter)
        self._layer_form.edited.connect(self._edit_layer)
        self._layer_form.edit_ended.connect(self._end_edit)
        self._training_form.edited.connect(self._edit_config)
        self._training_form.edit_ended.connect(self._end_edit)

    # What it shows

    def _show_experiment(self, experiment: Experiment) -> None:
        self._layers.show_experiment()
        self._choosers.show_experiment(experiment)
        self._training_form.show_config(experiment.config)
        self._show_layer()

    def _show_layer(self) -> None:
        row, layers = self._layers.list.current_row(), self._session.experiment.spec.layers
        self._layer_form.show_layer(row, layers[row] if 0 <= row < len(layers) else None)

    def _follow_loading(self, loading: bool) -> None:
        self._choosers.show_loading(loading)
        if not loading:
            # A choice that failed shows what is loaded.
            self._choosers.show_dataset(self._session.dataset)

    # What the user wants

    def _use_preset(self, preset: Preset) -> None:
        text = Sentence("preset {title}", {"title": Sentence(preset.title)})
        experiment = preset.experiment_for(self._session.classes)
        self._session.edit(text, spec=experiment.spec, config=experiment.config)
        self._layers.list.choose(0)

    def _edit_layer(self, row: int, layer: Layer, field: str) -> None:
        text = Sentence("change {field} of layer {number}", {"field": _title(field_of(type(layer), field)), "number": row + 1})
        spec = replace_layer(self._session.experiment.spec, row, layer)
        self._session.edit(text, spec=spec, merge_key=f"layer {row} {field} {self._edits_ended}")

    def _edit_config(self, config: TrainingConfig, field: str) -> None:
        text = Sentence("change {field}", {"field": _title(_config_field(field))})
        self._session.edit(text, config=config, merge_key=f"config {field} {self._edits_ended}")

    def _end_edit(self) -> None:
        """What was typed in one go is undone in one go; the next edit is another one."""
        self._edits_ended += 1


class _OneBar(ScrollingPage):
    """Scrolls all of its content where the forms' own view of it would be too low to work in, which scrolls no more then."""

    def __init__(self, content: QWidget, forms: ScrollingPage) -> None:
        self._forms = forms
        forms.setMinimumHeight(_FORMS_HEIGHT)
        super().__init__(content, sideways=False)

    def fit(self) -> None:
        """Decide which of the two scrolls."""
        width = self.maximumViewportSize().width()
        others = self.least_height(width) - self._forms.minimumHeight()
        is_low = others + _FORMS_HEIGHT > self.maximumViewportSize().height()
        whole = self._forms.least_height(width - self.verticalScrollBar().sizeHint().width())
        self._forms.setMinimumHeight(max(whole, _FORMS_HEIGHT) if is_low else _FORMS_HEIGHT)
        super().fit()


def _config_field(name: str) -> Field:
    """The field of the config, or that of a part of it: ``early_stopping.patience``."""
    part, _, inner = name.partition(".")
    return field_of(EarlyStopping, inner) if inner else field_of(TrainingConfig, part)


def _title(field: Field) -> Sentence:
    return Sentence(field.title)
