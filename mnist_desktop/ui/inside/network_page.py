"""The network as a picture, to be copied and saved as PNG and SVG."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from mnist_desktop.core.insight.network_picture import CELL_WIDTH, MARGIN, NetworkPicture, network_picture
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.ui.inside.network_painter import paint_network
from mnist_desktop.ui.shared.picture_menu import PNG, SVG, PictureCopies
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.targets import keep_targets
from mnist_desktop.ui.shared.theme import FollowsThemeAndFont, colors
from mnist_desktop.ui.shared.theme_colors import LIGHT

IN_A_SAVED_ROW = 6


class NetworkPage(FollowsLanguage, QWidget):
    """The picture and its buttons."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("insideNetwork")
        self._spec = ModelSpec()
        self._view = _NetworkView()
        self.copies = PictureCopies(self, self._file_size, self._paint_file, lambda: self._spec.name)
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
        self._copy.clicked.connect(self.copies.copy)
        self._save_png.clicked.connect(lambda: self.copies.save_as(PNG))
        self._save_svg.clicked.connect(lambda: self.copies.save_as(SVG))
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

    def _paint_file(self, painter: QPainter) -> None:
        """In light colors, on white."""
        painter.fillRect(QRect(QPoint(), self._file_size()), Qt.GlobalColor.white)
        paint_network(painter, network_picture(self._spec, IN_A_SAVED_ROW), LIGHT, self.tr("image"))

    def _file_size(self) -> QSize:
        picture = network_picture(self._spec, IN_A_SAVED_ROW)
        return QSize(int(picture.width), int(picture.height))


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
