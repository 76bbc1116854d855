"""What a room costs: an inject from the facilitator's key to every screen, keys, memory, reconnects, a stalled client.

The host is a program of its own; the clients are sockets of this one. Run ``python -m bench.session [--scenario ID]
[--keys N] [--injects N] [--reconnects N]``. Leaves with 1 when a bound is not kept.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import re
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp

INJECT_MS, KEY_MS, MEMORY_MB = 1500, 60, 200
"""Bounds on an idle machine with two processors: an inject on the last screen, a key painted, the host's memory."""
GROWTH_MB = 20
"""Memory that reconnecting may leave behind: caches fill, and then no more."""
FACILITATOR = "facilitator"
WITHIN = 30.0


@dataclass
class Client:
    """One seat's socket, with the time of its last frame."""

    seat: str
    line: aiohttp.ClientWebSocketResponse
    http: aiohttp.ClientSession
    frame: asyncio.Event = field(default_factory=asyncio.Event)
    at: float = 0.0
    task: asyncio.Task[None] | None = None

    async def read(self) -> None:
        """Note when frames come."""
        async for message in self.line:
            if message.type is aiohttp.WSMsgType.BINARY:
                self.at = time.perf_counter()
                self.frame.set()

    async def type(self, text: str) -> None:
        """Type."""
        await self.line.send_str(json.dumps(["stdin", text]))

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
            said += (await process.stderr.readline()).decode()
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

    async def line(self, seat: str, http: aiohttp.ClientSession, *, reads: bool = True) -> Client:
        """A socket of somebody signed in, once its screen is there."""
        where = f"/ws?as={FACILITATOR}" if seat == FACILITATOR else "/ws"
        made = Client(seat, await http.ws_connect(self.address + where, max_msg_size=0), http)
        await made.line.send_str(json.dumps(["hello", {"width": 120, "height": 36}]))
        if reads:
            made.task = asyncio.create_task(made.read())
            await made.painted()
        return made


async def keys(clients: list[Client], count: int) -> list[float]:
    """Milliseconds from a key to the first frame that answers it, seats in turn, pages turned to and fro."""
    found = []
    order = random.Random(3)  # noqa: S311  (an order, no secret)
    for number in range(count):
        client = order.choice(clients)
        client.frame.clear()
        begun = time.perf_counter()
        await client.type(str(number % 4 + 1))
        try:
            async with asyncio.timeout(2):
                await client.frame.wait()
        except TimeoutError:
            continue  # the page it was on already: nothing to paint
        found.append((client.at - begun) * 1000)
        await asyncio.sleep(0.03)
    return found


async def injects(boss: Client, seats: list[Client], count: int) -> tuple[list[float], list[float], int]:
    """Milliseconds to the facilitator and to the last of the seats; how often the facilitator was not first."""
    first, last, late = [], [], 0
    for number in range(count):
        for client in (boss, *seats):
            client.frame.clear()
        begun = time.perf_counter()
        # An inject to everybody, in the words of the facilitator: i, Everybody, title, text.
        for text in ("i", "\r", f"Inject {number}\r"):
            await boss.type(text)
            await asyncio.sleep(1.5)
        for client in (boss, *seats):
            client.frame.clear()
        begun = time.perf_counter()
        await boss.type("To all seats.\r")
        at = [await client.painted() - begun for client in (boss, *seats)]
        first.append(at[0] * 1000)
        last.append(max(at) * 1000)
        late += at[0] > min(at[1:])
        await asyncio.sleep(1.0)
    return first, last, late


async def reconnects(host: Host, client: Client, count: int) -> Client:
    """Come and go so often."""
    for _ in range(count):
        await client.line.close()
        client = await host.line(client.seat, client.http)
    return client


def p95(found: list[float]) -> float:
    """What 95 of 100 keep."""
    return statistics.quantiles(found, n=20)[-1] if len(found) > 1 else max(found, default=0.0)


async def measure(scenario: str, key_count: int, inject_count: int, reconnect_count: int) -> bool:
    """Everything, printed; True when every bound is kept."""
    kept = []

    def say(name: str, value: float, unit: str, bound: float | None = None) -> None:
        held = bound is None or value <= bound
        kept.append(held)
        print(
            f"{name:<46} {value:9.1f} {unit:<4} {'' if bound is None else f'bound {bound:g}'} {'' if held else 'NOT KEPT'}"
        )

    with tempfile.TemporaryDirectory() as folder:
        host = await Host.open(scenario, Path(folder))
        try:
            boss = await host.sit(FACILITATOR)
            seats = [await host.sit(seat) for seat in await host.seats()]
            for client in seats:
                await client.type("\r")
            await asyncio.sleep(2)
            say("seats", len(seats), "")
            say("memory with every screen open", host.memory(), "MB", MEMORY_MB)
            used = host.processor()
            found = await keys(seats, key_count)
            say("processor for a key", (host.processor() - used) * 1000 / key_count, "ms")
            say("key to paint, median", statistics.median(found), "ms")
            say("key to paint, 95 of 100", p95(found), "ms", KEY_MS)
            used = host.processor()
            first, last, late = await injects(boss, seats, inject_count)
            say("processor for an inject to all screens", (host.processor() - used) * 1000 / inject_count, "ms")
            say("inject to the facilitator, worst", max(first), "ms", INJECT_MS)
            say("inject to the last seat, worst", max(last), "ms", INJECT_MS)
            say("times the facilitator was not first", late, "", 0)
            stalled = await host.line(seats[0].seat, seats[0].http, reads=False)
            beside = await keys(seats[1:], key_count)
            say("key to paint beside a stalled client, 95 of 100", p95(beside), "ms", KEY_MS)
            await stalled.line.close()
            client = await reconnects(host, seats[1], reconnect_count // 10)
            before = host.memory()
            await reconnects(host, client, reconnect_count)
            say(f"memory left behind by {reconnect_count} reconnects", host.memory() - before, "MB", GROWTH_MB)
            say("memory at the end", host.memory(), "MB", MEMORY_MB)
            for one in (boss, *seats):
                await one.http.close()
        finally:
            host.process.terminate()
            await host.process.communicate()
    return all(kept)


def main() -> int:
    """Measure and print."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--scenario", default="aegean-2016")
    reader.add_argument("--keys", type=int, default=200)
    reader.add_argument("--injects", type=int, default=5)
    reader.add_argument("--reconnects", type=int, default=2000)
    asked = reader.parse_args()
    return 0 if asyncio.run(measure(asked.scenario, asked.keys, asked.injects, asked.reconnects)) else 1


if __name__ == "__main__":
    sys.exit(main())
