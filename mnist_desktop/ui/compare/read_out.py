"""The groups of runs in words with their colors, as rich text: a legend, and the figures of one epoch."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QCoreApplication

from mnist_desktop.core.runs.comparison import band
from mnist_desktop.ui.compare.curve_styles import color, sign
from mnist_desktop.ui.compare.run_group import RunGroup
from mnist_desktop.ui.shared.numbers import fine_percent
from mnist_desktop.ui.shared.plain_text import narrow_name
from mnist_desktop.ui.shared.theme_colors import Colors

GAP = "&nbsp;&nbsp;&nbsp; "


def legend(groups: Sequence[RunGroup], palette: Colors | None = None) -> str:
    """Each group with its color (of the theme if no other is given), how many runs it has, and its test accuracy."""
    return GAP.join(f"{_sign(group, palette)}&nbsp;{escape(_described(group))}" for group in groups)


def read_out(groups: Sequence[RunGroup], epoch: int) -> str:
    """The validation accuracy of each group after an epoch; of a group of several runs, their mean."""
    parts = [_tr("Validation after epoch {epoch:,}:").format(epoch=epoch)]
    for group in groups:
        values = band([info.history for info in group.seeds], "val_accuracy").mean
        share = float(values[epoch - 1]) if epoch <= len(values) else None
        parts.append(f"{_sign(group)}&nbsp;{fine_percent(share)}")
    return GAP.join(parts)


def _described(group: RunGroup) -> str:
    name = narrow_name(group.name)
    if not group.is_repeated:
        return name
    if not group.test_accuracies:
        return _tr("{name}, {count:,} seeds").format(name=name, count=len(group.seeds))
    return _tr("{name}, {count:,} seeds: test {mean} on average, {low} to {high}").format(
        name=name, count=len(group.seeds), mean=fine_percent(group.mean_test_accuracy),
        low=fine_percent(min(group.test_accuracies)), high=fine_percent(max(group.test_accuracies)),
    )  # fmt: skip


def _sign(group: RunGroup, palette: Colors | None = None) -> str:
    return f'<span style="color: {color(group.style, palette)};">{sign(group.style)}</span>'


def _tr(text: str) -> str:
    return QCoreApplication.translate("runs", text)
