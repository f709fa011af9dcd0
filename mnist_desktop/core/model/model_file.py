"""A model as a file that people exchange, and as text on the clipboard: JSON that is checked before it is used.

The file reads ``{"format": "mnist-desktop model", "version": 1, "name": ..., "layers": [{"type": "Dense", "units": 64}, ...]}``.
A layer's parameters may be left out; they then have their default values.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from mnist_desktop.core.content.kinds import Kind
from mnist_desktop.core.content.telling import kind_of_file, refusal
from mnist_desktop.core.errors import UserError
from mnist_desktop.core.fields import RangeError, checked
from mnist_desktop.core.files import read_bytes, write_bytes
from mnist_desktop.core.model.layers import LAYER_TYPES, Layer
from mnist_desktop.core.model.spec import MAX_LAYERS, ModelSpec, with_layers

FORMAT = "mnist-desktop model"
VERSION = 1
MAX_BYTES = 1_000_000
MAX_NAME_LENGTH = 200
SUFFIX = ".json"

READS = "File > Open model opens the JSON files that File > Save model writes."
"""Added to the error for any other file."""

_MODELS = (Kind.MODEL, Kind.JSON)
_DAMAGED = (Kind.TEXT, Kind.TABLE)
"""Kinds that a damaged model can look like. Then an error that names the place of the damage helps more."""

_KEYS = ("format", "version", "name", "layers")
_KINDS: dict[str, type[Layer]] = {kind().kind: kind for kind in LAYER_TYPES}


class ModelFileError(UserError):
    """A file or text is not a model that this program can use."""


def read_model(path: Path) -> ModelSpec:
    """Read a model file.

    Raises
    ------
    StorageError
        The file is absent, unreadable, or larger than a model can be.
    ModelFileError
        It is not a model (the error says what it is instead), or one of its values is out of range.
    """
    found = kind_of_file(path)
    if found.kind not in _MODELS and not (found.kind in _DAMAGED and path.suffix.lower() == SUFFIX):
        raise refusal(ModelFileError, found, path, READS)
    return decode_model(read_bytes(path, MAX_BYTES), str(path))


def write_model(path: Path, spec: ModelSpec) -> None:
    """Write a model file atomically; raises StorageError."""
    write_bytes(path, encode_model(spec))


def encode_model(spec: ModelSpec) -> bytes:
    """`spec` as JSON, one line per layer, so that it is easy to read and compare."""
    head = {"format": FORMAT, "version": VERSION, "name": spec.name}
    lines = [f" {_json(key)}: {_json(value)}," for key, value in head.items()]
    layers = ",\n".join(f"  {_json(layer)}" for layer in spec.layers)
    return "\n".join(("{", *lines, ' "layers": [', layers, " ]", "}", "")).encode()


def decode_model(content: bytes, source: str) -> ModelSpec:
    """Check JSON and turn it into a spec.

    Parameters
    ----------
    source
        Its name in errors: a file's path, or "The clipboard".

    Raises
    ------
    ModelFileError
        The sentence names `source`, the layer and the cause.
    """
    if len(content) > MAX_BYTES:
        raise ModelFileError("{file} is larger than the {limit:,} bytes that a model can have.", file=source, limit=MAX_BYTES)
    if not content:
        raise ModelFileError("{file} is empty.", file=source)
    model = _model_object(content, source)
    layers = model.get("layers")
    if not isinstance(layers, list):
        raise ModelFileError("{file} has no list of layers.", file=source)
    if len(layers) > MAX_LAYERS:
        raise ModelFileError("{file} has {count:,} layers; {limit} is the most.",
                             file=source, count=len(layers), limit=MAX_LAYERS)  # fmt: skip
    name = model.get("name", "")
    if not isinstance(name, str) or len(name) > MAX_NAME_LENGTH:
        raise ModelFileError("{file} has a name that is not a text of at most {limit} characters.",
                             file=source, limit=MAX_NAME_LENGTH)  # fmt: skip
    return with_layers(ModelSpec(name=name), tuple(_layer(layer, number, source) for number, layer in enumerate(layers, 1)))


def _json(value: object) -> str:
    return msgspec.json.format(msgspec.json.encode(value), indent=0).decode()


def _model_object(content: bytes, source: str) -> dict[str, Any]:  # Any: JSON, whose keys are checked one by one
    """The outermost object, of a known format and version and without unknown keys."""
    try:
        model = msgspec.json.decode(content.removeprefix(b"\xef\xbb\xbf"))  # editors on Windows put a byte order mark in front
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ModelFileError("{file} is not JSON: {cause}.", file=source, cause=error) from error
    except RecursionError as error:
        raise ModelFileError("{file} is nested too deeply to be a model.", file=source) from error
    if not isinstance(model, dict) or model.get("format") != FORMAT:
        raise ModelFileError('{file} is not a model: it does not say "format": "{word}".', file=source, word=FORMAT)
    if model.get("version") != VERSION:
        raise ModelFileError("{file} has format version {version}; this program reads {known}.",
                             file=source, version=_short(model.get("version")), known=VERSION)  # fmt: skip
    unknown = [key for key in model if key not in _KEYS]
    if unknown:
        raise ModelFileError("{file} has an unknown entry {name}.", file=source, name=_short(unknown[0]))
    return model


def _layer(content: object, number: int, source: str) -> Layer:
    if not isinstance(content, dict) or "type" not in content:
        raise ModelFileError('{file}, layer {number}: does not say its "type".', file=source, number=number)
    values = dict(content)
    kind = values.pop("type")
    struct = _KINDS.get(kind) if isinstance(kind, str) else None
    if struct is None:
        raise ModelFileError("{file}, layer {number}: the layer type {kind} is unknown.",
                             file=source, number=number, kind=_short(kind))  # fmt: skip
    for name in values:
        if name not in struct.__struct_fields__:
            raise ModelFileError("{file}, layer {number}, {layer}: {name} is unknown.",
                                 file=source, number=number, layer=kind, name=_short(name))  # fmt: skip
    try:
        return struct(**{name: checked(struct, name, value) for name, value in values.items()})
    except RangeError as error:
        raise ModelFileError("{file}, layer {number}, {layer}: {cause}",
                             file=source, number=number, layer=kind, cause=error) from error  # fmt: skip


def _short(value: object) -> str:
    """A value for an error; values in a file may be long."""
    text = repr(value)
    return text if len(text) <= 40 else text[:40] + "…"
