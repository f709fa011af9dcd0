"""Trains the members of a sweep in processes of their own."""
