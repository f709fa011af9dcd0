"""What a student has typed for the report on a run. It is kept as it is typed, in ``report.json`` beside ``run.json``.

Programs that do not know the file can read the run. What is typed about a run that has no folder to write into (a pre-trained
one, or one that could not be saved) is kept in a folder of its own among the runs. A damaged file is put aside, so that what is
typed from then on does not overwrite what a person may still get out of it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from mnist_desktop.core.errors import UserError
from mnist_desktop.core.files import DAMAGED, exists, read_or_put_aside
from mnist_desktop.core.runs.shipped import is_shipped, preset_of
from mnist_desktop.core.runs.store import RunStore

REPORT = "report.json"
DRAFTS = ".reports"
FORMAT = "mnist-desktop report"
LONGEST_TITLE, LONGEST_STUDENT, LONGEST_TEXT = 200, 200, 20_000
"""Letters; about six pages."""
MAX_BYTES = 2**18


class DraftError(UserError):
    """What was typed for a report is damaged."""


class Draft(Struct, frozen=True):
    """What is typed; a title or name that is empty stands for the one that the program would give."""

    title: Annotated[str, Meta(max_length=LONGEST_TITLE)] = ""
    student: Annotated[str, Meta(max_length=LONGEST_STUDENT)] = ""
    text: Annotated[str, Meta(max_length=LONGEST_TEXT)] = ""


NO_DRAFT = Draft()


class _DraftFile(Struct, frozen=True):
    """The content of the file. What later versions add is passed over, and lost when this one writes it."""

    format: str
    draft: Draft


def encode_draft(draft: Draft) -> bytes:
    """The content of the file. Half characters, which no file can hold, are left out."""
    typed = {field: getattr(draft, field).encode("utf-8", "ignore").decode() for field in draft.__struct_fields__}
    return msgspec.json.format(msgspec.json.encode(_DraftFile(FORMAT, Draft(**typed))), indent=1)


def decode_draft(content: bytes) -> Draft | None:
    """What a file says; None where it is damaged."""
    try:
        file = msgspec.json.decode(content, type=_DraftFile)
    except (ValueError, RecursionError):
        return None
    return file.draft if file.format == FORMAT else None


def read_draft(folder: Path) -> Draft:
    """What was typed about the run in `folder`; nothing where nothing was.

    Raises
    ------
    DraftError
        The file is damaged. It is put aside, and the next reading finds none.
    StorageError
        The file is there but cannot be read, or a damaged one cannot be put aside.
    """
    return _read(folder / REPORT) or NO_DRAFT


class Drafts:
    """The drafts of all runs of a store. Its methods may be called from any thread."""

    def __init__(self, store: RunStore) -> None:
        self._store = store

    def read(self, run_id: str) -> Draft:
        """What was typed about a run; raises as :func:`read_draft` does."""
        if is_shipped(run_id):
            return _read(self._elsewhere(run_id)) or NO_DRAFT
        return _read(self._store.folder / run_id / REPORT) or _read(self._elsewhere(run_id)) or NO_DRAFT

    def write(self, run_id: str, draft: Draft) -> None:
        """Keep what is typed; raises StorageError, also where the run is gone or this window may only read."""
        content = encode_draft(draft)
        if is_shipped(run_id) or self._store.unsaved.find(run_id) is not None:
            self._store.keep_among(DRAFTS, self._elsewhere(run_id).name, content)
        else:
            self._store.keep_beside(run_id, REPORT, content)

    def _elsewhere(self, run_id: str) -> Path:
        return self._store.folder / DRAFTS / f"{preset_of(run_id)}.json"


def _read(path: Path) -> Draft | None:
    if not exists(path):
        return None
    draft = read_or_put_aside(path, MAX_BYTES, decode_draft)
    if draft is None:
        raise DraftError("What was typed for this report is damaged, and the report begins anew. What was kept is in {place}.",
                         place=path.with_suffix(DAMAGED))  # fmt: skip
    return draft
