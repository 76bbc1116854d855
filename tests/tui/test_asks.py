"""What the keys ask: each ask reaches the session once and as meant, and the journal is that of plain mode."""

from __future__ import annotations

from typing import Any

import pytest
from textual.pilot import Pilot

from game.core import commands as c
from game.core.terms import Stand
from game.journal import Entry, Line, Rewind
from game.session import Session
from game.tui import keymap
from game.tui.app import StartexApp
from tests.plain.seat import typed
from tests.tui.driven import begun, press, screen_of, walk


def asked(session: Session, keys: str) -> list[c.Command]:
    """What was asked by a person while these keys were pressed, in order."""

    async def way(app: StartexApp, pilot: Pilot[Any]) -> None:
        await press(pilot, keys.split())

    walk(StartexApp(session, keymap.Choices()), way)
    return [line.asked for line in session.lines if isinstance(line, Line) and line.by == "seat"][1:]


OPEN = "enter c enter"
"""Briefing read, time run to the first decision, digest read."""


@pytest.mark.parametrize(
    ("keys", "last"),
    [
        ("t t", c.Table("sg", "tasking", "isr")),
        ("t enter enter", c.Table("sg", "tasking", "isr")),
        ("t enter down enter up enter", c.Table("sg", "tasking", "isr", (("area", "own-waters"),))),
        ("t t s enter", c.Sound("sg", "tasking", "GR")),
        ("t t s down enter", c.Sound("sg", "tasking", "TR")),
        ("t t i enter", c.Confide("sg", "tasking", "GR")),
        ("t t u enter", c.PutUnderSilence("sg", "tasking", 24)),
        ("t t w enter", c.Withdraw("sg", "tasking")),
        ("r enter", c.Refer("sg", "tasking", "board")),
        ("m enter", c.MakeMove("sg", "press-line")),
        ("g enter", c.GivePledge("sg", "report-weekly")),
        ("n h i enter", c.Note("sg", "hi")),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_keys_ask(keys: str, last: c.Command) -> None:
    """A key, a choice and Enter put exactly that ask, last of all."""
    assert asked(begun(), f"{OPEN} {keys}")[-1] == last


def test_board_means_the_member_under_the_cursor() -> None:
    """On the board, Sound begins with the delegation under the cursor."""
    assert asked(begun(), f"{OPEN} t t 3 down down s enter")[-1] == c.Sound("sg", "tasking", "DE")


def test_amending_takes_one_wording() -> None:
    """Amend lists the wordings that would change the text, and puts the one chosen."""
    found = asked(begun(), f"{OPEN} t t c enter a enter")
    assert isinstance(found[-1], c.Amend)
    assert (found[-1].slot, found[-1].wording) == ("area", "own-waters")


def test_unlawful_response_asks_for_a_reason() -> None:
    """The legal adviser's note comes first; the reason written is on record, and an empty one asks nothing."""
    with_words = asked(begun(), f"{OPEN} t down t w h y space w e space d o enter")
    assert with_words[-1] == c.Table("sg", "tasking", "bold", reason="why we do")
    assert asked(begun(), f"{OPEN} t down t w h y enter") == [], "a word is no reason"
    assert "A written reason has 3 words" in screen_of(begun(), f"{OPEN} t down t w h y enter")
    assert asked(begun(), f"{OPEN} t down t enter") == []
    assert asked(begun(), f"{OPEN} t down t x escape") == []


def test_own_position() -> None:
    """A delegation's seat declares where it stands; objecting may say why."""
    session = begun("sg", "gr")
    keys = f"{OPEN} t t p enter"
    assert asked(session, keys)[-1] == c.TakePosition("gr", "tasking", Stand.ASSENT)


def test_escape_asks_nothing() -> None:
    """Every dialog left by Esc leaves the journal as it was."""
    assert asked(begun(), f"{OPEN} t escape m escape g escape h escape n x escape r escape j escape colon escape") == []


def test_keys_without_an_ask_say_why() -> None:
    """A key whose asks are not there now opens no dialog and asks nothing."""
    assert asked(begun(), "enter a s u d w x p") == []


def test_wait_stops_at_its_time() -> None:
    """Waiting runs for so long, or less when something needs the seat."""
    session = begun()
    asked(session, "enter h enter")
    assert session.state.now == 120
    session = begun()
    asked(session, f"{OPEN} h enter")
    assert session.state.now == 120 + 360


def test_practice_goes_back() -> None:
    """In practice mode the line chosen is taken back on the journal's own terms: a rewind is appended."""
    session = begun(practice=True)
    asked(session, f"{OPEN} t t m enter z enter")
    rewinds = [line for line in session.lines if isinstance(line, Rewind)]
    assert len(rewinds) == 1
    assert session.state.points["tasking"].file is not None
    assert "press-line" not in {used for used, _ in session.state.uses}
    session = begun()
    asked(session, f"{OPEN} t t m enter z enter")
    assert not [line for line in session.lines if isinstance(line, Rewind)]


def bare(entries: tuple[Entry, ...]) -> list[object]:
    """Entries without their wall times."""
    return [(e.seat, e.at, e.asked, e.facts, e.by) if isinstance(e, Line) else (e.n, e.rewound) for e in entries]


def test_screen_and_plain_mode_keep_the_same_journal() -> None:
    """The same asks by keys and by words give the same journal, luck and all, line for line."""
    by_keys, by_words = begun(), begun()
    asked(by_keys, f"{OPEN} t enter down enter up enter s down enter c enter u enter m enter c enter c enter c enter")
    lines = ("continue", "table isr own-waters", "sound TR", "continue", "silence 24", "move press-line")
    typed(*lines, "continue", "continue", "continue", of=by_words)
    assert bare(by_keys.lines) == bare(by_words.lines)
    assert by_keys.state == by_words.state
