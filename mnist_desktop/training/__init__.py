"""Trains networks. No Qt."""
