"""A room as the web knows it: the hub, who may come in, and what is kept for the next start."""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections import Counter
from dataclasses import dataclass, field

from game.core.plan import Id
from game.serve import keep
from game.serve.hub import Hub
from game.serve.keep import Kept
from game.serve.security import Bucket, Guard, Marks, Once, Origins, forms
from game.serve.tokens import Tokens
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
    secure: bool = False
    """True behind TLS: cookies are then sent over nothing else."""
    kept: Kept = field(default_factory=lambda: Kept(Tokens()))
    forum: Id = ""
    """The body whose text the projector shows; "" none."""
    answers: dict[Id, tuple[str, bool]] = field(default_factory=dict)
    """Seat to the last answer its plain page was given, and whether it was a ruling."""
    sockets: Counter[str] = field(default_factory=Counter)
    """Lines open by token."""

    def __post_init__(self) -> None:
        now = asyncio.get_running_loop().time
        self.guard = Guard(now)
        self.once = Once(now)
        self._now = now
        self._forms: dict[str, Bucket] = {}
        path = keep.place(self.hub.session.journal.place)
        self._path = path
        found = keep.load(path)
        seats = tuple(self.hub.stations)
        self.kept = found or Kept(Tokens.new((*seats, SCREEN)), secret=secrets.token_hex(32))
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
