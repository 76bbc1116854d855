"""One playthrough in the scalar core, kept in memory: the bare state and the facts that led to it."""

from __future__ import annotations

from collections.abc import Callable

from game.core.commands import Advance, Command, Start
from game.core.decide import decide
from game.core.events import Event
from game.core.evolve import fold
from game.core.plan import Id, Plan
from game.core.refusals import Refusal
from game.core.state import State
from game.core.terms import Minute
from game.policies.drive import Driver, run

Watch = Callable[[State, tuple[Event, ...]], None]
"""Told the state after each ask that was in order, with the facts that led there."""


class Playthrough:
    """A room for policies: the exercise from STARTEX, with the luck of one seed."""

    def __init__(
        self,
        plan: Plan,
        seed: int = 0,
        forced: tuple[tuple[Id, str], ...] = (),
        playthrough: int = 0,
        watch: Watch | None = None,
    ) -> None:
        self._open(plan, State(seed=seed, playthrough=playthrough, forced=dict(forced)), watch)
        self.put(Start(self._clock), "")

    @classmethod
    def resumed(cls, plan: Plan, state: State, watch: Watch | None = None) -> Playthrough:
        """A playthrough that goes on from ``state``; its facts begin there."""
        played = cls.__new__(cls)
        played._open(plan, state, watch)  # noqa: SLF001  (its own)
        return played

    def _open(self, plan: Plan, state: State, watch: Watch | None) -> None:
        self.plan = plan
        self.state = state
        self.facts: list[Event] = []
        self._watch = watch
        self._clock = plan.seats[0].id

    def put(self, command: Command, by: str) -> bool:
        """Ask the rules; True when it was in order."""
        facts = decide(self.plan, self.state, command)
        if isinstance(facts, Refusal):
            return False
        self.facts += facts
        self.state = fold(facts, self.state)
        if self._watch is not None:
            self._watch(self.state, facts)
        return True

    def advance(self, to: Minute) -> bool:
        """Let time run."""
        return self.put(Advance(self._clock, to), "")

    def play(self, drivers: tuple[Driver, ...]) -> State:
        """Play to ENDEX; the state there."""
        run(self.plan, self, drivers, self.advance)
        return self.state
