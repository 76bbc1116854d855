"""The state of an exercise: the fold of its facts. Immutable; equal states compare equal whatever path led there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from game.core.plan import Id
from game.core.room import Room
from game.core.terms import FileStatus, Minute, Phase

Wordings = tuple[tuple[Id, Id], ...]


@dataclass(frozen=True, slots=True)
class Pending:
    """An effect on its way."""

    effect: Id
    occurrence: int
    due: Minute
    share: int = 100


@dataclass(frozen=True, slots=True)
class Modifier:
    """A temporary addition to an indicator."""

    effect: Id
    occurrence: int
    indicator: int
    amount: int
    until: Minute


@dataclass(frozen=True, slots=True)
class Step:
    """A negotiating step under way."""

    kind: str
    seat: Id
    decision: Id
    subject: Id
    detail: Id
    number: int
    due: Minute
    paid: int = 0
    """Capital paid for it, given back when an offer comes too late."""


@dataclass(frozen=True, slots=True)
class File:
    """The text on the table of one decision point."""

    response: Id
    wordings: Wordings
    """(slot, wording) where it differs from the first draft, in slot order as tabled."""
    status: FileStatus
    seat: Id
    since: Minute
    until: Minute | None = None
    """End of silence; None when not under silence."""


@dataclass(frozen=True, slots=True)
class Position:
    """Where a seated delegation declared it stands."""

    stand: str
    slot: Id
    declared: bool
    why: str
    at: Minute
    silent: bool = False
    """Taken into a silence: only the chair and its own seat read it."""
    before: Position | None = None
    """Where it was taken into a silence: what it had declared openly, which everyone else still reads; None nothing."""

    @property
    def openly(self) -> Position | None:
        """What everyone who follows the file reads of it; None nothing."""
        return self.before if self.silent else self


@dataclass(frozen=True, slots=True)
class Point:
    """One decision point that has opened."""

    occurrence: int
    opened: Minute
    closes: Minute
    open: bool = True
    how: str = ""
    """How it closed; "" while open."""
    outcome: Id = ""
    """Response that stands; "" none."""
    file: File | None = None
    rounds: int = 0
    """Rounds begun."""
    round_at: Minute = -1
    """Minute the last round began; -1 none."""
    steps: int = 0
    """Negotiating steps spent."""
    breaks: Mapping[Id, int] = field(default_factory=dict)
    """Response id to how often its silence was broken."""
    broke: Mapping[Id, tuple[Id, ...]] = field(default_factory=dict)
    """Response id to those who stood against it when it last failed in its forum; of a broken silence only the chair
    may see them."""
    leaked: Mapping[Id, tuple[Id, ...]] = field(default_factory=dict)
    """Response to those who broke its silence when last it was broken and that leaked: every seat that follows the
    point may see them.
    """
    silences: int = 0
    """How often a silence was broken here, over all openings."""
    fallen: tuple[Id, ...] = ()
    positions: Mapping[Id, Position] = field(default_factory=dict)
    moved: Mapping[Id, int] = field(default_factory=dict)
    """Delegation to centi-points from offers on this point."""
    private: Mapping[Id, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Adoption:
    """A response that took effect."""

    response: Id
    decision: Id
    at: Minute
    wordings: Wordings
    measures: tuple[Id, ...]
    footnotes: tuple[Id, ...]
    body: Id
    how: str
    seat: Id


@dataclass(frozen=True, slots=True)
class Known:
    """What a seat knows of one delegation's mind on one decision point."""

    depth: int
    band: str
    concerns: tuple[Id, ...]
    short: int
    flexible: int
    response: Id
    wordings: Wordings
    at: Minute
    how: str


@dataclass(frozen=True, slots=True)
class Offered:
    """An offer that was made. A seat knows its own, and those made to the delegation it speaks for."""

    decision: Id
    opening: int
    """Number of the point's opening."""
    offer: Id
    member: Id
    seat: Id
    accepted: bool = False


@dataclass(frozen=True, slots=True)
class Given:
    """A pledge that was given."""

    seat: Id
    to: Id
    due: Minute
    move: int
    kept: bool | None = None
    """None until it falls due."""


@dataclass(frozen=True, slots=True)
class State:
    """Everything that is so. Mappings are never changed in place."""

    phase: Phase = Phase.BRIEFING
    now: Minute = 0
    seats: tuple[Id, ...] = ()
    """Seats held by people."""
    seed: int = 0
    playthrough: int = 0
    forced: Mapping[Id, str] = field(default_factory=dict)
    values: tuple[int, ...] = ()
    """Base values in plan order; a reading adds the modifiers (``game.core.values.reading``)."""
    modifiers: tuple[Modifier, ...] = ()
    facts: Mapping[str, Minute] = field(default_factory=dict)
    """Fact to the minute it was last set."""
    made: Mapping[Id, tuple[Minute, ...]] = field(default_factory=dict)
    """Inject to the minutes it was delivered."""
    passed: Mapping[Id, int] = field(default_factory=dict)
    """Inject to the next occurrence that has not been settled yet (0 when absent)."""
    periods: Mapping[Id, int] = field(default_factory=dict)
    """Dynamics entry to periods run."""
    drawn: Mapping[str, str] = field(default_factory=dict)
    """``chance#occurrence`` to outcome."""
    hidden: Mapping[Id, str] = field(default_factory=dict)
    examined: Mapping[Id, int] = field(default_factory=dict)
    """Evidence to how often it was looked for."""
    found: Mapping[Id, tuple[tuple[Minute, Id, bool], ...]] = field(default_factory=dict)
    """Seat to what it was told of evidence: (minute, evidence, whether it was found)."""
    beliefs: Mapping[tuple[Id, Id], tuple[int, ...]] = field(default_factory=dict)
    """(belief, seat) to parts in 10,000 for each value of the truth, in its order."""
    queue: tuple[Pending, ...] = ()
    steps: tuple[Step, ...] = ()
    step_count: int = 0
    points: Mapping[Id, Point] = field(default_factory=dict)
    adopted: tuple[Adoption, ...] = ()
    uses: tuple[tuple[Id, Minute], ...] = ()
    """(response or move, minute it took effect)."""
    capital: Mapping[Id, int] = field(default_factory=dict)
    known: Mapping[Id, Mapping[tuple[Id, Id], Known]] = field(default_factory=dict)
    """Seat to (decision, delegation) to what it knows."""
    offers: tuple[Offered, ...] = ()
    """Ever made, whether accepted or not."""
    pledges: Mapping[Id, Given] = field(default_factory=dict)
    notes: tuple[tuple[Minute, Id, str], ...] = ()
    room: Room = field(default_factory=Room)
    """What a facilitator and the people in the room did beside the story."""
