"""A report on any run, its own or somebody else's: what it says of the results is measured again from the weights."""

from __future__ import annotations

from dataclasses import replace

import msgspec

from mnist_desktop.core.errors import UserError
from mnist_desktop.core.lessons.board.rows import Judging, LoadDataset
from mnist_desktop.core.report.gathering import Choice, gather
from mnist_desktop.core.report.html import render
from mnist_desktop.core.report.voice import Say
from mnist_desktop.core.runs.record import RunRecord
from mnist_desktop.core.sentence import Sentence


def report_html(record: RunRecord, choice: Choice, say: Say, load: LoadDataset, judge: Judging) -> str:
    """The report as one HTML file, for a worker.

    Parameters
    ----------
    say
        Gives a text of the core in the language of the report.
    load, judge
        Load the data set of the run and evaluate it. Where either cannot be done, or the data set has changed since, the report
        says so, and leaves out what needs images and what the run claims to read.
    """
    record = replace(record, test_probabilities=None)
    dataset, evaluation, problem = None, None, None
    try:
        found = load(record.info.dataset_key)
        if found.fingerprint == record.info.dataset_fingerprint:
            dataset = found
            evaluation = judge(record, found)
    except UserError as error:
        problem = error
    if evaluation is None:
        record = replace(record, info=msgspec.structs.replace(record.info, test_accuracy=None))
    content = gather(record, choice, dataset=dataset, evaluation=evaluation)
    if problem is not None and dataset is not None:
        told = Sentence("Its results could not be measured here, so they are left out. {cause}", {"cause": problem})
        content = replace(content, absent=(told,))
    return render(content, say)
