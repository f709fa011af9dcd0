"""Tells from its content what a file is, so that an error can say so when the file is opened in the wrong place."""
