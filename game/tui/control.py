"""What the facilitator's console needs of the room it runs: the clock, the doors, the wall. The server provides it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from game.core.commands import SetBox
from game.core.plan import Id
from game.core.terms import Minute


@dataclass(frozen=True, slots=True)
class Place:
    """A seat as the room knows it."""

    seat: Id
    title: str
    person: str
    """"" nobody has come yet."""
    here: bool
    idle: int
    """Whole seconds since the person last did something."""
    ready: bool
    locked: bool


class Control(Protocol):
    """The room, past the exercise. Nothing here is a fact of the exercise but what goes back in it."""

    @property
    def pace(self) -> int:
        """Exercise minutes per real minute; 0: paused."""

    @property
    def fault(self) -> str:
        """Why the clock stopped by itself; "" it did not."""

    @property
    def box(self) -> tuple[str, int] | None:
        """The time box: its title and the seconds left, below 0 when it is over."""

    @property
    def boxes(self) -> tuple[tuple[str, int, Id], ...]:
        """(title, real minutes, what it is for) of the cut's time boxes, those of open decision points first; empty
        without a cut.
        """

    @property
    def box_stands(self) -> bool:
        """Has the time box been stopped?"""

    def set_box(self, *, stands: bool) -> SetBox | None:
        """The ask that stops the time box, or lets it go on; None: there is none."""

    @property
    def forum(self) -> Id:
        """The body whose texts are on the wall; "" none."""

    @property
    def address(self) -> str:
        """What people type to come in."""

    @property
    def code(self) -> str:
        """The room's code."""

    def places(self) -> tuple[Place, ...]:
        """Every seat."""

    def run_at(self, pace: int) -> None:
        """Let time run so fast; 0 stops it."""

    def advance(self, to: Minute) -> None:
        """Let time run to a minute, at once."""

    def show_forum(self, forum: Id) -> None:
        """Put a body's texts on the wall; "" none."""

    def rotate(self) -> str:
        """A new code for the room."""

    def free(self, seat: Id) -> str:
        """Take a seat back from whoever has it; its new code."""

    def lock(self, seat: Id, *, locked: bool) -> None:
        """Let nobody take a seat, or anybody with its code again."""

    def watch(self, seat: Id) -> str:
        """Where a seat's screen can be watched: an address in the room."""

    def picture(self, seat: Id) -> str:
        """A seat's screen now, as text; "" nobody has opened it yet."""
