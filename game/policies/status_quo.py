"""Nobody does anything: deadlines lapse to their declared defaults."""

from __future__ import annotations

from game.core.commands import Command
from game.core.plan import Id, Plan
from game.core.state import State
from game.core.terms import Minute


class StatusQuo:
    """The world without the players; the baseline of every counterfactual."""

    name = "status-quo"

    def act(self, plan: Plan, state: State, seat: Id) -> Command | None:
        """Never asks anything."""
        return None

    def wake(self, plan: Plan, state: State, seat: Id) -> Minute | None:
        """Never wants to be woken."""
        return None
