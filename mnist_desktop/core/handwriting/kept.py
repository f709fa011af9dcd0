"""The collection of this computer, on its disk after every change."""

from __future__ import annotations

from pathlib import Path

from mnist_desktop import paths
from mnist_desktop.core.files import exists
from mnist_desktop.core.handwriting.collection import Collection
from mnist_desktop.core.handwriting.collection_file import SUFFIX, HandwritingError, read_collection, write_collection
from mnist_desktop.core.storage_errors import storage_error

MOST_DAMAGED = 100
"""Damaged files that are put aside beside it, before the oldest name is used again."""

Stamp = tuple[int, int] | None


def own_path() -> Path:
    """Where the collection of this computer is."""
    return paths.user_data() / "handwriting" / f"collection{SUFFIX}"


class KeptCollection:
    """Holds a collection and its file together.

    Attributes
    ----------
    path
        The file.
    collection
        What is in it, as far as this window knows.
    is_kept
        Whether the last change is on the disk.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.collection = Collection.of()
        self.is_kept = True
        self._stamp: Stamp = None
        self._on_disk: frozenset[str] = frozenset()  # the codes that this window last knew there

    def open(self) -> None:
        """Read the file; without one, the collection is empty.

        Raises
        ------
        HandwritingError
            It is damaged. It is put aside under another name, which the error says, and the collection is empty.
        StorageError
            It cannot be read. The collection is empty, and nothing is written over the file before it can be read.
        """
        stamp = _stamp_of(self.path)
        if not exists(self.path):
            return
        try:
            self.collection = read_collection(self.path)
            self._stamp, self._on_disk = stamp, frozenset(self.collection.by_code)
        except HandwritingError as error:
            place = self._put_aside()
            told = "The collected drawings cannot be read, and a new collection is begun. They are kept in {place}. {cause}"
            raise HandwritingError(told, place=place, cause=error) from error

    def keep(self, collection: Collection) -> None:
        """Take a changed collection, and write it.

        What another window has written meanwhile stays, and what it took away is gone, too. A file that cannot be read any more
        is put aside.

        Raises
        ------
        HandwritingError, StorageError
            It cannot be written. It is the collection all the same, and the next change writes it.
        """
        gone = self.collection.by_code.keys() - collection.by_code.keys()
        self.collection, self.is_kept = collection, False
        if _stamp_of(self.path) != self._stamp and exists(self.path):
            try:
                theirs = read_collection(self.path)
            except HandwritingError:
                self._put_aside()
            else:
                deleted = self._on_disk - theirs.by_code.keys()
                self.collection = collection.without(deleted).with_digits(theirs.without(gone).digits)
        write_collection(self.path, self.collection)
        self._stamp, self._on_disk, self.is_kept = _stamp_of(self.path), frozenset(self.collection.by_code), True

    def _put_aside(self) -> Path:
        """Give a damaged file another name."""
        for number in range(1, MOST_DAMAGED + 1):
            place = self.path.with_name(f"damaged {number}{SUFFIX}")
            if not exists(place):
                break
        try:
            self.path.replace(place)
        except OSError as error:
            raise storage_error(self.path, error) from error
        self._stamp = None
        return place


def _stamp_of(path: Path) -> Stamp:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size
