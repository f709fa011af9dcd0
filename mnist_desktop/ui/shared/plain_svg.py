"""Vector graphics of plots, in the part of SVG that every program can draw.

The curves of a plot are in units of the data, which Qt writes as a transformation of a group, and their pens are as wide as
pixels, which it writes as ``vector-effect="non-scaling-stroke"``. Several programs, librsvg among them, ignore the latter,
and a pen then becomes as wide as the plot. Points that are mapped beforehand need neither.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

NAMESPACE = "http://www.w3.org/2000/svg"
GROUP = f"{{{NAMESPACE}}}g"
FIXED_WIDTH = "vector-effect"
POINTS = ("d", "points")
"""Where a path and a polyline keep their points."""
POINT = re.compile(r"(-?[\d.]+(?:e[-+]?\d+)?),(-?[\d.]+(?:e[-+]?\d+)?)")

Matrix = tuple[float, ...]


def plain_svg(svg: bytes) -> bytes:
    """Map the points of all lines of fixed width to the units of the page.

    Parameters
    ----------
    svg
        What `QSvgGenerator` has written: groups with a matrix, and in them shapes of absolute points.
    """
    ET.register_namespace("", NAMESPACE)
    root = ET.fromstring(svg)  # noqa: S314 - written by Qt a moment ago
    for group in root.iter(GROUP):
        transform = group.get("transform")
        if transform is not None and any(FIXED_WIDTH in shape.attrib for shape in group):
            _map_group(group, transform)
    plain: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return plain


def _map_group(group: ET.Element, transform: str) -> None:
    matrix = tuple(float(number) for number in transform.removeprefix("matrix(").removesuffix(")").split(","))
    del group.attrib["transform"]
    for shape in group:
        if shape.attrib.pop(FIXED_WIDTH, None) is None:
            shape.set("transform", transform)
            continue
        for name in POINTS:
            if name in shape.attrib:
                shape.set(name, _mapped(shape.attrib[name], matrix))


def _mapped(points: str, matrix: Matrix) -> str:
    a, b, c, d, e, f = matrix

    def mapped(point: re.Match[str]) -> str:
        x, y = float(point[1]), float(point[2])
        return f"{a * x + c * y + e:.2f},{b * x + d * y + f:.2f}"

    return POINT.sub(mapped, points)
