"""The report that goes into a hand-in: what the report window would make of the run, with all its parts."""

from __future__ import annotations

from contextlib import suppress
from functools import partial

from msgspec.structs import replace

from mnist_desktop.core.errors import UserError
from mnist_desktop.core.report.draft import Drafts
from mnist_desktop.core.report.gathering import Choice, gather
from mnist_desktop.core.report.html import render
from mnist_desktop.core.runs.record import RunRecord
from mnist_desktop.core.translated import spoken_in
from mnist_desktop.training.services import Services


def hand_in_report(services: Services, student: str, language: str, record: RunRecord) -> str:
    """The report on a run of one's own as one HTML file, with what was typed about it. For a worker.

    It tells of the answers that the run keeps: a teacher's program measures a hand-in again anyway.

    Parameters
    ----------
    student
        Whose it is, where nothing was typed about that.
    language
        ``en`` or ``ko``.

    Raises
    ------
    UserError
        What was typed about the run cannot be read.
    """
    draft = Drafts(services.store).read(record.info.id)
    dataset = None
    with suppress(UserError):  # absent: the report says what is left out
        found = services.load_dataset(record.info.dataset_key)
        dataset = found if found.fingerprint == record.info.dataset_fingerprint else None
    choice = Choice(replace(draft, student=draft.student.strip() or student), language=language)
    return render(gather(record, choice, dataset=dataset), partial(spoken_in, language))
