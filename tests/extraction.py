"""The extraction of texts, which is a command, as a module; and what it finds in the program, once in a process."""

from __future__ import annotations

import importlib.util
import sys
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

FOLDER = Path(__file__).parents[1] / "resources" / "translations"


def _module() -> ModuleType:
    spec = importlib.util.spec_from_file_location("extract", FOLDER / "extract.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["extract"] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


extract = _module()


@cache
def places_in_code() -> list[Any]:
    """All places of the program where a text can stand; seconds of work."""
    return extract.places_of()


@cache
def texts_in_code() -> Any:
    """All texts of the program."""
    return extract.texts_of(places_in_code())
