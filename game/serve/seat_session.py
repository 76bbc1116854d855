"""The exercise as one seat's screen holds it: the session's own face, with every ask through the hub."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from game.core.commands import Command
from game.core.plan import Id
from game.core.state import State
from game.core.terms import Minute
from game.journal import Entry, Header, MemoryJournal
from game.session import Answer, Digest, Session, rulings
from game.session.session import Watcher
from game.view.access import FACILITATOR

if TYPE_CHECKING:
    from collections.abc import Callable

    from game.serve.hub import Hub


class SeatSession(Session):
    """Reads the shared exercise; asks as one seat, after as much of the record as that seat's person has seen.

    Holds nothing of its own. What belongs to the room (time, going back, branches) is refused, and the header carries
    no seed.
    """

    def __init__(self, hub: Hub, seat: Id) -> None:  # deliberately without the session's own parts: the hub has them
        self._hub = hub
        self._seat = seat
        self.plan = hub.plan
        self.journal = MemoryJournal(replace(hub.session.header, seed=0, forced=(), seats=(seat,)))
        self.seen: Callable[[], int] = lambda: len(hub.session.lines)
        """How many entries the person has seen; the screen sets it."""

    @property
    def header(self) -> Header:
        """The first line of the journal, with neither the seed nor what luck was laid down."""
        return self.journal.header

    @property
    def lines(self) -> tuple[Entry, ...]:
        """Every entry so far."""
        return self._hub.session.lines

    @property
    def seats(self) -> tuple[Id, ...]:
        """This seat."""
        return (self._seat,)

    @property
    def state(self) -> State:
        """The state now."""
        return self._hub.session.state

    @property
    def end_line(self) -> int:
        """The line that reached ENDEX; 0 when it was never reached."""
        return self._hub.session.end_line

    @property
    def rewinds(self) -> bool:
        """Going back is the facilitator's."""
        return self._seat == FACILITATOR

    def ask(self, command: Command, seen: int | None = None, by: str = "seat", name: str = "") -> Answer:
        """Through the hub, as this seat; the facilitator's asks for other seats are kept as such."""
        seen = self.seen() if seen is None else seen
        if self._seat == FACILITATOR and command.seat != FACILITATOR:
            return self._hub.put_for(command, seen, name)
        return self._hub.put(self._seat, command, seen, name)

    def watch(self, callback: Watcher) -> Callable[[], None]:
        """Be told of every entry."""
        return self._hub.session.watch(callback)

    def rewind(self, n: int, seat: Id = "") -> Answer:
        """The facilitator goes back at any time; nobody else does."""
        if self._seat != FACILITATOR:
            return Answer(refusal=rulings.rewind_closed())
        return self._hub.session.rewind(n, FACILITATOR)

    def branch(self, n: int, path: Path | str) -> Session:
        """A journal that begins with this one's first lines: the facilitator's to begin. ValueError for a seat."""
        if self._seat != FACILITATOR:
            raise ValueError("A branch is begun by the facilitator.")
        return self._hub.session.branch(n, path)

    def proceed(self, until: Minute | None = None) -> Digest:
        """Nothing happens: time is the facilitator's."""
        return Digest((), ())

    def close(self) -> None:
        """The journal is the hub's to close."""
