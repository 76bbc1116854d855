"""What a room of 24 seats costs: keys, an inject on every screen, a stalled client, a scripted hour, reconnects, ENDEX.

In the hour every seat asks for something every other minute, reads and turns pages all the time, chairs carry their
matters to a decision, the MSEL's injects and the facilitator's own come; the whole story's time goes by.

The host is a program of its own; the clients are sockets of this one. Run ``python -m bench.session [--scenario ID]
[--keys N] [--injects N] [--reconnects N]``. Leaves with 1 when a bound is not kept. Wall times on a machine that does
other things too are larger than the program's own: the processor's time is printed beside them, and the load.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path

from bench.session_hour import crowded, ending, hour, story
from bench.session_room import FACILITATOR, Client, Host
from bench.session_stalled import Stalled
from bench.session_story import Company
from game.core import commands as c
from game.pack.data import find_scenario
from game.serve.outlet import LIMIT

INJECT_MS, KEY_MS, MEMORY_MB = 1500, 60, 200
"""Bounds on an idle machine with two processors: an inject on the last screen, a key painted, the host's memory."""
GROWTH_MB = 20
"""Memory that reconnecting may leave behind: caches fill, and then no more."""
BESIDE = 1.25
"""How much of the processor a key may take beside a stalled client, to what it takes just before and after it."""
REFUSED = 0.02
"""Asks of the hour that may be refused: those that reach the host in another order than they were made in."""


class Sheet:
    """What was measured, a line each."""

    def __init__(self) -> None:
        self.kept = True

    def say(self, name: str, value: float, unit: str, bound: float | None = None) -> None:
        """One measure, against its bound."""
        held = bound is None or value <= bound
        self.kept &= held
        limit = "" if bound is None else f"bound {bound:g}"
        digits = 1 if unit else 2
        print(f"{name:<56} {value:9.{digits}f} {unit:<4} {limit} {'' if held else 'NOT KEPT'}", flush=True)

    def spread(self, name: str, found: list[float], bound: float | None = None) -> None:
        """Median and 95 of 100, side by side."""
        print(f"{name + ', median':<56} {statistics.median(found):9.1f} ms")
        self.say(name + ", 95 of 100", p95(found), "ms", bound)


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


async def injects(boss: Client, seats: list[Client], name: str, count: int) -> tuple[list[float], list[float], int]:
    """Milliseconds to the facilitator and to the last of the seats; how often the facilitator was not first.

    ``name`` of these asks: one asked by the same name again is answered as before and does nothing.
    """
    first, last, late = [], [], 0
    for number in range(count):
        await asyncio.sleep(2.0)
        for client in (boss, *seats):
            client.frame.clear()
        begun = time.perf_counter()
        written = c.WriteInject(FACILITATOR, f"Inject {number}", "To all seats.")
        answer = asyncio.create_task(boss.ask(f"{name}-{number}", written))
        at = [await client.painted() - begun for client in (boss, *seats)]
        first.append(at[0] * 1000)
        last.append(max(at) * 1000)
        late += at[0] > min(at[1:])
        await answer
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


async def stall(host: Host, boss: Client, client: Client) -> tuple[Stalled, Client]:
    """Put a client in the place of a seat's that takes nothing, and have its screen change until far more waits for
    it than is kept; the client, and one that looks over its shoulder.
    """
    stalled = Stalled(host.address, client.http)
    stalled.say("hello", {"width": 200, "height": 60})
    watcher = await host.line(FACILITATOR, boss.http, watch=client.seat)
    before, held = watcher.size, -1
    while held != stalled.waiting() or watcher.size - before - held < 2 * LIMIT:
        held = stalled.waiting()
        for key in "45":
            stalled.say("stdin", key)
            await asyncio.sleep(0.15)
    return stalled, watcher


async def timed(host: Host, seats: list[Client], count: int) -> tuple[list[float], float]:
    """Milliseconds to paint, and milliseconds of the processor for each key."""
    used = host.processor()
    found = await keys(seats, count)
    return found, (host.processor() - used) * 1000 / count


async def beside(sheet: Sheet, host: Host, boss: Client, seats: list[Client], count: int) -> None:
    """Keys of the others while one client takes nothing, between two measures of the same without it; then it takes
    what is left, and sees its screen as it is.
    """
    others = seats[1:]
    before, bare = await timed(host, others, count // 2)
    stalled, watcher = await stall(host, boss, seats[0])
    sheet.say("waiting in the kernel for a stalled client", stalled.waiting() / 1024, "kB")
    found, cost = await timed(host, others, count)
    _, last, _ = await injects(boss, others, "beside", 2)
    sheet.say("inject to the last seat beside it, worst", max(last), "ms", INJECT_MS)
    sheet.say("painted for it meanwhile", watcher.size / 1024, "kB")
    taken = await stalled.drain()
    sheet.say("taken when it woke up", len(taken) / 1024, "kB")
    sheet.say("its screen not painted anew as the last thing", float(b"\x1b[2J" not in taken[-(64 << 10) :]), "", 0)
    stalled.close()
    await watcher.line.close()
    seats[0] = await host.line(seats[0].seat, seats[0].http)
    after, bare_after = await timed(host, others, count - count // 2)
    sheet.spread("key to paint before and after it", [*before, *after])
    sheet.spread("key to paint beside a stalled client", found, KEY_MS)
    sheet.say("processor for a key before and after it", (bare + bare_after) / 2, "ms")
    sheet.say("processor for a key beside it", cost, "ms")
    sheet.say("of what it is without", cost * 2 / (bare + bare_after), "", BESIDE)


async def measure(scenario: str, key_count: int, inject_count: int, reconnect_count: int) -> bool:
    """Everything, printed; True when every bound is kept."""
    sheet = Sheet()
    with tempfile.TemporaryDirectory() as folder:
        place = crowded(find_scenario(scenario), Path(folder))
        host = await Host.open(str(place), Path(folder))
        try:
            company = story(place, await host.seats())
            await _room(sheet, host, company, (key_count, inject_count, reconnect_count))
        finally:
            if host.process.returncode is None:
                host.process.terminate()
            await host.process.communicate()
    return sheet.kept


async def _room(sheet: Sheet, host: Host, company: Company, counts: tuple[int, int, int]) -> None:
    key_count, inject_count, reconnect_count = counts
    boss = await host.sit(FACILITATOR)
    seats = [await host.sit(seat) for seat in await host.seats()]
    for client in seats:
        await client.type("\r")
    await asyncio.sleep(5)
    sheet.say("seats that play", sum(client.seat in company.plan.tables.seats for client in seats), "")
    sheet.say("load of the machine", os.getloadavg()[0], "")
    sheet.say("memory with every screen open", host.memory(), "MB", MEMORY_MB)
    found, cost = await timed(host, seats, key_count)
    sheet.say("processor for a key", cost, "ms")
    sheet.spread("key to paint", found, KEY_MS)
    used = host.processor()
    first, last, late = await injects(boss, seats, "inject", inject_count)
    sheet.say("processor for an inject to all screens", (host.processor() - used) * 1000 / inject_count, "ms")
    sheet.say("inject to the facilitator, worst", max(first), "ms", INJECT_MS)
    sheet.say("inject to the last seat, worst", max(last), "ms", INJECT_MS)
    sheet.say("times the facilitator was not first", late, "", 0)
    await beside(sheet, host, boss, seats, key_count)
    await _hour(sheet, host, company, boss, seats)
    client = await reconnects(host, seats[1], reconnect_count // 10)
    before = host.memory()
    seats[1] = await reconnects(host, client, reconnect_count)
    sheet.say(f"memory left behind by {reconnect_count} reconnects", host.memory() - before, "MB", GROWTH_MB)
    await ending(boss, seats, company.plan.endex)
    sheet.say("memory after ENDEX, with every debrief open", host.memory(), "MB", MEMORY_MB)
    for one in (boss, *seats):
        await one.http.close()


async def _hour(sheet: Sheet, host: Host, company: Company, boss: Client, seats: list[Client]) -> None:
    """The scripted hour."""
    beats = company.play()
    used, begun = host.processor(), time.perf_counter()
    played = await hour(host, boss, seats, beats)
    sheet.say("asks of a scripted hour", len(played.took), "")
    sheet.say("kinds of asks in it", len(company.kinds()), "")
    sheet.say("decisions taken in it", company.decided, "")
    sheet.say("keys typed in it", played.typed, "")
    sheet.say("its length", time.perf_counter() - begun, "s")
    sheet.say("processor for it", host.processor() - used, "s")
    sheet.spread("ask to answer in it", played.took)
    sheet.say("part of the asks refused", played.refused / len(played.took), "", REFUSED)
    for minute in range(10, len(played.memory) + 1, 10):
        sheet.say(f"memory after {minute} minutes", played.memory[minute - 1], "MB", MEMORY_MB)


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
