"""Text of authors and players made harmless before it reaches a page: what cannot be seen is shown."""

from __future__ import annotations

from unicodedata import category, east_asian_width

JOINERS = frozenset("\u00ad\u200c\u200d")
"""Soft hyphen and the joiners that some scripts need: they neither steer a terminal nor turn a line round."""
HIDDEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
"""Kinds of letters that cannot be seen, or that could make a line say something else."""


def clean(text: str) -> str:
    """``text`` on one line; what cannot be seen is shown by its number, as ``<U+202E>``."""
    return "".join(_shown(letter) for letter in " ".join(text.split()))


def _shown(letter: str) -> str:
    return f"<U+{ord(letter):04X}>" if category(letter) in HIDDEN and letter not in JOINERS else letter


def width(text: str) -> int:
    """Columns that ``text`` takes in a terminal: wide letters two, combining marks none."""
    return sum(_columns(letter) for letter in text)


def _columns(letter: str) -> int:
    if category(letter) in ("Mn", "Me") or letter in JOINERS:
        return 0
    return 2 if east_asian_width(letter) in ("W", "F") else 1
