"""The live curves of a run, what they say in words, and the line in the status bar."""
