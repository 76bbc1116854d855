"""What the room adds to the review: observations, rationale, notes, and what the facilitator changed by hand."""

from __future__ import annotations

from dataclasses import dataclass

from game.core import events as e
from game.core.plan import Id, Plan
from game.core.terms import ClauseRuling, Minute
from game.debrief import say
from game.debrief.walk import Happening, Walk
from game.view import names
from game.view.clock import stamp
from game.view.room import RULINGS


@dataclass(frozen=True, slots=True)
class Seen:
    """What somebody watching wrote down."""

    at: Minute
    who: str
    text: str
    objective: Id
    task: Id
    rating: str


@dataclass(frozen=True, slots=True)
class Said:
    """One dated line of the room."""

    at: Minute
    who: str
    """"" the facilitator."""
    text: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class InRoom:
    """The room's part of the review; each is empty where there was none."""

    observations: tuple[Seen, ...]
    rationales: tuple[Said, ...]
    notes: tuple[Said, ...]
    by_hand: tuple[Said, ...]
    """Adjustments, deadlines moved, outcomes declared, rulings on clauses and pledges, injects held and let go."""
    written: tuple[Said, ...]
    """Injects written on the day."""


def in_room(plan: Plan, walked: Walk) -> InRoom:
    """The room's part of the review, of what stands."""
    room = walked.final.room
    by_hand = ((item, _by_hand(plan, item)) for item in walked.kept)
    return InRoom(
        observations=tuple(
            Seen(item.at, names.seat(plan, item.seat), say.plain(item.text), item.objective, item.task, item.rating)
            for item in room.observations
        ),
        rationales=tuple(
            Said(item.at, names.seat(plan, item.seat), _rationale(plan, item.decision, item.response, item.confidence),
                 say.plain(item.text))
            for item in room.rationales
        ),
        notes=tuple(
            Said(at, names.seat(plan, seat), say.plain(text)) for at, seat, text in walked.final.notes
        ),
        by_hand=tuple(Said(item.at, "", what, say.plain(why)) for item, (what, why) in by_hand if what),
        written=tuple(
            Said(item.at, item.sender, f"{say.plain(item.title)}, {_to(plan, item.to)}", say.plain(item.text))
            for item in room.written
        ),
    )  # fmt: skip


def _to(plan: Plan, to: tuple[Id, ...]) -> str:
    return f"to {say.series(names.holder(plan, one) for one in to)}" if to else "to all"


def _rationale(plan: Plan, decision: Id, response: Id, confidence: int) -> str:
    about = names.decision(plan, decision) + (f" ({names.cited(plan, response)})" if response else "")
    return f"{about}, confidence {confidence} of 5" if confidence else about


def _by_hand(plan: Plan, item: Happening) -> tuple[str, str]:
    """(what, why) of a fact that is the facilitator's doing; both "" for any other."""
    match item.fact:
        case e.Adjusted(indicator, by, reason):
            return f"{names.indicator(plan, indicator)} changed by {by:+,d}", reason
        case e.DeadlineMoved(decision, closes):
            return f"{names.decision(plan, decision)}: deadline moved to {stamp(plan, closes)}", ""
        case e.OutcomeDeclared(decision, response, reason):
            what = names.cited(plan, response) if response else "nothing stands"
            return f"{names.decision(plan, decision)}: outcome declared, {what}", reason
        case e.PledgeRuled(pledge, kept, reason):
            return f"Pledge ruled {'kept' if kept else 'broken'}: {say.pledge(plan, pledge)}", reason
        case e.ClauseRuled(decision=decision, clause=name, ruling=ruling, reason=reason):
            clause = item.before.room.clause(decision, name)
            words = f"“{say.plain(clause.versions[-1].text)}”" if clause else name
            return f"{names.decision(plan, decision)}: the clause {words} {RULINGS.get(ruling, ruling)}", (
                reason if ruling in (ClauseRuling.EFFECT, ClauseRuling.REFUSED) else ""
            )
        case e.InjectHeld(inject):
            return f"Inject held: {names.inject(plan, inject)}", ""
        case e.InjectReleased(inject):
            return f"Inject released: {names.inject(plan, inject)}", ""
        case e.InjectMoved(inject, _, to):
            return f"Inject moved to {stamp(plan, to)}: {names.inject(plan, inject)}", ""
        case e.InjectPassed(inject, _, "skipped"):
            return f"Inject skipped: {names.inject(plan, inject)}", ""
        case e.SeatHeld(who, people):
            return f"{names.seat(plan, who)} {'taken by people' if people else 'handed to its stance'}", ""
        case _:
            return "", ""
