"""The Results tab: what a run gets right, what it confuses, and the very images behind each figure."""
