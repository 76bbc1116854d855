"""What a session gives back: the answer to one ask, and the digest of a stretch of time."""

from __future__ import annotations

from dataclasses import dataclass

from game.core.events import Event
from game.core.plan import Id
from game.core.refusals import Refusal
from game.journal import Entry, Line


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one ask: facts, or a refusal; never both."""

    facts: tuple[Event, ...] = ()
    refusal: Refusal | None = None
    n: int = 0
    """Number of the journal entry it became; 0 for a refusal, which is not kept."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why time stopped running."""

    kind: str
    """``inject``, ``opened``, ``closed``, ``step``, ``silence`` (broken), ``refused`` (a text did not carry),
    ``text`` (tabled, amended or put under silence by another seat), ``deadline`` (a day left and nothing under
    silence), ``pledge``, ``until`` (the moment asked for) or ``endex``."""
    subject: Id
    """The inject, decision, delegation or pledge; "" none."""


@dataclass(frozen=True, slots=True)
class Digest:
    """A stretch of exercise time, run to the next thing that needs the held seats."""

    lines: tuple[Entry, ...]
    """The entries of the stretch."""
    reasons: tuple[Reason, ...]

    @property
    def facts(self) -> tuple[Event, ...]:
        """Every fact of the stretch in order; ``game.journal.dated`` gives their minutes."""
        return tuple(fact for line in self.lines if isinstance(line, Line) for fact in line.facts)
