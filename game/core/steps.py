"""Negotiating steps: begun in one round they run side by side; finished, they bring what they bring."""

from __future__ import annotations

from game.core import effects, learning, lookup, points
from game.core import events as e
from game.core.opening import open_point
from game.core.plan import Decision, Id, Offer, Plan, Response
from game.core.stance import stake_of
from game.core.state import Point, State, Step
from game.core.tape import Tape
from game.core.terms import FileStatus, Minute, Stake

GONE = (FileStatus.WITHDRAWN, FileStatus.FALLEN, FileStatus.ADOPTED, FileStatus.LAPSED, FileStatus.REFERRED)


def begin(tape: Tape, kind: str, seat: Id, decision: Id, subject: Id, detail: Id, takes: Minute, paid: int = 0) -> None:
    """Begin one step that is done after ``takes`` minutes; ``paid`` comes back if it is an offer made too late."""
    due = tape.state.now + takes
    tape.add(e.StepBegun(kind, seat, decision, subject, detail, tape.state.step_count, due, paid))


def finish(tape: Tape, step: Step) -> None:
    """A step is done: what it brought becomes fact, if its decision point is still open."""
    tape.add(e.StepDone(step.number))
    point = tape.state.points.get(step.decision)
    if point is None or not point.open:
        return
    decision = tape.plan.tables.decisions[step.decision]
    match step.kind:
        case "sound" | "confide":
            _learn(tape, step, decision, point)
        case "lobby":
            _favour(tape, step, decision)
        case "refer":
            _refer(tape, step, decision)
        case _:
            return


def _learn(tape: Tape, step: Step, decision: Decision, point: Point) -> None:
    if point.file is None or point.file.status in GONE:
        return
    response = tape.plan.tables.responses[point.file.response]
    ask = learning.sounding if step.kind == "sound" else learning.confidence
    ask(tape, step.seat, decision, response, point.file.wordings, step.subject)


def _favour(tape: Tape, step: Step, decision: Decision) -> None:
    offer = find_offer(tape.plan, decision, step.detail)
    if offer is None:
        return
    if any(item.accepted for item in lookup.made(tape.state, decision, offer, step.subject)):
        tape.add(e.OfferDeclined(step.seat, decision.id, step.subject, offer.id))
        if step.paid:
            tape.add(e.CapitalChanged(step.seat, step.paid, "returned"))
        return
    tape.add(e.OfferMade(step.seat, decision.id, step.subject, offer.id, offer.move))
    ever = [item for item in tape.state.offers if item.offer == offer.id]
    wanted = (decision.id, step.subject, step.seat)
    mine = [number for number, item in enumerate(ever) if (item.decision, item.member, item.seat) == wanted]
    effects.begin(tape, offer.effects, mine[-1] if mine else 0)


def _refer(tape: Tape, step: Step, decision: Decision) -> None:
    referral = next((item for item in decision.referrals if item.body == step.subject), None)
    if referral is None:
        return
    number = tape.state.points[decision.id].occurrence
    tape.add(e.FileReferred(step.seat, decision.id, referral.body))
    points.close_point(tape, decision, "referred", referral.response)
    if referral.response:
        response = tape.plan.tables.responses[referral.response]
        measures = tuple(measure.id for measure in response.measures)
        occurrence = sum(1 for name, _ in tape.state.uses if name == response.id)
        share = effects.half_if_again(tape, response.id)
        tape.add(
            e.ResponseAdopted(
                decision.id, response.id, (), measures, (), referral.body, "referred", step.seat, occurrence
            )
        )
        effects.begin(tape, points.effects_of(response, (), measures), occurrence, share)
    effects.begin(tape, referral.effects, number)
    if referral.opens:
        open_point(tape, referral.opens)


def find_offer(plan: Plan, decision: Decision, offer_id: Id) -> Offer | None:
    """An offer of this decision point, or the general one."""
    if plan.general_offer is not None and plan.general_offer.id == offer_id:
        return plan.general_offer
    return next((offer for offer in decision.offers if offer.id == offer_id), None)


def price(
    plan: Plan, state: State, decision: Decision, response: Response | None, offer: Offer, seat: Id, member: Id
) -> int:
    """Capital an offer costs: its own, or by the delegation's stake; dearer for a seat that broke its word."""
    broken = sum(1 for given in state.pledges.values() if given.seat == seat and given.kept is False)
    extra = broken * plan.costs.broken_pledge
    if offer.capital is not None:
        return offer.capital + extra
    measures = response.measures if response else ()
    stake = stake_of(plan, decision, measures, member)
    position = [Stake.PRINCIPAL, Stake.CONCERNED, Stake.BYSTANDER].index(stake)
    return plan.costs.offer_capital[position] + extra


def busy(state: State, decision: Id) -> bool:
    """Whether the drafters are still at work on this decision's text."""
    return any(step.kind == "draft" and step.decision == decision for step in state.steps)


def ready_at(state: State, decision: Id) -> Minute:
    """When the text will be ready to circulate."""
    due = [step.due for step in state.steps if step.kind == "draft" and step.decision == decision]
    return max([state.now, *due])
