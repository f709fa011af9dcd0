"""Which pixels speak for a class: gradient times input, and occlusion, beside the image."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSpinBox, QVBoxLayout, QWidget

from mnist_desktop.core.distinct import distinct
from mnist_desktop.training.insight import Saliency
from mnist_desktop.ui.inside.pictures_row import PicturesRow, Shown
from mnist_desktop.ui.inside.words import figure
from mnist_desktop.ui.shared.muted_label import MutedLabel
from mnist_desktop.ui.shared.numbers import percent
from mnist_desktop.ui.shared.plain_text import PlainLabel
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.targets import keep_targets
from mnist_desktop.ui.shared.waiting import Waiting
from mnist_desktop.ui.shared.wheelless import Wheelless

PATCH, SMALLEST_PATCH, LARGEST_PATCH = 7, 2, 20
LARGEST = 252
SMALL = 1e-6


class _ClassBox(Wheelless, QComboBox):
    """The class whose reasons are asked for."""


class _PatchBox(Wheelless, QSpinBox):
    """The side of what covers the image."""


class SaliencyPage(FollowsLanguage, QWidget):
    """Two maps for one class, each with a sentence on what it proves and what it does not.

    Signals
    -------
    asked()
        The user wants the maps for another class or another patch.
    """

    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("insideSaliency")
        self._names: tuple[str, ...] = ()
        self._present: NDArray[np.generic] = np.zeros(0, np.int64)
        self._image: NDArray[np.uint8] | None = None
        self._saliency: Saliency | None = None
        self._waiting = Waiting(self)
        self._waiting.changed.connect(self._write)
        self._classes = _ClassBox()
        self._classes.setObjectName("insideClass")
        self._classes.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._patch = _PatchBox()
        self._patch.setObjectName("insidePatch")
        self._patch.setRange(SMALLEST_PATCH, LARGEST_PATCH)
        self._patch.setValue(PATCH)
        self._patch.setKeyboardTracking(False)
        self._class_label, self._patch_label = QLabel(), QLabel()
        self._class_label.setBuddy(self._classes)
        self._patch_label.setBuddy(self._patch)
        self._maps = PicturesRow("insideSaliencyMaps", LARGEST)
        self.menu = self._maps.menu
        self._answer = PlainLabel(objectName="insideSaliencyAnswer", wordWrap=True)
        self._gradient, self._occlusion = MutedLabel(wordWrap=True), MutedLabel(wordWrap=True)
        keep_targets(self._classes, self._patch)
        row = QHBoxLayout()
        for widget in (self._class_label, self._classes, self._patch_label, self._patch):
            row.addWidget(widget)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.addLayout(row)
        column.addWidget(self._answer)
        column.addWidget(self._maps)
        column.addWidget(self._gradient)
        column.addWidget(self._occlusion)
        column.addStretch(1)
        self._classes.activated.connect(self._ask)
        self._patch.valueChanged.connect(self._ask)
        self.retranslate()

    @property
    def class_number(self) -> int | None:
        """The class that is asked about; None for the predicted one."""
        return None if self._classes.currentIndex() <= 0 else self._classes.currentIndex() - 1

    @property
    def patch(self) -> int:
        """The side of what covers the image, in pixels."""
        return self._patch.value()

    def set_classes(self, names: tuple[str, ...], labels: NDArray[np.generic]) -> None:
        """Name the classes; `labels` are those of the test images, which may not show all of them."""
        chosen = max(0, self._classes.currentIndex())
        self._names, self._present = names, distinct(labels)
        with QSignalBlocker(self._classes):
            self._classes.clear()
            self._classes.addItem(self.tr("the predicted class"))
            self._classes.addItems(list(names))
            self._classes.setCurrentIndex(min(chosen, len(names)))
        self._write()

    def show_image(self, image: NDArray[np.uint8]) -> None:
        """Show the image; the maps follow."""
        if self._image is not image:
            self._image = image
            self._write()

    def wait(self) -> None:
        """Say that the maps are being made, if they do not come soon: those before are of another image or class."""
        self._waiting.begin()

    def show_saliency(self, saliency: Saliency) -> None:
        """Show the maps."""
        self._waiting.end()
        self._saliency = saliency
        self._write()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self._class_label.setText(self.tr("What speaks for &class"))
        self._patch_label.setText(self.tr("&Patch in pixels"))
        self._classes.setAccessibleName(self.tr("Class whose reasons are shown"))
        self._patch.setAccessibleName(self.tr("Side of the patch that covers the image"))
        self._patch.setToolTip(self.tr("A black square of this size covers each part of the image in turn."))
        self._maps.setAccessibleName(self.tr("Image and saliency maps"))
        self._gradient.setText(
            self.tr(
                "Gradient times input shows which bright pixels would raise (orange) or lower (blue) the class's logit if they "
                "became a little brighter; it does not show what the network would say of a really different image."
            )
        )
        self._occlusion.setText(
            self.tr(
                "Occlusion shows how far the probability falls (orange) or rises (blue) when a black patch covers the place; it "
                "proves that this place matters with this patch, not that the others do not matter."
            )
        )
        if self._names:
            self._classes.setItemText(0, self.tr("the predicted class"))
        self._write()

    def _write(self) -> None:
        image, saliency = self._image, self._saliency
        pictures: tuple[Shown, ...] = () if image is None else (Shown(image.astype(np.float32), self.tr("the image")),)
        words = self.tr("Working out which pixels matter…") if self._waiting.is_long else ""
        if not words and saliency is not None and image is not None and self._names:
            name = self._names[saliency.class_number]
            pictures += (
                Shown(saliency.gradient, self.tr("gradient × input"), is_signed=True),
                Shown(saliency.occlusion, self._occlusion_caption(saliency), is_signed=True),
            )
            words = self._words(saliency, name)
        self._maps.show_pictures(pictures)
        self._answer.setText(words)

    def _occlusion_caption(self, saliency: Saliency) -> str:
        largest = float(np.abs(saliency.occlusion).max())
        return self.tr("occlusion, at most {share}").format(share=percent(largest))

    def _words(self, saliency: Saliency, name: str) -> str:
        if float(np.abs(saliency.occlusion).max()) < SMALL and float(np.abs(saliency.gradient).max()) < SMALL:
            return self.tr("No pixel speaks for or against {name}: the image is empty for this network.").format(name=name)
        if saliency.class_number not in self._present:
            return self.tr("{name} has {share}; no test image shows this class, so it was never tested.").format(
                name=name, share=percent(saliency.probability)
            )
        return self.tr("{name} has {share}; gradient × input adds up to {sum}.").format(
            name=name, share=percent(saliency.probability), sum=figure(float(saliency.gradient.sum()))
        )

    def _ask(self, _: int) -> None:
        self.asked.emit()
