"""The Lab tab: what a kernel does to a picture, to be seen pixel by pixel."""
