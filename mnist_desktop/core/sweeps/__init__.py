"""Sweeps: many runs that differ in chosen settings, as values."""
