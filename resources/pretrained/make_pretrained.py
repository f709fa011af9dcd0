"""Turns finished runs into the pre-trained ones that ship with the app; running it again gives the same files, byte for byte.

    python tests/benchmarks/experiments.py --only mnist-quick --runs FOLDER
    python resources/pretrained/make_pretrained.py FOLDER/RUN... [--into FOLDER]

Each RUN is the folder of a run that was trained with one of the presets that ship, from its layers to its seed, on the full set
of its kind of images, up to its end. What is not needed to open it again is left out: its notes, and what it said of each test
image. Nothing is written where all pre-trained runs together would be too large to ship.
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

import numpy as np
from msgspec import structs

from mnist_desktop.core.datasets.known import known_by_fingerprint
from mnist_desktop.core.errors import UserError
from mnist_desktop.core.files import write_bytes
from mnist_desktop.core.presets.all_presets import PRESETS
from mnist_desktop.core.presets.preset import Preset
from mnist_desktop.core.runs.record import RunRecord
from mnist_desktop.core.runs.run_files import encode_run
from mnist_desktop.core.runs.shipped import PRETRAINED
from mnist_desktop.core.runs.store import RunStore

HERE = Path(__file__).resolve().parent
MAX_BYTES = 3_000_000
"""What all pre-trained runs together may take."""


class UnfitRunError(UserError):
    """A run cannot ship."""


def main() -> None:
    """Make what the command line asks for, and say what was made."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("runs", nargs="+", type=Path, metavar="RUN", help="the folder of a run")
    parser.add_argument("--into", type=Path, default=HERE, help="where to write (default: beside this script)")
    arguments = parser.parse_args()
    try:
        made = make(arguments.runs, arguments.into)
    except UserError as error:
        raise SystemExit(f"make_pretrained: {error}") from error
    for preset, record in made.items():
        info = record.info
        print(f"{preset}: {info.parameters:,} parameters, test accuracy {info.test_accuracy:.4f}, {info.seconds:,.1f} s")
    print(f"{size_of(arguments.into):,} bytes in all, of {MAX_BYTES:,}")


def make(folders: list[Path], into: Path) -> dict[str, RunRecord]:
    """Write the runs of these folders into `into`, each into a folder with the id of its preset; returns them by those ids.

    Raises
    ------
    UnfitRunError
        One of them cannot ship, or all would be too large; nothing is written then.
    UserError
        One of them cannot be read or written.
    """
    made = {}
    for folder in folders:
        resolved = folder.resolve()
        record = RunStore(resolved.parent).load(resolved.name)
        shipped = preset_of(record, folder)
        if shipped.id in made:
            raise UnfitRunError("{folder} is the second run of {preset}: name one of the two.", folder=folder, preset=shipped.id)
        made[shipped.id] = shippable(record, shipped, folder)
    files = {into / preset / name: content for preset, record in made.items() for name, content in encode_run(record).items()}
    size = size_of(into, without=made) + sum(map(len, files.values()))
    if size > MAX_BYTES:
        raise UnfitRunError("All pre-trained runs together would take {size:,} bytes; {limit:,} are allowed.",
                            size=size, limit=MAX_BYTES)  # fmt: skip
    for path, content in files.items():
        write_bytes(path, content)
    return made


def preset_of(record: RunRecord, folder: Path) -> Preset:
    """The preset that was trained; raises UnfitRunError where it is none of those that ship."""
    info = record.info
    for each in PRESETS:
        trained = info.spec.layers, info.config
        if each.id in PRETRAINED and trained == (each.experiment.spec.layers, each.experiment.config):
            return each
    raise UnfitRunError("{folder} is no run of a preset that ships: its layers or settings are others than those of {presets}.",
                        folder=folder, presets=", ".join(PRETRAINED))  # fmt: skip


def shippable(record: RunRecord, shipped: Preset, folder: Path) -> RunRecord:
    """The run as it ships; raises UnfitRunError where it is not whole, or was trained or tested on something else."""
    info = record.info
    known = known_by_fingerprint(info.dataset_fingerprint)
    if known is None or known.starter or known.family != shipped.family:
        raise UnfitRunError("{folder} was trained on {data}, not on the full set that its preset is meant for.",
                            folder=folder, data=info.dataset_title)  # fmt: skip
    if info.outcome not in ("finished", "early-stopped") or info.test_accuracy is None:
        raise UnfitRunError("{folder} was not trained to its end and tested.", folder=folder)
    if info.rate_changes:
        raise UnfitRunError("{folder} does not repeat its preset: its learning rate was changed on the way.", folder=folder)
    if not all(array.dtype == np.float32 and np.isfinite(array).all() for array in record.weights):
        raise UnfitRunError("{folder} has weights that are not finite numbers of type float32.", folder=folder)
    plain = structs.replace(info, id=shipped.id, name=shipped.experiment.spec.name, spec=shipped.experiment.spec, notes="")
    return replace(record, info=plain, test_probabilities=None)


def size_of(into: Path, without: object = ()) -> int:
    """The bytes of all pre-trained runs in a folder, but for those of some presets."""
    return sum(path.stat().st_size for preset in PRETRAINED if preset not in without for path in (into / preset).glob("*"))


if __name__ == "__main__":
    main()
