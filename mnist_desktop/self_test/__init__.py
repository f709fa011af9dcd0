"""Drives the real window through a whole scenario and writes down what it measured."""

from mnist_desktop.self_test.runner import SelfTest

__all__ = ["SelfTest"]
