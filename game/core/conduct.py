"""What people do in conduct: seats, decision points, offers, pledges, moves."""

from __future__ import annotations

from dataclasses import dataclass

from game.core.terms import Minute
from game.core.texts import Concern, Gate, StakeSet
from game.core.world import Effect, Expr, Id


@dataclass(frozen=True, slots=True)
class Offer:
    """Something a seat can put on the table for a delegation, paid from its capital."""

    id: Id
    title: str
    to: tuple[Id, ...]
    """Delegations it can be made to; empty: any member with a stake."""
    move: int = 200
    capital: int | None = None
    """None: 1/2/3 by the delegation's stake."""
    requires: tuple[Gate, ...] = ()
    effects: tuple[Effect, ...] = ()
    once: bool = True
    """Made at most once in the exercise to each delegation; False: once per decision."""
    by: tuple[Id, ...] = ()
    """Seats that may make it; empty: whoever chairs the forum or sits in it."""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Pledge:
    """A promise with a date: from a seat to a delegation."""

    id: Id
    title: str
    by: Id
    to: Id
    due: Minute
    """Minutes after it is given."""
    kept: Expr
    """Read when due."""
    move: int = 150
    public: bool = False
    text: str = ""


@dataclass(frozen=True, slots=True)
class Lapse:
    """What happens when the deadline passes with nothing adopted: first whose ``when`` holds."""

    response: Id
    """"" nothing at all."""
    when: Expr | None = None


@dataclass(frozen=True, slots=True)
class Referral:
    """Another body a file may be sent to."""

    body: Id
    title: str
    opens: Id = ""
    """Decision that opens there; "" none."""
    response: Id = ""
    """Response that then takes effect; "" none."""
    effects: tuple[Effect, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision point: one question in one forum with its own clock."""

    id: Id
    title: str
    question: str
    forum: Id
    closes: Minute
    """After it opens."""
    responses: tuple[Id, ...]
    stakes: StakeSet
    rounds: int = 4
    """Negotiating rounds it affords; 0: decided as tabled, at once."""
    steps: int = 6
    """Negotiating steps it affords over all rounds."""
    lapses_to: tuple[Lapse, ...] = ()
    offers: tuple[Offer, ...] = ()
    referrals: tuple[Referral, ...] = ()
    concerns: tuple[Concern, ...] = ()
    """Hold for every text of this decision point (a mood)."""
    brief: str = ""
    was: tuple[Id, ...] = ()
    next: Id = ""
    """Decision that opens when this one closes by adoption or lapse, whichever response; "" none."""


@dataclass(frozen=True, slots=True)
class Move:
    """A seat's own act, in its own power: a press line, good offices."""

    id: Id
    title: str
    text: str
    seat: Id
    capital: int = 0
    takes: Minute = 0
    """Effects start when the step is done."""
    every: Minute = 0
    """At least so long between two uses; 0: once only."""
    requires: tuple[Gate, ...] = ()
    effects: tuple[Effect, ...] = ()
    catalogue: str = ""


@dataclass(frozen=True, slots=True)
class Seat:
    """What one participant controls."""

    id: Id
    title: str
    chairs: tuple[Id, ...] = ()
    """Bodies it chairs."""
    delegation: Id = ""
    """The delegation it speaks for; "" none."""
    holds: tuple[Id, ...] = ()
    """Further bodies whose papers it receives."""
    moves: tuple[Id, ...] = ()
    capital: int = 6
    policy: str = "consensus"
    """How its chair acts when nobody sits in it."""
    brief: str = ""
    knows: str = ""
    """What only this seat is told."""
    role: str = "player"
    """``player``, ``red``, ``facilitator``, ``evaluator`` or ``observer``."""
