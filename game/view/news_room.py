"""News of the room: what the facilitator did, what was said, and what came out, as sentences for those it reaches."""

from __future__ import annotations

from collections.abc import Iterator

from game.core import events as e
from game.core.plan import Id, Plan
from game.view import clock, names
from game.view.access import Sight, follows, reaches
from game.view.room import RULINGS

SKIPPED = "skipped"
"""Why an inject was not delivered, where the facilitator left it out."""
Sentence = tuple[str, Id, str]
"""(kind, subject, text)."""


def room_sentences(plan: Plan, who: Sight, event: e.Event) -> Iterator[Sentence]:
    """What a fact of the room says to these seats."""
    match event:
        case e.InjectHeld() | e.InjectReleased() | e.InjectMoved() | e.InjectWaits() | e.InjectPassed() | e.Adjusted():
            if who.runs and getattr(event, "why", SKIPPED) == SKIPPED:
                yield "note", "", _behind(plan, event)
        case e.InjectWritten():
            if reaches(who, event.to):
                origin = f"{event.sender}: " if event.sender else ""
                yield "inject", event.inject, f"{origin}{event.title}"
        case e.SeatHeld(who=seat, people=people):
            held = "is held by people" if people else "is not held by people any more"
            yield "phase", seat, f"{names.seat(plan, seat)} {held}."
        case e.MessagesAllowed(allowed=allowed):
            yield "phase", "", f"Private messages between seats are {'open' if allowed else 'closed'}."
        case e.MessageSent():
            yield from _message(plan, who, event)
        case e.RationaleGiven() | e.Observed():
            if event.seat in who.seats or who.all_papers:
                yield "note", event.seat, f"{names.seat(plan, event.seat)} notes: {event.text}"
        case e.PledgeRuled():
            if who.runs:
                yield "note", event.pledge, f"Ruled on a pledge: {event.reason}"
        case e.OfferDeclined():
            if event.seat in who.seats:
                name = names.delegation(plan, event.member)
                yield "offer", event.member, f"{name} declines: it has that favour already from somebody else."
        case _:
            yield from _of_a_file(plan, who, event)


def _behind(plan: Plan, event: e.Event) -> str:
    """What the facilitator prepared."""
    match event:
        case e.InjectHeld(inject=inject):
            return f"Held: {names.inject(plan, inject)}."
        case e.InjectReleased(inject=inject):
            return f"Released: {names.inject(plan, inject)}."
        case e.InjectMoved(inject=inject, to=to):
            return f"Moved to {clock.stamp(plan, to)}: {names.inject(plan, inject)}."
        case e.InjectWaits(inject=inject):
            return f"Would have come, and is held: {names.inject(plan, inject)}."
        case e.InjectPassed(inject=inject):
            return f"Left out: {names.inject(plan, inject)}."
        case e.Adjusted(indicator=indicator, by=by, reason=reason):
            return f"Set by hand: {names.indicator(plan, indicator)} {by:+d} ({reason})."
        case _:
            return ""


def _message(plan: Plan, who: Sight, event: e.MessageSent) -> Iterator[Sentence]:
    if not event.to:
        yield "message", event.seat, f"{names.seat(plan, event.seat)} to all: {event.text}"
    elif event.seat in who.seats or event.to in who.seats or who.runs:
        yield "message", event.seat, f"{names.seat(plan, event.seat)} to {names.seat(plan, event.to)}: {event.text}"


def _of_a_file(plan: Plan, who: Sight, event: e.Event) -> Iterator[Sentence]:
    decision = plan.tables.decisions.get(getattr(event, "decision", ""))
    if decision is None or not follows(who, decision):
        return
    match event:
        case e.DeadlineMoved(closes=closes):
            yield "decision", decision.id, f"“{decision.title}” now closes at {clock.stamp(plan, closes)}."
        case e.OutcomeDeclared(reason=reason):
            yield "decision", decision.id, f"The facilitator declares the outcome of “{decision.title}”: {reason}"
        case e.SilenceLeaked(by=by):
            known = names.listed(names.delegation(plan, code) for code in by)
            yield "silence", decision.id, f"It leaks that {known} broke the silence."
        case e.ClauseProposed(seat=seat, title=title, text=text):
            yield "text", decision.id, f"{names.seat(plan, seat)} proposes a clause, {title}: “{text}”"
        case e.ClauseRevised(seat=seat, text=text):
            yield "text", decision.id, f"{names.seat(plan, seat)} rewrites the clause proposed: “{text}”"
        case e.ClauseRuled(ruling=ruling, reason=reason):
            because = f": {reason}" if reason else "."
            yield "text", decision.id, f"The facilitator rules that the clause {RULINGS.get(ruling, ruling)}{because}"
        case e.TourOpened():
            yield "decision", decision.id, f"Tour de table on “{decision.title}”."
        case e.Spoke(seat=seat, line=line):
            yield "position", decision.id, f"{names.seat(plan, seat)}: {line}"
        case e.FloorPassed(who=seat):
            yield "position", decision.id, f"{names.seat(plan, seat)} is passed over."
        case _:
            return
