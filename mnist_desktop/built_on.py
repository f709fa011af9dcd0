"""What the program is built on: names of distributions, their licences, and the versions that are installed."""

from __future__ import annotations

import importlib.metadata

LICENSES = {
    "PySide6-Essentials": "LGPL-3.0",
    "tensorflow": "Apache-2.0",
    "keras": "Apache-2.0",
    "pyqtgraph": "MIT",
    "numpy": "BSD-3-Clause",
    "scikit-learn": "BSD-3-Clause",
    "scipy": "BSD-3-Clause",
    "msgspec": "BSD-3-Clause",
    "certifi": "MPL-2.0",
    "jinja2": "BSD-3-Clause",
    "pillow": "MIT-CMU",
    "qtawesome": "MIT",
    "platformdirs": "MIT",
}

SAME = {"tensorflow": ("tensorflow-cpu", "tensorflow")}
"""One framework under several names."""


def version_of(name: str) -> str:
    """The version of a distribution, or a dash; nothing is imported for it, TensorFlow least of all."""
    for each in SAME.get(name, (name,)):
        try:
            return importlib.metadata.version(each)
        except importlib.metadata.PackageNotFoundError:
            continue
    return "–"
