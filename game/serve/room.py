"""A room as the web knows it: the hub, who may come in, and what is kept for the next start."""

from __future__ import annotations

import logging
import secrets
from collections import Counter
from dataclasses import dataclass, field
from urllib.parse import quote

from game.core.commands import SetBox
from game.core.plan import Id
from game.core.terms import Minute
from game.serve import keep
from game.serve.hub import Hub
from game.serve.keep import Kept
from game.serve.security import Bucket, Guard, Marks, Once, Origins, forms
from game.serve.tokens import Tokens
from game.tui.control import Place
from game.view.access import FACILITATOR
from game.view.safe import clean

LOG = logging.getLogger("startex.serve")
SCREEN = "screen"
"""The projector: signs in like a seat, and sees what everybody may see."""
NAME_LIMIT = 40
"""Characters of a person's name."""


@dataclass
class Room:
    """Everything the handlers of requests share."""

    hub: Hub
    origins: Origins
    kept: Kept = field(init=False)
    forum: Id = ""
    """The body whose text the projector shows; "" none."""
    address: str = ""
    """What people type to come in, without any code."""
    answers: dict[Id, tuple[str, bool]] = field(default_factory=dict)
    """Seat to the last answer its plain page was given, and whether it was a ruling."""
    sockets: Counter[str] = field(default_factory=Counter)
    """Lines open by token."""

    def __post_init__(self) -> None:
        now = self.hub.now
        self.guard = Guard(now)
        self.once = Once(now)
        self._now = now
        self._forms: dict[str, Bucket] = {}
        path = keep.place(self.hub.session.journal.place)
        self._path = path
        found = keep.load(path)
        # The facilitator's seat has no code: it opens by the link alone.
        seats = tuple(seat for seat in self.hub.stations if seat != FACILITATOR)
        self.kept = found or Kept(Tokens.new((*seats, SCREEN)), secret=secrets.token_hex(32))
        self.hub.control = RoomControl(self)
        self.marks = Marks(bytes.fromhex(self.kept.secret))
        for seat, name in self.kept.people.items():
            if seat in self.hub.stations:
                self.hub.stations[seat].person = name

    @property
    def tokens(self) -> Tokens:
        """Codes and tokens."""
        return self.kept.tokens

    def save(self) -> None:
        """Keep who may come in. A disk that refuses costs the next start its tokens, and nothing else."""
        try:
            keep.save(self._path, self.kept)
        except OSError as error:
            LOG.warning("who sits where could not be kept: %s", error.strerror)

    def join(self, seat: Id, code: str, name: str) -> str:
        """Exchange a code for a seat's token; "" when it does not open that seat."""
        opened = self.tokens.opens(code, seat)
        if not opened or (opened == "room" and seat != SCREEN and self.tokens.taken(seat)):
            return ""
        station = self.hub.stations.get(seat)
        if station is not None and station.locked:
            return ""
        token = self.tokens.issue(seat, alone=opened == "seat" and seat != SCREEN)
        if station is not None:
            station.person = self.kept.people[seat] = clean(name)[:NAME_LIMIT]
            station.heard()
            if opened == "seat":
                station.displace()
        self.save()
        self.hub.stir()
        return token

    def leave(self, seat: Id, token: str) -> None:
        """Sign one token out; a seat nobody is signed in to is free again."""
        self.tokens.withdraw(seat, token)
        station = self.hub.stations.get(seat)
        if station is not None and not self.tokens.taken(seat):
            station.person, station.ready = "", False
            self.kept.people.pop(seat, None)
            station.displace()
        self.save()
        self.hub.stir()

    def enter(self, code: str) -> str:
        """Exchange the facilitator's link for a token; "" when it was used or is wrong."""
        if not self.tokens.use_link(code):
            return ""
        token = self.tokens.issue(FACILITATOR)
        self.save()
        return token

    def invite(self) -> str:
        """A new code for the facilitator's link."""
        code = self.tokens.new_link()
        self.save()
        return code

    def free(self, seat: Id) -> str:
        """Take a seat back from whoever has it; its new code."""
        code = self.tokens.rotate_seat(seat)
        station = self.hub.stations[seat]
        station.person, station.ready = "", False
        self.kept.people.pop(seat, None)
        station.displace()
        self.save()
        self.hub.stir()
        return code

    def may_send(self, token: str) -> bool:
        """May whoever has this token send another form now?"""
        if len(self._forms) > 1000:
            self._forms.clear()
        return self._forms.setdefault(token, forms()).take(self._now())


class RoomControl:
    """The room as the facilitator's console uses it (``game.tui.control.Control``)."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._clock = room.hub.clock

    @property
    def pace(self) -> int:
        """Exercise minutes per real minute; 0: paused."""
        return self._clock.pace

    @property
    def fault(self) -> str:
        """Why the clock stopped by itself; "" it did not."""
        return self._clock.fault

    @property
    def box(self) -> tuple[str, int] | None:
        """The time box: its title and the seconds left."""
        return self._clock.boxed

    @property
    def boxes(self) -> tuple[tuple[str, int, Id], ...]:
        """The cut's time boxes."""
        return self._room.hub.boxes.listed

    @property
    def box_stands(self) -> bool:
        """Has the time box been stopped?"""
        return self._clock.box is not None and self._clock.box.stands is not None

    def set_box(self, *, stands: bool) -> SetBox | None:
        """The ask that stops the time box, or lets it go on."""
        return self._room.hub.boxes.set(stands=stands)

    @property
    def address(self) -> str:
        """What people type to come in."""
        return self._room.address

    @property
    def forum(self) -> Id:
        """The body whose texts are on the wall."""
        return self._room.forum

    @property
    def code(self) -> str:
        """The room's code."""
        return self._room.tokens.room

    def places(self) -> tuple[Place, ...]:
        """Every seat but the facilitator's."""
        return tuple(
            Place(seat, one.title, one.person, one.here, round(one.idle) if one.here else 0, one.ready, one.locked)
            for seat, one in self._room.hub.stations.items()
            if seat != FACILITATOR
        )

    def run_at(self, pace: int) -> None:
        """Let time run so fast, and with it a time box that was stopped; 0 stops it."""
        if pace:
            self._room.hub.let_box_run()
        self._clock.run_at(pace)

    def advance(self, to: Minute) -> None:
        """Let time run to a minute, at once; a time box that was stopped goes on, too."""
        self._room.hub.let_box_run()
        self._room.hub.run_soon(to)

    def show_forum(self, forum: Id) -> None:
        """Put a body's texts on the wall."""
        self._room.forum = forum
        self._room.hub.stir()

    def rotate(self) -> str:
        """A new code for the room."""
        code = self._room.tokens.rotate()
        self._room.save()
        return code

    def free(self, seat: Id) -> str:
        """Take a seat back; its new code."""
        return self._room.free(seat)

    def lock(self, seat: Id, *, locked: bool) -> None:
        """Let nobody take a seat, or anybody again."""
        self._room.hub.stations[seat].locked = locked
        self._room.hub.stir()

    def watch(self, seat: Id) -> str:
        """Where a seat's screen can be watched."""
        return f"/facilitator?watch={quote(seat)}"

    def picture(self, seat: Id) -> str:
        """A seat's screen as text."""
        return self._room.hub.stations[seat].reading()
