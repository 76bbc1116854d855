"""A small app drawn for a client that keeps what it is sent."""

from __future__ import annotations

import asyncio
from typing import Any

from textual import events
from textual._context import active_app
from textual.app import App, ComposeResult
from textual.widgets import Input, Static

from game.serve import driver
from game.serve.dressed import driver_of, start
from game.serve.driver import SeatDriver, Terminal


class Far:
    """A client that keeps what it is sent."""

    def __init__(self) -> None:
        self.data = b""
        self.urls: list[str] = []
        self.files: list[tuple[str, bytes, str]] = []
        self.gone = False

    def paint(self, data: bytes) -> None:
        """Keep it."""
        self.data += data

    def open_url(self, url: str, *, new_tab: bool) -> None:
        """Keep it."""
        self.urls.append(url)

    def deliver(self, name: str, content: bytes, mime: str) -> None:
        """Keep it."""
        self.files.append((name, content, mime))

    def left(self) -> None:
        """Keep it."""
        self.gone = True


class Small(App[None]):
    """A coloured word and a field."""

    CSS = "Static { background: #102030; color: #a0b0c0; }"

    def __init__(self) -> None:
        super().__init__()
        self.keys: list[str] = []
        self.pastes: list[str] = []
        self.seen_app: list[Any] = []

    def compose(self) -> ComposeResult:
        """Both."""
        yield Static("words", markup=False)
        yield Input()

    def on_key(self, event: events.Key) -> None:
        """Keep it, and whose key it was."""
        self.keys.append(event.key)
        self.seen_app.append(active_app.get())

    def on_paste(self, event: events.Paste) -> None:
        """Keep it."""
        self.pastes.append(event.text)


async def up(app: App[Any], terminal: Terminal | None = None) -> tuple[Far, asyncio.Task[None], SeatDriver]:
    """An app that runs, drawn once."""
    far = Far()
    task = start(app, far, terminal or Terminal())
    for _ in range(200):
        await asyncio.sleep(0.02)
        if b"words" in far.data:
            break
    found = driver_of(app)
    assert found is not None
    return far, task, found


async def down(*tasks: asyncio.Task[None]) -> None:
    """End them."""
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def settle() -> None:
    """Long enough for a lone escape, too."""
    await asyncio.sleep(driver.ESCAPE_WAIT + 0.15)
