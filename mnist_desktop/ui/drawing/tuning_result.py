"""What fine-tuning has brought: before and after, for hands that were learned from, for others, and for old test images."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from mnist_desktop.core.results.fine_tuned import BeforeAfter, judge_new, judge_old
from mnist_desktop.core.results.test_images import has_learned
from mnist_desktop.training.engine_interface import OpenedRun
from mnist_desktop.training.fine_tuning import TuningPlan, readings
from mnist_desktop.ui.drawing.handwriting_test import CountsByRow, HandwritingMatrix
from mnist_desktop.ui.shared.data_titles import data_title
from mnist_desktop.ui.shared.fitting_dialog import FittingDialog
from mnist_desktop.ui.shared.muted_label import MutedLabel
from mnist_desktop.ui.shared.numbers import fine_percent
from mnist_desktop.ui.shared.plain_text import PlainLabel, said_name
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.run_names import run_title
from mnist_desktop.ui.shared.text_size import scaled
from mnist_desktop.ui.shared.texts import say
from mnist_desktop.ui.shared.words import name_word

WIDTH = 900


@dataclass(frozen=True, eq=False)
class Tuned:
    """A fine-tuned run with what it began from.

    Attributes
    ----------
    writers, others
        How many people drew what it learned from, and how many others what it is tested with.
    seen, unseen, usual
        Drawings that it learned from, others, and old test images.
    """

    prepared: TuningPlan
    run: OpenedRun
    writers: int
    others: int
    seen: BeforeAfter
    unseen: BeforeAfter
    usual: BeforeAfter


def read_again(prepared: TuningPlan, run: OpenedRun, writers: int, others: int) -> Tuned:
    """Let a fine-tuned network read what the one that it began from has read. For a worker."""
    new, before = prepared.new, prepared.before
    after = readings(run.predictor, new, prepared.old)
    seen = BeforeAfter(new.labels[: new.train_count], before.seen, after.seen)
    unseen = BeforeAfter(new.labels[new.train_count :], before.unseen, after.unseen)
    usual = BeforeAfter(prepared.old.test_labels, before.usual, after.usual)
    return Tuned(prepared, run, writers, others, seen, unseen, usual)


class TuningResult(FollowsLanguage, FittingDialog):
    """A table of shares, two confusion matrices of drawings that were not learned from, and what all of it means."""

    def __init__(self, tuned: Tuned, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tuningResult")
        name_word(self, "fine_tuning")
        self._tuned = tuned
        self._groups = (tuned.seen, tuned.unseen, tuned.usual)
        self._heads = [PlainLabel(wordWrap=True) for _ in range(3)]
        self._names = [PlainLabel(wordWrap=True) for _ in self._groups]
        self._cells = [(PlainLabel(wordWrap=True), PlainLabel(wordWrap=True)) for _ in self._groups]
        self.meaning = PlainLabel(wordWrap=True, objectName="tuningMeaning")
        name_word(self.meaning, "fine_tuning")
        self._captions = PlainLabel(wordWrap=True), PlainLabel(wordWrap=True)
        classes = tuned.run.record.info.class_names
        counts = [tuned.unseen.confusion(after=after, classes=len(classes)) for after in (False, True)]
        self.matrices = [HandwritingMatrix(CountsByRow(each, classes)) for each in counts]
        self._told = MutedLabel(wordWrap=True)
        self._arrange()
        self.retranslate()
        self.resize(scaled(WIDTH), self.sizeHint().height())

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        tuned, info = self._tuned, self._tuned.run.record.info
        self.setWindowTitle(self.tr("Trained on drawings: {name}").format(name=run_title(info.name)))
        for label, text in zip(self._heads, (self.tr("Read right"), self.tr("before"), self.tr("after")), strict=True):
            label.setText(text)
        for label, text in zip(self._names, self._said_names(), strict=True):
            label.setText(text)
        for row, group in zip(self._cells, self._groups, strict=True):
            for label, right, ends in zip(row, group.right, group.intervals, strict=True):
                label.setText(self._said_share(right, group.count, ends))
        self.meaning.setText("\n".join((*self._said_of_new(), say(judge_old(tuned.usual)))))
        captions = (
            self.tr("Drawings that it has not learned from, before"),
            self.tr("Drawings that it has not learned from, after"),
        )
        if not tuned.prepared.is_test_new:
            captions = self.tr("Drawings to test with, before"), self.tr("Drawings to test with, after")
        for label, matrix, text in zip(self._captions, self.matrices, captions, strict=True):
            label.setText(text)
            matrix.setAccessibleName(text)

    def _said_names(self) -> tuple[str, str, str]:
        tuned, title = self._tuned, said_name(data_title(self._tuned.prepared.old.title))
        usual = self.tr("{count:,} test images of {title}")
        if has_learned(tuned.prepared.run.record.info, tuned.prepared.old):
            usual = self.tr("{count:,} test images of {title}, from which the first network has learned")
        seen = self.tr("{count:,} drawings that it has learned from. Writers: {writers:,}.")
        unseen = self.tr("{count:,} drawings that it has not learned from, by other writers: {writers:,}.")
        if not tuned.others:
            unseen = self.tr("{count:,} drawings that it has not learned from, by the same writer.")
        if not tuned.prepared.is_test_new:
            unseen = self.tr("{count:,} drawings to test with")
        return (
            seen.format(count=tuned.seen.count, writers=tuned.writers),
            unseen.format(count=tuned.unseen.count, writers=tuned.others),
            usual.format(count=tuned.usual.count, title=title),
        )

    def _said_of_new(self) -> tuple[str, ...]:
        if self._tuned.prepared.is_test_new:
            return tuple(map(say, judge_new(self._tuned.unseen)))
        told = self.tr(
            "What it was trained on before cannot be read here. It may have learned from some of the drawings to test with, so "
            "they do not say how it reads new hands."
        )
        return (told,)

    def _said_share(self, right: int, count: int, ends: tuple[float, float]) -> str:
        low, high = map(fine_percent, ends)
        first = self.tr("{share}, {wrong:,} wrong").format(share=fine_percent(right / count), wrong=count - right)
        return "\n".join((first, self.tr("95 % interval {low} to {high}").format(low=low, high=high)))

    def _arrange(self) -> None:
        table = QGridLayout()
        table.setHorizontalSpacing(16)
        table.setVerticalSpacing(8)
        table.setColumnStretch(0, 3)
        table.setColumnStretch(1, 2)
        table.setColumnStretch(2, 2)
        for column, label in enumerate(self._heads):
            letters = label.font()
            letters.setBold(True)
            label.setFont(letters)
            table.addWidget(label, 0, column)
        for row, (name, cells) in enumerate(zip(self._names, self._cells, strict=True), 1):
            for column, label in enumerate((name, *cells)):
                table.addWidget(label, row, column, Qt.AlignmentFlag.AlignTop)
        beside = QHBoxLayout()
        beside.setSpacing(20)
        for caption, matrix in zip(self._captions, self.matrices, strict=True):
            part = QVBoxLayout()
            part.addWidget(caption)
            part.addWidget(matrix, 1)
            beside.addLayout(part, 1)
            matrix.told.connect(self._told.setText)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.setSpacing(12)
        whole.addLayout(table)
        whole.addWidget(self.meaning)
        whole.addLayout(beside, 1)
        whole.addWidget(self._told)
        whole.addWidget(buttons)
        buttons.button(QDialogButtonBox.StandardButton.Close).setFocus()  # else a matrix has the keys at once
