"""Words about the map of the images."""

from __future__ import annotations

from math import cos, sin

from mnist_desktop.core.glossary.entry import Entry
from mnist_desktop.core.glossary.pictures import Curves, Line
from mnist_desktop.core.marking import marked

CLOUD = tuple((x := (step * 7 % 19) / 19 * 4 - 2, 0.6 * x + 0.35 * sin(5 * step)) for step in range(19))
"""Points along a slope, of which one direction tells most."""
GROUPS = tuple(
    (across + 0.5 * cos(2.4 * step) * (step / 9), up + 0.5 * sin(2.4 * step) * (step / 9))
    for across, up in ((0.0, 0.0), (2.5, 1.5), (3.0, -1.5))
    for step in range(9)
)

ENTRIES = (
    Entry(
        "image_map",
        marked("map of images"),
        marked("Images as points on a plane, each instead of its many numbers by two, so that alike images lie close together."),
        Curves((Line(((-1, -2.2), (4, -2.2)), "muted"), Line(((-1, -2.2), (-1, 2.2)), "muted")), dots=GROUPS),
        explains=("#imageMap", "#mapColumn"),
        related=("pca", "tsne"),
    ),
    Entry(
        "pca",
        marked("principal component analysis (PCA)"),
        marked("A straight look at many numbers from the side where the images differ most: that direction is the first axis."),
        Curves((Line(((-2.2, -1.3), (2.2, 1.3))),), dots=CLOUD),
        explains=("#mapMethod", "#mapMethod=pca"),
        related=("tsne", "image_map"),
    ),
    Entry(
        "tsne",
        marked("t-SNE"),
        marked(
            "A map that tries to keep the nearest neighbours of each image; "
            "sizes of groups and distances between them mean nothing."
        ),
        Curves((Line(((-1, -2.2), (4, -2.2)), "muted"), Line(((-1, -2.2), (-1, 2.2)), "muted")), dots=GROUPS[9:]),
        explains=("#mapMethod=tsne",),
        related=("pca", "image_map"),
    ),
)
