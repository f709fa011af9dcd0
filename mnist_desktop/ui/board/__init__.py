"""The class board: a window with what a class has handed in."""
