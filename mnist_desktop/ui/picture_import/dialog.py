"""The dialog in which own pictures become a data set."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.datasets.images import kept
from mnist_desktop.core.datasets.images.entries import Listing
from mnist_desktop.core.datasets.images.importing import Imported, Previewed, preview
from mnist_desktop.core.datasets.images.set_info import MAX_NAME, checked_names
from mnist_desktop.core.errors import UserError
from mnist_desktop.core.sentence import Templated, shown
from mnist_desktop.core.stop_token import StopToken
from mnist_desktop.ui.picture_import.class_table import ImportClassTable
from mnist_desktop.ui.picture_import.options import ImportOptionsForm
from mnist_desktop.ui.picture_import.preview import ImportPreview
from mnist_desktop.ui.picture_import.report_table import ImportReportTable
from mnist_desktop.ui.picture_import.work import PartSizes, ReadSoFar, Wish, import_and_keep, list_source, sizes_of
from mnist_desktop.ui.shared.dropped import local_files
from mnist_desktop.ui.shared.elided_label import ElidedLabel
from mnist_desktop.ui.shared.fitting_dialog import FittingDialog
from mnist_desktop.ui.shared.muted_label import MutedLabel
from mnist_desktop.ui.shared.plain_text import PlainLabel
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.targets import keep_targets
from mnist_desktop.ui.shared.text_size import follow_text_size, scaled
from mnist_desktop.ui.shared.texts import say
from mnist_desktop.ui.shared.words import name_word
from mnist_desktop.workers.latest import Latest
from mnist_desktop.workers.task_runner import TaskRunner

FILES = "*.csv *.tsv *.txt *.npz *idx* *ubyte* *.gz"
LEFT_WIDTH = 430
FEWEST_ROWS = 4
"""Classes that are in view on the smallest screen."""
MOST_NOTICES = 3


class ImportImagesDialog(FollowsLanguage, FittingDialog):
    """Asks for a folder or table, shows what would become of it, imports it, and tells what was left out.

    Signals
    -------
    imported(Dataset)
        A set was kept. The dialog stays where there is something to report.
    """

    imported = Signal(object)

    def __init__(self, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("importImagesDialog")
        self.setAcceptDrops(True)
        self._tasks = tasks
        self._listings, self._previews = Latest(tasks, self), Latest(tasks, self, one_at_a_time=True)
        self._sizings = Latest(tasks, self, one_at_a_time=True)
        self._source: Path | None = None
        self._listing: Listing | None = None
        self._sizes: PartSizes | None = None
        self._problem: Templated | None = None
        self._stop: StopToken | None = None
        self._result: tuple[Dataset, Imported] | None = None
        self._make_widgets()
        self._arrange()
        self._connect()
        self.retranslate()
        self._follow()

    def set_source(self, source: Path) -> None:
        """List a folder or table, and show what would become of it."""
        if self._stop is not None:
            return
        self._source, self._listing, self._sizes, self._problem = source, None, None, None
        self._title.setText(source.stem[:MAX_NAME])
        for each in (self._previews, self._sizings):
            each.forget()
        self.table.classes.show_listing(None)
        self.preview.show_pairs(())
        stop = StopToken()
        self._listings.start("list pictures", partial(list_source, source, stop), self._take_listing, self._fail, stop=stop)
        self.retranslate()
        self._follow()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self.setWindowTitle(self.tr("Import images"))
        self._folder.setText(self.tr("&Folder…"))
        self._table.setText(self.tr("Fi&le…"))
        self._folder.setToolTip(self.tr("A folder with a subfolder for each class, and the pictures of the class in it."))
        self._table.setToolTip(
            self.tr(
                "A table (CSV) with the columns file and label, and if you like writer and part; or a table of pixels, an npz "
                "archive, or IDX files."
            )
        )
        self._title_label.setText(self.tr("&Name"))
        self._title.setToolTip(self.tr("What the new data set is called in the list of data sets."))
        self._legend.setText(self.tr("Above: the pictures. Below: what the network will see."))
        self._progress.setAccessibleName(self.tr("Pictures that are read"))
        self._begin.setText(self.tr("&Import"))
        self._save.setText(self.tr("&Save the report…"))
        self._save.setToolTip(self.tr("As a table (CSV) that spreadsheets read."))
        self._place.setText(str(shown(str(self._source))) if self._source else self.tr("No folder is chosen yet"))
        self._say()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop what is under way."""
        self._let_go()
        super().closeEvent(event)

    def reject(self) -> None:
        """Stop an import; close where none is under way."""
        if self._stop is not None:
            self._stop.stop()
            return
        self._let_go()
        super().reject()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a single folder or table."""
        if len(local_files(event.mimeData())) == 1 and self._stop is None and self._result is None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """List what was dropped."""
        event.acceptProposedAction()
        self.set_source(local_files(event.mimeData())[0])

    # How it is put together

    def _make_widgets(self) -> None:
        self._place = ElidedLabel(mode=Qt.TextElideMode.ElideMiddle)
        self._folder, self._table = QPushButton(), QPushButton()
        self._folder.setObjectName("importFolderButton")
        self._table.setObjectName("importTableButton")
        self._title_label, self._title = QLabel(), QLineEdit(maxLength=MAX_NAME)
        self._title.setObjectName("importTitleLine")
        self._title_label.setBuddy(self._title)
        name_word(self._title, "data_set")
        self.form = ImportOptionsForm()
        self.table = ImportClassTable()
        self.preview = ImportPreview()
        self._legend = MutedLabel(wordWrap=True)
        self._said = PlainLabel(wordWrap=True)
        self._said.setObjectName("importSaid")
        self._progress = QProgressBar()
        self._progress.setObjectName("importProgress")
        self.report = ImportReportTable()
        self._summary = PlainLabel(wordWrap=True)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._begin = self._buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self._begin.setObjectName("importButton")
        self._save = QPushButton()
        self._save.setObjectName("importReportButton")
        keep_targets(self._folder, self._table, self._title, self._title_label, self._save)

    def _arrange(self) -> None:
        source = QHBoxLayout()
        for button in (self._folder, self._table):
            source.addWidget(button)
        source.addWidget(self._place, 1)
        self.form.rows.insertRow(0, self._title_label, self._title)
        left = QVBoxLayout()
        left.addWidget(self.form)
        left.addWidget(self.table, 1)
        right = QVBoxLayout()
        right.addWidget(self.preview)
        right.addWidget(self._legend)
        right.addStretch(1)
        halves = QHBoxLayout()
        halves.setSpacing(16)
        halves.addLayout(left, 1)
        halves.addLayout(right)
        choosing = QWidget()
        column = QVBoxLayout(choosing)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(source)
        column.addLayout(halves, 1)
        column.addWidget(self._said)
        reporting = QWidget()
        below = QVBoxLayout(reporting)
        below.setContentsMargins(0, 0, 0, 0)
        below.addWidget(self._summary)
        below.addWidget(self.report, 1)
        below.addWidget(self._save, 0, Qt.AlignmentFlag.AlignLeft)
        self._pages = QStackedWidget()
        self._pages.addWidget(choosing)
        self._pages.addWidget(reporting)
        whole = QVBoxLayout(self)
        whole.addWidget(self._pages, 1)
        whole.addWidget(self._progress)
        whole.addWidget(self._buttons)
        follow_text_size(self, ImportImagesDialog._fit_text)

    def _fit_text(self) -> None:
        self.table.setMinimumSize(scaled(LEFT_WIDTH), (FEWEST_ROWS + 2) * (self.fontMetrics().height() + 8))

    def _connect(self) -> None:
        self._folder.clicked.connect(self._choose_folder)
        self._table.clicked.connect(self._choose_table)
        self.form.treatment_changed.connect(self._forget_problem)
        self.form.treatment_changed.connect(self._show_preview)
        self.form.division_changed.connect(self._show_sizes)
        self.table.classes.edited.connect(self._forget_problem)
        self._save.clicked.connect(self.report.copies.save)
        self._buttons.accepted.connect(self._import)
        self._buttons.rejected.connect(self.reject)
        for copies in (self.table.copies, self.report.copies):
            copies.failed.connect(self._fail)

    def _choose_folder(self) -> None:
        start = str(self._source.parent if self._source else Path.home())
        name = QFileDialog.getExistingDirectory(self, self.tr("Folder of pictures"), start)
        if name:
            self.set_source(Path(name))

    def _choose_table(self) -> None:
        start = str(self._source.parent if self._source else Path.home())
        kinds = self.tr("Tables and arrays ({patterns});;All files (*)").format(patterns=FILES)
        name, _ = QFileDialog.getOpenFileName(self, self.tr("File of pictures"), start, kinds)
        if name:
            self.set_source(Path(name))

    # What is shown before the import

    def _take_listing(self, listing: Listing | None) -> None:
        if listing is None:
            return
        self._listing = listing
        self.table.classes.show_listing(listing)
        self.form.show_listing(listing)
        self._show_preview()
        self._show_sizes()

    def _show_preview(self) -> None:
        if self._listing is not None:
            look = partial(preview, self._listing, self.form.options.treatment)
            self._previews.start("preview pictures", look, self._take_preview, self._fail)

    def _take_preview(self, pairs: tuple[Previewed, ...]) -> None:
        self.preview.show_pairs(pairs)
        self._follow()

    def _show_sizes(self) -> None:
        if self._listing is not None:
            self._sizes, self._problem = None, None
            count = partial(sizes_of, self._listing, self.form.options.division)
            self._sizings.start("divide pictures", count, self._take_sizes, self._fail)
            self._follow()

    def _take_sizes(self, sizes: PartSizes) -> None:
        self._sizes = sizes
        self._follow()

    def _fail(self, error: Exception) -> None:
        """Say what is wrong here, where it can be put right; what is no fault of the user's goes the usual way."""
        if not isinstance(error, UserError):
            self._tasks.report(error)
            return
        self._problem = error
        self._end()

    def _forget_problem(self) -> None:
        """What was wrong with an import may be put right now; what is wrong with its parts is not."""
        if self._sizes is not None:
            self._problem = None
        self._follow()

    # The import

    def _import(self) -> None:
        if self._result is not None:
            self.accept()
            return
        if self._listing is None or self._stop is not None:
            return
        try:
            checked_names(tuple(self.table.classes.names.values()), len(self.table.classes.names))
        except UserError as error:
            self._fail(error)
            return
        self._stop, self._problem = StopToken(), None
        self._progress.setRange(0, len(self._listing.entries))
        self._progress.setValue(0)
        wish = Wish(self._listing, self.form.options, self._title.text(), self.table.classes.names)
        self._tasks.start_reporting(
            "import pictures", partial(import_and_keep, wish), self._take_import, self._count, self._stop, self._fail
        )
        self._follow()

    def _count(self, read: ReadSoFar) -> None:
        self._progress.setValue(read.done)

    def _take_import(self, result: tuple[Dataset, Imported] | None) -> None:
        self._result = result
        self._end()
        if result is None:
            return
        dataset, imported = result
        self.imported.emit(dataset)
        if kept.is_new(dataset, imported.images) and not imported.left_out and not imported.notices:
            self.accept()
            return
        self.report.report.show_left_out(imported.left_out)
        for each in (self.report, self._save):
            each.setVisible(bool(imported.left_out))
        self._pages.setCurrentIndex(1)
        self._follow()
        self.retranslate()
        self._begin.setFocus()

    def _end(self) -> None:
        self._stop = None
        self._follow()

    def _let_go(self) -> None:
        for each in (self._listings, self._previews, self._sizings):
            each.forget()
        if self._stop is not None:
            self._stop.stop()

    # What follows from the state

    def _follow(self) -> None:
        is_busy, is_done = self._stop is not None, self._result is not None
        self._begin.setEnabled(is_done or (self._sizes is not None and not is_busy and not self._is_hopeless))
        self._buttons.button(QDialogButtonBox.StandardButton.Cancel).setVisible(not is_done)
        self._pages.setEnabled(not is_busy)
        self._progress.setVisible(is_busy)
        self._say()

    def _say(self) -> None:
        self._said.setText(self._sentence())
        if self._result is not None:
            self._summary.setText(self._summed_up(*self._result))
            self._begin.setText(self.tr("&Done"))

    @property
    def _is_hopeless(self) -> bool:
        """Whether no picture of the source gives an image, as far as all of them are shown."""
        count = self.preview.part_count()
        return self._listing is not None and len(self.preview.failed) == count == len(self._listing.entries)

    def _failures(self) -> list[str]:
        """How many of the pictures shown give no image, and why the first of them does not; empty where all do."""
        failed = self.preview.failed
        if not failed:
            return []
        told = self.tr("Of the {shown} pictures shown, {failed} cannot be used. The first: {cause}")
        cause = "" if failed[0].reason is None else say(failed[0].reason)
        return [told.format(shown=self.preview.part_count(), failed=len(failed), cause=cause)]

    def _sentence(self) -> str:
        """What is wrong, is going on, or would come of it."""
        if self._is_hopeless:
            return self._failures()[0]  # there is nothing to divide, so advice on that would mislead
        if self._problem is not None:
            return say(self._problem)
        if self._source is None:
            return self.tr("Choose a folder with a subfolder for each class, or drop it here. Nothing leaves this computer.")
        if self._listing is None:
            return self.tr("Looking for pictures…")
        if self._sizes is None:
            return self.tr("{count:,} pictures of {classes} classes.").format(
                count=len(self._listing.entries), classes=len(self._listing.class_names)
            )
        sentence = self.tr("{train:,} pictures to train with, {test:,} to test with. Left out: {left:,}.")
        said = sentence.format(train=self._sizes.train, test=self._sizes.test, left=len(self._listing.left_out))
        return "\n".join([said, *self._failures(), *map(say, self._sizes.notices[:MOST_NOTICES])])

    def _summed_up(self, dataset: Dataset, imported: Imported) -> str:
        sentence = self.tr("Imported {title}: {train:,} images to train with, {test:,} to test with. In the report: {left:,}.")
        if not kept.is_new(dataset, imported.images):
            sentence = self.tr("These images are kept already as {title}.")
        values = {"train": dataset.train_count, "test": len(dataset.test_labels), "left": len(imported.left_out)}
        said = sentence.format(title=shown(dataset.title), **values)
        return "\n".join([said, *map(say, imported.notices[:MOST_NOTICES])])
