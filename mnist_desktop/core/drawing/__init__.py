"""From pen strokes, or a picture file, to the 28x28 image that a network reads."""
