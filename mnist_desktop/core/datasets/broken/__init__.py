"""Copies of data sets that are broken on purpose: what is done to them, how, and what they are called."""
