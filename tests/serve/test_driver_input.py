"""What a far client types, pastes and asks of its screen: all of it arrives, and none of it without bounds."""

from __future__ import annotations

import asyncio
import time

from textual.widgets import Input

from game.serve import driver
from game.serve.driver import Terminal
from tests.serve.far import Small, down, settle, up


def test_keys_pastes_and_a_lone_escape_arrive() -> None:
    """Sequences in pieces, a paste in brackets, an escape that is only a key."""

    async def run() -> None:
        app = Small()
        _, task, typed = await up(app)
        app.query_one(Input).disabled = True
        for piece in ("\x1b[", "A", "\x1b[200~two ", "words\x1b[20", "1~", "x"):
            typed.feed(piece)
        await settle()
        typed.feed("\x1b")
        await settle()
        assert app.keys == ["up", "x", "escape"]
        assert app.pastes == ["two words"]
        await down(task)

    asyncio.run(run())


def test_an_endless_paste_is_dropped() -> None:
    """A bracket that never closes holds no more than its limit, and keys work after it."""

    async def run() -> None:
        app = Small()
        _, task, typed = await up(app)
        app.query_one(Input).disabled = True
        typed.feed("\x1b[200~")
        for _ in range(3):
            typed.feed("a" * 30_000)
        await settle()
        typed.feed("q")
        await settle()
        assert app.keys == ["q"]
        assert app.pastes == []
        await down(task)

    asyncio.run(run())


def test_thousands_of_keys_at_once_are_dropped() -> None:
    """A client takes no more of the processor than a person at a keyboard; a moment later its keys work again."""

    async def run() -> None:
        app = Small()
        _, task, typed = await up(app)
        app.query_one(Input).disabled = True
        await settle()
        began = time.monotonic()
        typed.feed("a" * 30_000)
        await settle()
        passed = time.monotonic() - began
        assert driver.AT_ONCE <= len(app.keys) <= driver.AT_ONCE + driver.A_SECOND * (1 + passed)
        typed.feed("q")
        await settle()
        assert app.keys[-1] == "q"
        await down(task)

    asyncio.run(run())


def test_sizes_stay_within_what_is_drawn_for() -> None:
    """A client asking for a huge or a tiny screen gets the nearest; a size reported in band counts for nothing."""

    async def run() -> None:
        app = Small()
        _, task, typed = await up(app, Terminal(9999, 1))
        assert tuple(app.size) == (driver.MOST.width, driver.LEAST.height)
        typed.resize(Terminal(90, 30).size)
        typed.feed("\x1b[48;200;400;1;1t")
        await settle()
        assert tuple(app.size) == (90, 30)
        await down(task)

    asyncio.run(run())
