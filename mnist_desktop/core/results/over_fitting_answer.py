"""Says whether a run over-fits, from the sentences about its curves alone, so that the answer and the sentences agree."""

from __future__ import annotations

from collections.abc import Sequence

from mnist_desktop.core.marking import MarkedTexts
from mnist_desktop.core.runs.diagnosis_sentences import Finding
from mnist_desktop.core.sentence import ListedSentence


class OverFitting(MarkedTexts):
    """What can be answered; the value is the English text."""

    SHOWN = "yes"
    NOT_SHOWN = "no"
    NEAR = "not yet, but it may begin"
    UNCLEAR = "cannot be told from these curves"
    TOO_FEW = "cannot be told from so few epochs"
    BLIND = "cannot be seen without validation"

    @property
    def is_clear(self) -> bool:
        """Whether it is an answer to yes or no."""
        return self in (OverFitting.SHOWN, OverFitting.NOT_SHOWN)


class OverFittingAnswer(ListedSentence[OverFitting]):
    """What is answered, to be said."""


def over_fitting(findings: Sequence[Finding]) -> OverFitting:
    """Whether a run over-fits.

    Parameters
    ----------
    findings
        What :func:`mnist_desktop.core.runs.diagnosis.diagnose` found, the headline first, then remarks.
    """
    if Finding.NO_VALIDATION in findings:
        return OverFitting.BLIND
    return OverFitting.SHOWN if Finding.GAP in findings else _OF_HEADLINE.get(findings[0], OverFitting.NOT_SHOWN)


_OF_HEADLINE = {
    Finding.NO_EPOCH: OverFitting.TOO_FEW,
    Finding.FIRST_EPOCH: OverFitting.TOO_FEW,
    Finding.ONE_EPOCH: OverFitting.TOO_FEW,
    Finding.TOO_EARLY: OverFitting.TOO_FEW,
    Finding.NOT_A_NUMBER: OverFitting.UNCLEAR,
    Finding.NOT_A_NUMBER_UNSCALED: OverFitting.UNCLEAR,
    Finding.JUMPING: OverFitting.UNCLEAR,
    Finding.JUMPING_UNSCALED: OverFitting.UNCLEAR,
    Finding.SCATTERED: OverFitting.UNCLEAR,
    Finding.BOTH_RISEN: OverFitting.UNCLEAR,
    Finding.FALLS_AGAIN: OverFitting.UNCLEAR,
    Finding.VALIDATION_UNCLEAR: OverFitting.UNCLEAR,
    Finding.VALIDATION_LEVEL: OverFitting.NEAR,
    Finding.OVER_FITTING: OverFitting.SHOWN,
    Finding.SURER: OverFitting.SHOWN,
    Finding.TRAINING_FALLS: OverFitting.BLIND,
    Finding.TRAINING_LEVEL: OverFitting.BLIND,
}
"""What the headlines say of it. All others say that the network learns, has learnt or learns little, and no rise of its
validation loss is known."""
