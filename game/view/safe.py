"""Author and player text as data: nothing in it can steer a terminal, and its width is the width it takes."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_KEPT = {"\u00ad", "\u200c", "\u200d"}
"""Soft hyphen and the joiners some scripts need: they neither steer nor reorder."""


def safe(text: str) -> str:
    """The text with every control, escape, bidirectional and unpaired character made visible; line ends stay."""
    if text.isprintable():  # none of the categories made visible below is; nearly every text is done here
        return text
    return "".join(_shown(char) for char in text.replace("\r\n", "\n").replace("\t", "    "))


def clean(text: str) -> str:
    """As ``safe``, on one line: every stretch of white space is one space."""
    return safe(" ".join(text.split()))


def _shown(char: str) -> str:
    if char == "\n" or char in _KEPT or (char.isascii() and char.isprintable()):
        return char
    if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"):
        return f"<U+{ord(char):04X}>"
    return char


def width(text: str) -> int:
    """Columns the text takes in a terminal: wide characters two, combining ones none."""
    return len(text) if text.isascii() else sum(_columns(char) for char in text)


@lru_cache(maxsize=4096)
def _columns(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me") or char in _KEPT:
        return 0
    return 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1


def pad(text: str, columns: int) -> str:
    """The text filled up, or cut with an ellipsis, to exactly so many columns."""
    taken = width(text)
    if taken <= columns:
        return text + " " * (columns - taken)
    kept, taken = "", 0
    for char in text:
        taken += width(char)
        if taken > columns - 1:
            break
        kept += char
    return pad(kept + "…", columns) if width(kept + "…") <= columns else kept


def wrap(text: str, columns: int, first: str = "", rest: str = "") -> Iterator[str]:
    """The text in lines of at most so many columns; ``first`` and ``rest`` are put before the lines as they are.

    Paragraphs (parted by an empty line) and items (lines that begin with ``- ``) stay apart; other line ends are the
    author's editor's and mean nothing. A word longer than a line is cut. An empty text gives one line.
    """
    lead = first
    for paragraph in _paragraphs(safe(text)):
        line, taken, room = "", 0, max(1, columns - width(lead))
        for word in paragraph.split():
            for piece in _pieces(word, max(1, columns - width(rest))):
                wide = width(piece)
                if line and taken + 1 + wide > room:
                    yield (lead + line).rstrip()
                    lead, line, taken, room = rest, piece, wide, max(1, columns - width(rest))
                elif line:
                    line, taken = f"{line} {piece}", taken + 1 + wide
                else:
                    line, taken = piece, wide
        yield (lead + line).rstrip()
        lead = rest


def _paragraphs(text: str) -> list[str]:
    found = [""]
    for line in text.strip().split("\n"):
        words = line.strip()
        if not words:
            found += ["", ""]
        elif words.startswith("- ") and found[-1]:
            found.append(words)
        else:
            found[-1] = f"{found[-1]} {words}".strip()
    return [line for n, line in enumerate(found) if line or n == 0 or found[n - 1]]


def _pieces(word: str, columns: int) -> Iterator[str]:
    if width(word) <= columns:
        yield word
        return
    piece, taken = "", 0
    for char in word:
        wide = width(char)
        if piece and taken + wide > columns:
            yield piece
            piece, taken = "", 0
        piece, taken = piece + char, taken + wide
    yield piece
