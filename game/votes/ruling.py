"""Rulings on questions that are not in order, and the words they are put in."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from datetime import date


class Ruling(Exception):
    """The question is not in order; says what is not, and what would be."""

    def __init__(self, text: str, cure: str) -> None:
        super().__init__(f"{text} In order: {cure}")
        self.text, self.cure = text, cure


def day_of(text: str) -> str:
    """A day that exists; raises Ruling."""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise Ruling(
            f"“{text}” is no day." if text else "A vote needs its day.", "a date such as 2016-02-08."
        ) from None


def nearest(word: str, known: Iterable[str]) -> str:
    """The known words closest to one that is not known, else all of them."""
    names = list(known)
    near = difflib.get_close_matches(word.casefold().replace(" ", "-"), names, 3, 0.5)
    return f"{' or '.join(near)}" if near else f"one of {', '.join(names)}"


def listed(names: Sequence[str], most: int = 8) -> str:
    """Names as a sentence has them: A, B and C."""
    if len(names) > most + 1:
        return f"{', '.join(names[:most])} and {len(names) - most} more"
    return ", ".join(names[:-1]) + (" and " if len(names) > 1 else "") + names[-1] if names else "nobody"
