"""Facts of a facilitated room: what the facilitator did, what was said, written down and observed."""

from __future__ import annotations

from dataclasses import dataclass

from game.core.terms import Minute
from game.core.world import Id


@dataclass(frozen=True, slots=True)
class InjectHeld:
    """The facilitator keeps an inject back."""

    inject: Id


@dataclass(frozen=True, slots=True)
class InjectWaits:
    """An effect would have brought an inject that is held."""

    inject: Id


@dataclass(frozen=True, slots=True)
class InjectReleased:
    """An inject is no longer held."""

    inject: Id


@dataclass(frozen=True, slots=True)
class InjectMoved:
    """An inject's next occurrence has another minute."""

    inject: Id
    occurrence: int
    to: Minute


@dataclass(frozen=True, slots=True)
class InjectWritten:
    """An inject written on the day reached its holders."""

    inject: Id
    """``ad-hoc-1`` and so on."""
    title: str
    text: str
    to: tuple[Id, ...]
    """Seats or bodies; empty: everyone."""
    sender: str
    channel: str
    marking: str


@dataclass(frozen=True, slots=True)
class DeadlineMoved:
    """A decision point closes at another minute."""

    decision: Id
    closes: Minute


@dataclass(frozen=True, slots=True)
class Adjusted:
    """The facilitator changed an indicator by hand; the change follows as ``Changed``."""

    indicator: Id
    by: int
    reason: str


@dataclass(frozen=True, slots=True)
class ClauseProposed:
    """A clause in free words is proposed for the text on the table."""

    seat: Id
    decision: Id
    clause: Id
    """``free-1`` and so on, counted in each decision point."""
    response: Id
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class ClauseRevised:
    """A proposed clause was rewritten."""

    seat: Id
    decision: Id
    clause: Id
    version: int
    """Its new version; the first was 1."""
    text: str


@dataclass(frozen=True, slots=True)
class ClauseRuled:
    """The facilitator ruled what a free-text clause counts as. Where it counts as a wording, ``Amended`` follows."""

    decision: Id
    clause: Id
    ruling: str
    """A ``ClauseRuling``."""
    reason: str
    slot: Id
    wording: Id
    moves: tuple[tuple[Id, int], ...]
    changes: tuple[tuple[Id, int], ...]
    again: tuple[Id, ...]
    """Delegations whose position is open again."""


@dataclass(frozen=True, slots=True)
class OutcomeDeclared:
    """The facilitator declared how a decision point ends; what takes effect follows."""

    decision: Id
    response: Id
    """"" nothing."""
    reason: str


@dataclass(frozen=True, slots=True)
class PledgeRuled:
    """The facilitator ruled on a pledge; ``PledgeSettled`` follows."""

    pledge: Id
    kept: bool
    reason: str


@dataclass(frozen=True, slots=True)
class SeatHeld:
    """A seat changed hands between people and its stance."""

    who: Id
    people: bool


@dataclass(frozen=True, slots=True)
class MessagesAllowed:
    """Private messages between seats are open or closed."""

    allowed: bool


@dataclass(frozen=True, slots=True)
class MessageSent:
    """Something was said to one seat or to all."""

    seat: Id
    to: Id
    """A seat or the facilitator; "" everyone."""
    text: str


@dataclass(frozen=True, slots=True)
class TourOpened:
    """A tour de table began."""

    seat: Id
    decision: Id
    order: tuple[Id, ...]
    """Seats in the order they speak."""


@dataclass(frozen=True, slots=True)
class Spoke:
    """A seat spoke in the tour de table. Where it took a position, ``PositionTaken`` follows."""

    seat: Id
    decision: Id
    stand: str
    line: str


@dataclass(frozen=True, slots=True)
class FloorPassed:
    """A seat was passed over in the tour de table."""

    decision: Id
    who: Id


@dataclass(frozen=True, slots=True)
class RationaleGiven:
    """A seat wrote down why it decided so."""

    seat: Id
    decision: Id
    response: Id
    """What stood or lay on the table then; "" nothing."""
    text: str
    confidence: int
    """1 to 5; 0 not said."""


@dataclass(frozen=True, slots=True)
class Observed:
    """Somebody watching wrote down what was seen."""

    seat: Id
    text: str
    objective: Id
    task: Id
    rating: str


@dataclass(frozen=True, slots=True)
class BoxSet:
    """A time box began, stopped or went on, or ended. Real time is the room's: nothing in the exercise changes."""

    title: str
    seconds: int
    """Real seconds it has in all; 0: no time box runs."""
    about: Id
    """The decision point or part of the exercise it is for; "" none."""
    ran: int
    """Real seconds of it that had passed."""
    stands: bool
    """True: it is stopped there."""


RoomEvent = (
    InjectHeld | InjectWaits | InjectReleased | InjectMoved | InjectWritten | DeadlineMoved | Adjusted
    | ClauseProposed | ClauseRevised | ClauseRuled | OutcomeDeclared | PledgeRuled | SeatHeld | MessagesAllowed
    | MessageSent | TourOpened | Spoke | FloorPassed | RationaleGiven | Observed | BoxSet
)  # fmt: skip

ROOM_EVENTS: tuple[type[RoomEvent], ...] = (
    InjectHeld, InjectWaits, InjectReleased, InjectMoved, InjectWritten, DeadlineMoved, Adjusted, ClauseProposed,
    ClauseRevised, ClauseRuled, OutcomeDeclared, PledgeRuled, SeatHeld, MessagesAllowed, MessageSent, TourOpened,
    Spoke, FloorPassed, RationaleGiven, Observed, BoxSet,
)  # fmt: skip
"""Every fact of this file."""
