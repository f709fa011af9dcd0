"""The curves of several runs as a sheet to be exported, and their values as a table."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QCoreApplication, QSize

from mnist_desktop.core.runs.comparison import CurveName, band
from mnist_desktop.ui.compare.read_out import legend
from mnist_desktop.ui.compare.run_curves import RunCurves
from mnist_desktop.ui.compare.run_group import RunGroup
from mnist_desktop.ui.shared.plot_export import Printed, Sheet
from mnist_desktop.ui.shared.table_copies import Rows
from mnist_desktop.ui.shared.theme_colors import LIGHT

PLOTS = QSize(1200, 460)


def curves_sheet(curves: RunCurves) -> Sheet | None:
    """The curves above their legend, as they are in view; None without any."""
    if not curves.groups:
        return None

    def copy(pen_scale: float) -> Printed:
        printed = RunCurves()
        printed.copy_of_view(curves, pen_scale)
        return Printed(printed, printed.plots)

    return Sheet(copy, PLOTS, "", f"{legend(curves.groups, LIGHT)}<br>{escape(curves.key())}")


def values_of(groups: Sequence[RunGroup]) -> Rows:
    """Every figure of every epoch, below titles; of repeated runs their mean. Empty where a run did not come so far."""
    figures: tuple[tuple[CurveName, str], ...] = (
        ("loss", _tr("training loss")),
        ("accuracy", _tr("training accuracy")),
        ("val_loss", _tr("validation loss")),
        ("val_accuracy", _tr("validation accuracy")),
    )
    titles: list[object] = [_tr("epoch")]
    columns: list[list[float]] = []
    for group in groups:
        for figure, title in figures:
            titles.append(_tr("{run}: {figure}").format(run=group.name, figure=title))
            columns.append(band([info.history for info in group.seeds], figure).mean.tolist())
    last = max(map(len, columns), default=0)
    return [titles, *([at + 1, *(_cell(column, at) for column in columns)] for at in range(last))]


def _cell(column: list[float], at: int) -> object:
    return column[at] if at < len(column) and column[at] == column[at] else None


def _tr(text: str) -> str:
    return QCoreApplication.translate("runs", text)
