"""What is so in a facilitated room beside the story: injects held and moved, free clauses, tours, words, notes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from game.core.terms import ClauseRuling, Minute
from game.core.world import Id

FREE = "free-"
"""What ids of free-text clauses begin with."""


@dataclass(frozen=True, slots=True)
class Written:
    """An inject written on the day."""

    id: Id
    at: Minute
    title: str
    text: str
    to: tuple[Id, ...]
    sender: str
    channel: str
    marking: str


@dataclass(frozen=True, slots=True)
class Version:
    """One wording of a free-text clause, and who wrote it."""

    seat: Id
    text: str
    at: Minute


@dataclass(frozen=True, slots=True)
class FreeClause:
    """A clause in free words, drafted together."""

    id: Id
    response: Id
    title: str
    versions: tuple[Version, ...]
    """Oldest first; its version is their number."""
    ruling: str = ""
    """A ``ClauseRuling``; "" none yet."""
    gone: bool = False
    """Its text left the table."""
    reason: str = ""
    slot: Id = ""
    wording: Id = ""
    moves: tuple[tuple[Id, int], ...] = ()
    changes: tuple[tuple[Id, int], ...] = ()

    @property
    def stands(self) -> bool:
        """Is it in the text: ruled in, and its text not taken away?"""
        return not self.gone and self.ruling in (ClauseRuling.WORDING, ClauseRuling.COUNTS, ClauseRuling.EFFECT)

    @property
    def open(self) -> bool:
        """Can it still be rewritten and ruled on?"""
        return not self.gone and self.ruling in ("", ClauseRuling.REFUSED)


@dataclass(frozen=True, slots=True)
class Said:
    """What one seat said in the tour de table; passed over, its line and stand are empty."""

    seat: Id
    stand: str
    line: str
    at: Minute
    passed: bool = False


@dataclass(frozen=True, slots=True)
class Tour:
    """A tour de table; over when everybody in its order has spoken or was passed over."""

    order: tuple[Id, ...]
    since: Minute
    said: tuple[Said, ...] = ()

    @property
    def turn(self) -> Id:
        """Whose turn it is; "" the tour is over."""
        return self.order[len(self.said)] if len(self.said) < len(self.order) else ""


@dataclass(frozen=True, slots=True)
class Words:
    """A message."""

    at: Minute
    seat: Id
    to: Id
    """"" everyone."""
    text: str


@dataclass(frozen=True, slots=True)
class Rationale:
    """Why a seat decided so."""

    at: Minute
    seat: Id
    decision: Id
    response: Id
    text: str
    confidence: int


@dataclass(frozen=True, slots=True)
class Observation:
    """What somebody watching saw."""

    at: Minute
    seat: Id
    text: str
    objective: Id
    task: Id
    rating: str


@dataclass(frozen=True, slots=True)
class Adjustment:
    """An indicator changed by hand."""

    at: Minute
    indicator: Id
    by: int
    reason: str


@dataclass(frozen=True, slots=True)
class Room:
    """The room of one exercise. Mappings are never changed in place."""

    held: tuple[Id, ...] = ()
    """Injects kept back."""
    owed: tuple[Id, ...] = ()
    """Held injects that an effect would have brought meanwhile."""
    moved: Mapping[Id, Minute] = field(default_factory=dict)
    """Inject to the minute its next occurrence was moved to."""
    written: tuple[Written, ...] = ()
    clauses: Mapping[Id, tuple[FreeClause, ...]] = field(default_factory=dict)
    """Decision to its free-text clauses, oldest first."""
    tours: Mapping[Id, Tour] = field(default_factory=dict)
    """Decision to its latest tour de table."""
    messages: tuple[Words, ...] = ()
    talk: bool = False
    """Are private messages between seats open?"""
    rationales: tuple[Rationale, ...] = ()
    observations: tuple[Observation, ...] = ()
    adjustments: tuple[Adjustment, ...] = ()

    def clause(self, decision: Id, clause: Id) -> FreeClause | None:
        """A free-text clause of a decision point; None: there is none of that name."""
        return next((item for item in self.clauses.get(decision, ()) if item.id == clause), None)
