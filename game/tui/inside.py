"""The one file that reaches into Textual's private parts; a test holds each of them to what is expected here."""

from __future__ import annotations

import contextvars
from collections.abc import Callable, Iterable
from typing import Any

from rich.segment import Segment
from textual._context import visible_screen_stack
from textual._styles_cache import StylesCache
from textual.app import App
from textual.cache import FIFOCache
from textual.strip import Strip

STATE = {"_segments", "_cell_length", "_render_cache", "_link_ids", "_cell_count"}
"""What a strip is, beside its caches."""
CACHES = {
    "_divide_cache": 4,
    "_crop_cache": 16,
    "_style_cache": 16,
    "_filter_cache": 4,
    "_line_length_cache": 4,
    "_crop_extend_cache": 4,
    "_offsets_cache": 4,
}
"""The caches of a strip, with how much each keeps."""


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


def lean_strips() -> None:
    """A strip makes each of its seven caches when it is first asked for.

    Textual makes all of them with every strip, 13,000 for one painting of a screen, and most strips ask for one or
    none: a quarter of what painting costs, and most of what a search for waste looks through. A Textual whose strips
    have other parts is left as it is.
    """
    if {*Strip.__slots__} == STATE | {*CACHES}:
        Strip.__init__ = _begun  # type: ignore[method-assign, assignment]
        Strip.__getattr__ = _asked_for  # type: ignore[attr-defined]


def _begun(strip: Strip, segments: Iterable[Segment], cell_length: int | None = None) -> None:
    strip._segments = list(segments)  # noqa: SLF001
    strip._cell_length = cell_length  # noqa: SLF001
    strip._render_cache = strip._link_ids = strip._cell_count = None  # noqa: SLF001


def _asked_for(strip: Strip, name: str) -> FIFOCache[Any, Any]:
    if name not in CACHES:
        raise AttributeError(f"{type(strip).__name__!r} object has no attribute {name!r}")
    cache: FIFOCache[Any, Any] = FIFOCache(CACHES[name])
    setattr(strip, name, cache)
    return cache
