"""What a seat's screen needs of the room it is in: whose minute is running, and how long the seat has been idle."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

QUIET_FOR = 5 * 60
"""Seconds after which a seat is told what it can do: early enough that none goes eight minutes without a move."""


class SeatRoom(Protocol):
    """The room, past the exercise."""

    @property
    def floor(self) -> tuple[str, int] | None:
        """Who has the floor in a tour de table, and the seconds left of a minute, below 0 when it is over."""

    @property
    def box(self) -> tuple[str, int] | None:
        """The time box: its title and the seconds left."""

    @property
    def quiet(self) -> int:
        """Whole seconds since the seat last asked anything."""


@dataclass
class NoRoom:
    """No room: nothing runs in real time."""

    floor: tuple[str, int] | None = None
    box: tuple[str, int] | None = None
    quiet: int = 0
