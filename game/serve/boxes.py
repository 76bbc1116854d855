"""The time boxes of a cut: each begins by itself when its decision point opens, the last one at ENDEX."""

from __future__ import annotations

from game.core.events import DecisionClosed, DecisionOpened, Ended, Event
from game.core.plan import Id
from game.journal import Entry, Line
from game.serve.room_clock import RoomClock
from game.session import Session
from game.view import names

HOT_WASH = "hot-wash"
TITLES = {"brief": "Briefing", HOT_WASH: "Hot wash", "debrief": "Debrief"}
"""Time boxes that are no decision points."""


class Boxes:
    """The room's time boxes, as the cut that is played has them. Without a cut there are none."""

    def __init__(self, session: Session, clock: RoomClock) -> None:
        self._session = session
        self._clock = clock
        self._minutes = dict(session.cut.boxes) if session.cut else {}

    @property
    def listed(self) -> tuple[tuple[str, int], ...]:
        """(title, real minutes) of each, in the author's order; the decision points that are open come first."""
        opened = [name for name in self._minutes if self._open(name)]
        order = [*opened, *(name for name in self._minutes if name not in opened)]
        return tuple((self._title(name), self._minutes[name]) for name in order)

    def heed(self, entry: Entry) -> None:
        """Begin and end the boxes that go with what has happened. A rewind leaves them: real time does not go back."""
        for fact in entry.facts if isinstance(entry, Line) else ():
            self._of(fact)

    def _of(self, fact: Event) -> None:
        running = self._clock.box.subject if self._clock.box else ""
        match fact:
            case DecisionOpened(decision=decision) if decision in self._minutes and not self._open(running):
                self._begin(decision)
            case DecisionClosed(decision=decision) if decision == running:
                following = next((name for name in self._minutes if name != decision and self._open(name)), "")
                if following:
                    self._begin(following)
                else:
                    self._clock.close_box()
            case Ended() if HOT_WASH in self._minutes:
                self._begin(HOT_WASH)

    def _begin(self, name: Id) -> None:
        self._clock.open_box(self._title(name), self._minutes[name], name)

    def _open(self, name: Id) -> bool:
        point = self._session.state.points.get(name)
        return point is not None and point.open

    def _title(self, name: Id) -> str:
        return TITLES.get(name) or names.decision(self._session.plan, name)
