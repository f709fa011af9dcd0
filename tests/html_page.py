"""Reads an HTML page as a strict browser would: what it asks for from outside, and what is wrong with it."""

from __future__ import annotations

import re
from html.parser import HTMLParser

VOID = {"meta", "img", "br", "link", "input", "hr"}
ADDRESSES = {"src", "href", "xlink:href", "action", "data", "poster", "srcset", "background", "formaction"}
FORBIDDEN = {"script", "iframe", "object", "embed", "link", "base", "form"}
NAMED = {"img": "alt", "svg": "aria-label"}
"""Pictures, and what names them for those who do not see them."""
OUTSIDE = re.compile(r"url\s*\(|@import|https?:|//\w", re.IGNORECASE)


class Page(HTMLParser):
    """A page that was read.

    Attributes
    ----------
    faults
        What should not be there, or is missing.
    tags
        How often each element occurs.
    text
        All that can be read, and all that is read aloud.
    """

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[str] = []
        self.tags: dict[str, int] = {}
        self.text = ""
        self._ids: set[str] = set()
        self._open: list[str] = []
        self.feed(html)
        self.close()
        if self._open:
            self.faults.append(f"not closed: {self._open}")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at an element."""
        values = {name: value or "" for name, value in attrs}
        self.tags[tag] = self.tags.get(tag, 0) + 1
        self._look_at(tag, values)
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at an element of a drawing, which closes itself."""
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the innermost element, which must be this one."""
        if not self._open or self._open.pop() != tag:
            self.faults.append(f"</{tag}> closes nothing")

    def handle_data(self, data: str) -> None:
        """Take what is read; of styles, look for addresses."""
        if self._open and self._open[-1] == "style":
            if OUTSIDE.search(data):
                self.faults.append("a style leads outside")
        else:
            self.text += data

    def _look_at(self, tag: str, values: dict[str, str]) -> None:
        if tag in FORBIDDEN:
            self.faults.append(f"<{tag}>")
        for name, value in values.items():
            self._look_at_attribute(tag, name, value)
        if tag in NAMED:
            self._name(tag, values.get(NAMED[tag], ""))
        if tag == "html" and not values.get("lang"):
            self.faults.append("no language")
        if (own := values.get("id")) is not None:
            if own in self._ids:
                self.faults.append(f"two of the id {own}")
            self._ids.add(own)

    def _look_at_attribute(self, tag: str, name: str, value: str) -> None:
        if name.startswith("on"):
            self.faults.append(f"{tag} {name}")
        if name in ADDRESSES and not value.startswith("data:image/png;base64,"):
            self.faults.append(f"{tag} {name}={value[:60]}")
        if name == "style" and OUTSIDE.search(value):
            self.faults.append(f"{tag} style={value[:60]}")

    def _name(self, tag: str, name: str) -> None:
        if not name.strip():
            self.faults.append(f"{tag} without a name")
        self.text += f" {name} "
