"""The curves of one run as a sheet to be exported."""

from __future__ import annotations

from PySide6.QtCore import QSize

from mnist_desktop.ui.shared.plot_export import Printed, Sheet, plots_png, plots_svg
from mnist_desktop.ui.training.curves_view import CurvesView

PLOTS = QSize(1200, 460)
WITH_RATE = QSize(1200, 600)


def curves_sheet(curves: CurvesView, title: str) -> Sheet:
    """The curves under a title, as they are in view."""

    def copy(pen_scale: float) -> Printed:
        printed = CurvesView()
        printed.prepare_for_print(pen_scale)
        printed.copy_of_view(curves)
        return Printed(printed, printed.plots)

    return Sheet(copy, WITH_RATE if curves.rate_plot in curves.plots else PLOTS, title)


def curves_png(curves: CurvesView, title: str) -> bytes:
    """The curves as a PNG picture under a title."""
    return plots_png(curves_sheet(curves, title))


def curves_svg(curves: CurvesView, title: str) -> bytes:
    """The curves as an SVG graphic under a title."""
    return plots_svg(curves_sheet(curves, title))
