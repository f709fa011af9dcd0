"""Which sample predictions to show, and in what order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QButtonGroup,
    QComboBox,
    QLabel,
    QPushButton,
    QWidget,
)

from mnist_desktop.core.results.samples import Order, Outcome, Selection
from mnist_desktop.ui.shared import theme
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.text_size import follow_text_size
from mnist_desktop.ui.shared.wrapping import WrappingRow


class FilterBar(theme.FollowsTheme, FollowsLanguage, QWidget):
    """Edits a :class:`Selection`.

    Signals
    -------
    selection_changed(Selection)
        The user wants other samples.
    """

    selection_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._selection = Selection()
        self._counts = dict.fromkeys(_OUTCOMES, 0)
        self._outcomes = QButtonGroup(self)
        self._true = self._class_chooser("trueClassFilter")
        self._predicted = self._class_chooser("predictedClassFilter")
        self._true_label, self._predicted_label = QLabel(), QLabel()
        self._order = QComboBox()
        self._order.setObjectName("sampleOrder")
        for order in (Order.INDEX, Order.LEAST_CONFIDENT, Order.MOST_CONFIDENT, Order.LARGEST_LOSS):
            self._order.addItem("", order)
        self._arrange()
        self.follow_theme()
        self.retranslate()
        self._outcomes.idClicked.connect(self._take)
        for chooser in (self._true, self._predicted, self._order):
            chooser.currentIndexChanged.connect(self._take)
        self.set_selection(self._selection)

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self._true.setAccessibleName(self.tr("True class"))
        self._predicted.setAccessibleName(self.tr("Predicted class"))
        self._true_label.setText(self.tr("True"))
        self._predicted_label.setText(self.tr("Predicted"))
        for chooser in (self._true, self._predicted):
            chooser.setItemText(0, self.tr("any"))
        self._order.setAccessibleName(self.tr("Sort by"))
        orders = {
            Order.INDEX: self.tr("In test order"),
            Order.LEAST_CONFIDENT: self.tr("Least confident first"),
            Order.MOST_CONFIDENT: self.tr("Most confident first"),
            Order.LARGEST_LOSS: self.tr("Largest loss first"),
        }
        for order, text in orders.items():
            self._order.setItemText(self._order.findData(order), text)
        self._say_counts()

    def set_classes(self, names: Sequence[str]) -> None:
        """Offer these classes."""
        for chooser in (self._true, self._predicted):
            with QSignalBlocker(chooser):
                chooser.clear()
                chooser.addItem(self.tr("any"))
                chooser.addItems(list(names))
        self.set_selection(self._selection)

    def set_counts(self, right: int, wrong: int) -> None:
        """Say how many predictions there are of each outcome."""
        self._counts = {Outcome.ALL: right + wrong, Outcome.RIGHT: right, Outcome.WRONG: wrong}
        self._say_counts()

    @property
    def selection(self) -> Selection:
        """What the controls say."""
        return self._selection

    def set_selection(self, selection: Selection) -> None:
        """Let the controls say `selection`; emits nothing."""
        self._selection = selection
        self._outcomes.button(_OUTCOMES.index(selection.outcome)).setChecked(True)
        for chooser, index in (
            (self._true, _item(selection.true_class)),
            (self._predicted, _item(selection.predicted_class)),
            (self._order, self._order.findData(selection.order)),
        ):
            with QSignalBlocker(chooser):
                chooser.setCurrentIndex(index)

    def follow_theme(self) -> None:
        """Take the colors of the theme."""
        for button in self._outcomes.buttons():
            _style_segment(button)

    def _take(self) -> None:
        self._ask(
            replace(
                self._selection,
                outcome=_OUTCOMES[self._outcomes.checkedId()],
                true_class=_class(self._true.currentIndex()),
                predicted_class=_class(self._predicted.currentIndex()),
                order=self._order.currentData(),
            )
        )

    def _ask(self, selection: Selection) -> None:
        if selection != self._selection:
            self.set_selection(selection)
            self.selection_changed.emit(selection)

    # How it is put together

    def _class_chooser(self, name: str) -> QComboBox:
        chooser = QComboBox()
        chooser.setObjectName(name)
        chooser.addItem("")
        chooser.setMaxVisibleItems(11)
        return chooser

    def _say_counts(self) -> None:
        texts = {
            Outcome.ALL: self.tr("All {count:,}"),
            Outcome.RIGHT: self.tr("Right {count:,}"),
            Outcome.WRONG: self.tr("Wrong {count:,}"),
        }
        for number, outcome in enumerate(_OUTCOMES):
            self._outcomes.button(number).setText(texts[outcome].format(count=self._counts[outcome]))

    def _arrange(self) -> None:
        row = WrappingRow(self)
        for number, outcome in enumerate(_OUTCOMES):
            button = QPushButton()
            button.setObjectName(f"outcome{outcome.name.title()}")
            button.setCheckable(True)
            follow_text_size(button, _style_segment)
            self._outcomes.addButton(button, number)
            row.add(button)
        row.add(self._order, stretch=1)
        for label, chooser in ((self._true_label, self._true), (self._predicted_label, self._predicted)):
            label.setBuddy(chooser)
            row.add(label, chooser, stretch=1)


_SEGMENT = """
QPushButton { border: 1px solid %(edge)s; border-radius: 4px; padding: 4px 10px; }
QPushButton:hover, QPushButton:focus { border-color: palette(highlight); }
QPushButton:checked { background: %(accent)s; color: %(ground)s; border-color: %(accent)s; }
QPushButton:checked:focus { border-color: palette(window-text); }
"""
"""Native buttons hardly show on dark ground which of them is pressed, and letters on some systems' highlight are faint."""

_OUTCOMES = (Outcome.ALL, Outcome.RIGHT, Outcome.WRONG)


def _style_segment(button: QAbstractButton) -> None:
    """Give the button its style again: one with a style sheet keeps the font of when it got it."""
    button.setStyleSheet("")
    button.setFont(QApplication.font())
    palette = theme.colors()
    button.setStyleSheet(_SEGMENT % {"edge": palette.edge, "accent": palette.accent, "ground": palette.plot_background})


def _item(number: int | None) -> int:
    """The place of a class in its chooser, behind "any"."""
    return 0 if number is None else number + 1


def _class(item: int) -> int | None:
    return None if item <= 0 else item - 1
