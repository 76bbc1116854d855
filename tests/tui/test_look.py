"""Every screen can be read: contrast of what is really drawn in every theme, and no colour where none is wanted."""

from __future__ import annotations

import asyncio

import pytest
from rich.color import ColorType

from bench.screenshots import SHOTS, SMALL, Shot, drawn, empty_home, no_colour, press, session_for
from game.tui import keymap
from game.tui.app import StartexApp
from game.tui.inside import page_text, rows
from game.tui.themes import NO_COLOUR, RATIO, THEMES
from tests.tui.contrast import colours, in_front, ratio, runs

FEW = ("briefing", "decision", "board", "draft", "palette", "hot-wash", "charts", "journal")
"""Screens that between them hold every kind of thing that is drawn."""


@pytest.mark.parametrize("shot", SHOTS, ids=lambda shot: shot.name)
def test_contrast_of_what_is_drawn(shot: Shot) -> None:
    """Every word on the screen reaches 7:1 on its ground in each theme, and none is written dim."""
    with empty_home(), no_colour(wanted=False):
        poor, seen = asyncio.run(_poor(shot))
    assert poor == {}
    assert min(seen) > 0


async def _poor(shot: Shot) -> tuple[dict[tuple[str, str], float], list[int]]:
    """(theme, words) of runs that are hard to read, and how many runs were looked at in each theme."""
    app = StartexApp(session_for(shot.after), keymap.Choices())
    poor, seen = {}, []
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, shot.keys)
        for theme in THEMES:
            app.theme = theme.name
            await pilot.pause()
            found = [(run, pair) for run in runs(app, in_front(app)) if (pair := colours(run))]
            seen.append(len(found))
            for run, (text, ground) in found:
                if ratio(text, ground) < RATIO or (run.style and run.style.dim):
                    poor[theme.name, run.text.strip()] = round(ratio(text, ground), 2)
    return poor, seen


@pytest.mark.parametrize("shot", [shot for shot in SHOTS if shot.name in FEW], ids=lambda shot: shot.name)
def test_no_colour_is_sent(shot: Shot) -> None:
    """With NO_COLOR no run of any screen carries a colour, and its words are those of the coloured screen."""
    with empty_home(), no_colour(wanted=True):
        kinds, text = asyncio.run(_kinds(shot))
    assert kinds <= {ColorType.DEFAULT}
    assert text == drawn(shot, THEMES[0].name, SMALL)[1]


async def _kinds(shot: Shot) -> tuple[set[ColorType], str]:
    app = StartexApp(session_for(shot.after), keymap.Choices())
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, shot.keys)
        assert app.theme == NO_COLOUR.name
        styles = [run.style for row in rows(app) for run in row if run.style]
        found = {colour.type for style in styles for colour in (style.color, style.bgcolor) if colour}
        return found, page_text(app)
