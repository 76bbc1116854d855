"""The one file that reaches into Textual's private parts; a test holds each of them to what is expected here."""

from __future__ import annotations

import contextvars
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property, lru_cache
from typing import Any

from rich.segment import Segment
from rich.style import Style
from textual._context import visible_screen_stack
from textual._styles_cache import StylesCache
from textual.app import App
from textual.cache import FIFOCache, LRUCache
from textual.color import Color
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.filter import LineFilter
from textual.strip import Strip
from textual.style import Style as Ink
from textual.widget import Widget
from textual.widgets import OptionList

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


FILTERED: Any = Strip.__dict__["_filter_cache"]


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


def share_sheets() -> None:
    """Apps with the same colours share what was read of a style sheet.

    Textual reads every sheet for every app: in a room of 24 seats that is three thousand rules instead of 120, and a
    tenth of a second for each screen that opens.
    """
    Stylesheet._parse_rules = _read_once  # type: ignore[method-assign, assignment]  # noqa: SLF001


PARSE = Stylesheet._parse_rules  # noqa: SLF001
READ: LRUCache[tuple[object, ...], list[RuleSet]] = LRUCache(512)
"""A sheet and the colours it was read with, to its rules."""


def _read_once(sheet: Stylesheet, css: str, *terms: Any, **more: Any) -> list[RuleSet]:  # noqa: ANN401  (Textual's)
    key = (css, terms, *sorted(more.items()), frozenset(sheet._variables.items()))  # noqa: SLF001
    rules = READ.get(key)
    if rules is None:
        rules = READ[key] = PARSE(sheet, css, *terms, **more)
    return rules


def share_inks() -> None:
    """Runs of text in the same ink share it.

    Textual mixes an ink for every run it draws, with the run's place in it (by which text is selected): in a room of 24
    seats twenty thousand of them, most the same.
    """
    Ink.rich_style, Ink.rich_style_with_offset = MIXED, PLACED  # type: ignore[method-assign]


MIXED: Any = cached_property(lru_cache(2048)(Ink.__dict__["rich_style"].func))
MIXED.__set_name__(Ink, "rich_style")
PLACED: Any = lru_cache(8192)(Ink.rich_style_with_offset)


def let_lines_go(top: Widget) -> None:
    """Let the lines go that a screen, or a part of it, was drawn with; one that is shown again is drawn anew.

    A screen's widgets know each other: when it is closed they are waste which only a search finds. Their lines need not
    wait.
    """
    for node in (top, *top.walk_children(Widget)):
        let_own_lines_go(node)


def let_own_lines_go(node: Widget) -> None:
    """The same of one widget: it may have been painted once more before it was taken off its screen."""
    node._styles_cache.clear()  # noqa: SLF001
    if isinstance(node, OptionList):
        node._option_render_cache.clear()  # noqa: SLF001


def lean_strips() -> None:
    """A strip makes each of its seven caches when it is first asked for.

    Textual makes all of them with every strip, 13,000 for one painting of a screen, and most strips ask for one or
    none: a quarter of what painting costs, and most of what a search for waste looks through. A Textual whose strips
    have other parts is left as it is.
    """
    if {*Strip.__slots__} == STATE | {*CACHES}:
        Strip.__init__ = _begun  # type: ignore[method-assign, assignment]
        Strip.__getattr__ = _asked_for  # type: ignore[attr-defined]
        Strip.apply_filter = _filtered  # type: ignore[method-assign, assignment]
        Strip.divide = _divided  # type: ignore[method-assign, assignment]
        Strip.adjust_cell_length = _adjusted  # type: ignore[method-assign, assignment]
        Strip.crop_extend = _extended  # type: ignore[method-assign, assignment]


def _begun(strip: Strip, segments: Iterable[Segment], cell_length: int | None = None) -> None:
    strip._segments = list(segments)  # noqa: SLF001
    strip._cell_length = cell_length  # noqa: SLF001
    strip._render_cache = strip._link_ids = strip._cell_count = None  # noqa: SLF001


DIVIDE, ADJUST, EXTEND = Strip.divide, Strip.adjust_cell_length, Strip.crop_extend
"""As Textual has them: where nothing is to be cut they keep the strip in its own cache, a cycle that only a search for
waste undoes. It was half of all there was to find."""


def _divided(strip: Strip, cuts: Iterable[int]) -> Sequence[Strip]:
    """Its parts; those of the last division are kept, for a page that is turned to comes with other cuts."""
    places = [cut for cut in cuts if cut <= strip.cell_length]
    if places == [strip.cell_length]:
        return [strip]
    cache = strip._divide_cache  # noqa: SLF001
    if cache and tuple(places) not in cache:
        cache.clear()
    return DIVIDE(strip, places)


def _adjusted(strip: Strip, cell_length: int, style: Style | None = None) -> Strip:
    return strip if cell_length == strip.cell_length else ADJUST(strip, cell_length, style)


def _extended(strip: Strip, start: int, end: int, style: Style | None) -> Strip:
    return strip if start <= 0 and end == strip.cell_length else EXTEND(strip, start, end, style)


def _filtered(strip: Strip, filter: LineFilter, background: Color) -> Strip:  # noqa: A002  (Textual's name)
    """The strip in the colours a filter gives it, kept; most are in true colour already and come out as they are.

    Such a strip in its own cache would be a cycle. Its key stands there instead.
    """
    key, kept = (filter, background), _filter_cache(strip)
    if kept == key:
        return strip
    if isinstance(kept, FIFOCache) and key in kept:
        return kept[key] or strip
    segments = filter.apply(strip._segments, background)  # noqa: SLF001
    same = segments == strip._segments  # noqa: SLF001
    if same and kept is None:
        strip._filter_cache = _one_of(key)  # type: ignore[assignment]  # noqa: SLF001
        return strip
    cache: FIFOCache[Any, Strip | None] = FIFOCache(CACHES["_filter_cache"])
    if isinstance(kept, FIFOCache):
        cache = kept
    elif kept is not None:
        cache[kept] = None
    found = cache[key] = None if same else Strip(segments, strip._cell_length)  # noqa: SLF001
    strip._filter_cache = cache  # type: ignore[assignment]  # noqa: SLF001
    return found or strip


def _filter_cache(strip: Strip) -> Any:  # noqa: ANN401  (a cache, or the one key under which nothing changes, or None)
    try:
        return FILTERED.__get__(strip)
    except AttributeError:
        return None


@lru_cache(256)
def _one_of(key: tuple[LineFilter, Color]) -> tuple[LineFilter, Color]:
    """One key for all strips it is left in."""
    return key


def _asked_for(strip: Strip, name: str) -> FIFOCache[Any, Any]:
    if name not in CACHES:
        raise AttributeError(f"{type(strip).__name__!r} object has no attribute {name!r}")
    cache: FIFOCache[Any, Any] = FIFOCache(CACHES[name])
    setattr(strip, name, cache)
    return cache
