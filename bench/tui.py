"""What the screen costs: CPU milliseconds from a key to the picture, the longest handler, and CPU while nobody plays.

A handler is one turn of the event loop: while it runs no key is heard. The longest of all rounds counts, no median,
divided by how much slower than its best the machine was just then (`FixedWork`).

Every figure stands beside the same thing done by an app of one line of text in the same run, because a busy machine
slows both alike; the ratio is the figure to trust. Run ``python -m bench.tui [--rounds N] [--idle SECONDS]``.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import time
from collections.abc import Callable
from typing import Any

from textual.pilot import Pilot

from bench.idle import idle
from bench.screenshots import empty_home, no_colour
from bench.turns import (
    BARE,
    MOST_MS,
    MOST_SCREEN_MS,
    SIZE,
    UNBOUND,
    BareApp,
    Deed,
    Measured,
    Turns,
    clocked,
    first_frame,
    keys,
    table,
)
from game.core.plan import Plan
from game.pack import load
from game.pack.data import scenario_ids
from game.session import Session
from game.tui import keymap, steady, themes
from game.tui.app import StartexApp
from game.tui.desk import Desk
from game.tui.ink import Ink
from game.tui.resting import OFTEN
from game.tui.review import Review
from game.tui.widgets import scrubber

MOST_IDLE = 2.0
"""Per cent of one processor while nothing happens."""


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
        found.append(await clocked("inject shown", pilot, rounds, keys("down"), keys("up")))
        return [*found, await clocked("desk opened", pilot, few, coming_up(app), None, MOST_SCREEN_MS)]


async def review(plan: Plan, rounds: int) -> list[Measured]:
    """The debrief of the whole exercise."""
    session = played(plan, ended=True)
    frame = await first_frame(lambda: StartexApp(session, keymap.Choices()), max(3, rounds // 8))
    app = StartexApp(session, keymap.Choices())
    steady()
    async with app.run_test(size=SIZE) as pilot:
        found = [
            Measured("debrief: first frame", frame, UNBOUND),
            await clocked("debrief: charts", pilot, rounds, keys("3"), keys("1")),
        ]
        await keys("4")(pilot)
        found.append(await clocked("debrief: one line of the journal", pilot, rounds, keys("left")))
        return [*found, *await newly(app, pilot, max(3, rounds // 8))]


async def newly(app: StartexApp, pilot: Pilot[Any], rounds: int) -> list[Measured]:
    """The debrief after ENDEX, and its pages when they are first turned to: everything is reckoned anew."""
    opened = coming_up(app)
    return [
        await clocked("debrief opened", pilot, rounds, opened, None, MOST_SCREEN_MS),
        await clocked("debrief: charts, the first time", pilot, rounds, keys("3"), opened),
        await clocked("debrief: journal, the first time", pilot, rounds, keys("4"), opened, MOST_SCREEN_MS),
    ]


def coming_up(app: StartexApp) -> Deed:
    """The app's screen made anew, in the place of the one there is."""

    async def opened(pilot: Pilot[Any]) -> None:
        app.open_desk(instead=True)
        await pilot.pause()
        await looked_at(pilot)

    return opened


async def looked_at(pilot: Pilot[Any]) -> None:
    """Nobody opens a screen before having seen the one there is."""
    await asyncio.sleep(1.5 * OFTEN)


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
