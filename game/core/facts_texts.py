"""Facts about decision points, texts and what is known of minds."""

from __future__ import annotations

from dataclasses import dataclass

from game.core.plan import Id
from game.core.terms import Minute

Wordings = tuple[tuple[Id, Id], ...]


@dataclass(frozen=True, slots=True)
class DecisionOpened:
    """A decision point opened."""

    decision: Id
    occurrence: int
    closes: Minute
    private: tuple[tuple[Id, int], ...]
    """(delegation, private flexibility in centi-points); seats never see it."""


@dataclass(frozen=True, slots=True)
class DecisionClosed:
    """A decision point closed."""

    decision: Id
    how: str
    """``adopted``, ``blocked`` (its status-quo response replaced it), ``lapsed`` or ``referred``.
    Acting alone closes nothing."""
    response: Id
    """What stands now; "" nothing."""


@dataclass(frozen=True, slots=True)
class Tabled:
    """A draft was tabled."""

    seat: Id
    decision: Id
    response: Id
    wordings: Wordings
    steps: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Amended:
    """One wording was swapped."""

    seat: Id
    decision: Id
    slot: Id
    wording: Id
    """"" puts the first wording back."""
    response: Id = ""
    """The response amended; "" in journals that did not write it down."""


@dataclass(frozen=True, slots=True)
class PositionTaken:
    """A delegation with a seat declared where it stands."""

    seat: Id
    decision: Id
    member: Id
    stand: str
    slot: Id
    declared: bool
    why: str


@dataclass(frozen=True, slots=True)
class StepBegun:
    """A negotiating step is under way; steps begun in one round run side by side."""

    kind: str
    """``draft`` (the drafters' time after tabling or amending), ``sound``, ``confide``, ``lobby`` or
    ``refer``."""
    seat: Id
    decision: Id
    subject: Id
    """Whom or what it is about: delegation, response, slot, body or move."""
    detail: Id
    """Offer or wording; "" none."""
    number: int
    due: Minute
    paid: int = 0
    """Capital paid for it; only an offer's is told, because it may come back."""


@dataclass(frozen=True, slots=True)
class StepDone:
    """A step finished. What it brought follows as further facts."""

    number: int


@dataclass(frozen=True, slots=True)
class Learned:
    """A seat now knows more of a delegation's mind on a text."""

    seat: Id
    decision: Id
    member: Id
    depth: int
    """``Knowing`` as a number."""
    band: str
    concerns: tuple[Id, ...]
    """Concerns it named: its reasons and the clauses."""
    short: int
    """Centi-points short of living with it (0: none), told only in confidence; -1: not told."""
    flexible: int
    """Private flexibility, told only in confidence; 0 otherwise."""
    response: Id
    wordings: Wordings
    """The text it spoke of."""
    how: str
    """``sounding``, ``confidence`` or ``broken silence``."""


@dataclass(frozen=True, slots=True)
class OfferMade:
    """An offer was accepted as a favour and moves the delegation."""

    seat: Id
    decision: Id
    member: Id
    offer: Id
    move: int


@dataclass(frozen=True, slots=True)
class OfferDeclined:
    """The delegation has that favour already, from another seat; nothing moves and the capital comes back."""

    seat: Id
    decision: Id
    member: Id
    offer: Id


@dataclass(frozen=True, slots=True)
class PledgeGiven:
    """A promise with a date."""

    seat: Id
    pledge: Id
    to: Id
    due: Minute
    move: int


@dataclass(frozen=True, slots=True)
class PledgeSettled:
    """A promise came due."""

    pledge: Id
    kept: bool


@dataclass(frozen=True, slots=True)
class SilenceBegun:
    """The text is under silence."""

    seat: Id
    decision: Id
    hours: int
    until: Minute


@dataclass(frozen=True, slots=True)
class SilenceBroken:
    """Silence was broken, and one new reason is known."""

    decision: Id
    response: Id
    by: tuple[Id, ...]
    """Only the chair sees these names."""
    count: int
    """How often this text has now been broken."""


@dataclass(frozen=True, slots=True)
class SilenceLeaked:
    """Who broke the silence became known to all who follow the file."""

    decision: Id
    response: Id
    by: tuple[Id, ...]


@dataclass(frozen=True, slots=True)
class TextRefused:
    """A text was put to the decision and did not carry."""

    decision: Id
    response: Id
    why: str
    """``vote``, or ``keys`` (its forum agreed; a second key, or another body's measure it needs, was missing)."""
    count: int
    """How often this text has now failed."""
    by: tuple[Id, ...] = ()
    """Those against in its forum; empty when a key was missing."""


@dataclass(frozen=True, slots=True)
class VerdictGiven:
    """A body's procedure turned positions into a verdict on a measure."""

    decision: Id
    response: Id
    measure: Id
    body: Id
    procedure: Id
    adopted: bool
    supporting: tuple[Id, ...]
    abstaining: tuple[Id, ...]
    """Includes declared (constructive) abstentions."""
    declared: tuple[Id, ...]
    against: tuple[Id, ...]
    footnotes: tuple[Id, ...]
    failed: tuple[str, ...]
    """Titles of the tests or keys that failed; empty when adopted."""


@dataclass(frozen=True, slots=True)
class TextFell:
    """A text failed for good in this decision point."""

    decision: Id
    response: Id
    why: str
    """``silence`` (broken twice), ``vote`` or ``keys``."""


@dataclass(frozen=True, slots=True)
class ResponseAdopted:
    """A response is adopted and its effects begin."""

    decision: Id
    response: Id
    wordings: Wordings
    measures: tuple[Id, ...]
    """Those adopted; a response can stand without measures that were not needed."""
    footnotes: tuple[Id, ...]
    body: Id
    how: str
    """``silence``, ``agreed``, ``vote``, ``own-power``, ``blocked``, ``lapsed``, ``referred`` or ``alone``."""
    seat: Id
    occurrence: int


@dataclass(frozen=True, slots=True)
class TextWithdrawn:
    """The text was taken off the table."""

    seat: Id
    decision: Id
    response: Id


@dataclass(frozen=True, slots=True)
class FileReferred:
    """The file went to another body."""

    seat: Id
    decision: Id
    body: Id
