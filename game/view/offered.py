"""What is offered at a decision point: responses with their measures and clauses, and offers to delegations."""

from __future__ import annotations

from dataclasses import dataclass

from game.core.plan import Decision, Id, Key, Measure, Plan, Slot
from game.core.refusals import Refusal
from game.core.state import Point
from game.core.steps import find_offer
from game.view import names
from game.view.asks import Ask


@dataclass(frozen=True, slots=True)
class MeasureView:
    """One act of one body inside a response."""

    title: str
    body: str
    procedure: str
    rule: str
    keys: tuple[str, ...]
    """What it needs besides its body's verdict, in words."""
    legal: str
    needed: bool
    """False: the response stands without it."""


@dataclass(frozen=True, slots=True)
class WordingView:
    """One authored wording of a clause."""

    id: Id
    text: str
    title: str


@dataclass(frozen=True, slots=True)
class SlotView:
    """A clause and the wordings it may have; the first stands as tabled."""

    id: Id
    title: str
    wordings: tuple[WordingView, ...]


@dataclass(frozen=True, slots=True)
class ResponseView:
    """A course of action offered at this decision point."""

    id: Id
    title: str
    text: str
    measures: tuple[MeasureView, ...]
    """Empty: nothing to adopt; the chair lets it be."""
    slots: tuple[SlotView, ...]
    in_order: bool
    """Could a held seat table it now?"""
    ruling: Refusal | None
    """Why not; None when in order."""
    unlawful: str
    """The legal adviser's note; "" lawful."""
    fallen: bool
    """True: its text has fallen at this point."""
    stylised: bool
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OpenOffer:
    """Something a held seat can put on the table for a delegation here."""

    id: Id
    title: str
    text: str
    worth: int
    """Centi-points it moves a delegation towards the text."""
    to: tuple[Id, ...]
    """Codes it could go to now."""


def response_view(
    plan: Plan, decision: Decision, point: Point, response_id: Id, asked: tuple[Ask, ...]
) -> ResponseView:
    """One response of a decision point; ``asked`` says whether it could be tabled now."""
    response = plan.tables.responses[response_id]
    mine = (ask for ask in asked if ask.kind == "table" and (ask.decision, ask.subject) == (decision.id, response_id))
    ask = next(mine, None)
    return ResponseView(
        id=response.id,
        title=response.title,
        text=response.text,
        measures=tuple(_measure(plan, measure) for measure in response.measures),
        slots=tuple(_slot(slot) for slot in response.slots),
        in_order=ask is not None and ask.in_order,
        ruling=ask.ruling if ask else None,
        unlawful=response.unlawful,
        fallen=response.id in point.fallen,
        stylised=response.stylised,
        sources=response.sources,
    )


def _measure(plan: Plan, measure: Measure) -> MeasureView:
    procedure = plan.tables.procedures.get(measure.procedure)
    return MeasureView(
        title=measure.title,
        body=names.body(plan, measure.body),
        procedure=procedure.title if procedure else "",
        rule=procedure.rule if procedure else "",
        keys=tuple(_key(plan, key) for key in measure.keys),
        legal=measure.legal,
        needed=measure.needed,
    )


KEYS = {
    "host": "consent of",
    "request": "a formal request",
    "basis": "a legal basis",
    "agency": "agreement of",
    "partner": "agreement of",
}


def _key(plan: Plan, key: Key) -> str:
    if key.title:
        return key.title
    lead = KEYS.get(key.kind, key.kind)
    return f"{lead} {names.delegation(plan, key.holder)}" if key.holder else lead


def _slot(slot: Slot) -> SlotView:
    return SlotView(slot.id, slot.title, tuple(WordingView(w.id, w.text, w.title) for w in slot.wordings))


def open_offers(plan: Plan, decision: Decision, asked: tuple[Ask, ...]) -> tuple[OpenOffer, ...]:
    """Every offer the held seats could make here, with the delegations it could go to now."""
    mine = [ask for ask in asked if (ask.kind, ask.decision) == ("lobby", decision.id)]
    offers = (find_offer(plan, decision, name) for name in dict.fromkeys(ask.detail for ask in mine))
    return tuple(
        OpenOffer(
            offer.id,
            offer.title,
            offer.text,
            offer.move,
            tuple(ask.subject for ask in mine if ask.detail == offer.id and ask.in_order),
        )
        for offer in offers
        if offer is not None
    )
