"""Writes a run for other programs, and proves in a process of its own that what was written does what the run does."""
