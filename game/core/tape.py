"""The tape ``decide`` writes on: facts so far, and the state they fold to."""

from __future__ import annotations

from game.core.events import Event
from game.core.evolve import evolve
from game.core.plan import Plan
from game.core.state import State


class Tape:
    """Facts decided within one ask. Nobody outside ``decide`` holds one."""

    __slots__ = ("events", "plan", "state")

    def __init__(self, plan: Plan, state: State) -> None:
        self.plan = plan
        self.state = state
        self.events: list[Event] = []

    def add(self, event: Event) -> None:
        """Write one fact and fold it."""
        self.events.append(event)
        self.state = evolve(self.state, event)
