"""What terminals do to programs: they change size while one plays, and they are closed in the middle of a sentence."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from game.journal import Line, read
from game.tui import keymap
from game.tui.app import StartexApp
from game.tui.inside import page_text
from game.tui.widgets.choices import Choices, Entry
from game.view.safe import safe, width
from tests.tui.driven import begun, press, settle, walk
from tests.tui.test_hostile import HOSTILE, hostile

ROOT = Path(__file__).parents[2]
SHAPES = ((60, 20), (200, 60), (80, 24), (120, 40), (60, 60), (200, 20), (80, 24))
PLAY = ("enter", "c", "enter", "t", "t", "s", "enter", "3", "4", "5", "1", "2")


def whole(app: StartexApp, size: tuple[int, int]) -> str:
    """The screen as text, once it fits the terminal exactly and is not empty."""
    text = page_text(app)
    lines = text.split("\n")
    assert len(lines) == size[1]
    assert max(width(line) for line in lines) <= size[0]
    assert sum(bool(line.strip()) for line in lines) > 5
    return text


def test_resized_while_playing() -> None:
    """At every size from 60×20 to 200×60 the screen is whole, whatever is shown, and keys still reach it."""

    async def way(app: StartexApp, pilot: Pilot[Any]) -> None:
        for key in PLAY:
            await press(pilot, [key])
            for shape in SHAPES:
                await pilot.resize_terminal(*shape)
                await settle(pilot)
                whole(app, shape)
        await press(pilot, ["q"])
        assert "Leave" in page_text(app)

    walk(StartexApp(begun(), keymap.Choices()), way)


def test_a_page_key_between_two_pages() -> None:
    """Page keys on a list that has no rows, for it was drawn anew out of sight, leave everything as it is."""

    async def way(app: StartexApp, pilot: Pilot[Any]) -> None:
        await press(pilot, ["enter", "4"])
        feed = app.screen.query_one("#feed", Choices)
        feed.focus()
        await press(pilot, ["1"])
        feed.show([Entry(f"n{n}", lambda ink: ink.text("one")) for n in range(9)])
        feed.highlighted = 4
        feed.action_page_down()
        feed.action_page_up()
        feed.turn_page(1)
        assert feed.highlighted == 4
        await press(pilot, ["2", "4", "pagedown"])
        assert app.is_running

    walk(StartexApp(begun(), keymap.Choices()), way)


def test_resizing_changes_nothing_but_the_picture() -> None:
    """After a tour of sizes the screen is the same as before, and nothing was asked."""
    session = begun()
    pictures: list[str] = []

    async def way(app: StartexApp, pilot: Pilot[Any]) -> None:
        await press(pilot, ["enter", "c", "enter", "2"])
        count = len(session.lines)
        pictures.append(page_text(app))
        for shape in SHAPES:
            await pilot.resize_terminal(*shape)
            await settle(pilot)
        pictures.append(page_text(app))
        assert len(session.lines) == count

    walk(StartexApp(session, keymap.Choices()), way)
    assert pictures[0] == pictures[1]


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (200, 60)], ids=str)
def test_debrief_resized(size: tuple[int, int]) -> None:
    """Every page of the debrief is whole at the smallest and the largest size, and while it changes."""
    session = begun()
    session.autoplay("consensus")

    async def way(app: StartexApp, pilot: Pilot[Any]) -> None:
        for page in ("1", "2", "3", "4"):
            await press(pilot, [page])
            for shape in ((120, 40), size):
                await pilot.resize_terminal(*shape)
                await settle(pilot)
                whole(app, shape)

    walk(StartexApp(session, keymap.Choices()), way)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)], ids=str)
@pytest.mark.parametrize("kind", HOSTILE)
def test_debrief_shows_words_as_written(kind: str, size: tuple[int, int]) -> None:
    """Hostile words of the author in every place of the debrief: shown as written, nothing too wide."""
    session = begun(plan=hostile(HOSTILE[kind]))
    session.autoplay("consensus")
    seen: list[str] = []

    async def way(app: StartexApp, pilot: Pilot[Any]) -> None:
        for key in ("1", "2", *["down"] * 12, "3", "4", "left", "left", "home", "right"):
            await press(pilot, [key])
            seen.append(page_text(app))

    walk(StartexApp(session, keymap.Choices()), way, size)
    first = safe(HOSTILE[kind]).split()[0]
    assert sum(first in text for text in seen) > len(seen) / 2
    assert all(width(line) <= size[0] for text in seen for line in text.splitlines())
    assert not any(char in text for text in seen for char in "\x1b\x07\x9b\u202e")


@pytest.fixture
def tmux() -> Iterator[Callable[..., str]]:
    """A tmux server of this test's own; ``tmux("command", …)`` gives what it prints."""
    if shutil.which("tmux") is None:
        pytest.skip("tmux is not installed, so no real terminal can be closed")
    name = f"startex-test-{os.getpid()}"

    def run(*arguments: str) -> str:
        return subprocess.run(["tmux", "-L", name, *arguments], capture_output=True, text=True, check=True).stdout

    yield run
    subprocess.run(["tmux", "-L", name, "kill-server"], capture_output=True, check=False)


def shown(tmux: Callable[..., str], words: str, seconds: float = 30) -> str:
    """The terminal once it shows these words."""
    end, text = time.monotonic() + seconds, ""
    while time.monotonic() < end:
        text = tmux("capture-pane", "-p")
        if words.casefold() in text.casefold():
            return text
        time.sleep(0.2)
    raise AssertionError(f"the terminal never showed “{words}”:\n{text}")


@pytest.mark.slow
def test_terminal_closed_and_taken_up_again(tmux: Callable[..., str], tmp_path: Path) -> None:
    """A real terminal killed in the middle of a decision: the exercise opens again with the text on the table."""
    journal = tmp_path / "exercise.jsonl"
    home = {name: str(tmp_path) for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME")}
    names = [f"{name}={value}" for name, value in home.items()]
    python = shlex.join(["env", *names, sys.executable, "-m", "game", "play"])
    start = f"{python} aegean-2016 --seed 1 --seat sg --journal {shlex.quote(str(journal))}"
    opened = ("new-session", "-d", "-x", "100", "-y", "30", "-c", str(ROOT), start)
    tmux("-f", "/dev/null", *opened, ";", "set-option", "-g", "remain-on-exit", "on")
    for words, key in (("Enter begins", "Enter"), ("1 Situation", "c"), ("A decision opens", "Enter"), ("Table", "t")):
        shown(tmux, words)
        tmux("send-keys", key)
    shown(tmux, "t tables")
    tmux("send-keys", "t")
    end = time.monotonic() + 20
    while not any(type(line.asked).__name__ == "Table" for line in lines(journal)) and time.monotonic() < end:
        time.sleep(0.2)
    kept = lines(journal)
    assert type(kept[-1].asked).__name__ == "Table"
    pid = int(tmux("display-message", "-p", "#{pane_pid}"))
    os.kill(pid, 9)
    tmux("respawn-pane", "-k", f"{python} --resume {shlex.quote(str(journal))}")
    shown(tmux, "on the table")
    assert lines(journal)[: len(kept)] == kept


def lines(journal: Path) -> list[Line]:
    """The asks in a journal, whether or not it is being written."""
    return [line for line in read(journal).lines if isinstance(line, Line)] if journal.exists() else []
