"""One dated line of the timeline, and how it is written."""

from __future__ import annotations

from dataclasses import dataclass

from game.core.plan import Id, Plan
from game.core.terms import Minute
from game.debrief import say
from game.debrief.walk import Happening
from game.journal.record import ON_BEHALF


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One dated line."""

    at: Minute
    who: str
    """Title of the seat, sender or body; "" where nobody acted."""
    what: str
    why: str
    """The reason on record; "" none."""
    struck: bool
    """A rewind took it back: a second thought."""
    by: str
    """Name of the policy that acted; "" for people and for facts nobody asked for."""


def entry(item: Happening, who: str, what: str, why: str = "", *, asked: bool = False) -> TimelineEntry:
    """A line of the timeline; ``asked`` where a policy may have acted."""
    policy = item.by.removeprefix("policy:") if asked and item.by.startswith("policy:") else ""
    return TimelineEntry(item.at, who, what, say.plain(why), item.struck, policy)


def by_seat(plan: Plan, item: Happening, seat: Id, what: str, why: str = "") -> TimelineEntry:
    """A line of what a seat did, or the facilitator on its behalf."""
    who = say.seat(plan, seat) + (" (the facilitator on its behalf)" if item.by == ON_BEHALF else "")
    return entry(item, who, what, why, asked=True)
