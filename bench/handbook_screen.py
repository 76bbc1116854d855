"""The tutorial's picture of the screen, made by playing the tutorial's own scenario as far as its page does."""

from __future__ import annotations

import asyncio
from pathlib import Path

from textual.strip import Strip

from bench.screenshots import INKS, empty_home, no_colour, press
from bench.svg import picture
from game.core.commands import Sound, Table
from game.pack import load_file
from game.session import Session
from game.tui import keymap
from game.tui.app import StartexApp
from game.tui.inside import rows

SIZE = (100, 32)
THEME = "startex-dark"


def decision(scenario: Path) -> str:
    """The first decision point as SVG, its first response on the table and two delegations heard."""
    with empty_home(), no_colour(wanted=False):
        found = asyncio.run(_shown(_talking(scenario)))
    runs = [[(run.text, run.style) for run in row] for row in found]
    return picture(runs, SIZE[0], INKS[THEME], "Startex: the decision, as the tutorial's director sees it")


def _talking(scenario: Path) -> Session:
    """An exercise in which the first text is tabled and the first two who mind it have answered."""
    plan = load_file(scenario).plan
    if plan is None:
        raise ValueError(f"{scenario} has faults; `startex check` lists them")
    session = Session.create(plan, seats=plan.solo, seed=1, clock=lambda: "2025-01-13T06:00:00Z")
    session.proceed()
    point = next(name for name, point in session.state.points.items() if point.open)
    response = plan.tables.decisions[point].responses[0]
    session.ask(Table(plan.solo[0], point, response))
    for member in ("CHILD", "PORT"):
        session.ask(Sound(plan.solo[0], point, member))
    session.proceed()
    return session


async def _shown(session: Session) -> list[Strip]:
    app = StartexApp(session, keymap.Choices(theme=THEME))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, ("2",))
        return rows(app)
