"""The situation: dials with lives first, deadlines ahead, what is under way, the last injects."""

from __future__ import annotations

from game.tui.desk import PaperKey, key
from game.tui.ink import ACCENT, QUIET, STRONG, Ink
from game.tui.manner import ALONE, Manner
from game.tui.safe import shown
from game.tui.widgets.sheet import Draw
from game.view import SeatView, clock
from game.view.dials import Dial
from game.view.news import closed
from game.view.safe import width

LEAST = 2
"""Blanks between a trend and the figure at the right edge."""
LAST = 6
"""Injects listed beside the dials; the feed has them all."""


def situation(seen: SeatView, read: frozenset[PaperKey], manner: Manner = ALONE) -> Draw:
    """The whole page."""

    def draw(ink: Ink) -> None:
        ink.heading("Dials")
        for dial in seen.dials:
            _dial(ink, dial)
        likely(ink, seen)
        _ahead(ink, seen)
        _tray(ink, seen, read, manner)

    return draw


def _dial(ink: Ink, dial: Dial) -> None:
    if dial.lives:
        # Deaths: the figure and what kind of figure it is. No colour, no curve, no arrow.
        ink.ends(dial.title, dial.text, STRONG, STRONG)
        ink.text(closed(capital(dial.note or "minimum recorded figure")), 2, style=QUIET)
        if dial.week:
            ink.text(f"{dial.trend}.", 2, style=QUIET)
        return
    room = ink.columns - width(shown(dial.title)) - width(shown(dial.text)) - width(dial.trend) - 2
    if dial.trend and not dial.causes and room >= LEAST:
        ink.line(shown(dial.title), (f"  {dial.trend}", QUIET), " " * room, (shown(dial.text), STRONG))
        return
    ink.ends(dial.title, dial.text, "", STRONG)
    if dial.trend:
        ink.text(dial.trend, 2, 2, style=QUIET)
    if dial.causes:
        because = "; ".join(f"{cause.title} {cause.text}" for cause in dial.causes[:3])
        ink.text(f"{dial.changed}: {because}", 2, 2, style=QUIET)


def likely(ink: Ink, seen: SeatView) -> None:
    """What the seats think likely about what they do not know, and the evidence for it."""
    if not seen.beliefs:
        return
    ink.heading("What you think likely")
    several = len({belief.seat for belief in seen.beliefs}) > 1
    for belief in seen.beliefs:
        ink.text(f"{belief.seat}: {belief.title}" if several else belief.title, style=STRONG)
        for value, part in belief.parts:
            ink.ends(f"  {value}", f"{part} %")
    for finding in reversed(seen.findings[-3:]):
        ink.row(finding.stamp, finding.title if finding.found else f"not found: {finding.title}", 12, lead_style=QUIET)


def capital(words: str) -> str:
    """The words with a capital letter."""
    return words[:1].upper() + words[1:]


def _ahead(ink: Ink, seen: SeatView) -> None:
    ink.heading("Ahead")
    marks = [(step.due_at, step.due, step.text) for step in seen.steps]
    for decision in seen.decisions:
        marks.append((decision.closes_at, decision.closes, f"“{decision.title}” closes"))
        if decision.draft and decision.draft.silence_ends:
            until = seen.now + decision.draft.silence_left
            marks.append((until, decision.draft.silence_ends, f"silence on “{decision.draft.title}” ends"))
    for _, stamp, words in sorted(marks):
        ink.row(stamp, words, 12, lead_style=QUIET)
    ink.row(seen.endex, f"ENDEX, in {clock.spoken(seen.left)}", 12, lead_style=QUIET)


def _tray(ink: Ink, seen: SeatView, read: frozenset[PaperKey], manner: Manner) -> None:
    unread = sum(key(paper) not in read for paper in seen.feed)
    ink.heading("Injects", f"{unread} not read" if unread else "")
    for paper in reversed(seen.feed[-LAST:]):
        new = key(paper) not in read
        lead = f"{'●' if new else ' '} {paper.stamp}"
        ink.row(lead, paper.title, 14, style=STRONG if new else "", lead_style=ACCENT if new else QUIET)
    if not seen.feed:
        ink.text(f"None yet. {manner.first}", style=QUIET)
