"""Threads, without widgets: they run a plain function and hand its events to the GUI thread."""
