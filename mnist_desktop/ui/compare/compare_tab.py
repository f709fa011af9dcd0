"""The Compare tab: the list of all kept runs above, the ticked ones over one another below."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from mnist_desktop.core.files import write_bytes
from mnist_desktop.core.runs.comparison import kind_of_run
from mnist_desktop.core.runs.history_file import history_csv
from mnist_desktop.core.runs.names import distinct_name
from mnist_desktop.core.runs.record import RunInfo
from mnist_desktop.core.sentence import Sentence
from mnist_desktop.core.table_text import csv_bytes
from mnist_desktop.training.resume import ResumableRun, with_note
from mnist_desktop.training.train_on import More, TrainOnError, obstacle, prepare, trained_on
from mnist_desktop.ui.compare.comparison import Comparison
from mnist_desktop.ui.compare.curve_styles import chip
from mnist_desktop.ui.compare.repeat_dialog import ask_seeds
from mnist_desktop.ui.compare.repeats import Repeats
from mnist_desktop.ui.compare.run_bar import RunActions
from mnist_desktop.ui.compare.run_columns import Column, infos_of
from mnist_desktop.ui.compare.run_edits import RunEdits
from mnist_desktop.ui.compare.run_group import RunGroup
from mnist_desktop.ui.compare.run_table import RunTable
from mnist_desktop.ui.compare.run_table_model import RunTableModel
from mnist_desktop.ui.compare.sizes.sizes import Sizes
from mnist_desktop.ui.compare.sweep.sweeps import Sweeps
from mnist_desktop.ui.compare.train_on_dialog import ask_for_more
from mnist_desktop.ui.compare.withdrawn_run import WithdrawnRun
from mnist_desktop.ui.compare.zip_dialogs import ask_for_epochs, ask_open, ask_save, proposed_name
from mnist_desktop.ui.session import Session, TrainingState
from mnist_desktop.ui.shared import theme
from mnist_desktop.ui.shared.plain_text import PlainLabel, narrow_name
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.run_listing import RunListing, Runs
from mnist_desktop.ui.shared.run_names import name_of
from mnist_desktop.ui.shared.saving import save_and_tell
from mnist_desktop.ui.shared.table_copies import ask_for_csv, chosen_rows, copy_rows, rows_of
from mnist_desktop.ui.shared.targets import keep_targets
from mnist_desktop.ui.shared.texts import say
from mnist_desktop.workers.latest import Latest

ICON = 20


class CompareTab(theme.FollowsTheme, FollowsLanguage, QWidget):
    """Puts the list, the actions and the comparison together.

    Signals
    -------
    results_wanted()
        A run is being opened that the user wants to see in Results.

    Attributes
    ----------
    ask_save, ask_csv, ask_open, ask_seeds, ask_for_more, ask_for_epochs
        Ask the user for a new zip, for a new table, for zips to open, for the seeds to repeat a run with, for how long to train a
        run on, and whether its epochs go into a zip. They are replaced where nobody is there to answer.
    """

    results_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("compareTab")
        self.ask_save, self.ask_csv, self.ask_open, self.ask_seeds = ask_save, ask_for_csv, ask_open, ask_seeds
        self.ask_for_epochs, self.ask_for_more = ask_for_epochs, ask_for_more
        self._session = session
        self._store = session.services.store
        self._folder = Path.home()
        self._imported: tuple[str, ...] = ()
        self.runs = RunTableModel(self)
        self.table = RunTable(self.runs)
        self.actions_bar = RunActions()
        self.edits = RunEdits(session.services, session.tasks, self)
        WithdrawnRun(session, self.edits)
        self.undo_stack = self.edits.undo_stack  # what Edit > Undo takes back while the focus is here
        self.repeats = Repeats(session, self)
        self.sweeps = Sweeps(session, self.runs, self.table, self.actions_bar.sweep, self)
        self.sizes = Sizes(session, self.runs, self.table, self.actions_bar.sizes, self)
        self.comparison = Comparison(session)
        self._preparing = Latest(session.tasks, self)
        self._listing = RunListing(session.services, session.tasks, self)
        self._read_only = QLabel(wordWrap=True)
        self._read_only.setObjectName("readOnlyNote")
        self._read_only_icon = QLabel()
        self._series = PlainLabel(objectName="seriesNote")
        self._series_place = 0, 0
        self._stop_series = QPushButton()
        self._stop_series.setObjectName("stopSeriesButton")
        keep_targets(self._stop_series)
        self._empty = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self._empty.setObjectName("noRuns")
        self._read_only_bar = self._bar(self._read_only_icon, self._read_only)
        self._series_bar = self._bar(self._series, self._stop_series)
        self._splitter = QSplitter(Qt.Orientation.Vertical, childrenCollapsible=False)
        self._has_ticks = False
        self._arrange()
        self._connect()
        self.follow_theme()
        self.retranslate()
        self._follow_chosen()
        self._listing.refresh()

    def follow_theme(self) -> None:
        """Take the colors of the theme."""
        self._read_only_icon.setPixmap(theme.icon("mdi6.lock-outline").pixmap(QSize(ICON, ICON)))
        self._stop_series.setIcon(theme.icon("mdi6.stop"))

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self._stop_series.setText(self.tr("Stop the series"))
        self.edits.retranslate()
        self._follow_undo()
        self._follow_rows()
        self._say_read_only()
        self._say_progress()

    # How it is put together

    def _arrange(self) -> None:
        upper = QWidget()
        column = QVBoxLayout(upper)
        column.setContentsMargins(0, 0, 0, 4)
        for part in (self._read_only_bar, self._series_bar, self.actions_bar):
            column.addWidget(part)
        column.addWidget(self.table, 1)
        column.addWidget(self._empty, 1)
        self._splitter.addWidget(upper)
        self._splitter.addWidget(self.comparison)
        self._splitter.setHandleWidth(10)
        self._splitter.setStretchFactor(1, 1)
        self._share_height()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(12, 8, 12, 8)
        whole.addWidget(self._splitter)
        self.table.addActions(self.actions_bar.all)
        self.addActions(self.actions_bar.anywhere)
        self._read_only_bar.hide()
        self._series_bar.hide()

    @staticmethod
    def _bar(*parts: QWidget) -> QFrame:
        bar = QFrame(frameShape=QFrame.Shape.StyledPanel)
        row = QHBoxLayout(bar)
        row.setContentsMargins(10, 4, 10, 4)
        for part in parts:
            row.addWidget(part, 1 if isinstance(part, QLabel) and part.objectName() else 0)
        return bar

    def _connect(self) -> None:
        session, bar = self._session, self.actions_bar
        session.runs_changed.connect(self._listing.refresh)
        session.training_state_changed.connect(self._follow_chosen)
        session.repeats_wanted.connect(self.repeat, Qt.ConnectionType.QueuedConnection)  # when this tab is shown
        self._listing.listed.connect(self._take_runs)
        self.table.opened.connect(self._open)
        self.table.refused.connect(session.notice)
        self.table.chosen_changed.connect(self._follow_chosen)
        self.runs.ticked_changed.connect(self._show_ticked)
        self.runs.renamed.connect(self.edits.rename)
        self.runs.annotated.connect(self.edits.annotate)
        for signal in (self.runs.modelReset, self.runs.rowsInserted, self.runs.rowsRemoved):
            signal.connect(self._follow_rows)
        self.comparison.groups_changed.connect(self._show_chips)
        self.edits.changed.connect(session.runs_changed)
        self.edits.imported.connect(self._choose_imported)
        self.edits.came_back.connect(self._choose_imported)
        self.edits.notice.connect(session.notice)
        self.edits.undo_stack.indexChanged.connect(self._follow_undo)
        self.repeats.progressed.connect(self._show_progress)
        self.repeats.run_ended.connect(self._tick_repeat)
        self.repeats.ended.connect(self._end_series)
        self.repeats.problem.connect(session.problem)
        self._stop_series.clicked.connect(self.repeats.stop)
        bar.filter_changed.connect(self._filter)
        for action, slot in (
            (bar.open, self._open_chosen), (bar.rename, lambda: self.table.edit_cell(Column.NAME)),
            (bar.annotate, lambda: self.table.edit_cell(Column.NOTES)),
            (bar.duplicate, self._duplicate), (bar.train_on, self._train_on),
            (bar.repeat, lambda: self.repeat(self.table.chosen_infos[0])),
            (bar.tick_repeats, self._tick_repeats), (bar.untick, self._untick), (bar.delete, self._delete),
            (bar.copy, self._copy), (bar.save_table, self._save_table), (bar.save_history, self._save_history),
            (bar.export, self._export), (bar.import_, self._import), (bar.refresh, self._listing.refresh),
            (bar.undo, self.edits.undo_stack.undo), (bar.redo, self.edits.undo_stack.redo),
        ):  # fmt: skip
            action.triggered.connect(slot)

    # What is listed and ticked

    def _take_runs(self, runs: Runs) -> None:
        note = self._store.read_only
        if note is not None and not self.runs.is_read_only:
            self._session.warning.emit(note)  # in time, before something is trained that cannot be kept
        self.runs.is_read_only = note is not None
        self._read_only_bar.setVisible(note is not None)
        self._say_read_only()
        self.runs.set_runs(runs)
        if self._imported:
            self.table.choose(self._imported)
            self._imported = ()
        self._follow_rows()
        self._follow_chosen()

    def _say_read_only(self) -> None:
        note = self._store.read_only
        self._read_only.setText("" if note is None else say(note))

    def _filter(self, text: str) -> None:
        self.runs.set_filter(text)
        self._follow_rows()

    def _follow_rows(self) -> None:
        """Say why the list is empty, if it is."""
        is_empty = self.runs.rowCount() == 0
        self.setFocusProxy(self.actions_bar.filter if is_empty else self.table)
        self.table.setVisible(not is_empty)
        self._empty.setVisible(is_empty)
        if self.actions_bar.filter.text():
            self._empty.setText(self.tr("No run holds all of these words."))
        else:
            self._empty.setText(
                self.tr(
                    "No run is kept yet. Press Train, or open a zip of runs from another PC. "
                    "Train > Your name… writes whose runs they are into each."
                )
            )

    def _show_ticked(self) -> None:
        ticked = self.runs.ticked()
        self.comparison.show_runs(ticked)
        if self._has_ticks != bool(ticked):
            self._has_ticks = bool(ticked)
            self._share_height()
        self._follow_chosen()

    def _share_height(self) -> None:
        """A third for the list once runs are ticked, nearly all before."""
        self._splitter.setSizes([1000, 2000] if self._has_ticks else [10_000, 1])

    def _show_chips(self, groups: tuple[RunGroup, ...]) -> None:
        self.runs.set_chips({info.id: chip(group.style) for group in groups for info in group.infos})

    # What can be done

    def _follow_chosen(self) -> None:
        chosen = self.table.chosen
        infos = infos_of(chosen)
        current = infos[0] if len(chosen) == len(infos) == 1 else None
        no_further = None if current is None else obstacle(current, self._store)
        self.actions_bar.follow(
            chosen, current, is_read_only=self.runs.is_read_only, can_train=self._can_train, no_further=no_further
        )
        self.actions_bar.untick.setEnabled(bool(self.runs.ticked()))

    @property
    def _can_train(self) -> bool:
        return self._session.run.state is TrainingState.IDLE and self.repeats.info is None

    def _follow_undo(self) -> None:
        stack = self.edits.undo_stack
        self.actions_bar.follow_undo(stack.undoText(), stack.redoText())

    def _open_chosen(self) -> None:
        self._open(self.table.chosen_infos[0].id)

    def _open(self, run_id: str) -> None:
        self._session.open_run(run_id)
        self.results_wanted.emit()

    def _duplicate(self) -> None:
        info = self.table.chosen_infos[0]
        name = name_of(info)
        self._session.edit(Sentence("model of “{name}”", {"name": name}), spec=info.spec, config=info.config)
        self._session.notice.emit(self.tr("The model and settings of “{name}” are in the builder now.").format(name=name))

    def _delete(self) -> None:
        rows = self.table.chosen
        first = rows[0]
        self.edits.delete([row.id for row in rows], first.id if first.info is None else name_of(first.info))

    def _untick(self) -> None:
        self.runs.set_ticked(())

    # Tables

    def _copy(self) -> None:
        copy_rows(rows_of(self.table, chosen_rows(self.table), told=self.runs.telling))
        self._session.notice.emit(self.tr("Copied; paste it into a spreadsheet or a report."))

    def _save_table(self) -> None:
        self._save_csv(self.tr("Runs"), csv_bytes(rows_of(self.table, exact=True, told=self.runs.telling)))

    def _save_history(self) -> None:
        info = self.table.chosen_infos[0]
        self._save_csv(name_of(info), history_csv(info.history))

    def _save_csv(self, name: str, content: bytes) -> None:
        path = self.ask_csv(self, self._folder, name)
        if path is None:
            return
        self._folder = path.parent
        save_and_tell(path, partial(write_bytes, path, content), self._session.notice.emit, self._session.problem.emit)

    # Zips

    def _export(self) -> None:
        infos = self.table.chosen_infos
        path = self.ask_save(self, self._folder, proposed_name(infos))
        if path is None:
            return
        self._folder, run_ids = path.parent, [info.id for info in infos]
        size = self._session.services.store.snapshots.size_of(run_ids)
        with_epochs = self.ask_for_epochs(self, size) if size else False
        if with_epochs is not None:
            self.edits.export(run_ids, path, with_epochs=with_epochs)

    def _import(self) -> None:
        for path in self.ask_open(self, self._folder):
            self._folder = path.parent
            self.open_zip(path)

    def open_zip(self, path: Path) -> None:
        """Keep the runs of a zip and choose them."""
        self.edits.open_zip(path)

    def _choose_imported(self, run_ids: tuple[str, ...]) -> None:
        """They are chosen as soon as they are listed."""
        self._imported = (*self._imported, *run_ids)

    # More epochs

    def _train_on(self) -> None:
        info, session = self.table.chosen_infos[0], self._session
        more = self.ask_for_more(self, info)
        if more is not None:
            begin = partial(self._begin_to_train_on, info, more)
            self._preparing.start("train on", partial(prepare, session.services, info.id, session.dataset), begin)

    def _begin_to_train_on(self, info: RunInfo, more: More, prepared: ResumableRun) -> None:
        session = self._session
        if not self._can_train:
            sentence = self.tr("“{name}” was not trained on: another training began while it was read.")
            session.notice.emit(sentence.format(name=name_of(info)))
            return
        name = distinct_name(info.name, session.services.store.known_names())
        note = self.tr("“{name}”, trained on after epoch {epoch:,}.")
        sentences = (note.format(name=name_of(info), epoch=prepared.checkpoint.epochs_done), *map(say, prepared.changes))
        try:
            new = trained_on(prepared, more, name, session.student)
        except TrainOnError as error:
            session.problem.emit(error)
        else:
            session.resume_run(with_note(new, " ".join(sentences)))

    # Several seeds

    def repeat(self, info: RunInfo) -> None:
        """Ask for the seeds to repeat a run with, and train it with each."""
        if not self._can_train:
            self._session.notice.emit(self.tr("A run is repeated when no other is in training."))
            return
        if info.origin is not None:
            self._session.notice.emit(self.tr("A fine-tuned run began with the weights of another: no seed repeats that."))
            return
        seeds = self.ask_seeds(self, info, self.runs.all_infos)
        if seeds:
            self.runs.tick([info.id], True)
            self.repeats.start(info, seeds)
            self._follow_chosen()

    def _tick_repeats(self) -> None:
        kind = kind_of_run(self.table.chosen_infos[0])
        self.runs.tick([info.id for info in self.runs.all_infos if kind_of_run(info) == kind], True)

    def _show_progress(self, number: int, count: int) -> None:
        self._series_place = number, count
        self._say_progress()
        self._series_bar.setVisible(self.repeats.info is not None)

    def _say_progress(self) -> None:
        info = self.repeats.info
        if info is not None:
            sentence = self.tr("Repeating “{name}” with other seeds: run {number} of {count}.")
            number, count = self._series_place
            self._series.setText(sentence.format(name=narrow_name(name_of(info)), number=number, count=count))

    def _tick_repeat(self, run_id: str) -> None:
        self.runs.tick([run_id], True)

    def _end_series(self) -> None:
        self._series_bar.hide()
        self._follow_chosen()
