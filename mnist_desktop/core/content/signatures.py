"""Recognises kinds of files by fixed bytes at fixed places. Nothing is decoded here."""

from __future__ import annotations

from mnist_desktop.core.content.kinds import FileKind, Kind

GZIP = b"\x1f\x8b"
ZIP = (b"PK\x03\x04", b"PK\x05\x06")
TAR_PLACE = 257

_SIGNATURES: tuple[tuple[int, bytes, FileKind], ...] = (
    (0, b"\x89PNG\r\n\x1a\n", FileKind(Kind.PICTURE, "PNG")),
    (0, b"\xff\xd8\xff", FileKind(Kind.PICTURE, "JPEG")),
    (0, b"GIF8", FileKind(Kind.PICTURE, "GIF")),
    (0, b"II*\0", FileKind(Kind.PICTURE, "TIFF")),
    (0, b"MM\0*", FileKind(Kind.PICTURE, "TIFF")),
    (8, b"WEBP", FileKind(Kind.PICTURE, "WebP")),
    (4, b"ftypheic", FileKind(Kind.OTHER_PICTURE, "HEIC")),
    (4, b"ftypheix", FileKind(Kind.OTHER_PICTURE, "HEIC")),
    (4, b"ftypmif1", FileKind(Kind.OTHER_PICTURE, "HEIC")),
    (4, b"ftypavif", FileKind(Kind.OTHER_PICTURE, "AVIF")),
    (0, b"8BPS", FileKind(Kind.OTHER_PICTURE, "Photoshop")),
    (0, b"\0\0\1\0", FileKind(Kind.OTHER_PICTURE, "ICO")),
    (0, b"\x93NUMPY", FileKind(Kind.NPY)),
    (0, b"MNIST desktop cache", FileKind(Kind.CACHE)),
    (0, b"\x89HDF\r\n\x1a\n", FileKind(Kind.HDF5)),
    (0, b"MATLAB 5.0 MAT-file", FileKind(Kind.MATLAB)),
    (0, b"MATLAB 7.3 MAT-file", FileKind(Kind.MATLAB)),
    (0, b"PAR1", FileKind(Kind.COLUMNS, "Parquet")),
    (0, b"ARROW1", FileKind(Kind.COLUMNS, "Arrow")),
    (0, b"FEA1", FileKind(Kind.COLUMNS, "Feather")),
    (0, b"\xff\xff\xff\xff\x10", FileKind(Kind.COLUMNS, "Arrow")),
    (0, b"SQLite format 3\0", FileKind(Kind.DATABASE)),
    (4, b"TFL3", FileKind(Kind.FOREIGN_MODEL, "TensorFlow Lite")),
    (0, b"7z\xbc\xaf\x27\x1c", FileKind(Kind.ARCHIVE, "7z")),
    (0, b"Rar!\x1a\x07", FileKind(Kind.ARCHIVE, "rar")),
    (0, b"\xfd7zXZ\0", FileKind(Kind.ARCHIVE, "xz")),
    (0, b"BZh", FileKind(Kind.ARCHIVE, "bzip2")),
    (0, b"\x28\xb5\x2f\xfd", FileKind(Kind.ARCHIVE, "zstd")),
    (0, b"\x04\x22\x4d\x18", FileKind(Kind.ARCHIVE, "lz4")),
    (0, b"\x1f\x9d", FileKind(Kind.ARCHIVE, "compress")),
    (TAR_PLACE, b"ustar", FileKind(Kind.ARCHIVE, "tar")),
    (0, b"%PDF-", FileKind(Kind.PDF)),
    (0, b"{\\rtf", FileKind(Kind.OFFICE, "RTF")),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", FileKind(Kind.OFFICE, "Microsoft Office")),
    (0, b"L\0\0\0\1\x14\2\0", FileKind(Kind.SHORTCUT)),
    (0, b"\0\5\x16\7", FileKind(Kind.SIDE_FILE)),
    (0, b"\0\0\0\1Bud1", FileKind(Kind.SIDE_FILE)),
    (0, b"ID3", FileKind(Kind.RECORDING, "MP3")),
    (8, b"WAVE", FileKind(Kind.RECORDING, "WAV")),
    (8, b"AVI ", FileKind(Kind.RECORDING, "AVI")),
    (0, b"OggS", FileKind(Kind.RECORDING, "Ogg")),
    (4, b"ftyp", FileKind(Kind.RECORDING, "MP4")),
    (0, b"\x7fELF", FileKind(Kind.PROGRAM)),
    (0, b"MZ\x90\0", FileKind(Kind.PROGRAM)),
    (0, b"\xcf\xfa\xed\xfe", FileKind(Kind.PROGRAM)),
)
"""Offset, bytes, meaning; the first match counts."""

_KERAS_WORDS = ((b"keras_version",), (b"model_weights",), (b"model_config",), (b"layer_names",), (b"layers\0", b"vars\0"))
"""Names in an HDF5 file. Where all names of a group are there, Keras probably wrote it."""
_OLD_PICKLES = (b"(dp0\n", b"(dp1\n", b"(lp0\n", b"(lp1\n", b"(tp0\n", b"cnumpy", b"(cnumpy", b"ccopy_reg")
_OLD_PYTORCH = b"\x8a\nl\xfc\x9cF\xf9 j\xa8P\x19"
"""The number at the start of files by older versions of torch.save, as a pickle holds it. Newer versions write zips."""


def by_signature(start: bytes) -> FileKind | None:
    """The kind of a file that begins with `start`, or None. Other modules look into gzip and zip files."""
    for place, magic, content in _SIGNATURES:
        if start.startswith(magic, place):
            if content.kind is Kind.HDF5 and any(all(word in start for word in words) for words in _KERAS_WORDS):
                return FileKind(Kind.KERAS, "HDF5")
            return content
    for test, content in _TESTS:
        if test(start):
            return content
    return None


def _is_idx(start: bytes) -> bool:
    """Two zeros, a number type, one to four dimensions (yann.lecun.com/exdb/mnist); not just a row of small numbers."""
    return len(start) >= 8 and start[:2] == b"\0\0" and start[2] in b"\x08\x09\x0b\x0c\x0d\x0e" and 1 <= start[3] <= 4


def _is_pickle(start: bytes) -> bool:
    """A byte above all letters, then the protocol's number. Protocols below 2 are text, with a few possible beginnings."""
    return (start[:1] == b"\x80" and start[1:2] in (b"\2", b"\3", b"\4", b"\5")) or start.startswith(_OLD_PICKLES)


def _is_pytorch(start: bytes) -> bool:
    return _is_pickle(start) and start.startswith(_OLD_PYTORCH, 2)


def _is_bmp(start: bytes) -> bool:
    """Two letters are not enough: the two reserved numbers after the length must be zero, too."""
    return start.startswith(b"BM") and start[6:10] == bytes(4) and len(start) > 14


def _is_netpbm(start: bytes) -> bool:
    return start[:1] == b"P" and start[1:2] in (b"1", b"2", b"3", b"4", b"5", b"6") and start[2:3] in (b"\n", b" ", b"\t", b"\r")


def _is_safetensors(start: bytes) -> bool:
    """The length of a header, then the header, which is JSON (github.com/huggingface/safetensors)."""
    return len(start) > 10 and start[8:10] == b'{"' and int.from_bytes(start[:8], "little") < 10**8


def _is_onnx(start: bytes) -> bool:
    """A protocol buffer whose first fields are a version and a producer."""
    return start[:1] == b"\x08" and start[1:2] < b"\x10" and start[2:3] == b"\x12" and start[4:8].isalpha()


def _is_saved_model(start: bytes) -> bool:
    return start.startswith(b"\x08\x01\x12") and b"\x12" in start[3:16] and b"saved_model" in start


def _is_tfrecord(start: bytes) -> bool:
    """A length and its masked checksum (tensorflow.org/tutorials/load_data/tfrecord)."""
    if len(start) < 16:
        return False
    crc = _crc32c(start[:8])
    return int.from_bytes(start[8:12], "little") == (((crc >> 15 | crc << 17) + 0xA282EAD8) & 0xFFFFFFFF)


def _crc32c(content: bytes) -> int:
    """Castagnoli's checksum, bit by bit: only eight bytes need it."""
    crc = 0xFFFFFFFF
    for byte in content:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0x82F63B78 if crc & 1 else 0)
    return crc ^ 0xFFFFFFFF


_TESTS = (
    (_is_idx, FileKind(Kind.IDX)),
    (_is_pytorch, FileKind(Kind.PYTORCH)),
    (_is_pickle, FileKind(Kind.PICKLE)),
    (_is_bmp, FileKind(Kind.PICTURE, "BMP")),
    (_is_netpbm, FileKind(Kind.PICTURE, "PPM")),
    (_is_safetensors, FileKind(Kind.SAFETENSORS)),
    (_is_onnx, FileKind(Kind.FOREIGN_MODEL, "ONNX")),
    (_is_saved_model, FileKind(Kind.FOREIGN_MODEL, "SavedModel")),
    (_is_tfrecord, FileKind(Kind.TFRECORD)),
)
