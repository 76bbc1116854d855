"""Letting policies act for their seats: asks at one moment, and how far time may run before one of them wants to act.

Sessions, rollouts and a scenario's own tests all drive policies through these two functions, so that a chair nobody
sits in behaves the same everywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

from game.core.commands import Command
from game.core.due import next_due
from game.core.events import TimeMoved
from game.core.evolve import evolve
from game.core.order import ruling
from game.core.plan import Id, Plan
from game.core.state import State
from game.core.terms import Minute, Phase

ASKS_AT_ONCE = 12
"""A policy asks at most so often in one moment: more would be a policy that talks to itself."""


class Actor(Protocol):
    """What acts for a seat."""

    def act(self, plan: Plan, state: State, seat: Id) -> Command | None:
        """The next ask, or None to wait."""


@dataclass(frozen=True, slots=True)
class Driver:
    """A seat and the policy that acts for it."""

    seat: Id
    name: str
    """The policy's name, for the journal."""
    actor: Actor


class Table(Protocol):
    """Where asks are put: a session, or a bare state."""

    @property
    def state(self) -> State:
        """The state now."""

    def put(self, command: Command, by: str) -> bool:
        """Ask it; True when it was in order."""


def act_all(plan: Plan, table: Table, drivers: Iterable[Driver]) -> None:
    """Let each driver, in the order given, ask until it waits, is refused, or has asked often enough."""
    for driver in drivers:
        for _ in range(ASKS_AT_ONCE):
            if table.state.phase is not Phase.CONDUCT:
                return
            command = driver.actor.act(plan, table.state, driver.seat)
            if command is None or not table.put(command, f"policy:{driver.name}"):
                break


def next_stop(plan: Plan, state: State, drivers: tuple[Driver, ...], before: Minute | None = None) -> Minute | None:
    """The next minute at which something is due or a driver wants to act; None outside the conduct phase.

    While a decision point is open drivers are consulted every quantum; ``before`` caps how far one looks.
    """
    due = next_due(plan, state)
    if due is None:
        return None
    stop = due if before is None else min(due, before)
    if not any(point.open for point in state.points.values()):
        return stop
    first = (state.now // plan.quantum + 1) * plan.quantum
    moments = range(first, stop, plan.quantum)
    return next((at for at in moments if _wanted(plan, evolve(state, TimeMoved(at)), drivers)), stop)


def run(plan: Plan, table: Table, drivers: tuple[Driver, ...], advance: Callable[[Minute], object]) -> None:
    """Play on to ENDEX: every driver acts at every stop; ``advance`` lets time run to the next one."""
    while table.state.phase is Phase.CONDUCT:
        act_all(plan, table, drivers)
        stop = next_stop(plan, table.state, drivers)
        if stop is None:
            return
        before = table.state
        advance(stop)
        if table.state == before:
            raise RuntimeError(f"{plan.id}: exercise time stands still at minute {before.now}")


def _wanted(plan: Plan, state: State, drivers: tuple[Driver, ...]) -> bool:
    """Does any driver have an ask in order in this state?"""
    for driver in drivers:
        command = driver.actor.act(plan, state, driver.seat)
        if command is not None and ruling(plan, state, command) is None:
            return True
    return False
