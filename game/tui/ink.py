"""Ink on a sheet: paragraphs, rows and rules in lines of so many columns, with a style for each part."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from game.tui.safe import Part, content, shown, stacked
from game.view.safe import pad, width, wrap

STRONG = "bold"
QUIET = "$text-muted"
ACCENT = "bold $accent"
LINE = "$rule"
SLIM = 38
"""Below so many columns a lead stands above its words, not beside them."""
ROOM = 6
"""Columns that the words of a row have at least, beside their lead."""
WARN = "bold $warning"


class Ink:
    """Draws lines no wider than ``columns``. All words are data: they are made safe here."""

    def __init__(self, columns: int) -> None:
        self.columns = max(columns, 12)
        self.lines: list[Content] = []

    def content(self) -> Content:
        """Everything drawn."""
        return stacked(self.lines)

    def line(self, *parts: Part) -> None:
        """One line of parts side by side; the caller sees to its width."""
        self.lines.append(content(*parts))

    def blank(self) -> None:
        """An empty line, but never two, and none at the top."""
        if self.lines and self.lines[-1].plain:
            self.lines.append(Content(""))

    def rule(self) -> None:
        """A line across."""
        self.line(("─" * self.columns, LINE))

    def heading(self, words: str, note: str = "") -> None:
        """The name of a part, after an empty line, with a quiet note at the right edge."""
        self.blank()
        self.ends(words.upper(), note, ACCENT)

    def ends(self, left: str, right: str, style: str = STRONG, right_style: str = QUIET) -> None:
        """Something at either end; the right end goes below where there is no room."""
        left, right = shown(left), shown(right)
        room = self.columns - width(left) - width(right)
        if not right:
            self.text(left, style=style)
        elif room >= 2:
            self.line((left, style), " " * room, (right, right_style))
        else:
            self.text(left, style=style)
            for line in wrap(right, self.columns - 2):
                self.line(" " * (self.columns - width(line)), (line, right_style))

    def text(self, words: str, indent: int = 0, hang: int = 0, style: str = "") -> None:
        """A paragraph; ``hang`` further columns for all lines but the first."""
        for line in wrap(words, self.columns, " " * indent, " " * (indent + hang)):
            self.line((line, style))

    def row(self, lead: str, words: str, at: int = 0, *, style: str = "", lead_style: str = STRONG) -> None:
        """A lead, then words wrapped in a column of their own that begins at ``at``."""
        lead = shown(lead)
        head = pad(lead, min(at - 1 if at else width(lead), self.columns - ROOM - 1))
        start = width(head) + 1
        for number, line in enumerate(wrap(words, self.columns - start)):
            first = (head, lead_style) if not number else " " * width(head)
            self.line(first, " ", (line, style))

    def rows(self, pairs: Iterable[tuple[str, str]], *, style: str = "", lead_style: str = QUIET) -> None:
        """Rows with one common lead column, a third of the sheet at most; on a slim sheet each lead is a line."""
        found = list(pairs)
        if self.columns < SLIM:
            for lead, words in found:
                self.text(shown(lead), style=lead_style)
                self.text(words, 2, style=style)
            return
        at = min(max((width(shown(lead)) for lead, _ in found), default=0), self.columns // 3) + 2
        for lead, words in found:
            self.row(lead, words, at, style=style, lead_style=lead_style)
