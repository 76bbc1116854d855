"""What a seat can ask. Imperative; each names the seat that asks. The core answers with facts or one refusal."""

from __future__ import annotations

from dataclasses import dataclass

from game.core.commands_room import (
    ANY_TIME,
    FACILITATOR_ONLY,
    ROOM_COMMANDS,
    Adjust,
    AllowMessages,
    Broadcast,
    DeclareOutcome,
    GiveRationale,
    HandOver,
    HoldInject,
    Message,
    MoveDeadline,
    MoveInject,
    Observe,
    OpenTour,
    PassFloor,
    ProposeClause,
    ReleaseInject,
    ReviseClause,
    RoomCommand,
    RuleOnClause,
    RuleOnPledge,
    SendInject,
    SetBox,
    SkipInject,
    Speak,
    Whisper,
    WriteInject,
)
from game.core.plan import Id
from game.core.terms import Minute, Stand

__all__ = [
    "ANY_TIME",
    "COMMANDS",
    "FACILITATOR_ONLY",
    "ROOM_COMMANDS",
    "ActAlone",
    "Adjust",
    "Advance",
    "AllowMessages",
    "Amend",
    "Broadcast",
    "Command",
    "Confide",
    "Declare",
    "DeclareOutcome",
    "End",
    "GivePledge",
    "GiveRationale",
    "HandOver",
    "HoldInject",
    "Lobby",
    "MakeMove",
    "Message",
    "MoveDeadline",
    "MoveInject",
    "Note",
    "Observe",
    "OpenTour",
    "PassFloor",
    "ProposeClause",
    "PutUnderSilence",
    "Refer",
    "ReleaseInject",
    "ReviseClause",
    "RoomCommand",
    "RuleOnClause",
    "RuleOnPledge",
    "SendInject",
    "SetBox",
    "SkipInject",
    "Sound",
    "Speak",
    "Start",
    "Table",
    "TakePosition",
    "Whisper",
    "Withdraw",
    "Wordings",
    "WriteInject",
]

Wordings = tuple[tuple[Id, Id], ...]
"""(slot, wording) pairs that differ from the text as first drafted; order does not matter."""


@dataclass(frozen=True, slots=True)
class Start:
    """STARTEX: draws the hidden truths and opens the conduct phase."""

    seat: Id
    seats: tuple[Id, ...] = ()
    """Seats held by people. Their delegations speak for themselves; all others follow their stance."""


@dataclass(frozen=True, slots=True)
class Advance:
    """Let exercise time run to ``to``; everything due by then happens."""

    seat: Id
    to: Minute


@dataclass(frozen=True, slots=True)
class Table:
    """Table a draft: a response with the wordings chosen. Each wording other than the first costs a step."""

    seat: Id
    decision: Id
    response: Id
    wordings: Wordings = ()
    reason: str = ""
    """Written reason, asked where the response is marked unlawful."""


@dataclass(frozen=True, slots=True)
class Amend:
    """Swap one wording of the text on the table."""

    seat: Id
    decision: Id
    slot: Id
    wording: Id


@dataclass(frozen=True, slots=True)
class TakePosition:
    """Declare where the seat's own delegation stands on the text."""

    seat: Id
    decision: Id
    stand: Stand
    slot: Id = ""
    """The clause objected to; "" the text as a whole."""
    declared: bool = False
    """With ABSTAIN: a formal declaration (constructive abstention, TEU Article 31(1))."""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Sound:
    """Ask a delegation, in the corridor, whether it could live with this wording."""

    seat: Id
    decision: Id
    member: Id


@dataclass(frozen=True, slots=True)
class Confide:
    """Ask in confidence for its price and its flexibility. Costs capital, or a kept pledge."""

    seat: Id
    decision: Id
    member: Id


@dataclass(frozen=True, slots=True)
class Lobby:
    """Make an authored offer to a delegation."""

    seat: Id
    decision: Id
    offer: Id
    member: Id


@dataclass(frozen=True, slots=True)
class GivePledge:
    """Give an authored pledge."""

    seat: Id
    pledge: Id


@dataclass(frozen=True, slots=True)
class PutUnderSilence:
    """Put the text on the table under silence for so many hours."""

    seat: Id
    decision: Id
    hours: int


@dataclass(frozen=True, slots=True)
class Declare:
    """Declare the outcome: call the vote, record agreement at the table, or act in one's own power."""

    seat: Id
    decision: Id


@dataclass(frozen=True, slots=True)
class Withdraw:
    """Take the text off the table."""

    seat: Id
    decision: Id


@dataclass(frozen=True, slots=True)
class Refer:
    """Send the file to another body."""

    seat: Id
    decision: Id
    body: Id


@dataclass(frozen=True, slots=True)
class ActAlone:
    """A capital takes a response that lies in its own power, outside the forum."""

    seat: Id
    decision: Id
    response: Id
    reason: str = ""


@dataclass(frozen=True, slots=True)
class MakeMove:
    """Use one of the seat's own moves."""

    seat: Id
    move: Id
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """Write something down for the report."""

    seat: Id
    text: str


@dataclass(frozen=True, slots=True)
class End:
    """ENDEX before its time."""

    seat: Id


Command = (
    Start | Advance | Table | Amend | TakePosition | Sound | Confide | Lobby | GivePledge | PutUnderSilence
    | Declare | Withdraw | Refer | ActAlone | MakeMove | Note | End | RoomCommand
)  # fmt: skip

COMMANDS: dict[str, type[Command]] = {
    kind.__name__: kind
    for kind in (
        Start, Advance, Table, Amend, TakePosition, Sound, Confide, Lobby, GivePledge, PutUnderSilence,
        Declare, Withdraw, Refer, ActAlone, MakeMove, Note, End, *ROOM_COMMANDS,
    )
}  # fmt: skip
"""Every command by name, for the journal and the scriptable faces."""
