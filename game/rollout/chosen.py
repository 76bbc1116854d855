"""A policy with its hand forced at some decision points: the choices of a test, another policy everywhere else."""

from __future__ import annotations

from dataclasses import replace

from game.core.commands import Command
from game.core.plan import HistoryAct, Id, Plan
from game.core.state import State
from game.core.terms import Minute
from game.policies.base import Policy
from game.policies.history import History


class Chosen:
    """Follows ``acts`` where they decide, through the real procedure; ``otherwise`` at every other point."""

    def __init__(self, acts: tuple[HistoryAct, ...], otherwise: Policy) -> None:
        self.acts = acts
        self.otherwise = otherwise
        self.name = otherwise.name
        self._decided = {act.decision for act in acts}
        self._history = History()

    def act(self, plan: Plan, state: State, seat: Id) -> Command | None:
        """The chosen ask that is due, else what the other policy asks elsewhere."""
        chosen = self._history.act(self._told(plan), state, seat)
        return chosen or self.otherwise.act(plan, self._elsewhere(state), seat)

    def wake(self, plan: Plan, state: State, seat: Id) -> Minute | None:
        """Whichever of the two wants to be asked first."""
        wakes = (
            self._history.wake(self._told(plan), state, seat),
            self.otherwise.wake(plan, self._elsewhere(state), seat),
        )
        return min((at for at in wakes if at is not None), default=None)

    def _told(self, plan: Plan) -> Plan:
        """The plan with the chosen acts as its history."""
        return replace(plan, history_acts=self.acts)

    def _elsewhere(self, state: State) -> State:
        """The state without the points that are chosen for."""
        return replace(state, points={name: point for name, point in state.points.items() if name not in self._decided})
