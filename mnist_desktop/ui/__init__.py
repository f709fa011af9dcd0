"""Thin views: they receive values and emit intentions."""

from mnist_desktop.workers import overrides

overrides.install()  # here, since every class of the window is made behind this line
