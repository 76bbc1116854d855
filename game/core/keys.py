"""Second keys: what a measure needs besides its body's verdict (host consent, request, legal basis, a partner)."""

from __future__ import annotations

from game.core.expr import Draft, holds
from game.core.plan import Decision, Id, Key, Measure, Plan, Response
from game.core.stance import assess
from game.core.state import State
from game.core.tally import held_by_people
from game.core.terms import Band, Stake, Stand

Wordings = tuple[tuple[Id, Id], ...]


def missing(
    plan: Plan, state: State, decision: Decision, response: Response, wordings: Wordings, measure: Measure
) -> tuple[str, ...]:
    """Titles of the keys that do not turn; empty when all do."""
    return tuple(
        key.title or key.kind
        for key in measure.keys
        if not turns(plan, state, decision, response, wordings, measure, key)
    )


def turns(
    plan: Plan,
    state: State,
    decision: Decision,
    response: Response,
    wordings: Wordings,
    measure: Measure,
    key: Key,
) -> bool:
    """Whether one key turns now."""
    if not holds(key.test, plan, state, Draft(response.id, wordings)):
        return False
    return not key.holder or agrees(plan, state, decision, response, wordings, measure.body, key.holder)


def agrees(
    plan: Plan, state: State, decision: Decision, response: Response, wordings: Wordings, body: Id, holder: Id
) -> bool:
    """Whether one holder consents: by its declared position, else by its stance; a principal must be content."""
    point = state.points.get(decision.id)
    position = point.positions.get(holder) if point else None
    if position is not None:
        return position.stand == Stand.ASSENT
    if held_by_people(plan, state, holder):
        return False
    mind = assess(plan, state, decision.id, response.id, wordings, body, holder)
    if mind.band is Band.ASKS:
        return mind.stake is not Stake.PRINCIPAL
    return mind.band is not Band.OBJECTS


def holder_says_no(
    plan: Plan,
    state: State,
    decision: Decision,
    response: Response,
    wordings: Wordings,
    measure: Measure,
    holder: Id,
) -> tuple[str, ...]:
    """For a single authority: why it does not act; empty when it does."""
    if agrees(plan, state, decision, response, wordings, measure.body, holder):
        return ()
    return (f"{plan.tables.bodies[measure.body].title} does not act",)
