"""The frame of every campaign: options, time limit, a home folder of its own, and the report.

A campaign does something harmful many times and counts the failures. Each is a command:

    python tests/reliability/NAME.py [--json FILE] [--short] [--seconds N] [what it counts]

``--short`` is the form that every change must pass; it takes at most a minute. ``--seconds`` limits any form: after that time
nothing new begins, and the report says how much was done, and under ``left_out`` what was not. Exit status 0: no fault; 1: a
fault was found, or nothing was tried.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
"""The checkout, from which programs are started."""

MOST_SHOWN = 20
"""How many faults, and lines of a figure that is a list, are printed; the JSON file has all of them."""


class Campaign:
    """Counts attempts and faults, within a time limit.

    Parameters
    ----------
    description
        The module's docstring, for ``--help``.
    seconds, short_seconds
        The time limits without ``--seconds``.

    Attributes
    ----------
    parser
        Add options to it before :meth:`begin`.
    options
        The parsed options, after :meth:`begin`.
    tried
        How many times something was done.
    faults
        One sentence for each.
    """

    def __init__(self, description: str, *, seconds: float, short_seconds: float = 45.0) -> None:
        self.parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
        self.parser.add_argument("--json", metavar="FILE", type=Path, help="write the whole report there")
        self.parser.add_argument("--short", action="store_true", help="the form that every change has to pass")
        self.parser.add_argument("--seconds", type=float, help=f"begin nothing new after that time ({seconds:g})")
        self.options = argparse.Namespace()
        self.tried = 0
        self.faults: list[str] = []
        self._bounds = seconds, short_seconds
        self._began = time.monotonic()

    def begin(self, arguments: list[str] | None = None) -> argparse.Namespace:
        """Read the command line; the clock starts now."""
        self.options = self.parser.parse_args(arguments)
        if self.options.seconds is None:
            self.options.seconds = self._bounds[1] if self.options.short else self._bounds[0]
        self._began = time.monotonic()
        return self.options

    @property
    def elapsed(self) -> float:
        """Seconds since :meth:`begin`."""
        return time.monotonic() - self._began

    @property
    def has_time(self) -> bool:
        """Whether something new may begin."""
        return self.elapsed < self.options.seconds

    def fault(self, sentence: str) -> None:
        """Add a fault."""
        self.faults.append(sentence)

    def end(self, figures: Mapping[str, object] | None = None, *, skipped: str = "") -> int:
        """Print and write the report; returns the exit status. `skipped` says why the campaign cannot run here.

        A campaign that tried nothing proves nothing, so it fails.
        """
        if not skipped and not self.tried:
            self.fault(f"nothing was tried within {self.options.seconds:g} s")
        report = {
            "campaign": Path(sys.argv[0]).stem,
            "skipped": skipped,
            "tried": self.tried,
            "seconds": round(self.elapsed, 1),
            "figures": dict(figures or {}),
            "faults": self.faults,
        }
        if skipped:
            print(f"{report['campaign']}: skipped, {skipped}")
        else:
            print(f"{report['campaign']}: {self.tried} tried in {report['seconds']} s, {len(self.faults)} faults")
        for name, value in report["figures"].items():
            print(f"  {name}: {len(value) if isinstance(value, list) else value}")
            for line in value[:MOST_SHOWN] if isinstance(value, list) else ():
                print(f"    {line}")
        for sentence in self.faults[:MOST_SHOWN]:
            print(f"  FAULT: {sentence}")
        if self.options.json is not None:
            self.options.json.write_text(json.dumps(report, indent=1, ensure_ascii=False, default=str) + "\n", "utf-8")
        return 1 if self.faults else 0


def environment(home: Path, **more: str) -> dict[str, str]:
    """The environment of a program that has all its files below `home` and is imported from this checkout."""
    path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    own = {"MNIST_DESKTOP_HOME": str(home), "PYTHONPATH": path, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
    return os.environ | own | more
