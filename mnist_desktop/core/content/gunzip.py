"""Unpacks gzip files, which may have several members one behind the other, as ``bgzip`` and ``cat a.gz b.gz`` make them."""

from __future__ import annotations

import zlib
from typing import BinaryIO

BLOCK_BYTES = 2**16
"""Packed bytes read at once: 16 KiB to 256 KiB are equally fast, and what follows a member is copied at its end."""


class Gunzip:
    """The content of a gzip file, unpacked no further than asked: one that would unpack to terabytes costs nothing.

    Parameters
    ----------
    file
        Open, at the beginning of the first member.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._zlib = zlib.decompressobj(wbits=31)
        self._packed = b""

    def read(self, most: int) -> bytes:
        """The next bytes, `most` or fewer; nothing at the end of the last member.

        Raises
        ------
        EOFError
            The file ends before its content does.
        zlib.error
            It is damaged, or what follows a member is neither another one nor zeros.
        """
        while most > 0:  # to zlib, 0 means all that there is
            if self._zlib.eof and not self._begin_next():
                return b""
            block = self._packed or self._file.read(BLOCK_BYTES)
            if not block:
                raise EOFError
            piece = self._zlib.decompress(block, most)
            self._packed = self._zlib.unconsumed_tail
            if piece:
                return piece
        return b""

    def _begin_next(self) -> bool:
        """Whether another member follows. Zeros do no harm: some disks and tapes fill their last block with them."""
        rest = self._zlib.unused_data.lstrip(b"\0")
        while not rest and (block := self._file.read(BLOCK_BYTES)):
            rest = block.lstrip(b"\0")
        if rest:
            self._zlib, self._packed = zlib.decompressobj(wbits=31), rest
        return bool(rest)
