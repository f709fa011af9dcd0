"""Unpacks gzip files. They may have several members in a row, as ``bgzip`` and ``cat a.gz b.gz`` make them."""

from __future__ import annotations

import zlib
from typing import BinaryIO

BLOCK_BYTES = 2**16
"""Packed bytes read at once. 16 KiB to 256 KiB are equally fast; at the end of a member, the rest of them is copied."""


class Gunzip:
    """The content of a gzip file, unpacked only as far as it is read: a file that would unpack to terabytes does no harm.

    Parameters
    ----------
    file
        Open for reading, at the start of the first member.
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
            It is damaged, or a member is followed by something that is neither another member nor zeros.
        """
        while most > 0:  # 0 would tell zlib to return everything
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
        """Whether another member follows. Zeros are allowed: some disks and tapes fill their last block with them."""
        rest = self._zlib.unused_data.lstrip(b"\0")
        while not rest and (block := self._file.read(BLOCK_BYTES)):
            rest = block.lstrip(b"\0")
        if rest:
            self._zlib, self._packed = zlib.decompressobj(wbits=31), rest
        return bool(rest)
