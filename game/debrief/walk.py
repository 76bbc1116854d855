"""The journal walked once, fact by fact, with the state on either side of each.

What was rewound is walked too and kept apart: the debrief shows second thoughts, and nothing is erased.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from game.core.commands import Command
from game.core.events import Event
from game.core.evolve import evolve
from game.core.plan import Id
from game.core.state import State
from game.core.terms import Minute
from game.journal import Entry, Line, Rewind


@dataclass(frozen=True, slots=True)
class Happening:
    """One fact of the journal."""

    fact: Event
    before: State
    after: State
    asked: Command
    """The ask this fact answers."""
    seat: Id
    by: str
    """``seat`` for a person, ``policy:NAME`` where a policy acted for an empty chair."""
    line: int
    """Number of its journal line."""
    struck: bool = False
    """True: a later rewind took it back."""

    @property
    def at(self) -> Minute:
        """When it became so."""
        return self.after.now


@dataclass(frozen=True, slots=True)
class TakenBack:
    """A rewind: from where to where, and after which journal line."""

    at: Minute
    """Exercise time when someone asked for it."""
    to: Minute
    """Exercise time it went back to."""
    seat: Id
    line: int


@dataclass(frozen=True, slots=True)
class Walk:
    """A whole journal."""

    kept: tuple[Happening, ...]
    """What stands, in order."""
    everything: tuple[Happening, ...]
    """What stands and what was taken back, in the order of the journal."""
    rewinds: tuple[TakenBack, ...]
    final: State


def walk(lines: Iterable[Entry]) -> Walk:
    """Fold ``lines`` one fact at a time. Facts that do not stand at the end are marked ``struck``.

    A rewind restores what stood after an earlier entry, which may itself be a rewind: going back on a second
    thought makes the first one stand again.
    """
    everything: list[Happening] = []
    rewinds: list[TakenBack] = []
    stood: dict[int, tuple[frozenset[int], State]] = {0: (frozenset(), State())}
    standing, state = stood[0]
    for entry in lines:
        if isinstance(entry, Rewind):
            now = state.now
            standing, state = stood[entry.rewound]
            rewinds.append(TakenBack(now, state.now, entry.seat, entry.n))
        else:
            fresh, state = _line(entry, state)
            everything += fresh
            standing |= {entry.n}
        stood[entry.n] = (standing, state)
    marked = tuple(item if item.line in standing else replace(item, struck=True) for item in everything)
    return Walk(tuple(item for item in marked if not item.struck), marked, tuple(rewinds), state)


def _line(line: Line, state: State) -> tuple[list[Happening], State]:
    found = []
    for fact in line.facts:
        after = evolve(state, fact)
        found.append(Happening(fact, state, after, line.asked, line.seat, line.by, line.n))
        state = after
    return found, state
