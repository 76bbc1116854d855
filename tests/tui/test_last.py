"""What is read once for all who ask."""

from __future__ import annotations

from typing import Any

from textual.pilot import Pilot

from game.journal import Line
from game.tui import keymap
from game.tui.app import StartexApp
from game.tui.last import Last
from game.tui.review import Review
from game.tui.widgets.choices import Choices, Entry
from tests.tui.driven import LARGE, begun, settle, walk


def test_asked_of_the_same_things_it_is_made_once() -> None:
    """Equal things count as the same; other things, or more of them, have it made anew."""
    asked: list[tuple[object, ...]] = []

    def make(*of: object) -> list[object]:
        asked.append(of)
        return [*of]

    last = Last(make)
    lines = ("one", "two")
    assert last(lines, 3) is last(("one", "two"), 3)
    assert last(lines, 4) == [lines, 4]
    assert last(lines) == [lines]
    assert last((*lines, "three")) == [(*lines, "three")]
    assert len(asked) == 4


def test_two_seats_review_one_journal() -> None:
    """Two reviews of a journal share its states, the parts of its debrief and its charts; one of a longer journal has
    its own.
    """
    session = begun()
    early = Review(session)
    before = early.scrubber.stops
    session.autoplay("consensus")
    one, other = Review(session), Review(session)
    other.debrief = one.debrief
    assert one.parts is other.parts and one.courses is other.courses
    assert all(mine is theirs for mine, theirs in zip(one.scrubber.stops, other.scrubber.stops, strict=True))
    assert len(one.scrubber.stops) > len(before) == len(early.scrubber.stops)
    asked = [line for line in session.lines if isinstance(line, Line)]
    assert one.scrubber.view_at(asked[-1].n).now == session.state.now


def test_entries_that_look_the_same_are_drawn_once() -> None:
    """Two lists with the same entries hold the same drawings, and the cursor of one is not the cursor of the other."""

    async def way(app: StartexApp, pilot: Pilot[Any]) -> None:
        entries = [Entry(name, lambda ink: ink.text("the same words")) for name in "abc"]
        one, other = Choices(entries), Choices(entries)
        await app.screen.mount(one, other)
        await settle(pilot)
        assert one.get_option_at_index(2).prompt is other.get_option_at_index(2).prompt
        other.highlighted = 2
        await settle(pilot)
        assert (one.chosen, other.chosen) == ("a", "c")
        assert one.get_option_at_index(2).prompt is other.get_option_at_index(1).prompt
        assert one.get_option_at_index(2).prompt is not other.get_option_at_index(2).prompt

    walk(StartexApp(begun(), keymap.Choices()), way, LARGE)
