"""What a newcomer trips over: leaving jump mode, an empty search, an answer grown old, a wording that stands."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from textual.pilot import Pilot

from game.core.plan import with_tables
from game.tui import keymap
from game.tui.app import StartexApp
from game.tui.screens.play import PlayScreen
from tests.tiny import tiny_plan
from tests.tui.driven import begun, press, screen_of, walk

OPEN = "enter c enter"
"""Briefing read, time run to the first decision, digest read."""


def test_escape_leaves_jump_mode() -> None:
    """Esc, like any key that is no letter of a place, takes the letters away."""
    for key in ("escape", "x"):
        assert screen_of(begun(), f"{OPEN} j {key}") == screen_of(begun(), OPEN)


def test_a_search_that_finds_nothing_says_so() -> None:
    """The list of all actions is never empty without a word; Enter then does nothing."""
    assert "No action has this word" in screen_of(begun(), f"{OPEN} colon q q q")
    assert screen_of(begun(), f"{OPEN} colon q q q enter") == screen_of(begun(), OPEN)


def test_the_desk_turns_to_a_decision_that_opened_digests_ago() -> None:
    """With c from digest to digest, the desk still opens on the decision that has opened on the way."""

    async def way(app: StartexApp, pilot: Pilot[Any]) -> None:
        await press(pilot, ["enter", "c", "c", "enter"])
        assert isinstance(app.screen, PlayScreen)
        assert app.screen.desk.view.decisions
        assert app.screen.current == 2

    walk(StartexApp(begun(), keymap.Choices()), way)


def test_an_old_answer_gives_way_to_a_hint() -> None:
    """Once time has run on, the line above the keys no longer says what was answered before."""
    before, after = screen_of(begun(), f"{OPEN} t t"), screen_of(begun(), f"{OPEN} t t c enter")
    assert "Secretary General tables" in before
    assert "Secretary General tables" not in after
    assert "u puts it under silence" in after.splitlines()[-2]


def test_amending_lists_no_wording_that_stands() -> None:
    """Only other wordings can be chosen, so none is marked as not in order."""
    text = screen_of(begun(), f"{OPEN} t t a")
    assert "Amend" in text
    assert "– Amend" not in text


def test_a_q_pressed_by_mistake_is_taken_back_by_enter() -> None:
    """The question begins on staying; a second q, or Ctrl+C, leaves."""
    ends: list[bool] = []

    async def way(app: StartexApp, pilot: Pilot[Any]) -> None:
        await press(pilot, ["enter", "q", "enter"])
        ends.append(app.is_running)
        await press(pilot, ["q", "ctrl+c"])
        ends.append(app._exit)

    walk(StartexApp(begun(), keymap.Choices()), way)
    assert ends == [True, True]
    assert "nothing is kept" in screen_of(begun(), "enter q"), "in memory only: no promise that cannot be held"


def test_what_a_declaration_brought_is_read_in_full() -> None:
    """The verdict opens on a page of its own: who was against, and what is missing, uncut."""
    plan = tiny_plan()
    voting = with_tables(replace(plan, procedures=tuple(replace(one, kind="vote") for one in plan.procedures)))
    text = screen_of(begun(plan=voting), f"{OPEN} t t c enter d enter")
    assert "WHAT HAPPENED" in text
    assert "The Council" in text
    assert "…" not in text
    assert "Enter to the desk" in text
