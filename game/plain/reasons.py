"""Written reasons: what is taken for one, and what is a word of the prompt typed at the wrong place."""

from __future__ import annotations

from game.plain.help import SPELLINGS

LEAST = 3
"""Words. Fewer are an answer to the prompt, not a reason for the record."""


def not_a_reason(text: str) -> str:
    """Why these words are not taken as a written reason; "" when they are."""
    words = text.split()
    named = all(word.isupper() or "-" in word for word in words[1:])
    if words and words[0].casefold() in SPELLINGS and (named or len(words) < LEAST):
        return "That is a word of the prompt, and a written reason is awaited here."
    return "" if len(words) >= LEAST else f"A written reason has {LEAST} words or more."
