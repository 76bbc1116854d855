"""Contrast as WCAG 2.2 counts it, and what a rendered screen shows, for the tests of themes and screens."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rich.cells import cell_len
from rich.color import Color as RichColor
from rich.color import ColorType
from rich.segment import Segment
from textual.app import App
from textual.color import Color
from textual.geometry import Region

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


def in_front(app: App[Any]) -> Region:
    """The part of the screen that is not dimmed: a dialog's frame, else everything."""
    frames = app.screen.query(".frame")
    return frames.first().region if frames else app.screen.region


def runs(app: App[Any], region: Region) -> Iterator[Segment]:
    """Every run of text that begins within a region of the screen."""
    for number, row in enumerate(rows(app)):
        column = 0
        for run in row:
            if region.contains(column, number):
                yield run
            column += cell_len(run.text)


def colours(run: Segment) -> tuple[Color, Color] | None:
    """(text, ground) of a run as the eye sees them; None for blank runs, for lines, and where the terminal decides."""
    style = run.style
    if style is None or style.color is None or style.bgcolor is None or is_drawing(run.text):
        return None
    if ColorType.DEFAULT in (style.color.type, style.bgcolor.type):
        return None
    text, ground = _colour(style.color), _colour(style.bgcolor)
    return (ground, text) if style.reverse else (text, ground)


def is_drawing(text: str) -> bool:
    """Blank, or only lines and blocks of frames, rules and scroll bars."""
    return all(letter.isspace() or "\u2500" <= letter <= "\u259f" for letter in text)


def _colour(colour: RichColor) -> Color:
    return Color.from_rich_color(colour)
