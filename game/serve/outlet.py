"""The line to one client: what waits to be sent, within bounds. A slow client loses frames, never the exercise."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Protocol

LIMIT = 256 * 1024
"""Bytes of terminal output that may wait. Past it they are dropped and the screen is painted once in full."""
WORDS_LIMIT = 200
"""Messages besides terminal output that may wait; a client that takes none of them has gone."""
Told = dict[str, object]


class Wire(Protocol):
    """Where frames go: a web socket. Waits while the other end takes nothing."""

    async def send_bytes(self, data: bytes) -> None:
        """One frame of terminal output."""

    async def send_str(self, data: str) -> None:
        """One message, as JSON."""


class Outlet:
    """Queues what one client is to receive; ``pump`` sends it."""

    def __init__(self, wire: Wire, repaint: Callable[[], bytes]) -> None:
        self._wire = wire
        self._repaint = repaint
        self._frames: list[bytes] = []
        self._waiting = 0
        self._words: list[str] = []
        self._wake = asyncio.Event()
        self._stale = True
        """True: this client's screen is painted in full before anything else is sent. So is a client just come."""
        self.closed: tuple[int, str] | None = None
        """(code, reason) once it is to be closed from here."""
        self.dropped = 0
        """How often frames were dropped."""

    def paint(self, data: bytes) -> None:
        """Terminal output. Too much of it waiting: all is dropped, and the screen as it then is takes its place."""
        if self._stale:
            self._wake.set()
            return
        self._frames.append(data)
        self._waiting += len(data)
        if self._waiting > LIMIT:
            self.dropped += 1
            self.repaint()
        self._wake.set()

    def repaint(self) -> None:
        """Paint the whole screen anew."""
        self._frames, self._waiting, self._stale = [], 0, True
        self._wake.set()

    def tell(self, kind: str, about: Told | None = None) -> None:
        """A message beside the screen: ``["kind", {...}]``."""
        if len(self._words) >= WORDS_LIMIT:
            self.close(1013, "too slow")
            return
        self._words.append(json.dumps([kind, about or {}], ensure_ascii=True))
        self._wake.set()

    def close(self, code: int, reason: str) -> None:
        """Send what is told, then close."""
        if self.closed is None:
            self.closed = (code, reason)
            self._wake.set()

    async def pump(self) -> None:
        """Send until it is to be closed. Errors of the wire end it, too."""
        while True:
            await self._wake.wait()
            self._wake.clear()
            while self._words:
                await self._wire.send_str(self._words.pop(0))
            if self.closed is not None:
                return
            data = self._taken()
            if data:
                await self._wire.send_bytes(data)

    def _taken(self) -> bytes:
        if self._stale:
            data = self._repaint()
            self._stale = not data
            return data
        data, self._frames, self._waiting = b"".join(self._frames), [], 0
        return data
