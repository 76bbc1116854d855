"""Which asks may cross each other: a position by one delegation and anything another one says do not disturb it."""

from __future__ import annotations

from collections.abc import Iterable

from game.core import commands as c
from game.core.commands import Advance, Command, Note, TakePosition
from game.core.events import InjectHeld, InjectMoved, InjectReleased, MessagesAllowed, TimeMoved
from game.journal import Entry, Line

WORDS = (Note, c.Message, c.Whisper, c.Broadcast, c.GiveRationale, c.Observe, c.SetBox)
"""What is said and written down disturbs nothing and is disturbed by nothing."""
BEHIND = (InjectHeld, InjectReleased, InjectMoved, MessagesAllowed)
"""What the facilitator prepares out of sight changes no ask of a seat, and must not be told by a ruling."""
GUARDED = (
    c.SendInject, c.HoldInject, c.ReleaseInject, c.SkipInject, c.MoveInject, c.WriteInject, c.MoveDeadline,
    c.Adjust, c.RuleOnPledge, c.HandOver, c.AllowMessages, c.ReviseClause, c.PassFloor,
)  # fmt: skip
"""Asks that name all they depend on: the rules refuse them where that has changed."""


def is_stale(command: Command, missed: Iterable[Entry]) -> bool:
    """Would what the asker has not seen yet change what it asks?"""
    return not all(_commutes(command, entry) for entry in missed)


def _commutes(command: Command, entry: Entry) -> bool:
    if isinstance(command, WORDS):
        return True
    if not isinstance(entry, Line):
        return False
    if isinstance(entry.asked, WORDS) or isinstance(command, GUARDED):
        return True
    match command, entry.asked:
        case _ if all(isinstance(fact, BEHIND) for fact in entry.facts):
            return True
        case _, Advance() if all(isinstance(fact, TimeMoved) for fact in entry.facts):
            # A room clock moves every few seconds; time in which nothing happened changes no ask.
            return True
        case TakePosition(), TakePosition():
            # One seat speaks for one delegation. A position that broke a silence brought more than itself.
            return command.seat != entry.seat and len(entry.facts) == 1
        case _:
            return False
