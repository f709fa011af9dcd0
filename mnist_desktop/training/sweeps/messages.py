"""What travels to where a member is trained, and back: plain bytes, which a stranger's process could not make code of.

They are MessagePack of typed structs. JSON, which says the same, has no word for a loss that is no number, and takes a third more
room for weights.
"""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.sentence import Message


class MemberTask(Struct, frozen=True, forbid_unknown_fields=True):
    """A piece of work on one member: to train it up to an epoch, or to end its run as it is.

    Attributes
    ----------
    id
        Of this piece of work; one that is begun again has another.
    run_id, experiment, student
        Of the run.
    dataset_key, dataset_fingerprint
        What it learns from; each computer has it on its own disk.
    until
        After which epoch it is held, if it has more.
    checkpoint
        What it goes on from; empty for a run that begins.
    closing
        Why its run ends with that checkpoint, where it is not to be trained.
    """

    id: str
    run_id: str
    experiment: Experiment
    student: str
    dataset_key: str
    dataset_fingerprint: str
    until: int
    checkpoint: bytes = b""
    closing: Message | None = None


class Began(Struct, frozen=True, tag="began"):
    """Somebody has taken it; the training follows."""

    task: str


class Stepped(Struct, frozen=True, tag="stepped"):
    """So much of the current epoch is done, 0..1."""

    task: str
    share: Annotated[float, Meta(ge=0, le=1)]


class EpochDone(Struct, frozen=True, tag="epoch"):
    """An epoch is complete: the file of its checkpoint."""

    task: str
    checkpoint: bytes


class Held(Struct, frozen=True, tag="held"):
    """It was held, at its epoch or because that was asked for; it goes on from its last checkpoint."""

    task: str


class Ended(Struct, frozen=True, tag="ended"):
    """The run has ended: its files, as :func:`~mnist_desktop.core.runs.run_files.encode_run` gives them."""

    task: str
    files: dict[str, bytes]
    problem: Message | None = None
    """Why the run could not be judged on the test images, or None."""


class Failed(Struct, frozen=True, tag="failed"):
    """There is no run.

    Attributes
    ----------
    is_of_all
        Whether every other member would fail in the same way, as where the data set is gone.
    trace
        For the log; empty where the message says all.
    """

    task: str
    message: Message
    is_of_all: bool = False
    trace: str = ""


WorkerMessage = Began | Stepped | EpochDone | Held | Ended | Failed

_task_decoder = msgspec.msgpack.Decoder(MemberTask)
_message_decoder: msgspec.msgpack.Decoder[WorkerMessage] = msgspec.msgpack.Decoder(WorkerMessage)


def encode(message: MemberTask | WorkerMessage) -> bytes:
    """The bytes of a task or of what is told."""
    return msgspec.msgpack.encode(message)


def decode_task(content: bytes) -> MemberTask:
    """A task from its bytes; raises msgspec.DecodeError."""
    return _task_decoder.decode(content)


def decode_message(content: bytes) -> WorkerMessage:
    """What was told, from its bytes; raises msgspec.DecodeError."""
    return _message_decoder.decode(content)
