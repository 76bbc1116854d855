"""Text of authors and players made harmless before it reaches a page: what cannot be seen is shown."""

from __future__ import annotations

from unicodedata import category, east_asian_width

BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Controls that turn the direction of a line and could make it say something else."""


def clean(text: str) -> str:
    r"""``text`` on one line, without control characters: each is shown as ``\x1b`` or ``\u202e``."""
    return "".join(_shown(letter) for letter in " ".join(text.split()))


def _shown(letter: str) -> str:
    if letter in BIDI or category(letter) in ("Cc", "Cs", "Cn", "Co", "Zl", "Zp"):
        code = ord(letter)
        return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
    return letter


def width(text: str) -> int:
    """Columns that ``text`` takes in a terminal: wide letters two, combining marks none."""
    return sum(_columns(letter) for letter in text)


def _columns(letter: str) -> int:
    if category(letter) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(letter) in ("W", "F") else 1
