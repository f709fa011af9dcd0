"""Digits that a class writes on the pad: kept as strokes with their writers, merged, and made a data set."""
