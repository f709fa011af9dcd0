"""Whether the libraries of the extra ``cluster`` are here, told without their import."""

from __future__ import annotations

from importlib.util import find_spec

from mnist_desktop.core.errors import UserError

_NEEDED = ("distributed", "cryptography")


class NoClusterError(UserError):
    """The libraries of a class are not installed."""


def has_cluster() -> bool:
    """Whether a class can be begun or joined with what is installed."""
    return all(find_spec(name) is not None for name in _NEEDED)


def require_cluster() -> None:
    """Raise NoClusterError, which says how to install them, where the libraries are absent."""
    missing = [name for name in _NEEDED if find_spec(name) is None]
    if missing:
        raise NoClusterError(
            "For a class of PCs {names} must be installed: pip install 'mnist-desktop[cluster]', or the checkout's '.[cluster]'.",
            names=", ".join(missing),
        )
