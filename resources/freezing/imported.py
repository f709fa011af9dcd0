"""Writes ``imported.txt``: every module of the libraries that the program asks for, from window to export.

    python resources/freezing/imported.py [--only WORD]

It needs the packages of the extra ``test`` and takes some minutes. A recorder that Python loads at its start listens in each
process: in the window's self-tests, which train with both engines, look inside, draw and save every form; in what the commands
do; and in tests that go where those do not: every layer, optimizer and loss, lessons, the class board, reports, pictures.
What is asked for and is in no file is left out. The build leaves nothing out that stands in the list, and stops where it lacks
something of it (:mod:`slimming`).
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parent))

from distributions import top_level_names

FOLDER = Path(__file__).resolve().parent
ROOT = FOLDER.parents[1]
LIST = FOLDER / "imported.txt"
RECORDER = '''
import os, sys

class Recorder:
    """Notes what is looked for and finds nothing."""

    def find_spec(self, name, path=None, target=None):
        os.write(FILE, name.encode() + b"\\n")
        return None

FILE = os.open(os.environ["ASKED_FOR"], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
sys.meta_path.insert(0, Recorder())
'''
TESTED = (
    "class_board", "commands", "export_networks", "export_scripts", "fine_tuning", "image_map", "images_reading",
    "insight_engines", "keras_engine", "keras_evaluation", "keras_image_layers", "keras_model_builder", "made_up_hands",
    "picture", "report", "resume", "scratch_engine", "calibration", "dataset_download", "lessons", "gradient_check", "printing",
    "plot_menu", "pictures", "whole_scenario",
)  # fmt: skip
"""What the tests are named after that are recorded, too."""


def main() -> int:
    """Record, and write the list."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="", help="those recordings whose command holds this word; the list is added to")
    options = parser.parse_args()
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "sitecustomize.py").write_text(RECORDER, "utf-8")
        asked = folder / "asked"
        environment = os.environ | {
            "ASKED_FOR": str(asked), "PYTHONPATH": os.pathsep.join([str(folder), str(ROOT)]),
            "MNIST_DESKTOP_HOME": str(folder / "home"),
        }  # fmt: skip
        for command in commands(folder):
            if options.only in " ".join(command):
                print(" ".join(command), flush=True)
                subprocess.run(command, cwd=ROOT, env=environment, check=False, stdout=subprocess.DEVNULL)
        tops = top_level_names() - {"mnist_desktop"}
        found = {each for each in set(asked.read_text("utf-8").splitlines()) if is_of_a_library(each, tops)}
    if options.only and LIST.exists():
        found |= set(LIST.read_text("utf-8").splitlines())
    LIST.write_text("".join(f"{each}\n" for each in sorted(found)), "utf-8")
    print(f"{len(found):,} modules in {LIST}")
    return 0


def commands(folder: Path) -> list[list[str]]:
    """What is recorded."""
    screen = [] if "DISPLAY" in os.environ or not shutil.which("xvfb-run") else ["xvfb-run", "-a", "-s", "-screen 0 1400x900x24"]
    runs = "resources/pretrained"
    program = [sys.executable, "-m", "mnist_desktop"]
    tests = (test for name in TESTED for test in ROOT.glob(f"tests/*/test_{name}.py"))
    return [
        [*screen, *program, "--self-test", str(folder / "keras"), "--preset", "mnist-quick", "--epochs", "1", "--exports"],
        [*screen, *program, "--self-test", str(folder / "scratch"), "--dataset", "fashion-mnist-starter",
         "--preset", "from-scratch", "--epochs", "1", "--exports"],
        [*screen, *program, "--self-test", str(folder / "pen"), "--preset", "mnist-draws-well", "--epochs", "1"],
        [*program, "data", "list", "--json"],
        [*program, "data", "verify", "mnist-starter"],
        [*program, "evaluate", f"{runs}/mnist-quick", "--json"],
        [*program, "report", f"{runs}/mnist-quick", "--folder", str(folder)],
        *([sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(test)] for test in tests),
    ]  # fmt: skip


def is_of_a_library(name: str, tops: set[str]) -> bool:
    """Whether a module lies in a file of a package that the program is built on; Python's own are PyInstaller's business."""
    if name.partition(".")[0] not in tops:
        return False
    base = Path(sysconfig.get_path("platlib")).joinpath(*name.split("."))
    return base.with_suffix(".py").is_file() or base.is_dir() or any(base.parent.glob(f"{base.name}.*so"))


if __name__ == "__main__":
    sys.exit(main())
