"""Author and player text on a screen: data, never markup. Everything shown passes through here."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from game.view.safe import safe

Part = str | tuple[str, str]
"""Words, or (words, style): the style is ours, the words may be anybody's."""


def shown(text: str) -> str:
    """The text in one line, with every control and bidirectional character made visible."""
    return safe(text).replace("\n", " ")


def content(*parts: Part) -> Content:
    """Words side by side as they are; square brackets stay brackets."""
    made = [Content(safe(part)) if isinstance(part, str) else _styled(*part) for part in parts]
    return Content("").join(made)


def _styled(text: str, style: str) -> Content:
    clean = safe(text)
    return Content.styled(clean, style) if style else Content(clean)


def stacked(lines: Iterable[Content]) -> Content:
    """Lines below each other."""
    return Content("\n").join(lines)
