"""A host as a program of its own, and clients that talk to it over real sockets: what ``bench.session`` measures."""

from __future__ import annotations

import asyncio
import json
import os
import re
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp

from game.core.commands import Command
from game.journal import encode_command

FACILITATOR = "facilitator"
WITHIN = 30.0
"""Seconds a client waits for what should come at once."""


@dataclass
class Client:
    """One seat's socket, with the time of its last frame."""

    seat: str
    line: aiohttp.ClientWebSocketResponse
    http: aiohttp.ClientSession
    frame: asyncio.Event = field(default_factory=asyncio.Event)
    at: float = 0.0
    size: int = 0
    """Bytes of terminal output so far."""
    answers: dict[str, asyncio.Future[float]] = field(default_factory=dict)
    """The client's name of an ask to when its answer came."""
    refused: int = 0
    """Answers that were rulings."""
    task: asyncio.Task[None] | None = None

    async def read(self) -> None:
        """Note when frames come."""
        async for message in self.line:
            if message.type is aiohttp.WSMsgType.BINARY:
                self.at = time.perf_counter()
                self.size += len(message.data)
                self.frame.set()
            elif message.type is aiohttp.WSMsgType.TEXT:
                kind, about = json.loads(message.data)
                if kind == "answer":
                    self.refused += "n" not in about or not about["n"]
                    self.answers[about["name"]].set_result(time.perf_counter())

    async def type(self, text: str) -> None:
        """Type."""
        await self.line.send_str(json.dumps(["stdin", text]))

    async def ask(self, name: str, command: Command) -> float:
        """Ask, and wait for the answer, a ruling too; milliseconds."""
        self.answers[name] = asyncio.get_running_loop().create_future()
        begun = time.perf_counter()
        await self.line.send_str(json.dumps(["ask", {"name": name, "asked": encode_command(command)}]))
        async with asyncio.timeout(WITHIN):
            return (await self.answers[name] - begun) * 1000

    async def painted(self) -> float:
        """Wait for a frame; when it came."""
        async with asyncio.timeout(WITHIN):
            await self.frame.wait()
        return self.at


@dataclass
class Host:
    """The program under test."""

    process: asyncio.subprocess.Process
    address: str
    code: str
    link: str

    @classmethod
    async def open(cls, scenario: str, folder: Path) -> Host:
        """Start it."""
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "game", "host", scenario, "--port", "0", "--seed", "1", "--journal",
            str(folder / "j.jsonl"), stdin=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.PIPE,
        )  # fmt: skip
        assert process.stderr is not None  # noqa: S101  (asked for above)
        said = ""
        while "Code: " not in said:
            line = (await process.stderr.readline()).decode()
            if not line:
                raise RuntimeError(said)
            said += line
        link = re.search(r"once: \S+#(\S+)", said)
        found = re.search(r"(http://127\.0\.0\.1:\d+)/  Code: (\S+)", said)
        if link is None or found is None:
            raise RuntimeError(said)
        return cls(process, found[1], found[2], link[1])

    def processor(self) -> float:
        """Seconds of a processor used so far: what a busy machine does not change."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def memory(self) -> float:
        """Resident megabytes."""
        text = Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii")
        found = re.search(r"VmRSS:\s+(\d+) kB", text)
        return int(found[1]) / 1024 if found else 0.0

    async def seats(self) -> list[str]:
        """The seats of its lobby, the projector left out."""
        async with aiohttp.ClientSession() as http, http.get(self.address) as answer:
            found = re.findall(r'name="seat" value="([^"]+)"', await answer.text())
        return [seat for seat in found if seat != "screen"]

    async def sit(self, seat: str) -> Client:
        """Sign in and open the screen."""
        http = aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True), headers={"Origin": self.address})
        door, code = ("/enter", self.link) if seat == FACILITATOR else ("/", self.code)
        async with http.get(self.address + door) as answer:
            mark = re.search(r'name="mark" value="([0-9a-f]+)"', await answer.text())
        fields = {"mark": mark[1] if mark else "", "seat": seat, "code": code, "name": seat}
        post = "/enter" if seat == FACILITATOR else "/join"
        async with http.post(self.address + post, data=fields, allow_redirects=False) as answer:
            if answer.status != 303:
                raise RuntimeError(await answer.text())
        return await self.line(seat, http)

    async def line(self, seat: str, http: aiohttp.ClientSession, watch: str = "") -> Client:
        """A socket of somebody signed in, once its screen is there; ``watch``: over the shoulder of a seat."""
        where = f"?as={FACILITATOR}" + (f"&watch={watch}" if watch else "") if seat == FACILITATOR else ""
        made = Client(seat, await http.ws_connect(f"{self.address}/ws{where}", max_msg_size=0), http)
        await made.line.send_str(json.dumps(["hello", {"width": 120, "height": 36}]))
        made.task = asyncio.create_task(made.read())
        await made.painted()
        return made
