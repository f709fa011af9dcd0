"""Rules about the project as a whole."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ALLOWED = {"mnist_desktop", "resources", "tests", "pyproject.toml", "build.spec", "README.md", "LICENSE"}
MADE = {"build", "dist", "wheelhouse", "uv.lock"}
"""What building leaves behind; git ignores it."""


def test_imports_point_one_way() -> None:
    # In a process of its own: import-linter sets up logging, which silences every logger that is there already.
    check = "from importlinter.cli import lint_imports; raise SystemExit(lint_imports(no_cache=True))"
    ended = subprocess.run([sys.executable, "-c", check], cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603
    assert ended.returncode == 0, ended.stdout + ended.stderr


def test_top_level_holds_nothing_but_what_is_agreed() -> None:
    names = {path.name for path in ROOT.iterdir() if not path.name.startswith(".") and not path.name.endswith(".egg-info")}
    assert names - MADE <= ALLOWED


def test_every_module_says_what_it_is_for() -> None:
    silent = [path for path in (ROOT / "mnist_desktop").rglob("*.py") if not path.read_text("utf-8").startswith('"""')]
    assert silent == []


def test_no_module_is_longer_than_400_lines() -> None:
    long = [path for path in (ROOT / "mnist_desktop").rglob("*.py") if len(path.read_text("utf-8").splitlines()) > 400]
    assert long == []


def test_tensorflow_is_not_imported_with_the_window() -> None:
    pattern = re.compile(r"^(import|from) (tensorflow|keras|sklearn)\b", re.MULTILINE)
    eager = [path for path in (ROOT / "mnist_desktop").rglob("*.py") if pattern.search(path.read_text("utf-8"))]
    assert eager == []


def test_no_qt_property_that_begins_with_i_is_set_by_keyword() -> None:
    """PySide finds the setter by C's toupper: under a Turkish locale an i stays an i, and there is no setinterval."""
    calls = [
        f"{path.name}:{call.lineno}: {keyword.arg}"
        for path in (ROOT / "mnist_desktop").rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(call, ast.Call) and re.match(r"Q[A-Z]", ast.unparse(call.func))
        for keyword in call.keywords
        if (keyword.arg or "").startswith("i")
    ]
    assert calls == []


def test_objects_of_qt_are_deleted_later_in_one_way_only() -> None:
    """See workers/deletion.py: in other ways the process sometimes dies of it."""
    forbidden = {"deleteLater", "WA_DeleteOnClose"}
    found = {
        str(path.relative_to(ROOT / "mnist_desktop"))
        for path in (ROOT / "mnist_desktop").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in forbidden
    }
    assert found == {str(Path("workers", "deletion.py"))}


def test_json_resources_are_valid() -> None:
    for path in (ROOT / "resources").rglob("*.json"):
        json.loads(path.read_text("utf-8"))


def test_every_file_that_the_guide_for_developers_names_is_there() -> None:
    guide = (ROOT / ".github" / "CONTRIBUTING.md").read_text("utf-8")
    named = re.findall(r"`([\w.]+/[\w./]+|\w+\.(?:py|md|toml))`", guide)
    named += re.findall(r"pytest (tests/\S+?)`", guide)
    missing = [name for name in named if not any((start / name).exists() for start in (ROOT, ROOT / "mnist_desktop"))]
    assert len(named) > 40
    assert [name for name in missing if name != "run.json"] == []


def test_every_name_in_capitals_that_the_guide_for_developers_gives_is_in_the_code() -> None:
    guide = (ROOT / ".github" / "CONTRIBUTING.md").read_text("utf-8")
    code = "".join(path.read_text("utf-8") for folder in ("mnist_desktop", "tests") for path in (ROOT / folder).rglob("*.py"))
    named = set(re.findall(r"`(_?[A-Z]+(?:_[A-Z]+)*|_\w+|\w+_\w+)`", guide))
    assert len(named) > 10
    assert [name for name in named if not re.search(rf"\b{name}\b", code)] == []
