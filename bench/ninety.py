"""Ninety minutes with ten people: the Aegean cut, facilitated from the console, and how its time was used.

``python -m bench.ninety`` opens a room on a port of this machine, seats ten people at pages and terminals, runs the cut
``ninety`` at a human pace on a clock of its own, and prints the timing report from the journal. Exit code 1: a box was
overrun, or somebody sat idle for eight minutes.
"""

from __future__ import annotations

import argparse
import asyncio
import heapq
import itertools
import random
import sys
import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from bench.ninety_people import FACILITATOR, AtAPage, AtATerminal, Person, Stopwatch, until
from game.core import commands as c
from game.core.due import next_due
from game.core.plan import Id, Plan
from game.debrief import build, lines
from game.debrief.page_timing import timing
from game.journal import FileJournal, read
from game.pack import load
from game.policies import policy
from game.serve.host import Door, open_room
from game.session import Session
from game.tui.seat_room import QUIET_FOR

SCENARIO, CUT = "aegean-2016", "ninety"
TERMINALS = ("sg", "gr")
"""Seats whose screens are drawn on the server; the others read the plain page."""
SEATS = ("sg", "eu-chair", "gr", "tr", "de", "fr", "gb", "us", "pl", "it")
CHAIRS = {"european-council": "eu-chair"}
"""Who chairs a forum, where it is not the Secretary General."""
READS, TALKS, KEYS = 20.0, 35.0, 3.0
"""Real seconds: an inject read aloud, a line in a tour de table, a key of the facilitator and a look at the screen."""
BOX, TALK, LENGTH = "A time box, in real time", "Talk in the room", "Let time pass at once"
"""Titles of the console's lists."""
PUT, CLOSE = 0.55, 0.72
"""Parts of a box after which the chair puts the text under silence, and the facilitator lets time run to its end."""
ON = (0.25, 0.38, 0.5, 0.6, 0.66)
"""Parts of a box after which the facilitator lets time run to what is due."""
FIRST = (("sound", "message"), ("sound", "note"), ("position", "propose", "note"), ("rationale", "note"))
"""What somebody does at a decision point, in this order; then notes, moves and messages."""
LATER = (("move", "note"), ("confide", "message"), ("note",), ("rationale", "note"))


Doing = Callable[[], Awaitable[None]]


@dataclass
class Script:
    """The room and who is in it."""

    plan: Plan
    watch: Stopwatch
    boss: AtATerminal
    people: dict[Id, Person]
    done: dict[Id, int] = field(default_factory=dict)
    """Acts of each seat at the decision point that is open."""

    @property
    def session(self) -> Session:
        """The exercise."""
        return self.boss.hub.session

    def open_points(self) -> list[Id]:
        """The decision points of the cut that are open."""
        cut = self.plan.tables.cuts[CUT]
        return [name for name in cut.decisions if (point := self.session.state.points.get(name)) and point.open]

    # -- the facilitator, at the console ------------------------------------------------------------------------

    async def keys(self, *typed: str, true: Callable[[], bool], opens: str = "") -> None:
        """Type at the console, a few seconds each, and see what should follow; ``opens`` is read after the first."""
        for number, key in enumerate(typed):
            self.watch.seconds += KEYS
            await self.boss.type(key)
            if not number and opens:
                await until(lambda: opens in self.boss.screen())
        await until(true)

    async def time_on(self) -> None:
        """``a``: to the next thing due, and what it brings is read aloud."""
        state = self.session.state
        due = next_due(self.plan, state)
        delivered = sum(len(made) for made in state.made.values())
        await self.keys("a", true=lambda: self.session.ended or self.session.state.now >= (due or 0))
        if sum(len(made) for made in self.session.state.made.values()) > delivered:
            self.watch.seconds += READS
        await self.nudged()

    async def nudged(self) -> None:
        """Whoever has asked nothing for so long has been told by the screen what can be done, and does it."""
        for person in self.people.values():
            if self.watch.seconds - person.acted_at >= QUIET_FOR and not self.session.ended:
                await person.act(("move", "note"))

    async def brief(self) -> None:
        """The first box, begun by hand: everybody reads, and says ready."""
        await self.keys("x", "1", true=lambda: self.boss.hub.clock.box is not None, opens=BOX)
        for person in self.people.values():
            self.watch.seconds += 45
            async with person.http.get(f"{person.address}/") as answer:
                await answer.text()
        self.watch.seconds += 60

    async def tour(self, decision: Id) -> None:
        """Everybody says a line, in turn."""
        tours = self.session.state.room.tours
        await self.keys("t", "2", true=lambda: decision in self.session.state.room.tours, opens=TALK)
        tours = self.session.state.room.tours
        while turn := tours[decision].turn:
            self.watch.seconds += TALKS
            await self.people[turn].act(("speak",))
            await self.nudged()
            tours = self.session.state.room.tours
            if tours[decision].turn == turn:
                await self.boss.say(c.PassFloor(FACILITATOR, decision))
                tours = self.session.state.room.tours

    async def endex(self) -> None:
        """``g`` and its last line."""
        await self.keys("g", "\x1b[F", "\r", true=lambda: self.session.ended, opens=LENGTH)

    async def hot_wash(self) -> None:
        """Players speak first, three of them write it down; the facilitator ends the last box before its time."""
        for number, person in enumerate(self.people.values()):
            self.watch.seconds += 70
            if number % 4 == 0:
                await person.act(("note",))
        self.watch.seconds += 60
        await self.keys("x", "\x1b[F", "\r", true=lambda: self.boss.hub.clock.box is None, opens=BOX)

    # -- a decision point -----------------------------------------------------------------------------------------

    async def decide(self, decision: Id, minutes: int) -> None:
        """From the opening of its box to the close of the point: people act as they come to it, the chair puts the
        text, the facilitator lets time run.
        """
        began, whole = self.watch.seconds, minutes * 60
        chair = self.people[CHAIRS.get(self.plan.tables.decisions[decision].forum, "sg")]
        self.done = dict.fromkeys(self.people, 0)
        number = itertools.count()
        agenda: list[tuple[float, int, Doing]] = []

        def later(at: float, doing: Doing) -> None:
            heapq.heappush(agenda, (at, next(number), doing))

        async def somebody(person: Person) -> None:
            await self.somebody(person)
            later(self.watch.seconds + person.next_in(), partial(somebody, person))

        async def put() -> None:
            await self.put(chair)
            later(self.watch.seconds + 60, put)

        for person in self.people.values():
            later(began + person.luck.uniform(5, 60), partial(somebody, person))
        for part in (0.12, 0.2, 0.28, 0.36, 0.44):
            later(began + part * whole, partial(chair.act, ("way", "sound", "note")))
        later(began + PUT * whole, put)
        if minutes >= 20 and decision == self.plan.tables.cuts[CUT].decisions[0]:
            later(began + 0.47 * whole, partial(self.tour, decision))
        for part in ON:
            later(began + part * whole, partial(self.on, decision))
        later(began + CLOSE * whole, partial(self.run_out, decision))
        while decision in self.open_points() and self.watch.seconds < began + 2 * whole:
            at, _, doing = heapq.heappop(agenda)
            self.watch.seconds = max(self.watch.seconds, at)
            await doing()

    async def somebody(self, person: Person) -> None:
        """The next thing on a person's list."""
        count = self.done[person.seat]
        self.done[person.seat] += 1
        await person.act(FIRST[count] if count < len(FIRST) else LATER[count % len(LATER)])

    async def put(self, chair: Person) -> None:
        """The text as it stands goes under silence, or is declared."""
        command = policy("consensus").act(self.plan, self.session.state, chair.seat)
        if command is not None:
            await chair.say(command)

    async def on(self, decision: Id) -> None:
        """Time for what is under way: a draft, an answer, a silence."""
        if decision in self.open_points():
            await self.time_on()

    async def run_out(self, decision: Id) -> None:
        """Time, key by key, until the point has closed."""
        while decision in self.open_points():
            await self.time_on()

    async def cut_short(self, decision: Id) -> None:
        """A point that opens again, when its time was used: two minutes, then the facilitator's word."""
        self.watch.seconds += 120
        await self.boss.say(c.DeclareOutcome(FACILITATOR, decision, "", "No time is left for a second round."))

    async def play(self) -> None:
        """The whole cut."""
        boxes = dict(self.plan.tables.cuts[CUT].boxes)
        await self.brief()
        played: set[Id] = set()
        while not self.session.ended:
            found = [name for name in self.open_points() if name not in played]
            if again := [name for name in self.open_points() if name in played]:
                await self.cut_short(again[0])
            elif found:
                played.add(found[0])
                await self.decide(found[0], boxes[found[0]])
            elif len(played) == len(self.plan.tables.cuts[CUT].decisions):
                await self.endex()
            else:
                await self.time_on()
        await self.hot_wash()


async def run(path: Path, seed: int = 1, terminals: tuple[Id, ...] = TERMINALS) -> Script:
    """Play it into a journal at ``path``; the room is closed again. ``terminals`` are seats that are drawn."""
    plan = load(SCENARIO).plan
    if plan is None:
        raise ValueError(f"{SCENARIO} has faults; startex check lists them.")
    watch = Stopwatch()
    session = Session.create(plan, partial(FileJournal.create, path), seats=SEATS, seed=seed, cut=CUT, clock=watch.wall)
    opened = await open_room(session, Door(port=0), watch.now)
    luck = random.Random(seed)  # noqa: S311  (a story, no secret)
    people: dict[Id, Person] = {
        seat: (AtATerminal if seat in terminals else AtAPage)(opened, seat, random.Random(luck.random()))  # noqa: S311
        for seat in SEATS
    }
    script = Script(plan, watch, AtATerminal(opened, FACILITATOR, luck), people)
    try:
        for person in (script.boss, *people.values()):
            await person.sit()
        await until(lambda: "explains the keys" in script.boss.screen())
        await script.play()
    finally:
        for person in (script.boss, *people.values()):
            await person.leave()
        await opened.close()
    return script


def report(path: Path) -> tuple[str, bool]:
    """(the timing report of a journal, whether all was kept)."""
    plan = load(SCENARIO).plan
    if plan is None:
        raise ValueError(f"{SCENARIO} has faults; startex check lists them.")
    found = read(path)
    review = build(plan, found.header, found.lines)
    return lines.render(tuple(timing(review)), 100), review.timing is not None and review.timing.kept


def main() -> int:
    """Play and print."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--seed", type=int, default=1)
    asked = reader.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ninety.jsonl"
        asyncio.run(run(path, asked.seed))
        text, kept = report(path)
    print(text, end="")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
