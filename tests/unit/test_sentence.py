"""A sentence as a template with its values: said, kept in a file, and read from a file of anybody's."""

from __future__ import annotations

import msgspec
import pytest

from mnist_desktop.core.errors import StorageError, UserError
from mnist_desktop.core.model.layers import Dense, Flatten
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.runs.record import RunInfo
from mnist_desktop.core.sentence import Message, Sentence
from mnist_desktop.core.training_config import TrainingConfig


def kept_and_read(message: Message) -> Message:
    return msgspec.json.decode(msgspec.json.encode(message), type=Message)


def read_run(**changes: object) -> RunInfo:
    plain = {
        "id": "20260101-120000-abcdef", "name": "Old", "created": "2026-01-01T12:00:00+09:00", "dataset_key": "mnist",
        "dataset_title": "MNIST", "dataset_family": "mnist", "dataset_fingerprint": "0" * 64,
        "spec": msgspec.to_builtins(ModelSpec((Flatten(), Dense(10, "softmax")))),
        "config": msgspec.to_builtins(TrainingConfig()), "history": [], "outcome": "finished", "message": "", "best_epoch": 0,
        "seconds": 0.0, "parameters": 7850, "versions": {},
    }  # fmt: skip
    return msgspec.json.decode(msgspec.json.encode(plain | changes), type=RunInfo)


def test_a_message_keeps_its_template_and_values_causes_included():
    cause = StorageError("{file} is not there.", file="a.npz")
    message = kept_and_read(Message.of(UserError("{count:,} images were lost: {cause}", count=1234, cause=cause)))
    assert message.template == "{count:,} images were lost: {cause}"
    assert message.values["cause"] == Message("{file} is not there.", {"file": "a.npz"})
    assert message.text == "1,234 images were lost: a.npz is not there."


def test_what_no_file_can_hold_is_kept_as_the_text_that_it_is_shown_as():
    message = kept_and_read(Message.of(Sentence("{what} {size:.1f}", {"what": ModelSpec, "size": 10**30})))
    assert message.text == f"{ModelSpec} 1e+30"


@pytest.mark.parametrize(
    "template",
    ["{x.__class__}", "{x[0]}", "{x!r}", "{x:>99999999}", "{x:{y}}", "{missing}", "{}", "{0}", "{", "}", "{word:d}", "x" * 1001],
)
def test_a_template_from_a_file_can_ask_for_nothing_but_its_values(template):
    content = msgspec.json.encode({"template": template, "values": {"x": 1.5, "y": 2, "word": 2.5}})
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(content, type=Message)


@pytest.mark.parametrize("template", ["\u202eevil", "\x00", "\u2028"])
def test_a_template_from_a_file_holds_nothing_that_a_window_cannot_show(template):
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(msgspec.json.encode({"template": template}), type=Message)


def test_a_short_file_cannot_hold_a_sentence_that_fills_the_memory():
    content: dict[str, object] = {"template": "ha"}
    for _ in range(6):
        content = {"template": "{more}" * 150, "values": {"more": content}}
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(msgspec.json.encode(content), type=Message)


def test_a_text_with_braces_is_said_as_it_stands():
    assert Message.verbatim("C:\\{names}\\{0}").text == "C:\\{names}\\{0}"


def test_an_earlier_version_s_run_that_failed_keeps_its_sentence():
    run = read_run(outcome="failed", message="The file {x} is gone.")
    assert (run.outcome, run.message.text) == ("failed", "The file {x} is gone.")


def test_an_earlier_version_s_run_that_was_interrupted_is_told_from_one_that_was_stopped():
    assert read_run(outcome="stopped", message="The program ended while it trained.").outcome == "interrupted"
    stopped = read_run(outcome="stopped", message="")
    assert (stopped.outcome, stopped.message) == ("stopped", None)


@pytest.mark.parametrize("ending", ["", "'"])
@pytest.mark.parametrize("count", [3, 200, 60_000])
def test_raw_bytes_of_a_library_are_not_shown_however_long_or_cut_off(count, ending):
    error = ValueError("It is not b'\\'" + "\\xff" * count + ending)
    assert Sentence("Damaged: {cause}.", {"cause": error}).text == "Damaged: It is not …."


def test_a_library_s_full_stop_is_not_said_twice_and_a_path_is_not_taken_for_raw_bytes():
    assert Sentence("Damaged: {cause}.", {"cause": ValueError("They differ..")}).text == "Damaged: They differ."
    assert Sentence("{path}", {"path": "C:\\Bob's\\xff\\b"}).text == "C:\\Bob's\\xff\\b"
