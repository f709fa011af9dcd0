"""Drives the real window through the whole road and writes down what it saw."""

from mnist_desktop.self_test.runner import SelfTest

__all__ = ["SelfTest"]
