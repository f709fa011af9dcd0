"""A teacher's task as a file, how far a student has come with it, and what the student hands in."""
