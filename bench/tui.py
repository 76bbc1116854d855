"""What the screen costs: CPU milliseconds from a key to the picture, the longest handler, and CPU while nobody plays.

A handler is one turn of the event loop: while it runs no key is heard. The longest of all rounds counts, no median.

Every figure stands beside the same thing done by an app of one line of text in the same run, because a busy machine
slows both alike; the ratio is the figure to trust. Run ``python -m bench.tui [--rounds N] [--idle SECONDS]``.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import os
import pty
import select
import signal
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.widgets import Static

from bench.screenshots import empty_home, no_colour
from game.core.plan import Plan
from game.pack import load
from game.pack.data import scenario_ids
from game.session import Session
from game.tui import keymap, steady, themes
from game.tui.app import StartexApp
from game.tui.desk import Desk
from game.tui.ink import Ink
from game.tui.review import Review
from game.tui.widgets import scrubber

SIZE = (120, 40)
MOST_MS = 50
"""CPU milliseconds that one handler may take, whatever is done, at any time after the first picture."""
MOST_KEY_MS = 120
"""CPU milliseconds from a key to the finished picture (median): all handlers, Textual's layout and painting."""
MOST_IDLE = 2.0
"""Per cent of one processor while nothing happens."""
A_SCREEN = 1000
"""Bytes that the picture of a screen takes at least."""
BARE = "bare app: key to paint"


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


UNBOUND = float("inf")


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


def longest() -> Plan:
    """The shipped scenario with the most injects and decision points."""
    plans = [plan for name in scenario_ids() if (plan := load(name).plan) is not None]
    return max(plans, key=lambda plan: len(plan.injects) + len(plan.decisions))


def played(plan: Plan, *, ended: bool) -> Session:
    """A session in memory, in the middle of a negotiation or after ENDEX."""
    session = Session.create(plan, seats=plan.solo, seed=1)
    if ended:
        session.autoplay("consensus")
    else:
        bargain(session)
    return session


def bargain(session: Session) -> None:
    """Play to the first text that can be tabled, table it, and hear three delegations, in whatever scenario."""

    def ask(kind: str) -> bool:
        asks = Desk(session).view.asks
        found = next((one for one in asks if one.kind == kind and one.in_order and not one.reason), None)
        return found is not None and session.ask(found.command).refusal is None

    while not session.ended and not ask("table"):
        session.proceed()
    for _ in range(3):
        ask("sound")
    session.proceed()


Deed = Callable[[Pilot[Any]], Awaitable[None]]


async def clocked(name: str, pilot: Pilot[Any], rounds: int, deed: Deed, undo: Deed | None = None) -> Measured:
    """CPU milliseconds of each round, and the longest handler; what puts things back counts only among handlers."""
    found = []
    Turns.longest = 0.0
    for _ in range(rounds):
        before = time.process_time()
        await deed(pilot)
        found.append((time.process_time() - before) * 1000)
        if undo is not None:
            await undo(pilot)
    return Measured(name, tuple(found), longest=Turns.longest)


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


async def bare(rounds: int) -> list[Measured]:
    """The app everything is set beside."""
    frame = await first_frame(BareApp, max(3, rounds // 8))
    async with BareApp().run_test(size=SIZE) as pilot:
        await keys("x")(pilot)
        return [
            await clocked(BARE, pilot, rounds, keys("x")),
            Measured("bare app: first frame", frame, UNBOUND),
        ]


async def desk(plan: Plan, rounds: int) -> list[Measured]:
    """The desk in the middle of a negotiation."""
    few = max(3, rounds // 8)
    frame = await first_frame(lambda: StartexApp(played(plan, ended=False), keymap.Choices()), few)
    app = StartexApp(played(plan, ended=False), keymap.Choices())
    steady()
    names = [theme.name for theme in themes.THEMES]

    async def other_theme(pilot: Pilot[Any]) -> None:
        app.theme = names[(names.index(app.theme) + 1) % len(names)]
        await pilot.pause()

    async with app.run_test(size=SIZE) as pilot:
        await keys("3")(pilot)
        found = [
            Measured("first frame", frame, UNBOUND),
            await clocked("key to paint: cursor on the board", pilot, rounds, keys("down")),
            await clocked("member's file opened", pilot, rounds, keys("enter"), keys("escape")),
            await clocked("page turned", pilot, rounds, keys("2"), keys("3")),
            await clocked("list of soundings opened", pilot, rounds, keys("s"), keys("escape")),
        ]
        found += [
            await clocked("drafting opened", pilot, rounds, keys("t"), keys("escape")),
            await clocked("help opened", pilot, rounds, keys("question_mark"), keys("escape")),
            await clocked("theme changed", pilot, rounds, other_theme),
            await clocked("time runs, digest shown", pilot, few, keys("c"), keys("escape")),
        ]
        await keys("4", "home")(pilot)
        return [*found, await clocked("inject shown", pilot, rounds, keys("down"), keys("up"))]


async def review(plan: Plan, rounds: int) -> list[Measured]:
    """The debrief of the whole exercise."""
    session = played(plan, ended=True)
    frame = await first_frame(lambda: StartexApp(session, keymap.Choices()), max(3, rounds // 8))
    steady()
    async with StartexApp(session, keymap.Choices()).run_test(size=SIZE) as pilot:
        found = [
            Measured("debrief: first frame", frame, UNBOUND),
            await clocked("debrief: charts", pilot, rounds, keys("3"), keys("1")),
        ]
        await keys("4")(pilot)
        return [*found, await clocked("debrief: one line of the journal", pilot, rounds, keys("left"))]


def handlers(plan: Plan, rounds: int) -> list[Measured]:
    """The work of our own handlers, called directly: what a key waits for before anything is painted."""

    def timed(deed: Callable[[], object]) -> tuple[float, ...]:
        found = []
        for _ in range(rounds):
            before = time.process_time()
            deed()
            found.append((time.process_time() - before) * 1000)
        return tuple(found)

    begun, ended = played(plan, ended=False), played(plan, ended=True)
    spare = iter([Desk(played(plan, ended=False)) for _ in range(rounds)])
    read = Review(ended)
    middle = read.scrubber.stops[len(read.scrubber.stops) // 2]

    def stood() -> None:
        scrubber.standing(plan, middle, read.scrubber.view_at(middle.n), "")(Ink(58))

    steady()
    deeds: dict[str, Callable[[], object]] = {
        "own work: what a seat sees": lambda: Desk(begun).view,
        "own work: time runs to the next stop": lambda: next(spare).proceed(),
        "own work: the hot wash": lambda: Review(ended).hot_wash,
        "own work: what charts need": lambda: Review(ended).courses,
        "own work: the journal's stops": lambda: Review(ended).scrubber,
        "own work: how things stood": stood,
    }
    return [Measured(name, timed(deed), MOST_MS) for name, deed in deeds.items()]


def measure(plan: Plan, rounds: int) -> list[Measured]:
    """Everything, the bare app first."""

    async def all_of_it() -> list[Measured]:
        return [*await bare(rounds), *await desk(plan, rounds), *await review(plan, rounds)]

    Turns.watch()
    with empty_home(), no_colour(wanted=False):
        return [*asyncio.run(all_of_it()), *handlers(plan, rounds)]


def idle(scenario: str, seconds: float) -> float | None:
    """Per cent of one processor that the real program uses in a real terminal; None where that cannot be read."""
    if not Path("/proc/self/stat").exists():
        return None
    with tempfile.TemporaryDirectory() as home:
        child, terminal = pty.fork()
        if child == 0:
            os.environ.update(
                XDG_DATA_HOME=home, XDG_CONFIG_HOME=home, TERM="xterm-256color", COLUMNS="120", LINES="40"
            )
            os.execv(sys.executable, [sys.executable, "-m", "game", "play", scenario, "--seed", "1"])  # noqa: S606
        try:
            drain(terminal, 6)
            os.write(terminal, b"\r")
            if drain(terminal, 3) < A_SCREEN:
                raise RuntimeError("the program drew no screen in its terminal; try `startex play` by hand")
            before = cpu_seconds(child)
            drain(terminal, seconds)
            return (cpu_seconds(child) - before) / seconds * 100
        finally:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            os.close(terminal)


def drain(terminal: int, seconds: float) -> int:
    """Read what the program writes for so long, as a terminal does; how many bytes came."""
    end, count = time.monotonic() + seconds, 0
    while (left := end - time.monotonic()) > 0:
        with contextlib.suppress(OSError):
            if select.select([terminal], [], [], left)[0]:
                count += len(os.read(terminal, 65536))
    return count


def cpu_seconds(process: int) -> float:
    """User and system time so far (proc(5): fields 14 and 15, counted after the name in brackets)."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


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


def main(arguments: list[str] | None = None) -> int:
    """Print the table; 1 when a key costs too much or the program does not rest."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=40, help="runs of each")
    parser.add_argument("--idle", type=float, default=10, metavar="SECONDS", help="how long nobody presses anything")
    options = parser.parse_args(arguments)
    plan = longest()
    found = measure(plan, options.rounds)
    print("\n".join([f"{plan.id}: {len(plan.injects)} injects, {len(plan.decisions)} decision points", *table(found)]))
    rest = idle(plan.id, options.idle) if options.idle else None
    print(f"{'idle, per cent of one processor':<40}" + ("    cannot be read here" if rest is None else f"{rest:>8.2f}"))
    slow = any(item.slow for item in found)
    return 1 if slow or (rest is not None and rest >= MOST_IDLE) else 0


if __name__ == "__main__":
    sys.exit(main())
