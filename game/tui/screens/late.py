"""For somebody who comes late: what has happened so far, over the desk."""

from __future__ import annotations

from game.plain.so_far import SoFar
from game.tui.ink import QUIET, STRONG, Ink
from game.tui.widgets.sheet import Draw


def late(found: SoFar) -> Draw:
    """The digest on a sheet: what is open comes first."""

    def draw(ink: Ink) -> None:
        ink.text("The exercise is under way. b has your own papers, 4 the injects in full.", style=QUIET)
        for title, lines in (("Open now", found.open), ("Decided", found.stands)):
            if lines:
                ink.heading(title)
            for words in lines:
                ink.text(words, 0, 2, style=STRONG if title == "Open now" else "")
        for title, rows in (("Injects you received", found.papers), ("What happened last", found.news)):
            if rows:
                ink.heading(title)
            for stamp, words in rows:
                ink.row(stamp, words, 12, lead_style=QUIET)

    return draw
