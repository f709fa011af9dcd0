"""The window in which a report on a run is written, looked at, saved and printed."""
