"""The network as a picture, to be copied and saved as PNG and SVG."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from mnist_desktop.core.errors import StorageError
from mnist_desktop.core.files import write_bytes
from mnist_desktop.core.insight.network_picture import CELL_WIDTH, MARGIN, NetworkPicture, network_picture
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.ui.inside.network_painter import paint_network
from mnist_desktop.ui.shared.picture_files import png_bytes, svg_bytes
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.table_copies import ask_for_file
from mnist_desktop.ui.shared.targets import keep_targets
from mnist_desktop.ui.shared.theme import LIGHT, FollowsThemeAndFont, colors

PIXELS_PER_POINT = 2
IN_A_SAVED_ROW = 6
PNG, SVG = ".png", ".svg"


class NetworkPage(FollowsLanguage, QWidget):
    """The picture and its buttons.

    Signals
    -------
    notice(str), problem(UserError)
        Something was done; a file could not be written.
    """

    notice = Signal(str)
    problem = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("insideNetwork")
        self._spec = ModelSpec()
        self._folder = Path.home()
        self._view = _NetworkView()
        self._copy, self._save_png, self._save_svg = QPushButton(), QPushButton(), QPushButton()
        self._copy.setObjectName("insideCopyNetwork")
        self._save_png.setObjectName("insideSavePng")
        self._save_svg.setObjectName("insideSaveSvg")
        area = QScrollArea()
        area.setObjectName("insideNetworkArea")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self._view)
        row = QHBoxLayout()
        for button in (self._copy, self._save_png, self._save_svg):
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.addLayout(row)
        column.addWidget(area, 1)
        keep_targets(self._copy, self._save_png, self._save_svg)
        self._copy.clicked.connect(self.copy)
        self._save_png.clicked.connect(lambda: self._ask(PNG))
        self._save_svg.clicked.connect(lambda: self._ask(SVG))
        self.retranslate()

    def show_network(self, spec: ModelSpec) -> None:
        """Show the network of a run."""
        self._spec = spec
        self._view.show_network(spec)

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self._copy.setText(self.tr("&Copy as a picture"))
        self._save_png.setText(self.tr("Save as &PNG…"))
        self._save_svg.setText(self.tr("Save as S&VG…"))

    def copy(self) -> None:
        """Put the picture into the clipboard."""
        QGuiApplication.clipboard().setImage(network_image(self._spec, self.tr("image")))
        self.notice.emit(self.tr("Copied; paste it into a document."))

    def save(self, path: Path) -> None:
        """Write the picture; the ending decides how. Raises StorageError."""
        is_svg = path.suffix.casefold() == SVG
        word = self.tr("image")
        image = network_image(self._spec, word)
        size = image.size() / PIXELS_PER_POINT
        write_bytes(path, svg_bytes(size, self._spec.name, self._paint_file, self) if is_svg else png_bytes(image))

    def _paint_file(self, painter: QPainter) -> None:
        picture = network_picture(self._spec, IN_A_SAVED_ROW)
        painter.fillRect(QRect(0, 0, int(picture.width), int(picture.height)), Qt.GlobalColor.white)
        paint_network(painter, picture, LIGHT, self.tr("image"))

    def _ask(self, suffix: str) -> None:
        kinds = self.tr("Picture (*{suffix})").format(suffix=suffix)
        path = ask_for_file(self, self.tr("Save the network as a picture"), self._folder, self._spec.name, suffix, kinds)
        if path is None:
            return
        self._folder = path.parent
        try:
            self.save(path)
        except StorageError as error:
            self.problem.emit(error)
        else:
            self.notice.emit(self.tr("Saved {file}.").format(file=path))


class _NetworkView(FollowsThemeAndFont, FollowsLanguage, QWidget):
    """Paints the network in as many columns as fit."""

    def __init__(self) -> None:
        super().__init__()
        self._spec = ModelSpec()
        self._picture: NetworkPicture = network_picture(self._spec)
        self.retranslate()

    def show_network(self, spec: ModelSpec) -> None:
        """Show another network."""
        self._spec = spec
        self._arrange()
        self.retranslate()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self.setAccessibleName(self.tr("The network as a picture"))
        layers = " → ".join(" ".join(filter(None, (each.kind, each.settings, each.shape))) for each in self._picture.blocks)
        self.setAccessibleDescription(layers)
        self.update()

    def sizeHint(self) -> QSize:
        """The size of the picture."""
        return QSize(int(self._picture.width), int(self._picture.height))

    def minimumSizeHint(self) -> QSize:
        """One column, all rows."""
        return QSize(CELL_WIDTH + 2 * MARGIN, int(self._picture.height))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay it out for the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is seen."""
        painter = QPainter(self)
        paint_network(painter, self._picture, colors(self.palette()), self.tr("image"), event.rect())

    def _arrange(self) -> None:
        in_a_row = max(1, (self.width() - 2 * MARGIN) // CELL_WIDTH)
        self._picture = network_picture(self._spec, in_a_row)
        self.setMinimumHeight(int(self._picture.height))
        self.updateGeometry()
        self.update()


def network_image(spec: ModelSpec, image_word: str) -> QImage:
    """The picture in light colors, twice as large as on the screen; `image_word` is what the input is called."""
    picture = network_picture(spec, IN_A_SAVED_ROW)
    size = QSize(int(picture.width), int(picture.height))
    image = QImage(size * PIXELS_PER_POINT, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(PIXELS_PER_POINT)
    image.fill(Qt.GlobalColor.white)
    with QPainter(image) as painter:
        paint_network(painter, picture, LIGHT, image_word)
    return image
