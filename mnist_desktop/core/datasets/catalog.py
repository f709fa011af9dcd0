"""Lists the data sets and where each is found, and reads one by its key.

Full sets are looked for, in this order, below the folder that ``MNIST_DESKTOP_DATA`` names, below the one that an administrator
has set (:mod:`administration`), in the user's own folder of data sets, in Keras' cache, where Debian's packages install data
sets, and in the app itself (a build for a classroom may contain them). Each of these places may hold ``mnist/`` and
``fashion-mnist/`` with IDX files or an npz in them, ``MNIST/raw/`` and ``FashionMNIST/raw/`` as torchvision makes them,
``mnist.npz`` and ``fashion-mnist.npz``, or one set's files directly. Where one place cannot be read, the next is tried. Every
other npz in the user's folder is an imported set, and so are the sets of own pictures (:mod:`images.kept`).
"""

from __future__ import annotations

import logging
import os
import re
import threading
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from weakref import WeakValueDictionary

from mnist_desktop import paths
from mnist_desktop.core.administration import administration
from mnist_desktop.core.datasets import cache, files, mixed
from mnist_desktop.core.datasets.broken import copies
from mnist_desktop.core.datasets.broken.breaking import broken
from mnist_desktop.core.datasets.broken.damages import Damage
from mnist_desktop.core.datasets.broken.names import key_of, original_of, parse_key, title_of, title_of_key
from mnist_desktop.core.datasets.dataset import Dataset, Family
from mnist_desktop.core.datasets.families import FAMILIES
from mnist_desktop.core.datasets.file_finding import is_complete, sets_in_folder, the_set
from mnist_desktop.core.datasets.images import kept
from mnist_desktop.core.datasets.images.keys import KEY as KEPT
from mnist_desktop.core.datasets.images.set_info import SetInfo, read_info
from mnist_desktop.core.datasets.known import KNOWN_SETS, KnownSet, known_by_fingerprint, known_by_key
from mnist_desktop.core.datasets.npz import Description, glance_at_npz
from mnist_desktop.core.datasets.parts import open_parts
from mnist_desktop.core.datasets.stored import AbsentDataError, DataFileError, refusals_of
from mnist_desktop.core.datasets.titles import said_title, title_of_other_content
from mnist_desktop.core.errors import UserError

DATA_VARIABLE = "MNIST_DESKTOP_DATA"
DEBIAN_FOLDER = Path("/usr/share/datasets")
IMPORTED = "file:"
"""The beginning of an imported data set's key; its name follows."""
RAW = "raw"
"""The folder in which torchvision keeps the IDX files."""

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class CatalogEntry:
    """One entry in a list of data sets.

    Attributes
    ----------
    key, family, title
        As in :class:`~mnist_desktop.core.datasets.dataset.Dataset`.
    count
        Images in both parts together; 0 where an imported file is too damaged to tell.
    location
        The file or folder to read, None where there is none.
    available
        Whether it can be read now, without a download.
    starter
        It ships with the app.
    """

    key: str
    family: Family
    title: str
    count: int
    location: Path | None
    available: bool
    starter: bool


def entries() -> tuple[CatalogEntry, ...]:
    """Every data set that the program knows, found or not, then the imported ones.

    Quick enough for a GUI thread: it only asks which files exist and reads the directory of each imported archive.
    """
    known = []
    for each in KNOWN_SETS:
        location = next(_locations_of(each), None)
        known.append(CatalogEntry(each.key, each.family, each.title, each.count, location, location is not None, each.starter))
    whole = (*known, *_imported(), *_kept())
    return (*whole, *_broken({entry.key: entry for entry in whole if entry.available}))


def load(key: str) -> Dataset:
    """Read a data set, or make a broken copy or a mixture anew. While an object from the same files is in use, that is returned.

    Raises
    ------
    AbsentDataError
        There is no such data set.
    DataFileError
        Its files are not what they should be.
    """
    if (parsed := parse_key(key)) is not None:
        return break_data(load(parsed[0]), parsed[1])
    if (mixture := mixed.parse_key(key)) is not None:
        return mix_data(load(mixture.own), load(mixture.old), mixture)
    passed_over: list[DataFileError] = []
    with _loading:
        if key.startswith(KEPT):
            return _load_kept(key, kept.find(key))
        for location in _find(key):
            try:
                return _load_from(key, location, tuple(passed_over))
            except DataFileError as error:
                logger.info("The data set %s is not read from %s: %s", key, location, error)
                passed_over.append(error)
    raise passed_over[0]


def break_data(dataset: Dataset, damage: Damage) -> Dataset:
    """A broken copy with a key and a title of its own, by which :func:`load` finds it.

    Raises
    ------
    DamageError
        The data set cannot be broken in this way, or not once more.
    """
    key = key_of(dataset.key, damage)
    with _making:
        in_use = key, dataset.fingerprint, dataset.title, dataset.class_names
        copy = _made_in_use.get(in_use)
        if copy is None:
            title = title_of(dataset.title, damage, dataset.class_names)
            copy = replace(broken(dataset, damage), key=key, title=title)
            _made_in_use[in_use] = copy
    return copy


def mix_data(own: Dataset, old: Dataset, mixture: mixed.Mixture) -> Dataset:
    """A mixture of two data sets, which :func:`load` finds by its key; raises DataFileError where their classes differ."""
    if own.classes != old.classes:
        told = "{own} has {count} classes and {old} has {others}, so they cannot be mixed."
        values = {"own": said_title(own.title), "old": said_title(old.title), "count": own.classes, "others": old.classes}
        raise DataFileError(told, **values)
    with _making:
        in_use = mixture.key, own.fingerprint + old.fingerprint, own.title, own.class_names
        mixture_of_both = _made_in_use.get(in_use)
        if mixture_of_both is None:
            mixture_of_both = _made_in_use[in_use] = mixed.mixed(own, old, mixture)
    return mixture_of_both


def _load_from(key: str, location: Path, passed_over: tuple[DataFileError, ...]) -> Dataset:
    with refusals_of(location):
        stamp = cache.stamp_of(files.source_files(location))
    dataset = _in_use.get((key, stamp))
    # The places before this one may have changed since.
    if dataset is None or [each.text for each in dataset.passed_over] != [each.text for each in passed_over]:
        dataset = replace(dataset or as_dataset(key, location, _read(key, location, stamp)), passed_over=passed_over)
        _in_use[key, stamp] = dataset
    return dataset


def _load_kept(key: str, folder: Path) -> Dataset:
    """A kept set checks its own files, which are as quick to read as a cached form."""
    with refusals_of(folder):
        stamp = cache.stamp_of(kept.files_of(folder))
    dataset = _in_use.get((key, stamp)) or kept.load(folder)
    _in_use[key, stamp] = dataset
    return dataset


def as_dataset(key: str, location: Path, content: files.Content, family: Family | None = None) -> Dataset:
    """Give content its names; `family` is used where neither the content nor the key tells what it shows.

    Raises
    ------
    DataFileError
        The content is a published set of the other family than `key` says.
    """
    wanted, found = known_by_key(key), known_by_fingerprint(content.fingerprint)
    if wanted and found and wanted.family != found.family:
        raise DataFileError("{file} holds {found}, where {wanted} belongs. Put it into a folder called {folder}.", file=location,
                            found=said_title(found.title), wanted=said_title(wanted.title), folder=found.family)  # fmt: skip
    said = content.description
    family = (found or wanted or said).family or family or "mnist"
    words = FAMILIES[family]
    # What is published has one name for each of its classes, whatever an older file of it says.
    own = Description() if found else said
    if found and wanted:
        title = found.title
    elif wanted:
        title = title_of_other_content(words.title, len(content.labels))
    else:
        title = key.removeprefix(IMPORTED)
    return Dataset(
        key=key,
        family=family,
        title=title,
        images=content.images,
        labels=content.labels,
        train_count=content.train_count,
        class_names=own.class_names or own.class_names_ko or words.class_names,
        class_names_ko=own.class_names_ko or own.class_names or words.class_names_ko,
        fingerprint=content.fingerprint,
        genuine=found is not None,
        source=str(location),
    )


def imported_path(name: str) -> Path:
    """Where an imported data set called `name` is kept."""
    return paths.datasets() / f"{name}.npz"


_loading, _making = threading.Lock(), threading.Lock()
_in_use: WeakValueDictionary[tuple[str, cache.Stamp], Dataset] = WeakValueDictionary()
"""So that opening a run does not load a second copy of 55 MB. Weak references: nothing is kept alive."""
_made_in_use: WeakValueDictionary[tuple[str, str, str, tuple[str, ...]], Dataset] = WeakValueDictionary()
"""The same for broken copies and mixtures, by their keys and the fingerprints of what they were made from."""


def _read(key: str, location: Path, stamp: cache.Stamp) -> files.Content:
    known = known_by_key(key)
    if known and known.starter:
        # Small, always there, and read in 30 ms: a second copy on the disk would not help.
        return files.read(location)
    content = cache.read_cached(key, stamp)
    if content is None:
        content = files.read(location)
        cache.write_cached(key, stamp, content)
    return content


def _find(key: str) -> tuple[Path, ...]:
    """The places where a data set may be read, in order of preference; raises AbsentDataError when there are none."""
    known = known_by_key(key)
    if known is not None:
        locations = tuple(_locations_of(known))
        if not locations:
            raise _not_found(known)
        return locations
    if key.startswith(IMPORTED):
        # Only listed names: a key from a run file must not lead to any other file.
        entry = next((entry for entry in _imported() if entry.key == key), None)
        if entry is not None and entry.location is not None:
            return (entry.location,)
    raise AbsentDataError("There is no data set called {key}. If it was imported, import it again.", key=key)


def _not_found(known: KnownSet) -> AbsentDataError:
    for place in _places():
        for folder in (place, place / known.family):
            # A folder without permission is the more likely cause, and gets its own sentence.
            with refusals_of(folder), suppress(FileNotFoundError, NotADirectoryError):
                os.scandir(folder).close()
        for folder in _candidates(place, known.family):
            # So does a folder with only some of the files, or with several sets.
            try:
                sets = sets_in_folder(folder)
                if sets:
                    open_parts(the_set(sets, folder), folder)
            except DataFileError as error:
                told = "{title} is not complete on this computer. {cause}"
                return AbsentDataError(told, title=said_title(known.title), cause=error)
    return AbsentDataError("{title} is not on this computer. Download it, import its files, or put them into {folder}.",
                           title=said_title(known.title), folder=paths.datasets() / known.family)  # fmt: skip


def _locations_of(known: KnownSet) -> Iterator[Path]:
    """Every place where a set seems to be complete, judged by the file names."""
    if known.starter:
        yield paths.resource("datasets", f"{known.key}.npz")
        return
    for place in _places():
        yield from filter(_is_complete, _candidates(place, known.family))


def _candidates(place: Path, family: Family) -> Iterator[Path]:
    """Where the files of a family may be within a place. Case and hyphens in names do not matter."""
    try:
        there = os.listdir(place)  # noqa: PTH208 - names are wanted
    except OSError:
        return
    # Both families have this word in their names; a place may hold thousands of other files.
    names = sorted((name for name in there if "mnist" in name.lower()), key=lambda name: (not name.startswith(family), name))
    folders = [place / name for name in names if _plain(name) == _plain(family)]
    for folder in folders:
        yield from (folder, folder / RAW, folder / f"{family}.npz")
    yield from (place / name for name in names if name.lower() == f"{family}.npz")
    if _family_of_loose_files(place) == family:
        yield from (place, place / RAW)


def _plain(name: str) -> str:
    return re.sub(r"[-_ ]", "", name.lower())


def _places() -> Iterator[Path]:
    chosen = os.environ.get(DATA_VARIABLE)
    if chosen:
        yield Path(chosen).expanduser()
    fixed = administration().settings.data_folder
    if fixed:
        yield Path(fixed).expanduser()
    yield paths.datasets()
    keras = os.environ.get("KERAS_HOME")
    yield (Path(keras) if keras else Path.home() / ".keras") / "datasets"
    yield DEBIAN_FOLDER
    yield paths.resource("datasets", "full")


def _is_complete(location: Path) -> bool:
    if location.suffix == ".npz":
        return os.path.isfile(location)  # noqa: PTH113 - Path.is_file raises where the user may not look
    try:
        return is_complete(the_set(sets_in_folder(location), location))
    except DataFileError:  # several sets, and nothing tells which one is meant
        return False


def _family_of_loose_files(place: Path) -> Family:
    """Both families were published with the same file names: the folder's name decides, otherwise it is MNIST."""
    return "fashion-mnist" if "fashion" in place.name.lower() else "mnist"


def _imported() -> Iterator[CatalogEntry]:
    try:
        found = sorted(path for path in paths.datasets().glob("*.npz") if _is_name_of_import(path.stem))
    except OSError:
        return
    for path in found:
        glance = glance_at_npz(path)
        yield CatalogEntry(
            IMPORTED + path.stem, glance.family or "mnist", path.stem, glance.count, path, available=True, starter=False
        )


def _kept() -> Iterator[CatalogEntry]:
    """The sets of own pictures. Where several are called the same, as after copying, their codes tell them apart."""
    sets = [(folder, info) for folder, info in kept.list_sets() if isinstance(info, SetInfo)]
    called = Counter(info.title for _, info in sets)
    for folder, info in sets:
        title = info.title if called[info.title] == 1 else f"{info.title} ({info.fingerprint[:6]})"
        yield CatalogEntry(
            info.key, info.family, title, info.train_count + info.test_count, folder, available=True, starter=False
        )


def _broken(whole: Mapping[str, CatalogEntry]) -> Iterator[CatalogEntry]:
    """The broken copies that were made of data sets that can be read."""
    for copy in copies.remembered():
        original = whole.get(original_of(copy.key))
        title = copy.title if original is None else _title_now(copy, original)
        yield CatalogEntry(copy.key, copy.family, title, copy.count, None, available=original is not None, starter=False)


def _title_now(copy: copies.Copy, original: CatalogEntry) -> str:
    """What a copy is called since its original, a set of own pictures, was renamed."""
    if not original.key.startswith(KEPT) or original.location is None:
        return copy.title
    with suppress(UserError):
        return title_of_key(copy.key, original.title, read_info(original.location).class_names)
    return copy.title


def _is_name_of_import(name: str) -> bool:
    """Not a full set, not hidden (macOS puts hidden files on shared folders), and a name that is valid text."""
    return name.lower() not in FAMILIES and not name.startswith(".") and name.isprintable()
