"""Who may sit where: codes that are typed once, and the tokens they are exchanged for.

A token has 256 bits and lives in a cookie; only its digest is kept, here and on the disk. Codes are short because
people type them, and therefore few, rotatable, and guarded by ``security.Guard`` against guessing.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass, field

from game.core.plan import Id

ALPHABET = "ABCDEFGHJKMNPQRSTVWXYZ23456789"
"""Letters and digits that are not taken for each other when read aloud or from a projector."""
CODE_LENGTH = 8
"""Thirty signs, eight places: 39 bits. At the rate the guard allows, guessing takes centuries."""
TOKENS_A_SEAT = 8
"""Places one person may be signed in at; the oldest gives way."""


def new_token() -> str:
    """A token of 256 bits, as text for a cookie."""
    return secrets.token_urlsafe(32)


def new_code() -> str:
    """A code to be typed: ``ABCD-EFGH``."""
    signs = "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))
    return f"{signs[:4]}-{signs[4:]}"


def tidy(code: str) -> str:
    """A code as it was typed: spaces, hyphens and small letters do not matter."""
    return "".join(sign for sign in code.upper() if sign in ALPHABET)[: CODE_LENGTH + 1]


def digest(token: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


@dataclass
class Tokens:
    """The codes of a room and the tokens given out."""

    room: str = field(default_factory=new_code)
    """Opens any seat nobody has taken."""
    seats: dict[Id, str] = field(default_factory=dict)
    """Seat to the code that opens that seat, also when it is taken: for a person who changes machines."""
    given: dict[Id, list[str]] = field(default_factory=dict)
    """Seat to the digests of its tokens, the oldest first."""
    link: str = ""
    """Digest of the facilitator's own code; "" once it is used."""

    @classmethod
    def new(cls, seats: tuple[Id, ...]) -> Tokens:
        """Codes for a room."""
        return cls(seats={seat: new_code() for seat in seats})

    def new_link(self) -> str:
        """A code for the facilitator, good for one exchange; the one before is good no more."""
        code = new_token()
        self.link = digest(code)
        return code

    def rotate(self) -> str:
        """A new code for the room; who is in stays in."""
        self.room = new_code()
        return self.room

    def rotate_seat(self, seat: Id) -> str:
        """A new code for one seat, whose tokens are good no more: whoever sat there has to be given it."""
        self.seats[seat] = new_code()
        self.given.pop(seat, None)
        return self.seats[seat]

    def opens(self, code: str, seat: Id) -> str:
        """What a code opens: ``room`` (a seat nobody has), ``seat`` (this very one) or "" (nothing).

        Every code is compared whatever the others say, in constant time.
        """
        typed = tidy(code)
        room = hmac.compare_digest(typed.encode(), tidy(self.room).encode())
        own = hmac.compare_digest(typed.encode(), tidy(self.seats.get(seat, "")).encode())
        known = seat in self.seats
        if own and known:
            return "seat"
        return "room" if room and known else ""

    def use_link(self, code: str) -> bool:
        """Exchange the facilitator's code; True once."""
        right = bool(self.link) and hmac.compare_digest(digest(code).encode(), self.link.encode())
        if right:
            self.link = ""
        return right

    def issue(self, seat: Id, *, alone: bool = False) -> str:
        """A token for a seat. ``alone``: those given before are good no more."""
        token = new_token()
        kept = [] if alone else self.given.get(seat, [])
        self.given[seat] = [*kept, digest(token)][-TOKENS_A_SEAT:]
        return token

    def withdraw(self, seat: Id, token: str) -> None:
        """One token is good no more."""
        gone = digest(token)
        self.given[seat] = [one for one in self.given.get(seat, []) if one != gone]

    def taken(self, seat: Id) -> bool:
        """Has anybody been given this seat?"""
        return bool(self.given.get(seat))

    def seat_of(self, token: str) -> Id:
        """Whose token it is; "" nobody's. Takes as long for one answer as for another."""
        wanted, found = digest(token).encode(), ""
        for seat, digests in self.given.items():
            for one in digests:
                if hmac.compare_digest(one.encode(), wanted):
                    found = seat
        return found
