"""What really was decided, on its day: follows the scenario's ``history:`` lines through the real procedure."""

from __future__ import annotations

from game.core.commands import Command, Declare, Lobby, PutUnderSilence, Table
from game.core.lookup import procedure_of
from game.core.needs import normal
from game.core.order import ruling
from game.core.plan import Decision, HistoryAct, Id, Plan
from game.core.state import Point, State
from game.core.steps import busy, ready_at
from game.core.terms import HOUR, Minute
from game.policies.base import LIVE, Chairing, chaired


class History(Chairing):
    """Tables the historical text in time for it to be agreed on the historical day; elsewhere lets things lapse."""

    name = "history"

    def wake(self, plan: Plan, state: State, seat: Id) -> Minute | None:
        """When the next historical text has to be tabled, or declared."""
        times = []
        for decision, point in chaired(plan, state, seat):
            chosen = _act_for(plan, decision, point)
            if chosen is not None:
                times += [_begins(plan, decision, point, chosen), chosen.at]
        return min((at for at in times if at > state.now), default=None)

    def step(self, plan: Plan, state: State, seat: Id, decision: Decision, point: Point) -> Command | None:
        """The ask that is due now, if any."""
        chosen = _act_for(plan, decision, point)
        if chosen is None or state.now < _begins(plan, decision, point, chosen):
            return None
        file = point.file
        response = plan.tables.responses[chosen.response]
        if file is None or file.status not in LIVE or file.response != chosen.response:
            reason = "as in history" if response.unlawful else ""
            return Table(seat, decision.id, chosen.response, normal(response, chosen.wordings), reason)
        for offer, member in chosen.offers:
            command = Lobby(seat, decision.id, offer, member)
            if ruling(plan, state, command) is None:
                return command
        if procedure_of(plan, decision).kind != "silence":
            return Declare(seat, decision.id) if state.now >= chosen.at and not busy(state, decision.id) else None
        hours = (chosen.at - ready_at(state, decision.id)) // HOUR
        _, least, most = procedure_of(plan, decision).silence_hours
        return PutUnderSilence(seat, decision.id, max(least, min(most, hours)))


def _act_for(plan: Plan, decision: Decision, point: Point) -> HistoryAct | None:
    """The historical act that belongs to this opening of the point."""
    return next(
        (act for act in plan.history_acts if act.decision == decision.id and point.opened < act.at <= point.closes),
        None,
    )


def _begins(plan: Plan, decision: Decision, point: Point, chosen: HistoryAct) -> Minute:
    """When the text has to be tabled so that silence, or the drafting, ends on time."""
    response = plan.tables.responses[chosen.response]
    drafting = 0
    if decision.rounds:
        drafting = plan.costs.table + plan.costs.amend * len(normal(response, chosen.wordings))
    errands = max(drafting, plan.costs.lobby if chosen.offers else 0)
    if procedure_of(plan, decision).kind == "silence":
        return max(point.opened, chosen.at - chosen.hours * HOUR - drafting)
    return max(point.opened, chosen.at - errands)
