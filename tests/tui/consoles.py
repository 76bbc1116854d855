"""The facilitator's console and an evaluator's page without a terminal or a room: the hub is real, the room is told."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from typing import Any

from textual.pilot import Pilot

from game.core import commands as c
from game.core import plan as p
from game.core.terms import EVALUATOR, FACILITATOR, HOUR, Stand
from game.journal import MemoryJournal
from game.serve.hub import Hub
from game.serve.seat_session import SeatSession
from game.session import Session
from game.tui.control import Place
from game.tui.evaluator import EvaluatorApp
from game.tui.facilitating import ConsoleApp
from game.tui.inside import page_text
from game.tui.keymap import Choices
from game.tui.seat_room import NoRoom
from tests.session.made import CALM, still
from tests.tiny import tiny_plan
from tests.tui.driven import LARGE, SMALL, press, settle

BEGUN = (c.Advance(FACILITATOR, 2 * HOUR),)
TABLED = (
    *BEGUN,
    c.Table("sg", "tasking", "isr"),
    c.Advance(FACILITATOR, 8 * HOUR),
    c.TakePosition("gr", "tasking", Stand.ASSENT),
)
SIZES = (SMALL, LARGE)
SEATS = ("sg", "eu", "gr", "evaluator")
TASKS = (p.Task("heard", "Everybody at the table was heard"), p.Task("law", "The duty to rescue was named in time"))
PLAN = p.with_tables(replace(
    tiny_plan(),
    objectives=(p.Objective("consult", "Consult before deciding", TASKS), p.Objective("share", "Share a picture", ())),
    cuts=(p.Cut("ninety", "Ninety minutes", ("tasking",), (("brief", 10), ("tasking", 20)), "status-quo"),),
))  # fmt: skip


@dataclass
class Room:
    """A room that is told what it is, and keeps what it was told to do."""

    pace: int = 0
    fault: str = ""
    box: tuple[str, int] | None = None
    box_stands: bool = False
    boxes: tuple[tuple[str, int, str], ...] = ()
    forum: str = ""
    code: str = "ABCD-EFGH"
    address: str = "http://room.example:8472"
    people: tuple[Place, ...] = ()
    done: list[tuple[object, ...]] = field(default_factory=list)

    def places(self) -> tuple[Place, ...]:
        """Every seat."""
        return self.people

    def run_at(self, pace: int) -> None:
        """Keep the pace."""
        self.pace = pace

    def set_box(self, *, stands: bool) -> c.SetBox | None:
        """The ask for the box there is."""
        return c.SetBox(FACILITATOR, self.box[0], 1200, "", 1200 - self.box[1], stands) if self.box else None

    def advance(self, to: int) -> None:
        """Kept only."""
        self.done.append(("advance", to))

    def show_forum(self, forum: str) -> None:
        """Keep the forum."""
        self.forum = forum

    def rotate(self) -> str:
        """Another code."""
        return "WXYZ-2345"

    def free(self, seat: str) -> str:
        """Kept only."""
        self.done.append(("free", seat))
        return "FREE-CODE"

    def lock(self, seat: str, *, locked: bool) -> None:
        """Kept only."""
        self.done.append(("lock", seat, locked))

    def watch(self, seat: str) -> str:
        """An address."""
        return f"/facilitator?watch={seat}"

    def picture(self, seat: str) -> str:
        """A screen with words on it."""
        return f"the screen of {seat}\n[/] and a second line" if seat != "eu" else ""


def seated() -> tuple[Place, ...]:
    """Three seats of the story and an evaluator: here, idle, away; a name with markup in it."""
    return (
        Place("sg", "Secretary General", "Ana", True, 12, True, False),
        Place("eu", "Chair of the board", "", False, 0, False, False),
        Place("gr", "Delegation of Greece", "Bo [/]", True, 420, True, False),
        Place("evaluator", "Evaluator", "Eve", False, 0, False, False),
    )


Way = Callable[[Any, Pilot[Any], Hub, Room], Awaitable[None]]


def run(
    way: Way,
    *,
    size: tuple[int, int] = LARGE,
    seat: str = FACILITATOR,
    asked: tuple[c.Command, ...] = (),
    room: Room | None = None,
    cut: str = "",
    choices: Choices | None = None,
) -> None:
    """Open the app of whoever runs or watches, after these asks, and go a way through it."""

    async def go() -> None:
        session = Session.create(PLAN, MemoryJournal, seats=SEATS, seed=3, forced=CALM, clock=still, cut=cut)
        hub, told = Hub(session), room or Room(people=seated())
        for command in asked:
            answer = hub.put(command.seat, command)
            assert answer.refusal is None, (command, answer.refusal)
        face = SeatSession(hub, seat)
        if seat == EVALUATOR:
            app: Any = EvaluatorApp(face, {}, hub.debrief, NoRoom(box=told.box))
        else:
            app = ConsoleApp(face, {}, hub.debrief, told, choices)
        face.seen = lambda: app.desk.seen
        async with app.run_test(size=size) as pilot:
            await settle(pilot)
            await way(app, pilot, hub, told)
        await hub.close()

    asyncio.run(go())


def keyed(keys: str, **more: Any) -> tuple[str, list[c.Command], Room]:
    """(the screen after these keys, what was asked since the console opened, the room)."""
    found: list[tuple[str, list[c.Command], Room]] = []

    async def way(app: Any, pilot: Pilot[Any], hub: Hub, room: Room) -> None:
        before = len(hub.session.lines)
        await press(pilot, keys.split())
        await settle(pilot)
        since = [line.asked for line in hub.session.lines[before:] if hasattr(line, "asked")]
        found.append((page_text(app), since, room))

    run(way, **more)
    return found[0]
