"""What a start imports before the window can be seen: nothing that only a later click, a worker or another tab needs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]

HEAVY = ("tensorflow", "keras", "sklearn", "scipy", "pandas", "matplotlib", "pyqtgraph", "qtawesome", "PIL", "jinja2", "onnx")
"""Libraries, with all that is below them."""

LATER = (
    *HEAVY,
    "asyncio", "http", "ssl", "subprocess", "tomllib", "xml.etree", "numpy.random", "numpy.testing", "PySide6.QtNetwork",
    "mnist_desktop.desktop_entry", "mnist_desktop.core.datasets.catalog", "mnist_desktop.core.datasets.imported",
    "mnist_desktop.core.datasets.images.importing", "mnist_desktop.core.export", "mnist_desktop.core.lessons.hand_in",
    "mnist_desktop.core.report", "mnist_desktop.core.sweeps", "mnist_desktop.training.keras.evaluation",
    "mnist_desktop.training.hand_in", "mnist_desktop.ui.board.dialog", "mnist_desktop.ui.builder.expectation_dialog",
    "mnist_desktop.ui.builder.gradient_dialog", "mnist_desktop.ui.compare", "mnist_desktop.ui.data.break_dialog",
    "mnist_desktop.ui.drawing", "mnist_desktop.ui.glossary.dialog", "mnist_desktop.ui.inside", "mnist_desktop.ui.lab",
    "mnist_desktop.ui.lesson.hand_in_dialog", "mnist_desktop.ui.picture_import.dialog", "mnist_desktop.ui.report.dialog",
    "mnist_desktop.ui.results", "mnist_desktop.ui.training.training_tab", "mnist_desktop.ui.turn_dialog",
    "mnist_desktop.self_test",
)  # fmt: skip

START = """
import inspect, sys
from pathlib import Path
from mnist_desktop.workers import quick_imports

quick_imports.install()
read = []
inspect.getsource = read.append
from mnist_desktop import command_line
from mnist_desktop.app import make_application, real_services
from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.session import Session

command_line.parse([])
app = make_application()
window = MainWindow(Session(real_services(Path("runs"))), Path("settings.ini"), None)
window.show()
app.processEvents()
assert not read, f"PySide reads the source of {read}"
print(*sys.modules, sep="\\n")
"""


def test_a_start_imports_nothing_that_the_window_does_not_show_at_once_and_reads_no_source(tmp_path: Path) -> None:
    environment = os.environ | {"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen", "MNIST_DESKTOP_HOME": str(tmp_path)}
    start = subprocess.run(  # noqa: S603 - the code is ours
        [sys.executable, "-c", START], check=True, cwd=tmp_path, env=environment, capture_output=True, text=True
    )
    imported = start.stdout.split()
    assert "mnist_desktop.ui.data.data_tab" in imported
    assert [name for name in imported if name in LATER or name.startswith(tuple(f"{each}." for each in LATER))] == []
