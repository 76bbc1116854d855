"""A seat's papers on one page: who it is, its brief, its red lines, what only it knows, the pledges to and by it."""

from __future__ import annotations

from game.core.plan import Plan
from game.tui.ink import ACCENT, QUIET, STRONG, WARN, Ink
from game.tui.manner import Manner
from game.tui.screens.briefing import briefing_text
from game.tui.widgets.sheet import Draw
from game.view import SeatView
from game.view.room import OwnLine
from game.view.seat import PledgeView, SeatAbout


def papers(plan: Plan, seen: SeatView, manner: Manner) -> Draw:
    """The page; what everybody was told comes last."""

    def draw(ink: Ink) -> None:
        for seat in seen.seats:
            _seat(ink, seat)
        _known(ink, seen)
        _lines(ink, seen)
        _pledges(ink, seen)
        if seen.jotted:
            ink.heading("Your notes")
            ink.rows(seen.jotted)
        ink.blank()
        ink.rule()
        briefing_text(plan, seen, manner)(ink)

    return draw


def _seat(ink: Ink, seat: SeatAbout) -> None:
    chairs = f"in the chair of {' and '.join(seat.chairs)}" if seat.chairs else ""
    speaks = f"speaking for {seat.delegation}" if seat.delegation else ""
    ink.ends(seat.title, f"capital {seat.capital}", ACCENT)
    if words := ", ".join(part for part in (chairs, speaks) if part):
        ink.text(f"{words[:1].upper()}{words[1:]}.", style=QUIET)
    for title, words in (("Your brief", seat.brief), ("Only you are told", seat.knows)):
        if words:
            ink.heading(title)
            ink.text(words)
    declared = [
        (title, words) for title, words in (("Interests", seat.interests), ("Red lines", seat.red_lines)) if words
    ]
    if declared:
        ink.heading("Your public line")
        ink.rows(declared)


def _known(ink: Ink, seen: SeatView) -> None:
    if seen.truths or seen.findings:
        ink.heading("What only you know")
    for title, value in seen.truths:
        ink.text(f"{title}: {value}.", style=STRONG)
    for finding in seen.findings:
        ink.row(finding.stamp, finding.title if finding.found else f"not found: {finding.title}", 12, lead_style=QUIET)
    for belief in seen.beliefs:
        ink.text(f"{belief.title}: {', '.join(f'{value} {part} %' for value, part in belief.parts)}", 0, 2)


def _lines(ink: Ink, seen: SeatView) -> None:
    if seen.room.lines:
        ink.heading("What to watch in the texts", "stylised")
    for one in sorted(seen.room.lines, key=lambda line: not line.red):
        ink.text(f"{'! red line' if one.red else '~ concern'}: {_line(one)}", 0, 2, style=WARN if one.red else "")


def _line(one: OwnLine) -> str:
    where = f"{one.response}, {one.clause.lower()}" if one.clause else one.response
    return f"{one.why} ({where})"


def _pledges(ink: Ink, seen: SeatView) -> None:
    given = [pledge for pledge in seen.pledges if pledge.given]
    may = [pledge for pledge in seen.pledges if not pledge.given]
    if given:
        ink.heading("Pledges given")
    for pledge in given:
        ink.text(_pledge(pledge), 0, 2)
    if may:
        ink.heading("Pledges you may give", "g gives one")
    for pledge in may:
        ink.text(f"{pledge.title}, to {pledge.to}: {pledge.text}", 0, 2)


def _pledge(pledge: PledgeView) -> str:
    how = {None: f"due {pledge.due}", True: "kept", False: "broken"}[pledge.kept]
    whom = "public" if pledge.public else "private: only its two sides know of it"
    return f"{pledge.by} to {pledge.to}: {pledge.title} ({how}; {whom})"
