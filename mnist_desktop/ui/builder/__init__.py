"""The left side of the window: data set, preset, layers, their forms, training settings, and Train, Pause, Stop."""
