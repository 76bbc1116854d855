"""A room on a real port of this machine, with the tiny exercise; and clients that talk to it over real sockets."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any, Protocol, Self

import aiohttp

from game.journal import FileJournal, MemoryJournal
from game.serve.host import Door, Opened, open_room
from game.session import Session
from tests.session.made import CALM, still
from tests.tiny import tiny_plan

PLAN = tiny_plan()
SEATS = ("sg", "eu", "gr")
WITHIN = 10.0
"""Seconds a test waits for what should come at once."""
Way = Callable[[Opened], Awaitable[None]]


def begun(path: Path | None = None, seats: tuple[str, ...] = SEATS) -> Session:
    """The tiny exercise, in a file or in memory."""
    kept = MemoryJournal if path is None else partial(FileJournal.create, path)
    return Session.create(PLAN, kept, seats=seats, seed=987654321, forced=CALM, clock=still)


@asynccontextmanager
async def room(session: Session | None = None, door: Door | None = None) -> AsyncIterator[Opened]:
    """A room that is open, on a port of its own."""
    opened = await open_room(session or begun(), door or Door(port=0))
    try:
        yield opened
    finally:
        await opened.close()


def go(way: Way, session: Session | None = None) -> None:
    """Run a test in an open room."""

    async def run() -> None:
        async with room(session) as opened:
            await way(opened)

    asyncio.run(asyncio.wait_for(run(), 60))


class Served(Protocol):
    """A room that is served on this machine, here or by a program of its own."""

    @property
    def port(self) -> int:
        """Where."""


class Client:
    """A browser, as far as this server is concerned: cookies, an Origin, forms with their marks."""

    def __init__(self, opened: Served, origin: str | None = None) -> None:
        self.address = f"http://127.0.0.1:{opened.port}"
        self.origin = self.address if origin is None else origin
        self.http = aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True))

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.http.close()

    async def get(self, path: str, **more: Any) -> tuple[int, str]:
        """(status, text) of a page; redirects are not followed."""
        async with self.http.get(self.address + path, allow_redirects=False, **more) as answer:
            return answer.status, await answer.text()

    async def post(self, path: str, fields: dict[str, str], **headers: str) -> tuple[int, str]:
        """(status, text) after a form."""
        sent = {"Origin": self.origin, **headers}
        async with self.http.post(self.address + path, data=fields, headers=sent, allow_redirects=False) as answer:
            return answer.status, await answer.text()

    async def mark(self, path: str = "/") -> str:
        """The mark of the forms on a page."""
        _, text = await self.get(path)
        found = re.search(r'name="mark" value="([0-9a-f]+)"', text)
        assert found is not None, text[:500]
        return found[1]

    async def join(self, seat: str, code: str, name: str = "Ana") -> int:
        """Take a seat; the status."""
        fields = {"mark": await self.mark(), "seat": seat, "code": code, "name": name}
        return (await self.post("/join", fields))[0]

    async def enter(self, opened: Opened) -> int:
        """Enter as the facilitator by a fresh link; the status."""
        return await self.enter_with(opened.facilitator_link().partition("#")[2])

    async def enter_with(self, code: str) -> int:
        """Enter as the facilitator by the code of a link; the status."""
        return (await self.post("/enter", {"mark": await self.mark("/enter"), "code": code}))[0]

    def socket(self, query: str = "", **more: Any) -> Any:
        """The seat's socket, to be entered with ``async with``."""
        headers = {"Origin": self.origin} if self.origin else {}
        return self.http.ws_connect(f"{self.address}/ws{query}", headers=headers, max_msg_size=0, **more)


async def hello(line: aiohttp.ClientWebSocketResponse, width: int = 80, height: int = 24, **more: str) -> None:
    """Greet the room."""
    await line.send_str(json.dumps(["hello", {"width": width, "height": height, **more}]))


async def typed(line: aiohttp.ClientWebSocketResponse, *keys: str) -> None:
    """Type at a seat's terminal."""
    for text in keys:
        await line.send_str(json.dumps(["stdin", text]))


async def seated(opened: Opened, one: Client, seat: str = "sg") -> None:
    """Take a seat with the room's code."""
    assert await one.join(seat, opened.room.tokens.room) == 303


@asynccontextmanager
async def at_a_seat(opened: Opened, seat: str = "sg", width: int = 80, height: int = 24) -> AsyncIterator[Any]:
    """The socket of somebody who has just taken a seat and been greeted."""
    async with Client(opened) as one:
        await seated(opened, one, seat)
        async with one.socket() as line:
            await hello(line, width, height)
            await told(line, "hello")
            yield line


async def still_served(opened: Opened, seat: str = "eu") -> None:
    """Somebody else comes in and gets a screen."""
    async with at_a_seat(opened, seat) as line:
        await frames_until(line, b"\x1b[")


async def frames_until(line: aiohttp.ClientWebSocketResponse, wanted: bytes, within: float = WITHIN) -> bytes:
    """Terminal output until it holds ``wanted``; AssertionError when it never does."""
    seen = b""

    async def read() -> None:
        nonlocal seen
        while wanted not in seen:
            message = await line.receive()
            if message.type is aiohttp.WSMsgType.BINARY:
                seen += message.data
            elif message.type is not aiohttp.WSMsgType.TEXT:
                raise AssertionError(f"closed with {line.close_code} before {wanted!r} came; seen {seen[-300:]!r}")

    try:
        await asyncio.wait_for(read(), within)
    except TimeoutError:
        raise AssertionError(f"{wanted!r} never came; seen {seen[-600:]!r}") from None
    return seen


async def told(line: aiohttp.ClientWebSocketResponse, kind: str, within: float = WITHIN) -> dict[str, Any]:
    """The next message of a kind; frames and others are passed over."""

    async def read() -> dict[str, Any]:
        while True:
            message = await line.receive()
            assert message.type in (aiohttp.WSMsgType.BINARY, aiohttp.WSMsgType.TEXT), (message.type, line.close_code)
            if message.type is aiohttp.WSMsgType.TEXT:
                found = json.loads(message.data)
                if found[0] == kind:
                    about: dict[str, Any] = found[1]
                    return about

    return await asyncio.wait_for(read(), within)


async def closed(line: aiohttp.ClientWebSocketResponse, within: float = WITHIN) -> int:
    """The close code; what comes before is passed over."""

    async def read() -> int:
        while True:
            message = await line.receive()
            if message.type is aiohttp.WSMsgType.CLOSE:
                return int(message.data)
            if message.type not in (aiohttp.WSMsgType.BINARY, aiohttp.WSMsgType.TEXT):
                return line.close_code or 0

    return await asyncio.wait_for(read(), within)


async def shows(opened: Opened, seat: str, words: str, within: float = WITHIN) -> str:
    """Wait until a seat's screen, as the server draws it, has these words; the screen."""
    loop = asyncio.get_running_loop()
    until, text = loop.time() + within, ""
    while loop.time() < until:
        text = opened.room.hub.stations[seat].reading()
        if words in " ".join(text.split()):
            return text
        await asyncio.sleep(0.05)
    raise AssertionError(f"{words!r} is not on the screen of {seat}:\n{text}")
