"""What a process that writes and proves is given, and what it says."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.export.forms import Form
from mnist_desktop.core.export.script_formats import Script
from mnist_desktop.core.runs.record import RunRecord
from mnist_desktop.core.sentence import Sentence


@dataclass(frozen=True, eq=False)
class ExportOrder:
    """One export.

    Attributes
    ----------
    form, record
        What to write of which run.
    images, answers
        Images to compare on, uint8, shape (N, 28, 28), and what the run says of them, float32, shape (N, classes).
    trial
        A few images, on which a script trains for a moment; none where the form is no script.
    script
        The script, where the form is one.
    fingerprint
        Of the images that the script must read; empty where it fetches them from the internet.
    """

    form: Form
    record: RunRecord
    images: NDArray[np.uint8]
    answers: NDArray[np.float32]
    trial: Dataset | None = None
    script: Script | None = None
    fingerprint: str = ""


@dataclass(frozen=True)
class Proof:
    """What was compared, sentence by sentence, and with what result; the file does what the run does."""

    sentences: tuple[Sentence, ...]
