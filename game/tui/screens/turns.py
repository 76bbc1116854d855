"""A screen that comes up in several turns of the event loop, so that no key waits for all of it at once."""

from __future__ import annotations

import asyncio
from typing import TypeVar

from textual import on
from textual.events import Resize, ScreenResume
from textual.screen import Screen

Result = TypeVar("Result")


async def turn() -> None:
    """Let others have a turn of the loop: keys are read, timers run, what is due is painted."""
    await asyncio.sleep(0)


class InTurns(Screen[Result]):
    """Made, painted and laid out for its size, each in a turn of its own; Textual does all of it in one."""

    @on(ScreenResume)
    @on(Resize)
    async def let_others(self) -> None:
        """A turn before each of the two."""
        await turn()
