"""The window with what a gradient check of the engine that is written to be read has found."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.runs.comparison import layer_words
from mnist_desktop.core.stop_token import StopToken
from mnist_desktop.training import tasks
from mnist_desktop.training.scratch.gradient_check import STEP, TOLERANCE, ArrayCheck
from mnist_desktop.ui.session import Session
from mnist_desktop.ui.shared import theme
from mnist_desktop.ui.shared.fitting_dialog import FittingDialog
from mnist_desktop.ui.shared.letting_go import let_go_at_its_end
from mnist_desktop.ui.shared.muted_label import MutedLabel
from mnist_desktop.ui.shared.number_box import real_text
from mnist_desktop.ui.shared.numbers import NOT_A_NUMBER
from mnist_desktop.ui.shared.plain_text import PlainLabel
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.words import name_word

AnyIndex = QModelIndex | QPersistentModelIndex
SIZE = QSize(820, 460)
ICON = 20
DIGITS = 9
"""Of a slope: float64 has more, but from the tenth on a measured one is rounding."""
SAMPLES = ("", "weights", "50 of 3,211,264", "-0.000123456789", "-0.000123456789", "difference")
"""As wide as a column has to be; the first takes what is left."""
ROW_PADDING, CELL_PADDING = 8, 16


class GradientModel(QAbstractTableModel):
    """A row for each kernel and bias that has been checked."""

    def __init__(self, spec: ModelSpec, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.spec = spec
        self.checks: tuple[ArrayCheck, ...] = ()

    def retranslate(self) -> None:
        """Let the view ask for every text again."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)
        if self.checks:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.checks) - 1, self.columnCount() - 1))

    def clear(self) -> None:
        """Begin again."""
        self.beginResetModel()
        self.checks = ()
        self.endResetModel()

    def add(self, check: ArrayCheck) -> None:
        """One more row."""
        count = len(self.checks)
        self.beginInsertRows(QModelIndex(), count, count)
        self.checks = (*self.checks, check)
        self.endInsertRows()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """As many as there are arrays that have been checked."""
        return 0 if parent.isValid() else len(self.checks)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """See :meth:`_titles`."""
        return 0 if parent.isValid() else len(self._titles())

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell shows."""
        if not index.isValid():
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return self._texts(self.checks[index.row()])[index.column()]
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(index.column())
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Titles, and what they mean."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._titles()[section][0]
            case Qt.ItemDataRole.ToolTipRole:
                return self._titles()[section][1]
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(section)
        return None

    def _texts(self, check: ArrayCheck) -> tuple[str, ...]:
        words = f"{check.layer + 1}  {layer_words(self.spec.layers[check.layer])}"
        array = self.tr("weights") if check.array == "kernel" else self.tr("bias")
        counted = self.tr("{checked:,} of {size:,}").format(checked=check.checked, size=check.size)
        if not check.checked:
            return words, array, counted, *[NOT_A_NUMBER] * 3
        return words, array, counted, f"{check.computed:.{DIGITS}g}", f"{check.measured:.{DIGITS}g}", f"{check.worst:.1e}"

    def _titles(self) -> tuple[tuple[str, str], ...]:
        return (
            (self.tr("layer"), self.tr("The layer, by its place in the list.")),
            (self.tr("numbers"), self.tr("Which of its numbers were moved.")),
            (self.tr("moved"), self.tr("How many, drawn at random. One whose move crosses a kink, as relu has it, is left out.")),
            (self.tr("computed"), self.tr("The slope that back-propagation computes, where the two differ most.")),
            (self.tr("measured"), self.tr("The same slope, measured by moving that number.")),
            (self.tr("difference"), self.tr("Between these two, as a share of the largest slope of the row.")),
        )


class GradientDialog(FollowsLanguage, theme.FollowsTheme, FittingDialog):
    """Checks the layers under edit with fresh weights, array by array, in the background."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("gradientDialog")
        name_word(self, "gradient_check")
        let_go_at_its_end(self)
        self._session = session
        self._seed = session.experiment.config.seed
        self._checking: StopToken | None = None
        self.model = GradientModel(session.experiment.spec, self)
        self._intro = MutedLabel(wordWrap=True)
        self.summary = PlainLabel(objectName="gradientSummary", wordWrap=True)
        self._icon = QLabel()
        self._table = _table(self.model)
        self._again = QPushButton()
        self._again.setObjectName("checkAgainButton")
        self._arrange()
        self._again.clicked.connect(self._check_again)
        self.finished.connect(self._stop)
        self.resize(SIZE)
        self._start()
        self.retranslate()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self.setWindowTitle(self.tr("Gradient check"))
        self._intro.setText(
            self.tr("Back-propagation computes the slope of the loss by every weight and bias. Here some of them are moved by "
                    "{step} each way, one at a time, and the loss is computed anew: (L(w + h) − L(w − h)) / 2h is the measured "
                    "slope. In 64-bit numbers, on {count} images, the two agree but for rounding, or a formula is wrong.")
            .format(step=real_text(STEP), count=tasks.GRADIENT_IMAGES)
        )  # fmt: skip
        self._again.setText(self.tr("Check with other weights"))
        self._table.setAccessibleName(self.tr("Slopes of each kernel and bias"))
        self.model.retranslate()
        _fit_columns(self._table)
        self._say()

    def follow_theme(self) -> None:
        """Take the colors of the theme."""
        self._say()

    def _arrange(self) -> None:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self._again, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        said = QHBoxLayout()
        said.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        said.addWidget(self.summary, 1)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addWidget(self._intro)
        column.addWidget(self._table, 1)
        column.addLayout(said)
        column.addWidget(buttons)

    def _start(self) -> None:
        dataset = self._session.dataset
        if dataset is None:
            return
        self.model.clear()
        self._again.setEnabled(False)
        self._checking = StopToken()
        work = partial(tasks.check_gradients, self.model.spec, dataset, self._seed)
        run = partial(self._session.tasks.start_reporting, may_be_left=True)
        run("check gradients", work, self._end, self.model.add, self._checking, self._fail)
        self._say()

    def _check_again(self) -> None:
        self._seed += 1
        self._start()

    def _stop(self) -> None:
        if self._checking is not None:
            self._checking.stop()
            self._checking = None

    def _end(self, _: object) -> None:
        self._checking = None
        self._again.setEnabled(True)
        self._say()

    def _fail(self, error: Exception) -> None:
        self._checking = None
        self._session.report(error)
        self.reject()

    def _say(self) -> None:
        """What was found, or that it is not known yet."""
        if self._checking is not None:
            self.summary.setText(self.tr("Checking…"))
            self._icon.setPixmap(QIcon().pixmap(ICON, ICON))
            return
        worst = max(self.model.checks, key=lambda check: check.worst, default=None)
        if worst is None:
            return
        if worst.right:
            sentence = self.tr("The gradients are right: no slope differs by more than {worst}. Rounding stays below {limit}.")
            icon = theme.icon("mdi6.check-circle-outline", theme.colors().right)
        else:
            sentence = self.tr("A formula is wrong: slopes of layer {number} differ by {worst}. Rounding stays below {limit}.")
            icon = theme.icon("mdi6.alert-circle-outline", theme.colors().wrong)
        self.summary.setText(sentence.format(number=worst.layer + 1, worst=f"{worst.worst:.1e}", limit=f"{TOLERANCE:.0e}"))
        self._icon.setPixmap(icon.pixmap(ICON, ICON))


def _table(model: GradientModel) -> QTableView:
    table = QTableView(showGrid=False, wordWrap=False)
    table.setObjectName("gradientTable")
    table.setAlternatingRowColors(True)
    table.setModel(model)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + ROW_PADDING)
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    return table


def _fit_columns(table: QTableView) -> None:
    """Make each column as wide as its title and a long cell."""
    header = table.horizontalHeader()
    for column, sample in enumerate(SAMPLES):
        width = table.fontMetrics().horizontalAdvance(sample) + CELL_PADDING
        header.resizeSection(column, max(width, header.sectionSizeHint(column)))


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignLeft if column < 2 else Qt.AlignmentFlag.AlignRight
    return side | Qt.AlignmentFlag.AlignVCenter
