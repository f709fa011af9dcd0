"""Models as files: what is written is read again, and what is not a model is refused with a sentence that names the cause."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mnist_desktop.core.errors import StorageError
from mnist_desktop.core.model.layers import LAYER_TYPES, Conv2D, Dense, Flatten
from mnist_desktop.core.model.model_file import (
    MAX_BYTES,
    ModelFileError,
    decode_model,
    encode_model,
    read_model,
    write_model,
)
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.presets.all_presets import PRESETS

DENSE = {"type": "Dense", "units": 10, "activation": "softmax"}


def model_json(*layers: object, **changes: object) -> bytes:
    return json.dumps({"format": "mnist-desktop model", "version": 1, "name": "a", "layers": layers} | changes).encode()


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.id)
def test_a_model_that_was_written_is_read_again(tmp_path: Path, preset):
    path = tmp_path / "model.json"
    write_model(path, preset.experiment.spec)
    assert read_model(path) == preset.experiment.spec


def test_every_kind_of_layer_can_be_written_and_read():
    spec = ModelSpec(tuple(kind() for kind in LAYER_TYPES), "모두")
    assert decode_model(encode_model(spec), "x") == spec


def test_a_file_has_one_line_per_layer():
    lines = encode_model(ModelSpec((Flatten(), Dense(10)), "two")).decode().splitlines()
    assert [line for line in lines if '"type"' in line] == [
        '  {"type": "Flatten"},',
        (
            '  {"type": "Dense", "units": 10, "activation": "relu", "use_bias": true, '
            '"initializer": "glorot_uniform", "l1": 0.0, "l2": 0.0}'
        ),
    ]


def test_an_empty_model_can_be_written_and_read():
    assert decode_model(encode_model(ModelSpec()), "x") == ModelSpec()


def test_left_out_parameters_have_the_values_of_a_fresh_layer():
    assert decode_model(model_json({"type": "Conv2D", "filters": 8}), "x").layers == (Conv2D(8),)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "m.json is empty."),
        (b"{", "m.json is not JSON: Input data was truncated."),
        (b"\x89PNG\r\n", "m.json is not JSON: JSON is malformed: invalid character (byte 0)."),
        (b"[" * 500_000, "m.json is nested too deeply to be a model."),
        (b"[1, 2]", 'm.json is not a model: it does not say "format": "mnist-desktop model".'),
        (model_json(format="mnist-desktop run"), 'm.json is not a model: it does not say "format": "mnist-desktop model".'),
        (model_json(version=2), "m.json has format version 2; this program reads 1."),
        (model_json(version=None), "m.json has format version None; this program reads 1."),
        (model_json(color="red"), "m.json has an unknown entry 'color'."),
        (model_json(layers={"type": "Dense"}), "m.json has no list of layers."),
        (model_json(name=5), "m.json has a name that is not a text of at most 200 characters."),
        (model_json(name="x" * 201), "m.json has a name that is not a text of at most 200 characters."),
        (model_json(*[DENSE] * 10_000), "m.json has 10,000 layers; 100 is the most."),
        (model_json(DENSE, {"type": "Lambda"}), "m.json, layer 2: the layer type 'Lambda' is unknown."),
        (model_json(DENSE, {"type": ["Dense"]}), "m.json, layer 2: the layer type ['Dense'] is unknown."),
        (model_json({"units": 3}), 'm.json, layer 1: does not say its "type".'),
        (model_json("Dense"), 'm.json, layer 1: does not say its "type".'),
        (model_json(DENSE, DENSE | {"color": 1}), "m.json, layer 2, Dense: 'color' is unknown."),
        (model_json({"type": "Flatten"}, DENSE | {"units": 5000}),
         "m.json, layer 2, Dense: units must be a whole number from 1 to 4,096, not 5000."),
        (model_json(DENSE | {"units": "many"}),
         "m.json, layer 1, Dense: units must be a whole number from 1 to 4,096, not 'many'."),
        (model_json(DENSE | {"units": None}), "m.json, layer 1, Dense: units must be a whole number from 1 to 4,096, not None."),
        (model_json({"type": "Dropout", "rate": 1.5}),
         "m.json, layer 1, Dropout: rate must be a number from 0 to 0.99, not 1.5."),
        (model_json({"type": "Conv2D", "padding": "full"}),
         "m.json, layer 1, Conv2D: padding must be one of valid, same, not 'full'."),
    ],
    ids=lambda value: value[-60:] if isinstance(value, str) else "",
)  # fmt: skip
def test_what_is_no_model_is_refused_with_its_cause(content, sentence):
    with pytest.raises(ModelFileError) as error:
        decode_model(content, "m.json")
    assert error.value.text == sentence


@pytest.mark.parametrize("number", ["NaN", "Infinity", "1e999", "-1", "123456789012345678901234567890"])
def test_numbers_that_are_none_are_refused(number):
    content = model_json({"type": "Dropout", "rate": 0}).replace(b'"rate": 0', f'"rate": {number}'.encode())
    with pytest.raises(ModelFileError, match=r"m\.json"):
        decode_model(content, "m.json")


def test_a_file_larger_than_a_model_can_be_is_refused_by_name(tmp_path: Path):
    path = tmp_path / "huge.json"
    path.write_bytes(b" " * (MAX_BYTES + 1))
    with pytest.raises(StorageError, match=r"huge\.json is larger than the 1,000,000 bytes"):
        read_model(path)


def test_text_larger_than_a_model_can_be_is_refused():
    with pytest.raises(ModelFileError, match="larger"):
        decode_model(b" " * (MAX_BYTES + 1), "The clipboard")


def test_an_absent_file_is_told_by_name(tmp_path: Path):
    with pytest.raises(StorageError, match=r"gone\.json is not there"):
        read_model(tmp_path / "gone.json")


def test_a_failed_write_keeps_the_file_that_was_there(tmp_path: Path):
    (tmp_path / "model.json").mkdir()
    with pytest.raises(StorageError, match="folder"):
        write_model(tmp_path / "model.json", ModelSpec())
    assert [path.name for path in tmp_path.iterdir()] == ["model.json"]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["type", "units", "rate", "x"]), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(st.one_of(st.binary(max_size=50), JSON.map(lambda value: json.dumps(value).encode()), JSON.map(model_json)))
def test_anything_else_is_read_or_refused_but_never_a_crash(content):
    with suppress(ModelFileError):
        decode_model(content, "m.json")


def test_a_model_saved_by_an_editor_that_marks_its_encoding_is_read():
    model = ModelSpec((Flatten(), Dense(10)), "mine")
    assert decode_model(b"\xef\xbb\xbf" + encode_model(model), "mine.json") == decode_model(encode_model(model), "mine.json")
