"""The sums behind a text, shown now that the exercise is over: what each delegation made of it, term by term."""

from __future__ import annotations

from dataclasses import dataclass

from game.core.plan import Body, Id, Plan
from game.core.stance import Assessment, assess
from game.core.state import State
from game.core.terms import Band, Stake
from game.debrief import say
from game.debrief.timeline import reason

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


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """One body on one text."""

    body: str
    response: str
    clauses: str
    sums: tuple[Sum, ...]
    """Everyone with a stake, and every bystander that would not simply let it pass; lowest sum first."""
    others: int
    """Bystanders that could live with it."""


def arithmetic(plan: Plan, state: State, decision: Id, response: Id, wordings: Wordings) -> tuple[Arithmetic, ...]:
    """The sums of every body with members that had to agree to a measure of this text."""
    found = plan.tables.responses.get(response)
    bodies = dict.fromkeys(measure.body for measure in found.measures) if found else {}
    councils = [plan.tables.bodies[body] for body in bodies if plan.tables.members.get(body)]
    return tuple(_body(plan, state, decision, response, wordings, body) for body in councils)


def _body(plan: Plan, state: State, decision: Id, response: Id, wordings: Wordings, body: Body) -> Arithmetic:
    sums, others = [], 0
    for member in body.members:
        mind = assess(plan, state, decision, response, wordings, body.id, member.code)
        if mind.stake is Stake.BYSTANDER and not mind.red and mind.band in (Band.SUPPORTS, Band.SILENT):
            others += 1
        else:
            sums.append(_sum(plan, state, decision, response, member.code, mind))
    return Arithmetic(
        body=body.title,
        response=say.response(plan, response),
        clauses=say.clauses(plan, response, wordings),
        sums=tuple(sorted(sums, key=lambda item: (not item.red, item.points))),
        others=others,
    )


def _sum(plan: Plan, state: State, decision: Id, response: Id, code: Id, mind: Assessment) -> Sum:
    point = state.points.get(decision)
    position = point.positions.get(code) if point else None
    return Sum(
        member=say.member(plan, code),
        stake=str(mind.stake),
        points=mind.points,
        band=str(mind.band),
        red=mind.red,
        terms=tuple((_term(plan, response, name), value) for name, value in mind.parts),
        said=position.stand if position else "",
    )


def _term(plan: Plan, response: Id, name: str) -> str:
    """A term's name in words: its own word, a dimension, or the reason of a concern."""
    if name in ("cost", "flank", "request", "offers", "private"):
        return {"private": "its own leeway", "request": "the request"}.get(name, name)
    if name in plan.dimensions:
        return name.replace("_", " ")
    return reason(plan, response, name)
