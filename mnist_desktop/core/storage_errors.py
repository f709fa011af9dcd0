"""Says in a sentence why a file or folder cannot be used: the disk is full, the network is away, permission is missing."""

from __future__ import annotations

import errno
from pathlib import Path

from mnist_desktop.core.errors import StorageError
from mnist_desktop.core.marking import marked


def storage_error(path: Path, error: OSError) -> StorageError:
    """Turn the operating system's error into a sentence that names the file and the cause."""
    by_windows = getattr(error, "winerror", None)
    for numbers, numbers_of_windows, template in _REFUSALS:
        if by_windows in numbers_of_windows or (error.errno in numbers and by_windows not in _CLEARER):
            return StorageError(template, file=path)
    return StorageError("{file} could not be used: {cause}.", file=path, cause=error.strerror or str(error))


def is_full_disk(error: StorageError) -> bool:
    """Whether an error of :func:`storage_error` says that the disk is full, so that there is a point in making room."""
    return isinstance(error.__cause__, OSError) and error.__cause__.errno in _FULL


_FULL = errno.ENOSPC, errno.EDQUOT
_NETWORK = (errno.ETIMEDOUT, errno.ESTALE, errno.EHOSTUNREACH, errno.ENETUNREACH, errno.ENETDOWN, errno.ENOTCONN,
            errno.ECONNRESET, errno.ECONNABORTED, errno.ECONNREFUSED, getattr(errno, "EHOSTDOWN", -1))  # fmt: skip
_DEVICE = (errno.EIO, errno.ENXIO, errno.ENODEV, getattr(errno, "EREMOTEIO", -1), getattr(errno, "EUCLEAN", -1))

# errno values, Windows' error codes (learn.microsoft.com/windows/win32/debug/system-error-codes), what they mean.
_REFUSALS = (
    ((errno.ENOENT,), (), marked("{file} is not there.")),
    ((errno.EROFS,), (19,), marked("{file} could not be written: its disk is read-only. Choose a place on another disk.")),
    ((errno.EBUSY, errno.ETXTBSY), (32, 33),
     marked("{file} cannot be used now: another program has it open. Close that program and try again.")),
    ((errno.EACCES, errno.EPERM), (), marked("{file} cannot be opened: this user has no permission for it.")),
    (_FULL, (), marked("{file} could not be written: the disk is full. Free some space and try again.")),
    ((errno.EFBIG,), (), marked("{file} could not be written: its disk takes no file of that size.")),
    ((errno.EISDIR,), (), marked("{file} is a folder, not a file.")),
    ((errno.ENOTDIR,), (), marked("{file} cannot be used: it is a file, or lies below one, where a folder is needed.")),
    ((errno.EEXIST, errno.ENOTEMPTY), (), marked("{file} could not be made: something of that name is there already.")),
    ((errno.ENAMETOOLONG,), (206,), marked("{file} cannot be used: its name or path is too long for this system.")),
    ((errno.EILSEQ,), (123,), marked("{file} cannot be used: its name holds a character that this disk does not take.")),
    ((errno.ELOOP,), (), marked("{file} cannot be opened: it is a link that leads round in a circle.")),
    ((errno.EMFILE, errno.ENFILE), (),
     marked("{file} cannot be opened: too many files are open. Close other programs and try again.")),
    (_NETWORK, (53, 59, 64, 67, 121),
     marked("{file} cannot be reached: the network drive does not answer. Check the network and try again.")),
    (_DEVICE, (21, 1117), marked("{file} could not be read or written: its disk is damaged or was taken out.")),
)  # fmt: skip
_CLEARER = tuple(number for _, numbers, _ in _REFUSALS for number in numbers)
"""Windows' error codes that say more than the errno that comes with them."""
