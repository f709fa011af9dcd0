"""What of the libraries the frozen program does without, so that it fits on a stick beside other things.

What :data:`NOT_IMPORTED` names does not come into the build at all. Of the rest, three rules, in this order. What
:data:`LEFT_OUT` names is imported by nobody on any system: headers, tests, tools for developers. On Linux, where ``imported.txt``
was recorded, compiled modules of :data:`BY_LIST` that are not in that list are left out as well: 26 MB of C++ for the sake of a
function that nobody calls. Python modules stay, whoever asks for them: they are small. Last, shared libraries that nothing of the
rest is linked with.

The build stops where a module of the list is absent from what it is about to write (:func:`missing`).
"""

from __future__ import annotations

import fnmatch
import sys
from collections.abc import Callable, Collection, Iterable, Sequence
from pathlib import Path, PurePosixPath

FOLDER = Path(__file__).resolve().parent
LIST = FOLDER / "imported.txt"

Entry = tuple[str, str, str]
"""One of PyInstaller's: where a file goes, where it comes from, its kind."""

NOT_IMPORTED = [
    # Other backends that Keras would try
    "torch", "jax", "jaxlib", "openvino", "keras.src.backend.torch", "keras.src.backend.jax", "keras.src.backend.openvino",
    # What only developers and other programs need
    "tensorboard", "matplotlib", "tkinter", "IPython", "pytest", "_pytest", "hypothesis", "mlxtend", "pandas", "setuptools",
    "pkg_resources", "lib2to3", "pydoc_data", "pyqtgraph.examples", "pyqtgraph.opengl", "sklearn.tests",
    "tensorflow.python.debug.examples",
    "PySide6.QtWebEngineCore", "PySide6.QtWebEngineWidgets", "PySide6.QtQml", "PySide6.QtQuick",
]  # fmt: skip
"""Packages and modules that PyInstaller does not follow, though somebody asks for them."""

LEFT_OUT = (
    # Headers, sources and stubs, which only compilers and editors read
    "tensorflow/include/*", "*.h", "*.hpp", "*.pxd", "*.pyx", "*.pyi", "*/py.typed", "*.a", "*.lib", "*.cmake", "*.pc", "*.f90",
    # Tests and examples of libraries
    "*/tests/*", "*/testdata/*", "onnx/backend/test/*", "sklearn/datasets/data/*", "sklearn/datasets/images/*",
    "sklearn/datasets/descr/*", "pyqtgraph/examples/*",
    # Ways into accelerators and other tools that LiteRT brings for phones
    "ai_edge_litert/*WebGpu*", "ai_edge_litert/tools/*", "ai_edge_litert/vendors/*", "ai_edge_litert/libLiteRt.*",
    # Qt: no QML, no database, no on-screen keyboard, no pictures but those that the window shows; Pillow reads people's own
    "PySide6/*qml*", "PySide6/*Qml*", "PySide6/*Quick*", "PySide6/*VirtualKeyboard*", "PySide6/*virtualkeyboard*",
    "PySide6/*Designer*", "PySide6/*Pdf*", "PySide6/*Sql*", "PySide6/*/sqldrivers/*", "PySide6/*/qmltooling/*",
    "PySide6/*/imageformats/*qicns*", "PySide6/*/imageformats/*qpdf*", "PySide6/*/imageformats/*qtga*",
    "PySide6/*/imageformats/*qtiff*", "PySide6/*/imageformats/*qwbmp*", "PySide6/*/imageformats/*qwebp*",
    "PySide6/*/imageformats/*qgif*", "PySide6/*/platforms/*vnc*", "PySide6/*/platforms/*linuxfb*", "PySide6/*/platforms/*vkkhr*",
    "PySide6/*/platforms/*eglfs*", "PySide6/*/platforms/*minimal*", "PySide6/*/egldeviceintegrations/*", "PySide6/*EglFS*",
    # GTK, which belongs to the system that it comes from: with it the program would bring 27 MB of one that fits no other
    "PySide6/*/platformthemes/*gtk3*",
    # AVIF, which the program does not read
    "PIL/_avif*", "pillow.libs/libavif*",
    # The fonts of icons that are not used: those that are come from Material Design Icons 6
    "qtawesome/fonts/phosphor*", "qtawesome/fonts/materialdesignicons5*", "qtawesome/fonts/remixicon*",
    "qtawesome/fonts/fontawesome*", "qtawesome/fonts/codicon*", "qtawesome/fonts/elusiveicons*",
    # Pictures of the README
    "resources/screenshots/*", "resources/*/make_*.py", "resources/translations/*.py",
)  # fmt: skip
OPTIONAL = frozenset(["PIL._avif", "PySide6.support", "PySide6.support.deprecated"])
"""Modules that are asked for and may be absent: Pillow then says that it reads no AVIF, as this program does, and Shiboken has no
old names in its signatures.
"""
QT_LANGUAGES = ("ko", "en")
"""Of Qt's own translations; the window speaks no others."""
BY_LIST = frozenset(["tensorflow", "scipy", "sklearn", "numpy", "onnx", "h5py", "grpc", "ai_edge_litert", "PIL"])
"""Packages with more compiled modules than are needed."""
OPENED = frozenset(["tensorflow.lite.experimental.microfrontend.python.ops._audio_microfrontend_op"])
"""Compiled files that are no modules: TensorFlow's import opens them by their paths (`load_op_library`)."""
LOADED_BY_NAME = ("PySide6/Qt/plugins/*", "PySide6/Qt/lib/libicu*", "libpython*", "libdbus-1*", "tensorflow/lib*")
"""Shared libraries with which nothing is linked, because a program loads them by their names."""
LIBRARY_SUFFIXES = (".so", ".pyd", ".dylib", ".dll")


def is_left_out(name: str) -> bool:
    """Whether no system needs the file that would go to `name`."""
    path = name.replace("\\", "/")
    if "/translations/qt" in path and "PySide6" in path:
        return not path.rpartition(".")[0].endswith(tuple(f"_{language}" for language in QT_LANGUAGES))
    return _matches(path, LEFT_OUT)


def module_of(name: str) -> str:
    """The module that a compiled file is, by where it goes.

    >>> module_of("scipy/linalg/_fblas.cpython-311-x86_64-linux-gnu.so")
    'scipy.linalg._fblas'
    """
    path = PurePosixPath(name.replace("\\", "/"))
    return ".".join((*path.parent.parts, path.name.partition(".")[0]))


def asked_for() -> frozenset[str]:
    """The list of :mod:`imported`."""
    return frozenset(LIST.read_text("utf-8").split())


def slimmed(entries: Iterable[Entry], asked: Collection[str], *, by_list: bool) -> list[Entry]:
    """What stays of files and compiled modules; `by_list` where the list was recorded on such a system."""

    def stays(entry: Entry) -> bool:
        name, _, kind = entry
        if is_left_out(name):
            return False
        module = module_of(name)
        return (
            not by_list
            or not _is_module(name, kind)
            or module.partition(".")[0] not in BY_LIST
            or module in asked
            or module in OPENED
        )

    return [entry for entry in entries if stays(entry)]


def without_orphans(entries: Sequence[Entry], linked: Callable[[str], Collection[str]], roots: Sequence[str]) -> list[Entry]:
    """Leave out shared libraries that nothing else is linked with, and links that lead nowhere then.

    Parameters
    ----------
    linked
        The names of the libraries with which a file is linked.
    roots
        Patterns of places whose libraries a program loads by itself.
    """
    by_name: dict[str, list[Entry]] = {}
    for entry in entries:
        by_name.setdefault(PurePosixPath(entry[0]).name, []).append(entry)
    wanted = [entry for entry in entries if _is_module(entry[0], entry[2]) or _matches(entry[0], roots)]
    reached = set(wanted)
    while wanted:
        _, source, kind = wanted.pop()
        if kind == "SYMLINK":
            names: Collection[str] = [PurePosixPath(source).name]
        else:
            names = [PurePosixPath(each).name for each in linked(source)]
        for other in (found for each in names for found in by_name.get(each, ())):
            if other not in reached:
                reached.add(other)
                wanted.append(other)
    return [entry for entry in entries if entry in reached or entry[2] not in ("BINARY", "EXTENSION", "SYMLINK")]


def _is_module(name: str, kind: str) -> bool:
    """Whether a compiled file is a module. PyInstaller takes some libraries of TensorFlow's wheel for modules as well."""
    return kind == "EXTENSION" and not PurePosixPath(name.replace("\\", "/")).name.startswith("lib")


def _matches(name: str, patterns: Sequence[str]) -> bool:
    return any(fnmatch.fnmatchcase(name, pattern) for pattern in patterns)


def missing(asked: Iterable[str], pure: Collection[str], binaries: Iterable[str]) -> list[str]:
    """Modules of the list that are not in the build: neither Python (`pure`) nor compiled, nor a folder that holds some."""
    present = set(pure) | {module_of(name) for name in binaries}
    for name in tuple(present):
        while "." in name:
            name = name.rpartition(".")[0]  # noqa: PLW2901 - folder by folder
            present.add(name)
    return sorted(name for name in asked if name not in present and name not in OPTIONAL)


def is_library(path: Path) -> bool:
    """Whether a file is a compiled library, by its name: ``libx.so.2`` as well as ``x.pyd``."""
    return any(suffix in LIBRARY_SUFFIXES for suffix in path.suffixes)


def by_list_here() -> bool:
    """Whether compiled modules may be left out by the list, which was recorded on Linux."""
    return sys.platform.startswith("linux")
