"""A room with people in it: a facilitator and a chair in browsers, a seat in a terminal, one on the plain page, a wall."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.serve.browser.people import ROOT, Browser, Host, Page, chromium
from tests.serve.test_join import Tmux

pytestmark = pytest.mark.slow
PICTURES = os.environ.get("STARTEX_PICTURES", "")
"""Where pictures of the run are written; "" nowhere."""
PHONE = (430, 900)


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


def next_until(boss: Page, page: Page, words: str, most: int = 8) -> None:
    """The facilitator lets time run to the next thing due, until somebody reads these words."""
    for _ in range(most):
        if page.ask("reads", words, 900):
            return
        stamp = boss.read().split("\n")[0]
        boss.press("a")
        boss.ask("changes", stamp)
    page.wait(words)


def table(chair: Page, title: str) -> None:
    """Put a response on the table as drafted."""
    chair.press("t")
    chair.choose(title, "t")
    chair.wait(f"ON THE TABLE: {title.upper()}")


def under_silence(chair: Page, hours: str, *, again: bool = False) -> None:
    """Put the text under silence; the first time at a decision point it is asked why."""
    chair.press("u")
    chair.choose(f"Put the text under silence for {hours}")
    if not again:
        chair.wait("How sure were you?")
        chair.ask("type", "Nobody is left who would say no")
        chair.press("Enter")
    chair.wait("under silence until")


@pytest.fixture
def ready() -> None:
    """Skips where a program is missing."""
    chromium()
    if shutil.which("tmux") is None:
        pytest.skip("tmux is not installed")


def test_the_tutorial_from_the_door_to_the_hot_wash(ready: None, tmp_path: Path) -> None:
    """A bracket with its objector is amended and the text adopted by silence; gone back on, and adopted again; a page
    loaded anew in the middle of a dialog loses nothing; the second text is broken on the plain page, mended and adopted;
    after ENDEX the hot wash is on the wall. No page asks for anything outside the room, and none complains.
    """
    with (
        Host("tutorial", "--seed", "1", "--seats", "chair,coveside,dunmouth", home=tmp_path) as host,
        Browser(host) as browser,
        terminal(tmp_path, host, "coveside") as tmux,
    ):
        boss = browser.person("Ida")
        boss.facilitate()
        chair, wall = browser.person("Ana"), browser.person("Wall", 1280, 720)
        phone = browser.person("Dora", *PHONE)
        chair.sit("Chair of the Ferry Council", "Your seat: Chair of the Ferry Council")
        picture(chair, "lobby")
        chair.ask("click", "link", "Open your screen")
        chair.wait("Enter begins")
        chair.press("Enter")
        phone.sit("Dunmouth", "Your seat: Dunmouth")
        phone.ask("click", "link", "plain page")
        wall.sit("The projector", "the clock is stopped")

        boss.press("f")
        boss.wait("On the projector")
        boss.choose("Ferry Council")
        boss.wait("On the wall: Ferry Council")
        boss.press("a")
        chair.wait("THE WEEKEND'S TIMETABLE")
        tmux.shows("INJECTS")
        tmux.keys("2")
        tmux.shows("THE WEEKEND'S TIMETABLE")
        phone.wait("No text is on the table.")
        table(chair, "One timetable for all")

        tmux.shows("ONE TIMETABLE FOR ALL")
        tmux.keys("p")
        tmux.shows("Object to the clause “Stops”")
        tmux.keys("End", "Up", "Enter")
        tmux.shows("Why:")
        tmux.keys("-l", "We would be an island")
        tmux.keys("Enter")
        wall.wait("[The Puffin calls at Alderport, Brinehaven and Dunmouth.] [COV]")
        picture(wall, "wall")
        chair.wait("[The Puffin calls at Alderport")
        picture(boss, "console")
        picture(chair, "seat")

        chair.press("a")
        before = chair.wait("Amend stops: “The Puffin calls at all four quays.”")
        chair.ask("reload")
        assert chair.wait("Amend stops: “The Puffin calls at all four quays.”").split() == before.split()
        chair.press("Enter")
        chair.wait("Stops The Puffin calls at all four quays.")
        chair.press("o")
        chair.choose("A late boat")
        chair.wait("An offer goes to Brinehaven")
        under_silence(chair, "2 hours")
        next_until(boss, wall, "One timetable for all is adopted")
        tmux.shows("How sure were you?")
        tmux.keys("-l", "Nobody is left who would say no")
        tmux.keys("Enter")
        tmux.shows("“One timetable for all” is adopted")

        boss.press("y")
        boss.choose("time runs to D+0 11:00")
        chair.wait("under silence until")
        next_until(boss, wall, "One timetable for all is adopted")

        next_until(boss, chair, "SUNDAY'S SECOND BOAT")
        table(chair, "The Tern for Sunday")
        under_silence(chair, "2 hours")
        phone.wait("under silence, until")
        phone.ask("click", "button", "Object to the clause “Fares”")
        chair.wait("broke")
        phone.wait("broken")
        picture(phone, "plain")
        chair.press("a")
        chair.choose("Amend fares")
        chair.wait("amends fares")
        under_silence(chair, "2 hours", again=True)
        next_until(boss, wall, "The Tern for Sunday is adopted")
        boss.press("g")
        boss.wait("Let time pass at once")
        boss.choose("3 days")
        wall.wait("ENDEX")
        wall.wait("At a glance")
        wall.wait("Whom did you not ask, and how did you find out?")
        picture(wall, "hot-wash")
        phone.wait("At a glance")
        chair.wait("Hot wash")
        tmux.shows("Hot wash")
        assert browser.ledger() == {"strangers": [], "faults": []}


def test_the_first_three_injects_of_the_aegean(ready: None, tmp_path: Path) -> None:
    """The same room with another story: three injects reach those they are for, a text is tabled, an objection of the
    seat in the terminal stands in its brackets on the wall, and the chair's silence is broken by the one on the plain
    page.
    """
    with (
        Host("aegean-2016", "--seed", "1", "--seats", "sg,gr,tr", home=tmp_path) as host,
        Browser(host) as browser,
        terminal(tmp_path, host, "gr") as tmux,
    ):
        boss = browser.person("Ida")
        boss.facilitate()
        chair, phone, wall = browser.person("Ana"), browser.person("Dora", *PHONE), browser.person("Wall")
        chair.sit("Secretary General of NATO", "Your seat")
        chair.ask("click", "link", "Open your screen")
        chair.wait("Enter begins")
        chair.press("Enter")
        phone.sit("Türkiye", "Your seat")
        phone.ask("click", "link", "plain page")
        wall.sit("The projector", "the clock is stopped")
        boss.press("f")
        boss.choose("North Atlantic Council")
        boss.wait("On the wall: North Atlantic Council")
        next_until(boss, chair, "What do ministers task on day three?")
        phone.wait("Three Allies ask for ships")
        table(chair, "Watch and report")
        tmux.keys("2", "p")
        tmux.shows("Object to the clause “Area”")
        tmux.keys("Home", "Down", "Down", "Down", "Down", "Down", "Down", "Enter")
        tmux.shows("Why:")
        tmux.keys("Enter")
        wall.wait("as its commander sees fit.] [GR]")
        boss.press("s")
        phone.wait("Attack in a European city")
        next_until(boss, boss, "✓ D+1 14:00 January, counted")
        picture(boss, "aegean")
        under_silence(chair, "24 hours")
        phone.wait("under silence, until")
        phone.ask("click", "button", "Object to the text")
        chair.wait("broke")
        phone.wait("Silence was broken")
        assert browser.ledger() == {"strangers": [], "faults": []}
