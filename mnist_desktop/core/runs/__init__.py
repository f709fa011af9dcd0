"""A run: the events it emits, the control over it, and the record it leaves."""
