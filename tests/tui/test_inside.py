"""The contract with Textual's private parts: what ``game.tui.inside`` reaches for is there and does what is said."""

from __future__ import annotations

import ast
import asyncio
import contextlib
import gc
import itertools
from pathlib import Path
from typing import Any

import pytest
import textual
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from rich.terminal_theme import DIMMED_MONOKAI
from textual._context import visible_screen_stack
from textual._styles_cache import StylesCache
from textual.app import App, ComposeResult
from textual.cache import FIFOCache
from textual.color import Color
from textual.filter import ANSIToTruecolor, LineFilter, NoColor
from textual.pilot import Pilot
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.style import Style as Ink
from textual.widgets import Static

import game.tui
from game.tui import keymap
from game.tui.app import StartexApp
from game.tui.inside import CACHES, STATE, lean_strips, let_go, page_text, rows, share_inks, share_sheets
from game.tui.screens.debrief import DebriefScreen
from game.tui.screens.page import Page
from tests.tui.driven import LARGE, begun, press, settle, walk

BLACK = Color(0, 0, 0)
ROOM = Path(game.tui.__file__).parent


class Two(App[None]):
    """A line of text, and a dialog through which it can be seen."""

    def compose(self) -> ComposeResult:
        """One line."""
        yield Static("below", markup=False)


class Above(ModalScreen[None]):
    """A see-through dialog."""

    CSS = "Above { background: black 50%; align: right bottom; } Static { width: auto; }"

    def compose(self) -> ComposeResult:
        """One word at the other corner."""
        yield Static("above", markup=False)


def test_rows_are_what_is_on_the_screen() -> None:
    """As many rows as the screen is high, each as wide as it is, with the words in their places."""
    found: list[Any] = []

    async def go() -> None:
        app = Two()
        async with app.run_test(size=(30, 5)) as pilot:
            await settle(pilot)
            found.append([strip.cell_length for strip in rows(app)])
            found.append(page_text(app).splitlines()[0])
            app.push_screen(Above())
            await settle(pilot)
            found.append(page_text(app))

    asyncio.run(go())
    assert found[0] == [30] * 5
    assert found[1] == "below"
    assert "below" in found[2] and "above" in found[2], "a see-through dialog lets the screen below be seen"


def test_the_parts_are_there() -> None:
    """The private names used exist in this version of Textual, which is the pinned one."""
    assert textual.__version__.startswith("8.2.")
    assert visible_screen_stack.name == "visible_screen_stack"
    assert isinstance(App._background_screens, property)


def test_no_other_file_reaches_inside() -> None:
    """No other file of the room imports a private module of Textual or touches a private part of a widget or app."""
    reached = []
    for path in sorted(ROOM.rglob("*.py")):
        if path.name == "inside.py":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.ImportFrom(module=str(module)) if module.startswith("textual") and "._" in module:
                    reached.append(f"{path.name}:{node.lineno} {module}")
                case ast.Attribute(value=value, attr=attr) if private(attr) and not own(value):
                    reached.append(f"{path.name}:{node.lineno} {attr}")
                case _:
                    pass
    assert reached == []


def private(name: str) -> bool:
    """A name with one underscore before it."""
    return name.startswith("_") and not name.startswith("__")


def own(value: ast.expr) -> bool:
    """``self`` and ``cls``: a class may use what is its own; its names are checked by the class itself."""
    return isinstance(value, ast.Name) and value.id in ("self", "cls")


def test_a_closed_screen_is_let_go() -> None:
    """Nothing of a dialog that was closed stays in memory: not even the lines drawn at its edges."""
    left: list[int] = []

    async def go() -> None:
        app = Two()
        let_go()
        async with app.run_test(size=(30, 5)) as pilot:
            app.push_screen(Above())
            await settle(pilot)
            app.pop_screen()
            await settle(pilot)
            app.push_screen(Above())
            await settle(pilot)
            gc.collect()
            left.append(sum(isinstance(one, Above) for one in gc.get_objects()))
            left.append(sum(isinstance(one, StylesCache) for one in gc.get_objects()))
            app.pop_screen()
            await settle(pilot)
            gc.collect()
            left.append(sum(isinstance(one, Above) for one in gc.get_objects()))
            left.append(sum(isinstance(one, StylesCache) for one in gc.get_objects()))

    asyncio.run(go())
    open_screens, open_lines, closed_screens, closed_lines = left
    assert (open_screens, closed_screens) == (1, 0)
    assert closed_lines < open_lines


def test_strips_have_the_parts_that_are_replaced() -> None:
    """The pinned Textual makes these caches of these sizes with every strip: they are read from its own source."""
    assert {*Strip.__slots__} == STATE | {*CACHES}
    made = {}
    for node in ast.walk(ast.parse(Path(textual.strip.__file__).read_text(encoding="utf-8"))):
        match node:
            case ast.AnnAssign(
                target=ast.Attribute(attr=name),
                value=ast.Call(func=ast.Name(id="FIFOCache"), args=[ast.Constant(value=most)]),
            ):
                made[name] = most
            case _:
                pass
    assert made == CACHES


def test_a_lean_strip_is_as_any_other_and_makes_no_cache_unasked() -> None:
    """What a strip is cut, styled and joined to is the same; a cache is there once it is asked for, and kept."""
    lean_strips()
    strip = Strip([Segment("one "), Segment("two", Style(bold=True))])
    assert not [slot for slot in CACHES if slot in filled(strip)]
    cut = strip.crop(2, 6)
    assert cut.text == "e tw" and cut.cell_length == 4
    assert strip.crop(2, 6) is cut, "a second cut of the same kind is the first one"
    assert [slot for slot in CACHES if slot in filled(strip)] == ["_crop_cache"]
    assert isinstance(strip._divide_cache, FIFOCache)
    assert [part.text for part in strip.divide([4, 7])] == ["one ", "two"]
    assert "\x1b[1mtwo" in strip.render(Console(color_system="truecolor", force_terminal=True))
    with pytest.raises(AttributeError, match="no attribute '_no_such'"):
        strip._no_such  # type: ignore[attr-defined]  # noqa: B018


def test_a_strip_that_nothing_changes_is_no_waste() -> None:
    """Cut at its own ends, or filtered to what it is, a strip is itself, and is gone without a search when let go."""
    lean_strips()
    filters = ANSIToTruecolor(DIMMED_MONOKAI)
    gc.collect()
    gc.disable()
    try:
        strip = Strip([Segment("a line of its own", Style(color="#102030"))])
        size = strip.cell_length
        assert strip.apply_filter(filters, BLACK) is strip
        assert strip.apply_filter(filters, BLACK) is strip
        assert list(strip.divide([size, size + 5])) == [strip]
        assert strip.adjust_cell_length(size) is strip
        assert strip.crop_extend(0, size, None) is strip
        assert [part.text for part in strip.divide([2, 6])] == ["a ", "line"]
        assert strip.adjust_cell_length(4).text == "a li"
        assert strip.crop_extend(0, size + 1, None).text == "a line of its own "
        del strip
        assert not [one for one in gc.get_objects() if type(one) is Strip and "of its own" in one.text]
    finally:
        gc.enable()


def test_filtered_strips_are_as_the_filters_make_them() -> None:
    """Whatever the colours and in whatever order filters are asked, a strip's runs are those the filter gives, kept."""
    lean_strips()
    filters: list[LineFilter] = [ANSIToTruecolor(DIMMED_MONOKAI), NoColor(), ANSIToTruecolor(DIMMED_MONOKAI)]
    for style in (None, Style(color="red"), Style(color="#102030", dim=True), Style(color="#102030"), Style(bold=True)):
        runs = [Segment("one", style), Segment("two", Style(color="#405060"))]
        for order in itertools.permutations(filters):
            strip = Strip(runs)
            first = [strip.apply_filter(one, BLACK) for one in order]
            assert [one.apply(runs, BLACK) for one in order] == [list(done) for done in first]
            assert all(strip.apply_filter(one, BLACK) is done for one, done in zip(order, first, strict=True))


def test_a_closed_dialogs_lines_are_gone_without_a_search() -> None:
    """Closing a dialog lets the lines go it was drawn with, before any search for waste."""
    left: list[int] = []

    async def way(app: StartexApp, pilot: Pilot[Any]) -> None:
        for _ in range(2):
            app.push_screen(Page("Papers", lambda ink: ink.text("only on this page")))
            await settle(pilot)
            gc.collect()
            left.append(drawn("only on this page"))
            gc.disable()
            await press(pilot, ["escape"])
            left.append(drawn("only on this page"))
            gc.enable()

    walk(StartexApp(begun(), keymap.Choices()), way)
    assert left[0] and left[2], "while it is open its lines are there"
    assert (left[1], left[3]) == (0, 0)


def test_a_desks_lines_are_gone_when_the_debrief_takes_its_place() -> None:
    """At ENDEX every seat of a room has a desk that is closed: what they were drawn with does not wait for a search."""
    session = begun()
    left: list[int] = []

    async def way(app: StartexApp, pilot: Pilot[Any]) -> None:
        await press(pilot, ["enter"])
        gc.collect()
        left.append(drawn("DIALS"))
        session.autoplay("consensus")
        gc.disable()
        app.open_desk(instead=True)
        await settle(pilot)
        left.append(drawn("DIALS"))
        gc.enable()
        assert isinstance(app.screen, DebriefScreen)

    walk(StartexApp(session, keymap.Choices()), way, LARGE)
    assert left[0]
    assert left[1] == 0


def drawn(words: str) -> int:
    """Strips in memory that hold the words."""
    return sum(words in one.text for one in gc.get_objects() if type(one) is Strip)


def test_apps_in_the_same_colours_share_their_style_sheets() -> None:
    """The rules of two apps are the same objects; an app in other colours has its own; a change of colours shows."""
    share_sheets()
    found: list[list[object]] = []
    colours: list[object] = []

    async def go(theme: str) -> None:
        app = Two()
        app.theme = theme
        async with app.run_test(size=(30, 5)) as pilot:
            await settle(pilot)
            found.append(list(app.stylesheet.rules))
            colours.append(app.screen.styles.background)
            app.theme = "textual-light"
            await settle(pilot)
            colours.append(app.screen.styles.background)

    for theme in ("textual-dark", "textual-dark", "nord"):
        asyncio.run(go(theme))
    first, second, third = found
    assert first and all(one is other for one, other in zip(first, second, strict=True))
    assert not any(one is other for one, other in zip(first, third, strict=True))
    assert colours[0] == colours[2] != colours[4]
    assert colours[1] == colours[3] == colours[5] != colours[0]


def test_runs_in_the_same_ink_share_it() -> None:
    """An ink mixed twice is one object and what Textual makes of it, with its place in the text where it has one."""
    twice = [Ink(background=BLACK, foreground=Color(9, 8, 7), bold=True) for _ in range(2)]
    mixed, placed = (one.rich_style for one in twice), (one.rich_style_with_offset(3, 4) for one in twice)
    plain, there = [*mixed], [*placed]
    share_inks()
    twice = [Ink(background=BLACK, foreground=Color(9, 8, 7), bold=True) for _ in range(2)]
    assert [one.rich_style for one in twice] == plain
    assert twice[0].rich_style is twice[1].rich_style
    assert twice[0].rich_style_with_offset(3, 4) is twice[1].rich_style_with_offset(3, 4)
    assert twice[0].rich_style_with_offset(3, 4) == there[0]
    assert twice[0].rich_style_with_offset(3, 5).meta == {"offset": (3, 5)}
    assert Ink(background=BLACK, foreground=Color(9, 8, 6), bold=True).rich_style != plain[0]


def filled(strip: Strip) -> set[str]:
    """The parts of a strip that are there, none of them made by looking."""
    found = set()
    for slot in Strip.__slots__:
        with contextlib.suppress(AttributeError):
            Strip.__dict__[slot].__get__(strip)
            found.add(slot)
    return found
