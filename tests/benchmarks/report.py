"""Measures how long a report takes and how large it is, as HTML and as PDF, and opens it in a Chromium where there is one.

    python tests/benchmarks/report.py [--json FILE] [--keep FOLDER]

A *usual* report is of a run with ten classes, and compares two; the *largest* has 62 classes of long names, 10,000 epochs, eight
other runs and the longest text. Nothing is trained: answers are made up. For each:

- ``first_cpu_ms``: of a processor, gathering and HTML in a new process, with the imports that they need;
- ``html_ms``, ``html_kb``: the same once that is imported, the median (2000), and the size of the file (2048);
- ``pdf_ms``, ``pdf_step_ms``, ``pdf_kb``: the PDF, the longest step of it for which the window waits, its size (2048);
- ``browser``: addresses that Chromium asks for (none), what its console says (nothing), by how many pixels the page is wider than
  a window of 1280 pixels at 100, 200 and 400 % (0), and the smallest text in CSS pixels (11); null without a Chromium.

``--keep`` leaves the files there, to be looked at.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, replace
from pathlib import Path
from statistics import median

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import numpy as np
from in_browser import WIDTHS, Opened, browser, open_page
from msgspec.structs import replace as with_fields
from PySide6.QtWidgets import QApplication

from mnist_desktop.core.datasets.catalog import load
from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.model.layers import Conv2D, Dense, Flatten, MaxPooling2D
from mnist_desktop.core.model.spec import ModelSpec, parameters_of, rows_of
from mnist_desktop.core.report.document import document_of
from mnist_desktop.core.report.draft import LONGEST_TEXT, Draft
from mnist_desktop.core.report.gathering import Choice, gather
from mnist_desktop.core.report.html import MAX_BYTES, page_of
from mnist_desktop.core.runs.record import EpochRow, RunInfo, RunRecord
from mnist_desktop.core.training_config import TrainingConfig
from mnist_desktop.ui.report.output import PdfFile

ROUNDS = 5
KINDS = ("usual", "largest")
TEXT = "I added a convolution, since the first network confused 4 and 9.\n\nWhat surprised me: 5 epochs were enough."
OUTSIDE = "http://127.0.0.1:9/x.png"
BAD_PAGE = f'<!DOCTYPE html><title>x</title><p>x</p><img src="{OUTSIDE}" alt="x"><div style="width: 3000px">x</div>'
LIMITS = {"html_ms": 2000.0, "html_kb": MAX_BYTES / 1024, "pdf_kb": 2048.0}


def main() -> int:
    """Measure and print; 1 where a limit is passed or the browser has something to say."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--first", choices=KINDS, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.first:
        source, start = made_up(options.first), time.process_time()
        make_page(*source)
        print((time.process_time() - start) * 1000)
        return 0
    check_the_check()
    figures = {kind: measure(kind, options.keep) for kind in KINDS}
    text = json.dumps(figures, indent=1)
    print(text)
    if options.json is not None:
        options.json.write_text(text + "\n", encoding="utf-8")
    passed = [f"{kind} {name}" for kind, each in figures.items() for name, limit in LIMITS.items() if each[name] > limit]
    passed += [f"{kind} browser" for kind, each in figures.items() if each["browser"] and not is_quiet(Opened(**each["browser"]))]
    print("passed: " + ", ".join(passed) if passed else "within all limits", file=sys.stderr)
    return int(bool(passed))


def measure(kind: str, keep: Path | None) -> dict[str, object]:
    """All figures of a report of this kind."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    first = subprocess.run([sys.executable, __file__, "--first", kind], capture_output=True, text=True, check=True)
    source = made_up(kind)
    page = make_page(*source)
    html_ms = median(milliseconds(lambda: make_page(*source)) for _ in range(ROUNDS))
    document = document_of(gather(*source[:2], dataset=source[2]), str)
    steps, content = [], b""
    for _ in range(2):  # the first one looks for fonts
        file, steps = PdfFile(document), []
        painting = file.steps()
        while (took := timed_step(painting)) is not None:
            steps.append(took)
        content = file.content()
    assert app is not None
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        program = browser()
        opened = None if program is None else asdict(open_page(program, page, Path(folder)))
    if keep is not None:
        keep.mkdir(parents=True, exist_ok=True)
        (keep / f"{kind}.html").write_text(page, "utf-8")
        (keep / f"{kind}.pdf").write_bytes(content)
    return {
        "first_cpu_ms": round(float(first.stdout)), "html_ms": round(html_ms), "html_kb": round(len(page.encode()) / 1024, 1),
        "pdf_ms": round(sum(steps)), "pdf_step_ms": round(max(steps)), "pdf_kb": round(len(content) / 1024, 1),
        "pages": len(steps), "browser": opened,
    }  # fmt: skip


def check_the_check() -> None:
    """A page that asks for something and is too wide must be found out; otherwise the figures of the browser mean nothing."""
    program = browser()
    if program is not None:
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            opened = open_page(program, BAD_PAGE, Path(folder))
        if opened.requests != (OUTSIDE,) or opened.has_pictures or not any(opened.sideways):
            raise SystemExit(f"A page that asks for {OUTSIDE} was not found out: {opened}")


def is_quiet(opened: Opened) -> bool:
    """Whether a page asked for nothing, said nothing, and fits."""
    fits = len(opened.sideways) == len(WIDTHS) and not any(opened.sideways)
    return fits and opened.has_pictures and not opened.requests and not opened.console


def made_up(kind: str) -> tuple[RunRecord, Choice, Dataset]:
    """A run of that kind, what is wanted of it, and its data."""
    random = np.random.default_rng(0)
    dataset = load("mnist-starter")
    epochs, others, draft = 12, 1, Draft("My report", "Ada Lovelace", TEXT)
    if kind == "largest":
        names = tuple(f"{number} " + "name " * 39 for number in range(62))
        labels = (np.arange(len(dataset.labels)) % 62).astype(np.uint8)
        dataset = replace(dataset, labels=labels, class_names=names, class_names_ko=names, fingerprint="f" * 64)
        epochs, others, draft = 10_000, 8, Draft("T" * 200, "N" * 200, "word " * (LONGEST_TEXT // 5))
    classes = dataset.classes
    spec = ModelSpec((Conv2D(16), MaxPooling2D(), Conv2D(32), Flatten(), Dense(64), Dense(classes, "softmax")), "Small CNN")
    noise = random.random((len(dataset.test_labels), classes)).astype(np.float32)
    noise[np.arange(len(noise)), dataset.test_labels] += 0.6
    noise /= noise.sum(1, keepdims=True)
    figures = 1 / np.arange(1, epochs + 1) + 0.05 * random.random(epochs)
    rows = tuple(
        EpochRow(at, float(each), 1 - 0.3 * float(each), 1.1 * float(each), 1 - 0.35 * float(each), 0.001 / at, 1.0)
        for at, each in enumerate(figures, 1)
    )
    info = RunInfo(
        id="20260101-120000-abcdef", name="Small CNN", created="2026-01-01T12:00:00+09:00", dataset_key=dataset.key,
        dataset_title=dataset.title, dataset_family="mnist", dataset_fingerprint=dataset.fingerprint, spec=spec,
        config=TrainingConfig(epochs=epochs), history=rows, outcome="finished", message=None, best_epoch=epochs, seconds=60.0,
        parameters=parameters_of(rows_of(spec)), versions={"keras": "3.15.1"}, test_accuracy=0.9,
        class_names=dataset.class_names, class_names_ko=dataset.class_names_ko,
    )  # fmt: skip
    runs = tuple(with_fields(info, id=f"other {at}", name=f"Other {at}", parameters=at) for at in range(others))
    return RunRecord(info, (), test_probabilities=noise), Choice(draft, others=runs), dataset


def make_page(record: RunRecord, choice: Choice, dataset: Dataset) -> str:
    """The report as HTML."""
    return page_of(document_of(gather(record, choice, dataset=dataset), str))


def timed_step(steps: Iterator[None]) -> float | None:
    """How long a step takes, in milliseconds; None after the last."""
    start = time.perf_counter()
    is_over = next(steps, steps) is steps
    return None if is_over else (time.perf_counter() - start) * 1000


def milliseconds(work: Callable[[], object]) -> float:
    """How long `work` takes."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    sys.exit(main())
