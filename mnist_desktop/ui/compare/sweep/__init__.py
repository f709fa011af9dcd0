"""Sweeps in Compare: to plan one, to watch it, and what it says."""
