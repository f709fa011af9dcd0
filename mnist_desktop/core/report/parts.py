"""The parts of a report, which can be left out one by one."""

from __future__ import annotations

from mnist_desktop.core.marking import MarkedTexts


class ReportPart(MarkedTexts):
    """A part; the value is its heading in English. They stand in the report in this order."""

    MODEL = "Network"
    SETTINGS = "How it was trained"
    DATA = "Data"
    EXPECTED = "What was expected"
    CURVES = "Curves"
    RESULTS = "Results"
    MISTAKES = "Mistakes"
    DOUBT = "Doubt"
    COMPARISON = "Beside other runs"
    DRAWINGS = "Drawn by hand"
    INSIDE = "Inside the network"
    ORIGIN = "To do it again"


ALL_PARTS = frozenset(ReportPart)
