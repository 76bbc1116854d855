"""Keys: one registry for all, remapped by a file, and none that a terminal or Textual would take away."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from game.core.commands import Table
from game.journal import Line
from game.tui import keymap
from game.tui.actions import ACTIONS, BY_ID, EVERYWHERE, spoken
from game.tui.app import StartexApp
from game.tui.ink import Ink
from game.tui.inside import page_text, rows
from game.tui.screens.page import Page
from game.tui.screens.palette import Palette
from game.tui.screens.play import PlayScreen
from game.tui.widgets.bars import keys
from tests.tui.driven import begun, press, walk

ESSENTIAL = ("continue", "palette", "help", "quit")
TAKEN = {"ctrl+a", "ctrl+b", "ctrl+c", "ctrl+s", "ctrl+q", "ctrl+w", "ctrl+p", "space"}


def test_no_default_key_is_taken_elsewhere() -> None:
    """No action has only a key that terminals, browsers or multiplexers keep for themselves; F-keys have a twin."""
    for action in ACTIONS:
        keys = set(action.key.split(","))
        assert keys - TAKEN, action.id
        assert not any(key.startswith("alt+") for key in keys), action.id
        assert any(not key.startswith("f") or len(key) == 1 for key in keys), action.id


def test_no_key_means_two_things_in_one_place() -> None:
    """In every place a key leads to one action."""
    for place in {action.place for action in ACTIONS} - {EVERYWHERE}:
        keys = [key for a in ACTIONS if a.place in (place, EVERYWHERE) for key in a.key.split(",")]
        assert len(keys) == len(set(keys)), place


def test_every_action_has_a_method() -> None:
    """The registry names no method that does not exist."""
    for action in ACTIONS:
        owner: type = StartexApp if action.does.startswith("app.") else PlayScreen
        if action.place == "review":
            from game.tui.screens.debrief import DebriefScreen

            owner = DebriefScreen
        name = action.does.removeprefix("app.").partition("(")[0]
        assert hasattr(owner, f"action_{name}"), action.id


def written(path: Path, value: object) -> keymap.Choices:
    """What is read from a file holding this."""
    path.write_text(json.dumps(value), encoding="utf-8")
    return keymap.load(path)


def test_a_remapped_key_works_and_is_shown(tmp_path: Path) -> None:
    """With ``t`` moved to ``f``, f tables, t does nothing, and the key bar says f."""
    choices = written(tmp_path / "s.json", {"keys": {"table": "f"}})
    session = begun()
    bar: list[str] = []

    async def way(app: StartexApp, pilot: Pilot[Any]) -> None:
        await press(pilot, ["enter", "c", "enter", "t"])
        assert isinstance(app.screen, PlayScreen)
        bar.append(page_text(app).splitlines()[-1])
        await press(pilot, ["f", "t"])

    walk(StartexApp(session, choices), way)
    assert choices.faults == ()
    assert " f Table" in bar[0]
    assert any(isinstance(line, Line) and isinstance(line.asked, Table) for line in session.lines)


@pytest.mark.parametrize(
    ("keys", "fault"),
    [
        ({"dance": "d"}, "there is no action “dance”"),
        ({"table": "not a key!"}, "is no key for table"),
        ({"table": "a"}, "amend has it"),
        ({"table": 7}, "is no key for table"),
        ([], "“keys” must be an object"),
    ],
    ids=str,
)
def test_a_faulty_key_is_named_and_left_out(keys: object, fault: str, tmp_path: Path) -> None:
    """What cannot be used is said, the rest is used, and play goes on."""
    choices = written(tmp_path / "s.json", {"keys": keys})
    assert choices.keys == {}
    assert len(choices.faults) == 1
    assert fault in choices.faults[0]


def test_swapping_two_keys_is_no_clash(tmp_path: Path) -> None:
    """Two actions may change places."""
    choices = written(tmp_path / "s.json", {"keys": {"table": "a", "amend": "t"}})
    assert (choices.keys, choices.faults) == ({"table": "a", "amend": "t"}, ())


def test_a_torn_file_stops_nothing(tmp_path: Path) -> None:
    """A file that is no JSON is named once, and everything is as usual."""
    path = tmp_path / "s.json"
    path.write_text("{", encoding="utf-8")
    choices = keymap.load(path)
    assert (choices.keys, choices.theme, len(choices.faults)) == ({}, "", 1)
    assert keymap.load(tmp_path / "none.json") == keymap.Choices()


def test_the_theme_chosen_is_kept() -> None:
    """Settings write the theme to the user's own file, and the next app begins with it."""

    async def way(app: StartexApp, pilot: Pilot[Any]) -> None:
        await press(pilot, ["enter", "comma", "down", "enter"])

    walk(StartexApp(begun(), keymap.Choices()), way)
    assert keymap.load().theme == "startex-light"


def test_palette_does_what_it_finds() -> None:
    """A word typed into the palette and Enter do the action on the screen below; help lists every action."""
    said: list[str] = []

    async def way(app: StartexApp, pilot: Pilot[Any]) -> None:
        await press(pilot, ["enter", "colon", *"record", "enter"])
        assert isinstance(app.screen, PlayScreen)
        assert app.screen.current == 5
        await press(pilot, ["f1"])
        assert isinstance(app.screen, Page)
        sheet = app.screen.query("Sheet")
        said.extend(str(one.render()) for one in sheet)

    walk(StartexApp(begun(), keymap.Choices()), way)
    for action in ACTIONS:
        assert any(action.help[:30] in text.replace("\n", " ") or action.title in text for text in said), action.id


def test_keys_in_print() -> None:
    """Keys are named as they stand on a keyboard."""
    assert [spoken(key) for key in ("question_mark,f1", "q,ctrl+q", "f1", "ctrl+t", "colon")] == [
        "?", "q", "F1", "Ctrl+T", ":",
    ]  # fmt: skip
    assert BY_ID["help"].shown_key == "?"


@pytest.mark.parametrize("columns", [60, 72, 80, 120, 200])
def test_key_bar_keeps_the_way_on_and_out(columns: int) -> None:
    """At any width the bar fits, and names Continue, the palette, help and quit."""
    ink = Ink(columns)
    keys(ACTIONS, frozenset({"table", "amend", "sound", "lobby", "silence", "move"}))(ink)
    (bar,) = [line.plain for line in ink.lines]
    assert len(bar) <= columns
    assert all(f"{action.shown_key} {action.title}" in bar for action in map(BY_ID.get, ESSENTIAL) if action)


@pytest.mark.parametrize("word", ["theme", "colour", "color", "contrast", "blind", "keys"])
def test_the_palette_finds_the_settings_by_what_people_call_them(word: str) -> None:
    """Whoever types what they want changed is led to the settings."""
    assert "settings" in [action.id for action in Palette(ACTIONS).fitting(word)]


def test_without_colour_the_cursor_is_reversed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no colour is sent, the row under the cursor is reversed across the list, and no other row is."""
    monkeypatch.setenv("NO_COLOR", "1")
    found: list[str] = []

    async def way(app: StartexApp, pilot: Pilot[Any]) -> None:
        await press(pilot, ["enter", "q"])
        found.extend(run.text for row in rows(app) for run in row if run.style and run.style.reverse)

    walk(StartexApp(begun(), keymap.Choices()), way)
    told = "".join(found)
    assert "Stay" in told
    assert "Leave" not in told
    assert len(told) > 60
