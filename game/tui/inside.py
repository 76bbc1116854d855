"""The one file that reaches into Textual's private parts; a test holds each of them to what is expected here."""

from __future__ import annotations

from typing import Any

from textual._context import visible_screen_stack
from textual.app import App
from textual.strip import Strip


def rows(app: App[Any]) -> list[Strip]:
    """The screen as it goes to the terminal, row by row: runs of text with their styles."""
    screen = app.screen
    visible_screen_stack.set(app._background_screens)  # noqa: SLF001
    return screen._compositor.render_strips(screen.size)  # noqa: SLF001


def page_text(app: App[Any]) -> str:
    """Everything on the screen as text, without blanks at the ends of lines."""
    return "\n".join("".join(run.text for run in row).rstrip() for row in rows(app))
