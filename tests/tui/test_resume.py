"""Killed in the middle of a decision, taken up again: the journal has everything that was answered."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from game.journal import FileJournal, Header
from game.journal.place import new_path
from game.session import Session
from game.tui import keymap
from game.tui.app import StartexApp
from game.tui.inside import page_text
from game.tui.screens.briefing import BriefingScreen
from game.tui.screens.debrief import DebriefScreen
from game.tui.screens.play import PlayScreen
from game.tui.screens.start import StartScreen
from tests.plain.seat import CALM
from tests.tiny import tiny_plan
from tests.tui.driven import begun, press, still, walk


def kept(path: Path) -> Session:
    """The tiny exercise in a file."""

    def journal(header: Header) -> FileJournal:
        return FileJournal.create(path, header)

    return Session.create(tiny_plan(), journal, seats=("sg",), seed=3, forced=CALM, clock=still)


def test_nothing_answered_is_lost(tmp_path: Path) -> None:
    """The file as it lay on disk in the middle of a decision opens at the same desk, line for line."""
    session = kept(tmp_path / "one.jsonl")
    copy, before, after = tmp_path / "copy.jsonl", list[str](), list[str]()

    async def first(app: StartexApp, pilot: Pilot[Any]) -> None:
        await press(pilot, ["enter", "c", "enter", "t", "t", "s", "enter", "s", "down", "enter", "c", "enter", "a"])
        copy.write_bytes((tmp_path / "one.jsonl").read_bytes())
        await press(pilot, ["escape", "5"])
        before.extend(page_text(app).splitlines()[:-2])

    async def second(app: StartexApp, pilot: Pilot[Any]) -> None:
        assert isinstance(app.screen, PlayScreen)
        await press(pilot, ["5"])
        after.extend(page_text(app).splitlines()[:-2])

    walk(StartexApp(session, keymap.Choices()), first)
    again = Session.resume(tiny_plan(), FileJournal.open(copy), still)
    assert again.state == session.state
    walk(StartexApp(again, keymap.Choices()), second)
    assert after == before


def test_where_an_exercise_opens() -> None:
    """A new one at its briefing, one under way at the desk, an ended one at its debrief."""
    places: list[type] = []

    async def look(app: StartexApp, pilot: Pilot[Any]) -> None:
        places.append(type(app.screen))

    session = begun()
    walk(StartexApp(session, keymap.Choices()), look)
    session.proceed()
    walk(StartexApp(session, keymap.Choices()), look)
    while not session.ended:
        session.proceed()
    walk(StartexApp(session, keymap.Choices()), look)
    walk(StartexApp(None, keymap.Choices()), look)
    assert places == [BriefingScreen, PlayScreen, DebriefScreen, StartScreen]


def test_start_screen_goes_on_where_one_was() -> None:
    """The start screen lists the exercise, says where it stands, and opens it there."""
    from game.pack import load

    plan = load("aegean-2016").plan
    assert plan is not None
    session = Session.create(
        plan, lambda header: FileJournal.create(new_path(header.plan, header.wall), header), seed=1
    )
    session.proceed()
    stamp = session.state.now
    session.close()
    said: list[str] = []

    async def way(app: StartexApp, pilot: Pilot[Any]) -> None:
        await press(pilot, ["end"])
        said.append(page_text(app))
        await press(pilot, ["enter"])
        assert isinstance(app.screen, PlayScreen)
        assert app.session is not None
        assert app.session.state.now == stamp
        await press(pilot, ["q"])
        said.append(page_text(app))
        await press(pilot, ["enter"])

    walk(StartexApp(None, keymap.Choices()), way)
    assert "GO ON WITH" in said[0]
    assert "WHERE YOU WERE" in said[0]
    assert "--resume" in said[1]


def test_a_locked_journal_is_said_not_crashed() -> None:
    """An exercise another program holds open is refused in words, and the start screen stays."""
    from game.pack import load

    plan = load("aegean-2016").plan
    assert plan is not None
    session = Session.create(
        plan, lambda header: FileJournal.create(new_path(header.plan, header.wall), header), seed=1
    )
    session.proceed()
    said: list[str] = []

    async def way(app: StartexApp, pilot: Pilot[Any]) -> None:
        await press(pilot, ["end", "enter"])
        said.append(page_text(app))
        await press(pilot, ["enter"])
        assert isinstance(app.screen, StartScreen)

    walk(StartexApp(None, keymap.Choices()), way)
    assert "cannot be opened" in said[0]
    session.close()
