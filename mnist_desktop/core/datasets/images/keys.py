"""The keys of kept sets; apart, because the window's start looks at keys and needs nothing else of own pictures."""

from __future__ import annotations

from mnist_desktop.core.datasets.broken.names import original_of

KEY = "set:"
"""The beginning of the key of a kept set; CODE digits of its fingerprint follow."""
CODE = 16


def key_of(fingerprint_of_set: str) -> str:
    """The key of a set with this fingerprint."""
    return KEY + fingerprint_of_set[:CODE]


def is_own(key: str) -> bool:
    """Whether it is the key of a kept set, or of a broken copy of one."""
    return original_of(key).startswith(KEY)
