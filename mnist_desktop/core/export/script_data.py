"""The section of a script that reads the images: the very files that the program has read, with nothing but NumPy."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from mnist_desktop.core.datasets.broken.names import parse_key
from mnist_desktop.core.datasets.dataset import Dataset, Family
from mnist_desktop.core.datasets.file_finding import STEMS, is_complete, sets_in_folder, the_set
from mnist_desktop.core.datasets.known import known_by_fingerprint
from mnist_desktop.core.datasets.npz import ARRAYS
from mnist_desktop.core.datasets.stored import DataFileError
from mnist_desktop.core.export.script_formats import NoScriptError, Section, literal
from mnist_desktop.core.runs.record import RunInfo

DATA = "Data"
"""The title of the section."""
_KERAS_NAMES: dict[Family, str] = {"mnist": "mnist", "fashion-mnist": "fashion_mnist"}


@dataclass(frozen=True)
class ScriptData:
    """Where a script reads its images.

    Attributes
    ----------
    kind
        ``npz``: one archive with the four arrays; ``idx``: four files; ``published``: none of this computer's, but the ones
        that Keras knows, from the internet.
    folder
        In which they lie; empty for ``published``, and for an archive that lies beside the script.
    names
        The archive's name, or those of the four files; for ``published`` the name of the set in ``keras.datasets``.
    fingerprint
        Of the images that it must read, see :func:`~mnist_desktop.core.datasets.files.fingerprint`.
    family
        Which published set is like it, for a hint.
    """

    kind: Literal["npz", "idx", "published"]
    folder: str
    names: tuple[str, ...]
    fingerprint: str
    family: Family


def data_of(dataset: Dataset) -> ScriptData | None:
    """How a script reads a data set; None where that takes more than a few lines, so that it needs an archive."""
    place = Path(dataset.source)
    if parse_key(dataset.key) is not None:  # a broken copy, which is in no file
        return None
    if place.suffix == ".npz" and _is_plain_archive(place):
        return ScriptData("npz", str(place.parent), (place.name,), dataset.fingerprint, dataset.family)
    try:
        parts = the_set(sets_in_folder(place), place)
    except DataFileError:
        return None
    if not is_complete(parts):
        return None
    files = [parts[stem][0].path for stem in STEMS]
    if any(each.parent != place or each.suffix == ".npz" for each in files):
        return None
    return ScriptData("idx", str(place), tuple(each.name for each in files), dataset.fingerprint, dataset.family)


def data_beside(dataset: Dataset, name: str) -> ScriptData:
    """How a script reads an archive called `name` that lies beside it."""
    return ScriptData("npz", "", (name,), dataset.fingerprint, dataset.family)


def published_data(info: RunInfo) -> ScriptData:
    """How a script gets the data of a run where this computer does not have them.

    Raises
    ------
    NoScriptError
        They were never published.
    """
    known = known_by_fingerprint(info.dataset_fingerprint)
    if known is None or known.starter:
        raise NoScriptError("The data set of this run, {title}, is not on this computer, so no script can be given its images.",
                          title=info.dataset_title)  # fmt: skip
    return ScriptData("published", "", (_KERAS_NAMES[known.family],), info.dataset_fingerprint, known.family)


def data_settings(data: ScriptData) -> str:
    """The lines that name the place, for the settings at the top."""
    if data.kind == "published":
        return ""
    place = f"Path({literal(data.folder)})" if data.folder else 'Path(".")'
    where = "" if data.folder else "  # the archive lies beside this script: run it in its folder"
    return f"FOLDER = {place}{where}\n"


def data_section(data: ScriptData) -> Section:
    """The section that sets ``x_train``, ``y_train``, ``x_test`` and ``y_test``."""
    return Section(DATA, {"npz": _npz, "idx": _idx, "published": _published}[data.kind](data))


def _npz(data: ScriptData) -> str:
    return f"""\
# Images are 28x28 pixels from 0 (background) to 255, labels are class numbers from 0.
with np.load(FOLDER / {literal(data.names[0])}) as archive:
    x_train, y_train = archive["x_train"], archive["y_train"]
    x_test, y_test = archive["x_test"], archive["y_test"]
{_hint(data)}"""


def _idx(data: ScriptData) -> str:
    names = ",\n    ".join(literal(name) for name in data.names)
    return f'''\
def read_idx(path):
    """Read the format in which MNIST was published: a short header with the shape, then one byte per pixel or label."""
    content = path.read_bytes()
    if path.suffix == ".gz":
        content = gzip.decompress(content)
    dimensions = content[3]
    shape = np.frombuffer(content, ">u4", dimensions, offset=4)
    return np.frombuffer(content, np.uint8, offset=4 + 4 * dimensions).reshape(shape)


# Images are 28x28 pixels from 0 (background) to 255, labels are class numbers from 0.
x_train, y_train, x_test, y_test = (read_idx(FOLDER / name) for name in (
    {names},
))
{_hint(data)}'''


def _published(data: ScriptData) -> str:
    lines = (
        "# The images of this run were not on the computer that wrote this script.",
        "# Keras fetches them from the internet once, and keeps them.",
        "# Images are 28x28 pixels from 0 (background) to 255, labels are class numbers from 0.",
        "import keras",
        "",
        f"(x_train, y_train), (x_test, y_test) = keras.datasets.{data.names[0]}.load_data()",
    )
    return "\n".join(lines)


def _hint(data: ScriptData) -> str:
    known = known_by_fingerprint(data.fingerprint)
    if known is None:
        return ""
    of = "" if not known.starter else " (all of it; the files above hold a small part)"
    return f"""\
# On a computer with internet and without these files, Keras fetches the published set{of}:
# (x_train, y_train), (x_test, y_test) = keras.datasets.{_KERAS_NAMES[known.family]}.load_data()
"""


def _is_plain_archive(path: Path) -> bool:
    """Whether NumPy finds the four arrays under their usual names. What they hold is seen when the script is tried."""
    try:
        with zipfile.ZipFile(path) as archive:
            return {f"{name}.npy" for name in ARRAYS} <= set(archive.namelist())
    except (OSError, zipfile.BadZipFile, ValueError):
        return False
