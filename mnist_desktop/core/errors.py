"""The base class of every error that a person can read and act on."""

from __future__ import annotations

from mnist_desktop.core.sentence import Templated


class UserError(Templated, Exception):
    """A sentence for the user: what happened, where, and what to do.

    Parameters
    ----------
    template
        A whole sentence with ``{name}`` placeholders. It is the key by which a view looks up a translation.
    **values
        What goes into the placeholders: file names, numbers, causes.

    Attributes
    ----------
    attempt
        What failed, such as the name of a task; empty where nothing is known of it. The sentence has had its time when the same
        succeeds.

    Notes
    -----
    Modules derive one class per cause. Views catch :class:`UserError` once, at the edge, and show :attr:`text`;
    the log keeps the traceback.
    """

    attempt = ""

    def __init__(self, template: str, **values: object) -> None:
        super().__init__(template, values)
        self.template = template
        self.values = values


class StorageError(UserError):
    """A file or folder could not be read or written: the disk is full, permission is missing, it is not there."""
