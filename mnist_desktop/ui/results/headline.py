"""The one figure of a run, large, with what it is worth."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from mnist_desktop.core.datasets.broken.damages import SeenTest
from mnist_desktop.core.datasets.broken.names import damages_of
from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.results.broken_data import signs_in_results
from mnist_desktop.core.results.test_images import caveats, has_learned, is_of_kind
from mnist_desktop.core.runs.record import RunInfo
from mnist_desktop.training.engine_interface import OpenedRun
from mnist_desktop.ui.shared.data_titles import data_title, kind_title
from mnist_desktop.ui.shared.elided_label import ElidedLabel
from mnist_desktop.ui.shared.muted_label import MutedLabel
from mnist_desktop.ui.shared.numbers import decimal, percent
from mnist_desktop.ui.shared.pretrained_badge import PretrainedBadge
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.run_names import whole_title
from mnist_desktop.ui.shared.texts import say

LARGE, LARGER = 2.4, 1.15  # times the letters around them


class Headline(FollowsLanguage, QWidget):
    """Test accuracy with its interval, loss, and of which run on which data set.

    Attributes
    ----------
    caveat
        A line for the room below, there only where something has to be said beside the figures.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("resultHeadline")
        self._run: OpenedRun | None = None
        self._chosen: Dataset | None = None
        self._epoch = 0
        self._accuracy = MutedLabel(objectName="testAccuracy")
        self._interval = QLabel()
        self._interval.setObjectName("accuracyInterval")
        for label, factor in ((self._accuracy, LARGE), (self._interval, LARGER)):
            letters = label.font()
            letters.setPointSizeF(letters.pointSizeF() * factor)
            letters.setBold(label is self._accuracy)
            label.setFont(letters)
        self._badge = PretrainedBadge()
        self.caveat = MutedLabel(objectName="resultCaveat", wordWrap=True)
        self._about = ElidedLabel(muted=True)
        self._about.setObjectName("aboutRun")
        lines = QVBoxLayout()
        lines.setSpacing(2)
        lines.addStretch()
        lines.addWidget(self._interval)
        about = QHBoxLayout()
        about.setSpacing(8)
        about.addWidget(self._badge)
        about.addWidget(self._about, 1)
        lines.addLayout(about)
        lines.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(self._accuracy)
        row.addLayout(lines, 1)
        self.retranslate()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self._interval.setToolTip(
            self.tr("With other test images of the same kind, the accuracy would lie in this interval 95 times in 100 (Wilson).")
        )
        if self._run is not None:
            self.set_run(self._run, self._chosen, self._epoch)

    def set_run(self, run: OpenedRun, chosen: Dataset | None, epoch: int = 0) -> None:
        """Say how good `run` is, and when it is of another kind of images than those that are `chosen` now.

        `epoch` is the one after which it is looked at, where that is not its own.
        """
        self._run, self._chosen, self._epoch = run, chosen, epoch
        evaluation, info = run.evaluation, run.record.info
        self._accuracy.setText(percent(evaluation.accuracy))
        self._accuracy.setAccessibleName(self.tr("Test accuracy {share}").format(share=percent(evaluation.accuracy)))
        learned = has_learned(info, run.dataset)
        other = self._other(info, chosen)
        self._accuracy.set_muted(learned or bool(other))
        if learned:
            tip = self.tr("The share of these images that were read right. The network was trained with them.")
        elif any(isinstance(damage, SeenTest) for damage in damages_of(info.dataset_key)):
            tip = self.tr("The share of test images that were read right. The network was trained with some of them.")
        else:
            tip = self.tr("The share of test images that were read right. The network never learned from them.")
        self._accuracy.setToolTip(tip)
        self._badge.show_run(info)
        signs = signs_in_results(info, run.dataset, evaluation)
        sentences = [*filter(None, [other]), *(say(each) for each in (*caveats(info, run.dataset), *signs))]
        self.caveat.setText(" ".join(sentences))
        self.caveat.set_muted(not learned and not other and not signs)
        self.caveat.setVisible(bool(sentences))
        self._interval.setText(
            self.tr("95 % interval {low:.1f}–{high:.1f} %, {wrong:,} of {count:,} wrong").format(
                low=evaluation.accuracy_low * 100, high=evaluation.accuracy_high * 100,
                wrong=evaluation.wrong_count, count=len(evaluation.labels),
            )
        )  # fmt: skip
        loss = self.tr("Loss {loss}").format(loss=decimal(evaluation.loss, 4))
        message = say(info.end_message) if info.end_message else ""
        looked_at = self.tr("as it was after epoch {epoch} of {last}").format(epoch=epoch, last=len(info.history))
        parts = (
            loss,
            whole_title(info.name),
            looked_at if epoch else "",
            data_title(run.dataset.title),
            self._ending(info),
            message,
        )
        self._about.setText(" · ".join(part for part in parts if part))

    def _other(self, info: RunInfo, chosen: Dataset | None) -> str:
        if chosen is None or is_of_kind(info, chosen):
            return ""
        if chosen.family == info.dataset_family:
            return self.tr(
                "These figures are those of a network for other classes than those of {chosen}, which is chosen now. "
                "Train one, or choose another run in the list above."
            ).format(chosen=data_title(chosen.title))
        trained = kind_title(info.dataset_key, info.dataset_family, info.dataset_title)
        return self.tr(
            "These figures are those of a network for {trained}; what is chosen now is {chosen}. "
            "Train one, or choose another run in the list above."
        ).format(trained=trained, chosen=kind_title(chosen.key, chosen.family, chosen.title))

    def _ending(self, info: RunInfo) -> str:
        """How a run ended, where that is not what its settings say."""
        return {
            "finished": "",
            "early-stopped": self.tr("stopped early, best epoch {epoch}"),
            "stopped": self.tr("stopped by hand after epoch {last}"),
            "interrupted": self.tr("interrupted after epoch {last}"),
            "failed": self.tr("failed after epoch {last}"),
        }[info.outcome].format(epoch=info.best_epoch, last=len(info.history))
