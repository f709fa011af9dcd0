"""A report as one HTML file: no script, no address outside it, every text escaped."""

from __future__ import annotations

import base64
from functools import cache
from typing import TYPE_CHECKING

from mnist_desktop import paths
from mnist_desktop.core.report.blocks import Document, Facts, Figure, Gallery, Paragraph, Table
from mnist_desktop.core.report.content import ReportContent
from mnist_desktop.core.report.document import document_of
from mnist_desktop.core.report.voice import Say

if TYPE_CHECKING:
    from jinja2 import Template

TEMPLATE = "report.html.j2"
MAX_BYTES = 2 * 2**20
"""A report is no larger, whatever it tells."""


def render(content: ReportContent, say: Say) -> str:
    """The whole file as text, to be written in UTF-8.

    Parameters
    ----------
    say
        See :func:`~mnist_desktop.core.report.document.document_of`.
    """
    return page_of(document_of(content, say))


def page_of(document: Document) -> str:
    """A report whose texts are said as HTML."""
    return _template().render(document=document)


@cache
def _template() -> Template:
    # Imported here because it takes 50 ms, and few starts of the window end with a report.
    from jinja2 import Environment, StrictUndefined  # noqa: PLC0415
    from markupsafe import Markup  # noqa: PLC0415

    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    kinds = {Paragraph: "paragraph", Facts: "facts", Table: "table", Figure: "figure", Gallery: "gallery"}
    environment.filters["kind"] = lambda block: kinds[type(block)]
    environment.filters["data_uri"] = lambda png: f"data:image/png;base64,{base64.b64encode(png).decode()}"
    # Made by the XML library, which has escaped every text in it.
    environment.filters["drawn"] = Markup
    return environment.from_string(paths.resource("report", TEMPLATE).read_text("utf-8"))
