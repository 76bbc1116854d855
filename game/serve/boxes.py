"""The time boxes of a cut: each begins by itself when its decision point opens, the last one at ENDEX."""

from __future__ import annotations

from game.core.events import DecisionClosed, DecisionOpened, Ended, Event
from game.core.plan import Id
from game.journal import Entry, Line, Rewind
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
        self._points = session.plan.tables.decisions

    @property
    def listed(self) -> tuple[tuple[str, int], ...]:
        """(title, real minutes) of each, in the author's order; the decision points that are open come first."""
        opened = [name for name in self._minutes if self._open(name)]
        order = [*opened, *(name for name in self._minutes if name not in opened)]
        return tuple((self._title(name), self._minutes[name]) for name in order)

    def subject(self, title: str) -> Id:
        """The decision point or part of the exercise that a box of this title is for; "" none of the cut's."""
        return next((name for name in self._minutes if self._title(name) == title), "")

    def heed(self, entry: Entry) -> None:
        """Begin and end the boxes that go with what has happened.

        Real time does not go back: a rewind ends the box of what is open no more, and leaves any other as it runs.
        """
        for fact in entry.facts if isinstance(entry, Line) else ():
            self._of(fact)
        if isinstance(entry, Rewind) and self._gone(self._clock.box.subject if self._clock.box else ""):
            self._follow()

    def _gone(self, running: Id) -> bool:
        """Is what this box is for open no more?"""
        if running == HOT_WASH:
            return not self._session.ended
        return running in self._points and not self._open(running)

    def _of(self, fact: Event) -> None:
        running = self._clock.box.subject if self._clock.box else ""
        match fact:
            case DecisionOpened(decision=decision) if decision in self._minutes and not self._open(running):
                self._begin(decision)
            case DecisionClosed(decision=decision) if decision == running:
                self._follow()
            case Ended() if HOT_WASH in self._minutes:
                self._begin(HOT_WASH)

    def _follow(self) -> None:
        """The box of another point that is open, else none."""
        following = next((name for name in self._minutes if self._open(name)), "")
        if following:
            self._begin(following)
        else:
            self._clock.close_box()

    def _begin(self, name: Id) -> None:
        self._clock.open_box(self._title(name), self._minutes[name], name)

    def _open(self, name: Id) -> bool:
        point = self._session.state.points.get(name)
        return point is not None and point.open

    def _title(self, name: Id) -> str:
        return TITLES.get(name) or names.decision(self._session.plan, name)
