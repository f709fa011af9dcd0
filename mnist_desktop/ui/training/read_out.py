"""All figures of one epoch in a line of text."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QWidget

from mnist_desktop.core.runs.record import EpochRow, RateChanges
from mnist_desktop.ui.shared.muted_label import MutedLabel
from mnist_desktop.ui.shared.numbers import loss_text, share_text
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.text_size import leave_lines


class ReadOut(FollowsLanguage, MutedLabel):
    """Says the figures of the epoch under the pointer, or how to get them. Its text never moves its neighbours."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._row: EpochRow | None = None
        self._changes: RateChanges = ()
        self.setObjectName("epochReadOut")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setWordWrap(True)
        leave_lines(self, 2)
        self.retranslate()

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self.show_epoch(self._row, self._changes)

    def show_epoch(self, row: EpochRow | None, changes: RateChanges = ()) -> None:
        """Say the figures of an epoch and what changes of the learning rate it saw, or how to get them."""
        self._row, self._changes = row, changes
        self.set_muted(row is None)
        if row is None:
            self.setText(self.tr("Point at an epoch to read its figures. The wheel zooms, dragging moves, arrow keys step."))
            return
        if row.val_loss is None:
            sentence = self.tr(
                "Epoch {epoch}: training loss {loss}, accuracy {accuracy}; no validation; rate {rate}; {time:.1f} s"
            )
        else:
            sentence = self.tr(
                "Epoch {epoch}: training loss {loss}, accuracy {accuracy}; validation loss {val_loss}, "
                "accuracy {val_accuracy}; rate {rate}; {time:.1f} s"
            )
        self.setText(
            sentence.format(
                epoch=row.epoch,
                loss=loss_text(row.loss),
                accuracy=share_text(row.accuracy),
                val_loss=loss_text(row.val_loss),
                val_accuracy=share_text(row.val_accuracy),
                rate=self._rate(row, changes),
                time=row.seconds,
            )
        )

    def _rate(self, row: EpochRow, changes: RateChanges) -> str:
        """The rate of the epoch's last step, and what was chosen on the way there."""
        text = self.tr("{rate:g} from step {step:,}")
        chosen = ", ".join(text.format(rate=change.learning_rate, step=change.step + 1) for change in changes)
        return f"{row.learning_rate:.3g}" + (f" ({chosen})" if chosen else "")
