"""Text is data: whatever an author or a player writes is shown as written, and breaks no screen."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.pilot import Pilot

from game.core import plan as p
from game.core.commands import Note
from game.tui import keymap
from game.tui.app import StartexApp
from game.tui.ink import Ink
from game.tui.inside import page_text
from game.view.safe import safe, width
from tests.tiny import tiny_plan
from tests.tui.driven import LARGE, begun, press, screen_of, walk

HOSTILE = {
    "markup": "[/] [bold]b[/bold] [@click=app.quit]x[/] [[",
    "wide": "難民と移民 難民と移民",
    "right-to-left": "مهاجر \u202eabc\u202c",
    "control": "\x1b[31mred\x07\x9b2J",
    "format": "{0} %s {x!r} $accent \\n",
}
WORDS = {
    "title", "text", "question", "brief", "knows", "why", "sender", "channel", "marking", "note", "unlawful",
    "interests", "red_lines", "briefing", "dilemma", "subtitle", "rule", "unit", "source",
}  # fmt: skip
"""Fields of the plan that hold words for people."""


def spoiled(thing: Any, words: str) -> Any:
    """The plan with these words in the place of everybody's."""
    if isinstance(thing, tuple):
        return tuple(spoiled(item, words) for item in thing)
    if not is_dataclass(thing) or isinstance(thing, type):
        return thing
    changed = {}
    for field in fields(thing):
        if field.name == "tables":
            continue
        value = getattr(thing, field.name)
        if isinstance(value, str):
            if field.name in WORDS and value:
                changed[field.name] = words
        else:
            changed[field.name] = spoiled(value, words)
    return replace(thing, **changed)


def hostile(words: str) -> p.Plan:
    """The tiny plan, spoiled."""
    return p.with_tables(spoiled(tiny_plan(), words))


TOUR = (
    "enter c enter t escape t t s enter o escape 3 enter escape 4 5 1 2 m escape g escape b escape j escape u enter c"
)


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (60, 20)], ids=str)
@pytest.mark.parametrize("kind", HOSTILE)
def test_every_screen_shows_it_as_written(kind: str, size: tuple[int, int]) -> None:
    """A tour of all screens with hostile words in every place: no crash, no key hijacked, nothing too wide."""
    seen: list[str] = []

    async def way(app: StartexApp, pilot: Pilot[Any]) -> None:
        for key in TOUR.split():
            await press(pilot, [key])
            seen.append(page_text(app))

    session = begun(plan=hostile(HOSTILE[kind]))
    walk(StartexApp(session, keymap.Choices()), way, size)
    first = safe(HOSTILE[kind]).split()[0]
    assert sum(first in text for text in seen) > len(seen) / 3
    assert all(width(line) <= size[0] for text in seen for line in text.splitlines())
    assert not any(char in text for text in seen for char in "\x1b\x07\x9b\u202e")


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
def test_a_note_reads_as_written(words: str) -> None:
    """What the player writes comes back on the record as it was written."""
    session = begun()
    session.ask(Note("sg", words))
    text = screen_of(session, "5", LARGE)
    assert all(part in text for part in safe(words).split()[:3])


@given(st.text(max_size=60), st.integers(min_value=12, max_value=90))
def test_ink_never_runs_over(words: str, columns: int) -> None:
    """Whatever the words and the width, no line is wider than the sheet."""
    ink = Ink(columns)
    ink.heading(words, words)
    ink.ends(words, words)
    ink.text(words, 2, 2)
    ink.rows([(words, words), ("x", words)])
    assert all(width(line.plain) <= ink.columns for line in ink.lines)
