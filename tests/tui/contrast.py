"""Contrast as WCAG 2.2 counts it, and what a rendered screen shows, for the tests of themes and screens."""

from __future__ import annotations

from collections.abc import Iterator

from rich.color import Color as RichColor
from rich.color import ColorType
from rich.segment import Segment
from textual.app import App
from textual.color import Color

from game.tui.inside import rows


def luminance(colour: Color) -> float:
    """Relative luminance of an opaque colour (WCAG 2.2, definition of relative luminance)."""
    channels = [part / 255 for part in (colour.r, colour.g, colour.b)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def ratio(one: Color, other: Color) -> float:
    """Contrast ratio of two opaque colours, 1 to 21."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def segments(app: App[object]) -> Iterator[Segment]:
    """Every run of text on the screen as it goes to the terminal."""
    for row in rows(app):
        yield from row


def colours(segment: Segment) -> tuple[Color, Color] | None:
    """(text, ground) of a run as the eye sees them; None for blank runs and where the terminal decides."""
    style = segment.style
    if style is None or not segment.text.strip() or style.color is None or style.bgcolor is None:
        return None
    if ColorType.DEFAULT in (style.color.type, style.bgcolor.type):
        return None
    text, ground = _colour(style.color), _colour(style.bgcolor)
    return (ground, text) if style.reverse else (text, ground)


def _colour(colour: RichColor) -> Color:
    return Color.from_rich_color(colour)
