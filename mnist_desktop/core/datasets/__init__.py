"""Data sets: what they hold, where they are found, how they are read, checked, cached and split."""
