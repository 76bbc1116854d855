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
    turns: tuple[tuple[float, float], ...] = ()
    """Of each round the longest handler, in CPU milliseconds, and how long the fixed work beside it took; empty where
    there is no event loop.
    """

    @property
    def longest(self) -> float:
        """The longest handler of all rounds."""
        return max((took for took, _ in self.turns), default=0.0)

    @property
    def steadied(self) -> float:
        """The same, each divided by how much slower than at its best the machine was at that moment."""
        return max((took * FixedWork.share(beside) for took, beside in self.turns), default=0.0)

    @property
    def median(self) -> float:
        """The middle run."""
        return statistics.median(self.ms)

    @property
    def slow(self) -> bool:
        """Did the whole or one handler of it take longer than it may, of a machine at its best?"""
        shares = [FixedWork.share(beside) for _, beside in self.turns] or [1.0] * len(self.ms)
        middle = statistics.median(took * share for took, share in zip(self.ms, shares, strict=True))
        return middle > self.most or (self.steadied > MOST_MS and self.most < UNBOUND)

    @property
    def p95(self) -> float:
        """Nineteen of twenty runs were no slower."""
        return sorted(self.ms)[max(0, -(-len(self.ms) * 19 // 20) - 1)]


class FixedWork:
    """The same work each time, of the kind that handlers do: objects made, looked up, joined and let go.

    Processors that are shared change their speed twofold within a second, and CPU time changes with them; one long
    handler of hundreds would else tell of a neighbour.
    """

    best = UNBOUND
    """CPU milliseconds it took when the machine was fastest."""

    @classmethod
    def done(cls) -> float:
        """CPU milliseconds it takes now: the best of three, because the first finds nothing of its own at hand."""
        took = min(cls._once() for _ in range(3))
        cls.best = min(cls.best, took)
        return took

    @classmethod
    def share(cls, beside: float) -> float:
        """How fast the machine was, of its best: 1.0 or less."""
        return min(1.0, cls.best / beside)

    @staticmethod
    def _once() -> float:
        before = time.thread_time()
        rows = [{"number": number, "words": (str(number), "text")} for number in range(2_000)]
        " ".join(str(row["words"]) for row in rows)
        return (time.thread_time() - before) * 1000


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
    found, turns = [], []
    for _ in range(rounds):
        beside = FixedWork.done()
        await asyncio.sleep(0)  # or the fixed work would be part of the first turn
        Turns.longest = 0.0
        before = time.process_time()
        await deed(pilot)
        found.append((time.process_time() - before) * 1000)
        if undo is not None:
            await undo(pilot)
        turns.append((Turns.longest, min(beside, FixedWork.done())))
    return Measured(name, tuple(found), most, tuple(turns))


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
    """Median, 95th percentile, how many bare keys that is, and the longest handler of all rounds: as it was, and what
    it takes of a machine at its best.
    """
    unit = next(item.median for item in found if item.name == BARE) or 1e-6
    heads = "".join(f"{head:>9}" for head in ("median", "p95", "x bare", "handler", "at best"))
    lines = [f"{'CPU ms at ' + '×'.join(map(str, SIZE)):<40}{heads}"]
    for item in found:
        figures = f"{item.median:>9.1f}{item.p95:>9.1f}{item.median / unit:>9.1f}"
        longest = f"{item.longest:>9.1f}{item.steadied:>9.1f}" if item.longest else ""
        lines.append(f"{item.name:<40}{figures}{longest}{'  too much' if item.slow else ''}")
    return lines
