"""The files that data sets were published as, with what tells that one is the genuine one."""

from __future__ import annotations

from typing import NamedTuple

from mnist_desktop.core.datasets.dataset import Family


class PublishedFile(NamedTuple):
    """One published gzip file: its name, its length in bytes and its hex SHA-256."""

    name: str
    size: int
    sha256: str


def _published(*facts: tuple[int, str]) -> tuple[PublishedFile, ...]:
    return tuple(PublishedFile(name, *fact) for name, fact in zip(_NAMES, facts, strict=True))


_NAMES = ("train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz", "t10k-images-idx3-ubyte.gz", "t10k-labels-idx1-ubyte.gz")

PUBLISHED_FILES: dict[Family, tuple[PublishedFile, ...]] = {
    "mnist": _published(
        (9_912_422, "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609"),
        (28_881, "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c"),
        (1_648_877, "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6"),
        (4_542, "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6"),
    ),
    "fashion-mnist": _published(
        (26_421_880, "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84"),
        (29_515, "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845"),
        (4_422_102, "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073"),
        (5_148, "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5"),
    ),
}
