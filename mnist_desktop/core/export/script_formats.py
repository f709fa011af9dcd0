"""A script as sections, in the form of a Python file or of a Jupyter notebook, and read back from either.

Names come from files that anyone may have made. In code a name is a literal (:func:`literal`), in a comment one line of visible
letters (:func:`said`), so none of them can become code. In the text of a notebook its signs are escaped
(:func:`_without_markup`), so none of them can become a heading, a link or HTML.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from textwrap import fill

import msgspec

from mnist_desktop.core.errors import UserError
from mnist_desktop.core.sentence import shown

HEADER = "# --- {number}. {title} ---"
_HEADER = re.compile(r"^# --- (?P<number>\d+)\. (?P<title>.+) ---$", re.MULTILINE)
LONGEST_LINE = 100
NOTEBOOK_FORMAT = {"nbformat": 4, "nbformat_minor": 5}
_KERNEL = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


class NoScriptError(UserError):
    """No script can be made of a run, or what was written is none."""


@dataclass(frozen=True)
class Section:
    """A step of a lesson: its title in one or two words, and its code."""

    title: str
    code: str


@dataclass(frozen=True)
class Script:
    """A script that trains a network.

    Attributes
    ----------
    title, introduction
        What it is, in one line, and what to know before it is run.
    sections
        Run one after the other in one namespace.
    left_out
        What of the run it does not repeat, one sentence each; empty where its first losses are the run's to float32 rounding.
    """

    title: str
    introduction: str
    sections: tuple[Section, ...]
    left_out: tuple[str, ...] = ()

    def text(self) -> str:
        """The content of a Python file."""
        notes = "".join(f"\n{fill(note, LONGEST_LINE)}" for note in self.left_out)
        # The docstring holds names from outside; in quotes, only a backslash or three quotes could end it.
        words = f"{self.title}\n\n{self.introduction}{notes}\n".replace("\\", "/").replace('"""', "'''")
        parts = [f'"""{words}"""']
        for number, section in enumerate(self.sections, start=1):
            parts.append(f"{HEADER.format(number=number, title=section.title)}\n{section.code.strip()}")
        return "\n\n".join(parts) + "\n"

    def notebook(self) -> bytes:
        """The content of a notebook, as https://nbformat.readthedocs.io/en/latest/format_description.html says (4.5)."""
        notes = "".join(f"\n\n{note}" for note in self.left_out)
        words = _without_markup(f"{self.introduction}{notes}")
        cells: list[dict[str, object]] = [_text_cell(f"# {_without_markup(self.title)}\n\n{words}", "introduction")]
        for number, section in enumerate(self.sections, start=1):
            cells.append(_text_cell(f"## {number}. {section.title}", f"title-{number}"))
            cells.append(
                {
                    "cell_type": "code",
                    "id": f"code-{number}",
                    "execution_count": None,
                    "metadata": {},
                    "outputs": [],
                    "source": _lines(section.code.strip()),
                }
            )
        content = {"cells": cells, "metadata": _KERNEL, **NOTEBOOK_FORMAT}
        return msgspec.json.format(msgspec.json.encode(content), indent=1) + b"\n"


def sections_of_text(text: str) -> tuple[Section, ...]:
    """The sections of a Python file that :meth:`Script.text` made; the docstring before them is none."""
    found = list(_HEADER.finditer(text))
    ends = [*(each.start() for each in found[1:]), len(text)]
    # Without any section there is an end too many.
    return tuple(Section(each["title"], text[each.end() : end].strip()) for each, end in zip(found, ends, strict=False))


def sections_of_notebook(content: bytes) -> tuple[Section, ...]:
    """The sections of a notebook that :meth:`Script.notebook` made.

    Raises
    ------
    NoScriptError
        It is no such notebook.
    """
    try:
        cells = msgspec.json.decode(content, type=_Notebook).cells
    except msgspec.DecodeError as error:
        raise NoScriptError("The notebook that was written cannot be read: {cause}.", cause=error) from error
    titles = ["".join(cell.source) for cell in cells if cell.cell_type == "markdown"][1:]
    codes = ["".join(cell.source) for cell in cells if cell.cell_type == "code"]
    return tuple(Section(title.partition(". ")[2], code) for title, code in zip(titles, codes, strict=True))


class _Cell(msgspec.Struct):
    cell_type: str
    source: list[str]


class _Notebook(msgspec.Struct):
    cells: list[_Cell]


def literal(value: object) -> str:
    """A value as it is written in code, in ASCII, so that an editor turns no letter of a name round."""
    return ascii(value)


def said(name: object) -> str:
    """A name for a comment: one line of visible letters."""
    return str(shown(name))


_MARKUP = re.compile(r"[`*_{}\[\]<>#|~&@]|:(?=//)|(?<=www)\.", re.IGNORECASE)
"""What begins or ends something in Markdown within a line, HTML in it, and addresses that become links by themselves."""


def _without_markup(text: str) -> str:
    r"""Text for Markdown, which shows it as it stands.

    A dollar sign gets its wide form, and a backslash becomes a slash: notebooks look for formulas also in what Markdown has made,
    where an escaped sign is the sign itself.

    >>> print(_without_markup(r"<b> a_b [x](http://y) $1 \alpha"))
    \<b\> a\_b \[x\](http\://y) ＄1 /alpha
    """
    return _MARKUP.sub(r"\\\g<0>", text.replace("\\", "/").replace("$", "\uff04"))


def _text_cell(text: str, key: str) -> dict[str, object]:
    return {"cell_type": "markdown", "id": key, "metadata": {}, "source": _lines(text)}


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)
