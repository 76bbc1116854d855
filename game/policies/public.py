"""The consensus-builder who knows only what is public: declared red lines, and what failed texts gave away.

It buys no knowledge. What it learns, it learns the hard way.
"""

from __future__ import annotations

from game.core.commands import Amend, Command, Lobby, Table
from game.core.expr import Draft, holds
from game.core.lookup import eligible
from game.core.order import ruling
from game.core.plan import Concern, Decision, Id, Plan, Response
from game.core.stance import concerns_of
from game.core.state import File, Point, State
from game.core.terms import FileStatus
from game.policies.base import LIVE, Chairing, contested, in_order, put_to_decision, waiting
from game.policies.search import drafts

Wordings = tuple[tuple[Id, Id], ...]


class Public(Chairing):
    """Tables the first response that has to be won, words around every red line it has heard of, and tries."""

    name = "public"

    def step(self, plan: Plan, state: State, seat: Id, decision: Decision, point: Point) -> Command | None:
        """Word around every known red line, do a favour where no wording helps, then to the decision."""
        file = point.file
        if file is None or file.status not in LIVE:
            return _first_text(plan, state, decision, point, seat)
        response = plan.tables.responses[file.response]
        wanted = _wordings(plan, state, decision, response, seat)
        there = dict(file.wordings)
        for slot in response.slots:
            standing, better = there.get(slot.id, slot.wordings[0].id), dict(wanted).get(slot.id)
            if better is not None and standing != better:
                return Amend(seat, decision.id, slot.id, better)
        if waiting(state, decision.id):
            return None
        favour = _favour(plan, state, decision, response, file, seat)
        return favour or put_to_decision(plan, state, decision, point, seat)


def _first_text(plan: Plan, state: State, decision: Decision, point: Point, seat: Id) -> Command | None:
    responses = [plan.tables.responses[name] for name in decision.responses]
    usable = [response for response in responses if in_order(plan, state, point, response)]
    usable.sort(key=lambda response: not contested(plan, response))
    for response in usable:
        wordings = _wordings(plan, state, decision, response, seat)
        command = Table(seat, decision.id, response.id, wordings)
        if ruling(plan, state, command) is None:
            return command
    return None


def heard_of(plan: Plan, state: State, decision: Decision, response: Response, seat: Id) -> list[Concern]:
    """Concerns it knows: red lines are declared in public; others it was told when a text failed."""
    told = {
        name
        for (point, _), known in state.known.get(seat, {}).items()
        if point == decision.id
        for name in known.concerns
    }
    return [c for c in concerns_of(decision, response, response.measures) if c.red or c.id in told]


def _wordings(plan: Plan, state: State, decision: Decision, response: Response, seat: Id) -> Wordings:
    """The draft with fewest changes that meets most of what it has heard of."""
    known = heard_of(plan, state, decision, response, seat)

    def unmet(wordings: Wordings) -> int:
        draft = Draft(response.id, wordings)
        return sum(
            1
            for c in known
            if holds(c.when, plan, state, draft) and (c.until is None or not holds(c.until, plan, state, draft))
        )

    return min(drafts(response), key=lambda wordings: (unmet(wordings), len(wordings), wordings))


def _favour(plan: Plan, state: State, decision: Decision, response: Response, file: File, seat: Id) -> Command | None:
    """A favour for whoever gave a reason that no wording meets, once."""
    if plan.general_offer is None or file.status is not FileStatus.BROKEN:
        return None
    for (point, member), known in state.known.get(seat, {}).items():
        if point != decision.id or known.how != "broken silence" or known.at < file.since:
            continue
        if member in eligible(plan, decision, response, plan.general_offer):
            command = Lobby(seat, decision.id, plan.general_offer.id, member)
            if ruling(plan, state, command) is None:
                return command
    return None
