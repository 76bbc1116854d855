"""An evaluator's sheets: the head, what is practised, what is going on, what was observed."""

from __future__ import annotations

from collections import Counter

from game.core.plan import Plan
from game.tui.ink import ACCENT, QUIET, STRONG, Ink
from game.tui.safe import shown
from game.tui.widgets.choices import Entry
from game.tui.widgets.msel import NUMBERED, minutes
from game.tui.widgets.sheet import Draw
from game.view import SeatView, clock
from game.view.safe import pad, width

PAPERS = 3
"""Injects named, the latest of them."""


def head(plan: Plan, seen: SeatView, box: tuple[str, int] | None) -> Draw:
    """Where the exercise stands, and the time box."""

    def draw(ink: Ink) -> None:
        ink.ends(seen.title, f"{seen.stamp}  {clock.day(plan, seen.now)}", ACCENT, STRONG)
        over = "over by " if box and box[1] < 0 else ""
        left = f"{box[0]} {over}{minutes(box[1])}" if box else ""
        who = " · ".join(one.title for one in seen.seats)
        ink.line((who, QUIET), " " * max(ink.columns - width(who) - width(left), 1), (left, STRONG))
        ink.line(("You change nothing; what you write down goes into the debrief.", QUIET))
        del ink.lines[3:]

    return draw


def entries(plan: Plan, seen: SeatView) -> list[Entry]:
    """What an observation can be written against: objectives with their tasks, each with its count."""
    count = Counter((item.objective, item.task) for item in seen.room.observations)
    found = [Entry("/", _target(0, "Anything else you see", 0, count["", ""]))]
    for objective in plan.objectives:
        seen_here = count[objective.title, ""]
        found.append(Entry(f"{objective.id}/", _target(len(found), objective.title, 0, seen_here, strong=True)))
        for task in objective.tasks:
            here = count[objective.title, task.title]
            found.append(Entry(f"{objective.id}/{task.id}", _target(len(found), task.title, 2, here)))
    return found


def _target(number: int, title: str, indent: int, count: int, *, strong: bool = False) -> Draw:
    def draw(ink: Ink) -> None:
        lead = f" {number} " if 0 < number <= NUMBERED else "   "
        note = f"{count} seen" if count else ""
        room = max(ink.columns - width(lead) - indent - width(note) - 1, 8)
        words = pad(shown(title), room)
        ink.line((lead, ACCENT), " " * indent, (words, STRONG if strong else ""), " ", (note, QUIET))

    return draw


def table(seen: SeatView) -> Draw:
    """What is open, who declared what, and the latest papers."""

    def draw(ink: Ink) -> None:
        for decision in seen.decisions:
            ink.heading(decision.title, f"closes {decision.closes}")
            draft = decision.draft
            if draft is None:
                ink.text("No text is on the table.", style=QUIET)
                continue
            ink.text(f"{draft.title}: {draft.words}{', until ' + draft.silence_ends if draft.silence_ends else ''}.")
            for line in decision.board:
                if line.declared:
                    ink.row(line.code, line.declared, 4)
        if not seen.decisions:
            ink.heading("No decision is open")
        if seen.feed:
            ink.heading("Latest papers")
            for paper in reversed(seen.feed[-PAPERS:]):
                ink.row(paper.stamp, paper.title, 11, lead_style=QUIET)

    return draw


def observations(seen: SeatView) -> Draw:
    """What was written down by all who watch, oldest first."""

    def draw(ink: Ink) -> None:
        ink.heading("Observed", str(len(seen.room.observations)) if seen.room.observations else "")
        if not seen.room.observations:
            ink.text("Nothing yet. No evidence is “not observed”, never a bad mark.", style=QUIET)
        for item in seen.room.observations:
            rated = f"[{item.rating}] " if item.rating else ""
            about = f" ({item.task or item.objective})" if item.objective else ""
            style = STRONG if item.rating else QUIET
            ink.row(item.stamp, f"{rated}{item.by}: {item.text}{about}", 11, lead_style=style)

    return draw
