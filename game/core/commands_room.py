"""What is asked in a facilitated room: the facilitator's asks, and those seats and evaluators make beside the texts.

Who may ask what: ``FACILITATOR_ONLY`` is for the facilitator's seat alone; the others say so themselves.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.core.terms import ClauseRuling, Minute
from game.core.world import Id

Wordings = tuple[tuple[Id, Id], ...]


@dataclass(frozen=True, slots=True)
class SendInject:
    """Bring an inject's next occurrence now: its condition is not read and its chance is not drawn."""

    seat: Id
    inject: Id


@dataclass(frozen=True, slots=True)
class HoldInject:
    """Keep an inject back until it is released, whatever would bring it."""

    seat: Id
    inject: Id


@dataclass(frozen=True, slots=True)
class ReleaseInject:
    """Let an inject go that was held: what would have brought it meanwhile brings it now, once."""

    seat: Id
    inject: Id


@dataclass(frozen=True, slots=True)
class SkipInject:
    """Settle an inject's next occurrence without delivering it."""

    seat: Id
    inject: Id


@dataclass(frozen=True, slots=True)
class MoveInject:
    """Give an inject's next occurrence another minute."""

    seat: Id
    inject: Id
    to: Minute
    """Later than now and before ENDEX."""


@dataclass(frozen=True, slots=True)
class WriteInject:
    """Deliver an inject written on the day."""

    seat: Id
    title: str
    text: str
    to: tuple[Id, ...] = ()
    """Seats or bodies; empty: everyone."""
    sender: str = ""
    channel: str = ""
    marking: str = ""


@dataclass(frozen=True, slots=True)
class MoveDeadline:
    """Extend or shorten an open decision point."""

    seat: Id
    decision: Id
    closes: Minute
    """Later than now, at ENDEX at the latest, and not before a silence that is running ends."""


@dataclass(frozen=True, slots=True)
class Adjust:
    """Change an indicator by hand."""

    seat: Id
    indicator: Id
    by: int
    """In the indicator's stored unit; the result is clipped to its range."""
    reason: str


@dataclass(frozen=True, slots=True)
class RuleOnClause:
    """Say what a free-text clause of the text on the table counts as."""

    seat: Id
    decision: Id
    clause: Id
    ruling: ClauseRuling
    reason: str = ""
    """Asked for an effect of its own and for a refusal."""
    slot: Id = ""
    """The clause it counts as; only with COUNTS."""
    wording: Id = ""
    """The authored wording it counts as; only with COUNTS."""
    moves: tuple[tuple[Id, int], ...] = ()
    """(delegation, centi-points towards the text while the clause stands in it); only with EFFECT."""
    changes: tuple[tuple[Id, int], ...] = ()
    """(indicator, amount in its stored unit when the text takes effect); only with EFFECT."""
    again: tuple[Id, ...] = ()
    """Further delegations whose position is open again."""


@dataclass(frozen=True, slots=True)
class DeclareOutcome:
    """Close an open decision point by the facilitator's word."""

    seat: Id
    decision: Id
    response: Id
    """The response that takes effect whole; "" nothing."""
    reason: str
    wordings: Wordings = ()
    """None named: those of the text on the table where it is that response, else the first ones."""


@dataclass(frozen=True, slots=True)
class RuleOnPledge:
    """Say that a pledge was kept or broken, before its day and whatever its condition says."""

    seat: Id
    pledge: Id
    kept: bool
    reason: str


@dataclass(frozen=True, slots=True)
class HandOver:
    """Hand a seat to its stance and its policy, or give it back to people."""

    seat: Id
    who: Id
    people: bool
    """True: people hold it from now on."""


@dataclass(frozen=True, slots=True)
class AllowMessages:
    """Open or close private messages between seats. Closed at STARTEX; the facilitator can always be written to."""

    seat: Id
    allowed: bool


@dataclass(frozen=True, slots=True)
class Whisper:
    """The facilitator says something to one seat."""

    seat: Id
    to: Id
    text: str


@dataclass(frozen=True, slots=True)
class Broadcast:
    """The facilitator says something to everyone."""

    seat: Id
    text: str


@dataclass(frozen=True, slots=True)
class Message:
    """A seat writes to another, or to the facilitator."""

    seat: Id
    to: Id
    text: str


@dataclass(frozen=True, slots=True)
class ProposeClause:
    """A seat with a voice proposes a clause in its own words for the text on the table."""

    seat: Id
    decision: Id
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class ReviseClause:
    """A seat with a voice rewrites a proposed clause: it is drafted together."""

    seat: Id
    decision: Id
    clause: Id
    version: int
    """The version it was written over; refused when there is a later one."""
    text: str


@dataclass(frozen=True, slots=True)
class OpenTour:
    """The chair or the facilitator begins a tour de table."""

    seat: Id
    decision: Id


@dataclass(frozen=True, slots=True)
class Speak:
    """In the tour de table, when it is its turn, a seat says one line, and with it perhaps its position."""

    seat: Id
    decision: Id
    line: str
    stand: str = ""
    """A ``Stand`` value, then it is a position like any other; "" the line alone."""


@dataclass(frozen=True, slots=True)
class PassFloor:
    """The chair or the facilitator passes over whoever's turn it is."""

    seat: Id
    decision: Id


@dataclass(frozen=True, slots=True)
class GiveRationale:
    """A seat writes down why it decided as it did, and how sure it is."""

    seat: Id
    decision: Id
    text: str
    confidence: int = 0
    """1 unsure to 5 sure; 0 not said."""


@dataclass(frozen=True, slots=True)
class Observe:
    """An evaluator or the facilitator writes down what was seen, perhaps against an objective or a task."""

    seat: Id
    text: str
    objective: Id = ""
    task: Id = ""
    rating: str = ""
    """``P``, ``S``, ``M`` or ``U`` as in HSEEP; "" not rated."""


@dataclass(frozen=True, slots=True)
class SetBox:
    """Begin a time box: so long to talk, in real time. It ends nothing by itself, and no rule asks for it."""

    seat: Id
    title: str
    seconds: int
    """Real seconds it has in all; 0 ends the one that runs."""
    about: Id = ""
    """The decision point or part of the exercise it is for; "" none."""
    ran: int = 0
    """Real seconds of it that have passed already; 0 it begins anew."""
    stands: bool = False
    """True: it is stopped there until it is set again."""


RoomCommand = (
    SendInject | HoldInject | ReleaseInject | SkipInject | MoveInject | WriteInject | MoveDeadline | Adjust
    | RuleOnClause | DeclareOutcome | RuleOnPledge | HandOver | AllowMessages | Whisper | Broadcast | Message
    | ProposeClause | ReviseClause | OpenTour | Speak | PassFloor | GiveRationale | Observe | SetBox
)  # fmt: skip

FACILITATOR_ONLY: tuple[type[RoomCommand], ...] = (
    SendInject, HoldInject, ReleaseInject, SkipInject, MoveInject, WriteInject, MoveDeadline, Adjust, RuleOnClause,
    DeclareOutcome, RuleOnPledge, HandOver, AllowMessages, Whisper, Broadcast, SetBox,
)  # fmt: skip
"""Asks that are the facilitator's alone."""

ROOM_COMMANDS: tuple[type[RoomCommand], ...] = (
    *FACILITATOR_ONLY, Message, ProposeClause, ReviseClause, OpenTour, Speak, PassFloor, GiveRationale, Observe,
)  # fmt: skip
"""Every ask of this file."""

ANY_TIME: tuple[type[RoomCommand], ...] = (AllowMessages, Whisper, Broadcast, Message, GiveRationale, Observe, SetBox)
"""Those that are in order before STARTEX and after ENDEX too."""
