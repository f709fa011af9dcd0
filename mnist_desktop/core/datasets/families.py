"""The names of the two kinds of pictures, and of their classes."""

from __future__ import annotations

from dataclasses import dataclass

from mnist_desktop.core.datasets.dataset import Family
from mnist_desktop.core.marking import marked

_DIGITS = ("0", "1", "2", "3", "4", "5", "6", "7", "8", "9")


@dataclass(frozen=True)
class FamilyWords:
    """A family's name and its class names in both languages."""

    title: str
    class_names: tuple[str, ...]
    class_names_ko: tuple[str, ...]


FAMILIES: dict[Family, FamilyWords] = {
    "mnist": FamilyWords("MNIST", _DIGITS, _DIGITS),
    "fashion-mnist": FamilyWords(
        "Fashion-MNIST",
        (
            marked("T-shirt/top"), marked("Trouser"), marked("Pullover"), marked("Dress"), marked("Coat"), marked("Sandal"),
            marked("Shirt"), marked("Sneaker"), marked("Bag"), marked("Ankle boot"),
        ),
        ("티셔츠/상의", "바지", "풀오버", "드레스", "코트", "샌들", "셔츠", "운동화", "가방", "앵클부츠"),
    ),
}  # fmt: skip
