"""What ``mnist-desktop`` does without a window, for teachers who script: no module here needs Qt or a display."""
