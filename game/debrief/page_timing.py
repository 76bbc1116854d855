"""The timing report as a part of the debrief: for whoever runs the next session of this scenario."""

from __future__ import annotations

from game.debrief import say
from game.debrief.blocks import Block, Heading, Para, Table
from game.debrief.report import Debrief
from game.debrief.timing import IDLE, BoxTime, Timing
from game.view.clock import spoken, stamp

TITLE = "Annex: timing"


def timing(debrief: Debrief) -> list[Block]:
    """How the time of the room was used; nothing where nobody facilitated."""
    found = debrief.timing
    if found is None:
        return []
    return [
        Heading(2, TITLE),
        Para(_summary(found)),
        *_boxes(found),
        *_decisions(debrief, found),
        *_seats(found),
        *_injects(debrief, found),
    ]


def mark(seconds: int) -> str:
    """Real time as a stopwatch has it: ``64:05``, ``-0:30``."""
    return f"{'-' if seconds < 0 else ''}{abs(seconds) // 60}:{abs(seconds) % 60:02}"


def _summary(found: Timing) -> str:
    kept = sum(one.kept for one in found.boxes)
    parts = [f"Real times count from {found.began}; the room's time was {mark(found.total)}."]
    if found.planned:
        parts.append(f"The cut plans {mark(found.planned)}.")
    if found.boxes:
        parts.append(f"Time boxes kept: {kept} of {len(found.boxes)}.")
    if found.stood:
        parts.append(f"The room stood for {mark(found.stood)}, which is not counted.")
    slow = [one for one in found.seats if not one.kept]
    if found.seats:
        who = say.series(f"{one.title} ({mark(one.idle)})" for one in slow)
        limit = say.count(IDLE // 60, "minute")
        parts.append(f"Without a move for {limit} or more: {who}." if who else f"No seat went {limit} without a move.")
    return " ".join(parts)


def _boxes(found: Timing) -> list[Block]:
    if not found.boxes:
        return []
    head = ("Time box", "Planned", "Actual", "Minutes", "Over", "Kept")
    rows = tuple(
        (
            one.title,
            _span(one.planned),
            _span(one.actual),
            f"{mark(one.used)} of {mark(one.has)}",
            _over(one),
            _kept(one),
        )
        for one in found.boxes
    )
    return [Table(head, rows, numeric=(3, 4))]


def _span(span: tuple[int, int] | None) -> str:
    return f"{mark(span[0])}–{mark(span[1])}" if span else "—"


def _over(one: BoxTime) -> str:
    return "—" if one.actual is None else f"+{mark(one.over)}" if one.over > 0 else mark(one.over)


def _kept(one: BoxTime) -> str:
    return "did not run" if one.actual is None else "yes" if one.kept else "OVERRUN"


def _decisions(debrief: Debrief, found: Timing) -> list[Block]:
    if not found.decisions:
        return []
    head = ("Decision point", "Opened", "Exercise time", "Real", "Asks")
    rows = tuple(
        (one.title, f"{mark(one.real)} ({stamp(debrief.plan, one.at)})",
         spoken(one.exercise) + (", still open" if one.open else ""), mark(one.took), str(one.moves))
        for one in found.decisions
    )  # fmt: skip
    return [Table(head, rows, numeric=(3, 4))]


def _seats(found: Timing) -> list[Block]:
    if not found.seats:
        return []
    head = ("Seat", "Moves", "Longest without", "From", f"Under {IDLE // 60} minutes")
    rows = tuple(
        (one.title, str(one.moves), mark(one.idle), mark(one.since), "yes" if one.kept else "NO") for one in found.seats
    )
    return [Table(head, rows, numeric=(1, 2, 3))]


def _injects(debrief: Debrief, found: Timing) -> list[Block]:
    if not found.injects:
        return []
    plan = debrief.plan
    rows = tuple(
        (one.title, stamp(plan, one.planned_at) if one.planned_at is not None else "no time", stamp(plan, one.at),
         mark(one.real))
        for one in found.injects
    )  # fmt: skip
    return [Table(("Inject", "Planned", "Came", "Real"), rows, numeric=(3,))]
