"""A seat's screen in a room without a network: the shared exercise, its seats, and what the others do meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from textual.pilot import Pilot

from game.core.commands import Advance, Command, Table
from game.core.plan import Plan
from game.core.terms import HOUR
from game.debrief import build
from game.serve.seat_session import SeatSession
from game.session import Answer, Session
from game.tui.inside import page_text
from game.tui.seat_room import NoRoom
from game.tui.seated import Moved, SeatedApp
from tests.tui.driven import SMALL, begun, press, settle

SEATS = ("sg", "eu", "gr")


@dataclass
class Shared:
    """The exercise everybody shares."""

    session: Session
    place: NoRoom = field(default_factory=NoRoom)

    def ask(self, command: Command) -> Answer:
        """Somebody asks; it must be in order."""
        answer = self.session.ask(command)
        assert answer.refusal is None, answer.refusal
        return answer

    def app(self, seat: str) -> SeatedApp:
        """A seat's app."""

        def put(asker: str, command: Command, seen: int | None = None, name: str = "") -> Answer:
            return self.session.ask(command, seen, name=name)

        hub: Any = SimpleNamespace(plan=self.session.plan, session=self.session, put=put)
        held = SeatSession(hub, seat)

        def debrief() -> Any:
            return build(self.session.plan, self.session.header, self.session.lines)

        app = SeatedApp(held, {}, debrief, self.place)
        held.seen = lambda: app.desk.seen
        return app


Way = Callable[[SeatedApp, Pilot[Any], Shared], Awaitable[None]]


def shared(plan: Plan | None = None, *, tabled: bool = True) -> Shared:
    """The tiny exercise with the tasking open; ``tabled``: with the chair's text on the table, after its drafting."""
    table = Shared(begun(*SEATS, plan=plan))
    if tabled:
        table.ask(Advance("sg", 2 * HOUR))
        table.ask(Table("sg", "tasking", "isr"))
    return table


async def moved(app: SeatedApp, pilot: Pilot[Any]) -> None:
    """The room tells the seat that something has happened."""
    app.post_message(Moved())
    await settle(pilot)


def sit(table: Shared, seat: str, way: Way, size: tuple[int, int] = SMALL) -> None:
    """Sit down at a seat and go a way."""

    async def go() -> None:
        app = table.app(seat)
        async with app.run_test(size=size) as pilot:
            await settle(pilot)
            await way(app, pilot, table)

    asyncio.run(go())


def screen_of(table: Shared, seat: str, keys: str, size: tuple[int, int] = SMALL) -> str:
    """What a seat's screen says after these keys; ``~word`` types a word, ``_`` in it is a blank."""
    said: list[str] = []

    async def way(app: SeatedApp, pilot: Pilot[Any], _: Shared) -> None:
        await type_(pilot, keys)
        said.append(page_text(app))

    sit(table, seat, way, size)
    return said[0]


async def type_(pilot: Pilot[Any], keys: str) -> None:
    """Keys by name, parted by blanks; ``~words_in_a_line`` as letters."""
    for key in keys.split():
        if key.startswith("~"):
            await press(pilot, ["space" if letter == "_" else letter for letter in key[1:]])
        else:
            await press(pilot, [key])
