"""What the words on the screen mean: a sentence and a picture each, as plain values."""
