"""Somebody who wants to see everything: another text each time, brought through with full knowledge; own moves by lot.

The policy of rehearsals. Where the random policy mostly learns how texts fail, this one learns where they lead.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from game.core.chance import draw, mix
from game.core.commands import ActAlone, Command, GivePledge, MakeMove, Refer, Table
from game.core.lookup import own_power
from game.core.needs import gates
from game.core.order import ruling
from game.core.plan import Decision, Id, Plan, Response
from game.core.state import Point, State
from game.core.terms import DAY
from game.core.verdict import alone, carries, verdicts_on
from game.policies.base import LIVE, Chairing, contested, put_to_decision, waiting
from game.policies.consensus import towards
from game.policies.search import Way, best_way, drafts

REASON = "to see where it leads"
TRIES = 6
"""Drafts that are tried as drawn before the cheapest way is looked for."""
RARELY = 8
"""One opening in so many is left to lapse, one is referred or taken alone."""


class Explore(Chairing):
    """Every choice is a keyed draw among what can be brought about."""

    name = "explore"

    def act(self, plan: Plan, state: State, seat: Id) -> Command | None:
        """A step at a point it chairs, else now and then an act of the seat's own."""
        command = super().act(plan, state, seat)
        if command is not None:
            return command
        return next((ask for ask in _own_acts(plan, state, seat) if ruling(plan, state, ask) is None), None)

    def step(self, plan: Plan, state: State, seat: Id, decision: Decision, point: Point) -> Command | None:
        """Towards the text drawn for this opening; then to the decision."""
        luck = _lot(state, f"{decision.id}.way", point.occurrence)
        if luck % RARELY == 0:
            return None
        if luck % RARELY == 1 and decision.referrals:
            return Refer(seat, decision.id, decision.referrals[luck // RARELY % len(decision.referrals)].body)
        way = _way(plan, state, seat, decision, point)
        if way is None:
            return None
        command = towards(point, way, decision, seat)
        if isinstance(command, Table):
            return replace(command, reason=REASON if way.response.unlawful else "")
        if command is not None:
            return command
        return None if waiting(state, decision.id) else put_to_decision(plan, state, decision, point, seat)


def _way(plan: Plan, state: State, seat: Id, decision: Decision, point: Point) -> Way | None:
    """The first response in the order drawn for this opening that can be brought about; what is on the table first."""
    on_table = point.file.response if point.file is not None and point.file.status in LIVE else ""
    names = sorted(decision.responses, key=lambda name: _lot(state, f"{decision.id}.{name}", point.occurrence))
    for name in sorted(names, key=lambda name: name != on_table):
        response = plan.tables.responses[name]
        if name in point.fallen or gates(plan, state, response.requires):
            continue
        if not contested(plan, response):
            return Way(response, _drawn_draft(state, decision, point, response), (), 0, 0, 0)
        way = _drawn_way(plan, state, seat, decision, point, response)
        if way is not None:
            return way
    return None


def _drawn_way(plan: Plan, state: State, seat: Id, decision: Decision, point: Point, response: Response) -> Way | None:
    """A draft drawn among those its bodies would adopt as they are; else the cheapest way, favours included."""
    file = point.file
    if file is not None and file.status in LIVE and file.response == response.id:
        texts = [file.wordings]
    else:
        place = f"{decision.id}.{response.id}.draft"
        texts = sorted(drafts(response), key=lambda text: _lot(state, f"{place}.{text}", point.occurrence))
    left = decision.steps - point.steps
    for text in texts[:TRIES]:
        affordable = not decision.rounds or len(text) <= left
        if affordable and carries(response, verdicts_on(plan, state, decision, response, text, seat)):
            return Way(response, text, (), len(text), 0, 0)
    return best_way(plan, state, decision, response, seat)


def _drawn_draft(state: State, decision: Decision, point: Point, response: Response) -> tuple[tuple[Id, Id], ...]:
    texts = list(drafts(response))
    return texts[_lot(state, f"{decision.id}.{response.id}.draft", point.occurrence) % len(texts)]


def _own_acts(plan: Plan, state: State, seat: Id) -> Iterator[Command]:
    """Moves and pledges on the days drawn for them; acts alone at the openings drawn for them."""
    day = state.now // DAY
    for move in plan.tables.seats[seat].moves:
        if _lot(state, f"{move}.move", day) % RARELY == 0:
            yield MakeMove(seat, move, REASON)
    for pledge in plan.pledges:
        if pledge.by == seat and _lot(state, f"{pledge.id}.pledge", day) % RARELY == 0:
            yield GivePledge(seat, pledge.id)
    for decision in plan.decisions:
        point = state.points.get(decision.id)
        if point is None or not point.open or _lot(state, f"{decision.id}.{seat}.alone", point.occurrence) % RARELY:
            continue
        for name in decision.responses:
            response = plan.tables.responses[name]
            if not own_power(plan, seat, response) or any(a.response == name for a in state.adopted):
                continue
            # What lacks a second key would be asked again at every stop.
            if carries(response, alone(plan, state, decision, response, seat)):
                yield ActAlone(seat, decision.id, name, REASON)


def _lot(state: State, place: str, occurrence: int) -> int:
    return draw(mix(state.seed, state.playthrough), place, occurrence, "explore")
