"""The feed: the injects as a list, and one of them as it lies on the desk."""

from __future__ import annotations

from game.tui.desk import PaperKey, key
from game.tui.ink import ACCENT, QUIET, STRONG, Ink
from game.tui.manner import ALONE, Manner
from game.tui.safe import shown
from game.tui.widgets.choices import Entry
from game.tui.widgets.sheet import Draw
from game.view.feed import Paper


def paper_id(paper: Paper) -> str:
    """The paper's name in a list."""
    return f"{paper.inject}#{paper.occurrence}"


def entries(papers: tuple[Paper, ...], read: frozenset[PaperKey]) -> tuple[Entry, ...]:
    """The papers as a list, newest first; those not read are marked."""

    def entry(paper: Paper) -> Entry:
        new = key(paper) not in read

        def draw(ink: Ink) -> None:
            ink.line(("● " if new else "  ", ACCENT), (paper.stamp, QUIET), ("  new" if new else "", ACCENT))
            ink.text(paper.title, 2, style=STRONG if new else "")

        return Entry(paper_id(paper), draw)

    return tuple(entry(paper) for paper in reversed(papers))


def paper(sheet: Paper | None, manner: Manner = ALONE) -> Draw:
    """One inject in full: title, marking, sender, channel, holders, text."""

    def draw(ink: Ink) -> None:
        if sheet is None:
            ink.text(f"No inject has come yet. {manner.first}", style=QUIET)
            return
        write(ink, sheet)

    return draw


def write(ink: Ink, sheet: Paper) -> None:
    """The paper on a sheet that may hold more."""
    ink.ends(sheet.title, sheet.marking)
    ink.text(f"{sheet.stamp} · {sheet.date}", style=QUIET)
    origin = " · ".join(shown(part) for part in (sheet.sender, sheet.channel) if part)
    rows = [("From", origin)] if origin else []
    rows += [("To", "; ".join(sheet.to))] if sheet.to else []
    ink.rows(rows)
    ink.rule()
    ink.text(sheet.text)
    if sheet.opens:
        ink.blank()
        ink.text(f"Opens: {'; '.join(sheet.opens)}.", style=STRONG)
    if sheet.stylised:
        ink.blank()
        ink.text("Stylised for training.", style=QUIET)
