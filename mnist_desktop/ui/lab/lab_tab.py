"""The Lab tab: a picture, kernels, pooling, and the sum behind every pixel."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QHideEvent, QKeyEvent, QKeySequence, QShortcut, QShowEvent, QUndoStack
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from mnist_desktop.core.errors import UserError
from mnist_desktop.core.file_names import file_name
from mnist_desktop.core.lab.changes import changed_part
from mnist_desktop.core.lab.kernels import Kernel
from mnist_desktop.core.lab.networks import first_kernels, layers_of, with_layers_inserted
from mnist_desktop.core.lab.picture import LabPicture
from mnist_desktop.core.lab.pipeline import plan
from mnist_desktop.core.lab.settings import LabSettings, Reading
from mnist_desktop.core.lab.window_sum import Place
from mnist_desktop.core.model.layers import Conv2D
from mnist_desktop.core.sentence import Sentence
from mnist_desktop.training.engine_interface import OpenedRun
from mnist_desktop.ui.lab.board import Board
from mnist_desktop.ui.lab.computer import Computer
from mnist_desktop.ui.lab.controls import Controls
from mnist_desktop.ui.lab.explanation import explain
from mnist_desktop.ui.lab.map_file import MapFile
from mnist_desktop.ui.lab.map_view import MapContent
from mnist_desktop.ui.lab.picture_chooser import PictureChooser
from mnist_desktop.ui.lab.player import Player
from mnist_desktop.ui.lab.problem_line import ProblemLine
from mnist_desktop.ui.lab.stage_strip import StageStrip, stage_words
from mnist_desktop.ui.lab.sum_panel import SumPanel
from mnist_desktop.ui.lab.thumbnail import Thumbnail
from mnist_desktop.ui.lab.view_bar import ViewBar
from mnist_desktop.ui.session import Session
from mnist_desktop.ui.shared.dropped import offers_picture
from mnist_desktop.ui.shared.motion import is_motion_wanted
from mnist_desktop.ui.shared.theme import is_dark
from mnist_desktop.ui.shared.undo import Change, push


class LabTab(QWidget):
    """Lets kernels be tried on pictures. It has settings of its own; the session's model is changed only on request."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("labTab")
        self.setAcceptDrops(True)
        self._session = session
        self._settings = LabSettings()
        self._picture: LabPicture | None = None
        self._trained: tuple[str, tuple[Kernel, ...]] | None = None
        self.pictures = PictureChooser(session, self)
        self.controls = Controls()
        self.board = Board()
        self._thumbnail = Thumbnail()
        self._strip = StageStrip()
        self._problem = ProblemLine()
        self._views = ViewBar()
        self._sum = SumPanel()
        self.computer = Computer(session.tasks, self)
        self._player = Player(self)
        self._file = MapFile(session, self)
        # Where settings are edited; what the buttons for layers do is undone with the layers.
        self._steps = self.controls.rounds.undo_stack = self.pictures.bar.undo_stack = QUndoStack(self)
        self._arrange()
        self._connect()
        self.controls.show_settings(self._settings)
        self.pictures.bar.show_reading(self._settings.reading)
        self._follow_run(session.shown_run)

    @property
    def settings(self) -> LabSettings:
        """All that is chosen."""
        return self._settings

    @property
    def picture(self) -> LabPicture | None:
        """What kernels slide over; None before the tab was shown."""
        return self._picture

    # What the user wants

    def edit(self, settings: LabSettings) -> None:
        """Try other settings, undoably; edits of one value in a row are taken back together."""
        before = self._settings
        if settings != before:
            key = changed_part(before, settings)
            push(self._steps, Change(self._show_settings, before, settings, Sentence("edit in the lab"), key))
        else:
            self._show_settings(settings)

    def _show_settings(self, settings: LabSettings) -> None:
        self._settings = settings
        self.controls.show_settings(settings)
        self.pictures.bar.show_reading(settings.reading)
        self._compute()

    def show_picture(self, picture: LabPicture) -> None:
        """Show another picture."""
        self._picture = picture
        self._thumbnail.show_picture(picture)
        self._compute()

    def use_as_layers(self) -> None:
        """Put the rounds as layers into the model, undoably."""
        layers = layers_of(self._settings)
        spec, place = with_layers_inserted(self._session.experiment.spec, layers)
        self._session.edit(Sentence("layers from the lab"), spec=spec)
        names = ", ".join(f"{layer.kind} {layer.settings}" for layer in layers)
        self._session.notice.emit(
            self.tr("Put into the model as layer {number}: {layers}.").format(number=place + 1, layers=names)
        )

    def show_trained_kernels(self) -> None:
        """Show the kernels of the opened run's first convolution, as it is shown; they follow when another epoch of it is."""
        run = self._session.shown_run
        if run is None:
            return
        try:
            trained = first_kernels(run.record, self._settings.reading, self._settings.first)
        except UserError as error:
            self._session.problem.emit(error)
            return
        self.edit(trained.settings)
        self._trained = run.record.info.id, trained.settings.first.kernels
        self.controls.choose(1, 0)
        if trained.left_out:
            sentence = self.tr("The lab holds {count} kernels; {left_out} more of this run are left out.")
            count = len(trained.settings.first.kernels)
            self._session.notice.emit(sentence.format(count=count, left_out=trained.left_out))
        elif trained.unknown_activation:
            sentence = self.tr("The lab does not have the activation {name}: the maps are shown before it.")
            self._session.notice.emit(sentence.format(name=trained.unknown_activation))

    def slide(self, wanted: bool) -> None:
        """Let the window slide over the picture, or stop it."""
        result = self.board.result
        if not wanted:
            self._player.stop()
        elif result is not None and len(result.stages) > 1:
            if self.board.place.stage == 0:
                self.board.choose_map(1, 0)
            move = self._player.play if is_motion_wanted(self) else self._player.step
            move(*result.stages[self.board.place.stage].plan.size)
        self._views.show_playing(self._player.is_playing)

    def save_chosen(self) -> None:
        """Save the map of the current pixel."""
        view = self.board.chosen_view
        if view is not None and view.content is not None:
            self.save(view.content)

    def save(self, content: MapContent) -> None:
        """Ask for a file and write a map into it, one pixel for each number."""
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save the map"), file_name(content.title, self.tr("map"), ".png"), self.tr("Pictures") + " (*.png)"
        )
        if name:
            self._file.write(Path(name), content, is_dark(self.palette()))

    def read_picture(self, path: Path) -> None:
        """Read a picture file."""
        self.pictures.read_file(path)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept dropped images."""
        if offers_picture(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read the picture that was dropped."""
        event.acceptProposedAction()
        self.pictures.read_mime(event.mimeData())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Lead back with Esc: stop the window that slides, then show all of each map again."""
        if event.key() == Qt.Key.Key_Escape and self._player.is_playing:
            self._player.stop()
        elif event.key() == Qt.Key.Key_Escape and not self.board.is_fitting:
            self.board.fit()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Read the first picture when the tab is shown for the first time; later, update it from the pad."""
        super().showEvent(event)
        self.pictures.show_current()

    def hideEvent(self, event: QHideEvent) -> None:
        """Pause the animation while the tab is hidden."""
        super().hideEvent(event)
        self._player.stop()

    # What follows from it

    def _compute(self) -> None:
        """Show the shapes at once, and start to compute the maps."""
        if self._picture is None:
            return
        planned = plan(self._picture.size, self._settings)
        self.controls.show_plan(planned)
        self._strip.show_stages(partial(stage_words, self._picture, planned, self._settings))
        self._problem.show_problem(planned.problem)
        self._player.stop()
        self.computer.ask(self._picture, self._settings)

    def _explain(self, place: Place) -> None:
        result, view = self.board.result, self.board.chosen_view
        if result is not None and view is not None and view.content is not None:
            explanation = explain(result, place, view.content.title)
            self._sum.show_explanation(explanation)
            view.setAccessibleDescription(explanation.heading)

    def _take_reading(self, reading: Reading) -> None:
        self.edit(replace(self._settings, reading=reading))

    def _take_step(self, row: int, column: int, band: int) -> None:
        place = self.board.place
        self.board.set_place(Place(place.stage, place.map, row, column), (row, column + 1, band))

    def _end_sliding(self) -> None:
        self._views.show_playing(False)
        self.board.set_place(self.board.place)

    def _follow_run(self, run: OpenedRun | None) -> None:
        learned = run is not None and any(isinstance(layer, Conv2D) for layer in run.record.info.spec.layers)
        self.controls.set_trained_available(learned)
        self._follow_epoch(run)

    def _follow_epoch(self, run: OpenedRun | None) -> None:
        """Show the kernels of another epoch, where those of the run are shown as they are. Pooling and the like stay."""
        first = self._settings.first
        if run is None or self._trained is None or self._trained != (run.record.info.id, first.kernels):
            return
        with suppress(UserError):  # of weights that are no numbers, there is nothing to see
            kernels = first_kernels(run.record, self._settings.reading, first).settings.first.kernels
            self._trained = run.record.info.id, kernels
            self._show_settings(replace(self._settings, first=replace(first, kernels=kernels)))

    # How it is put together

    def _connect(self) -> None:
        self.pictures.arrived.connect(self.show_picture)
        self.pictures.bar.reading_edited.connect(self._take_reading)
        self.controls.edited.connect(self.edit)
        self.controls.kernel_chosen.connect(self.board.choose_map)
        self.controls.refused.connect(self._session.problem)
        self.controls.layers_wanted.connect(self.use_as_layers)
        self.controls.trained_wanted.connect(self.show_trained_kernels)
        self.computer.computed.connect(self.board.show_result)
        self.computer.busy_changed.connect(self._views.show_busy)
        self.board.place_changed.connect(self._explain)
        self.board.map_picked.connect(self.controls.choose)
        self.board.zoom_changed.connect(self._views.show_zoom)
        self.board.save_wanted.connect(self.save)
        self._views.zoom_wanted.connect(self.board.zoom_by)
        self._views.fit_wanted.connect(self.board.fit)
        self._views.scale_chosen.connect(self.board.set_scale_choice)
        self._views.play_toggled.connect(self.slide)
        self._views.save_wanted.connect(self.save_chosen)
        self._player.stepped.connect(self._take_step)
        self._player.ended.connect(self._end_sliding)
        self._session.run_shown.connect(self._follow_run)
        paste = QShortcut(QKeySequence.StandardKey.Paste, self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        paste.activated.connect(self.pictures.paste)

    def _arrange(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.pictures.bar)
        stages = QHBoxLayout()
        stages.setSpacing(10)
        stages.addWidget(self._thumbnail, 0, Qt.AlignmentFlag.AlignTop)
        stages.addWidget(self._strip, 1)
        right.addLayout(stages)
        right.addWidget(self._problem)
        right.addWidget(self._views)
        right.addWidget(self.board, 1)
        right.addWidget(QFrame(frameShape=QFrame.Shape.HLine, frameShadow=QFrame.Shadow.Sunken))
        right.addWidget(self._sum)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.setSpacing(18)
        layout.addWidget(self.controls)
        layout.addLayout(right, 1)
