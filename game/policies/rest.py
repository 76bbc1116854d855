"""What a cut leaves out decides itself: a policy in every chair, for the decision points people do not decide."""

from __future__ import annotations

from dataclasses import dataclass, replace

from game.core.commands import Command
from game.core.plan import Cut, Id, Plan
from game.core.state import State
from game.core.terms import Minute
from game.policies import policy
from game.policies.base import Policy
from game.policies.drive import Driver, every_chair, unseated


@dataclass(frozen=True, slots=True)
class Within:
    """A policy that sees only some of the decision points, and so acts at no other."""

    policy: Policy
    decisions: frozenset[Id]

    @property
    def name(self) -> str:
        """That of the policy."""
        return self.policy.name

    def act(self, plan: Plan, state: State, seat: Id) -> Command | None:
        """The policy's ask, of these points alone."""
        return self.policy.act(plan, self._seen(state), seat)

    def wake(self, plan: Plan, state: State, seat: Id) -> Minute | None:
        """The policy's wish, of these points alone."""
        return self.policy.wake(plan, self._seen(state), seat)

    def _seen(self, state: State) -> State:
        return replace(state, points={name: point for name, point in state.points.items() if name in self.decisions})


def drivers(plan: Plan, held: tuple[Id, ...], cut: Cut | None) -> tuple[Driver, ...]:
    """Who acts without being asked: empty chairs by their policies, and in a cut every chair at the points left out.

    KeyError: a seat of the plan names no policy.
    """
    if cut is None:
        return unseated(plan, held)
    played = frozenset(cut.decisions)
    left_out = frozenset(decision.id for decision in plan.decisions) - played
    empty = tuple(Driver(one.seat, Within(one.policy, played)) for one in unseated(plan, held))
    rest = Within(policy(cut.rest), left_out)
    return (*empty, *(Driver(one.seat, rest) for one in every_chair(plan, cut.rest)))
