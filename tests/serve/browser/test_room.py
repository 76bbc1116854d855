"""A room with people in it: two browsers, a terminal, a plain page and a wall, from the door to the hot wash."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import pytest

from game.core import commands as c
from game.core import events as e
from game.core.terms import FACILITATOR
from game.journal import Entry, Line, Rewind, read
from tests.serve.browser.people import ROOT, Browser, Host, Page, chromium
from tests.serve.test_join import Tmux

pytestmark = pytest.mark.slow
PICTURES = os.environ.get("STARTEX_PICTURES", "")
"""Where pictures of the run are written; "" nowhere."""
PHONE = (430, 900)
F = TypeVar("F")


@dataclass(frozen=True)
class Room:
    """Everybody in a room, each at a machine of their own."""

    boss: Page
    """The facilitator."""
    chair: Page
    """Who chairs, in a browser."""
    phone: Page
    """A seat on the plain page."""
    wall: Page
    tmux: Tmux
    """A seat in a terminal."""

    def next_until(self, page: Page, words: str, most: int = 8) -> None:
        """The facilitator lets time run to the next thing due, until somebody reads these words."""
        for _ in range(most):
            if page.ask("reads", words, 900):
                return
            stamp = self.boss.read().split("\n")[0]
            self.boss.press("a")
            self.boss.ask("changes", stamp)
        page.wait(words)

    def table(self, title: str) -> None:
        """The chair puts a response on the table as drafted."""
        self.chair.press("t")
        self.chair.choose(title, "t")
        self.chair.wait(f"ON THE TABLE: {title.upper()}")

    def under_silence(self, hours: str, *, again: bool = False) -> None:
        """The chair puts the text under silence; the first time at a decision point it is asked why."""
        self.chair.press("u")
        self.chair.choose(f"Put the text under silence for {hours}")
        if not again:
            self.chair.wait("How sure were you?")
            self.chair.ask("type", "Nobody is left who would say no")
            self.chair.press("Enter")
        self.chair.wait("under silence until")

    def objects(self, clause: str, downs: int, why: str) -> None:
        """The seat in the terminal objects to a clause, so many rows down its list of positions."""
        self.tmux.keys("2", "p")
        self.tmux.shows(f"Object to the clause “{clause}”")
        self.tmux.keys("Home", *["Down"] * downs, "Enter")
        self.tmux.shows("Why:")
        self.tmux.keys("-l", why)
        self.tmux.keys("Enter")

    def put_up(self, body: str) -> None:
        """The facilitator puts a body's texts on the wall."""
        self.boss.press("f")
        self.boss.choose(body)
        self.boss.wait(f"On the wall: {body}")


def picture(page: Page, name: str) -> None:
    """A picture of what is on a page now."""
    if PICTURES:
        page.ask("picture", str(Path(PICTURES).resolve() / f"room-{name}.png"))


@contextmanager
def terminal(folder: Path, host: Host, seat: str) -> Iterator[Tmux]:
    """A seat in a terminal of its own."""
    tmux = Tmux(folder)
    tmux.open(f"cd {ROOT} && {sys.executable} -m game join {host.address} --name Cyra --seat {seat}")
    try:
        tmux.shows("Code")
        tmux.keys(host.code, "Enter")
        tmux.shows("Enter begins")
        tmux.keys("Enter")
        tmux.shows("Situation")
        yield tmux
    finally:
        tmux.run("kill-server")


@contextmanager
def opened(folder: Path, scenario: str, chair: tuple[str, str], tmux: str, phone: tuple[str, str]) -> Iterator[Room]:
    """A room in which everybody has sat down: seats by id, with titles where the lobby shows them.

    At the end no page has asked for anything outside the room, and none has complained.
    """
    seats = ",".join((chair[0], tmux, phone[0]))
    with (
        Host(scenario, "--seed", "1", "--seats", seats, home=folder) as host,
        Browser(host) as browser,
        terminal(folder, host, tmux) as typed,
    ):
        boss, wall = browser.person("Ida"), browser.person("Wall", 1280, 720)
        room = Room(boss, browser.person("Ana"), browser.person("Dora", *PHONE), wall, typed)
        boss.facilitate()
        room.chair.sit(chair[1], f"Your seat: {chair[1]}")
        picture(room.chair, "lobby")
        room.chair.ask("click", "link", "Open your screen")
        room.chair.wait("Enter begins")
        room.chair.press("Enter")
        room.phone.sit(phone[1], f"Your seat: {phone[1]}")
        room.phone.ask("click", "link", "plain page")
        wall.sit("The projector", "the clock is stopped")
        yield room
        assert browser.ledger() == {"strangers": [], "faults": []}


def journal(folder: Path) -> tuple[Entry, ...]:
    """What the host has kept of the one exercise played."""
    (path,) = folder.glob("startex/journals/*/*.jsonl")
    return read(path).lines


def facts(lines: tuple[Entry, ...], kind: type[F]) -> list[F]:
    """Those of one kind, in their order, also what was gone back on."""
    return [fact for line in lines if isinstance(line, Line) for fact in line.facts if isinstance(fact, kind)]


@pytest.fixture
def ready() -> None:
    """Skips where a program is missing."""
    chromium()
    if shutil.which("tmux") is None:
        pytest.skip("tmux is not installed")


def test_the_tutorial_from_the_door_to_the_hot_wash(ready: None, tmp_path: Path) -> None:
    """A bracket with its objector is amended and the text adopted by silence; gone back on, and adopted again; a page
    loaded anew in the middle of a dialog loses nothing; the second text is broken on the plain page, mended and
    adopted; after ENDEX the hot wash is on the wall.
    """
    seats = ("chair", "Chair of the Ferry Council"), "coveside", ("dunmouth", "Dunmouth")
    with opened(tmp_path, "tutorial", *seats) as room:
        room.put_up("Ferry Council")
        bracketed(room)
        reloaded_and_amended(room)
        adopted_twice(room)
        broken_and_mended(room)
        reviewed(room)
    lines = journal(tmp_path)
    closed = [(one.decision, one.how) for one in facts(lines, e.DecisionClosed)]
    assert closed[:3] == [("weekend", "adopted"), ("weekend", "adopted"), ("second-boat", "adopted")]
    assert sum(isinstance(line, Rewind) for line in lines) == 1
    assert [(one.decision, one.by) for one in facts(lines, e.SilenceBroken)] == [("second-boat", ("DUN",))]
    assert [(one.slot, one.wording) for one in facts(lines, e.Amended)] == [
        ("stops", "four-quays"), ("fares", "season-tickets")
    ]  # fmt: skip
    assert len(facts(lines, e.Ended)) == 1


def bracketed(room: Room) -> None:
    """The text is tabled as drafted; the seat in the terminal objects, and everybody reads its brackets."""
    room.boss.press("a")
    room.chair.wait("THE WEEKEND'S TIMETABLE")
    room.tmux.shows("INJECTS")
    room.phone.wait("No text is on the table.")
    room.table("One timetable for all")
    room.tmux.shows("tables “One timetable for all”")
    room.objects("Stops", 5, "We would be an island")
    room.wall.wait("[The Puffin calls at Alderport, Brinehaven and Dunmouth.] [COV]")
    picture(room.wall, "wall")
    room.chair.wait("[The Puffin calls at Alderport")
    picture(room.boss, "console")
    picture(room.chair, "seat")


def reloaded_and_amended(room: Room) -> None:
    """The dialog is where it was after the page was loaded anew; the clause is amended and an offer made."""
    room.chair.press("a")
    before = room.chair.wait("Amend stops: “The Puffin calls at all four quays.”")
    room.chair.ask("reload")
    assert room.chair.wait("Amend stops: “The Puffin calls at all four quays.”").split() == before.split()
    room.chair.press("Enter")
    room.chair.wait("Stops The Puffin calls at all four quays.")
    room.chair.press("o")
    room.chair.choose("A late boat")
    room.chair.wait("An offer goes to Brinehaven")


def adopted_twice(room: Room) -> None:
    """Silence runs out; the facilitator goes back to before that, and it runs out again."""
    room.under_silence("2 hours")
    room.next_until(room.wall, "One timetable for all is adopted")
    room.tmux.shows("How sure were you?")
    room.tmux.keys("-l", "Nobody is left who would say no")
    room.tmux.keys("Enter")
    room.tmux.shows("“One timetable for all” is adopted")
    room.boss.press("y")
    room.boss.choose("Time runs to D+0 11:00")
    room.chair.wait("under silence until")
    room.next_until(room.wall, "One timetable for all is adopted")


def broken_and_mended(room: Room) -> None:
    """The seat on the plain page breaks the second silence; the clause is amended and the text adopted in time."""
    room.next_until(room.chair, "SUNDAY'S SECOND BOAT")
    room.table("The Tern for Sunday")
    room.under_silence("2 hours")
    room.phone.wait("under silence, until")
    room.phone.ask("click", "button", "Object to the clause “Fares”")
    room.chair.wait("broke")
    room.phone.wait("Silence was broken")
    picture(room.phone, "plain")
    room.chair.press("a")
    room.chair.choose("Amend fares")
    room.chair.wait("amends fares")
    room.under_silence("2 hours", again=True)
    room.next_until(room.wall, "The Tern for Sunday is adopted")


def reviewed(room: Room) -> None:
    """ENDEX: the hot wash is on the wall and at every seat."""
    room.boss.press("g")
    room.boss.choose("ENDEX now")
    room.wall.wait("At a glance")
    room.wall.wait("Whom did you not ask, and how did you find out?")
    picture(room.wall, "hot-wash")
    room.phone.wait("At a glance")
    room.chair.wait("Hot wash")
    room.tmux.shows("Hot wash")


def test_the_first_three_injects_of_the_aegean(ready: None, tmp_path: Path) -> None:
    """The same room with another story: three injects reach those they are for, one of them sent by hand while the
    clock stands; an objection of the seat in the terminal stands in its brackets on the wall, and the chair's silence
    is broken by the one on the plain page; the hand-over is saved as a file.
    """
    with opened(tmp_path, "aegean-2016", ("sg", "Secretary General of NATO"), "gr", ("tr", "Türkiye")) as room:
        room.put_up("North Atlantic Council")
        room.next_until(room.chair, "What do ministers task on day three?")
        room.phone.wait("Three Allies ask for ships")
        room.table("Watch and report")
        room.objects("Area", 6, "Whose water is it?")
        room.wall.wait("as its commander sees fit.] [GR]")
        assert room.wall.ask("fits"), "nobody scrolls a wall: the text with its declarations stands on it whole"
        room.boss.press("s")
        room.phone.wait("Attack in a European city")
        room.next_until(room.boss, "✓ D+1 14:00 January, counted")
        picture(room.boss, "aegean")
        room.under_silence("24 hours")
        room.phone.wait("under silence, until")
        room.phone.ask("click", "button", "Object to the text")
        room.chair.wait("broke")
        room.phone.wait("Silence was broken")
        room.boss.press("0")
        assert room.boss.ask("saves", "Take it along as a file").startswith("Where it stands")
    lines = journal(tmp_path)
    delivered = [one.inject for one in facts(lines, e.InjectDelivered)]
    assert delivered[:3] == ["joint-request", "city-attack", "january-figures"]
    assert c.SendInject(FACILITATOR, "city-attack") in [line.asked for line in lines if isinstance(line, Line)]
    objections = [(one.seat, one.slot) for one in facts(lines, e.PositionTaken) if one.stand == "object"]
    assert objections == [("gr", "area"), ("tr", "")]
    assert ["TR" in one.by for one in facts(lines, e.SilenceBroken)] == [True]
