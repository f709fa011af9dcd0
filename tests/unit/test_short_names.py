"""A library whose names are shortened is found, loaded and called as before."""

from __future__ import annotations

import ctypes
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import shrinking
from short_names import ShapeError, gnu_hash, names_in, short_names, shortened

SOURCE = """
#include <stdexcept>
#include <string>
namespace a_rather_long_name_of_a_namespace_that_takes_room {
struct Base { virtual ~Base() = default; virtual int answer() const { return 1; } };
struct Derived : Base { int answer() const override { return 42; } };
%s
template <int N> __attribute__((noinline)) int counted() { static int calls = 0; return ++calls + N; }
int shared_with_another(int value) { return value * 2; }
}
using namespace a_rather_long_name_of_a_namespace_that_takes_room;
extern "C" int called_from_outside(int number) {
    try {
        if (number < 0) throw std::runtime_error("negative");
        Derived derived;
        const Base* base = &derived;
        return base->answer() + counted<5>() + %s + shared_with_another(number);
    } catch (const std::runtime_error&) { return -1; }
}
"""
FUNCTIONS = 1500
BUILT = sys.platform == "linux" and shutil.which("g++") is not None


@pytest.mark.parametrize("name", [b"", b"printf", b"_ZN10tensorflow8OpKernelC2Ev", b"_Z" + b"x" * 300])
def test_a_short_name_has_the_hash_of_the_long_one(name: bytes):
    found = list(short_names(gnu_hash(name)))
    assert len(found) >= 9
    assert len(set(found)) == len(found)
    assert {gnu_hash(each) for each in found} == {gnu_hash(name)}
    assert all(len(each) == 7 and each.isascii() and min(each) >= ord("A") for each in found)


def test_the_hash_is_the_one_of_the_dynamic_linker():
    assert (gnu_hash(b""), gnu_hash(b"printf"), gnu_hash(b"exit")) == (0x1505, 0x156B2BB8, 0x7C967E3F)


@pytest.mark.parametrize("content", [b"", b"MZ" + bytes(100), b"\x7fELF\x01\x01" + bytes(100), b"\x7fELF\x02\x01" + bytes(58)])
def test_what_is_no_library_of_linux_has_no_names(content: bytes):
    assert names_in(content) == set()
    with pytest.raises(ShapeError):
        shortened(content, set())


@pytest.mark.skipif(not BUILT, reason="needs g++ on Linux")
def test_a_shortened_library_is_smaller_and_does_the_same(tmp_path: Path):
    path = tmp_path / "libmade.so"
    functions = "\n".join(f"__attribute__((noinline)) int function_with_a_long_name_number_{n}(int v) {{ return v + {n}; }}"
                          for n in range(FUNCTIONS))  # fmt: skip
    called = "function_with_a_long_name_number_7(1)"
    (tmp_path / "made.cc").write_text(SOURCE % (functions, called))
    command = ["g++", "-O1", "-fPIC", "-shared", "-Wl,--hash-style=gnu", "-Wl,--build-id", "-o", str(path)]
    command.append(str(tmp_path / "made.cc"))
    subprocess.run(command, check=True)  # noqa: S603 - the words are ours
    before = path.read_bytes()
    library = ctypes.CDLL(str(path))
    wanted = [library.called_from_outside(number) for number in (1, 2, -3)]
    kept = next(name for name in names_in(before) if b"shared_with_another" in name)
    after = shortened(before, {kept})
    assert len(after) < len(before)
    assert {kept, b"called_from_outside"} <= names_in(after)
    assert not any(b"function_with_a_long_name" in name for name in names_in(after))
    short = tmp_path / "libshort.so"
    short.write_bytes(after)
    library = ctypes.CDLL(str(short))
    assert [library.called_from_outside(number) for number in (1, 2, -3)] == wanted
    assert shrinking.is_loadable(before, before)


def test_a_library_that_lost_a_symbol_or_its_place_is_not_taken(monkeypatch: pytest.MonkeyPatch):
    assert not shrinking.is_loadable(b"", b"")
