"""What is selected in Results: one object, to which matrix, report, bars, diagram, lists and grid all listen."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from mnist_desktop.core.results.samples import Selection

NO_IMAGE = -1


class LinkedSelection(QObject):
    """Which test images are shown, and which one of them is looked at.

    A view that shows images in parts (a cell, a row, a bin, a point of a map) calls :meth:`choose` when a part is clicked and
    marks its own part when `changed` says so, wherever the choice was made. It also marks where the image lies that is looked at.

    Signals
    -------
    changed(Selection)
        Other images are shown.
    image_changed(int)
        Another image is looked at: its position in the test part, or NO_IMAGE.
    """

    changed = Signal(object)
    image_changed = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._selection = Selection()
        self._image = NO_IMAGE

    @property
    def selection(self) -> Selection:
        """Which images are shown."""
        return self._selection

    @property
    def image(self) -> int:
        """Which image is looked at, or NO_IMAGE."""
        return self._image

    def choose(self, selection: Selection) -> None:
        """Show other images; says so even where they are the same, as another run may have other images in a cell."""
        self._selection = selection
        self.changed.emit(selection)

    def clear(self) -> None:
        """Show all images, in the order that stands."""
        self.choose(self._selection.cleared)

    def look_at(self, image: int) -> None:
        """Say which image is looked at."""
        if image != self._image:
            self._image = image
            self.image_changed.emit(image)
