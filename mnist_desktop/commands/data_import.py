"""``mnist-desktop data import``: what *Import data* and *Import images* take, with options in the place of questions."""

from __future__ import annotations

import argparse
import sys
from functools import partial
from pathlib import Path
from typing import get_args

from mnist_desktop.command_line import in_terminal, say_in_terminal
from mnist_desktop.commands.progress import Progress
from mnist_desktop.core.datasets.dataset import Dataset, Family
from mnist_desktop.core.datasets.families import FAMILIES
from mnist_desktop.core.datasets.imported import FamilyQuestion, ImportRequest, TurnQuestion, take_in
from mnist_desktop.core.datasets.orientation import UPRIGHT, Turn
from mnist_desktop.core.datasets.stored import DataFileError
from mnist_desktop.core.datasets.titles import said_title
from mnist_desktop.core.sentence import Sentence
from mnist_desktop.core.stop_token import StopToken

RECIPES = {"like-mnist": "LIKE_MNIST", "padded": "PADDED", "cropped": "CROPPED", "stretched": "STRETCHED"}
DIVISIONS = ("folders", "share", "writers")


class ImportStoppedError(Exception):
    """Leaves an import from within."""


def add_to(actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the action to those of ``data``."""
    parser = actions.add_parser("import", help=in_terminal("import a data set, or with --images a folder of pictures"))
    parser.add_argument("path", type=Path, help=in_terminal("a file or folder, as the window's two imports take it"))
    parser.add_argument("--family", choices=get_args(Family), help=in_terminal("what it shows, where its content does not tell"))
    turned = parser.add_mutually_exclusive_group()
    turned.add_argument("--turn", action="store_true", help=in_terminal("put images right that are turned or dark on light"))
    turned.add_argument("--as-is", action="store_true", help=in_terminal("leave such images as they are"))
    images = parser.add_argument_group("--images")
    images.add_argument("--images", action="store_true",
                        help=in_terminal("own pictures: a folder for each class, a table with labels, or arrays"))  # fmt: skip
    images.add_argument("--title", help=in_terminal("what to call the set"))
    images.add_argument("--recipe", choices=RECIPES, default="like-mnist", help=in_terminal("how a picture becomes 28x28"))
    images.add_argument("--divide", choices=DIVISIONS, help=in_terminal("how the test part is chosen"))
    images.add_argument("--test-share", type=_share, metavar="SHARE", help=in_terminal("how much is for the test, such as 0.2"))
    images.add_argument("--seed", type=int, default=0, help=in_terminal("decides which images these are"))
    images.add_argument("--transposed", action="store_true", help=in_terminal("rows are columns, as in EMNIST's arrays"))
    parser.set_defaults(act=import_sets)


def import_sets(options: argparse.Namespace, stop: StopToken) -> bool:
    """Import, or refuse with the option that answers the question which the window would ask."""
    work = _import_pictures if options.images else _import_data
    with Progress(in_terminal("reading")) as progress:
        dataset = work(options, progress, stop)
    if dataset is None:
        return False
    told = in_terminal("Imported {title} as {key}: {train:,} images to train with, {test:,} to test with.")
    train, test = dataset.train_count, len(dataset.test_labels)
    title = say_in_terminal(said_title(dataset.title))
    sys.stdout.write(told.format(title=title, key=dataset.key, train=train, test=test) + "\n")
    return True


def _import_data(options: argparse.Namespace, progress: Progress, stop: StopToken) -> Dataset | None:
    try:
        answer = take_in(ImportRequest(options.path, family=options.family, turn=_turn(options)), partial(_tell, progress, stop))
        if isinstance(answer, TurnQuestion) and options.turn:
            answer = take_in(ImportRequest(options.path, answer.request.content, options.family, answer.turn))
    except ImportStoppedError:
        return None
    match answer:
        case FamilyQuestion():
            raise DataFileError("Nothing tells what the images of {file} show. Add --family with one of: {names}.",
                                file=options.path, names=", ".join(FAMILIES))  # fmt: skip
        case TurnQuestion():
            raise DataFileError("The images of {file} seem to lie on their side, or to be dark on light. Add --turn to put them "
                                "right, or --as-is.", file=options.path)  # fmt: skip
    return answer


def _import_pictures(options: argparse.Namespace, progress: Progress, stop: StopToken) -> Dataset | None:
    # Imported here: reading pictures brings libraries along that nothing else of this needs.
    from mnist_desktop.core.datasets.images import kept  # noqa: PLC0415
    from mnist_desktop.core.datasets.images.importing import ImportOptions, ImportStoppedError, import_images  # noqa: PLC0415
    from mnist_desktop.core.datasets.images.listing import list_images  # noqa: PLC0415
    from mnist_desktop.core.datasets.images.normalise import Treatment  # noqa: PLC0415
    from mnist_desktop.core.datasets.images.splitting import Division, usual_division  # noqa: PLC0415

    def check() -> None:
        if stop.stop_requested:
            raise ImportStoppedError

    try:
        listing = list_images(options.path, check)
        usual = usual_division(listing)
        how = options.divide or ("share" if options.test_share and usual.how == "folders" else usual.how)
        division = Division(how, options.test_share or usual.share, options.seed)
        treatment = Treatment(RECIPES[options.recipe], transposed=options.transposed)  # type: ignore[arg-type]
        made = import_images(listing, ImportOptions(treatment, division), progress, stop)
    except ImportStoppedError:
        return None
    if made.left_out:
        told = Sentence("Left out, or only in part: {count:,} of {all:,} files.",
                        {"count": len(made.left_out), "all": len(made.labels) + len(made.left_out)})  # fmt: skip
        sys.stderr.write(say_in_terminal(told) + "\n")
    return kept.keep(made, options.title or options.path.resolve().stem)


def _tell(progress: Progress, stop: StopToken, done: int, total: int) -> None:
    if stop.stop_requested:
        raise ImportStoppedError
    progress(done, total)


def _turn(options: argparse.Namespace) -> Turn | None:
    return UPRIGHT if options.as_is else None


def _share(text: str) -> float:
    share = float(text)
    if not 0 < share < 1:
        raise argparse.ArgumentTypeError(in_terminal("a share lies between 0 and 1, such as 0.2"))
    return share
