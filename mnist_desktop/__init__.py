"""MNIST Desktop: an offline neural-network lab for classrooms."""

__version__ = "0.1.0"
