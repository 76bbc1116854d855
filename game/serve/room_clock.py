"""The room's clock: exercise minutes per real minute, pauses, time boxes. Outside the core, which knows no clock."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from game.core.due import next_due
from game.core.plan import Id
from game.core.terms import DAY, Minute

if TYPE_CHECKING:
    from game.serve.hub import Hub

LOG = logging.getLogger("startex.serve")
BEAT = 0.25
"""Seconds between two looks at the clock."""
STEP = 5.0
"""Seconds between two advances in which nothing falls due: each is a line of the journal."""
FASTEST = 7 * DAY
"""Exercise minutes per real minute, at the most."""


@dataclass(frozen=True, slots=True)
class Box:
    """A time box: so long to talk, in real time. It ends nothing by itself; it is shown."""

    title: str
    ends: float
    """On the loop's clock; while it stands, as if it went on now."""
    subject: Id = ""
    """The decision point or part of the exercise it is for; "" the facilitator began it by hand."""
    stands: int | None = None
    """Seconds left at which it has been stopped; None: it runs."""


class RoomClock:
    """Stands still until told to run. Stopped, nothing is lost and nothing late: time moves only by facts."""

    def __init__(self, hub: Hub, now: Callable[[], float]) -> None:
        self._hub = hub
        self._now = now
        self.pace = 0
        """Exercise minutes per real minute; 0: paused."""
        self.box: Box | None = None
        self._real = now()
        self._minute: Minute = 0
        self._stepped = now()
        self.fault = ""
        """Why the clock stopped by itself; "" it did not."""

    def run_at(self, pace: int) -> None:
        """Let time run, from the minute the exercise stands at. ValueError: a pace it cannot have."""
        if not 0 <= pace <= FASTEST:
            raise ValueError(f"A pace of {pace} cannot be kept; choose 0 to {FASTEST} exercise minutes per minute.")
        self.pace, self.fault = pace, ""
        self._anchor()
        self._hub.stir()

    def pause(self) -> None:
        """Stop."""
        self.run_at(0)

    def open_box(self, title: str, seconds: int, subject: Id = "", *, stands: bool = False) -> None:
        """Show a time box with so many real seconds left."""
        self.box = Box(title, self._now() + seconds, subject, seconds if stands else None)
        self._hub.stir()

    def close_box(self) -> None:
        """End the time box."""
        self.box = None
        self._hub.stir()

    @property
    def box_left(self) -> int:
        """Whole seconds left of the time box, below 0 when it is over; 0 without one."""
        if self.box is None:
            return 0
        return round(self.box.ends - self._now()) if self.box.stands is None else self.box.stands

    @property
    def boxed(self) -> tuple[str, int] | None:
        """The time box: its title and ``box_left``; None without one."""
        return None if self.box is None else (self.box.title, self.box_left)

    @property
    def target(self) -> Minute:
        """The minute the exercise should have reached by now."""
        return self._minute + int((self._now() - self._real) * self.pace / 60)

    def _anchor(self) -> None:
        self._real, self._minute = self._now(), self._hub.session.state.now
        self._stepped = self._real

    async def run(self) -> None:
        """Beat until cancelled."""
        while True:
            await asyncio.sleep(BEAT)
            if self.pace:
                await self._beat()

    async def _beat(self) -> None:
        session = self._hub.session
        if session.ended:
            self.pause()
            return
        if not self._minute <= session.state.now <= max(self.target, self._minute):
            # Somebody went back, or ahead by hand: the clock goes on from there.
            self._anchor()
            return
        due = next_due(session.plan, session.state)
        if self.target <= session.state.now:
            return
        if self._now() - self._stepped < STEP and (due is None or due > self.target):
            return
        self._stepped = self._now()
        try:
            await self._hub.run_to(self.target)
        except Exception as error:
            # A full disk stops the clock, not the room: it is said, and the facilitator lets time run again.
            LOG.exception("the room's clock has stopped")
            self.pause()
            self.fault = str(error)
            self._hub.stir()
