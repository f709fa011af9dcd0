"""What a file is, told by its content whatever its name, and said wherever it is opened in the wrong place."""

from __future__ import annotations

import gzip
import io
import json
import pickle
import struct
import tarfile
import zipfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from mnist_desktop.core.content import zips
from mnist_desktop.core.content.kinds import SELF_EXPLAINED, FileKind, Kind
from mnist_desktop.core.content.telling import kind_of_bytes, kind_of_file
from mnist_desktop.core.datasets.files import read
from mnist_desktop.core.errors import StorageError, UserError
from mnist_desktop.core.lab.picture import read_lab_picture
from mnist_desktop.core.model.layers import Dense
from mnist_desktop.core.model.model_file import encode_model, read_model
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.runs.archive import read_archive


def zipped(*names: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, b"x")
    return file.getvalue()


def tarred() -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("a"), io.BytesIO())
    return file.getvalue()


def picture(form: str) -> bytes:
    file = io.BytesIO()
    Image.new("L", (8, 8), 200).save(file, form)
    return file.getvalue()


def array(**arrays: np.ndarray) -> bytes:
    file = io.BytesIO()
    np.savez(file, **arrays) if arrays else np.save(file, np.zeros(3))
    return file.getvalue()


PAGE = b"\n<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body>Kaggle</body></html>"
MODEL = encode_model(ModelSpec((Dense(10),), "mine"))
IDX = struct.pack(">4I", 2051, 1, 28, 28) + bytes(784)
TFRECORD = bytes.fromhex("0b000000000000008615f504") + b"hello world" + bytes.fromhex("007ed86d")
"""What TensorFlow writes."""

KINDS = {
    "nothing": (b"", Kind.EMPTY, ""),
    "zeros": (bytes(5000), Kind.ZEROS, ""),
    "web page": (PAGE, Kind.WEB_PAGE, ""),
    "web page, old": (b"<HTML>\n<HEAD>404</HEAD>", Kind.WEB_PAGE, ""),
    "web page, packed": (gzip.compress(PAGE), Kind.WEB_PAGE, ""),
    "server's refusal in XML": (b'<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>', Kind.REFUSAL, ""),
    "server's refusal in JSON": (b'{"code":401,"message":"Unauthenticated"}', Kind.REFUSAL, ""),
    "Git pointer": (b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n", Kind.GIT_POINTER, ""),
    "shortcut of Windows": (b"L\0\0\0\1\x14\2\0" + bytes(60), Kind.SHORTCUT, ""),
    "shortcut to a page": (b"[InternetShortcut]\r\nURL=http://example.org\r\n", Kind.SHORTCUT, ""),
    "macOS": (b"\0\5\x16\7\0\2\0\0Mac OS X" + bytes(60), Kind.SIDE_FILE, ""),
    "model": (MODEL, Kind.MODEL, ""),
    "handwriting": (b'{"format":"mnist-desktop handwriting","version":1,"digits":[]}', Kind.HANDWRITING, ""),
    "run.json": (b'{"id":"x","dataset_fingerprint":"0"}', Kind.RUN_INFO, ""),
    "lesson": (b'{"format":"mnist-desktop lesson","version":1,"lesson":{}}', Kind.LESSON, ""),
    "hand-in": (zipped("hand-in.json", "lesson.mnistlesson", "run/run.json"), Kind.HAND_IN, ""),
    "zip of runs": (zipped("a/run.json", "a/weights.npz"), Kind.RUN_ZIP, ""),
    "cache": (b"MNIST desktop cache 1\n" + bytes(60), Kind.CACHE, ""),
    "PNG": (picture("PNG"), Kind.PICTURE, "PNG"),
    "JPEG": (picture("JPEG"), Kind.PICTURE, "JPEG"),
    "GIF": (picture("GIF"), Kind.PICTURE, "GIF"),
    "BMP": (picture("BMP"), Kind.PICTURE, "BMP"),
    "TIFF": (picture("TIFF"), Kind.PICTURE, "TIFF"),
    "WebP": (picture("WEBP"), Kind.PICTURE, "WebP"),
    "PPM": (picture("PPM"), Kind.PICTURE, "PPM"),
    "HEIC": (b"\0\0\0\x24ftypheic" + bytes(20), Kind.OTHER_PICTURE, "HEIC"),
    "SVG": (b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>', Kind.OTHER_PICTURE, "SVG"),
    "table": (b"label,pixel0,pixel1\n5,0,255\n0,0,0\n", Kind.TABLE, ""),
    "table without titles": (b"5,0,255\n0,0,0\n", Kind.TABLE, ""),
    "table of two columns": (b"a;b\n1;2\n3;4\n", Kind.TABLE, ""),
    "table, packed": (gzip.compress(b"5,0,255\n0,0,0\n" * 99), Kind.TABLE, ""),
    "table in UTF-16": ("a\tb\tc\n1\t2\t3\n".encode("utf-16"), Kind.TABLE, ""),
    "Keras": (zipped("metadata.json", "config.json", "model.weights.h5"), Kind.KERAS, ".keras"),
    "Keras, old": (b"\x89HDF\r\n\x1a\n" + bytes(500) + b"keras_version" + bytes(20), Kind.KERAS, "HDF5"),
    "Keras, weights alone": (b"\x89HDF\r\n\x1a\n" + bytes(500) + b"layers\0\0vars\0" + bytes(9), Kind.KERAS, "HDF5"),
    "Keras, layers alone": (b'{"class_name": "Sequential", "config": {}}', Kind.KERAS, "JSON"),
    "HDF5": (b"\x89HDF\r\n\x1a\n" + bytes(500), Kind.HDF5, ""),
    "PyTorch": (zipped("best/data.pkl", "best/version"), Kind.PYTORCH, ""),
    "PyTorch, old": (b"\x80\x02\x8a\nl\xfc\x9cF\xf9 j\xa8P\x19." + bytes(9), Kind.PYTORCH, ""),
    "safetensors": (struct.pack("<Q", 20) + b'{"a":{"dtype":"F32"}}' + bytes(9), Kind.SAFETENSORS, ""),
    "ONNX": (b"\x08\x08\x12\x07pytorch\x1a", Kind.FOREIGN_MODEL, "ONNX"),
    "TensorFlow Lite": (b"\x1c\0\0\0TFL3" + bytes(20), Kind.FOREIGN_MODEL, "TensorFlow Lite"),
    "pickle": (pickle.dumps([1, 2]), Kind.PICKLE, ""),
    "pickle, packed": (gzip.compress(pickle.dumps([1, 2], 2)), Kind.PICKLE, ""),
    "pickle, oldest": (pickle.dumps({"a": 1}, 0), Kind.PICKLE, ""),
    "npy": (array(), Kind.NPY, ""),
    "npz": (array(x_train=np.zeros(3)), Kind.NPZ, ""),
    "IDX": (IDX, Kind.IDX, ""),
    "IDX, packed": (gzip.compress(IDX), Kind.IDX, ""),
    "zip of IDX files": (zipped("a/train-images.idx3-ubyte", "a/train-labels.idx1-ubyte"), Kind.ZIPPED_SET, ""),
    "Parquet": (b"PAR1" + bytes(40) + b"PAR1", Kind.COLUMNS, "Parquet"),
    "Arrow": (b"\xff\xff\xff\xff\x10\3\0\0" + bytes(40), Kind.COLUMNS, "Arrow"),
    "MATLAB": (b"MATLAB 5.0 MAT-file, Platform: GLNXA64" + bytes(90), Kind.MATLAB, ""),
    "TFRecord": (TFRECORD, Kind.TFRECORD, ""),
    "SQLite": (b"SQLite format 3\0" + bytes(80), Kind.DATABASE, ""),
    "zip": (zipped("song"), Kind.ARCHIVE, "zip"),
    "zip, cut off": (zipped("song")[:40], Kind.ARCHIVE, "zip"),
    "zip of tables": (zipped("mnist_train.csv"), Kind.PACKED_TABLES, ""),
    "zip of pictures": (zipped("0/a.png", "1/b.png"), Kind.PACKED_PICTURES, ""),
    "Excel": (zipped("[Content_Types].xml", "xl/media/image1.png"), Kind.OFFICE, "Excel"),
    "tar": (tarred(), Kind.ARCHIVE, "tar"),
    "tar, packed": (gzip.compress(tarred()), Kind.ARCHIVE, "tar"),
    "7z": (b"7z\xbc\xaf\x27\x1c\0\4" + bytes(30), Kind.ARCHIVE, "7z"),
    "rar": (b"Rar!\x1a\x07\1\0" + bytes(30), Kind.ARCHIVE, "rar"),
    "gzip of something": (gzip.compress(b"\x9f\x01\x02\x03" * 9), Kind.ARCHIVE, "gzip"),
    "PDF": (b"%PDF-1.7\n", Kind.PDF, ""),
    "notebook": (b'{"cells": [{"cell_type": "code"}]}', Kind.NOTEBOOK, ""),
    "JSON": (b'{"colour": "red"}', Kind.JSON, ""),
    "web page with a mark of its encoding": (b"\xef\xbb\xbf" + PAGE.strip(), Kind.WEB_PAGE, ""),
    "model with a mark of its encoding": (b"\xef\xbb\xbf" + MODEL, Kind.MODEL, ""),
    "table behind an empty part, packed": (gzip.compress(b"") + gzip.compress(b"5,0,255\n" * 9), Kind.TABLE, ""),
    "text": ("모두 안녕\n".encode(), Kind.TEXT, ""),
    "text in the code page of Korea": ("모두 안녕\n".encode("cp949"), Kind.TEXT, ""),
    "program": (b"\x7fELF\2\1\1" + bytes(50), Kind.PROGRAM, ""),
    "film": (b"\0\0\0\x18ftypisom" + bytes(20), Kind.RECORDING, "MP4"),
    "anything": (b"\x9f\x01\x02\x03" * 9, Kind.UNKNOWN, ""),
}  # fmt: skip


@pytest.mark.parametrize(("content", "kind", "form"), KINDS.values(), ids=KINDS.keys())
def test_the_content_tells_the_kind_whatever_the_name_is(tmp_path, content, kind, form):
    assert kind_of_bytes(content) == FileKind(kind, form)
    path = tmp_path / "train-images-idx3-ubyte.gz"
    path.write_bytes(content)
    assert kind_of_file(path) == FileKind(kind, form)


def test_every_kind_but_the_one_that_only_its_name_tells_has_an_example():
    assert {kind for _, kind, _ in KINDS.values()} | {Kind.PARTIAL} == set(Kind)
    assert kind_of_bytes(IDX, "t10k-images-idx3-ubyte.gz.crdownload").kind is Kind.PARTIAL


def test_an_absent_file_is_said_to_be_absent(tmp_path):
    with pytest.raises(StorageError, match=r"nothing is not there"):
        kind_of_file(tmp_path / "nothing")


@given(st.binary(max_size=200), st.sampled_from([b"", b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b", b"{", b"<", b"\0\0\x08\x03"]))
def test_any_bytes_have_a_kind(content, start):
    assert isinstance(kind_of_bytes(start + content).kind, Kind)


def test_a_gzip_file_is_unpacked_no_further_than_its_beginning():
    bomb = gzip.compress(bytes(30_000_000))
    assert kind_of_bytes(bomb).kind is Kind.ZEROS


def test_a_zip_with_a_huge_directory_is_not_read_through(monkeypatch):
    monkeypatch.setattr(zips, "MAX_DIRECTORY_BYTES", 50)
    assert kind_of_bytes(zipped("a/run.json", "a/weights.npz")) == FileKind(Kind.ARCHIVE, "zip")


# What is said


def said_by(door, path: Path) -> str:
    """What is said of a file that is opened in the wrong place; it names the file once."""
    with pytest.raises(UserError) as caught:
        door(path)
    assert caught.value.text.count(path.name) == 1
    return caught.value.text


DOORS = {
    "data": (read, {Kind.NPZ, Kind.IDX, Kind.TABLE, Kind.ZIPPED_SET, Kind.UNKNOWN}, "File > Import data reads"),
    "model": (read_model, {Kind.MODEL, Kind.JSON}, "File > Open model opens"),
    "picture": (read_lab_picture, {Kind.PICTURE, Kind.TEXT, Kind.UNKNOWN, Kind.EMPTY}, "pictures can be read here"),
    "runs": (lambda path: list(read_archive(path)), {Kind.RUN_ZIP, Kind.ARCHIVE, Kind.UNKNOWN}, "Compare opens zips of runs"),
}


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize(("content", "kind", "form"), KINDS.values(), ids=KINDS.keys())
def test_what_is_opened_in_the_wrong_place_is_told_what_it_is_and_what_to_do(tmp_path, door, content, kind, form):
    opened, own, reads = DOORS[door]
    path = tmp_path / "mine.bin"
    path.write_bytes(content)
    if kind in own:
        return
    text = said_by(opened, path)
    what = kind.value.format(file=path.name if door == "picture" else path, form=form)
    assert text.startswith(what)
    assert (reads in text) == (kind not in SELF_EXPLAINED)


def test_a_model_that_is_damaged_is_told_where_and_not_that_it_is_a_text(tmp_path):
    path = tmp_path / "m.json"
    path.write_bytes(MODEL.replace(b"{", b"", 1))
    assert "is not JSON" in said_by(read_model, path)
    path.write_bytes(json.dumps({"colour": "red"}).encode())
    assert 'it does not say "format"' in said_by(read_model, path)
