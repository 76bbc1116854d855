"""Going back, ENDEX, the review and the hand-over from the console."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from game.core import commands as c
from game.core.terms import FACILITATOR, HOUR
from game.debrief import to_markdown
from game.journal import FileJournal
from game.tui.handover import Section, as_text
from game.tui.inside import page_text
from tests.tui.consoles import BEGUN, SEATS, TABLED, Room, keyed, run
from tests.tui.driven import settle


def test_taking_back_says_what() -> None:
    """The last act in words, not a line's number."""
    assert "Taken back: Facilitator: " in keyed("h z", asked=BEGUN)[0]


def test_endex_is_two_keys_away_and_one_key_takes_it_back() -> None:
    """``g`` and ``7`` end the exercise; ``z`` opens it again."""
    assert "ENDEX has come" in keyed("g 7 a", asked=TABLED)[0]
    text, asked, _ = keyed("g 7 z", asked=TABLED)
    assert asked[0] == c.End(FACILITATOR)
    assert "THE TASKING" in text


def test_the_debrief_on_the_console_tells_no_seed() -> None:
    """Neither the seed of the luck nor a wrong one: who plays on with the same luck must not know it."""
    text = keyed("j 2 down down down down down down down", asked=(*TABLED, c.End(FACILITATOR)))[0]
    assert "The playthrough" in text
    found: list[str] = []

    async def way(app: Any, pilot: Any, hub: Any, room: Room) -> None:
        await pilot.press("j")
        await pilot.pause()
        found.append(to_markdown(app.screen.review.debrief))

    run(way, asked=TABLED)
    assert "The facilitator keeps the seed" in found[0]
    assert "Seed " not in found[0]


def test_escape_leads_from_the_review_back_to_the_console() -> None:
    """From each of its pages; the keys at its foot say so, and its help is of the review, not of the console."""
    for page in "1234":
        assert "Esc to the console" in keyed(f"j {page}", asked=TABLED)[0]
        assert "s Send" in keyed(f"j {page} escape", asked=TABLED)[0]
    assert "s Send" in keyed("j 2 enter escape escape", asked=TABLED)[0]
    assert "Another round" not in keyed("j r", asked=TABLED)[0]
    told = keyed("j question_mark", asked=TABLED)[0]
    assert "every part of the review" in told
    assert "hold the inject" not in told


def test_going_back_in_the_review_shows_the_console_as_it_stands_then() -> None:
    """``z`` on a line of its journal rewinds, and the console lies open again."""
    text = keyed("j 4 home z", asked=TABLED)[0]
    assert "s Send" in text
    assert "D+0 08:00" in text.splitlines()[0]


def test_the_note_for_the_next_shift_is_a_file_too() -> None:
    """What was written for it, what is held and who sits where; a title with line breaks stays one line."""
    parts = [Section("Where it stands", ("D+0", "two\nlines")), Section("Seats", ("Greece: Bo",))]
    assert as_text(parts) == "Where it stands\n- D+0\n- two lines\n\nSeats\n- Greece: Bo\n"
    asked = keyed("0 2 w a t c h enter", asked=TABLED)[1]
    assert asked == [c.Note(FACILITATOR, "watch")]
    text = keyed("0 1 end", asked=(*TABLED, *asked))[0]
    assert "watch" in text


def test_a_branch_is_a_room_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """``j``, the journal, ``b``: a journal that agrees up to the line under the cursor; this exercise goes on."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    text = " ".join(keyed("j 4 up b", asked=TABLED)[0].replace("│", "").split())
    assert "Open it as a room of its own: startex host --resume" in text
    (path,) = tmp_path.rglob("*.jsonl")
    found = FileJournal.open(path)
    assert found.header.seats == SEATS
    assert 1 <= len(found.lines) < len(TABLED) + 1
    found.close()


def test_going_back_names_who_asked() -> None:
    """Time that ran is nobody's, and not the first seat's; a seat has its title, and so has who asked for it."""

    async def way(app: Any, pilot: Any, hub: Any, room: Room) -> None:
        await hub.run_to(2 * HOUR)
        hub.put("sg", c.Table("sg", "tasking", "isr"))
        hub.put_for(c.Note("gr", "Agreed by telephone."))
        hub.put(FACILITATOR, c.Broadcast(FACILITATOR, "Five minutes."))
        await settle(pilot)
        await pilot.press("y")
        await settle(pilot)
        listed = page_text(app)
        assert "Time runs to D+0 10:00" in listed
        assert "Secretary General: Table: Ships" in listed
        assert "Facilitator for Delegation of Greece: note" in listed
        assert "Facilitator: to all: Five minutes." in listed
        assert "sg:" not in listed

    run(way)
