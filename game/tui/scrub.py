"""The journal as stops to go through: who asked what, what it brought these seats, and how things stood then."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from game.core import commands as c
from game.core.plan import Id, Plan
from game.core.state import State
from game.core.terms import Minute
from game.journal import Entry, Header, Line, dated, effective, fresh, states
from game.journal.renamed import in_todays_names
from game.tui.last import Last
from game.view import Item, SeatView, clock, names, news, view
from game.view.asks import words_of


@dataclass(frozen=True, slots=True)
class Stop:
    """One line of the journal at which something can be seen."""

    n: int
    """Its number in the journal."""
    at: Minute
    """Exercise time after it."""
    stamp: str
    who: str
    """Title of the seat; "" where time ran."""
    seat: Id
    title: str
    """What it was, in a few words."""
    words: str
    """The same in a sentence."""
    said: tuple[str, ...]
    """What it brought, as these seats could read it."""
    struck: bool
    """A rewind took it back."""


STOP = lru_cache(4096)(Stop)
"""Most stops are the same for every seat of a room."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is the same for whoever goes through a journal."""

    states: tuple[State, ...]
    """The state after each entry, from before the first."""
    words: dict[int, str]
    """Number of a line to what was asked."""
    stamps: tuple[str, ...]
    """The time after each entry."""


def _told(plan: Plan, lines: tuple[Entry, ...], start: State) -> Told:
    found = states(lines, start)
    words = {line.n: words_of(plan, line.asked) for line in lines if isinstance(line, Line)}
    return Told(found, words, tuple(clock.stamp(plan, state.now) for state in found))


TOLD = Last(_told)


class Scrubber:
    """The stops of a journal and the view at each. Reads the journal once, as it is when made."""

    def __init__(
        self, plan: Plan, header: Header, lines: Sequence[Entry], seats: tuple[Id, ...], *, all_seats: bool
    ) -> None:
        """``all_seats``: asks of other chairs are shown too, which only the time after ENDEX allows."""
        self.plan = plan
        self.lines = in_todays_names(plan, lines)
        self.seats = seats
        self._told = TOLD(plan, tuple(self.lines), fresh(header))
        self._states = self._told.states
        self.stops = tuple(self._stops(all_seats))

    def view_at(self, n: int) -> SeatView:
        """What the seats saw after line ``n``."""
        return view(self.plan, self._states[n], self.seats, tuple(dated(effective(self.lines[:n]))))

    def nearest(self, at: Minute) -> int:
        """Index of the last stop that stands, at or before a minute; 0 when there is none."""
        found = [number for number, stop in enumerate(self.stops) if stop.at <= at and not stop.struck]
        return found[-1] if found else 0

    def _stops(self, all_seats: bool) -> Iterator[Stop]:
        standing = {line.n for line in effective(self.lines)}
        for entry in self.lines:
            if isinstance(entry, Line):
                stop = self._line(entry, standing, all_seats)
            else:
                words = f"back to where it stood after line {entry.rewound}"
                at = self._states[entry.n].now
                stamp, who = self._told.stamps[entry.n], self._seat(entry.seat)
                stop = STOP(entry.n, at, stamp, who, entry.seat, words, words, (), struck=False)
            if stop is not None:
                yield stop

    def _line(self, line: Line, standing: set[int], all_seats: bool) -> Stop | None:
        items = news(self.plan, line.facts, self.seats, line.at)
        said = tuple(item.text for item in items)
        ran = isinstance(line.asked, c.Advance)
        foreign = line.by != "seat" and not ran
        if (ran and not said) or (foreign and not all_seats):
            return None
        at = self._states[line.n].now
        words = said[0] if ran else self._told.words[line.n]
        who = "" if ran or isinstance(line.asked, c.Start) else self._seat(line.seat)
        title = self._title(items) if ran else words
        said, stamp = said[1:] if ran else said, self._told.stamps[line.n]
        return STOP(line.n, at, stamp, who, line.seat, title, words, said, line.n not in standing)

    def _title(self, items: Sequence[Item]) -> str:
        """The thing of most weight that a stretch of time brought: a decision, else an inject, else what came first."""
        first = next(
            (item for kind in ("phase", "decision", "inject") for item in items if item.kind == kind), items[0]
        )
        inject = self.plan.tables.injects.get(first.subject) if first.kind == "inject" else None
        return inject.title if inject else first.text

    def _seat(self, seat: Id) -> str:
        return names.seat(self.plan, seat) if seat in self.plan.tables.seats else seat
