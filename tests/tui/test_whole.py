"""A whole exercise by keyboard, from the start screen to the debrief and to the next round, at both sizes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from game.core.commands import PutUnderSilence, Table
from game.journal import Line, read
from game.journal.place import folder
from game.tui import keymap
from game.tui.app import StartexApp
from game.tui.screens.debrief import DebriefScreen
from game.tui.screens.digest import DigestScreen
from game.tui.screens.play import PlayScreen
from game.tui.screens.start import StartScreen
from tests.tui.driven import SIZES, press, walk

MOST = 400
"""Keys to ENDEX: a person needs fewer; more means that the exercise does not end."""


async def play_on(app: StartexApp, pilot: Pilot[Any]) -> None:
    """Table what can be tabled, put it under silence, continue; read every digest."""
    tried: set[str] = set()
    for _ in range(MOST):
        if isinstance(app.screen, DebriefScreen):
            return
        if not isinstance(app.screen, PlayScreen):
            await press(pilot, ["enter" if isinstance(app.screen, DigestScreen) else "escape"])
            continue
        focus = app.screen.focus_file
        if focus and focus.draft is None and focus.id not in tried and any(r.in_order for r in focus.responses):
            tried.add(focus.id)
            await press(pilot, ["t", "t"])
            await press(pilot, ["u" if focus.kind == "silence" else "d", "enter"])
        else:
            await press(pilot, ["c"])
    raise AssertionError("no ENDEX")


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES, ids=["80x24", "120x40"])
def test_from_start_to_debrief(size: tuple[int, int]) -> None:
    """By keys alone: the shipped scenario is begun, played with texts tabled, ended, reviewed, and left for another."""

    async def way(app: StartexApp, pilot: Pilot[Any]) -> None:
        assert isinstance(app.screen, StartScreen)
        await press(pilot, ["enter", "enter"])
        assert isinstance(app.screen, PlayScreen)
        await play_on(app, pilot)
        assert app.session is not None
        assert app.session.ended
        await press(pilot, ["2", "3", "4", "1", "r"])
        assert isinstance(app.screen, StartScreen)
        assert app.session is None

    walk(StartexApp(None, keymap.Choices()), way, size)
    asked = [line.asked for line in _journal().lines if isinstance(line, Line)]
    assert {Table, PutUnderSilence} <= {type(command) for command in asked}


def _journal() -> Any:
    (path,) = Path(folder()).glob("*/*.jsonl")
    return read(path)
