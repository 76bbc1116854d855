"""The screen driven by keys, on the tiny exercise with calm luck and a wall clock that stands still."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from textual.pilot import Pilot

from game.core.plan import Plan
from game.session import Session
from game.tui import keymap
from game.tui.app import StartexApp
from game.tui.inside import page_text
from tests.plain.seat import CALM
from tests.tiny import tiny_plan

SMALL, LARGE = (80, 24), (120, 40)
SIZES = (SMALL, LARGE)
Walk = Callable[[StartexApp, Pilot[Any]], Awaitable[None]]


def still() -> str:
    """A wall clock that always says the same."""
    return "2026-01-02T03:04:05Z"


def begun(*seats: str, practice: bool = False, plan: Plan | None = None) -> Session:
    """The tiny exercise in memory."""
    return Session.create(
        plan or tiny_plan(), seats=seats or ("sg",), seed=3, forced=CALM, practice=practice, clock=still
    )


def walk(app: StartexApp, way: Walk, size: tuple[int, int] = SMALL) -> None:
    """Run the app without a terminal and go a way through it."""

    async def go() -> None:
        async with app.run_test(size=size) as pilot:
            await settle(pilot)
            await way(app, pilot)

    asyncio.run(go())


async def settle(pilot: Pilot[Any]) -> None:
    """Until everything asked for is drawn."""
    await pilot.pause()
    await pilot.pause()


async def press(pilot: Pilot[Any], keys: Sequence[str]) -> None:
    """Keys one after the other, each answered before the next."""
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


def screen_of(session: Session | None, keys: str, size: tuple[int, int] = SMALL) -> str:
    """What the screen says after these keys, names parted by spaces."""
    said: list[str] = []

    async def way(app: StartexApp, pilot: Pilot[Any]) -> None:
        await press(pilot, keys.split())
        said.append(page_text(app))

    walk(StartexApp(session, keymap.Choices()), way, size)
    return said[0]
