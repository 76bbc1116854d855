"""Checks over a whole scenario: circles, things nothing leads to, delegations with no say."""

from __future__ import annotations

from collections.abc import Iterator

from game.core.chairs import chair_of
from game.core.plan import Id, Plan
from game.pack.compile.desk import Desk, Place
from game.pack.faults import friendly
from game.pack.lint import leads, remark, remark_texts
from game.pack.source import Source


def review(desk: Desk, source: Source, plan: Plan, *, whole: bool) -> None:
    """Note on the desk what only shows when everything is seen together.

    Where parts were cut out as unsound (not ``whole``) it is idle to say what nothing leads to.
    """
    top = Place(source)
    remark_texts(desk, source, plan)
    _circles(desk, top, plan)
    if not whole:
        return
    _unopened(desk, top, plan)
    _unoffered(desk, top, plan)
    _undelivered(desk, top, plan)
    _unheard(desk, top, plan)
    _unchaired(desk, top, plan)
    remark(desk, source, plan)


def _circles(desk: Desk, top: Place, plan: Plan) -> None:
    """A response that replaces another must not lead back to it."""
    follows = {response.id: response.if_blocked for response in plan.responses if response.if_blocked}
    for start, next_one in follows.items():
        walked, here = [start], next_one
        while here in follows and here not in walked:
            walked.append(here)
            here = follows[here]
        if here == start and len(walked) > 1:
            chain = " → ".join([*walked, start])
            place = top / "responses" / start / "if_blocked"
            desk.error(place, "E602", f"these replace each other in a circle: {chain}", "let one of them stand")


def _unopened(desk: Desk, top: Place, plan: Plan) -> None:
    opened = leads.opened(plan)
    for decision in plan.decisions:
        if decision.id not in opened:
            cure = f"write opens: [{decision.id}] in an inject"
            place = top / "decisions" / decision.id
            desk.warn(place, "W601", f"nothing ever opens {decision.id}", cure, key=True)


def _unoffered(desk: Desk, top: Place, plan: Plan) -> None:
    offered = leads.offered(plan)
    for response in plan.responses:
        if response.id not in offered:
            place = top / "responses" / response.id
            cure = "list it under responses: of a decision point"
            desk.warn(place, "W602", f"no decision point offers {response.id}", cure, key=True)


def _undelivered(desk: Desk, top: Place, plan: Plan) -> None:
    delivered = leads.delivered(plan)
    for n, inject in enumerate(plan.injects):
        if inject.id not in delivered:
            cure = "give it at: or watch:, or deliver it by an effect"
            desk.warn(top / "injects" / n / "id", "W603", f"nothing ever delivers {inject.id}", cure)


def _unheard(desk: Desk, top: Place, plan: Plan) -> None:
    """A concern of a delegation that sits in none of the bodies its text goes to."""
    for response in plan.responses:
        bodies = {measure.body for measure in response.measures}
        forums = {decision.forum for decision in plan.decisions if response.id in decision.responses}
        place = top / "responses" / response.id
        for n, concern in enumerate(response.concerns):
            _has_say(desk, place / "concerns" / n / "who", plan, concern.who, bodies | forums)
        for m, measure in enumerate(response.measures):
            keyed = {key.holder for key in measure.keys}
            for n, concern in enumerate(measure.concerns):
                who = tuple(code for code in concern.who if code not in keyed)
                _has_say(desk, place / "measures" / m / "concerns" / n / "who", plan, who, {measure.body})


def _has_say(desk: Desk, place: Place, plan: Plan, who: tuple[Id, ...], bodies: set[Id]) -> None:
    keyed = {key.holder for response in plan.responses for measure in response.measures for key in measure.keys}
    present = {code for body in plan.bodies if body.id in bodies for code in _of(plan, body.id)} | keyed
    if not present:
        return
    for code in who:
        if code not in present and code != "*":
            names = friendly(sorted(bodies), "and")
            message = f"{code} is no member of {names} on {plan.starts[:10]} and holds no key"
            meant = next((known for known in sorted(present) if known.casefold() == code.casefold()), "")
            cure = f"did you mean {meant}?" if meant else "make it a member, give it a key, or remove it"
            desk.warn(place, "W301", message, cure)


def _of(plan: Plan, body: Id) -> Iterator[Id]:
    yield from plan.tables.members[body]
    if plan.tables.bodies[body].holder:
        yield plan.tables.bodies[body].holder


def _unchaired(desk: Desk, top: Place, plan: Plan) -> None:
    for decision in plan.decisions:
        if plan.seats and decision.forum in plan.tables.bodies and not chair_of(plan, decision.forum):
            place = top / "decisions" / decision.id / "forum"
            cure = f"write chairs: [{decision.forum}] in a seat"
            desk.warn(place, "W606", f"no seat chairs {decision.forum}, so nobody can table a text", cure)
