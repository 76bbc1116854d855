"""A page of lines: headings, paragraphs, rows. Everything printed goes through here, and so through ``safe``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from game.view.safe import pad, safe, width, wrap


class Page:
    """Writes lines no wider than ``width`` columns to a stream."""

    def __init__(self, out: TextIO, columns: int = 80) -> None:
        self.out = out
        self.columns = max(40, columns)

    def raw(self, line: str = "") -> None:
        """One line as it is; the caller has made it safe."""
        self.out.write(line.rstrip() + "\n")

    def blank(self) -> None:
        """An empty line."""
        self.raw()

    def rule(self, char: str = "-") -> None:
        """A line across the page."""
        self.raw(char * self.columns)

    def title(self, left: str, right: str = "") -> None:
        """A line with something at either end; the right end goes below when there is no room."""
        left, right = _one_line(left), _one_line(right)
        room = self.columns - width(left) - width(right)
        if right and room >= 2:
            self.raw(left + " " * room + right)
            return
        self.text(left)
        if right:
            self.raw(" " * max(0, self.columns - width(right)) + right)

    def heading(self, words: str) -> None:
        """The name of a part, in capitals, after an empty line."""
        self.blank()
        self.text(words.upper())

    def text(self, words: str, indent: int = 0, hang: int = 0) -> None:
        """A paragraph; ``hang`` further columns for all lines but the first."""
        for line in wrap(words, self.columns, " " * indent, " " * (indent + hang)):
            self.raw(line)

    def row(self, lead: str, words: str, indent: int = 0, lead_width: int = 0) -> None:
        """A lead in its own column, then words wrapped beside it."""
        shown = safe(lead).replace("\n", " ")
        head = " " * indent + pad(shown, max(lead_width, width(shown))) + " "
        for line in wrap(words, self.columns, head, " " * width(head)):
            self.raw(line)

    def rows(self, pairs: Iterable[tuple[str, str]], indent: int = 2) -> None:
        """Several rows with one common lead column."""
        found = [(_one_line(left), right) for left, right in pairs]
        limit = self.columns * 2 // 5
        lead = max((width(left) for left, _ in found if width(left) <= limit), default=0)
        for left, right in found:
            if width(left) > limit:
                self.text(left, indent)
                self.text(right, indent + lead + 1)
            else:
                self.row(left, right, indent, lead)

    def across(self, left: str, right: str, lead: str = "  ") -> None:
        """Words after a lead, then dots, then a short note at the right edge; the words wrap first."""
        note = _one_line(right)
        room = self.columns - (width(note) + 4 if note else 0)
        lines = list(wrap(left, room, lead, " " * (width(lead) + 2)))
        if not note:
            for line in lines:
                self.raw(line)
            return
        for line in lines[:-1]:
            self.raw(line)
        room = self.columns - width(lines[-1]) - width(note) - 2
        self.raw(f"{lines[-1]} {'.' * max(room, 0)} {note}")


def _one_line(words: str) -> str:
    return " ".join(safe(words).split())
