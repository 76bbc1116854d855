"""Rulings: a refusal says what is not in order, by which rule, and what would be. Values, never exceptions."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Refusal:
    """One ruling. ``code`` is stable; the three sentences are whole and ready to show."""

    code: str
    """R plus two digits; the catalogue is ``RULINGS``."""
    what: str
    """What is not in order."""
    rule: str
    """By which rule."""
    cure: str
    """What would be in order."""

    def sentence(self) -> str:
        """The ruling as one line of text."""
        return f"{self.what} Rule: {self.rule} In order: {self.cure} [{self.code}]"


RULINGS: dict[str, str] = {
    "R01": "unknown id",
    "R02": "not this seat's to ask",
    "R03": "wrong phase of the exercise",
    "R04": "time does not run backwards",
    "R05": "decision point not open",
    "R06": "response not offered here",
    "R07": "gate closed",
    "R08": "no text on the table",
    "R09": "text already under silence",
    "R10": "no steps left",
    "R11": "no rounds left",
    "R12": "unknown clause or wording",
    "R13": "nothing would change",
    "R14": "not a member of the body that decides",
    "R15": "silence outside its limits",
    "R16": "not this procedure",
    "R17": "not enough capital",
    "R18": "offer not open to this delegation",
    "R19": "text has fallen",
    "R20": "nothing to learn there",
    "R21": "pledge already given",
    "R22": "no such referral",
    "R23": "move not available",
    "R24": "a written reason is asked",
    "R25": "already under way",
    "R26": "abstention does not exist here",
    "R27": "would end after the deadline",
    "R28": "a text too long",
    "R29": "the facilitator's to ask",
    "R30": "not with this inject",
    "R31": "deadline outside its limits",
    "R32": "clause settled or rewritten meanwhile",
    "R33": "not its turn to speak",
    "R34": "messages between seats not open",
    "R35": "outside its scale",
}
"""Code to its subject, for ``startex explain``."""


def refusal(code: str, what: str, rule: str, cure: str) -> Refusal:
    """Build a ruling, making sure its code is in the catalogue."""
    if code not in RULINGS:
        raise KeyError(code)
    return Refusal(code, what, rule, cure)
