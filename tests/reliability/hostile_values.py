"""Values that :mod:`hostile_mutations` puts into files: numbers, words, names, types and whole files."""

from __future__ import annotations

LONG = "N" * 60_000
LAUGHS: dict[str, object] = {"template": "ha"}
"""A sentence in which one stands 150 times in which one stands 150 times, and so on: the memory is too small for it."""
for _ in range(6):
    LAUGHS = {"template": "{more}" * 150, "values": {"more": LAUGHS}}
EVIL_VALUES = (
    True, None, -1, 0, 1, -0.0, 1e308, 2**31, 2**63, 2**64, 10**30, 10**400, 0.1, "", LONG, "\u202eevil\n\x00", "<img src=x>",
    "../../x", [], {}, [[]] * 5000, [0] * 200_000, {"x": 1}, "NaN", float("nan"), float("inf"), -float("inf"), "\u2028", "\x85",
    LAUGHS, LAUGHS,
)  # fmt: skip
EVIL_NAMES = ("../x", "/etc/x", "C:\\x", LONG, f"{LONG}/run.json", "x\0y", "\u202e<img src=x>.npy", "a/" * 5000 + "run.json")
SHAPES = ("(True,)", "(10,)", f"({10**30},)", "(-1,)", "()", f"(0, {10**20})", "(2.0,)", "(1,)" * 40, "(" * 3000,
          f"({'1, ' * 70})", "(0,)", "(60000, 28, 28)", "(None,)", "('x',)", "(20L, 28L, 28L)")  # fmt: skip
TYPES = ("|O", "<f8", ">f4", "|S4", "<U9", "|V8", "<M8[s]", "<f16", "|b1", "<i8", ">u2", "x", "|u1" * 20, "<c16", LONG)
STRANGERS = (
    b"", b"\0", b"<!DOCTYPE html><title>Sign in</title>", b"label,pixel0\n5,0\n", b"\x89HDF\r\n\x1a\n" + bytes(64), b"%PDF-1.7\n",
    b"\x1f\x8b", b"PK\x05\x06" + bytes(18), b"PK", b"\x93NUMPY\x01\x00", b"{", b"null", b"[" * 100_000, b'{"a":' * 100_000,
    b"\xff" * 1000, b"\xef\xbb\xbf{}", b"GIF89a", b"\x89PNG\r\n\x1a\n", b"RIFF\0\0\0\0WEBP", b"BM", b"\x80\x04N.",
)  # fmt: skip


EVIL_FIELDS = (b"256", b"-1", b"1.0", b"1.5", b"", b"x", b"9" * 5000, b"1e2", b'"3"', b" 7 ", b"0x1", b"nan", b"\xff", b"\0",
               b"1\r", b"=1+1", "٣".encode(), b"1 2", b"00000007")  # fmt: skip
EVIL_DIGITS = ("9" * 30, "9" * 19, "-1", "10", "1.0", "1e3", "٣", "1_0", " 3 ", "", "0x1", "nan", "\x00" * 9 + "1")
EVIL_SETTINGS = (
    b"", b'"', b'"\\q"', b'"\\xd800"', b"4", b"true", b"1, 2", b"@Invalid()", b"@Variant(\\0\\0\\0\\x2)", b"@ByteArray(\\xff)",
    b'"@ByteArray(' + b"x" * 100 + b')"', b'"' + b"[" * 60_000 + b'"', b"x" * 5000, b'"\\x110000"', b'"\\777777777"', b"\xff\xfe",
    b'"../../etc"', b'"\\x202e"', b'"@@"', b'"a\\0b"',
)  # fmt: skip
