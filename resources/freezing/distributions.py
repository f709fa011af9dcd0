"""Which distributions are in the frozen program: those that the package asks for, and what they ask for in turn."""

from __future__ import annotations

import importlib.metadata
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
EXTRA = "export"
"""What the program can also write, where the packages of this extra are installed; the build takes them where they are."""


def distributions() -> dict[str, importlib.metadata.Distribution]:
    """All of them that are installed, by their canonical names. One that only other systems need is absent."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = [Requirement(each) for each in (*project["dependencies"], *project["optional-dependencies"][EXTRA])]
    found: dict[str, importlib.metadata.Distribution] = {}
    while wanted:
        requirement = wanted.pop()
        name = canonicalize_name(requirement.name)
        if name in found or not _is_asked_for(requirement):
            continue
        try:
            found[name] = importlib.metadata.distribution(name)
        except importlib.metadata.PackageNotFoundError:
            continue
        wanted += (Requirement(each) for each in found[name].requires or ())
    return dict(sorted(found.items()))


def top_level_names() -> set[str]:
    """The first parts of the names of all modules in them, such as ``sklearn``."""
    names = importlib.metadata.packages_distributions()
    known = set(distributions())
    return {top for top, owners in names.items() if known & set(map(canonicalize_name, owners))}


def _is_asked_for(requirement: Requirement) -> bool:
    return requirement.marker is None or requirement.marker.evaluate({"extra": ""})
