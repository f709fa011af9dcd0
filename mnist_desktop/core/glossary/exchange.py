"""Words about forms in which a network leaves the program."""

from __future__ import annotations

from mnist_desktop.core.glossary.entry import Entry
from mnist_desktop.core.glossary.pictures import Icons
from mnist_desktop.core.marking import marked

ENTRIES = (
    Entry(
        "onnx",
        marked("ONNX"),
        marked(
            "A file form for trained networks that programs in many languages read: a list of plain steps with their weights."
        ),
        Icons(("graph-outline", "file-outline", "laptop"), ("→", "→")),
        related=("litert", "parameters", "pretrained"),
    ),
    Entry(
        "litert",
        marked("LiteRT"),
        marked("A file form for trained networks on phones and small computers; its earlier name was TensorFlow Lite."),
        Icons(("graph-outline", "file-outline", "cellphone"), ("→", "→")),
        related=("onnx", "parameters"),
    ),
)
