"""The debrief as lines of text."""

from __future__ import annotations

from game.debrief.lines import NARROWEST, hang, render, wrap
from game.debrief.page import page
from game.debrief.report import Debrief

__all__ = ["NARROWEST", "hang", "render", "to_text", "wrap"]


def to_text(debrief: Debrief, width: int = 80) -> str:
    """The whole debrief in lines of at most ``width`` columns (40 at least), with a newline at the end."""
    return render(page(debrief), width)
