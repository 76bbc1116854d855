"""The room as one seat's screen knows it (``game.tui.seat_room.SeatRoom``)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.core.plan import Id
from game.view.access import follows, sight

if TYPE_CHECKING:
    from game.serve.hub import Hub


class SeatPlace:
    """What runs in real time, as far as this seat may know of it."""

    def __init__(self, hub: Hub, seat: Id) -> None:
        self._hub = hub
        self._seat = seat
        self._sight = sight(hub.plan, (seat,))

    @property
    def floor(self) -> tuple[str, int] | None:
        """Who has the floor, where the seat follows that file."""
        decision = self._hub.plan.tables.decisions.get(self._hub.floor.decision)
        return self._hub.floor.left if decision is not None and follows(self._sight, decision) else None

    @property
    def box(self) -> tuple[str, int] | None:
        """The time box."""
        return self._hub.clock.boxed

    @property
    def quiet(self) -> int:
        """Whole seconds since it asked anything, or came."""
        return round(self._hub.stations[self._seat].quiet)
