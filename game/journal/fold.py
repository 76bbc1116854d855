"""What a journal means: the lines that still count, the state they add up to, and whether today's rules agree."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from game.core.decide import decide
from game.core.events import Ended, Event, TimeMoved
from game.core.evolve import fold
from game.core.plan import Plan
from game.core.refusals import Refusal
from game.core.state import State
from game.core.terms import Minute
from game.journal.codec import encode_event
from game.journal.read import Record
from game.journal.record import Entry, Header, Line
from game.journal.renamed import in_todays_names


@dataclass(frozen=True, slots=True)
class Difference:
    """One ask that today's rules would answer otherwise."""

    n: int
    at: Minute
    seat: str
    asked: str
    """Name of the command."""
    was: tuple[Event, ...]
    now: tuple[Event, ...] | Refusal

    def sentence(self) -> str:
        """The difference in one line: the first fact that differs, as recorded and as it would be."""
        where = f"ask {self.n} ({self.asked} by {self.seat} at minute {self.at})"
        if isinstance(self.now, Refusal):
            return f"{where}: was in order, would now be refused: {self.now.sentence()}"
        was, now = _first_difference(self.was, self.now)
        return f"{where}: recorded {was}, the rules now give {now}"


def fresh(header: Header) -> State:
    """The state before STARTEX."""
    return State(seed=header.seed, playthrough=header.playthrough, forced=dict(header.forced))


def heads(lines: Sequence[Entry]) -> tuple[int, ...]:
    """For each entry 0..n: the number of the last line that counts after it (0: none)."""
    found = [0]
    for entry in lines:
        found.append(entry.n if isinstance(entry, Line) else found[entry.rewound])
    return tuple(found)


def effective(lines: Sequence[Entry]) -> tuple[Line, ...]:
    """The lines that count: what was rewound is left out."""
    head = heads(lines)
    kept: list[Line] = []
    at = head[-1]
    while at:
        line = lines[at - 1]
        if isinstance(line, Line):  # always: a head is the number of a line
            kept.append(line)
        at = head[at - 1]
    return tuple(reversed(kept))


def state_of(lines: Sequence[Entry], start: State | None = None) -> State:
    """The state after ``lines``, from ``start`` (``fresh`` of the header; a state before STARTEX without one)."""
    facts = (fact for line in effective(lines) for fact in line.facts)
    return fold(facts, State() if start is None else start)


def states(lines: Sequence[Entry], start: State) -> tuple[State, ...]:
    """The state after each entry 0..n, ``start`` being that of 0; a rewind gives an earlier one again."""
    found = [start]
    for entry in lines:
        found.append(fold(entry.facts, found[-1]) if isinstance(entry, Line) else found[entry.rewound])
    return tuple(found)


def ended_at(lines: Iterable[Entry]) -> int:
    """The number of the last line that reached ENDEX, rewound since or not; 0: none ever did."""
    reached = (line.n for line in lines if isinstance(line, Line) and any(isinstance(f, Ended) for f in line.facts))
    return max(reached, default=0)


def dated(lines: Iterable[Line]) -> Iterator[tuple[Minute, Event]]:
    """Every fact with the exercise minute it happened in."""
    for line in lines:
        at = line.at
        for fact in line.facts:
            if isinstance(fact, TimeMoved):
                at = fact.to
            yield at, fact


def verify(plan: Plan, record: Record) -> tuple[Difference, ...]:
    """Ask everything again, each from the state the recorded facts had led to; what differs, in order."""
    lines = in_todays_names(plan, record.lines)
    before = states(lines, fresh(record.header))
    found = []
    for entry in lines:
        if isinstance(entry, Line):
            now = decide(plan, before[entry.n - 1], entry.asked)
            if now != entry.facts:
                kind = type(entry.asked).__name__
                found.append(Difference(entry.n, entry.at, entry.seat, kind, entry.facts, now))
    return tuple(found)


def _first_difference(was: tuple[Event, ...], now: tuple[Event, ...]) -> tuple[str, str]:
    for old, new in zip(was, now, strict=False):
        if old != new:
            return _fact(old), _fact(new)
    longer, shorter = (was, now) if len(was) > len(now) else (now, was)
    extra = _fact(longer[len(shorter)])
    return (extra, "nothing more") if longer is was else ("nothing more", extra)


def _fact(event: Event) -> str:
    """A fact as a person reads it: its name, then each field with its value."""
    ((name, fields),) = encode_event(event).items()
    said = ", ".join(f"{field} {json.dumps(value, ensure_ascii=False)}" for field, value in fields.items())
    return f"{name} ({said})" if said else name
