"""Every byte a client is sent, over random sessions: none of what its seat may not know is in them."""

from __future__ import annotations

import asyncio
import json
import os
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass, field
from random import Random
from typing import Any

import aiohttp
import pytest

from game.core import commands as c
from game.core.terms import DAY, HOUR
from game.journal import MemoryJournal
from game.serve.host import Opened
from game.serve.hub import Hub
from game.session import Session
from game.view import view
from game.view.access import FACILITATOR
from tests.serve.made import Client, hello, room
from tests.serve.marked import SEATS, SEED, Marks, leanings, marked_plan
from tests.session.made import still

SESSIONS = int(os.environ.get("STARTEX_SESSIONS", "2"))
"""How many random sessions are listened to; more for a long look."""
STEPS = 24
KEYS = ("1", "2", "3", "4", "5", "6", "b", "n", "v", "t", "\x1b", "\x1b[B", "\x1b[A", "\r", "?", "\x1b")
LOOKS = ("\x1b[B", "\x1b[A", "?", "\x1b")
"""Keys of the facilitator: what it does is drawn apart, so that a story is not ended or a seat emptied by chance."""
SCREEN = "screen"


@dataclass
class Ear:
    """Everything one client is sent, whatever the way."""

    name: str
    client: Client
    heard: bytearray = field(default_factory=bytearray)
    line: Any = None
    tasks: list[asyncio.Task[None]] = field(default_factory=list)

    async def sit(self) -> None:
        """Listen to the terminal's socket and to the stream of the plain page."""
        if self.name != SCREEN:
            self.line = await self.client.socket("?as=facilitator" if self.name == FACILITATOR else "")
            await hello(self.line, 132, 44)
            self.tasks.append(asyncio.create_task(self._socket()))
        self.tasks.append(asyncio.create_task(self._events()))

    async def _socket(self) -> None:
        async for message in self.line:
            if message.type in (aiohttp.WSMsgType.BINARY, aiohttp.WSMsgType.TEXT):
                self.heard += message.data if isinstance(message.data, bytes) else message.data.encode()

    async def _events(self) -> None:
        with suppress(aiohttp.ClientError):
            async with self.client.http.get(self.client.address + "/events") as answer:
                async for data in answer.content.iter_any():
                    self.heard += data

    async def type(self, text: str) -> None:
        """A key."""
        if self.line is not None:
            await self.line.send_str(json.dumps(["stdin", text]))

    async def pages(self) -> None:
        """All pages there are for it, with their headers."""
        for path in ("/view", "/view/part", "/screen", "/screen/part", "/", "/lobby/part", "/seat"):
            async with self.client.http.get(self.client.address + path, allow_redirects=False) as answer:
                self.heard += str(answer.raw_headers).encode() + await answer.read()

    async def away(self) -> None:
        """Leave."""
        for task in self.tasks:
            task.cancel()
        await asyncio.gather(*self.tasks, return_exceptions=True)
        if self.line is not None:
            await self.line.close()


async def seated(opened: Opened, stack: AsyncExitStack, marks: Marks) -> list[Ear]:
    """The facilitator, every seat, and the projector; each one's cookies are secrets of its own."""
    ears = []
    for name in (FACILITATOR, *SEATS, SCREEN):
        client = await stack.enter_async_context(Client(opened))
        status = await (client.enter(opened) if name == FACILITATOR else client.join(name, opened.room.tokens.room))
        assert status == 303
        for cookie in client.http.cookie_jar:
            marks.add(cookie.value, f"token {name}", name)
        ears.append(Ear(name, client))
        await ears[-1].sit()
    return ears


def act(hub: Hub, marks: Marks, luck: Random) -> None:
    """Somebody does something, most of it private."""
    seat, other = luck.sample(SEATS, 2)
    both = (seat, other, FACILITATOR)
    offered = [ask.command for ask in view(hub.plan, hub.session.state, (seat,)).asks if ask.in_order]
    match luck.randrange(8):
        case 0:
            hub.put(seat, c.Note(seat, marks.word(f"note {seat}", seat, FACILITATOR)))
        case 1:
            hub.put(seat, c.Message(seat, other, f"Between us: {marks.word(f'message {seat}', *both)}"))
        case 2:
            words = marks.word(f"whisper {seat}", seat, FACILITATOR)
            hub.put(FACILITATOR, c.Whisper(FACILITATOR, seat, words))
        case 3:
            title, text = (marks.word(f"{part} written {seat}", seat, FACILITATOR) for part in ("title", "text"))
            hub.put(FACILITATOR, c.WriteInject(FACILITATOR, title, text, (seat,)))
        case 4:
            hub.put(FACILITATOR, c.Advance(FACILITATOR, hub.session.state.now + luck.choice([HOUR, 6 * HOUR, DAY])))
        case _ if offered:
            hub.put(seat, luck.choice(offered))


async def listened(number: int) -> tuple[Marks, dict[str, bytes]]:
    """One random session, up to two days before its end; the marks, and what everybody was sent."""
    luck = Random(number)  # noqa: S311  (a story, no secret)
    marks = Marks(luck)
    plan = marked_plan(marks)
    session = Session.create(plan, MemoryJournal, seats=SEATS, seed=SEED, clock=still)
    async with AsyncExitStack() as stack:
        opened = await stack.enter_async_context(room(session))
        hub = opened.room.hub
        marks.add(opened.room.kept.secret, "the room's own key")
        ears = await seated(opened, stack, marks)
        await asyncio.sleep(1)
        hub.put(FACILITATOR, c.AllowMessages(FACILITATOR, True))
        for ear in ears:
            await ear.type("\r")
        for step in range(STEPS):
            act(hub, marks, luck)
            if step == STEPS // 2:
                hub.put(FACILITATOR, c.Advance(FACILITATOR, 7 * DAY + HOUR))
            for ear in ears:
                await ear.type(luck.choice(LOOKS if ear.name == FACILITATOR else KEYS))
            await asyncio.sleep(0.05)
            if step % 6 == 5:
                await asyncio.gather(*(ear.pages() for ear in ears))
        for ear in ears:
            for key in ("\x1b", "\x1b", "\x1b", "b"):
                await ear.type(key)
                await asyncio.sleep(0.15)
        await asyncio.sleep(1)
        assert not session.ended, "after ENDEX all is told"
        leanings(marks, session.state, session.lines)
        for ear in ears:
            await ear.away()
    return marks, {ear.name: bytes(ear.heard) for ear in ears}


@pytest.mark.slow
@pytest.mark.parametrize("number", range(SESSIONS))
def test_no_byte_of_a_secret_is_sent_to_who_may_not_know_it(number: int) -> None:
    """Papers, knowledge, notes, messages and injects of others, hidden truths, stance numbers, private leanings, the
    seed, and others' tokens: none is in the frames, pages, headers or streams of anybody else.
    """
    marks, sent = asyncio.run(asyncio.wait_for(listened(number), 120))
    leaked = {name: found for name, data in sent.items() if (found := marks.leaks(name, data))}
    assert leaked == {}
    # What may be known was sent and is found by the same search: else the test would be blind.
    assert marks.found("knows sg", sent["sg"])
    assert marks.found("title report", sent["gr"])
    assert marks.found("title report", sent["eu"])
    assert marks.found("title rumour", sent[FACILITATOR])


def test_the_search_finds_what_escape_sequences_and_gaps_hide() -> None:
    """A word in its own colour, a number with its thousands apart, and a word as it stands are all found."""
    marks = Marks(Random(1))  # noqa: S311
    word = marks.word("a word", "gr").encode()
    marks.add("613711", "a number", "gr")
    assert marks.leaks("sg", b"\x1b[2;3H" + word) == ["a word"]
    assert marks.leaks("sg", word[:3] + b"\x1b[38;2;1;2;3m" + word[3:]) == ["a word"]
    assert marks.leaks("sg", b"some 613,711 points") == ["a number"]
    assert marks.leaks("gr", word + b"613711") == []
