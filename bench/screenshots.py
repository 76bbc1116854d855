"""Pictures of every screen, made by playing: ``make screenshots`` writes docs/screens/, nothing there is drawn by hand.

``python -m bench.screenshots --all FOLDER`` makes every screen in every theme, at every size and without colour, to be
looked at one by one.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from textual.pilot import Pilot
from textual.strip import Strip

from bench.svg import Inks, picture
from game.core.commands import Sound, Table
from game.pack import load
from game.session import Session
from game.tui import keymap, themes
from game.tui.app import StartexApp
from game.tui.inside import page_text, rows

SCREENS = Path(__file__).parents[1] / "docs" / "screens"
SMALL, LARGE = (80, 24), (120, 40)
SIZES = ((60, 20), SMALL, LARGE, (200, 60))
SEED = 1


@dataclass(frozen=True, slots=True)
class Shot:
    """One screen: how it is reached from the opening screen of a session."""

    name: str
    title: str
    keys: tuple[str, ...]
    after: str = "new"
    """``start`` (no exercise), ``new``, ``talks`` (a text on the table, soundings made) or ``ended``."""


SHOTS = (
    Shot("start", "The start: choosing an exercise", (), "start"),
    Shot("briefing", "The briefing", ()),
    Shot("situation", "The situation: dials, deadlines, injects", ("enter", "1"), "talks"),
    Shot("decision", "The decision: the text with its clauses", ("2",), "talks"),
    Shot("board", "The board: what is known of each delegation", ("3",), "talks"),
    Shot("member", "A delegation's file", ("3", "enter"), "talks"),
    Shot("count", "The count, with what-if positions", ("v", "down", "enter"), "talks"),
    Shot("feed", "The feed of injects", ("4",), "talks"),
    Shot("record", "The record", ("5",), "talks"),
    Shot("draft", "Drafting a text", ("w", "enter", "t"), "talks"),
    Shot("sound", "Sounding a delegation", ("s",), "talks"),
    Shot("digest", "What happened", ("c",), "talks"),
    Shot("palette", "All actions", ("colon",), "talks"),
    Shot("help", "Help", ("question_mark",), "talks"),
    Shot("settings", "Settings", ("comma",), "talks"),
    Shot("jump", "Jump mode", ("j",), "talks"),
    Shot("leave", "Leaving", ("q",), "talks"),
    Shot("hot-wash", "The hot wash", ("1",), "ended"),
    Shot("debrief", "The debrief", ("2", "down", "down", "down", "down", "down", "down"), "ended"),
    Shot("charts", "Charts of the indicators", ("3",), "ended"),
    Shot("journal", "The journal, line by line", ("4", "pageup", "left", "left"), "ended"),
)
KEPT = {"decision": LARGE}
"""Sizes in docs/screens where they are not the small one: the README's picture is a large one."""


def session_for(after: str) -> Session | None:
    """A session in memory, played as far as a shot needs."""
    if after == "start":
        return None
    plan = load("aegean-2016").plan
    if plan is None:
        raise ValueError("the scenario aegean-2016 has faults; `startex check aegean-2016` lists them")
    session = Session.create(plan, seats=plan.solo, seed=SEED, clock=lambda: "2016-02-08T08:00:00Z")
    if after == "ended":
        session.autoplay("consensus")
    elif after == "talks":
        negotiate(session)
    return session


def negotiate(session: Session) -> None:
    """Play to the first decision, table its second response, sound three delegations and hear their answers."""
    while not any(point.open for point in session.state.points.values()) and not session.ended:
        session.proceed()
    decision = next(name for name, point in session.state.points.items() if point.open)
    session.ask(Table("sg", decision, "isr"))
    for member in ("GR", "TR", "FR"):
        session.ask(Sound("sg", decision, member))
    session.proceed()


HOME = "/home/you"
"""A home that is nobody's: the pictures name it, nothing is read from it and nothing is written there."""
FOLDERS = {"HOME": HOME, "XDG_DATA_HOME": f"{HOME}/.local/share", "XDG_CONFIG_HOME": f"{HOME}/.config"}


@contextmanager
def empty_home() -> Iterator[None]:
    """No journals and choices of the person who runs this."""
    with mock.patch.dict(os.environ, FOLDERS):
        yield


async def shown(shot: Shot, theme: str, size: tuple[int, int]) -> tuple[list[Strip], str]:
    """The rows of a shot, and the same as text."""
    app = StartexApp(session_for(shot.after), keymap.Choices(theme=theme))
    async with app.run_test(size=size) as pilot:
        await press(pilot, shot.keys)
        return rows(app), page_text(app)


async def press(pilot: Pilot[None], keys: tuple[str, ...]) -> None:
    """Keys one after another, each drawn before the next."""
    await pilot.pause()
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


def drawn(shot: Shot, theme: str, size: tuple[int, int]) -> tuple[str, str]:
    """A shot as (SVG, text). NO_COLOR is set for the theme without colour, and unset for all others."""
    with empty_home(), no_colour(theme == themes.NO_COLOUR.name):
        found, text = asyncio.run(shown(shot, theme, size))
    runs = [[(run.text, run.style) for run in row] for row in found]
    return picture(runs, size[0], INKS.get(theme, INKS["startex-dark"]), f"Startex: {shot.title}"), text


INKS = {
    "startex-dark": Inks(themes.DARK.ink, themes.DARK.table),
    "startex-light": Inks(themes.LIGHT.ink, themes.LIGHT.table),
    "startex-contrast": Inks(themes.HIGH.ink, themes.HIGH.table),
    "startex-safe": Inks(themes.SAFE.ink, themes.SAFE.table),
    "startex-plain": Inks("#d0d0d0", "#101010"),
}


@contextmanager
def no_colour(wanted: bool) -> Iterator[None]:
    """The environment with or without NO_COLOR."""
    before = os.environ.pop("NO_COLOR", None)
    if wanted:
        os.environ["NO_COLOR"] = "1"
    try:
        yield
    finally:
        os.environ.pop("NO_COLOR", None)
        if before is not None:
            os.environ["NO_COLOR"] = before


def keep(folder: Path) -> None:
    """The few pictures of the documentation."""
    folder.mkdir(parents=True, exist_ok=True)
    for shot in SHOTS:
        svg, _ = drawn(shot, "startex-dark", KEPT.get(shot.name, SMALL))
        (folder / f"{shot.name}.svg").write_text(svg, encoding="utf-8")


def everything(folder: Path, names: tuple[str, ...], sizes: tuple[tuple[int, int], ...]) -> None:
    """Every screen, in every theme, at every size."""
    folder.mkdir(parents=True, exist_ok=True)
    for shot in SHOTS:
        for theme in themes.TITLES if not names or shot.name in names else ():
            for size in sizes:
                svg, text = drawn(shot, theme, size)
                place = folder / f"{shot.name}-{theme.removeprefix('startex-')}-{size[0]}x{size[1]}.svg"
                place.write_text(svg, encoding="utf-8")
                place.with_suffix(".txt").write_text(text, encoding="utf-8")


def main(arguments: list[str] | None = None) -> int:
    """Write the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--all", type=Path, metavar="FOLDER", help="every theme and size, into this folder")
    parser.add_argument("--size", action="append", default=[], metavar="80x24", help="with --all: only these sizes")
    parser.add_argument("names", nargs="*", help="with --all: only these screens")
    options = parser.parse_args(arguments)
    sizes = tuple((int(size.partition("x")[0]), int(size.partition("x")[2])) for size in options.size)
    if options.all:
        everything(options.all, tuple(options.names), sizes or SIZES)
    else:
        keep(SCREENS)
    return 0


if __name__ == "__main__":
    sys.exit(main())
