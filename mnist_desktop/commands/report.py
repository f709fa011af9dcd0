"""``mnist-desktop report``: a report on each run as one HTML file."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from mnist_desktop.command_line import in_terminal, language_of_terminal, say_in_terminal
from mnist_desktop.commands.evaluate import records_of
from mnist_desktop.commands.progress import Progress
from mnist_desktop.commands.quiet import import_engine_quietly
from mnist_desktop.core.datasets import catalog
from mnist_desktop.core.errors import StorageError
from mnist_desktop.core.file_names import file_name
from mnist_desktop.core.files import exists, write_bytes
from mnist_desktop.core.report.draft import Draft
from mnist_desktop.core.report.gathering import Choice
from mnist_desktop.core.stop_token import StopToken
from mnist_desktop.training.judging import Judge
from mnist_desktop.training.reports import report_html


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to those of the program."""
    parser = commands.add_parser("report", help=in_terminal("write a report on runs, one page for each"))
    parser.add_argument("run", nargs="+", help=in_terminal("as for evaluate"))
    parser.add_argument("--folder", metavar="DIR", type=Path, default=Path(), help=in_terminal("where to write; else here"))
    parser.add_argument("--title", default="", help=in_terminal("what stands above it"))
    parser.add_argument("--replace", action="store_true", help=in_terminal("write over reports that are there"))
    parser.set_defaults(act=write_reports)


def write_reports(options: argparse.Namespace, stop: StopToken) -> bool:
    """Write ``report-ID.html`` for each run."""
    # Imported here: only this needs TensorFlow, which takes seconds.
    from mnist_desktop.training.keras.evaluation import open_run  # noqa: PLC0415

    import_engine_quietly()
    judge, choice = Judge(open_run), Choice(Draft(options.title), language=language_of_terminal())
    with Progress(in_terminal("writing")) as progress:
        for number, named in enumerate(options.run):
            progress(number, len(options.run))
            for record in records_of(named):
                if stop.stop_requested:
                    return False
                path = options.folder / report_name(record.info.id)
                if exists(path) and not options.replace:
                    raise StorageError("{file} is there already. Add --replace to write over it.", file=path)
                write_bytes(path, report_html(record, choice, say_in_terminal, catalog.load, judge).encode())
                sys.stdout.write(f"{path}\n")
    return True


def report_name(run_id: str) -> str:
    """The name of a report's file, whatever a run from outside calls itself."""
    return file_name(f"report-{run_id.replace(':', '-')}", "report", ".html", gap="-")
