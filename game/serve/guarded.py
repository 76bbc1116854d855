"""Connections with an end: a client that sends its request drop by drop, or nothing at all, is closed in time."""

from __future__ import annotations

import asyncio
from typing import Any

from aiohttp import web

from game.serve.security import CONNECTIONS

HEAD_WITHIN = 10.0
"""Seconds for the head of a request to be whole, from its first byte or from the opening of the connection."""


class Guarded(web.RequestHandler):
    """One connection. ``heard`` is called by the first middleware: the head of a request was whole."""

    __slots__ = ("_limit", "_upgraded_here")

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  (aiohttp's own)
        super().__init__(*args, **kwargs)
        self._limit: asyncio.TimerHandle | None = None
        self._upgraded_here = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """The clock starts at once."""
        super().connection_made(transport)
        self._arm(transport)

    def data_received(self, data: bytes) -> None:
        """The clock of the next request starts with its first byte."""
        if self._limit is None and not self._upgraded_here and self.transport is not None:
            self._arm(self.transport)
        super().data_received(data)

    def connection_lost(self, exc: BaseException | None) -> None:
        """Nothing to wait for any more."""
        self.heard()
        super().connection_lost(exc)

    def heard(self, *, upgraded: bool = False) -> None:
        """A whole head has come. ``upgraded``: what follows are frames, which have limits of their own."""
        self._upgraded_here = self._upgraded_here or upgraded
        if self._limit is not None:
            self._limit.cancel()
            self._limit = None

    def _arm(self, transport: asyncio.BaseTransport) -> None:
        loop = asyncio.get_running_loop()
        self._limit = loop.call_later(HEAD_WITHIN, transport.close)


class Server(web.Server):
    """Makes guarded connections, and no more of them than there is room for."""

    def __call__(self) -> web.RequestHandler:
        """The protocol of a new connection."""
        return Guarded(self, loop=self._loop, **self._kwargs)

    def connection_made(self, handler: web.RequestHandler, transport: asyncio.Transport) -> None:
        """Take it, or close it at once where there are too many."""
        super().connection_made(handler, transport)
        if len(self.connections) > CONNECTIONS:
            transport.abort()
