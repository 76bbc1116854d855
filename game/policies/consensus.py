"""The consensus-builder with full knowledge: finds the cheapest adoptable text and brings it through."""

from __future__ import annotations

from game.core.commands import Amend, Command, Lobby, Table
from game.core.plan import Decision, Id, Plan
from game.core.state import Point, State
from game.policies.base import LIVE, Chairing, contested, in_order, put_to_decision, waiting
from game.policies.search import Way, best_way


class Consensus(Chairing):
    """Knows every mind. Prefers, in authored order, responses that have to win a forum over."""

    name = "consensus"

    def step(self, plan: Plan, state: State, seat: Id, decision: Decision, point: Point) -> Command | None:
        """Towards the cheapest adoptable text; then to the decision."""
        way = find_way(plan, state, decision, point, seat)
        if way is None:
            return None
        command = towards(point, way, decision, seat)
        if command is not None:
            return command
        return None if waiting(state, decision.id) else put_to_decision(plan, state, decision, point, seat)


def find_way(plan: Plan, state: State, decision: Decision, point: Point, seat: Id) -> Way | None:
    """The first response, contested ones before others, that can be adopted from here; and how."""
    responses = [plan.tables.responses[name] for name in decision.responses]
    usable = [response for response in responses if in_order(plan, state, point, response)]
    on_table = point.file.response if point.file is not None and point.file.status in LIVE else ""
    usable.sort(key=lambda response: (response.id != on_table, not contested(plan, response)))
    for response in usable:
        way = best_way(plan, state, decision, response, seat)
        if way is not None:
            return way
    return None


def towards(point: Point, way: Way, decision: Decision, seat: Id) -> Command | None:
    """The next ask on the way: table, reword, do a favour; None when the text is as it should be."""
    file = point.file
    if file is None or file.status not in LIVE or file.response != way.response.id:
        return Table(seat, decision.id, way.response.id, way.wordings)
    there, here = dict(file.wordings), dict(way.wordings)
    for slot in way.response.slots:
        wanted = here.get(slot.id, slot.wordings[0].id)
        if there.get(slot.id, slot.wordings[0].id) != wanted:
            return Amend(seat, decision.id, slot.id, wanted)
    if way.offers:
        offer, member = way.offers[0]
        return Lobby(seat, decision.id, offer, member)
    return None
