"""The one file that reaches into Textual's private parts; a test holds each of them to what is expected here."""

from __future__ import annotations

import contextvars
from collections.abc import Callable
from typing import Any

from textual._context import visible_screen_stack
from textual._styles_cache import StylesCache
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


def apart(app: App[Any], draw: Callable[[App[Any]], str]) -> str:
    """Draw an app for somebody outside it, whose own context stays as it is; "" while there is no screen."""

    def within() -> str:
        with app._context():  # noqa: SLF001
            return draw(app)

    return contextvars.Context().run(within) if app.is_running and app.screen_stack else ""


def let_go() -> None:
    """Let closed dialogs go.

    Textual keeps the inks of edges in a cache that also holds on to the lines of up to 1,024 widgets long gone; after
    an hour of play a search for waste in them stalls a key for a quarter of a second. The inks are quickly mixed.
    """
    plain = getattr(StylesCache.get_inner_outer, "__wrapped__", None)
    if plain is not None:
        StylesCache.get_inner_outer = plain  # type: ignore[method-assign]
