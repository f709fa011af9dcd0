"""Shipped experiments: published lessons to redo, and what we recommend. Each says what it is and why it is good."""

from __future__ import annotations

from dataclasses import dataclass

from mnist_desktop.core.datasets.dataset import Family
from mnist_desktop.core.experiment import Experiment
