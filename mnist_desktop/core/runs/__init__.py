"""A run: the config that decides it, the events it emits, the control over it, and the record it leaves."""
