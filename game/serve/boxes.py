"""The room's time boxes: what the journal says of them, on the room's own clock."""

from __future__ import annotations

from game.core.commands import SetBox
from game.core.order_room import LONGEST_BOX
from game.core.plan import Id
from game.journal import Entry
from game.serve.room_clock import RoomClock
from game.session import Session
from game.session.time_boxes import TimeBox, TimeBoxes, seconds_of
from game.view.access import FACILITATOR


class Boxes:
    """Shows the box that runs. Those of the cut that is played begin by themselves; without a cut none does."""

    def __init__(self, session: Session, clock: RoomClock) -> None:
        self._clock = clock
        self._read = TimeBoxes(session.plan, session.cut)
        self._last = 0.0
        for entry in session.lines:
            self._read.heed(entry)
            self._last = max(self._last, seconds_of(entry.wall))

    @property
    def listed(self) -> tuple[tuple[str, int, Id], ...]:
        """(title, real minutes, what it is for) of each, as authored; the decision points that are open come first."""
        read = self._read
        order = sorted(read.minutes, key=lambda name: not read.open(name))
        return tuple((read.title(name), read.minutes[name], name) for name in order)

    def reopened(self, alive: float) -> SetBox | None:
        """What stops a box that ran when the room closed, with the time it had left then; None: none ran.

        ``alive`` is when the room was last seen open, in seconds since 1970: the time it was closed is nobody's.
        """
        box = self._read.running
        if box is None:
            return None
        self._show(box, box.left(max(alive, self._last)), stands=True)
        return None if box.stands else self.set(stands=True)

    def set(self, *, stands: bool) -> SetBox | None:
        """The ask that stops the box, or lets it go on, where it is now; None: there is none."""
        box = self._read.running
        if box is None:
            return None
        ran = min(max(0, box.seconds - self._clock.box_left), LONGEST_BOX)
        return SetBox(FACILITATOR, box.title, box.seconds, box.about, ran, stands)

    def heed(self, entry: Entry) -> None:
        """Show what an entry has changed."""
        before = self._read.running
        self._read.heed(entry)
        box = self._read.running
        if box is before:
            return
        if box is None:
            self._clock.close_box()
        elif before is not None and (box.line, box.seconds) == (before.line, before.seconds):
            self._show(box, self._clock.box_left, stands=box.stands)
        else:
            self._show(box, box.left(seconds_of(entry.wall)), stands=box.stands)

    def _show(self, box: TimeBox, left: float, *, stands: bool) -> None:
        self._clock.open_box(box.title, round(left), box.about, stands=stands)
