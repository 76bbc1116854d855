"""The time boxes of an exercise as its journal tells them: what ran when, in real time. The room and its review agree.

Each box of a cut begins by itself when its decision point opens, the hot wash at ENDEX, where every other ends; the
facilitator begins, stops and ends any. A point that opens again has what its box has left, and gives way to one that
opens for the first time. Real time does not go back: a rewind ends the box of what is open no more, and one begun by
hand after the line that is gone back to, and leaves every other as it runs.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from game.core.events import BoxSet, DecisionClosed, DecisionOpened, Ended, Event
from game.core.plan import Cut, Id, Plan
from game.journal import Entry, Line, Rewind
from game.view import names

HOT_WASH = "hot-wash"
TITLES = {"brief": "Briefing", HOT_WASH: "Hot wash", "debrief": "Debrief"}
"""Time boxes that are no decision points."""


def seconds_of(wall: str) -> float:
    """A journal's wall time in seconds since 1970; 0.0 for what is no time."""
    try:
        return datetime.fromisoformat(wall).replace(tzinfo=UTC).timestamp()
    except ValueError:
        return 0.0


@dataclass(frozen=True, slots=True)
class TimeBox:
    """One time box. Times are seconds since 1970."""

    title: str
    about: Id
    """The decision point or part of the exercise it is for; "" none."""
    seconds: int
    """What it has in all."""
    began: float
    line: int
    """The journal line that began it."""
    by_hand: bool = False
    before: float = 0.0
    """Seconds used at earlier openings of the same decision point: one that opens again has what was left."""
    ran: float = 0.0
    """Seconds of it that had passed when it was set last."""
    since: float | None = None
    """From when it has run since; None: it stands, or is over."""
    ended: float | None = None
    """None: it runs or stands."""

    def used(self, now: float) -> float:
        """Seconds of it that have passed at ``now``, or had when it ended."""
        return self.ran + (max(0.0, now - self.since) if self.since is not None else 0.0)

    def left(self, now: float) -> float:
        """Seconds left at ``now``, below 0 when it is over."""
        return self.seconds - self.before - self.used(now)

    @property
    def stands(self) -> bool:
        """Has it been stopped?"""
        return self.ended is None and self.since is None


@dataclass(frozen=True, slots=True)
class _Stood:
    """What a rewind may come back to."""

    open: frozenset[Id] = frozenset()
    ended: bool = False
    box: TimeBox | None = None


class TimeBoxes:
    """Reads a journal entry by entry."""

    def __init__(self, plan: Plan, cut: Cut | None) -> None:
        self._plan = plan
        self.minutes = dict(cut.boxes) if cut else {}
        """The boxes of the cut: decision point or part to its real minutes, in the author's order."""
        self.past: list[TimeBox] = []
        """Those that are over, oldest first."""
        self.stood: list[tuple[float, float]] = []
        """From when to when one stood: a break, or nobody served the room."""
        self._stopped = 0.0
        self._again: frozenset[Id] = frozenset()
        """Decision points that have not opened for the first time."""
        self._now = _Stood()
        self._stood = {0: self._now}

    @property
    def running(self) -> TimeBox | None:
        """The one that runs, or stands; None: there is none."""
        return self._now.box

    def title(self, name: Id) -> str:
        """What a box of the cut is called."""
        return TITLES.get(name) or names.decision(self._plan, name)

    def open(self, name: Id) -> bool:
        """Is this decision point open?"""
        return name in self._now.open

    def heed(self, entry: Entry) -> None:
        """Read the next entry."""
        at = seconds_of(entry.wall)
        if isinstance(entry, Rewind):
            self._back(entry, at)
        else:
            for fact in entry.facts:
                self._of(fact, entry, at)
        self._stood[entry.n] = self._now

    def _of(self, fact: Event, line: Line, at: float) -> None:
        running = self.running.about if self.running else ""
        match fact:
            case BoxSet():
                self._set(fact, line.n, at)
            case DecisionOpened(decision=decision, occurrence=occurrence):
                first = self.running is None or not self.running.before
                waits = self.open(running) and first
                self._now = replace(self._now, open=self._now.open | {decision})
                self._again = self._again | {decision} if occurrence else self._again - {decision}
                if decision in self.minutes and not waits:
                    self._begin(decision, line.n, at)
            case DecisionClosed(decision=decision):
                self._now = replace(self._now, open=self._now.open - {decision})
                if decision == running:
                    self._follow(line.n, at)
            case Ended():
                self._now = replace(self._now, ended=True)
                if HOT_WASH in self.minutes:
                    self._begin(HOT_WASH, line.n, at)
                else:
                    self._end(at)

    def _set(self, fact: BoxSet, line: int, at: float) -> None:
        box = self.running
        if not fact.seconds:
            self._end(at)
        elif box is not None and (fact.ran or fact.stands) and (box.title, box.about) == (fact.title, fact.about):
            since = None if fact.stands else at
            self._stop_or_go(box, fact, at)
            ran = max(0.0, fact.ran - box.before)
            self._now = replace(self._now, box=replace(box, seconds=fact.seconds, ran=ran, since=since))
        else:
            self._end(at)
            since = None if fact.stands else at
            fresh = TimeBox(fact.title, fact.about, fact.seconds, at, line, True, 0.0, float(fact.ran), since)
            self._now = replace(self._now, box=fresh)

    def _stop_or_go(self, box: TimeBox, fact: BoxSet, at: float) -> None:
        """When it stopped is told by what it had run: a host that was killed says so only when it is opened again."""
        if box.since is not None and fact.stands:
            self._stopped = min(at, box.since + max(0.0, fact.ran - box.before - box.ran))
        elif box.since is None and not fact.stands:
            self.stood.append((self._stopped, at))

    def _back(self, entry: Rewind, at: float) -> None:
        then = self._stood[entry.rewound]
        self._now = replace(then, box=self.running)
        box = self.running
        if box is None:
            return
        if box.by_hand and box.line > entry.rewound and not self._gone(then.box):
            self._end(at)
            self._now = replace(self._now, box=then.box)
        elif self._gone(box):
            self._follow(entry.n, at)

    def _gone(self, box: TimeBox | None) -> bool:
        """Is this box for something that is open no more?"""
        if box is None:
            return False
        if box.about == HOT_WASH:
            return not self._now.ended
        return box.about in self._plan.tables.decisions and not self.open(box.about)

    def _follow(self, line: int, at: float) -> None:
        """The box of another point that is open, else none."""
        following = next((name for name in self.minutes if self.open(name)), "")
        if following:
            self._begin(following, line, at)
        else:
            self._end(at)

    def _begin(self, name: Id, line: int, at: float) -> None:
        self._end(at)
        before = sum(box.ran for box in self.past if box.about == name) if name in self._again else 0.0
        fresh = TimeBox(self.title(name), name, self.minutes[name] * 60, at, line, before=before, since=at)
        self._now = replace(self._now, box=fresh)

    def _end(self, at: float) -> None:
        box = self.running
        if box is not None:
            if box.stands and self._stopped:
                self.stood.append((self._stopped, at))
            self.past.append(replace(box, ran=box.used(at), since=None, ended=at))
            self._now = replace(self._now, box=None)
