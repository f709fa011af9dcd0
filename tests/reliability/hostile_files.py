"""Gives damaged and malicious files to every reader of the program: each must be opened, or refused with a sentence.

    python tests/reliability/hostile_files.py [--json FILE] [--short] [--seconds N] [--count N] [--seed S]

Good files of every kind (IDX, npz, tables, zipped sets, caches, run folders, checkpoints, zips of runs, models, drawings,
pictures, sweeps and their plans, settings) are damaged at random and on purpose. The readers run in another process, so that
a bomb harms nothing else. It counts errors that are not for users, good files that are refused or lose images, and pickles
that were opened, and measures the highest memory use, the slowest file and the longest sentence.
"""

from __future__ import annotations

import collections
import json
import re
import select
import subprocess
import sys
import tempfile
from pathlib import Path

import campaign

sys.path.insert(0, str(campaign.ROOT))

import numpy as np
from hostile_mutations import Mutator
from hostile_seeds import Seed, seeds

MOST_BYTES = 300 * 2**20
"""Above the process' memory before it reads."""
MOST_PICTURE_BYTES = 2200 * 2**20
"""For pictures: a camera's photo is allowed, and one of 100 million pixels needs much memory."""
SLOWEST_SECONDS = 30.0
LONGEST_SENTENCE = 600
PATIENCE_SECONDS = 60
TRACES = re.compile(r"object at 0x|\[Errno|Traceback|<class|b'\\x|\w+Error\(|\bNoneType\b")
"""Words that only a programmer understands."""


class Reader:
    """The process that reads; it is replaced when it dies."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._process = self._start()

    def _start(self) -> subprocess.Popen[str]:
        program = Path(__file__).with_name("hostile_readers.py")
        environment = campaign.environment(self._home, OPENBLAS_NUM_THREADS="1")
        return subprocess.Popen([sys.executable, program], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                stderr=subprocess.DEVNULL, text=True, env=environment)  # fmt: skip

    def ask(self, reader: str, place: Path) -> dict[str, object]:
        """Read `place`; returns the result."""
        self._process.stdin.write(json.dumps({"reader": reader, "place": str(place)}) + "\n")
        self._process.stdin.flush()
        ready, _, _ = select.select([self._process.stdout], [], [], PATIENCE_SECONDS)
        line = self._process.stdout.readline() if ready else ""
        if line:
            return json.loads(line)
        self.end(kill=True)
        code, self._process = self._process.returncode, self._start()
        fault = f"the process died of {-code}" if ready else f"it read for more than {PATIENCE_SECONDS} s"
        return {"sentence": "", "fault": fault, "seconds": 0.0, "bytes": 0, "count": None}

    def end(self, *, kill: bool = False) -> None:
        """End the process."""
        if kill:
            self._process.kill()
        self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()


def laid_out(seed: Seed, mutator: Mutator | None, random: np.random.Generator, folder: Path) -> tuple[str, Path]:
    """Write a place with one damaged file; returns the kind of damage."""
    place, done = folder / f"hostile{seed.ending}", "healthy"
    damaged = seed.targets[int(random.integers(len(seed.targets)))]
    for name, content in seed.files.items():
        if mutator is not None and name == damaged:
            done, content = mutator.mutate(content)  # noqa: PLW2901
        path = place / name if name else place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return f"{seed.reader}{seed.ending or ''} {damaged} {done}", place / seed.picked


class Findings:
    """The results so far."""

    def __init__(self, harm: campaign.Campaign) -> None:
        self.harm = harm
        self.outcomes: collections.Counter[str] = collections.Counter()
        self.most_bytes: dict[str, tuple[int, str]] = {}
        self.slowest, self.longest = (0.0, ""), (0, "")

    def take(self, name: str, reader: str, number: int, found: dict[str, object]) -> None:
        """Judge one answer."""
        sentence, seconds, size = str(found["sentence"]), float(found["seconds"]), int(found["bytes"])
        self.outcomes["refused" if sentence else "fault" if found["fault"] else "opened"] += 1
        self.most_bytes[reader] = max(self.most_bytes.get(reader, (0, "")), (size, name))
        self.slowest = max(self.slowest, (seconds, name))
        self.longest = max(self.longest, (len(sentence), sentence))
        most = MOST_PICTURE_BYTES if "picture" in reader else MOST_BYTES
        for is_wrong, words in (
            (bool(found["fault"]), f"not for users: {found['fault']}"),
            (size > most, f"took {size / 2**20:.0f} MB"),
            (seconds > SLOWEST_SECONDS, f"took {seconds:.1f} s"),
            (len(sentence) > LONGEST_SENTENCE, f"a sentence of {len(sentence)} letters"),
            (not sentence.isprintable() or bool(TRACES.search(sentence)), f"said {sentence[:300]!r}"),
        ):
            if is_wrong:
                self.harm.fault(f"{number}: {name}: {words}")


def main() -> int:
    harm = campaign.Campaign(__doc__, seconds=900, short_seconds=35)
    harm.parser.add_argument("--count", type=int, help="how many files (3000; short: as many as there is time for)")
    harm.parser.add_argument("--seed", type=int, default=1)
    harm.parser.add_argument("--only", help="a reader's name")
    options = harm.begin()
    if not Path("/proc/self/clear_refs").exists():
        return harm.end(skipped="this system does not tell how much memory a process took")
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        findings, canary = Findings(harm), folder / "canary"
        random = np.random.default_rng(options.seed)
        kinds = [seed for seed in seeds(folder / "seeds") if options.only in (None, seed.reader)]
        mutator, reader = Mutator(random, canary), Reader(folder / "home")
        most = options.count or 3000
        for number in range(-len(kinds), most):
            if not harm.has_time:
                break
            kind = kinds[number % len(kinds)]
            with tempfile.TemporaryDirectory(dir=folder) as spot:
                name, place = laid_out(kind, mutator if number >= 0 else None, random, Path(spot))
                found = reader.ask(kind.reader, place)
            if number < 0 and found["sentence"]:
                harm.fault(f"a healthy file is refused: {name}: {found['sentence']}")
            elif number < 0 and not found["fault"] and kind.count not in (None, found["count"]):
                harm.fault(f"{found['count']} of {kind.count} images came of {name}")
            findings.take(name, kind.reader, number, found)
            if int(found["bytes"]) > MOST_BYTES // 3:  # memory that it keeps would hide the use of the next readers
                reader.end()
                reader = Reader(folder / "home")
            harm.tried += 1
        reader.end()
        ran = canary.exists()
        if ran:
            harm.fault("a pickle was opened: foreign code has run")
    return harm.end({
        "seed": options.seed,
        "left_out": len(kinds) + most - harm.tried,
        "outcomes": dict(findings.outcomes),
        "code run": int(ran),
        "most memory in MB": {reader: f"{size / 2**20:.0f} ({name})" for reader, (size, name) in findings.most_bytes.items()},
        "slowest": f"{findings.slowest[0]:.2f} s ({findings.slowest[1]})",
        "longest sentence": f"{findings.longest[0]} letters: {findings.longest[1]}",
    })  # fmt: skip


if __name__ == "__main__":
    raise SystemExit(main())
