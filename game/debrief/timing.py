"""How the time of a room was used: its time boxes, its injects, what each decision took, and when a seat sat idle.

Real times are whole seconds since the first time box, or since STARTEX where there was none. Minutes in which the room
was closed, or its time box stopped, are nobody's and are not counted. What was taken back is: it took its time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from game.core import events as e
from game.core.commands import Advance, Command, End, Start
from game.core.plan import Id, Plan
from game.core.staff import plays
from game.core.terms import FACILITATOR, Minute
from game.debrief import say
from game.journal import Entry, Header, Line
from game.journal.record import ON_BEHALF
from game.session.time_boxes import TimeBox, TimeBoxes, seconds_of
from game.view import names

TIME: tuple[type[Command], ...] = (Start, Advance, End)
"""Asks that are nobody's move."""
GRACE = 60
"""Seconds by which a time box may be over and count as kept: the last word is spoken to its end."""
IDLE = 8 * 60
"""Seconds without a move that no seat should reach: from then on it is a spectator."""


@dataclass(frozen=True, slots=True)
class BoxTime:
    """A time box, planned and as it ran. One that ran several times is told once, with all it used."""

    title: str
    has: int
    """Seconds planned."""
    planned: tuple[int, int] | None
    """From and to, where the boxes of the cut follow one another; None: begun by hand."""
    actual: tuple[int, int] | None
    """From and to; None: it did not run."""
    used: int

    over: int
    """Seconds over, below 0 under."""
    kept: bool
    """Did it run, and for no longer than it should?"""


@dataclass(frozen=True, slots=True)
class InjectTime:
    """An inject that came."""

    title: str
    planned_at: Minute | None
    """Exercise time as authored; None: by its watch, by an effect or by hand."""
    at: Minute
    real: int


@dataclass(frozen=True, slots=True)
class DecisionTime:
    """A decision point that people decided."""

    title: str
    at: Minute
    """Exercise time when it opened first."""
    real: int
    """When it opened first."""
    took: int
    """Seconds it was open in all."""
    exercise: Minute
    """Minutes of exercise time it was open in all."""
    moves: int
    """Asks of people about it."""
    open: bool
    """Is it still?"""


@dataclass(frozen=True, slots=True)
class SeatTime:
    """A seat that people held, while there was something to decide."""

    title: str
    moves: int
    idle: int
    """The longest stretch without a move, in seconds."""
    since: int
    """When that began."""

    kept: bool
    """Had it a move in time?"""


@dataclass(frozen=True, slots=True)
class Timing:
    """The timing report."""

    began: str
    """Wall time from which real times count, UTC."""
    total: int
    """Seconds from there to the last line."""
    planned: int
    """Seconds of all boxes of the cut; 0 without a cut."""
    stood: int
    """Seconds the room was closed or its time box stopped."""
    boxes: tuple[BoxTime, ...]
    decisions: tuple[DecisionTime, ...]
    seats: tuple[SeatTime, ...]
    injects: tuple[InjectTime, ...]
    kept: bool
    """Was every box kept, and no seat left idle?"""


def timing(plan: Plan, header: Header, lines: Iterable[Entry]) -> Timing | None:
    """The timing of an exercise in a room; None where nobody facilitated it. ``lines`` in today's names."""
    entries = tuple(lines)
    if not any(isinstance(entry, Line) and entry.seat == FACILITATOR for entry in entries):
        return None
    read = _Reading(plan, header, entries)
    boxes, seats = tuple(_boxes(read)), tuple(_seats(read))
    return Timing(
        began=read.began,
        total=read.real(read.last),
        planned=sum(read.boxes.minutes.values()) * 60,
        stood=round(sum(to - since for since, to in read.boxes.stood)),
        boxes=boxes,
        decisions=tuple(_decisions(read)),
        seats=seats,
        injects=tuple(_injects(read)),
        kept=all(box.kept for box in boxes) and all(seat.kept for seat in seats),
    )


class _Reading:
    """The journal read for its real times."""

    def __init__(self, plan: Plan, header: Header, entries: tuple[Entry, ...]) -> None:
        self.plan, self.header, self.entries = plan, header, entries
        self.boxes = TimeBoxes(plan, plan.tables.cuts.get(header.cut))
        for entry in entries:
            self.boxes.heed(entry)
        self.last = max(seconds_of(entry.wall) for entry in entries)
        running = self.boxes.running
        self.ran: tuple[TimeBox, ...] = (*self.boxes.past, *((running,) if running else ()))
        first = next(iter(self.ran), None)
        self._first = first.began if first else seconds_of(entries[0].wall)
        self.began = next(entry.wall for entry in entries if seconds_of(entry.wall) == self._first)

    def real(self, at: float) -> int:
        """Seconds since the beginning, without those in which the room stood."""
        stood = sum(max(0.0, min(at, to) - since) for since, to in self.boxes.stood if since >= self._first)
        return round(at - self._first - stood)

    def facts(self) -> Iterator[tuple[e.Event, Minute, int]]:
        """(fact, exercise time, real time) of every fact; a stretch of time is followed to each fact's minute."""
        for entry in self.entries:
            if isinstance(entry, Line):
                now, real = entry.at, self.real(seconds_of(entry.wall))
                for fact in entry.facts:
                    now = fact.to if isinstance(fact, e.TimeMoved) else now
                    yield fact, now, real

    def moves(self) -> Iterator[tuple[Line, int]]:
        """(line, real time) of every ask of a person that was in order; time is nobody's move."""
        for entry in self.entries:
            if isinstance(entry, Line) and entry.by in ("seat", ON_BEHALF) and not isinstance(entry.asked, TIME):
                yield entry, self.real(seconds_of(entry.wall))


def _boxes(read: _Reading) -> Iterator[BoxTime]:
    """Those of the cut in its order, then those begun by hand for nothing in it."""
    at = 0
    for name, minutes in read.boxes.minutes.items():
        ran = [box for box in read.ran if box.about == name]
        yield _box(read, read.boxes.title(name), minutes * 60, ran, (at, at + minutes * 60))
        at += minutes * 60
    for box in read.ran:
        if box.about not in read.boxes.minutes:
            yield _box(read, box.title, box.seconds, [box], None)


def _box(read: _Reading, title: str, has: int, ran: list[TimeBox], planned: tuple[int, int] | None) -> BoxTime:
    title = say.plain(title)
    if not ran:
        return BoxTime(title, has, planned, None, 0, -has, kept=False)
    ends = read.last if ran[-1].ended is None else ran[-1].ended
    actual = read.real(ran[0].began), read.real(ends)
    used = round(sum(box.used(read.last) for box in ran))
    return BoxTime(title, has, planned, actual, used, used - has, kept=used - has <= GRACE)


@dataclass(frozen=True, slots=True)
class _Span:
    """A decision point from its opening to its close, or to the last line."""

    at: Minute
    real: int
    to: Minute
    real_to: int
    open: bool = False


def _spans(read: _Reading) -> dict[Id, list[_Span]]:
    """Of the decision points of the cut, else of all that opened, in the order in which they opened first."""
    cut = read.plan.tables.cuts.get(read.header.cut)
    found: dict[Id, list[_Span]] = {}
    since: dict[Id, tuple[Minute, int]] = {}
    now, real = 0, 0
    for fact, now, real in read.facts():
        if isinstance(fact, e.DecisionOpened) and (cut is None or fact.decision in cut.decisions):
            since.setdefault(fact.decision, (now, real))
            found.setdefault(fact.decision, [])
        elif isinstance(fact, e.DecisionClosed) and fact.decision in since:
            found[fact.decision].append(_Span(*since.pop(fact.decision), now, real))
    for name, begun in since.items():
        found[name].append(_Span(*begun, now, read.real(read.last), open=True))
    return found


def _decisions(read: _Reading) -> Iterator[DecisionTime]:
    asked = [getattr(line.asked, "decision", "") for line, _ in read.moves()]
    for name, spans in _spans(read).items():
        yield DecisionTime(
            title=names.decision(read.plan, name),
            at=spans[0].at,
            real=spans[0].real,
            took=sum(span.real_to - span.real for span in spans),
            exercise=sum(max(0, span.to - span.at) for span in spans),
            moves=asked.count(name),
            open=spans[-1].open,
        )


def _seats(read: _Reading) -> Iterator[SeatTime]:
    """Every seat of the story that people held, from the first thing to decide to the last one's close: before it one
    reads, after it one talks.
    """
    spans = [span for found in _spans(read).values() for span in found]
    begins, ends = min((one.real for one in spans), default=0), max((one.real_to for one in spans), default=0)
    moves = list(read.moves())
    for seat in read.header.seats:
        if not plays(read.plan, seat):
            continue
        at = [real for line, real in moves if line.seat == seat and begins <= real <= ends]
        marks = [begins, *at, ends]
        idle, since = max((to - begun, begun) for begun, to in pairwise(marks))
        yield SeatTime(names.seat(read.plan, seat), len(at), idle, since, kept=idle < IDLE)


def _injects(read: _Reading) -> Iterator[InjectTime]:
    injects = read.plan.tables.injects
    for fact, now, real in read.facts():
        match fact:
            case e.InjectDelivered(inject=name, occurrence=occurrence) if name in injects:
                known = injects[name]
                planned = known.at + known.every * occurrence if known.at is not None else None
                yield InjectTime(known.title, planned, now, real)
            case e.InjectWritten(title=title):
                yield InjectTime(say.plain(title), None, now, real)
