"""The floor's minute: in a tour de table each has sixty seconds of real time, shown and never enforced."""

from __future__ import annotations

from collections.abc import Callable

from game.core.plan import Id, Plan
from game.core.state import State
from game.view import names

EACH = 60.0
"""Seconds each has the floor."""


class Floor:
    """Whose turn it is, and since when. Talk goes on after the minute; the clock then shows by how much."""

    def __init__(self, plan: Plan, now: Callable[[], float]) -> None:
        self._plan = plan
        self._now = now
        self._turn: tuple[Id, Id, int] | None = None
        """(decision, seat, how many spoke before); None: no tour is under way."""
        self._since = now()

    def heed(self, state: State) -> None:
        """Something was asked: has the floor gone on?"""
        turn = _turn(state)
        if turn != self._turn:
            self._turn, self._since = turn, self._now()

    @property
    def decision(self) -> Id:
        """The decision point of the tour; "" none is under way."""
        return self._turn[0] if self._turn else ""

    @property
    def left(self) -> tuple[str, int] | None:
        """Who has the floor, and the seconds left, below 0 when the minute is over; None: nobody."""
        if self._turn is None:
            return None
        return names.seat(self._plan, self._turn[1]), round(self._since + EACH - self._now())


def _turn(state: State) -> tuple[Id, Id, int] | None:
    for decision, tour in state.room.tours.items():
        point = state.points.get(decision)
        if tour.turn and point is not None and point.open and tour.since >= point.opened:
            return decision, tour.turn, len(tour.said)
    return None
