"""What the report window lets workers do: plain functions that touch nothing of Qt."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from mnist_desktop.core.errors import UserError
from mnist_desktop.core.files import write_bytes
from mnist_desktop.core.report.blocks import Document
from mnist_desktop.core.report.content import Drawn, Gray, InsideFigures
from mnist_desktop.core.report.document import document_of
from mnist_desktop.core.report.gathering import Choice, gather, image_to_look_at, inside_figures
from mnist_desktop.core.report.html import page_of
from mnist_desktop.core.translated import spoken_in
from mnist_desktop.training.engine_interface import OpenedRun
from mnist_desktop.training.insights import OpenInsight


@dataclass(frozen=True, eq=False)
class Saved:
    """A file that was written, and how many bytes it has."""

    path: Path
    size: int


def make_document(opened: OpenedRun, choice: Choice, drawings: tuple[Drawn, ...], inside: InsideFigures | None) -> Document:
    """The report on a run, said in the language of the choice."""
    content = gather(
        opened.record, choice, dataset=opened.dataset, evaluation=opened.evaluation, drawings=drawings, inside=inside
    )
    return document_of(content, partial(spoken_in, choice.language))


def look_inside(opened: OpenedRun, opens: OpenInsight) -> InsideFigures | None:
    """What the layers make of one test image; None where there is none, or the network cannot be looked into."""
    at = image_to_look_at(opened.dataset, opened.evaluation)
    if at is None:
        return None
    image = opened.dataset.test_images[at]
    try:
        activations = opens(opened.record).activations(image[None])
    except UserError:
        return None
    return inside_figures(opened.record.info.spec, activations, image, int(opened.dataset.test_labels[at]))


def read_drawing(opened: OpenedRun, image: Gray) -> tuple[Drawn, ...]:
    """The drawing on the pad, uint8 (28, 28), with what the network says of it."""
    return (Drawn(image, opened.predictor(image[None])[0]),)


def save_html(path: Path, document: Document) -> Saved:
    """Write a report as one HTML file; raises StorageError."""
    return save_file(path, page_of(document).encode())


def save_file(path: Path, content: bytes) -> Saved:
    """Write a file; raises StorageError."""
    write_bytes(path, content)
    return Saved(path, len(content))
