"""People of a scripted room: each at a page of their own or a terminal, acting at a human pace on a clock of ours."""

from __future__ import annotations

import asyncio
import html
import json
import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

import aiohttp

from game.core import commands as c
from game.core.plan import Id
from game.journal import encode_command
from game.policies import policy
from game.serve.host import Opened
from game.serve.hub import Hub
from game.view import view

FACILITATOR = "facilitator"
BEGAN = datetime(2026, 3, 2, 14, 0, tzinfo=UTC).timestamp()
FORM = re.compile(r"<form.*?</form>", re.DOTALL)
HIDDEN = re.compile(r'type="hidden" name="([a-z]+)" value="([^"]*)"')
MARK = re.compile(r'name="mark" value="([0-9a-f]+)"')
WITHIN = 30.0
"""Seconds that pass on the machine while a client waits for what should come at once."""
PACE = (120.0, 280.0)
"""Real seconds between two acts of one person: talking, reading, waiting for the others."""
WORDS = {
    "note": "Ask the capital before the next round.",
    "message": "How long do we have for this one?",
    "rationale": "Nobody would have carried a longer text.",
    "speak": "We can work with this, if it ends.",
    "position": "Said in the room.",
}
"""What is written where words are asked for."""


async def until(true: Callable[[], bool]) -> None:
    """Look at the screen until something is so. TimeoutError."""
    async with asyncio.timeout(WITHIN):
        while not true():  # noqa: ASYNC110  (a screen gives no sign of its own)
            await asyncio.sleep(0.02)


@dataclass
class Stopwatch:
    """The clock of the room and of its journal. It goes on when the script says that somebody took their time."""

    seconds: float = 0.0

    def now(self) -> float:
        """Real seconds."""
        return self.seconds

    def wall(self) -> str:
        """The wall time of the journal."""
        return datetime.fromtimestamp(BEGAN + self.seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@dataclass
class Person:
    """Somebody with a seat; signed in over HTTP, with cookies and an Origin as a browser has them."""

    opened: Opened
    seat: Id
    luck: random.Random
    acts: list[str] = field(default_factory=list)
    """Kinds of what was asked and was in order, oldest first."""
    acted_at: float = 0.0
    """When the last of them was, on the room's clock."""
    http: aiohttp.ClientSession = field(init=False)

    def __post_init__(self) -> None:
        self.address = f"http://127.0.0.1:{self.opened.port}"
        self.http = aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True), headers={"Origin": self.address})

    @property
    def hub(self) -> Hub:
        """The room, for what a person in it sees and hears."""
        return self.opened.room.hub

    async def sit(self) -> None:
        """Come in by the lobby; the facilitator by the link."""
        leads = self.seat == FACILITATOR
        code = self.opened.facilitator_link().partition("#")[2] if leads else self.opened.room.tokens.room
        door, post = ("/enter", "/enter") if leads else ("/", "/join")
        async with self.http.get(self.address + door) as answer:
            mark = MARK.search(await answer.text())
        fields = {"mark": mark[1] if mark else "", "seat": self.seat, "code": code, "name": self.seat.upper()}
        async with self.http.post(self.address + post, data=fields, allow_redirects=False) as answer:
            if answer.status != 303:
                raise RuntimeError(await answer.text())

    async def leave(self) -> None:
        """Go home."""
        await self.http.close()

    def next_in(self) -> float:
        """Real seconds to this person's next act."""
        return self.luck.uniform(*PACE)

    async def act(self, kinds: Sequence[str]) -> None:
        """Do the first of these kinds that is open to the seat now."""
        before = len(self.hub.session.lines)
        for at in range(len(kinds)):
            kind = await self.ask(kinds[at:])
            if len(self.hub.session.lines) > before:
                self.acts.append(kind)
                self.acted_at = self.hub.now()
                return

    async def ask(self, kinds: Sequence[str]) -> str:
        """Put it; the kind that was asked, "" none was open."""
        raise NotImplementedError

    async def say(self, command: c.Command) -> None:
        """Ask something of one's own."""
        raise NotImplementedError

    def way(self) -> c.Command | None:
        """What a chair who knows every mind would do next, short of putting it to the decision."""
        command = policy("consensus").act(self.hub.plan, self.hub.session.state, self.seat)
        return None if isinstance(command, c.PutUnderSilence | c.Declare) else command


class AtAPage(Person):
    """A phone or a screen reader: the plain page, read and answered form by form."""

    async def ask(self, kinds: Sequence[str]) -> str:
        """Read the page, fill in a form, send it."""
        async with self.http.get(f"{self.address}/view") as answer:
            forms = FORM.findall(await answer.text())
        for kind in kinds:
            if kind == "way" and (command := self.way()) is not None:
                await self.say(command)
                return kind
            found = [form for form in forms if f'name="kind" value="{kind}"' in form]
            if kind == "position":
                found = [form for form in found if 'value="assent"' in form]
            if found:
                await self._send(self.luck.choice(found), kind)
                return kind
        return ""

    async def say(self, command: c.Command) -> None:
        """By the form that stands for it on the page."""
        seen = view(self.hub.plan, self.hub.session.state, (self.seat,))
        bare = replace(command, wordings=()) if isinstance(command, c.Table) else command
        wanted = next((one for one in seen.asks if one.command == bare), None)
        if wanted is None:
            return
        async with self.http.get(f"{self.address}/view") as answer:
            forms = FORM.findall(await answer.text())
        key = {name: getattr(wanted, name) for name in ("kind", "decision", "subject", "detail")}
        form = next((one for one in forms if key.items() <= dict(HIDDEN.findall(one)).items()), None)
        if form is not None:
            slots = {f"slot:{slot}": name for slot, name in getattr(command, "wordings", ())}
            await self._send(form, wanted.kind, **slots)

    async def _send(self, form: str, kind: str, **slots: str) -> None:
        fields = {name: html.unescape(value) for name, value in HIDDEN.findall(form)} | slots
        more = {"words": WORDS.get(kind, ""), "title": "A clause of ours", "to": FACILITATOR, "confidence": "4"}
        fields |= {name: value for name, value in more.items() if f'name="{name}"' in form}
        async with self.http.post(f"{self.address}/view/ask", data=fields, allow_redirects=False) as answer:
            if answer.status != 303:
                raise RuntimeError(f"{self.seat}, {kind}: {answer.status} {await answer.text()}")


class AtATerminal(Person):
    """A browser's terminal: a screen that is drawn on the server, and asks over the same socket."""

    line: aiohttp.ClientWebSocketResponse
    reading: asyncio.Task[None]

    async def sit(self) -> None:
        """And open the screen."""
        await super().sit()
        where = f"?as={FACILITATOR}" if self.seat == FACILITATOR else ""
        self.line = await self.http.ws_connect(f"{self.address}/ws{where}", max_msg_size=0)
        await self.line.send_str(json.dumps(["hello", {"width": 80, "height": 24}]))
        self.answers: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self.reading = asyncio.create_task(self._read())

    async def leave(self) -> None:
        """Close the screen."""
        self.reading.cancel()
        await self.line.close()
        await super().leave()

    async def _read(self) -> None:
        async for message in self.line:
            if message.type is aiohttp.WSMsgType.TEXT:
                kind, about = json.loads(message.data)
                if kind == "answer":
                    self.answers.put_nowait(about)

    async def type(self, *keys: str) -> None:
        """Type at the screen."""
        for key in keys:
            await self.line.send_str(json.dumps(["stdin", key]))

    def screen(self) -> str:
        """What is read on it, as the server draws it."""
        return " ".join(self.hub.stations[self.seat].reading().split())

    async def say(self, command: c.Command) -> None:
        """Over the socket."""
        name = f"{self.seat}-{len(self.hub.session.lines)}-{len(self.acts)}"
        await self.line.send_str(json.dumps(["ask", {"name": name, "asked": encode_command(command)}]))
        async with asyncio.timeout(WITHIN):
            await self.answers.get()

    async def ask(self, kinds: Sequence[str]) -> str:
        """What the screen offers, by its kind."""
        seen = view(self.hub.plan, self.hub.session.state, (self.seat,))
        for kind in kinds:
            if kind == "way":
                command = self.way()
            else:
                found = [one.command for one in seen.asks if one.kind == kind and one.in_order and not one.reason]
                found = [one for one in found if getattr(one, "stand", "assent") == "assent"]
                command = self.luck.choice(found) if found else self._words(kind)
            if command is not None:
                await self.say(command)
                return kind
        return ""

    def _words(self, kind: str) -> c.Command | None:
        state = self.hub.session.state
        opened = [name for name, point in state.points.items() if point.open]
        match kind:
            case "note":
                return c.Note(self.seat, WORDS[kind])
            case "message":
                return c.Message(self.seat, FACILITATOR, WORDS[kind])
            case "speak":
                turns = [name for name, tour in state.room.tours.items() if tour.turn == self.seat]
                return c.Speak(self.seat, turns[0], WORDS[kind]) if turns else None
            case "rationale" if opened:
                return c.GiveRationale(self.seat, opened[-1], WORDS[kind], 4)
            case _:
                return None
