"""Turns arrays into bytes and back, for files from anywhere: nothing is unpickled or allocated without a check.

An ``.npz`` file has a name for each array and needs a fifth of a millisecond for it. For a file with many arrays that is
written after each epoch, :func:`write_npz` can join them into one.

``numpy.load`` trusts a file's header and allocates as much memory as it says. Here the header is first compared with the
number of bytes in the file.
"""

from __future__ import annotations

import io
import math
import tokenize
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, pairwise
from types import MappingProxyType
from typing import Annotated, BinaryIO

import numpy as np
from msgspec import Meta, Struct
from numpy.typing import NDArray

from mnist_desktop.core.content.zips import ZIP_DAMAGE, opened_zip, read_member
from mnist_desktop.core.marking import marked
from mnist_desktop.core.sentence import Templated, filled

MOST_DIMENSIONS = 32
MOST_EXPANSION = 8
SMALL = 32 * 2**20
"""Weights hardly shrink: a file that unpacks to more than this many times its size, and to more than these bytes, is refused."""
_NUMBERS = "fiu"
_EMPTY_ARCHIVE = b"PK\5\6" + bytes(18)
"""An empty archive consists only of the record with which every archive ends."""
_HEADER_READERS = {(1, 0): np.lib.format.read_array_header_1_0, (2, 0): np.lib.format.read_array_header_2_0}


class ArrayFileError(ValueError, Templated):
    """What is wrong with a file of arrays, as the cause in a sentence that can be translated."""

    def __init__(self, template: str, **values: object) -> None:
        super().__init__(filled(template, values))
        self.template, self.values = template, values


class Form(Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """An array's number type in NumPy's notation (``<f4``), and its shape."""

    dtype: Annotated[str, Meta(pattern=r"^[<>|](f[248]|[iu][1248])\Z")]
    shape: Annotated[tuple[Annotated[int, Meta(ge=0)], ...], Meta(max_length=MOST_DIMENSIONS)]

    @property
    def size(self) -> int:
        """The size in bytes."""
        return math.prod(self.shape) * np.dtype(self.dtype).itemsize


def form_of(array: NDArray[np.generic]) -> Form:
    """What :func:`cut` needs to know of an array."""
    return Form(array.dtype.str, array.shape)


def cut(content: NDArray[np.generic], forms: Sequence[Form]) -> tuple[NDArray[np.generic], ...]:
    """Undo a join by :func:`write_npz`: views of `content`, uint8, or copies where a view would not be aligned.

    Raises
    ------
    ArrayFileError
        The content is shorter or longer than `forms` say.
    """
    ends = [0, *accumulate(form.size for form in forms)]
    if content.dtype != np.uint8 or content.ndim != 1:
        raise ArrayFileError(
            marked("its arrays are not a row of bytes, but of type {dtype} and shape {shape}"),
            dtype=content.dtype,
            shape=content.shape,
        )
    if len(content) != ends[-1]:
        raise ArrayFileError(marked("{found:,} bytes are not the {needed:,} of its arrays"), found=len(content), needed=ends[-1])
    parts = zip((content[begin:end] for begin, end in pairwise(ends)), forms, strict=True)
    return tuple(np.require(part.view(form.dtype).reshape(form.shape), requirements="A") for part, form in parts)


def encode_npy(array: NDArray[np.generic]) -> bytes:
    """The content of an ``.npy`` file."""
    file = io.BytesIO()
    np.save(file, array, allow_pickle=False)
    return file.getvalue()


def decode_npy(content: bytes) -> NDArray[np.generic]:
    """Read an ``.npy`` file of real numbers; the array is a read-only view of `content`.

    Raises
    ------
    ArrayFileError
        The content is not such a file, or is shorter or longer than its header says.
    """
    file = io.BytesIO(content)
    shape, by_columns, dtype = _header(file)
    if dtype.kind not in _NUMBERS:
        raise ArrayFileError(marked("{dtype} is not a type of real numbers"), dtype=dtype)
    start = file.tell()
    if min(shape, default=0) < 0 or math.prod(shape) * dtype.itemsize != len(content) - start:
        raise ArrayFileError(
            marked("{found:,} bytes are not the {shape} numbers of type {dtype} that the header says"),
            found=len(content) - start, shape=shape, dtype=dtype,
        )  # fmt: skip
    if len(shape) > MOST_DIMENSIONS or max(shape, default=0) > np.iinfo(np.intp).max:
        raise ArrayFileError(marked("its shape is one that no array has"))
    return np.frombuffer(content, dtype, offset=start).reshape(shape, order="F" if by_columns else "C")


def encode_npz(arrays: Mapping[str, NDArray[np.generic]]) -> bytes:
    """The content of an ``.npz`` file, not compressed: weights hardly shrink."""
    file = io.BytesIO()
    write_npz(file, arrays)
    return file.getvalue()


def write_npz(
    file: BinaryIO,
    arrays: Mapping[str, NDArray[np.generic]],
    joined: Mapping[str, Sequence[NDArray[np.generic]]] = MappingProxyType({}),
) -> None:
    """Write an ``.npz`` file like :func:`encode_npz`, one array at a time, and then the `joined` ones.

    The bytes of each sequence in `joined` become one array, uint8; see :func:`cut`.
    """
    with zipfile.ZipFile(file, "w") as members:
        for name, array in arrays.items():
            members.writestr(f"{name}.npy", encode_npy(array))
        for name, parts in joined.items():
            with members.open(f"{name}.npy", "w", force_zip64=True) as member:
                length = sum(part.nbytes for part in parts)
                np.lib.format.write_array_header_1_0(member, {"descr": "|u1", "fortran_order": False, "shape": (length,)})
                for part in parts:
                    member.write(part.tobytes())


def ends_whole(file: BinaryIO) -> bool:
    """Whether a file by :func:`write_npz` has its end, which an interrupted copy lacks. The content is not read."""
    size = file.seek(0, io.SEEK_END)
    file.seek(max(0, size - len(_EMPTY_ARCHIVE)))
    return file.read(4) == _EMPTY_ARCHIVE[:4]


def number(prefix: str, arrays: Iterable[NDArray[np.generic]]) -> dict[str, NDArray[np.generic]]:
    """Name arrays in order: `prefix` and the position, such as ``w000``."""
    return {f"{prefix}{index:03}": array for index, array in enumerate(arrays)}


def take_numbered(arrays: dict[str, NDArray[np.generic]], prefix: str) -> tuple[NDArray[np.generic], ...]:
    """Remove from `arrays` those that :func:`number` named with `prefix`, and return them in order, up to the first gap."""
    taken: list[NDArray[np.generic]] = []
    while (array := arrays.pop(f"{prefix}{len(taken):03}", None)) is not None:
        taken.append(array)
    return tuple(taken)


def most_unpacked(packed: int) -> int:
    """How many bytes this many packed bytes may unpack to."""
    return max(SMALL, MOST_EXPANSION * packed)


def decode_npz(content: bytes, limit: int) -> dict[str, NDArray[np.generic]]:
    """Read an ``.npz`` file of real numbers, by the names of its arrays.

    Parameters
    ----------
    limit
        The most bytes that it may unpack to.

    Raises
    ------
    ArrayFileError
        The content is not such a file, is damaged, or unpacks to more than `limit` bytes.
    """
    try:
        with opened_zip(io.BytesIO(content)) as members:
            infos = members.infolist()
            unpacked, limit = sum(info.file_size for info in infos), min(limit, most_unpacked(len(content)))
            if unpacked > limit:
                raise ArrayFileError(
                    marked("it would unpack to {size:,} bytes; {limit:,} are allowed"), size=unpacked, limit=limit
                )
            if len(members.NameToInfo) < len(infos):
                raise ArrayFileError(marked("two of its arrays have the same name"))
            # No member gives more than its file_size, so the sum above bounds what is read here.
            return {info.filename.removesuffix(".npy"): decode_npy(read_member(members, info, limit)) for info in infos}
    except (*ZIP_DAMAGE, OSError) as error:
        raise ArrayFileError("{cause}", cause=error) from error


def _header(file: io.BytesIO) -> tuple[tuple[int, ...], bool, np.dtype[np.generic]]:
    try:
        version = np.lib.format.read_magic(file)
    except ValueError as error:
        raise ArrayFileError(marked("it does not begin as an array of NumPy does")) from error
    if version not in _HEADER_READERS:
        raise ArrayFileError(marked("its array format is unknown"))
    try:
        shape, by_columns, dtype = _HEADER_READERS[version](file)
    except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError, tokenize.TokenError) as error:
        # A header is Python source; these are its parser's errors.
        raise ArrayFileError(marked("its header cannot be read")) from error
    if any(type(side) is not int for side in shape):  # NumPy's reader accepts True as a number, but reshaping does not
        raise ArrayFileError(marked("its shape is not made of numbers"))
    return shape, by_columns, dtype
