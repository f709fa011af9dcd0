"""What the campaign of odd places takes for good, and what a program is given there."""

from __future__ import annotations

import json
from pathlib import Path

import odd_places
import pytest

GOOD = {"ok": True, "error": None, "epochs": 1, "seconds_to_window": 0.5, "seconds_to_first_epoch": 4.0}


def test_only_a_self_test_that_trained_and_ended_well_is_good(tmp_path: Path):
    assert "no self-test.json" in odd_places.verdict(tmp_path, 0, "", "mounted")
    for report, status in ((GOOD | {"ok": False, "error": "no window"}, 1), (GOOD | {"epochs": 0}, 0), (GOOD, 3)):
        (tmp_path / "self-test.json").write_text(json.dumps(report))
        assert not odd_places.verdict(tmp_path, status, "", "mounted").startswith("good")
    (tmp_path / "self-test.json").write_text(json.dumps(GOOD))
    assert odd_places.verdict(tmp_path, 0, "", "mounted").startswith("good (mounted")


def test_nothing_of_the_developers_environment_reaches_the_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PYTHONPATH", "/somewhere")
    monkeypatch.setenv("VIRTUAL_ENV", "/somewhere")
    found = odd_places.environment(tmp_path, {"PATH": "/nowhere", "MNIST_DESKTOP_HOME": None})
    assert not {"PYTHONPATH", "VIRTUAL_ENV", "MNIST_DESKTOP_HOME"} & set(found)
    assert (found["HOME"], found["PATH"]) == (str(tmp_path), "/nowhere")


def test_the_short_form_leaves_no_circumstance_out():
    said = " ".join(place.name for place in odd_places.short_places({}))
    assert all(word in said for word in ("read-only", "no python", "empty home", "LANG=C", "Turkish"))
    assert {place.environment.get("LANG") for place in odd_places.places({})} >= set(odd_places.LOCALES)


def test_a_program_that_is_not_there_is_a_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setattr("sys.argv", ["odd_places.py", "--program", str(tmp_path / "absent")])
    assert odd_places.main() == 1
    assert "absent" in capsys.readouterr().out
