"""Accuracy against the number of parameters, of all kept runs."""
