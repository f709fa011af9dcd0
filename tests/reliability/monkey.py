"""A user who acts at random, and what the window does not survive.

    python tests/reliability/monkey.py [--seed 0] [--actions 20000] [--json FILE] [--short] [--seconds N]

The real window, with real services, the real engine and the shipped data, in its own home folder. Faults are: unforeseen
exceptions, warnings of Qt and of Python, crashes, standstills of more than 2 s, dialogs that stay open, closed windows and
dialogs that are kept, and more memory, threads, descriptors or windows than :mod:`monkey_window` allows. Each fault names the
seed, the number of the action and those before it. An action depends on the seed, its number and what is visible at that time,
so the same seed does nearly the same.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections import deque
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parent))

from campaign import Campaign, environment

SHORT_ACTIONS = 600
REMEMBERED = 8
"""How many earlier actions a fault names."""
PATIENCE = 240.0
"""Seconds after the time limit within which the window must end by itself."""


def main() -> int:
    """Run the campaign: start the process and read its messages."""
    campaign = Campaign(__doc__ or "", seconds=1500, short_seconds=22)
    campaign.parser.add_argument("--seed", type=int, default=0, help="decides every action (%(default)s)")
    campaign.parser.add_argument("--actions", type=int, default=20_000, help="how many (%(default)s)")
    campaign.parser.add_argument("--home", type=Path, help="keep the files there")
    campaign.parser.add_argument("--inside", metavar="REPORT", type=Path, help="used by the campaign: be the window")
    options = campaign.begin()
    actions = min(options.actions, SHORT_ACTIONS) if options.short else options.actions
    if options.inside is not None:
        from monkey_window import Play

        return Play(options.seed, actions, options.seconds, options.inside).run()
    with TemporaryDirectory() as folder:
        home = options.home or Path(folder) / "home"
        figures = play(campaign, home, options.seed, actions)
    return campaign.end(figures)


def play(campaign: Campaign, home: Path, seed: int, actions: int) -> dict[str, object]:
    """Start the window in a process; its crash is a fault, too."""
    home.mkdir(parents=True, exist_ok=True)
    report, said = home.parent / "report.jsonl", home.parent / "said.txt"
    command = [sys.executable, "-X", "faulthandler", __file__, "--inside", str(report), "--seed", str(seed)]
    command += ["--actions", str(actions), "--seconds", str(campaign.options.seconds)]
    # HOME, too: dialogs suggest it, and nothing outside may change.
    own = environment(home, HOME=str(home), TMPDIR=str(home), KERAS_HOME=str(home / "keras"), TF_CPP_MIN_LOG_LEVEL="3")
    own = {name: value for name, value in own.items() if not name.startswith("XDG_")}
    with said.open("wb") as output:
        process = subprocess.Popen(command, env=own, stdout=output, stderr=subprocess.STDOUT)
        try:
            status: int | None = process.wait(campaign.options.seconds + PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            status = None
    figures: dict[str, object] = {"seed": seed, "asked": actions}
    last: deque[str] = deque(maxlen=REMEMBERED)
    for line in report.read_text("utf-8").splitlines() if report.exists() else ():
        kind, content = json.loads(line)
        if kind == "action":
            campaign.tried += 1
            last.append(content)
        elif kind == "fault":
            campaign.fault(content)
        else:
            figures |= content
    if status != 0:
        how = "hung and was killed" if status is None else f"ended with status {status}"
        tail = said.read_text("utf-8", "replace")[-6000:]
        campaign.fault(f"seed {seed}: the window {how} after action {campaign.tried}: {' | '.join(last)}\n{tail}")
    return figures


if __name__ == "__main__":
    sys.exit(main())
