"""What needs the held seats: read from the facts of a line, and from the clock."""

from __future__ import annotations

from collections.abc import Iterator

from game.core import events as e
from game.core.plan import Cut, Id, Plan
from game.core.state import Point, State
from game.core.terms import DAY, FileStatus, Minute
from game.session.answer import Reason
from game.view.access import Sight, reaches, receives, sight, sits_in


class Watchman:
    """Knows the held seats of a plan and says why time should stop for them; in a cut, only at its own points."""

    def __init__(self, plan: Plan, seats: tuple[Id, ...], cut: Cut | None = None) -> None:
        self.plan = plan
        self.seats = seats
        self._played = frozenset(cut.decisions if cut else plan.tables.decisions)
        self.sight: Sight = sight(plan, seats)

    def reasons(self, before: State, facts: tuple[e.Event, ...], after: State) -> tuple[Reason, ...]:
        """Why to stop after these facts; empty: go on. Each reason is given once."""
        found = [reason for fact in facts for reason in self._of(fact, before, after)]
        found += self._deadlines(before, after)
        return tuple(dict.fromkeys(found))

    def warns_at(self, state: State) -> Minute | None:
        """The next minute at which a deadline of theirs will be a day away."""
        ahead = (point.closes - DAY for _, point in self._own_points(state))
        return min((at for at in ahead if at > state.now), default=None)

    def _of(self, fact: e.Event, before: State, after: State) -> Iterator[Reason]:
        match fact:
            case e.Ended():
                yield Reason("endex", "")
            case e.InjectDelivered(inject=inject):
                if inject in self.plan.tables.injects and receives(self.sight, self.plan.tables.injects[inject]):
                    yield Reason("inject", inject)
            case e.InjectWritten(inject=inject, to=to) if reaches(self.sight, to):
                yield Reason("inject", inject)
            case e.DecisionOpened(decision=decision) if self._concerns(decision):
                yield Reason("opened", decision)
            case e.DecisionClosed(decision=decision) if self._concerns(decision):
                yield Reason("closed", decision)
            case e.SilenceBroken(decision=decision) if self._concerns(decision):
                yield Reason("silence", decision)
            case e.TextRefused(decision=decision) if self._concerns(decision):
                yield Reason("refused", decision)
            case e.Tabled() | e.Amended() | e.SilenceBegun():
                if fact.seat not in self.seats and self._sits(fact.decision):
                    yield Reason("text", fact.decision)
            case e.PledgeSettled(pledge=pledge):
                given = before.pledges.get(pledge)
                if given is not None and given.seat in self.seats:
                    yield Reason("pledge", pledge)
            case e.StepDone(number=number):
                yield from self._step(number, before, after)
            case _:
                return

    def _step(self, number: int, before: State, after: State) -> Iterator[Reason]:
        """A round is over when the last step of the held seats is: steps run side by side."""
        step = next((step for step in before.steps if step.number == number), None)
        if step is None or step.seat not in self.seats or any(s.seat in self.seats for s in after.steps):
            return
        if step.kind == "draft" and _silent(after.points.get(step.decision)):
            return
        yield Reason("step", step.subject)

    def _deadlines(self, before: State, after: State) -> Iterator[Reason]:
        for decision, point in self._own_points(after):
            if before.now < point.closes - DAY <= after.now and not _silent(point):
                yield Reason("deadline", decision)

    def _own_points(self, state: State) -> Iterator[tuple[Id, Point]]:
        for decision in self.plan.decisions:
            point = state.points.get(decision.id)
            mine = decision.id in self._played and decision.forum in self.sight.chairs
            if mine and point is not None and point.open:
                yield decision.id, point

    def _concerns(self, decision: Id) -> bool:
        known = self.plan.tables.decisions.get(decision) if decision in self._played else None
        return known is not None and (known.forum in self.sight.chairs or self._sits(decision))

    def _sits(self, decision: Id) -> bool:
        """Does a delegation they speak for sit in the forum?"""
        known = self.plan.tables.decisions.get(decision) if decision in self._played else None
        if known is None:
            return False
        body = self.plan.tables.bodies[known.forum]
        return any(sits_in(body, code) for code in self.sight.delegations)


def _silent(point: Point | None) -> bool:
    return point is not None and point.file is not None and point.file.status is FileStatus.UNDER_SILENCE
