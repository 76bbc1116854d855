"""The calculator on screen: what is known, what-if positions tried by keys, several counts, and nothing on record."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from game.tui import keymap
from game.tui.app import StartexApp
from game.tui.inside import page_text
from game.tui.screens.count import CountScreen
from game.tui.screens.play import PlayScreen
from game.view import view
from game.view.stands import InPlay
from tests.plain.test_counting import in_play
from tests.tui.driven import LARGE, SMALL, begun, press, screen_of, settle, walk

PICTURES = Path(__file__).parent / "screens"
OPEN = "enter c enter"
ASKED = f"{OPEN} t t s down enter c enter"
"""A text on the table, Türkiye sounded."""
UNION = in_play("eu-council", "qualified-majority", DE="for", FR="against", GB="abstain", IT="for")
FOREIGN = in_play("fac", "cfsp-unanimity", AT="declared", HU="against")


def shown(counts: tuple[InPlay, ...], keys: str, size: tuple[int, int]) -> str:
    """The calculator over these counts, after these keys."""
    said: list[str] = []
    at = begun()
    at.proceed()
    focus = replace(view(at.plan, at.state, ("sg",)).decisions[0], in_play=counts)

    async def way(app: StartexApp, pilot: Pilot[Any]) -> None:
        await app.push_screen(CountScreen(focus))
        await settle(pilot)
        await press(pilot, keys.split())
        said.append(page_text(app))

    walk(StartexApp(at, keymap.Choices()), way, size)
    return said[0]


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x40"])
@pytest.mark.parametrize(("name", "keys"), [("count-union", ""), ("count-union-read", "down enter space space")])
def test_the_majority_of_the_union(name: str, keys: str, size: tuple[int, int]) -> None:
    """A vote of 28 reads as its picture: table, bars, who blocks, smallest sets, citation."""
    text = shown((UNION,), keys, size) + "\n"
    picture = PICTURES / f"{name}-{size[0]}x{size[1]}.txt"
    if os.environ.get("STARTEX_WRITE"):
        picture.write_text(text, encoding="utf-8")
    assert text == picture.read_text(encoding="utf-8")


def test_enter_tries_the_next_side_and_comes_back_to_what_is_known() -> None:
    """Türkiye objects; Enter moves it on through the sides and back, and only a side not its own is a what-if."""
    first, second, third = (screen_of(begun(), f"{ASKED} v down down{' enter' * n}", LARGE) for n in (1, 2, 3))
    assert "What if: TR for" in second
    assert "? TR" in first
    assert "What if" not in third
    assert "x TR" in third


def test_r_goes_back_to_what_is_known() -> None:
    """All what-if positions are dropped at once."""
    assert "What if" not in screen_of(begun(), f"{ASKED} v down enter down enter r", LARGE)


def test_all_that_are_not_known_can_be_counted_otherwise() -> None:
    """Enter on the first line counts them against."""
    assert "counted as against" in screen_of(begun(), f"{ASKED} v enter", LARGE)


def test_arrows_turn_to_the_next_count() -> None:
    """A text that depends on two counts has two pages, each with its own what-ifs."""
    assert "count 1 of 2" in shown((UNION, FOREIGN), "", LARGE)
    second = shown((UNION, FOREIGN), "down enter right", LARGE)
    assert "count 2 of 2" in second
    assert "What if" not in second
    assert "abstains formally" in second
    assert "What if: AT for" in shown((UNION, FOREIGN), "down enter right left", LARGE)


def test_nothing_of_it_is_on_record() -> None:
    """The calculator asks nothing: the journal stays as long as it was."""
    with_it, without = begun(), begun()
    screen_of(with_it, f"{ASKED} v down enter enter down enter escape")
    screen_of(without, ASKED)
    assert len(with_it.lines) == len(without.lines)


def test_without_a_decision_it_says_so() -> None:
    """Before any decision opens the key opens no page."""

    async def way(app: StartexApp, pilot: Pilot[Any]) -> None:
        await press(pilot, ["enter", "v"])
        assert isinstance(app.screen, PlayScreen)
        assert "Nothing is counted here now." in page_text(app)

    walk(StartexApp(begun(), keymap.Choices()), way)


def test_titles_of_authors_are_text() -> None:
    """Brackets stay brackets and no escape reaches the terminal, whatever a body, member or measure is called."""
    evil = "[/red]\x1b[31m\nRot"
    body = replace(UNION.body, title=evil)
    places = tuple(replace(place, title=evil) for place in UNION.places)
    text = shown((replace(UNION, body=body, places=places, measures=(evil,)),), "down enter", LARGE)
    assert "[/red]<U+001B>[31m Rot" in text
    assert "\x1b" not in text
