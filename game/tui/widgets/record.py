"""The record: what was decided, promised and offered, what the held seats asked, and their notes."""

from __future__ import annotations

from game.core.plan import Plan
from game.journal import Line, Rewind
from game.tui.ink import QUIET, STRONG, Ink
from game.tui.widgets.sheet import Draw
from game.view import SeatView, clock, names
from game.view.asks import words_of
from game.view.safe import width

Asked = tuple[tuple[int, str, str], ...]
"""(number in the journal, stamp, words)."""


def asked(plan: Plan, entries: tuple[Line | Rewind, ...]) -> Asked:
    """What the seats asked, in words."""
    return tuple(
        (entry.n, "", f"went back to where it stood after line {entry.rewound}")
        if isinstance(entry, Rewind)
        else (entry.n, clock.stamp(plan, entry.at), f"{names.seat(plan, entry.seat)}: {words_of(plan, entry.asked)}")
        for entry in entries
    )


def record(seen: SeatView, asks: Asked) -> Draw:
    """The whole page."""

    def draw(ink: Ink) -> None:
        _closed(ink, seen)
        _promised(ink, seen)
        ink.heading("Your journal")
        for n, stamp, words in asks:
            ink.row(f"{n:>4}  {stamp}", words, 18, lead_style=QUIET)
        if not asks:
            ink.text("Nothing asked yet.", style=QUIET)
        if seen.jotted:
            ink.heading("Your notes")
            for stamp, words in seen.jotted:
                ink.row(stamp, words, 12, lead_style=QUIET)

    return draw


def _closed(ink: Ink, seen: SeatView) -> None:
    ink.heading("Decided")
    for outcome in seen.closed:
        ink.ends(outcome.title, outcome.at)
        stands = f"“{outcome.response_title}” " if outcome.response_title else ""
        notes = f" Footnotes by {names.listed(outcome.footnoters)}." if outcome.footnoters else ""
        ink.text(f"{stands}{outcome.words}.{notes}", 2, 2)
        at = min(max((width(clause) for clause, _ in outcome.clauses), default=0), ink.columns // 3) + 4
        for clause, words in outcome.clauses:
            ink.row(f"  {clause}", words, at, lead_style=QUIET)
    if not seen.closed:
        ink.text("Nothing yet.", style=QUIET)


def _promised(ink: Ink, seen: SeatView) -> None:
    given = [pledge for pledge in seen.pledges if pledge.given]
    if given:
        ink.heading("Pledges")
    for pledge in given:
        how = {None: f"due {pledge.due}", True: "kept", False: "broken"}[pledge.kept]
        ink.text(f"{pledge.by} to {pledge.to}: {pledge.title} ({how})", 0, 2)
    if seen.offers:
        ink.heading("Offers made")
    for offer in seen.offers:
        ink.row(offer.at, f"{offer.by} to {offer.to}: {offer.title}", 12, lead_style=QUIET, style=STRONG)
