"""What the tab says about the image and the network's answer, or why there is none."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication

from mnist_desktop.core.datasets.dataset import Family
from mnist_desktop.ui.inside.image_bar import ImageOrigin
from mnist_desktop.ui.shared.numbers import percent


def answer_text(shares: NDArray[np.float32], image: NDArray[np.uint8], label: int | None, names: tuple[str, ...]) -> str:
    """How the network reads an image.

    Parameters
    ----------
    shares
        Probabilities, shape (classes,).
    image
        uint8, shape (28, 28).
    label
        What it shows, where that is known.
    """
    if not np.isfinite(shares).all():
        return _tr("The network does not give numbers any more: its training went wrong.")
    if image.min() == image.max():
        return _tr("All pixels are alike: what the network says of this image comes from its biases and means nothing.")
    best = int(shares.argmax())
    words = {"best": names[best], "share": percent(float(shares[best]))}
    if label is None:
        return _tr("Read as {best} with {share}.").format(**words)
    if label == best:
        return _tr("Right: read as {best} with {share}.").format(**words)
    return _tr("Wrong: {label}, but read as {best} with {share}.").format(label=names[label], **words)


def missing_image(origin: ImageOrigin, family: Family) -> tuple[str, str]:
    """Why there is no image, and how to get one; `family` is what the network reads."""
    match origin:
        case ImageOrigin.TEST:
            return _tr("No test images"), _tr("The data set of this run has no test images. Choose another image above.")
        case ImageOrigin.TRAINING:
            return _tr("No training images"), _tr("The data set of this run has no training images. Choose another image above.")
        case ImageOrigin.OWN:
            return _tr("No picture yet"), _tr("Open a picture above, or drop one here.")
        case ImageOrigin.DRAWING if family == "mnist":
            return _tr("The pad is empty"), _tr("Draw here on the left, or in the tab Draw; the layers follow the pen.")
    return _tr("The pad is empty"), _tr("This network reads pictures. Put one on the pad in the tab Draw.")


def _tr(text: str) -> str:
    return QCoreApplication.translate("inside", text)
