"""Everything a seat could ask now, with the gate that closes each: the one enumerator for screens, bots and lists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.core import commands as c
from game.core import lookup
from game.core.chairs import heads
from game.core.learning import askable
from game.core.order import ruling
from game.core.plan import Decision, Plan, Response
from game.core.refusals import Refusal
from game.core.stance import stake_of
from game.core.state import Point, State
from game.core.terms import Phase, Stake, Stand


@dataclass(frozen=True, slots=True)
class Option:
    """One thing a seat could ask."""

    command: c.Command
    refusal: Refusal | None
    """None: in order now. Otherwise what closes it."""


def options(plan: Plan, state: State, seat: str) -> tuple[Option, ...]:
    """All options of a seat in authored order. Out-of-order ones carry their ruling; hopeless ones are left out
    (a seat without a voice in a forum is not shown that forum's asks).
    """
    return tuple(Option(command, ruling(plan, state, command)) for command in candidates(plan, state, seat))


def candidates(plan: Plan, state: State, seat: str) -> Iterator[c.Command]:
    """Every ask worth putting to the rules, before the rules are consulted."""
    if state.phase is Phase.BRIEFING:
        yield c.Start(seat)
    if state.phase is not Phase.CONDUCT or seat not in plan.tables.seats:
        return
    for decision in plan.decisions:
        point = state.points.get(decision.id)
        if point is not None and point.open:
            yield from _at_point(plan, decision, point, seat)
    yield from (c.GivePledge(seat, pledge.id) for pledge in plan.pledges if pledge.by == seat)
    yield from (c.MakeMove(seat, move) for move in plan.tables.seats[seat].moves)


def _at_point(plan: Plan, decision: Decision, point: Point, seat: str) -> Iterator[c.Command]:
    file = point.file
    response = plan.tables.responses[file.response] if file and file.status not in lookup.GONE else None
    for response_id in decision.responses:
        if lookup.own_power(plan, seat, plan.tables.responses[response_id]):
            yield c.ActAlone(seat, decision.id, response_id)
    if response is not None:
        yield from _positions(plan, decision, response, seat)
        yield from _offers(plan, decision, response, seat)
    if not lookup.may_speak(plan, decision, seat):
        return
    yield from (c.Table(seat, decision.id, response_id) for response_id in decision.responses)
    if response is not None:
        yield from _on_text(plan, decision, response, seat)
    if heads(plan, seat, plan.tables.bodies[decision.forum]):
        yield from _chairing(plan, decision, response, seat)


def _positions(plan: Plan, decision: Decision, response: Response, seat: str) -> Iterator[c.Command]:
    code = plan.tables.seats[seat].delegation
    if not code or code not in askable(plan, decision, response):
        return
    yield from (c.TakePosition(seat, decision.id, stand) for stand in Stand)
    yield c.TakePosition(seat, decision.id, Stand.ABSTAIN, declared=True)
    yield from (c.TakePosition(seat, decision.id, Stand.OBJECT, slot=slot.id) for slot in response.slots)


def _offers(plan: Plan, decision: Decision, response: Response, seat: str) -> Iterator[c.Command]:
    general = (plan.general_offer,) if plan.general_offer else ()
    for offer in (*general, *decision.offers):
        if (offer.by and seat not in offer.by) or (not offer.by and not lookup.may_speak(plan, decision, seat)):
            continue
        yield from (
            c.Lobby(seat, decision.id, offer.id, member) for member in lookup.eligible(plan, decision, response, offer)
        )


def _on_text(plan: Plan, decision: Decision, response: Response, seat: str) -> Iterator[c.Command]:
    for slot in response.slots:
        yield from (c.Amend(seat, decision.id, slot.id, wording.id) for wording in slot.wordings)
    own = plan.tables.seats[seat].delegation
    for member in askable(plan, decision, response):
        if member != own and stake_of(plan, decision, response.measures, member) is not Stake.BYSTANDER:
            yield c.Sound(seat, decision.id, member)
            yield c.Confide(seat, decision.id, member)


def _chairing(plan: Plan, decision: Decision, response: Response | None, seat: str) -> Iterator[c.Command]:
    if response is not None:
        procedure = lookup.procedure_of(plan, decision)
        if procedure.kind == "silence":
            default, least, most = procedure.silence_hours
            yield from (c.PutUnderSilence(seat, decision.id, h) for h in dict.fromkeys((default, least, most)))
        else:
            yield c.Declare(seat, decision.id)
        yield c.Withdraw(seat, decision.id)
    yield from (c.Refer(seat, decision.id, referral.body) for referral in decision.referrals)
