"""A report on a run as values, and as one HTML file."""
