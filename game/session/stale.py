"""Which asks may cross each other: a position by one delegation and anything another one says do not disturb it."""

from __future__ import annotations

from collections.abc import Iterable

from game.core.commands import Advance, Command, Note, TakePosition
from game.core.events import TimeMoved
from game.journal import Entry, Line


def is_stale(command: Command, missed: Iterable[Entry]) -> bool:
    """Would what the asker has not seen yet change what it asks?"""
    return not all(_commutes(command, entry) for entry in missed)


def _commutes(command: Command, entry: Entry) -> bool:
    if isinstance(command, Note):
        return True
    if not isinstance(entry, Line):
        return False
    match command, entry.asked:
        case _, Note():
            return True
        case _, Advance() if all(isinstance(fact, TimeMoved) for fact in entry.facts):
            # A room clock moves every few seconds; time in which nothing happened changes no ask.
            return True
        case TakePosition(), TakePosition():
            # One seat speaks for one delegation. A position that broke a silence brought more than itself.
            return command.seat != entry.seat and len(entry.facts) == 1
        case _:
            return False
