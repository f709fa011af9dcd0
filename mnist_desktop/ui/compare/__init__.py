"""The Compare tab: every kept run, and any of them over one another."""
