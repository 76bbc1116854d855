"""The line to one client: in order, bounded, and whole again after a drop."""

from __future__ import annotations

import asyncio
import json

from game.serve.outlet import LIMIT, WORDS_LIMIT, Outlet


class Wire:
    """A socket that can be stopped."""

    def __init__(self) -> None:
        self.open = asyncio.Event()
        self.open.set()
        self.sent: list[bytes | str] = []

    async def send_bytes(self, data: bytes) -> None:
        """Keep it, once open."""
        await self.open.wait()
        self.sent.append(data)

    async def send_str(self, data: str) -> None:
        """Keep it, once open."""
        await self.open.wait()
        self.sent.append(data)


def test_the_first_frame_is_the_whole_screen_and_then_what_changes() -> None:
    """Whoever comes gets the screen as it is; after that, frames in order, joined where several wait."""

    async def run() -> None:
        wire = Wire()
        outlet = Outlet(wire, lambda: b"whole")
        pump = asyncio.create_task(outlet.pump())
        outlet.paint(b"lost in the whole")
        await asyncio.sleep(0.01)
        outlet.paint(b"a")
        outlet.paint(b"b")
        await asyncio.sleep(0.01)
        outlet.close(4003, "closed")
        await pump
        assert outlet.closed == (4003, "closed")
        assert wire.sent == [b"whole", b"ab"]

    asyncio.run(run())


def test_a_slow_client_loses_frames_and_gets_the_screen_whole() -> None:
    """Past 256 kB waiting everything is dropped; when the wire opens, one whole screen is sent, as it is then."""

    async def run() -> None:
        wire, screens = Wire(), iter([b"first", b"now"])
        outlet = Outlet(wire, lambda: next(screens))
        pump = asyncio.create_task(outlet.pump())
        outlet.repaint()
        await asyncio.sleep(0.01)
        wire.open.clear()
        for _ in range(40):
            outlet.paint(b"x" * 16_384)
            await asyncio.sleep(0)
        assert outlet.dropped == 1
        assert outlet._waiting <= LIMIT
        wire.open.set()
        await asyncio.sleep(0.01)
        assert wire.sent[0] == b"first"
        assert wire.sent[-1] == b"now"
        outlet.close(1000, "")
        await pump

    asyncio.run(run())


def test_words_are_told_before_a_line_is_closed() -> None:
    """Why a line is closed reaches the client first."""

    async def run() -> None:
        wire = Wire()
        outlet = Outlet(wire, lambda: b"")
        outlet.tell("taken", {"words": "elsewhere"})
        outlet.close(4001, "taken")
        await outlet.pump()
        assert outlet.closed == (4001, "taken")
        assert [json.loads(one)[0] for one in wire.sent if isinstance(one, str)] == ["taken"]

    asyncio.run(run())


def test_a_client_that_takes_no_words_is_closed() -> None:
    """Messages that pile up are bounded, too."""

    async def run() -> None:
        outlet = Outlet(Wire(), lambda: b"")
        for _ in range(WORDS_LIMIT + 1):
            outlet.tell("pong")
        assert outlet.closed == (1013, "too slow")

    asyncio.run(run())
