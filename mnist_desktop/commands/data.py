"""``mnist-desktop data``: what data sets there are, whether they are whole, and how more of them come here."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from typing import Literal, NamedTuple

from mnist_desktop import paths
from mnist_desktop.command_line import in_terminal, say_in_terminal
from mnist_desktop.commands import data_import
from mnist_desktop.commands.progress import Progress
from mnist_desktop.commands.tables import print_json, print_table
from mnist_desktop.core.datasets import catalog
from mnist_desktop.core.datasets.broken.names import parse_key
from mnist_desktop.core.datasets.dataset import Dataset, Family
from mnist_desktop.core.datasets.families import FAMILIES
from mnist_desktop.core.datasets.images.keys import KEY as OWN
from mnist_desktop.core.datasets.known import known_by_fingerprint
from mnist_desktop.core.datasets.titles import said_title
from mnist_desktop.core.errors import UserError
from mnist_desktop.core.marking import marked
from mnist_desktop.core.runs.record import DamagedRun
from mnist_desktop.core.runs.shipped import ShippedRuns
from mnist_desktop.core.sentence import Templated, shown
from mnist_desktop.core.stop_token import StopToken

Verdict = Literal["genuine", "starter", "own", "damaged", "absent", "whole"]
_WORDS: dict[Verdict, str] = {
    "genuine": marked("genuine"),
    "starter": marked("starter"),
    "own": marked("own"),
    "damaged": marked("damaged"),
    "absent": marked("absent"),
    "whole": marked("whole"),
}


class Verified(NamedTuple):
    """What a check found: of which data set or run, and why it is damaged or absent."""

    key: str
    verdict: Verdict
    title: Templated | str
    cause: UserError | None = None


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to those of the program."""
    data = commands.add_parser("data", help=in_terminal("list, fetch, import and verify data sets"))
    actions = data.add_subparsers(metavar="ACTION", required=True)
    listing = actions.add_parser("list", help=in_terminal("say which data sets are on this computer, and where"))
    listing.add_argument("--json", action="store_true", help=in_terminal("as JSON"))
    listing.set_defaults(act=list_sets)
    verify = actions.add_parser("verify", help=in_terminal("read every data set and pre-trained run, and say what each is"))
    verify.add_argument("key", nargs="*", help=in_terminal("only these, which must be there"))
    verify.add_argument("--json", action="store_true", help=in_terminal("as JSON"))
    verify.set_defaults(act=verify_sets)
    fetch = actions.add_parser("fetch", help=in_terminal("download full data sets from a mirror, and check every byte"))
    fetch.add_argument("family", nargs="*", type=_family, help=in_terminal("one of: {names}").format(names=", ".join(FAMILIES)))
    fetch.add_argument("--mirror", metavar="URL", default="", help=in_terminal("instead of MNIST_DESKTOP_MIRROR"))
    fetch.set_defaults(act=fetch_sets)
    data_import.add_to(actions)


def list_sets(options: argparse.Namespace, _stop: StopToken) -> bool:
    """Print one line for each data set."""
    entries = catalog.entries()
    if options.json:
        print_json([{"key": entry.key, "title": entry.title, "images": entry.count, "available": entry.available,
                      "location": str(entry.location or "")} for entry in entries])  # fmt: skip
        return True
    print_table(
        [in_terminal("key"), in_terminal("title"), in_terminal("images"), in_terminal("where")],
        [(entry.key, say_in_terminal(said_title(entry.title)), f"{entry.count:,}", _place_of(entry)) for entry in entries],
    )
    return True


def verify_sets(options: argparse.Namespace, stop: StopToken) -> bool:
    """Print what each data set and pre-trained run is; false where something is damaged, or a named one is absent."""
    wanted = set(options.key)
    entries = [entry for entry in catalog.entries() if parse_key(entry.key) is None and (not wanted or entry.key in wanted)]
    runs = ShippedRuns(paths.resource("pretrained"))
    found: list[Verified] = []
    with Progress(in_terminal("checking")) as progress:
        for number, entry in enumerate(entries):
            if stop.stop_requested:
                break
            progress(number, len(entries))
            found += _verified(entry)
        found += [] if stop.stop_requested else [each for each in _verified_runs(runs) if not wanted or each.key in wanted]
    unknown = wanted - {each.key for each in found} if not stop.stop_requested else set()
    found += [Verified(key, "absent", key) for key in sorted(unknown)]
    if options.json:
        print_json([{"key": each.key, "verdict": each.verdict, "title": str(each.title),
                      "cause": each.cause.text if each.cause else ""} for each in found])  # fmt: skip
    else:
        print_table([in_terminal("key"), in_terminal("is"), in_terminal("title or cause")], [_said(each) for each in found])
    return not any(each.verdict == "damaged" or (each.verdict == "absent" and each.key in wanted) for each in found)


def fetch_sets(options: argparse.Namespace, stop: StopToken) -> bool:
    """Download full sets; what is there already is only checked."""
    from mnist_desktop.core.datasets.download import MIRROR_VARIABLE, download, mirror  # noqa: PLC0415 - brings HTTP along

    if not options.mirror and not mirror():
        raise UserError("No server to download from is set. Add --mirror and the address of one that holds mnist/ and "
                        "fashion-mnist/, or set {variable} to it.", variable=MIRROR_VARIABLE)  # fmt: skip
    for family in options.family or list(FAMILIES):
        title = say_in_terminal(said_title(FAMILIES[family].title))
        with Progress(title) as progress:
            folder = download(family, options.mirror, lambda told: progress(told.done, told.total), stop)
        if folder is None:
            return False
        sys.stdout.write(in_terminal("{title} is in {folder}.").format(title=title, folder=folder) + "\n")
    return True


def _verified(entry: catalog.CatalogEntry) -> Iterator[Verified]:
    title = said_title(entry.title)
    if not entry.available:
        yield Verified(entry.key, "absent", title)
        return
    try:
        dataset = catalog.load(entry.key)
    except UserError as error:
        yield Verified(entry.key, "damaged", title, error)
        return
    yield Verified(entry.key, _verdict_on(dataset), said_title(dataset.title))
    for passed_over in dataset.passed_over:
        yield Verified(entry.key, "damaged", title, passed_over)


def _verdict_on(dataset: Dataset) -> Verdict:
    known = known_by_fingerprint(dataset.fingerprint)
    if known is None or dataset.key.startswith(OWN):
        return "own"
    return "starter" if known.starter else "genuine"


def _verified_runs(runs: ShippedRuns) -> Iterator[Verified]:
    for run in runs.list():
        name = run.id if isinstance(run, DamagedRun) else run.name
        try:
            runs.load(run.id)
        except UserError as error:
            yield Verified(run.id, "damaged", name, error)
        else:
            yield Verified(run.id, "whole", name)


def _said(found: Verified) -> tuple[str, str, str]:
    what = found.cause or found.title
    return found.key, say_in_terminal(_WORDS[found.verdict]), say_in_terminal(what) if isinstance(what, Templated) else what


def _place_of(entry: catalog.CatalogEntry) -> str:
    if entry.location is not None:
        return str(entry.location)
    return in_terminal("made from its original") if entry.available else in_terminal("not on this computer")


def _family(text: str) -> Family:
    """One of the published families; argparse's own choices would refuse that there is none."""
    family = next((family for family in FAMILIES if family == text), None)
    if family is None:
        told = in_terminal("there is no data set called {name}; choose one of {names}")
        raise argparse.ArgumentTypeError(told.format(name=shown(text), names=", ".join(FAMILIES)))
    return family
