"""Thin views: they receive values and emit intentions."""
