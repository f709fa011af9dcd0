"""Shipped experiments: published lessons to repeat, and our recommendations. Each says what it is and why it is good."""
