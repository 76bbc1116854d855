"""What a delegation without a seat thinks of a text: DESIGN §4's arithmetic, in integer centi-points.

``U = stake·Σ stance·load − cost + flank + request + Σ concerns + offers + private``. Stylised for training.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.core.expr import Draft, holds
from game.core.plan import Concern, Decision, Id, Measure, Plan, Response, Wording
from game.core.room import FREE
from game.core.state import State
from game.core.terms import Band, Stake

Wordings = tuple[tuple[Id, Id], ...]


@dataclass(frozen=True, slots=True)
class Assessment:
    """One delegation's mind on one text."""

    points: int
    """U, in centi-points; positive favours the text."""
    band: Band
    parts: tuple[tuple[str, int], ...]
    """Named terms that sum to ``points``: dimensions by id, ``cost``, ``flank``, ``request``, concern ids,
    ``offers``, ``private``. Zero terms are left out."""
    holding: tuple[Id, ...]
    """Ids of its concerns that hold and count against the text."""
    red: bool
    """A red concern holds: it objects whatever the sum."""
    stake: Stake

    @property
    def engaged(self) -> bool:
        """Whether it speaks up at all under consensus: a stake, or a concern that holds."""
        return self.stake is not Stake.BYSTANDER or bool(self.holding)


def stake_of(plan: Plan, decision: Decision, measures: tuple[Measure, ...], member: Id) -> Stake:
    """How much this is ``member``'s business: by the lead measure's stake set, else the decision's own."""
    named = measures[0].stakes if measures else ""
    stakes = plan.tables.stake_sets[named] if named else decision.stakes
    if member in stakes.principal:
        return Stake.PRINCIPAL
    return Stake.CONCERNED if member in stakes.concerned else Stake.BYSTANDER


def measures_of(response: Response, body: Id) -> tuple[Measure, ...]:
    """The measures of the package that ``body`` decides."""
    return tuple(measure for measure in response.measures if measure.body == body)


def chosen(response: Response, wordings: Wordings) -> tuple[Wording, ...]:
    """The wording that stands in each clause slot, in slot order."""
    picked = dict(wordings)
    found = []
    for slot in response.slots:
        wanted = picked.get(slot.id)
        found.append(next((w for w in slot.wordings if w.id == wanted), slot.wordings[0]))
    return tuple(found)


def soften(load: int, points: int) -> int:
    """A load moved by ``points`` towards 0, never past it and never away from it."""
    if load > 0:
        return max(0, min(load, load + points))
    return min(0, max(load, load + points))


def loads(plan: Plan, measures: tuple[Measure, ...], wordings: tuple[Wording, ...]) -> list[int]:
    """Load on each dimension: of several measures only the largest positive and the largest negative count."""
    softening = [0] * len(plan.dimensions)
    for wording in wordings:
        for dimension, points in wording.softens:
            softening[dimension] += points
    highest, lowest = [0] * len(plan.dimensions), [0] * len(plan.dimensions)
    for measure in measures:
        for dimension, load in measure.loads:
            softened = soften(load, softening[dimension])
            highest[dimension] = max(highest[dimension], softened)
            lowest[dimension] = min(lowest[dimension], softened)
    return [high + low for high, low in zip(highest, lowest, strict=True)]


def concerns_of(decision: Decision, response: Response, measures: tuple[Measure, ...]) -> tuple[Concern, ...]:
    """Every concern that can bear on this text: the decision's mood, the package's, its measures'."""
    return (*decision.concerns, *response.concerns, *(c for measure in measures for c in measure.concerns))


def concern(plan: Plan, response_id: Id, concern_id: Id) -> Concern | None:
    """Look a concern up by id, wherever it was written; None if no such concern bears on the response."""
    response = plan.tables.responses.get(response_id)
    everywhere = [c for d in plan.decisions for c in d.concerns]
    if response is not None:
        everywhere += [*response.concerns, *(c for m in response.measures for c in m.concerns)]
    return next((c for c in everywhere if c.id == concern_id), None)


def active_concerns(
    plan: Plan, state: State, decision: Decision, response: Response, wordings: Wordings, member: Id
) -> tuple[Concern, ...]:
    """The member's concerns that hold for this wording in this state."""
    draft = Draft(response.id, wordings)
    return tuple(
        item
        for item in concerns_of(decision, response, response.measures)
        if (member in item.who or "*" in item.who)
        and (item.until is None or not holds(item.until, plan, state, draft))
        and holds(item.when, plan, state, draft)
    )


def assess(
    plan: Plan, state: State, decision_id: Id, response_id: Id, wordings: Wordings, body_id: Id, member: Id
) -> Assessment:
    """What ``member`` thinks of the part of the package that ``body_id`` decides.

    Source of the form: fact book part C (stylised profiles) and the starting calibration for February 2016.
    """
    decision, response = plan.tables.decisions[decision_id], plan.tables.responses[response_id]
    measures = measures_of(response, body_id) or response.measures
    stake = stake_of(plan, decision, measures, member)
    active = active_concerns(plan, state, decision, response, wordings, member)
    parts = [
        *_profile_parts(plan, measures, chosen(response, wordings), member, stake),
        *((item.id, item.move) for item in active),
        *_bought_parts(state, decision_id, member),
        *_free_parts(state, decision_id, wordings, member),
    ]
    points = sum(value for _, value in parts)
    red = any(item.red for item in active)
    return Assessment(
        points=points,
        band=_band(plan, points, red=red),
        parts=tuple((name, value) for name, value in parts if value),
        holding=tuple(item.id for item in active if item.move < 0 or item.red),
        red=red,
        stake=stake,
    )


def _band(plan: Plan, points: int, *, red: bool) -> Band:
    if red or points < plan.costs.asks:
        return Band.OBJECTS
    if points < plan.costs.silent:
        return Band.ASKS
    return Band.SILENT if points < plan.costs.supports else Band.SUPPORTS


def _profile_parts(
    plan: Plan, measures: tuple[Measure, ...], wordings: tuple[Wording, ...], member: Id, stake: Stake
) -> list[tuple[str, int]]:
    """The terms that come from the delegation's own profile."""
    profile = plan.tables.delegations.get(member)
    if profile is None or not measures:
        return []
    costs = plan.costs
    weight = costs.stake[[Stake.PRINCIPAL, Stake.CONCERNED, Stake.BYSTANDER].index(stake)]
    parts = [
        (dimension, weight * stance * load)
        for dimension, stance, load in zip(
            plan.dimensions, profile.stance, loads(plan, measures, wordings), strict=True
        )
    ]
    extra = sum(wording.cost_band for wording in wordings)
    paid = [max(0, measure.cost_band + extra) for measure in measures if member in measure.paid_by]
    if paid:
        parts.append(("cost", -(costs.cost_weight * profile.cost * max(paid) // 3)))
    theatre = next((measure.theatre for measure in measures if measure.theatre), 0)
    parts.append(("flank", costs.flank_weight * profile.flank * theatre))
    askers = {code for measure in measures for code in measure.requested_by}
    if askers:
        parts.append(("request", costs.asker if member in askers else costs.asked))
    return parts


def _bought_parts(state: State, decision_id: Id, member: Id) -> list[tuple[str, int]]:
    point = state.points.get(decision_id)
    if point is None:
        return []
    return [("offers", point.moved.get(member, 0)), ("private", point.private.get(member, 0))]


def _free_parts(state: State, decision_id: Id, wordings: Wordings, member: Id) -> list[tuple[str, int]]:
    """What the free-text clauses of this very text move, by the facilitator's ruling."""
    taken = dict(wordings)
    clauses = [item for item in state.room.clauses.get(decision_id, ()) if item.id in taken and item.stands]
    return [(item.id, sum(amount for code, amount in item.moves if code == member)) for item in clauses]


def reasons(assessment: Assessment) -> tuple[str, ...]:
    """What it would say if asked why not: its concerns, else the heaviest thing against (``stance:…``).

    Every No states its reason and clause, never its price. Nothing is said by those who can live with the text.
    """
    if assessment.holding:
        return assessment.holding
    if assessment.band in (Band.SUPPORTS, Band.SILENT):
        return ()
    against = [
        (value, name)
        for name, value in assessment.parts
        if value < 0 and name not in ("offers", "private") and not name.startswith(FREE)
    ]
    return (f"stance:{min(against)[1]}",) if against else ()
