"""What lies across the window and does not block: runs and sweeps to go on with, runs to save again, whose runs these are."""
