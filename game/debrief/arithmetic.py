"""The sums behind a text, shown now that the exercise is over: what each delegation made of it, term by term."""

from __future__ import annotations

from dataclasses import dataclass

from game.core.plan import Body, Id, Plan
from game.core.stance import Assessment, assess
from game.core.state import State
from game.core.terms import Band, Stake
from game.debrief import say
from game.debrief.timeline import reason
from game.view import names

Wordings = tuple[tuple[Id, Id], ...]


@dataclass(frozen=True, slots=True)
class Sum:
    """One delegation's mind on one text."""

    member: str
    stake: str
    points: int
    """Centi-points; 100 supports, -100 stays silent, -400 asks, below that objects."""
    band: str
    red: bool
    """A red concern holds: it objects whatever the sum."""
    terms: tuple[tuple[str, int], ...]
    """Named parts that add up to ``points``."""
    said: str
    """What a person in its seat declared; "" nobody sat there, or nothing was declared."""
    bought: bool
    """An offer or a pledge is among the terms."""

    @property
    def plain(self) -> bool:
        """Little to learn from its terms: it supported or could live with the text and nothing was paid for that.

        A principal that only just lived with it is worth its line.
        """
        settled = self.band == Band.SUPPORTS or (self.band == Band.SILENT and self.stake != Stake.PRINCIPAL)
        return settled and not (self.red or self.bought or self.said)


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """One body on one text."""

    body: str
    text: str
    """The response in quotation marks with its clauses in short."""
    sums: tuple[Sum, ...]
    """Everyone with a stake, and every bystander that would not simply let it pass; lowest sum first."""
    others: int
    """Bystanders that let it pass."""


def arithmetic(plan: Plan, state: State, decision: Id, response: Id, wordings: Wordings) -> tuple[Arithmetic, ...]:
    """The sums of every body with members that had to agree to a measure of this text."""
    found = plan.tables.responses.get(response)
    bodies = dict.fromkeys(measure.body for measure in found.measures) if found else {}
    councils = [plan.tables.bodies[body] for body in bodies if plan.tables.members.get(body)]
    return tuple(_body(plan, state, decision, response, wordings, body) for body in councils)


def _body(plan: Plan, state: State, decision: Id, response: Id, wordings: Wordings, body: Body) -> Arithmetic:
    sums, others = [], 0
    procedure = plan.tables.procedures[_procedure(plan, response, body)]
    # Under consensus a bystander that would ask for an amendment lets others' business pass; in a vote it abstains.
    passing = (Band.SUPPORTS, Band.SILENT, *((Band.ASKS,) if procedure.asks_as == "footnote" else ()))
    for member in body.members:
        mind = assess(plan, state, decision, response, wordings, body.id, member.code)
        if not mind.engaged and mind.band in passing:
            others += 1
        else:
            sums.append(_sum(plan, state, decision, response, member.code, mind))
    return Arithmetic(
        body=body.title,
        text=say.quoted(plan, response, wordings),
        sums=tuple(sorted(sums, key=lambda item: (not item.red, item.points))),
        others=others,
    )


def _procedure(plan: Plan, response: Id, body: Body) -> Id:
    """The procedure under which the body takes its part of the text."""
    measures = plan.tables.responses[response].measures
    return next((measure.procedure for measure in measures if measure.body == body.id), body.procedure)


def _sum(plan: Plan, state: State, decision: Id, response: Id, code: Id, mind: Assessment) -> Sum:
    point = state.points.get(decision)
    position = point.positions.get(code) if point else None
    return Sum(
        member=names.delegation(plan, code),
        stake=str(mind.stake),
        points=mind.points,
        band=str(mind.band),
        red=mind.red,
        terms=tuple((_term(plan, response, name), value) for name, value in mind.parts),
        said=position.stand if position else "",
        bought=any(name == "offers" for name, _ in mind.parts),
    )


def _term(plan: Plan, response: Id, name: str) -> str:
    """A term's name in words: its own word, a dimension, or the reason of a concern."""
    if name in ("cost", "flank", "request", "offers", "private"):
        return {"private": "its own leeway", "request": "the request"}.get(name, name)
    if name in plan.dimensions:
        return say.words(name)
    return f"“{reason(plan, response, name).rstrip('.')}”"
