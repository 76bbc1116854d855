"""What the console does with seats: watch, lock, take back, ask for, hand to their stance."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from game.core import commands as c
from game.core.terms import FACILITATOR
from game.journal import Line
from tests.tui.consoles import TABLED, Room, keyed, run, seated
from tests.tui.driven import press


def test_an_absent_seat_is_asked_for_by_the_facilitator() -> None:
    """The seat asks, the line says on whose word, and ``z`` takes it back."""
    text, asked, _ = keyed("3 escape n 1", asked=TABLED[:-1])
    assert [type(item).__name__ for item in asked] == ["TakePosition"]
    assert asked[0].seat == "gr"
    assert "Greece" in text
    assert keyed("3 escape n 1 z", asked=TABLED[:-1])[0].count("Taken back: Facilitator for Delegation of Greece") == 1


def test_a_seat_goes_to_its_stance_in_two_keys_and_back() -> None:
    """``3`` and ``5``: nobody is waited for there; the same two keys give it back to people."""
    found = keyed("3 5 3 5", asked=TABLED)[1]
    assert found == [c.HandOver(FACILITATOR, "gr", people=False), c.HandOver(FACILITATOR, "gr", people=True)]


def test_seats_are_watched_locked_and_freed_in_two_keys() -> None:
    """A seat's screen lies open in the console as text; locking and freeing go to the room."""
    assert "the screen of sg" in keyed("1 1", asked=TABLED)[0]
    assert "[/] and a second line" in keyed("1 1", asked=TABLED)[0]
    assert "Nobody has opened" in keyed("2 1", asked=TABLED)[0]
    assert keyed("1 6", asked=TABLED)[2].done == [("lock", "sg", True)]
    text, _, room = keyed("2 7", asked=TABLED)
    assert room.done == [("free", "eu")]
    assert "FREE-CODE" in text


def test_a_seat_somebody_has_is_taken_back_only_after_a_question() -> None:
    """Nothing brings the person back in, so that it alone is asked twice; the code stays to be read."""
    text, _, room = keyed("1 7", asked=TABLED)
    assert not room.done
    assert "Ana is out until somebody gives them a code" in text
    assert not keyed("1 7 2", asked=TABLED)[2].done
    text, _, room = keyed("1 7 1", asked=TABLED)
    assert room.done == [("free", "sg")]
    assert "FREE-CODE" in text
    assert "s Send" in keyed("1 7 1 escape", asked=TABLED)[0]
    assert "FREE-CODE" in keyed("1 7 1 escape", asked=TABLED)[0]


def test_all_seats_nobody_has_are_handed_over_at_once() -> None:
    """Offered where several wait for people; those with a person and those of the staff are left alone."""

    async def way(app: Any, pilot: Any, hub: Any, room: Room) -> None:
        room.people = tuple(replace(one, person="") if one.seat == "gr" else one for one in seated())
        await press(pilot, ["2", "8"])
        asked = [line.asked for line in hub.session.lines if isinstance(line, Line)]
        handed = [one.who for one in asked if isinstance(one, c.HandOver)]
        assert handed == ["eu", "gr"]

    run(way, asked=TABLED)
    assert "that nobody has taken" not in keyed("2", asked=TABLED)[0]
