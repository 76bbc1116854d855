"""Responses the scenario marks as unlawful: the duty breached, the people affected, the reason written down."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from game.core import events as e
from game.core.plan import Id, Plan
from game.core.terms import Minute
from game.debrief import say
from game.debrief.walk import Happening, Walk
from game.view import names


@dataclass(frozen=True, slots=True)
class Breach:
    """One use of an unlawful response, or one attempt at it."""

    at: Minute
    response: str
    duty: str
    """The legal adviser's note: which duty, which people."""
    who: str
    """The seat that tabled it or acted, the body that adopted it; "" where nobody did."""
    reason: str
    """What was written down beforehand; "" where none was asked, as when a deadline passed."""
    took_effect: bool
    """False: it was tabled and never stood."""
    body: str
    """The body whose decision it became; "" none."""


def breaches(plan: Plan, walked: Walk) -> tuple[Breach, ...]:
    """What took effect first, then what was only tabled; each in order of time."""
    done = [_adopted(plan, walked.kept, item, item.fact) for item in _adoptions(plan, walked.kept)]
    stood = {(item.fact.decision, item.fact.response) for item in _adoptions(plan, walked.kept)}
    tried = []
    for item in walked.kept:
        fact = item.fact
        if isinstance(fact, e.Tabled) and _note(plan, fact.response) and (fact.decision, fact.response) not in stood:
            tried.append(_tabled(plan, item, fact))
    return (*done, *tried)


@dataclass(frozen=True, slots=True)
class _Adoption:
    at: Minute
    asked: object
    fact: e.ResponseAdopted


def _adoptions(plan: Plan, kept: Iterable[Happening]) -> list[_Adoption]:
    return [
        _Adoption(item.at, item.asked, item.fact)
        for item in kept
        if isinstance(item.fact, e.ResponseAdopted) and _note(plan, item.fact.response)
    ]


def _note(plan: Plan, response: Id) -> str:
    found = plan.tables.responses.get(response)
    return found.unlawful if found else ""


def _adopted(plan: Plan, kept: Iterable[Happening], item: _Adoption, fact: e.ResponseAdopted) -> Breach:
    reason, seat = str(getattr(item.asked, "reason", "")), fact.seat
    for earlier in kept:
        if earlier.at > item.at:
            break
        tabled = earlier.fact
        if isinstance(tabled, e.Tabled) and (tabled.decision, tabled.response) == (fact.decision, fact.response):
            reason, seat = tabled.reason or reason, tabled.seat
    return Breach(
        at=item.at,
        response=say.response(plan, fact.response),
        duty=_note(plan, fact.response),
        who=say.seat(plan, seat) if seat else "",
        reason=say.plain(reason),
        took_effect=True,
        body=names.body(plan, fact.body) if fact.body else "",
    )


def _tabled(plan: Plan, item: Happening, fact: e.Tabled) -> Breach:
    return Breach(
        at=item.at,
        response=say.response(plan, fact.response),
        duty=_note(plan, fact.response),
        who=say.seat(plan, fact.seat),
        reason=say.plain(fact.reason),
        took_effect=False,
        body="",
    )
