"""The state of a run after a whole epoch, as one file: all that is needed to continue as if it had not been interrupted.

The file is an ``.npz`` of three arrays. ``head`` is JSON, stored as bytes; ``scaling`` is as in a run's
``weights.npz``; ``arrays`` joins the weights to keep, the current weights where they differ, and the state of the optimizer
and the layers. Every member has a checksum, and the list of members is at the end, so a file that is cut off or changed is
recognised as damaged.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, BinaryIO

import msgspec
import numpy as np
from msgspec import Meta, Struct
from numpy.typing import NDArray

from mnist_desktop.core.runs.array_files import Form, cut, decode_npz, form_of, write_npz
from mnist_desktop.core.runs.record import RateChanges, RunInfo, RunRecord
from mnist_desktop.core.runs.run_files import HEAD, MAX_BYTES, SCALING, WEIGHTS, damaged, decode_head, take_scaling
from mnist_desktop.core.sentence import Sentence

FORMAT = "mnist-desktop checkpoint"
VERSION = 7
"""In versions 2 to 6 the run is as ``run.json`` had it in its versions 1 to 5."""
READ_VERSIONS = (2, 3, 4, 5, 6, VERSION)
ARRAYS = "arrays"
MAX_CHECKPOINT_BYTES = 4 * MAX_BYTES[WEIGHTS]
"""Weights to keep, current weights, and Adam's two moments for each."""

Arrays = tuple[NDArray[np.generic], ...]
_Hexadecimal = Annotated[str, Meta(pattern=r"^[0-9a-f]{1,32}\Z")]


class GeneratorState(Struct, frozen=True, forbid_unknown_fields=True):
    """The state of NumPy's PCG64. Its numbers have 128 bits and are written in hexadecimal, because JSON's have only 64."""

    state: _Hexadecimal
    increment: _Hexadecimal
    has_uint32: Annotated[int, Meta(ge=0, le=1)]
    uinteger: Annotated[int, Meta(ge=0, le=2**32 - 1)]

    @classmethod
    def of(cls, random: np.random.Generator) -> GeneratorState:
        """The state of a generator that :func:`numpy.random.default_rng` made."""
        state = random.bit_generator.state
        inner = state["state"]
        return cls(f"{inner['state']:x}", f"{inner['inc']:x}", state["has_uint32"], state["uinteger"])

    def give_to(self, random: np.random.Generator) -> None:
        """Set `random` to this state."""
        random.bit_generator.state = {
            "bit_generator": "PCG64",
            "state": {"state": int(self.state, 16), "inc": int(self.increment, 16)},
            "has_uint32": self.has_uint32,
            "uinteger": self.uinteger,
        }


@dataclass(frozen=True, eq=False)
class Checkpoint:
    """The state of a run after a whole epoch, or before its first.

    The state of early stopping follows from the history and is not stored.

    Attributes
    ----------
    record
        What remains of the run if it never continues: the epochs so far, outcome ``interrupted``, the weights to keep.
    weights
        The current ones, in the order of Keras' ``model.get_weights()``. They are the same objects as the record's if those
        are the weights to keep.
    optimizer_state
        What the optimizer and the layers pass from step to step besides the weights; each engine has its own order. Empty
        where a run is to begin with the weights of another and a new optimizer.
    generator
        Draws the order of the images in the following epochs.
    rate_changes
        Those of the record, and the later ones where the run repeats another.
    taken
        The time, ISO 8601 with offset.
    """

    record: RunRecord
    weights: Arrays
    optimizer_state: Arrays
    generator: GeneratorState
    rate_changes: RateChanges
    taken: str

    @property
    def epochs_done(self) -> int:
        """How many epochs are complete."""
        return len(self.record.info.history)


class _Head(Struct, frozen=True, forbid_unknown_fields=True):
    """The words and figures of a checkpoint, and the forms of its arrays. Weights to keep have the forms of the current ones."""

    format: str
    version: int
    run: RunInfo
    generator: GeneratorState
    rate_changes: RateChanges
    taken: Annotated[str, Meta(max_length=40)]
    weights: tuple[Form, ...]
    optimizer_state: tuple[Form, ...] = msgspec.field(name="memory")  # the name in files of this version

    @property
    def keeps_current(self) -> bool:
        """Whether the weights to keep are the current ones."""
        return self.run.best_epoch == len(self.run.history)


_decoder = msgspec.json.Decoder(_Head)


def write_checkpoint(file: BinaryIO, checkpoint: Checkpoint) -> None:
    """Write the content of a checkpoint's file."""
    record, weights, optimizer_state = checkpoint.record, checkpoint.weights, checkpoint.optimizer_state
    forms = (tuple(form_of(array) for array in arrays) for arrays in (weights, optimizer_state))
    # JSON has no infinite numbers, but a run with one ends before its next checkpoint.
    head = _Head(FORMAT, VERSION, record.info, checkpoint.generator, checkpoint.rate_changes, checkpoint.taken, *forms)
    arrays = (*record.weights, *optimizer_state) if head.keeps_current else (*record.weights, *weights, *optimizer_state)
    words, scaling = np.frombuffer(msgspec.json.encode(head), np.uint8), np.array([record.pixel_mean, record.pixel_std])
    write_npz(file, {HEAD: words, SCALING: scaling}, joined={ARRAYS: arrays})


def decode_checkpoint(content: bytes, path: Path) -> Checkpoint:
    """Read the content of a checkpoint's file; its arrays are read-only views of `content`.

    Raises
    ------
    RunFileError
        It is damaged or was written by another version; the error names `path`.
    """
    try:
        arrays = decode_npz(content, MAX_CHECKPOINT_BYTES)
    except ValueError as error:
        raise damaged(path, error) from error
    head = _decode_head(arrays.pop(HEAD, None), path)
    mean, std = take_scaling(arrays, path)
    copies = 1 if head.keeps_current else 2
    try:
        found = cut(arrays.pop(ARRAYS, np.array([], np.uint8)), (*(head.weights * copies), *head.optimizer_state))
    except ValueError as error:
        raise damaged(path, error) from error
    if arrays:
        raise damaged(path, Sentence("it holds arrays that do not belong to it"))
    count = len(head.weights)
    kept, current, optimizer_state = found[:count], found[(copies - 1) * count :][:count], found[copies * count :]
    record = RunRecord(head.run, kept, mean, std)
    weights = kept if head.keeps_current else current
    return Checkpoint(record, weights, optimizer_state, head.generator, head.rate_changes, head.taken)


def _decode_head(array: NDArray[np.generic] | None, path: Path) -> _Head:
    head = decode_head(array, _decoder, path, FORMAT, READ_VERSIONS)
    run = head.run
    if [row.epoch for row in run.history] != list(range(1, len(run.history) + 1)) or len(run.history) > run.config.epochs:
        raise damaged(path, Sentence("its epochs do not follow one another"))
    if not 0 <= run.best_epoch <= len(run.history) or run.outcome != "interrupted":
        raise damaged(path, Sentence("it is not that of a run that could go on"))
    return head
