"""Hands a run to other programs, with a proof that they get the same."""
