"""Own pictures as a data set: list, read, normalise, split, report, import, keep."""
