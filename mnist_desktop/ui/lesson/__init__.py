"""The lesson that is open: the panel that leads through it, what it fixes and hides, handing in, and the teacher's dialog."""
