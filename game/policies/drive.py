"""Letting policies act for their seats: asks at one moment, and how far time may run before one of them wants to act.

Sessions, rollouts and a scenario's own tests all drive policies through these functions, so that a chair nobody sits
in behaves the same everywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

from game.core.commands import Command
from game.core.due import next_due
from game.core.plan import Id, Plan
from game.core.state import State
from game.core.terms import Minute, Phase
from game.policies import policy
from game.policies.base import Policy

ASKS_AT_ONCE = 40
"""A policy asks at most so often in one moment: more would be a policy that talks to itself."""
ACTING = ("player", "red")
"""Roles a policy may act for: a facilitator and an observer decide nothing in the story."""


@dataclass(frozen=True, slots=True)
class Driver:
    """A seat and the policy that acts for it."""

    seat: Id
    policy: Policy


class Room(Protocol):
    """Where asks are put: a session, or a bare state."""

    @property
    def state(self) -> State:
        """The state now."""

    def put(self, command: Command, by: str) -> bool:
        """Ask it; True when it was in order."""


def unseated(plan: Plan, held: tuple[Id, ...]) -> tuple[Driver, ...]:
    """Every acting seat that is not held, under its own policy, in authored order. KeyError: no such policy."""
    return tuple(
        Driver(seat.id, policy(seat.policy)) for seat in plan.seats if seat.id not in held and seat.role in ACTING
    )


def every_chair(plan: Plan, name: str) -> tuple[Driver, ...]:
    """Every acting seat under the one policy ``name``. KeyError: no such policy."""
    actor = policy(name)
    return tuple(Driver(seat.id, actor) for seat in plan.seats if seat.role in ACTING)


def act_all(plan: Plan, room: Room, drivers: Iterable[Driver]) -> None:
    """Let each driver, in the order given, ask until it waits, is refused, or has asked often enough."""
    for driver in drivers:
        for _ in range(ASKS_AT_ONCE):
            if room.state.phase is not Phase.CONDUCT:
                return
            command = driver.policy.act(plan, room.state, driver.seat)
            if command is None or not room.put(command, f"policy:{driver.policy.name}"):
                break


def next_stop(plan: Plan, state: State, drivers: Iterable[Driver], before: Minute | None = None) -> Minute | None:
    """The next minute at which something is due or a driver wants to be asked; None outside the conduct phase.

    ``before`` is the latest minute to stop at, whatever is due; None: no such minute.
    """
    due = next_due(plan, state)
    if due is None:
        return None
    wakes = [driver.policy.wake(plan, state, driver.seat) for driver in drivers]
    later = [at for at in wakes if at is not None and at > state.now]
    return min([due, *later] if before is None else [due, before, *later])


def run(plan: Plan, room: Room, drivers: tuple[Driver, ...], advance: Callable[[Minute], object]) -> None:
    """Play on to ENDEX: every driver acts at every stop; ``advance`` lets time run to the next one."""
    while room.state.phase is Phase.CONDUCT:
        act_all(plan, room, drivers)
        stop = next_stop(plan, room.state, drivers)
        if stop is None:
            return
        before = room.state
        advance(stop)
        if room.state == before:
            raise RuntimeError(f"{plan.id}: exercise time stands still at minute {before.now}")
