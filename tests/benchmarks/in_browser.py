"""Opens a page in a headless Chromium: what it asks for, what its console says, and whether it fits when enlarged."""

from __future__ import annotations

import html as escaping
import json
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
WIDTHS = (1280, 640, 320)
"""Of the window in CSS pixels: one of 1280 pixels at 100, 200 and 400 %."""
SECONDS = 120.0
LOCAL = {"file", "data", "about", "chrome", "chrome-untrusted", "devtools", "blob", "chrome-extension"}
NO_ORIGIN = "not an origin"
MEASURE = """<!DOCTYPE html><meta charset="utf-8"><body><script>
addEventListener("load", () => {
  const found = [...document.querySelectorAll("iframe")].map(frame => {
    const page = frame.contentDocument.documentElement;
    const small = [...page.querySelectorAll("p, td, th, dd, figcaption, caption")].map(
      each => parseFloat(frame.contentWindow.getComputedStyle(each).fontSize));
    return [page.scrollWidth, page.clientWidth, Math.min(...small), [...page.querySelectorAll("img")].every(
      each => each.complete && each.naturalWidth > 0)];
  });
  document.body.textContent = "measured" + JSON.stringify(found) + "end";
});
</script>FRAMES</body>"""


@dataclass(frozen=True)
class Opened:
    """What happened when a page was opened.

    Attributes
    ----------
    requests
        Addresses outside the computer that were asked for.
    console
        What the console said.
    sideways
        Of each of WIDTHS, by how many pixels the page is wider than the window.
    smallest_text
        In CSS pixels.
    has_pictures
        Whether every picture could be read.
    """

    requests: tuple[str, ...]
    console: tuple[str, ...]
    sideways: tuple[int, ...]
    smallest_text: float
    has_pictures: bool


def browser() -> str | None:
    """The program, or None where there is none."""
    return next(filter(None, map(shutil.which, NAMES)), None)


def open_page(program: str, page: str, folder: Path) -> Opened:
    """Open `page`, the text of an HTML file; `folder` is for files of the browser."""
    plain, measured, log = folder / "page.html", folder / "measured.html", folder / "net.json"
    plain.write_text(page, "utf-8")
    frames = "".join(f'<iframe width="{width}" height="900" srcdoc="{escaping.escape(page)}"></iframe>' for width in WIDTHS)
    measured.write_text(MEASURE.replace("FRAMES", frames), "utf-8")
    said = _run(program, folder, plain, f"--log-net-log={log}", "--enable-logging=stderr", "--dump-dom").stderr
    console = tuple(line for line in said.splitlines() if "CONSOLE" in line)
    dom = _run(program, folder, measured, "--dump-dom").stdout
    found = re.search(r"measured(\[.*?\])end", dom)
    figures = json.loads(found[1]) if found else []
    return Opened(
        _requests(log),
        console,
        tuple(wide - room for wide, room, *_ in figures),
        min((small for *_, small, _ in figures), default=0.0),
        bool(figures) and all(each[-1] for each in figures),
    )


def _run(program: str, folder: Path, page: Path, *options: str) -> subprocess.CompletedProcess[str]:
    usual = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run",
             "--disable-component-update", "--virtual-time-budget=5000", f"--user-data-dir={folder / 'profile'}")  # fmt: skip
    return subprocess.run(
        [program, *usual, *options, page.as_uri()], capture_output=True, text=True, timeout=SECONDS, check=False
    )


def _requests(log: Path) -> tuple[str, ...]:
    """The addresses outside that a page asked for, by a net log of Chromium, whose own requests have no origin."""
    events = json.loads(log.read_text("utf-8", "replace"))["events"]
    asked = (event["params"] for event in events if {"url", "initiator"} <= set(event.get("params", ())))
    found = {each["url"] for each in asked if each["initiator"] != NO_ORIGIN}
    return tuple(sorted(url for url in found if urlsplit(url).scheme not in LOCAL))
