"""The members of a body on a day, called by the codes people type."""

from __future__ import annotations

from dataclasses import dataclass

from game.core.plan import Body, Id
from game.pack.law import Law
from game.votes.ruling import Ruling


@dataclass(frozen=True, slots=True)
class Roll:
    """The members of a body on a day, called by their codes."""

    law: Law
    body: Body
    day: str

    def code(self, word: str) -> Id:
        """A member's code as the rulebook has it; raises Ruling for one that is no member on the day."""
        codes = [member.code for member in self.body.members]
        wanted = word.casefold()
        for code in codes:
            if wanted == code.casefold():
                return code
        for member in self.law.group(self.body.id):
            names = {member.code.casefold(), member.title.casefold(), *(name.casefold() for name in member.known_as)}
            if wanted in names and member.code in codes:
                return member.code
        raise Ruling(self._stranger(word), f"one of its members: {', '.join(codes)}.")

    def _stranger(self, word: str) -> str:
        """Why somebody is no member: never, not yet, no longer."""
        title = self.law.body(self.body.id).title
        spans = [
            f"from {member.from_ or 'the beginning'}" + (f" to {member.to}" if member.to else "")
            for member in self.law.group(self.body.id)
            if word.casefold() in {member.code.casefold(), *(name.casefold() for name in member.known_as)}
        ]
        known = f"; it is one {' and '.join(spans)}" if spans else ""
        return f"{word} is no member of {title} on {self.day}{known}."
