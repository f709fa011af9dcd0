"""``mnist-desktop board``: a folder of hand-ins, read and measured, as a page and a table."""

from __future__ import annotations

import argparse
import sys
from datetime import datetime
from pathlib import Path

from mnist_desktop import paths
from mnist_desktop.command_line import in_terminal, language_of_terminal, say_in_terminal
from mnist_desktop.commands.progress import Progress
from mnist_desktop.commands.quiet import import_engine_quietly
from mnist_desktop.commands.tables import print_table
from mnist_desktop.core.datasets import catalog
from mnist_desktop.core.errors import StorageError
from mnist_desktop.core.files import write_bytes
from mnist_desktop.core.lessons.board.page import board_html
from mnist_desktop.core.lessons.board.rows import Images
from mnist_desktop.core.lessons.board.survey import Board
from mnist_desktop.core.lessons.board.table import board_csv, columns_of, text_of
from mnist_desktop.core.lessons.lesson import read_lesson
from mnist_desktop.core.runs.shipped import ShippedRuns
from mnist_desktop.core.stop_token import StopToken
from mnist_desktop.training.judging import survey_of


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to those of the program."""
    parser = commands.add_parser("board", help=in_terminal("read a folder of hand-ins and measure every network again"))
    parser.add_argument("folder", type=Path, help=in_terminal("where the hand-ins are"))
    parser.add_argument("--html", metavar="FILE", type=Path, help=in_terminal("write a page for the browser"))
    parser.add_argument("--csv", metavar="FILE", type=Path, help=in_terminal("write a table for a spreadsheet"))
    parser.add_argument("--lesson", metavar="FILE", type=Path, help=in_terminal("the lesson; else the one that most are of"))
    parser.add_argument("--hidden", metavar="KEY", default="", help=in_terminal("measure on this data set's test images, too"))
    parser.set_defaults(act=show_board)


def show_board(options: argparse.Namespace, stop: StopToken) -> bool:
    """Write the files that are asked for, and print the table where none is; false where a hand-in cannot be read."""
    if options.hidden:  # asked for by name: that there is no such set is said once and at once, not in each row
        catalog.load(options.hidden)
    # Imported here: only this needs TensorFlow, which takes seconds.
    from mnist_desktop.training.keras.evaluation import open_run  # noqa: PLC0415

    for path in filter(None, (options.html, options.csv)):
        if not path.absolute().parent.is_dir():
            raise StorageError("{file} cannot be written: there is no folder {folder}.", file=path, folder=path.parent)
    lesson = read_lesson(options.lesson) if options.lesson is not None else None
    import_engine_quietly()
    hidden = options.hidden or (lesson.hidden_data if lesson is not None else "")
    shipped = ShippedRuns(paths.resource("pretrained"))
    survey = survey_of(options.folder, open_run, catalog.load, shipped, hidden=Images(hidden), lesson=lesson)
    with Progress(in_terminal("measuring")) as progress:
        board = survey.look(lambda seen: progress(len(seen.rows) - seen.waiting, len(seen.rows)), stop)
    if stop.stop_requested:
        return False
    language = language_of_terminal()
    if options.html is not None:
        page = board_html(board, say_in_terminal, language, written=f"{datetime.now().astimezone():%Y-%m-%d %H:%M}")
        write_bytes(options.html, page.encode())
    if options.csv is not None:
        write_bytes(options.csv, board_csv(board, say_in_terminal, language))
    if options.html is None and options.csv is None:
        _print(board)
    unread = sum(row.problem is not None for row in board.rows)
    if unread:
        sys.stderr.write(
            in_terminal("{count:,} of {all:,} hand-ins cannot be read.").format(count=unread, all=len(board.rows)) + "\n"
        )
    return not unread


def _print(board: Board) -> None:
    columns = columns_of(board)
    rows = [[text_of(column, row, board.remarks.get(row.path, ()), say_in_terminal) for column in columns] for row in board.rows]
    print_table([say_in_terminal(column.value) for column in columns], rows)
