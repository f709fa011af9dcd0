"""Lists what is in the program as CycloneDX, which tools that look for known holes read: cyclonedx.org/docs/1.6/json."""

from __future__ import annotations

import importlib.metadata
import json
import platform
import sys
from pathlib import Path

from distributions import distributions

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from mnist_desktop import __version__


def components() -> dict[str, object]:
    """The list: Python itself, and each distribution with its version and licence."""
    version = platform.python_version()
    python = {"type": "platform", "name": "python", "version": version, "purl": f"pkg:generic/python@{version}"}
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": {"type": "application", "name": "mnist-desktop", "version": __version__}},
        "components": [python, *(_component(name, found) for name, found in distributions().items())],
    }


def write_components(path: Path) -> int:
    """Write the list; returns how many components it has."""
    listed = components()
    path.write_text(json.dumps(listed, indent=1, ensure_ascii=False) + "\n", "utf-8")
    return len(listed["components"])


def _component(name: str, found: importlib.metadata.Distribution) -> dict[str, object]:
    component: dict[str, object] = {
        "type": "library", "name": name, "version": found.version, "purl": f"pkg:pypi/{name}@{found.version}",
    }  # fmt: skip
    licence = _licence(found.metadata)
    return component | ({"licenses": [licence]} if licence else {})


def _licence(told: importlib.metadata.PackageMetadata) -> dict[str, object] | None:
    """An SPDX expression where the distribution has one; else what it calls its licence, if that is a name and not its text."""
    expression = told.get("License-Expression")
    if expression:
        return {"expression": expression}
    named = (told.get("License") or "").strip()
    if not named or len(named.splitlines()) > 1:
        known = [each.rpartition(" :: ")[2] for each in told.get_all("Classifier") or () if each.startswith("License ::")]
        named = known[0] if known else ""
    return {"license": {"name": named}} if named else None
