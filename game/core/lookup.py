"""Finding what an ask speaks of, or refusing it with a ruling."""

from __future__ import annotations

from collections.abc import Iterable

from game.core.chairs import heads
from game.core.learning import askable
from game.core.plan import Decision, Id, Measure, Offer, Plan, Procedure, Response
from game.core.refusals import Refusal, refusal
from game.core.stance import stake_of
from game.core.state import File, Offered, Point, State
from game.core.terms import FileStatus, Stake

GONE = (FileStatus.WITHDRAWN, FileStatus.FALLEN, FileStatus.LAPSED, FileStatus.REFERRED)


class Refused(Exception):
    """Carries a ruling out of a check."""

    def __init__(self, ruling: Refusal) -> None:
        super().__init__(ruling.code)
        self.refusal = ruling


def need(condition: bool, code: str, what: str, rule: str, cure: str) -> None:
    """Refuse unless ``condition`` holds."""
    if not condition:
        raise Refused(refusal(code, what, rule, cure))


def listing(ids: Iterable[str]) -> str:
    """Ids as a readable list: “a, b or c”."""
    names = list(ids)
    if not names:
        return "none"
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"


def here(plan: Plan, state: State, decision_id: Id) -> tuple[Decision, Point]:
    """The decision and its open point."""
    decision = plan.tables.decisions.get(decision_id)
    if decision is None:
        need(False, "R01", f"There is no decision point “{decision_id}”.", "Asks name a decision point.",
             f"one of {listing(key for key, point in state.points.items() if point.open)}.")  # fmt: skip
        raise AssertionError
    point = state.points.get(decision_id)
    if point is None or not point.open:
        need(False, "R05", f"“{decision.title}” is not open.", "A decision point is open from its inject to its close.",
             f"one of {listing(key for key, other in state.points.items() if other.open)}.")  # fmt: skip
        raise AssertionError
    return decision, point


def text_on_table(plan: Plan, point: Point) -> tuple[File, Response]:
    """The text on the table."""
    file = point.file
    if file is None or file.status in GONE:
        need(False, "R08", "There is no text on the table.", "One speaks to a text.", "table a draft first.")
        raise AssertionError
    return file, plan.tables.responses[file.response]


def procedure_of(plan: Plan, decision: Decision) -> Procedure:
    """The ordinary procedure of the decision's forum."""
    return plan.tables.procedures[plan.tables.bodies[decision.forum].procedure]


def may_speak(plan: Plan, decision: Decision, seat_id: Id) -> bool:
    """Whether the seat chairs the forum or sits in it."""
    code, body = plan.tables.seats[seat_id].delegation, plan.tables.bodies[decision.forum]
    return heads(plan, seat_id, body) or (bool(code) and code in plan.tables.members[body.id])


def speaks(plan: Plan, decision: Decision, seat_id: Id) -> None:
    """Refuse a seat without a voice in the forum."""
    forum = plan.tables.bodies[decision.forum].title
    need(may_speak(plan, decision, seat_id), "R02", f"This seat has no voice in {forum}.",
         "A forum hears its chair and its members.",
         f"for {_chairs(plan, decision)} or a member to ask it.")  # fmt: skip


def presides(plan: Plan, decision: Decision, seat_id: Id) -> None:
    """Refuse a seat that does not chair the forum."""
    forum = plan.tables.bodies[decision.forum].title
    need(heads(plan, seat_id, plan.tables.bodies[decision.forum]), "R02", f"This seat does not chair {forum}.",
         "The chair runs the procedure.", f"for {_chairs(plan, decision)} to ask it.")  # fmt: skip


def _chairs(plan: Plan, decision: Decision) -> str:
    """The seats that chair the forum, to name in a cure."""
    body = plan.tables.bodies[decision.forum]
    return listing(seat.id for seat in plan.seats if heads(plan, seat.id, body))


def offer_ids(plan: Plan, decision: Decision) -> list[Id]:
    """Offers that exist at this decision point."""
    general = [plan.general_offer.id] if plan.general_offer else []
    return [*general, *(offer.id for offer in decision.offers)]


def eligible(plan: Plan, decision: Decision, response: Response, offer: Offer) -> tuple[Id, ...]:
    """Delegations an offer is open to: those it names, or any with a stake in the text."""
    people = askable(plan, decision, response)
    if offer.to:
        return tuple(code for code in offer.to if code in people)
    return tuple(code for code in people if stake_of(plan, decision, response.measures, code) is not Stake.BYSTANDER)


def made(state: State, decision: Decision, offer: Offer, member: Id) -> list[Offered]:
    """The same offer to the same delegation: ever, or where it is not made once in an exercise, in this opening."""
    point = state.points.get(decision.id)
    here_now = (decision.id, point.occurrence if point else 0)
    return [
        item
        for item in state.offers
        if (item.offer, item.member) == (offer.id, member) and (offer.once or (item.decision, item.opening) == here_now)
    ]


def not_made(state: State, decision: Decision, offer: Offer, member: Id, seat: Id) -> None:
    """Refuse an offer the seat made before. Another seat's is its secret: that comes out when the step is done."""
    again = any(item.seat == seat for item in made(state, decision, offer, member))
    need(not again, "R18", f"This seat has offered “{offer.title}” to {member}.", "The same favour is offered once.",
         "another offer, or another wording.")  # fmt: skip


def trusted(state: State, seat: Id, member: Id) -> bool:
    """Whether a kept pledge opens the delegation's door without a favour."""
    return any(g.seat == seat and g.to == member and g.kept for g in state.pledges.values())


def own_power(plan: Plan, seat_id: Id, response: Response) -> bool:
    """Whether every needed measure is the seat's own delegation's to take."""
    needed = [measure for measure in response.measures if measure.needed]
    return bool(needed) and all(own_measure(plan, seat_id, measure) for measure in needed)


def own_measure(plan: Plan, seat_id: Id, measure: Measure) -> bool:
    """Whether one measure is the seat's own delegation's to take."""
    code = plan.tables.seats[seat_id].delegation
    own = plan.tables.procedures[measure.procedure].kind == "own"
    return bool(code) and own and plan.tables.bodies[measure.body].holder == code
