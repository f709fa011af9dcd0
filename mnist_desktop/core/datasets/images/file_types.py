"""Which files an import of images looks at, by the endings of their names."""

from __future__ import annotations

SUFFIXES = frozenset({
    ".png", ".jpg", ".jpeg", ".jpe", ".jfif", ".bmp", ".dib", ".gif", ".webp", ".tif", ".tiff", ".ppm", ".pgm", ".pbm",
})  # fmt: skip
"""The endings of the kinds of pictures that are read."""

TABLE_SUFFIXES = frozenset({".csv", ".tsv", ".txt"})
"""The endings of tables of labels."""
