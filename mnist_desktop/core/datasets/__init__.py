"""Data sets: what they hold, where they are found, and how they are read, checked, cached and split."""
