"""Importing own pictures: source, options, a preview, progress, and a report."""
