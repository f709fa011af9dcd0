"""The command line without a window: data sets are listed, verified, fetched and imported, runs are evaluated."""

from __future__ import annotations

import json
import shutil
import signal
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from mnist_desktop import __main__ as program
from mnist_desktop import command_line, paths
from mnist_desktop.commands import all_commands, data
from mnist_desktop.commands.progress import Progress
from mnist_desktop.core.datasets import catalog, download
from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.model.layers import Dense, Flatten
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.runs.shipped import PRETRAINED, SHIPPED
from mnist_desktop.core.stop_token import StopToken
from mnist_desktop.core.sweeps.axes import Axis
from mnist_desktop.core.sweeps.files import SweepStore
from mnist_desktop.core.sweeps.plan import SweepPlan
from mnist_desktop.core.training_config import TrainingConfig
from mnist_desktop.training.services import Services
from tests.sweep_pool import ScriptedPool

Said = Callable[[], tuple[str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    def do(*arguments: str) -> tuple[int, str, str]:
        status = all_commands.run_command(list(arguments))
        said = capsys.readouterr()
        return status, said.out, said.err

    return do


Run = Callable[..., tuple[int, str, str]]


def test_every_data_set_is_listed_with_its_place(run: Run) -> None:
    status, out, err = run("data", "list", "--json")
    listed = {entry["key"]: entry for entry in json.loads(out)}
    assert (status, err) == (0, "")
    assert listed["mnist-starter"]["available"]
    assert listed["mnist-starter"]["location"].endswith("mnist-starter.npz")
    assert not listed["mnist"]["available"]


def test_hidden_images_that_are_not_there_are_one_error_and_no_table(run: Run, tmp_path: Path) -> None:
    status, out, err = run("board", str(tmp_path), "--hidden", "nosuch")
    assert status != 0
    assert out == ""
    assert "nosuch" in err


def test_a_table_has_one_line_for_each_set_and_its_columns_below_each_other(run: Run) -> None:
    head, *lines = run("data", "list")[1].splitlines()
    assert len(lines) == len(catalog.entries())
    assert {line[head.index("title") - 2 :][:2] for line in lines} == {"  "}


def test_verify_says_what_each_set_and_each_shipped_run_is(run: Run) -> None:
    status, out, _ = run("data", "verify", "--json")
    verdicts = {each["key"]: each["verdict"] for each in json.loads(out)}
    assert status == 0  # what is absent is no fault
    assert (verdicts["fashion-mnist-starter"], verdicts["mnist"]) == ("starter", "absent")
    assert {verdict for key, verdict in verdicts.items() if key.startswith(SHIPPED)} == {"whole"}


@pytest.mark.parametrize("key", ["mnist", "no such set"])
def test_a_named_set_that_is_absent_fails_the_check(run: Run, key: str) -> None:
    status, out, _ = run("data", "verify", key, "--json")
    assert status == 1
    assert [(each["key"], each["verdict"]) for each in json.loads(out)] == [(key, "absent")]


def test_a_damaged_set_fails_the_check_with_its_cause(run: Run) -> None:
    place = catalog.imported_path("mine")
    place.parent.mkdir(parents=True)
    place.write_bytes(b"PK\x03\x04 and nothing more")
    status, out, _ = run("data", "verify", "--json")
    found = next(each for each in json.loads(out) if each["key"] == "file:mine")
    assert (status, found["verdict"]) == (1, "damaged")
    assert "mine.npz" in found["cause"]


def test_a_damaged_shipped_run_fails_the_check(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(paths.resource("pretrained"), tmp_path / "pretrained")
    weights = tmp_path / "pretrained" / "mnist-quick" / "weights.npz"
    weights.write_bytes(weights.read_bytes()[:-100])
    monkeypatch.setattr(data.paths, "resource", lambda *_: tmp_path / "pretrained")
    found = {each.key: each.verdict for each in data._verified_runs(data.ShippedRuns(tmp_path / "pretrained"))}
    assert [key for key, verdict in found.items() if verdict == "damaged"] == [SHIPPED + "mnist-quick"]


def test_fetch_without_a_mirror_says_how_to_name_one(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(download.MIRROR_VARIABLE, raising=False)
    status, _, err = run("data", "fetch", "mnist")
    assert status == 1
    assert "MNIST_DESKTOP_MIRROR" in err
    assert "--mirror" in err
    assert err.count("\n") == 1


def test_fetch_stops_at_the_first_ctrl_c_and_says_so(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_family: str, _mirror: str, _emit: object, stop: StopToken) -> None:
        signal.raise_signal(signal.SIGINT)
        assert stop.stop_requested

    before = signal.getsignal(signal.SIGINT)
    monkeypatch.setattr(download, "download", interrupted)
    status, out, err = run("data", "fetch", "--mirror", "http://localhost:1")
    assert (status, out, err) == (all_commands.STOPPED, "", "Stopped.\n")
    assert signal.getsignal(signal.SIGINT) == before


def test_an_unknown_family_is_refused_with_the_known_ones(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        run("data", "fetch", "letters")
    assert ended.value.code == 2
    assert "there is no data set called letters; choose one of mnist, fashion-mnist" in capsys.readouterr().err


def _arrays(path: Path, *, inverted: bool = False) -> Path:
    starter = catalog.load("mnist-starter")
    images = 255 - starter.images[:400] if inverted else starter.images[:400]
    np.savez(path, x_train=images[:300], y_train=starter.labels[:300], x_test=images[300:], y_test=starter.labels[300:400])
    return path


def test_an_import_asks_by_naming_the_option_that_answers(run: Run, tmp_path: Path) -> None:
    place = str(_arrays(tmp_path / "mine.npz", inverted=True))
    assert "Add --family with one of: mnist, fashion-mnist." in run("data", "import", place)[2]
    status, _, err = run("data", "import", place, "--family", "mnist")
    assert status == 1
    assert "Add --turn to put them right, or --as-is." in err
    assert not paths.datasets().exists()
    assert run("data", "import", place, "--family", "mnist", "--turn")[0] == 0
    found = catalog.load("file:mine")
    assert (found.images == catalog.load("mnist-starter").images[:400]).all()


def test_images_that_are_left_as_they_are_are_imported_so(run: Run, tmp_path: Path) -> None:
    place = str(_arrays(tmp_path / "mine.npz", inverted=True))
    status, out, _ = run("data", "import", place, "--family", "mnist", "--as-is")
    assert (status, out) == (0, "Imported mine as file:mine: 300 images to train with, 100 to test with.\n")
    assert catalog.load("file:mine").images[:, 0, 0].min() == 255


def test_a_folder_of_pictures_is_imported_with_its_options(run: Run, tmp_path: Path) -> None:
    from PIL import Image

    for label in ("a", "b"):
        (tmp_path / "letters" / label).mkdir(parents=True)
        for number in range(10):
            picture = np.zeros((40, 40), np.uint8)
            picture[5 + number : 20, 10:20] = 255
            Image.fromarray(picture).save(tmp_path / "letters" / label / f"{number}.png")
    (tmp_path / "letters" / "a" / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    options = ("--images", "--recipe", "padded", "--test-share", "0.3", "--title", "Two letters")
    status, out, err = run("data", "import", str(tmp_path / "letters"), *options)
    assert (status, err) == (0, "Left out, or only in part: 1 of 21 files.\n")
    assert "Imported Two letters as" in out
    assert "14 images to train with, 6 to test with" in out


@pytest.mark.parametrize("share", ["0", "1", "half"])
def test_a_share_that_leaves_a_part_empty_is_refused(share: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        all_commands.run_command(["data", "import", str(tmp_path), "--images", "--test-share", share])
    assert "--test-share" in capsys.readouterr().err


def test_a_stopped_import_leaves_nothing(tmp_path: Path) -> None:
    stop = StopToken()
    stop.stop()
    options = all_commands.parser().parse_args(["data", "import", str(_arrays(tmp_path / "m.npz")), "--family", "mnist"])
    assert options.act(options, stop) is False
    assert not paths.datasets().exists()


@pytest.mark.parametrize("arguments", [["--help"], ["data", "--help"], ["data", "import", "--help"], ["evaluate", "--help"]])
def test_every_help_is_in_the_language_of_the_terminal(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command_line, "in_terminal", lambda text: text)
    for module in (all_commands, data):
        monkeypatch.setattr(module, "in_terminal", lambda text: f"<{text}>")
    with pytest.raises(SystemExit) as ended:
        all_commands.run_command(arguments)
    assert ended.value.code == 0
    assert "show this help message and exit" not in capsys.readouterr().out


@pytest.mark.parametrize("word", command_line.COMMANDS)
def test_the_program_starts_no_window_for_a_command(word: str, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[list[str]] = []
    monkeypatch.setattr(all_commands, "run_command", lambda arguments: given.append(arguments) or 7)
    monkeypatch.setattr(sys, "argv", ["mnist-desktop", word, "x"])
    assert program.main() == 7
    assert given == [[word, "x"]]


@pytest.mark.parametrize("named", ["./data", "data.json"])
def test_a_model_file_of_such_a_name_is_opened_in_the_window(named: str, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[list[str]] = []
    monkeypatch.setattr("mnist_desktop.app.run", lambda arguments, _: opened.append(arguments) or 0)
    monkeypatch.setattr(sys, "argv", ["mnist-desktop", named])
    assert program.main() == 0
    assert command_line.parse(opened[0]).model == Path(named)


class _Terminal:
    def __init__(self, *, is_terminal: bool) -> None:
        self.text, self._is_terminal = "", is_terminal

    def isatty(self) -> bool:
        return self._is_terminal

    def write(self, text: str) -> None:
        self.text += text

    def flush(self) -> None:
        pass


def test_progress_is_painted_on_a_terminal_and_taken_away_at_the_end() -> None:
    terminal = _Terminal(is_terminal=True)
    with Progress("images", terminal) as progress:  # type: ignore[arg-type]
        progress(1, 2)
        progress(2, 2)
    assert "[###############---------------]  50% images" in terminal.text
    assert "100% images" in terminal.text
    assert terminal.text.endswith("\r\x1b[K")


def test_progress_is_silent_where_nobody_watches() -> None:
    terminal = _Terminal(is_terminal=False)
    with Progress("images", terminal) as progress:  # type: ignore[arg-type]
        progress(1, 1)
    assert terminal.text == ""


def test_a_run_that_is_nowhere_is_told_beside_those_that_are(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from mnist_desktop.commands import evaluate

    with pytest.raises(evaluate.StorageError, match="no run of that name is kept here"):
        next(evaluate.records_of("nowhere"))
    assert next(evaluate.records_of("mnist-quick")).info.id == SHIPPED + "mnist-quick"
    assert next(evaluate.records_of(str(paths.resource("pretrained", "mnist-quick")))).info.parameters == 55_642


@pytest.mark.tensorflow
def test_a_report_is_written_and_never_over_another(run: Run, tmp_path: Path) -> None:
    status, out, err = run("report", "mnist-quick", "--folder", str(tmp_path), "--title", "<b>Mine</b>")
    path = tmp_path / "report-pretrained-mnist-quick.html"
    assert (status, out, err) == (0, f"{path}\n", "")
    assert "&lt;b&gt;Mine" in path.read_text("utf-8")
    assert "Add --replace" in run("report", "mnist-quick", "--folder", str(tmp_path))[2]


@pytest.mark.tensorflow
def test_a_run_is_judged_from_its_weights_not_from_its_words(run: Run) -> None:
    status, out, err = run("evaluate", "mnist-quick", "nowhere", "--dataset", "mnist-starter", "--json")
    judged, absent = json.loads(out)
    assert (status, err) == (1, "")
    assert judged["images"] == 1000
    assert judged["accuracy"] >= 0.99
    assert judged["accuracy"] != judged["claimed_accuracy"]
    assert not judged["is_its_own_data"]
    assert absent["error"].startswith("nowhere is neither")


def test_a_run_is_found_by_its_name_in_the_language_of_the_terminal_too(monkeypatch: pytest.MonkeyPatch) -> None:
    from mnist_desktop.commands import evaluate

    shipped = next(evaluate.records_of("mnist-quick")).info
    assert next(evaluate.records_of(shipped.name)).info.id == shipped.id
    monkeypatch.setattr(evaluate, "say_in_terminal", lambda _sentence: "첫 신경망")
    named = evaluate.structs.replace(shipped, name="First network")
    assert evaluate._names_of(named) == ("First network", "첫 신경망")
    monkeypatch.setattr(evaluate, "_names_of", lambda run: ("one name for all",))
    told = rf"{len(PRETRAINED)} runs are called one name for all\. .*pretrained/mnist-quick"
    with pytest.raises(evaluate.StorageError, match=told):
        next(evaluate.records_of("one name for all"))


def test_each_run_of_a_hand_in_is_evaluated_and_one_without_a_student_gets_that_of_the_hand_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from mnist_desktop.commands import evaluate
    from mnist_desktop.core.lessons.hand_in import HandInContent

    record = next(evaluate.records_of("mnist-quick"))
    assert record.info.student == ""
    other = replace(record, info=evaluate.structs.replace(record.info, student="Ben"))
    content = HandInContent(SimpleNamespace(student="Ada"), SimpleNamespace(), (record, other), None)  # type: ignore[arg-type]
    monkeypatch.setattr(evaluate, "read_hand_in", lambda _path: content)
    assert [each.info.student for each in evaluate._handed_in(tmp_path)] == ["Ada", "Ben"]


def test_both_wishes_for_the_desktop_at_once_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        command_line.parse(["--install-desktop", "--uninstall-desktop"])
    assert "--uninstall-desktop" in capsys.readouterr().err


def test_a_board_makes_no_folder_for_its_page(run: Run, tmp_path: Path) -> None:
    status, _, err = run("board", str(tmp_path), "--html", str(tmp_path / "nowhere" / "x.html"))
    assert (status, "there is no folder" in err) == (1, True)
    assert not list(tmp_path.iterdir())


# Sweeps


@pytest.fixture
def plan_file(tiny_dataset: Dataset, tmp_path: Path) -> Path:
    """The plan of a sweep of two learning rates, as the window keeps it."""
    spec = ModelSpec((Flatten(), Dense(10, "softmax")), "Ours")
    plan = SweepPlan(
        "20260101-120000-abcdef", "Rates", "2026-01-01T12:00:00+00:00", Experiment(spec, TrainingConfig(epochs=3)),
        (Axis("learning_rate", (0.2, 0.1)),), tiny_dataset.key, tiny_dataset.title, tiny_dataset.fingerprint,
        tiny_dataset.class_names,
    )  # fmt: skip
    SweepStore(tmp_path).create(plan)
    return tmp_path / plan.id / "sweep.json"


@pytest.fixture
def scripted_sweep(services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    """No processes, no TensorFlow, and the tiny data set."""
    monkeypatch.setattr("mnist_desktop.commands.sweep.ProcessPool", lambda _: ScriptedPool(services))
    monkeypatch.setattr(catalog, "load", services.load_dataset)


@pytest.mark.usefixtures("scripted_sweep")
def test_a_sweep_is_trained_and_every_member_told(run: Run, plan_file: Path) -> None:
    status, out, err = run("sweep", str(plan_file))
    head, *lines = out.splitlines()
    assert (status, err) == (0, "")
    assert head.split() == ["number", "Learning", "rate", "state", "epochs", "validation", "test", "parameters"]
    assert [line.split()[:4] for line in lines] == [["1", "0.2", "finished", "3"], ["2", "0.1", "finished", "3"]]
    told = json.loads(run("sweep", str(plan_file), "--json")[1])
    assert [each["run"] for each in told] == ["20260101-120000-abcdef-0001", "20260101-120000-abcdef-0002"]
    assert all((paths.runs() / each["run"] / "run.json").is_file() for each in told)


@pytest.mark.usefixtures("scripted_sweep")
def test_a_plan_that_was_changed_since_its_sweep_was_begun_is_refused(run: Run, plan_file: Path) -> None:
    assert run("sweep", str(plan_file))[0] == 0
    SweepStore(paths.runs().with_name("sweeps")).rename("20260101-120000-abcdef", "Other")
    assert run("sweep", str(plan_file))[0] == 0, "a name is nothing that is trained"
    plan_file.write_text(plan_file.read_text("utf-8").replace("0.2", "0.3"), "utf-8")
    status, out, err = run("sweep", str(plan_file))
    assert (status, out) == (all_commands.FAILED, "")
    assert f"{plan_file} is not the plan with which its sweep was begun here" in err


@pytest.mark.usefixtures("scripted_sweep")
def test_a_plan_that_cannot_be_read_is_one_error(run: Run, plan_file: Path) -> None:
    plan_file.write_bytes(b"{")
    status, out, err = run("sweep", str(plan_file))
    assert (status, out) == (all_commands.FAILED, "")
    assert f"{plan_file} is damaged" in err


def test_the_help_of_a_sweep_says_what_it_may_take(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        all_commands.parser().parse_args(["sweep", "--help"])
    out = " ".join(capsys.readouterr().out.split())
    assert "The weights of the epochs of all runs together take at most 200 MB." in out
