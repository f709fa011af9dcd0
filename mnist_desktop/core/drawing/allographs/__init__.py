"""The forms in which people write each digit, as lines through points with ranges; made here by hand, from no one's strokes."""
