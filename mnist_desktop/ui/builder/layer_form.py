"""The form of the chosen layer: every edit is live, and undone as a whole."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mnist_desktop.core.fields import fields_of, replace
from mnist_desktop.core.model.layers import Layer, layer_help
from mnist_desktop.ui.builder.headings import FoldingPart, Heading
from mnist_desktop.ui.shared.forms import FieldForm
from mnist_desktop.ui.shared.muted_label import MutedLabel
from mnist_desktop.ui.shared.plain_text import with_key
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.texts import core_text

_KEYS = {"units": "U", "filters": "I", "activation": "A"}


class LayerForm(FollowsLanguage, QWidget):
    """Shows one layer at a time.

    Attributes
    ----------
    shows_more
        Whether the rarer parameters are shown, of whatever layer.

    Signals
    -------
    edited(int, Layer, str)
        The layer of that row should become this one; the text names the field that was changed.
    edit_ended()
        What was typed is finished.
    """

    edited = Signal(int, object, str)
    edit_ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("layerForm")
        self._row = -1
        self._layer: Layer | None = None
        self._forms: dict[type[Layer], KindForm] = {}
        self.shows_more = False
        self._title = Heading()
        self._help = MutedLabel()
        self._help.setWordWrap(True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._title)
        self._column.addWidget(self._help)
        self.show_layer(-1, None)

    @property
    def form(self) -> KindForm | None:
        """The editors of the layer that is shown; None while none is."""
        return None if self._layer is None else self._forms.get(type(self._layer))

    def show_layer(self, row: int, layer: Layer | None) -> None:
        """Show the layer of a row, or ask to choose one."""
        if self._layer is not None and type(layer) is not type(self._layer):
            # Drop what is not finished: a box that is hidden takes it, and by then for another layer.
            self._form_of(type(self._layer)).show_layer(self._layer)
        self._row, self._layer = row, layer
        self.retranslate()
        if layer is not None:
            self._form_of(type(layer)).show_layer(layer)
        for struct, form in self._forms.items():
            form.setVisible(layer is not None and struct is type(layer))

    def retranslate(self) -> None:
        """Say in the language that is spoken now which layer this is."""
        if self._layer is None:
            self._title.setText(self.tr("Layer"))
            self._help.setText(self.tr("Choose a layer to change it, or add one."))
        else:
            self._title.setText(self.tr("Layer {number}: {layer}").format(number=self._row + 1, layer=self._layer.kind))
            self._help.setText(core_text(layer_help(type(self._layer))))

    def show_more(self, shown: bool) -> None:
        """Show or hide the rarer parameters, also of layers that are chosen later."""
        self.shows_more = shown
        for form in self._forms.values():
            form.more.unfold(shown)

    def enter(self) -> None:
        """Put the cursor into the first field."""
        if self.form is not None:
            self.form.common.enter()

    def _form_of(self, struct: type[Layer]) -> KindForm:
        """The form of a layer kind, made when it is first needed."""
        if struct not in self._forms:
            form = KindForm(struct)
            for part in (form.common, form.rare):
                part.edited.connect(partial(self._edit, struct))
                part.edit_ended.connect(self.edit_ended)
            form.more.unfold(self.shows_more)
            form.more.unfolded.connect(self.show_more)
            self._forms[struct] = form
            self._column.addWidget(form)
            _tab_from(self._help, form.controls())
        return self._forms[struct]

    def _edit(self, struct: type[Layer], name: str, value: object) -> None:
        """Change the layer, unless another kind is shown by now: a form that is hidden may keep the keyboard for a while."""
        if type(self._layer) is struct:
            self._layer = replace(self._layer, **{name: value})
            self.edited.emit(self._row, self._layer, name)


class KindForm(FollowsLanguage, QWidget):
    """The form of one layer kind: what is chosen for every layer, and, folded, what most people leave alone.

    Attributes
    ----------
    common, rare
        The two parts.
    more
        Folds the second one.
    """

    def __init__(self, struct: type[Layer], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        fields = fields_of(struct)
        self.common = FieldForm([field for field in fields if not field.rare], keys=_KEYS)
        self.rare = FieldForm([field for field in fields if field.rare])
        self.more = FoldingPart("moreParameters", self.rare)
        self.more.setVisible(any(field.rare for field in fields))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.common)
        column.addWidget(self.more)
        self.retranslate()

    def controls(self) -> tuple[QWidget, ...]:
        """All that can be edited or pressed, in the order of Tab."""
        return *self.common.editors(), self.more.button, *self.rare.editors()

    def show_layer(self, layer: Layer) -> None:
        """Show the fields of a layer."""
        self.common.set_values(layer)
        self.rare.set_values(layer)
        self._sum_up()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self.more.set_title(with_key(self.tr("More parameters"), "R"), self.tr("What can stay as it is at first."))
        self._sum_up()

    def _sum_up(self) -> None:
        self.more.set_summary(", ".join(self.rare.unusual_values()))


def _tab_from(place: QWidget, controls: Iterable[QWidget]) -> None:
    """Let Tab go through `controls` where `place` stands in its way, which itself may be a label that takes no focus."""
    before = place
    while before.focusPolicy() == Qt.FocusPolicy.NoFocus:  # Qt puts nothing behind what takes no focus
        before = before.previousInFocusChain() or place
        if before is place:
            return
    for control in controls:
        QWidget.setTabOrder(before, control)
        before = control
