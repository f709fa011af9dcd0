"""Imports TensorFlow without what its libraries write to stderr, which is no answer to anybody."""

from __future__ import annotations

import os
import sys

from mnist_desktop.training.keras.importing import import_engine

STDERR = 2


def import_engine_quietly() -> None:
    """Import what is needed to evaluate; takes seconds. Raises EngineError."""
    sys.stderr.flush()
    try:
        kept = os.dup(STDERR)
    except OSError:  # closed, so nothing can be written to it
        import_engine()
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, STDERR)
    try:
        import_engine()
    finally:
        os.dup2(kept, STDERR)
        os.close(kept)
        os.close(nowhere)
