"""``mnist-desktop evaluate``: how good runs are, measured again from their weights."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from msgspec import structs

from mnist_desktop import paths
from mnist_desktop.command_line import in_terminal, say_in_terminal
from mnist_desktop.commands.progress import Progress
from mnist_desktop.commands.quiet import import_engine_quietly
from mnist_desktop.commands.tables import print_json, print_table
from mnist_desktop.core.content.kinds import Kind
from mnist_desktop.core.content.telling import kind_of_file
from mnist_desktop.core.datasets import catalog
from mnist_desktop.core.datasets.known import has_learned_from_test_images
from mnist_desktop.core.datasets.titles import said_title
from mnist_desktop.core.errors import StorageError, UserError
from mnist_desktop.core.lessons.hand_in import read_hand_in
from mnist_desktop.core.marking import marked
from mnist_desktop.core.runs.archive import read_archive
from mnist_desktop.core.runs.record import RunInfo, RunRecord
from mnist_desktop.core.runs.run_files import INFO
from mnist_desktop.core.runs.said_names import made_name
from mnist_desktop.core.runs.shipped import PRETRAINED, SHIPPED, ShippedRuns
from mnist_desktop.core.runs.store import RunStore
from mnist_desktop.core.sentence import shown
from mnist_desktop.core.stop_token import StopToken
from mnist_desktop.training.judging import Judge, weights_digest

Answer = dict[str, Any]  # Any: plain values for JSON


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to those of the program."""
    parser = commands.add_parser("evaluate", help=in_terminal("measure again how good runs are on test images"))
    what = in_terminal("a run's folder, a zip of runs, a hand-in, or the name of a run that is kept here or ships")
    parser.add_argument("run", nargs="+", help=what)
    parser.add_argument(
        "--dataset", metavar="KEY", help=in_terminal("judge on the test images of this data set, not of the run's own")
    )
    parser.add_argument("--json", action="store_true", help=in_terminal("as JSON"))
    parser.set_defaults(act=evaluate_runs)


def evaluate_runs(options: argparse.Namespace, stop: StopToken) -> bool:
    """Print the figures of each run; false where one could not be judged. The others are judged all the same."""
    # Imported here: only this needs TensorFlow, which takes seconds.
    from mnist_desktop.training.keras.evaluation import open_run  # noqa: PLC0415

    import_engine_quietly()
    judge = Judge(open_run)
    answers: list[Answer] = []
    with Progress(in_terminal("evaluating")) as progress:
        for number, named in enumerate(options.run):
            progress(number, len(options.run))
            answers += _answers_of(named, options.dataset, judge, stop)
            if stop.stop_requested:
                return False
    if options.json:
        print_json(answers)
    else:
        print_table([say_in_terminal(each) for each in _HEAD], [_row(each) for each in answers if "error" not in each])
        for answer in answers:
            if "error" in answer:
                name, error = str(shown(answer["run"])), answer["error"]
                sys.stderr.write(f"mnist-desktop: {error if name in error else f'{name}: {error}'}\n")
    return not any("error" in each for each in answers)


_HEAD = (
    marked("run"), marked("student"), marked("data set"), marked("images"), marked("accuracy"), marked("95 % interval"),
    marked("as handed in"),
)  # fmt: skip


def _answers_of(named: str, key: str | None, judge: Judge, stop: StopToken) -> Iterator[Answer]:
    try:
        for record in records_of(named):
            yield _answer(record, key, judge, stop)
    except UserError as error:
        yield {"run": named, "error": say_in_terminal(error)}


def records_of(named: str) -> Iterator[RunRecord]:
    """The runs that a word of the command line means.

    Raises
    ------
    UserError
        It means none, or one of them is damaged.
    """
    path = Path(named).expanduser()
    if (path / INFO).is_file():
        yield RunStore(path.resolve().parent).load(path.resolve().name)
    elif path.is_file():
        yield from _handed_in(path) if kind_of_file(path).kind is Kind.HAND_IN else read_archive(path)
    elif named.removeprefix(SHIPPED) in PRETRAINED:
        yield ShippedRuns(paths.resource("pretrained")).load(SHIPPED + named.removeprefix(SHIPPED))
    elif named == path.name and not named.startswith(".") and (paths.runs() / named / INFO).is_file():
        yield RunStore(paths.runs()).load(named)
    else:
        yield _called(named)


def _called(name: str) -> RunRecord:
    """The one run that is kept here or ships under a name, as it is kept or as the terminal says it."""
    stores = RunStore(paths.runs()), ShippedRuns(paths.resource("pretrained"))
    found = [(store, run) for store in stores for run in store.list() if isinstance(run, RunInfo) and name in _names_of(run)]
    if not found:
        raise StorageError("{file} is neither a run's folder nor a zip of runs, and no run of that name is kept here.", file=name)
    if len(found) > 1:
        raise StorageError("{count:,} runs are called {name}. Name one of them by its number: {ids}.",
                           count=len(found), name=name, ids=", ".join(run.id for _, run in found))  # fmt: skip
    store, run = found[0]
    return store.load(run.id)


def _names_of(run: RunInfo) -> tuple[str, str]:
    return run.name.strip(), _said(run.name.strip())


def _said(name: str) -> str:
    """A name as the window says it: one that the program gave, in the language of the terminal."""
    made = made_name(name)
    return name if made is None else say_in_terminal(made)


def _handed_in(path: Path) -> Iterator[RunRecord]:
    content = read_hand_in(path)
    if not content.records:
        raise StorageError("{file} holds no network: none was handed in.", file=path)
    for record in content.records:
        # A run that was trained before a name was given is of the student who handed it in.
        student = record.info.student or content.hand_in.student
        yield replace(record, info=structs.replace(record.info, student=student))


def _answer(record: RunRecord, key: str | None, judge: Judge, stop: StopToken) -> Answer:
    info = record.info
    answer: Answer = {"run": info.id, "name": info.name, "student": info.student, "parameters": info.parameters,
                      "weights": weights_digest(record.weights), "claimed_accuracy": info.test_accuracy}  # fmt: skip
    try:
        dataset = catalog.load(key or info.dataset_key)
        judged = judge(record, dataset, stop)
    except UserError as error:
        return answer | {"error": say_in_terminal(error)}
    return answer | {
        "dataset": dataset.key,
        "dataset_title": say_in_terminal(said_title(dataset.title)),
        "is_its_own_data": dataset.fingerprint == info.dataset_fingerprint,
        "has_learned_from_test_images": has_learned_from_test_images(info.dataset_fingerprint, dataset.fingerprint),
        "images": len(judged.labels),
        "accuracy": judged.accuracy,
        "accuracy_low": judged.accuracy_low,
        "accuracy_high": judged.accuracy_high,
        "loss": judged.loss,
    }


def _row(answer: Answer) -> tuple[str, ...]:
    name = _said(str(answer.get("name") or answer["run"]))
    claimed = answer["claimed_accuracy"]
    return (
        name,
        answer["student"],
        answer["dataset_title"],
        f"{answer['images']:,}",
        f"{answer['accuracy']:.2%}",
        f"{answer['accuracy_low']:.2%}–{answer['accuracy_high']:.2%}",
        "" if claimed is None else f"{claimed:.2%}",
    )
