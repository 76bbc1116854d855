"""A player's place at the screen: the session, the seats held here, what was read, told and turned to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from game.core import commands as c
from game.core.events import Event
from game.core.plan import Id, Plan
from game.core.refusals import Refusal
from game.core.terms import Minute
from game.journal import Line, Rewind, dated, effective
from game.session import Reason, Session
from game.view import Item, SeatView, view
from game.view.access import sight
from game.view.dials import Shift, shifts
from game.view.feed import Paper
from game.view.news import news_of

Facts = tuple[tuple[Minute, Event], ...]
"""Facts with the minute of each."""
PaperKey = tuple[Id, int]
"""An inject and the time it came."""


def key(paper: Paper) -> PaperKey:
    """What tells one paper from all others."""
    return paper.inject, paper.occurrence


@dataclass(frozen=True)
class Stretch:
    """A stretch of exercise time as these seats read it."""

    before: Minute
    view: SeatView
    papers: tuple[Paper, ...]
    items: tuple[Item, ...]
    """The news but injects and dials, which have parts of their own."""
    shifts: tuple[Shift, ...]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class Notice:
    """One answer given at this desk."""

    stamp: str
    text: str
    ruling: bool = False


class Desk:
    """The one thing on the screens' side that knows the session. Only the app calls what asks."""

    def __init__(self, session: Session, seats: tuple[Id, ...] = ()) -> None:
        """``seats`` held at this desk; none means all that people hold in the session."""
        self.session = session
        self.seats = seats or session.seats
        self.focus: Id = ""
        self.notices: list[Notice] = []
        self._opened = False
        self._view: tuple[int, SeatView] | None = None
        self.read: set[PaperKey] = {key(paper) for paper in self.view.feed}

    @property
    def plan(self) -> Plan:
        """The plan played."""
        return self.session.plan

    @property
    def view(self) -> SeatView:
        """What the seats may see now."""
        count = len(self.session.lines)
        if self._view is None or self._view[0] != count:
            past = tuple(dated(effective(self.session.lines)))
            self._view = count, view(self.plan, self.session.state, self.seats, past)
        return self._view[1]

    @property
    def begun(self) -> bool:
        """True once anything but STARTEX is on record."""
        return len(self.session.lines) > 1

    def ask(self, command: c.Command) -> Stretch | Refusal:
        """Put an ask to the rules: what it brought at once, or the ruling."""
        before = self.session.state.now
        answer = self.session.ask(command)
        if answer.refusal is not None:
            self._told(answer.refusal.sentence(), ruling=True)
            return answer.refusal
        line = self.session.lines[answer.n - 1]
        facts = tuple(dated([line])) if isinstance(line, Line) else ()
        items = self._news(facts)
        if items:
            self._told(" ".join(item.text for item in items))
        return self._stretch(before, facts, items, ())

    def proceed(self, until: Minute | None = None) -> Stretch:
        """Let time run to the next thing that needs these seats."""
        before = self.session.state.now
        digest = self.session.proceed(until)
        facts = tuple(dated([line for line in digest.lines if isinstance(line, Line)]))
        self._turn_to(digest.reasons)
        return self._stretch(before, facts, self._news(facts), digest.reasons)

    def _stretch(self, before: Minute, facts: Facts, items: tuple[Item, ...], reasons: tuple[Reason, ...]) -> Stretch:
        came = {(item.subject, item.at) for item in items if item.kind == "inject"}
        moved = shifts(self.plan, [event for _, event in facts], sight(self.plan, self.seats))
        return Stretch(
            before,
            self.view,
            tuple(paper for paper in self.view.feed if (paper.inject, paper.at) in came),
            tuple(item for item in items if item.kind not in ("inject", "dial")),
            moved,
            reasons,
        )

    def rewind(self, n: int) -> Refusal | None:
        """Go back to where it stood after line ``n``."""
        refusal = self.session.rewind(n, self.seats[0]).refusal
        if refusal is not None:
            self._told(refusal.sentence(), ruling=True)
            return refusal
        self.focus = ""
        self.read &= {key(paper) for paper in self.view.feed}
        self._told(f"Back to where it stood after line {n}. Nothing is erased.")
        return None

    def leave_digest(self) -> bool:
        """Back at the desk: has a decision opened, be it several digests ago, that is open still?"""
        opened, self._opened = self._opened, False
        return opened and bool(self.view.decisions)

    def say(self, words: str) -> None:
        """Something the screen tells of itself, kept with the notices."""
        self._told(words)

    def mine(self) -> tuple[Line | Rewind, ...]:
        """Everything asked by the held seats themselves, runs of time left out."""
        return tuple(
            line
            for line in self.session.lines
            if isinstance(line, Rewind)
            or (line.seat in self.seats and line.by == "seat" and not isinstance(line.asked, c.Advance | c.Start))
        )

    def _turn_to(self, reasons: tuple[Reason, ...]) -> None:
        opened = [reason.subject for reason in reasons if reason.kind == "opened"]
        if opened:
            self.focus = opened[-1]
            self._opened = True

    def _news(self, facts: Iterable[tuple[Minute, Event]]) -> tuple[Item, ...]:
        return news_of(self.plan, facts, self.seats)

    def _told(self, text: str, *, ruling: bool = False) -> None:
        self.notices.append(Notice(self.view.stamp, text, ruling))
