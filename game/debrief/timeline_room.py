"""Lines of the timeline about the room: what the facilitator did, what was proposed, said and came out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from game.core import events as e
from game.core.plan import Plan
from game.debrief import say
from game.debrief.entry import TimelineEntry, by_seat, entry
from game.debrief.walk import Happening
from game.view import names
from game.view.clock import stamp
from game.view.room import RULINGS


def _written(plan: Plan, item: Happening, fact: e.InjectWritten) -> TimelineEntry:
    sender = f" from {fact.sender}" if fact.sender else ""
    return entry(item, "", f"Inject written on the day{sender}: {say.plain(fact.title)}")


def _leaked(plan: Plan, item: Happening, fact: e.SilenceLeaked) -> TimelineEntry:
    return entry(item, "", f"it leaks that {say.members(plan, fact.by)} broke the silence")


def _declined(plan: Plan, item: Happening, fact: e.OfferDeclined) -> TimelineEntry:
    text = f"offers {names.delegation(plan, fact.member)}: {say.offer(plan, fact.decision, fact.offer)}"
    return by_seat(plan, item, fact.seat, f"{text}; it has that favour already")


def _declared(plan: Plan, item: Happening, fact: e.OutcomeDeclared) -> TimelineEntry:
    what = names.cited(plan, fact.response) if fact.response else "nothing stands"
    return entry(item, "Facilitator", f"declares the outcome of {names.decision(plan, fact.decision)}: {what}",
                  fact.reason)  # fmt: skip


def _adjusted(plan: Plan, item: Happening, fact: e.Adjusted) -> TimelineEntry:
    return entry(item, "Facilitator", f"changes {say.words(fact.indicator)} by {fact.by:+,d}", fact.reason)


def _deadline(plan: Plan, item: Happening, fact: e.DeadlineMoved) -> TimelineEntry:
    what = f"moves the deadline of {names.decision(plan, fact.decision)} to {stamp(plan, fact.closes)}"
    return entry(item, "Facilitator", what)


def _proposed(plan: Plan, item: Happening, fact: e.ClauseProposed) -> TimelineEntry:
    return by_seat(plan, item, fact.seat, f"proposes a clause, {say.plain(fact.title)}: “{say.plain(fact.text)}”")


def _clause_ruled(plan: Plan, item: Happening, fact: e.ClauseRuled) -> TimelineEntry:
    return entry(item, "Facilitator", f"rules that the clause {RULINGS.get(fact.ruling, fact.ruling)}", fact.reason)


def _spoke(plan: Plan, item: Happening, fact: e.Spoke) -> TimelineEntry:
    return by_seat(plan, item, fact.seat, f"says in the tour de table: {say.plain(fact.line)}")


WRITERS_OF_THE_ROOM: dict[type[e.Event], Callable[[Plan, Happening, Any], TimelineEntry | None]] = {
    e.InjectWritten: _written,
    e.SilenceLeaked: _leaked,
    e.OfferDeclined: _declined,
    e.OutcomeDeclared: _declared,
    e.Adjusted: _adjusted,
    e.DeadlineMoved: _deadline,
    e.ClauseProposed: _proposed,
    e.ClauseRuled: _clause_ruled,
    e.Spoke: _spoke,
}
"""The facts of the room that make a line."""
