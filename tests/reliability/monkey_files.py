"""Good and bad files for the random user, and file dialogs that choose among them without being shown."""

from __future__ import annotations

import gzip
import shutil
from pathlib import Path
from random import Random

import numpy as np
from PIL import Image
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QFileDialog

from mnist_desktop import paths
from mnist_desktop.core.datasets import catalog
from mnist_desktop.core.lessons.lesson import SUFFIX
from mnist_desktop.core.lessons.shipped import SHIPPED, shipped_path
from mnist_desktop.core.model.model_file import encode_model
from mnist_desktop.core.presets.all_presets import PRESETS

FEW = 120
SHARE_GIVEN_UP = 0.25
"""The share of dialogs that are cancelled."""


class Files:
    """Files and folders below one folder.

    Parameters
    ----------
    folder
        Is filled; no path outside is ever given.
    """

    def __init__(self, folder: Path) -> None:
        self._folder, self._saved = folder, folder / "saved"
        self.chance = Random(0)  # noqa: S311 - not for secrets
        """Decides which file; the user replaces it before each action."""
        self._saved.mkdir(parents=True)
        _fill(folder)
        self.names = sorted(path.name for path in folder.iterdir())

    def to_open(self) -> Path:
        """A file of these, one that was saved before, or one that is missing."""
        saved = sorted(self._saved.iterdir())
        if saved and self.chance.random() < 0.3:
            return self.chance.choice(saved)
        return self._folder / self.chance.choice([*self.names, "not there.npz"])

    def to_save(self, suffix: str) -> Path:
        """A new path, an existing one, one in a missing folder, or that of a folder."""
        names = [f"new {self.chance.randrange(5)}", "<img src=x>", "한글", "no folder/x", "x" * 300]
        if self.chance.random() < 0.05:
            return self._saved
        return self._saved / f"{self.chance.choice(names)}{suffix}"

    def take_over_dialogs(self) -> None:
        """Make file dialogs answer at once, and keep the system's programs from opening."""
        files = self

        def name_filter_suffix(arguments: tuple[object, ...], words: dict[str, object]) -> str:
            text = str(words.get("filter") or (arguments[3] if len(arguments) > 3 else ""))
            _, star, rest = text.partition("*")
            return rest.split(")")[0].split(" ")[0].split(";")[0] if star else ""

        def gives_up() -> bool:
            return files.chance.random() < SHARE_GIVEN_UP

        def open_one(*_arguments: object, **_words: object) -> tuple[str, str]:
            return ("", "") if gives_up() else (str(files.to_open()), "")

        def open_some(*_arguments: object, **_words: object) -> tuple[list[str], str]:
            return [] if gives_up() else [str(files.to_open()) for _ in range(files.chance.randint(1, 3))], ""

        def save(*arguments: object, **words: object) -> tuple[str, str]:
            return ("", "") if gives_up() else (str(files.to_save(name_filter_suffix(arguments, words))), "")

        def run(dialog: QFileDialog) -> int:
            dialog.deleteLater()  # as PySide's own dialog is deleted when nothing refers to it
            return (QDialog.DialogCode.Rejected if gives_up() else QDialog.DialogCode.Accepted).value

        def selected(dialog: QFileDialog) -> list[str]:
            suffix = dialog.defaultSuffix()
            return [str(files.to_save(f".{suffix}" if suffix else ""))]

        QFileDialog.getOpenFileName = staticmethod(open_one)  # type: ignore[method-assign,assignment]
        QFileDialog.getOpenFileNames = staticmethod(open_some)  # type: ignore[method-assign,assignment]
        QFileDialog.getSaveFileName = staticmethod(save)  # type: ignore[method-assign,assignment]
        QFileDialog.getExistingDirectory = staticmethod(lambda *_a, **_w: open_one()[0])  # type: ignore[method-assign,assignment]
        QFileDialog.exec = run  # type: ignore[method-assign,assignment]
        QFileDialog.selectedFiles = selected  # type: ignore[method-assign]
        QDesktopServices.openUrl = staticmethod(lambda _url: not gives_up())  # type: ignore[method-assign,assignment]


def _fill(folder: Path) -> None:
    starter = catalog.load("mnist-starter")
    images, labels = starter.images[:FEW], starter.labels[:FEW]
    np.savez(folder / "few.npz", x_train=images, y_train=labels, x_test=images, y_test=labels)
    np.savez(folder / "mnist-dark.npz", x_train=255 - images, y_train=labels, x_test=255 - images, y_test=labels)
    table = "label," + ",".join(f"pixel{number}" for number in range(784)) + "\n"
    rows = (f"{label}," + ",".join(map(str, image.ravel())) for image, label in zip(images, labels, strict=True))
    (folder / "train.csv").write_text(table + "\n".join(rows) + "\n", "utf-8")
    for preset in PRESETS[:4]:
        (folder / f"{preset.id}.json").write_bytes(encode_model(preset.experiment.spec))
    for lesson in SHIPPED[::3]:
        shutil.copyfile(shipped_path(lesson), folder / f"{lesson}{SUFFIX}")
    Image.fromarray(255 - images[0]).resize((280, 280)).save(folder / "digit.png")
    Image.fromarray(np.random.default_rng(0).integers(0, 255, (90, 160, 4), dtype=np.uint8), "RGBA").save(folder / "noise.png")
    for picture in ("house.jpg", "shapes.png"):
        shutil.copyfile(paths.resource("pictures", picture), folder / picture)
    (folder / "<img src=x>.png").write_bytes(b"\x89PNG\r\n\x1a\nnot a picture")
    (folder / "page.gz").write_bytes(b"<!doctype html><html>Not found</html>")
    (folder / "train-images-idx3-ubyte.gz").write_bytes(gzip.compress(bytes(2000), 1))
    (folder / "bytes.json").write_bytes(bytes(range(256)))
    (folder / "empty.npz").write_bytes(b"")
    (folder / "model.zip").write_bytes(b"PK\x03\x04 cut off")
    (folder / "a folder").mkdir()
