"""How time goes on where somebody sits, in words: alone, in a facilitated room, or at one terminal passed round."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Manner:
    """Words of the desk that depend on who moves time."""

    key: str
    """What ``c`` does, to end a hint; "" it does nothing here."""
    none: str
    """While no decision is open."""
    first: str
    """Before the first inject has come."""
    alone: bool
    """True: whoever sits here holds every seat that people hold."""
    how: tuple[tuple[str, str], ...]
    """(key, what it does) for the briefing."""


ALONE = Manner(
    key="c continues",
    none="c continues to the next thing that needs you.",
    first="c lets time run to the first.",
    alone=True,
    how=(
        ("c", "continues to the next thing that needs you. Time moves only when you say so."),
        ("t", "tables a response when a decision opens; a amends its wording."),
        ("s", "sounds a delegation; o makes it an offer. Each costs one of the few steps a decision affords."),
        ("u", "puts the text under silence (or d declares the outcome, where the forum decides so)."),
        ("1–5", "turn the pages; ? explains every key; q leaves, and everything is kept."),
    ),
)
_OWN = (
    ("7 8 9 0", "your delegation assents, abstains, objects to the text or a clause, or asks for time; with a line."),
    ("t, a, s, o", "table a text, amend it, sound a delegation, make it an offer. Each costs time and steps."),
)
IN_A_ROOM = Manner(
    key="",
    none="The facilitator runs the time.",
    first="The facilitator lets time run.",
    alone=False,
    how=(
        *_OWN,
        ("e", "drafts a clause in your own words, together with the others; the facilitator rules on it."),
        ("Enter", "on the room's page says your line when the floor is yours in a tour de table."),
        ("b", "your papers: brief, red lines, what only you know, pledges. 6 is the room. ? explains every key."),
    ),
)
PASSED_ROUND = Manner(
    key="c passes the terminal on",
    none="c passes the terminal on; when everybody has had it, time runs to the next thing that needs somebody.",
    first="c passes the terminal on; when everybody has had it, time runs to the first.",
    alone=False,
    how=(
        ("c", "passes the terminal on. When everybody has had it, time runs to the next thing that needs somebody."),
        ("f", "hands it to one seat, out of turn; c there gives it back to the round."),
        *_OWN,
        ("b", "your papers: brief, red lines, what only you know, pledges. ? explains every key."),
    ),
)
