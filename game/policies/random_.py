"""Somebody who follows the procedure and nothing else: random texts, random wordings, then to the decision."""

from __future__ import annotations

from game.core.chance import draw, mix
from game.core.commands import Command, Table
from game.core.order import ruling
from game.core.plan import Decision, Id, Plan
from game.core.state import Point, State
from game.core.terms import FileStatus
from game.policies.base import LIVE, Chairing, put_to_decision
from game.policies.search import drafts


class Random(Chairing):
    """Every choice is a keyed draw, so a random playthrough is repeatable from its seed."""

    name = "random"

    def step(self, plan: Plan, state: State, seat: Id, decision: Decision, point: Point) -> Command | None:
        """A random text with random wordings; what is on the table goes to the decision."""
        file = point.file
        if file is None or file.status not in LIVE or file.status is FileStatus.BROKEN:
            return _random_text(plan, state, seat, decision, point)
        return put_to_decision(plan, state, decision, point, seat)


def _random_text(plan: Plan, state: State, seat: Id, decision: Decision, point: Point) -> Command | None:
    luck = mix(state.seed, state.playthrough)
    number = point.occurrence * 1000 + sum(point.breaks.values())
    texts = [
        Table(seat, decision.id, name, wordings, reason="as drawn by lot")
        for name in decision.responses
        for wordings in drafts(plan.tables.responses[name])
    ]
    by_response: dict[str, list[Command]] = {}
    for text in texts:
        if ruling(plan, state, text) is None:
            by_response.setdefault(text.response, []).append(text)
    if not by_response:
        return None
    names = list(by_response)
    chosen = by_response[names[draw(luck, f"{decision.id}.response", number, "policy") % len(names)]]
    return chosen[draw(luck, f"{decision.id}.wording", number, "policy") % len(chosen)]
