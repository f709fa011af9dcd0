"""Numbers, shares and lengths of time as people read them: thousands are separated, and a dash stands for what is not known."""

from __future__ import annotations

from math import isfinite, isnan

from PySide6.QtCore import QCoreApplication

NOT_A_NUMBER = "–"
MINUS = "−"
DIGITS = 3


def percent_text(number: str) -> str:
    """A number of percent as the language writes it: some have no space before the sign."""
    return QCoreApplication.translate("numbers", "{number} %").format(number=number)


def percent(share: float) -> str:
    """A share of 1 in percent, to one decimal; it says 100 % only of the whole.

    >>> percent(0.9724), percent(0.99996), percent(1.0)
    ('97.2 %', '>99.9 %', '100 %')
    """
    if isnan(share):
        return NOT_A_NUMBER
    if share >= 1:
        return percent_text("100")
    return percent_text(">99.9" if share >= 0.9995 else f"{share * 100:.1f}")


def fine_percent(share: float | None) -> str:
    """A share of 1 in percent, with the two decimals that tell good runs apart.

    >>> fine_percent(0.99431), fine_percent(None)
    ('99.43 %', '–')
    """
    return NOT_A_NUMBER if share is None or not isfinite(share) else percent_text(f"{share * 100:.2f}")


def share_text(share: float | None) -> str:
    """An accuracy in percent; a dash for one that was not measured.

    >>> share_text(0.9724), share_text(None)
    ('97.2 %', '–')
    """
    return NOT_A_NUMBER if share is None else percent(share)


def loss_text(loss: float | None) -> str:
    """A loss with four decimals, of large ones as many digits; a dash for one that was not measured.

    >>> loss_text(0.056789), loss_text(1234.5), loss_text(None)
    ('0.0568', '1,234', '–')
    """
    if loss is None or not isfinite(loss):
        return NOT_A_NUMBER
    return f"{loss:.4f}" if abs(loss) < 100 else f"{loss:,.4g}"


def decimal(value: float, digits: int) -> str:
    """A number with so many decimals."""
    return NOT_A_NUMBER if isnan(value) else f"{value:,.{digits}f}"


def number_text(value: float, digits: int = DIGITS) -> str:
    """Whole numbers as they are, others with so many digits after the point at most, small ones with as many that count."""
    if value == round(value):
        text = f"{value:,.0f}"
    elif abs(value) < 10**-digits:
        text = f"{value:.1e}".replace("e-0", "e-")
    else:
        text = f"{value:,.{digits}f}"
        text = text.rstrip("0").rstrip(".") if digits else text
    return text.replace("-", MINUS) if text != "-0" else "0"


def short_text(value: float) -> str:
    """At most about five characters, for a legend."""
    return number_text(value, 0 if abs(value) >= 100 else 1 if abs(value) >= 10 else 2)


def cell_text(value: float) -> str:
    """The same for a cell, where a small number has three digits after the point and one that is hardly anything 0.000."""
    return f"{value:.3f}".replace("-", MINUS) if 0 < abs(value) < 0.095 else short_text(value)


def narrow_cell_text(value: float) -> str:
    """The same without the zero before the point: .49 and −.5."""
    text = cell_text(value)
    return text.replace("0.", ".", 1) if abs(value) < 1 else text


def duration(seconds: float) -> str:
    """A length of time, the coarser the longer it is, so that a countdown is calm to read."""
    if round(seconds) < 60:
        return _tr("{seconds} s").format(seconds=max(1, round(seconds)))
    fives = round(seconds / 5) * 5
    if fives < 600:
        minutes, rest = divmod(fives, 60)
        return _tr("{minutes} min {seconds} s").format(minutes=minutes, seconds=rest)
    hours, minutes = divmod(round(seconds / 60), 60)
    if hours == 0:
        return _tr("{minutes} min").format(minutes=minutes)
    return _tr("{hours} h {minutes} min").format(hours=hours, minutes=minutes)


def _tr(text: str) -> str:
    return QCoreApplication.translate("duration", text)
