"""How thick pens are."""

from __future__ import annotations

PEN_WIDTH = 2.1
MIN_PEN_WIDTH = 1.4
MAX_PEN_WIDTH = 3.9
"""Stroke widths in pixels of the 28x28 image: MNIST's median and its 5th and 95th percentile."""
PAD_PEN_WIDTH = PEN_WIDTH
"""The pen of the drawing pad, before the slider is moved."""
