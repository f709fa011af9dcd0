"""Whether two PCs can train members of one sweep: the versions of what they train with, compared."""

from __future__ import annotations

import platform
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import metadata

from mnist_desktop import __version__
from mnist_desktop.core.sentence import Sentence, Templated

TITLES: dict[str, str] = {
    "mnist_desktop": "MNIST Desktop",
    "distributed": "Dask distributed",
    "tensorflow": "TensorFlow",
    "keras": "Keras",
    "numpy": "NumPy",
    "python": "Python",
}
"""What each is called, in the order in which they are said; names of programs, which no language changes."""

_NEEDED_PARTS: dict[str, int] = {"mnist_desktop": 3, "distributed": 2, "tensorflow": 2, "keras": 2, "numpy": 1}
"""How many parts of a version must be equal. The program's own forms travel, and Dask's; another minor of TensorFlow or Keras may
compute other numbers, so that members could not be compared; NumPy keeps its random streams within a major version."""


@dataclass(frozen=True)
class VersionDifference:
    """A version that differs, and whether members must not be trained with it."""

    name: str
    there: str
    here: str
    is_grave: bool

    @property
    def sentence(self) -> Templated:
        """What differs."""
        values = {"title": TITLES[self.name], "there": self.there or "–", "here": self.here or "–"}
        return Sentence("{title} is {here} here and {there} there", values)


def installed_versions() -> dict[str, str]:
    """The versions of this PC, told without an import of the libraries; a library that is not there has an empty one."""
    return {
        "mnist_desktop": __version__,
        "distributed": _version_of("distributed"),
        "tensorflow": _version_of("tensorflow-cpu", "tensorflow"),
        "keras": _version_of("keras"),
        "numpy": _version_of("numpy"),
        "python": platform.python_version(),
    }


def differences(there: Mapping[str, str], here: Mapping[str, str]) -> tuple[VersionDifference, ...]:
    """What differs between two PCs, in the order of :data:`TITLES`.

    A patch release of a library, and Python's own version, are told but not grave: no network's numbers come from them.

    >>> [each.is_grave for each in differences({"keras": "3.15.1", "numpy": "2.4.6"}, {"keras": "3.16.0", "numpy": "2.4.4"})]
    [True, False]
    """
    found = ((name, there.get(name, ""), here.get(name, "")) for name in TITLES)
    return tuple(VersionDifference(*each, is_grave=_is_grave(*each)) for each in found if each[1] != each[2])


def listed(found: tuple[VersionDifference, ...]) -> Templated:
    """Up to all of them in one clause; there is at least one."""
    first, *rest = found
    return Sentence("{first}; {rest}", {"first": first.sentence, "rest": listed(tuple(rest))}) if rest else first.sentence


def _is_grave(name: str, there: str, here: str) -> bool:
    parts = _NEEDED_PARTS.get(name, 0)
    return there.split(".")[:parts] != here.split(".")[:parts]


def _version_of(*names: str) -> str:
    for name in names:
        try:
            return metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
    return ""
