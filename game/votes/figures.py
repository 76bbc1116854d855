"""Figures as they are shown: shares with two decimals from whole numbers, and a bar of who stands where."""

from __future__ import annotations

import re
from collections.abc import Sequence

from game.core.plan import Id
from game.votes.count import Vote
from game.votes.reading import Reading

MARKS = (("for", "#"), ("against", "x"), ("declared", "~"), ("abstain", "-"), ("absent", "."), ("unknown", "?"))
"""Side and the character it is drawn with; letters and words stand beside it, so no colour is needed."""


def share(part: int, whole: int, decimals: int = 2) -> str:
    """A share in per cent, rounded half up, from whole numbers: ``66.09``."""
    if not whole:
        return "0"
    scale = 10**decimals
    hundredths = (part * 100 * scale * 2 + whole) // (2 * whole)
    return f"{hundredths // scale}.{hundredths % scale:0{decimals}d}" if decimals else str(hundredths)


def weight_of(vote: Vote, codes: Sequence[Id], column: str) -> int:
    """What these members weigh together."""
    if column == "members":
        return len(codes)
    table = {member.code: dict(member.weights).get(column, 0) for member in vote.body.members}
    return sum(table[code] for code in codes)


def unit(column: str) -> str:
    """A weight column in words: ``votes_1973`` is ``votes of 1973``."""
    return re.sub(r"_(\d{4})$", r" of \1", column, flags=re.ASCII).replace("_", " ")


def amount(one: Reading, value: int) -> str:
    """A value of a reading in its unit: ``20``, ``66.09 %``, ``311 votes``."""
    if one.of == "members":
        return str(value)
    if one.of == "population":
        return f"{share(value, one.whole)} %"
    return f"{value:,}".replace(",", " ") + f" {unit(one.of)}"


def needed(one: Reading) -> str:
    """What a reading's test asks, in its unit."""
    word = "at least" if one.favourable else "at most"
    return f"{word} {amount(one, one.bound)}"


def spare(one: Reading) -> str:
    """By how much a test is met or missed."""
    gap = abs(one.margin)
    if one.of == "population":
        points = share(gap, one.whole)
        return f"{points} points {'to spare' if one.margin >= 0 else 'missing'}"
    if one.margin >= 0:
        return f"{amount(one, gap)} to spare" if gap else "just met"
    return f"{amount(one, gap)} {'missing' if one.favourable else 'too many'}"


def bar(vote: Vote, column: str, wanted: int | None = None, width: int = 60) -> str:
    """Who stands where in a column, one character for each share of it; ``|`` is what is needed."""
    parts = [(mark, weight_of(vote, vote.on(side), column)) for side, mark in MARKS]
    whole = sum(part for _, part in parts)
    if not whole:
        return ""
    text, so_far, drawn = "", 0, 0
    for mark, part in parts:
        so_far += part
        upto = (so_far * width * 2 + whole) // (2 * whole)
        text += mark * (upto - drawn)
        drawn = upto
    if wanted is not None and 0 < wanted <= whole:
        place = min(width, -(-wanted * width // whole))
        text = f"{text[:place]}|{text[place:]}"
    return f"[{text}]"
