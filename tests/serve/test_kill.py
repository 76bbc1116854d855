"""The host is killed without a word and opened again: what was acknowledged is there, once; every screen is back."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import random
import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from game.core.commands import Note
from game.journal import Line, encode_command, read
from tests.serve.made import frames_until, hello, told

ROOT = Path(__file__).parents[2]
SEATS = ("sg", "eu-chair", "gr", "tr", "de", "fr", "gb", "us")
KILLS = int(os.environ.get("STARTEX_KILLS", "3"))
"""How often a test kills the host; 200 for a long look."""


class Host:
    """``startex host`` as a program of its own."""

    def __init__(self, process: asyncio.subprocess.Process, port: int, code: str, link: str) -> None:
        self.process = process
        self.link = link
        """The facilitator's code, good once."""
        self.address = f"http://127.0.0.1:{port}"
        self.port = port
        self.code = code

    @classmethod
    async def open(cls, *words: str) -> Host:
        """Start it and read what it says."""
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "game", "host", *words, cwd=ROOT, stdin=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.PIPE,
        )  # fmt: skip
        assert process.stderr is not None
        said = ""
        while "Code: " not in said:
            line = await asyncio.wait_for(process.stderr.readline(), 60)
            assert line, said
            said += line.decode()
        link = re.search(r"once: \S+#(\S+)", said)
        found = re.search(r"http://127\.0\.0\.1:(\d+)/  Code: (\S+)", said)
        assert link is not None, said
        assert found is not None, said
        return cls(process, int(found[1]), found[2], link[1])

    async def kill(self) -> None:
        """Without a word."""
        self.process.kill()
        await self.process.communicate()


class Player:
    """A client of one seat that asks by name, and asks again what was not acknowledged."""

    def __init__(self, seat: str) -> None:
        self.seat = seat
        self.http = aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True))
        self.count = 0
        self.acknowledged: set[str] = set()
        self.open: str = ""

    async def join(self, host: Host) -> None:
        """Take the seat."""
        async with self.http.get(host.address + "/") as answer:
            found = re.search(r'name="mark" value="([0-9a-f]+)"', await answer.text())
        assert found is not None
        fields = {"mark": found[1], "seat": self.seat, "code": host.code, "name": self.seat}
        headers = {"Origin": host.address}
        async with self.http.post(
            host.address + "/join", data=fields, headers=headers, allow_redirects=False
        ) as answer:
            assert answer.status == 303, await answer.text()

    def line(self, host: Host) -> Any:
        """Its socket."""
        return self.http.ws_connect(f"{host.address}/ws", headers={"Origin": host.address}, max_msg_size=0)

    async def play(self, host: Host) -> None:
        """Ask until the host is gone."""
        with contextlib.suppress(aiohttp.ClientError, ConnectionError, AssertionError, TimeoutError):
            async with self.line(host) as line:
                await hello(line)
                while True:
                    if not self.open:
                        self.count += 1
                        self.open = f"{self.seat}-{self.count}"
                    asked = {"name": self.open, "asked": encode_command(Note(self.seat, self.open))}
                    await line.send_str(json.dumps(["ask", asked]))
                    answer = await told(line, "answer", 20)
                    assert answer["name"] == self.open
                    self.acknowledged.add(self.open)
                    self.open = ""

    async def screen(self, host: Host) -> bytes:
        """Come back with the old cookie, and see."""
        async with self.line(host) as line:
            await hello(line)
            return await frames_until(line, b"\x1b[2J", 30)


@pytest.mark.slow
def test_killed_at_any_moment_nothing_acknowledged_is_lost_and_nothing_is_done_twice(tmp_path: Path) -> None:
    """Eight seats ask without pause; the host is killed at random moments and opened again on its journal."""
    path = tmp_path / "j.jsonl"

    async def run() -> None:
        moments = random.Random(7)  # noqa: S311  (moments, no secrets)
        host = await Host.open("aegean-2016", "--seats", ",".join(SEATS), "--port", "0", "--journal", str(path))
        players = [Player(seat) for seat in SEATS]
        try:
            for player in players:
                await player.join(host)
            for _ in range(KILLS):
                asking = [asyncio.create_task(player.play(host)) for player in players]
                await asyncio.sleep(moments.uniform(0.3, 1.5))
                await host.kill()
                await asyncio.gather(*asking)
                check(path, players)
                host = await Host.open("--resume", str(path), "--port", str(host.port))
                for player in players:
                    assert await player.screen(host)
        finally:
            await host.kill()
            for player in players:
                await player.http.close()

    asyncio.run(asyncio.wait_for(run(), 60 + 30 * KILLS))


def check(path: Path, players: list[Player]) -> None:
    """The journal against what was acknowledged."""
    asks = Counter(line.ask for line in read(path).lines if isinstance(line, Line) and line.ask)
    assert max(asks.values(), default=1) == 1, "an ask was done twice"
    wanted = {name for player in players for name in player.acknowledged}
    assert wanted, "the players were not fast enough for a test"
    assert wanted <= set(asks), "an acknowledged ask is missing"
