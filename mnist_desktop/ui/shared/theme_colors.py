"""What each color means, in light and in dark; they stay apart for color-blind eyes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Colors:
    """What colors mean here; the values are Okabe and Ito's, lifted a little on dark ground, and the lightest lowered on white.

    Letters stand out from their ground by 4.5 to 1 at least, curves by 3 to 1 (WCAG 2.2, 1.4.3 and 1.4.11).

    Attributes
    ----------
    plot_background, plot_text, grid
        Of curves and matrices.
    train, validation
        The two curves of every plot.
    right, wrong
        A prediction that is as the label says, or not. Never shown by color alone.
    accent
        What is chosen or asks for attention.
    muted
        Text that explains.
    edge
        Around what can be pressed or filled in: 3 to 1 on every ground.
    series
        One color per run when several are compared.
    heat_low, heat_high
        The ends of the one-hue scale of shares and counts.
    """

    plot_background: str
    plot_text: str
    grid: str
    train: str
    validation: str
    right: str
    wrong: str
    accent: str
    muted: str
    edge: str
    series: tuple[str, ...]
    heat_low: str
    heat_high: str


LIGHT = Colors(
    plot_background="#ffffff",
    plot_text="#24292f",
    grid="#d0d7de",
    train="#0072b2",
    validation="#d55e00",
    right="#00795a",
    wrong="#b3261e",
    accent="#0072b2",
    muted="#57606a",
    edge="#6e7781",
    series=("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#3a9bd9", "#c68400", "#000000", "#8c6d1f"),
    heat_low="#ffffff",
    heat_high="#08519c",
)
DARK = Colors(
    plot_background="#1b1f24",
    plot_text="#e6edf3",
    grid="#3d444d",
    train="#56b4e9",
    validation="#f0883e",
    right="#3fb995",
    wrong="#ff7b72",
    accent="#56b4e9",
    muted="#9ba6b2",
    edge="#8b949e",
    series=("#56b4e9", "#f0883e", "#3fb995", "#e29bc6", "#a5d6ff", "#f2cc60", "#ffffff", "#c9a84c"),
    heat_low="#1b1f24",
    heat_high="#79c0ff",
)
