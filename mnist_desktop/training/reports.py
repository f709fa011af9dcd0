"""A report on any run, its own or somebody else's: what it says of the results is measured again from the weights."""

from __future__ import annotations

from contextlib import suppress

from mnist_desktop.core.errors import UserError
from mnist_desktop.core.lessons.board.rows import Judging, LoadDataset
from mnist_desktop.core.report.gathering import Choice, gather
from mnist_desktop.core.report.html import render
from mnist_desktop.core.report.voice import Say
from mnist_desktop.core.runs.record import RunRecord


def report_html(record: RunRecord, choice: Choice, say: Say, load: LoadDataset, judge: Judging) -> str:
    """The report as one HTML file, for a worker.

    Parameters
    ----------
    say
        Gives a text of the core in the language of the report.
    load, judge
        Load the data set of the run and evaluate it. Where either cannot be done, or the data set has changed since, the report
        says so and leaves out what needs images.
    """
    dataset, evaluation = None, None
    with suppress(UserError):  # absent, or weights that do not fit: the report says what is left out
        found = load(record.info.dataset_key)
        if found.fingerprint == record.info.dataset_fingerprint:
            dataset = found
            evaluation = judge(record, found)
    return render(gather(record, choice, dataset=dataset, evaluation=evaluation), say)
