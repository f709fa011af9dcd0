"""What the frozen program leaves out, and what each system is told about it, without a build."""

from __future__ import annotations

import ast
import importlib
import json
import plistlib
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
import slimming
import systems
from bundled import FILES, bundled
from components import components, write_components
from distributions import top_level_names
from slimming import missing, module_of, slimmed, without_orphans

import mnist_desktop
from mnist_desktop.core.datasets import catalog
from mnist_desktop.core.datasets.known import known_by_key
from mnist_desktop.core.lessons.lesson import SUFFIX

ROOT = Path(mnist_desktop.__file__).parent.parent
SPACE = "{http://schemas.microsoft.com/SMI/%d/WindowsSettings}"


@pytest.fixture(scope="module")
def asked() -> frozenset[str]:
    return slimming.asked_for()


# What is left out


def test_nothing_that_is_asked_for_is_left_out(asked: frozenset[str]):
    for name in asked - slimming.OPTIONAL:
        path = name.replace(".", "/")
        for file in (f"{path}.py", f"{path}.cpython-311-x86_64-linux-gnu.so", f"{path}.abi3.so", f"{path}.pyd"):
            assert not slimming.is_left_out(file), file


def test_every_library_that_the_program_names_is_among_what_is_asked_for(asked: frozenset[str]):
    """So that the list is recorded anew when the program takes another library: python resources/freezing/imported.py."""
    assert top_level_names() >= slimming.BY_LIST
    for path in (ROOT / "mnist_desktop").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [each.name for each in node.names] if isinstance(node, ast.Import) else []
            names += [node.module] if isinstance(node, ast.ImportFrom) and node.module and not node.level else []
            for name in names:
                assert name in asked or name.partition(".")[0] not in slimming.BY_LIST, f"{path} imports {name}"


@pytest.mark.parametrize("name", [
    "tensorflow/include/tensorflow/core/a.h", "scipy/linalg/tests/test_basic.py", "numpy/__init__.pyi",
    "ai_edge_litert/libLiteRtWebGpuAccelerator.so", "PySide6/Qt/lib/libQt6Qml.so.6", "PySide6/Qt/translations/qtbase_de.qm",
    "PySide6\\plugins\\sqldrivers\\qsqlite.dll", "PySide6/Qt/plugins/platforms/libqvnc.so", "resources/screenshots/lab.png",
    "qtawesome/fonts/phosphor-1.3.0.ttf",
])  # fmt: skip
def test_what_nobody_reads_is_left_out_on_each_system(name: str):
    assert slimming.is_left_out(name)


@pytest.mark.parametrize("name", [
    "tensorflow/libtensorflow_cc.so.2", "PySide6/Qt/translations/qtbase_ko.qm", "PySide6/Qt/plugins/platforms/libqxcb.so",
    "PySide6/Qt/plugins/platforms/libqoffscreen.so", "PySide6/plugins/platforms/qwindows.dll", "PySide6/Qt/plugins/styles/x.so",
    "PySide6/Qt/plugins/imageformats/libqjpeg.so", "PySide6/Qt/plugins/imageformats/libqsvg.so", "PySide6/QtNetwork.abi3.so",
    "PySide6/Qt/plugins/platforminputcontexts/libibusplatforminputcontextplugin.so", "resources/lessons/a.mnistlesson",
    "qtawesome/fonts/materialdesignicons6-webfont-6.9.96.ttf", "resources/translations/mnist_desktop_ko.ts",
    "resources/pretrained/mnist-quick/run.json",
])  # fmt: skip
def test_what_the_program_reads_stays(name: str):
    assert not slimming.is_left_out(name)


def test_compiled_modules_that_are_not_asked_for_are_left_out_only_where_the_list_was_recorded():
    entries = [("scipy/linalg/_a.cpython-311-x86_64-linux-gnu.so", "", "EXTENSION"), ("scipy/linalg/_b.so", "", "EXTENSION"),
               ("PySide6/QtSvg.abi3.so", "", "EXTENSION"), ("tensorflow/python/lib_common.so", "", "EXTENSION"),
               ("scipy.libs/libx.so.5", "", "BINARY")]  # fmt: skip
    assert slimmed(entries, {"scipy.linalg._a"}, by_list=False) == entries
    assert slimmed(entries, {"scipy.linalg._a"}, by_list=True) == [entries[0], *entries[2:]]


def test_libraries_that_nothing_is_linked_with_are_left_out_and_so_are_links_to_them():
    entries = [("a.so", "/a.so", "EXTENSION"), ("libb.so.1", "libs/libb.so.1", "SYMLINK"), ("libs/libb.so.1", "/libb", "BINARY"),
               ("libs/libc.so", "/libc", "BINARY"), ("libd.so", "/libd", "BINARY"), ("libd2.so", "libd.so", "SYMLINK"),
               ("plugins/e.so", "/e.so", "BINARY"), ("libf.so", "/libf", "BINARY")]  # fmt: skip
    linked = {"/a.so": ["libb.so.1"], "/libb": ["libc.so"], "/e.so": ["libf.so"]}
    kept = without_orphans(entries, lambda path: linked.get(path, []), ["plugins/*"])
    assert [name for name, _, _ in kept] == ["a.so", "libb.so.1", "libs/libb.so.1", "libs/libc.so", "plugins/e.so", "libf.so"]


def test_a_module_that_would_be_absent_is_named():
    asked = {"numpy", "numpy.linalg", "numpy.linalg._umath", "google.protobuf", "h5py.absent"}
    assert missing(asked, {"numpy", "google.protobuf.message"}, ["numpy/linalg/_umath.cpython-311-x.so"]) == ["h5py.absent"]
    assert module_of("tensorflow\\python\\_pywrap.pyd") == "tensorflow.python._pywrap"


# Full data


def test_full_data_that_were_promised_and_are_not_there_stop_the_build(tmp_path: Path):
    assert bundled(None) == bundled("") == []
    for family in ("mnist", "fashion-mnist"):
        (tmp_path / family).mkdir()
        for name in FILES:
            (tmp_path / family / name).write_bytes(b"\x1f\x8b")
    assert len(bundled(str(tmp_path))) == 8
    (tmp_path / "mnist" / FILES[2]).write_bytes(b"<html>")
    (tmp_path / "mnist" / FILES[3]).unlink()
    with pytest.raises(SystemExit, match=rf"full mnist, but .*{FILES[2]}, {FILES[3]}"):
        bundled(str(tmp_path))


def test_bundled_data_are_looked_for_where_the_build_puts_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path / "frozen"), raising=False)
    for family in ("mnist", "fashion-mnist"):
        (tmp_path / family).mkdir()
        for name in FILES:
            (tmp_path / family / name).write_bytes(b"\x1f\x8b")
    for file, place in bundled(str(tmp_path)):
        target = tmp_path / "frozen" / place / Path(file).name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(Path(file).read_bytes())
    for family in ("mnist", "fashion-mnist"):
        known = known_by_key(family)
        assert known is not None
        assert tmp_path / "frozen" / "resources" / "datasets" / "full" / family in catalog._locations_of(known)


# Systems


def test_windows_is_told_of_scaling_long_paths_and_utf_8():
    settings = {each.tag: each.text for each in ET.fromstring(systems.MANIFEST).iter()}  # noqa: S314 - our own text
    assert settings[SPACE % 2016 + "dpiAwareness"] == "PerMonitorV2, PerMonitor"
    assert settings[SPACE % 2016 + "longPathAware"] == "true"
    assert settings[SPACE % 2019 + "activeCodePage"] == "UTF-8"
    levels = [each.attrib for each in ET.fromstring(systems.MANIFEST).iter() if each.tag.endswith("requestedExecutionLevel")]  # noqa: S314
    assert levels == [{"level": "asInvoker", "uiAccess": "false"}]


def test_the_properties_on_windows_name_program_and_version():
    tree = ast.parse(systems.version_resource(), mode="eval")
    strings = {
        ast.literal_eval(call.args[0]): ast.literal_eval(call.args[1])
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and ast.unparse(call.func) == "StringStruct"
    }
    assert strings["ProductVersion"] == mnist_desktop.__version__
    assert strings["ProductName"] == "MNIST Desktop"
    fixed = next(call for call in ast.walk(tree) if isinstance(call, ast.Call) and ast.unparse(call.func) == "FixedFileInfo")
    numbers = next(ast.literal_eval(each.value) for each in fixed.keywords if each.arg == "filevers")
    assert len(numbers) == 4
    assert mnist_desktop.__version__.startswith(".".join(map(str, numbers[:3])))


def test_macos_opens_lessons_models_and_runs():
    plist = plistlib.loads(plistlib.dumps(systems.info_plist()))
    kinds = {kind["CFBundleTypeExtensions"][0]: kind for kind in plist["CFBundleDocumentTypes"]}
    assert set(kinds) == {SUFFIX.removeprefix("."), "json", "zip"}
    assert kinds["mnistlesson"]["LSHandlerRank"] == "Owner"
    assert kinds["zip"]["LSHandlerRank"] == kinds["json"]["LSHandlerRank"] == "Alternate", "others keep what is theirs"
    exported = {each["UTTypeIdentifier"] for each in plist["UTExportedTypeDeclarations"]}
    assert kinds["mnistlesson"]["LSItemContentTypes"][0] in exported


class Built:
    """Stands for PyInstaller's names in the spec, and notes what it is given."""

    def __init__(self, folder: Path) -> None:
        self.said: dict[str, tuple[tuple[object, ...], dict[str, object]]] = {}
        self.folder = folder

    def names(self) -> dict[str, object]:
        places = {"SPECPATH": str(ROOT), "DISTPATH": str(self.folder / "dist"), "workpath": str(self.folder)}
        return places | {name: self._stand_in(name) for name in ("Analysis", "PYZ", "EXE", "COLLECT", "BUNDLE")}

    def _stand_in(self, name: str):
        def stand_in(*given: object, **named: object) -> object:
            self.said[name] = given, named
            (self.folder / "dist" / "mnist-desktop").mkdir(parents=True, exist_ok=True)
            kept = [("mnist_desktop.app", "", "PYMODULE"), *((each, "", "PYMODULE") for each in slimming.asked_for())]
            return type("Analysed", (), {"pure": kept, "binaries": [], "datas": [], "scripts": []})()

        return stand_in


@pytest.mark.parametrize("system", ["win32", "darwin", "linux"])
def test_the_spec_gives_each_system_what_is_its_own(system: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    hooks = pytest.importorskip("PyInstaller.utils.hooks")
    pytest.importorskip("PyInstaller.depend.bindepend")
    for name in ("multiprocessing.connection", "multiprocessing.reduction", "mnist_desktop.self_test.whole_copy"):
        importlib.import_module(name)  # as this system is, before another is feigned
    monkeypatch.setattr(hooks, "collect_submodules", lambda name: [name])
    monkeypatch.setattr(hooks, "copy_metadata", lambda name: [(name, name)])
    monkeypatch.setattr(sys, "path", list(sys.path))
    monkeypatch.delenv("MNIST_DESKTOP_BUNDLE", raising=False)
    monkeypatch.setattr(sys, "platform", system)
    built = Built(tmp_path)
    exec(compile((ROOT / "build.spec").read_text("utf-8"), "build.spec", "exec"), built.names())  # noqa: S102 - our own file
    monkeypatch.undo()
    program = built.said["EXE"][1]
    assert program["console"] is (system != "win32")
    assert ("manifest" in program, "version" in program, "icon" in program) == (system == "win32",) * 3
    assert ("BUNDLE" in built.said) is (system == "darwin")
    if system == "win32":
        assert Path(str(program["version"])).read_text("utf-8") == systems.version_resource()
        assert Path(str(program["icon"])).is_file()
    if system == "darwin":
        assert built.said["BUNDLE"][1]["info_plist"] == systems.info_plist()
        assert Path(str(built.said["BUNDLE"][1]["icon"])).is_file()
    listed = json.loads((tmp_path / "dist" / "mnist-desktop" / "files.json").read_text("utf-8"))
    assert set(listed) == {"components.cdx.json"}


def test_components_are_named_with_version_licence_and_address(tmp_path: Path):
    assert write_components(tmp_path / "list.json") == len(components()["components"])
    listed = json.loads((tmp_path / "list.json").read_text("utf-8"))
    assert (listed["bomFormat"], listed["specVersion"]) == ("CycloneDX", "1.6")
    named = {each["name"]: each for each in listed["components"]}
    assert {"python", "keras", "numpy", "pyside6-essentials", "pillow"} <= set(named)
    assert "pytest" not in named
    assert named["numpy"]["purl"] == f"pkg:pypi/numpy@{named['numpy']['version']}"
    assert {name for name, each in named.items() if "licenses" not in each} <= {"python", "namex"}, "this one names none"
