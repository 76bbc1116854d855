"""CPU milliseconds of a key and the longest turn of the event loop while it is answered, and the table of both."""

from __future__ import annotations

import asyncio
import statistics
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.widgets import Static

SIZE = (120, 40)
MOST_MS = 50
"""CPU milliseconds that one handler may take, whatever is done, at any time after the first picture."""
MOST_KEY_MS = 120
"""CPU milliseconds from a key to the finished picture (median): all handlers, Textual's layout and painting."""
MOST_SCREEN_MS = 300
"""The same where a whole screen is made anew."""
BARE = "bare app: key to paint"
UNBOUND = float("inf")


@dataclass(frozen=True, slots=True)
class Measured:
    """Runs of one thing."""

    name: str
    ms: tuple[float, ...]
    most: float = MOST_KEY_MS
    """What the median may be; infinite where nothing is promised."""
    longest: float = 0.0
    """CPU milliseconds of the longest handler in all rounds; 0 where there is no event loop."""

    @property
    def median(self) -> float:
        """The middle run."""
        return statistics.median(self.ms)

    @property
    def slow(self) -> bool:
        """Did the whole or one handler of it take longer than it may?"""
        return self.median > self.most or (self.longest > MOST_MS and self.most < UNBOUND)

    @property
    def p95(self) -> float:
        """Nineteen of twenty runs were no slower."""
        return sorted(self.ms)[max(0, -(-len(self.ms) * 19 // 20) - 1)]


class Turns:
    """The longest turn of the event loop so far. asyncio tells only of wall time, which a busy machine spoils."""

    longest = 0.0

    @classmethod
    def watch(cls) -> None:
        """Time every turn from now on."""
        run = getattr(asyncio.Handle, "_run")  # noqa: B009  (no public name tells of turns)

        def timed(handle: asyncio.Handle) -> None:
            before = time.thread_time()
            run(handle)
            cls.longest = max(cls.longest, (time.thread_time() - before) * 1000)

        setattr(asyncio.Handle, "_run", timed)  # noqa: B010


class BareApp(App[None]):
    """One line that changes with every key."""

    def compose(self) -> ComposeResult:
        """The line."""
        yield Static("0", markup=False)

    def on_key(self) -> None:
        """Another number."""
        self.query_one(Static).update(str(time.perf_counter_ns()))


Deed = Callable[[Pilot[Any]], Awaitable[None]]


async def clocked(
    name: str, pilot: Pilot[Any], rounds: int, deed: Deed, undo: Deed | None = None, most: float = MOST_KEY_MS
) -> Measured:
    """CPU milliseconds of each round, and the longest handler; what puts things back counts only among handlers."""
    found = []
    Turns.longest = 0.0
    for _ in range(rounds):
        before = time.process_time()
        await deed(pilot)
        found.append((time.process_time() - before) * 1000)
        if undo is not None:
            await undo(pilot)
    return Measured(name, tuple(found), most, Turns.longest)


def keys(*names: str) -> Deed:
    """Press these, each drawn before the next."""

    async def press(pilot: Pilot[Any]) -> None:
        for name in names:
            await pilot.press(name)
            await pilot.pause()

    return press


async def first_frame(make: Callable[[], App[Any]], rounds: int) -> tuple[float, ...]:
    """From nothing but imported modules to the first picture."""
    found = []
    for _ in range(rounds):
        app, before = make(), time.process_time()
        async with app.run_test(size=SIZE) as pilot:
            await pilot.pause()
            found.append((time.process_time() - before) * 1000)
    return tuple(found)


def table(found: list[Measured]) -> list[str]:
    """Median, 95th percentile, how many bare keys that is, and the longest handler of all rounds."""
    unit = next(item.median for item in found if item.name == BARE) or 1e-6
    heads = "".join(f"{head:>9}" for head in ("median", "p95", "x bare", "handler"))
    lines = [f"{'CPU ms at ' + '×'.join(map(str, SIZE)):<40}{heads}"]
    for item in found:
        figures = f"{item.median:>9.1f}{item.p95:>9.1f}{item.median / unit:>9.1f}"
        longest = f"{item.longest:>9.1f}" if item.longest else ""
        lines.append(f"{item.name:<40}{figures}{longest}{'  too much' if item.slow else ''}")
    return lines
