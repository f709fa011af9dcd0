"""The context menu of plots: copy the picture or the values, save the picture, and return to the whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QWidget

from mnist_desktop.core.files import write_bytes
from mnist_desktop.ui.shared.epoch_plot import EpochPlot
from mnist_desktop.ui.shared.menus import Menu
from mnist_desktop.ui.shared.plot_export import Sheet, plots_image, plots_png, plots_svg
from mnist_desktop.ui.shared.saving import SavesFiles
from mnist_desktop.ui.shared.table_copies import ask_for_file


class PlotMenu(SavesFiles):
    """Opens on a right click into any of the plots, and by the key for menus where `owner` has the focus.

    Parameters
    ----------
    sheet
        Makes what is copied and saved; None where nothing is drawn.
    copy_values
        Puts the values of all epochs into the clipboard as a table.
    reset
        Shows all epochs again.
    """

    def __init__(
        self,
        owner: QWidget,
        plots: Sequence[EpochPlot],
        sheet: Callable[[], Sheet | None],
        copy_values: Callable[[], object],
        reset: Callable[[], object],
    ) -> None:
        super().__init__(owner, ask_for_file)
        self._owner, self._sheet = owner, sheet
        self.menu = Menu(owner)
        self.menu.setObjectName("plotMenu")
        self._copy = self._action("copyPlotAction", self.copy)
        self._copy_values = self._action("copyPlotValuesAction", copy_values)
        self.menu.addSeparator()
        self._png = self._action("savePlotPngAction", lambda: self._save("png", plots_png))
        self._svg = self._action("savePlotSvgAction", lambda: self._save("svg", plots_svg))
        self.menu.addSeparator()
        self._reset = self._action("resetPlotAction", reset)
        self._plots = plots
        for widget in (owner, *plots):
            widget.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            widget.customContextMenuRequested.connect(self._show)
        self.retranslate()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self._copy.setText(self.tr("Copy the picture"))
        self._copy_values.setText(self.tr("Copy the values as a table"))
        self._png.setText(self.tr("Save as a picture (PNG)…"))
        self._svg.setText(self.tr("Save as a vector graphic (SVG)…"))
        self._reset.setText(self.tr("Show all epochs"))

    def copy(self) -> None:
        """Put the picture into the clipboard."""
        sheet = self._sheet()
        if sheet is not None:
            QGuiApplication.clipboard().setImage(plots_image(sheet))
            self.notice.emit(self.tr("Copied the picture."))

    def _save(self, suffix: str, content: Callable[[Sheet], bytes]) -> None:
        sheet = self._sheet()
        if sheet is None:
            return
        kinds = f"{suffix.upper()} (*.{suffix})"
        name = sheet.title or self.tr("curves")
        path = self.ask(self._owner, self.tr("Save the curves"), self._folder, name, f".{suffix}", kinds)
        self._save_to(path, lambda chosen: write_bytes(chosen, content(sheet)))

    def _show(self, place: QPoint) -> None:
        widget = self.sender()
        is_drawn = self._sheet() is not None
        for action in (self._copy, self._copy_values, self._png, self._svg):
            action.setEnabled(is_drawn)
        self._reset.setEnabled(any(plot.is_moved for plot in self._plots))
        if isinstance(widget, QWidget):
            self.menu.popup(widget.mapToGlobal(place))

    def _action(self, name: str, act: Callable[[], object]) -> QAction:
        action = self.menu.addAction("")
        action.setObjectName(name)
        action.triggered.connect(lambda _checked: act())
        return action
