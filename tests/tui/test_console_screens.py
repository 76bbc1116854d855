"""The console and an evaluator's page as text, at both sizes. ``STARTEX_WRITE=1 pytest …`` writes the pictures anew."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from game.core import commands as c
from game.core.terms import DAY, EVALUATOR, FACILITATOR, HOUR, Stand
from game.view.safe import width
from tests.tui.consoles import BEGUN, TABLED, Room, keyed, seated
from tests.tui.driven import LARGE, SMALL

PICTURES = Path(__file__).parent / "screens"
CLAUSE = (
    *TABLED,
    c.HoldInject(FACILITATOR, "report"),
    c.ProposeClause("gr", "tasking", "Fishing boats [/]", "Boats that fish are left alone."),
    c.Message("gr", FACILITATOR, "May we speak of fishing boats?"),
)
OBSERVED = (
    *TABLED,
    c.Observe("evaluator", "Greece was asked before the text was written.", "consult", "heard", "P"),
    c.Observe("evaluator", "Nobody named the duty to rescue.", "consult", "law"),
)
BOXES = (("The tasking", 20, "tasking"), ("Hot wash", 15, "hot-wash"))
SCREENS: dict[str, tuple[str, tuple[c.Command, ...], str]] = {
    "console-startex": ("", (), FACILITATOR),
    "console-open": ("", TABLED, FACILITATOR),
    "console-clause": ("", CLAUSE, FACILITATOR),
    "console-rule": ("r", CLAUSE, FACILITATOR),
    "console-effect": ("r 5", CLAUSE, FACILITATOR),
    "console-seat": ("3", TABLED, FACILITATOR),
    "console-behalf": ("2 escape n", TABLED, FACILITATOR),
    "console-watch": ("1 1", TABLED, FACILITATOR),
    "console-templates": ("i", TABLED, FACILITATOR),
    "console-box": ("x", TABLED, FACILITATOR),
    "console-deadline": ("e", TABLED, FACILITATOR),
    "console-talk": ("t", TABLED, FACILITATOR),
    "console-handover": ("0 1", CLAUSE, FACILITATOR),
    "console-help": ("question_mark", TABLED, FACILITATOR),
    "console-endex": ("", (*TABLED, c.End(FACILITATOR)), FACILITATOR),
    "evaluator": ("", OBSERVED, EVALUATOR),
    "evaluator-writes": ("down down m", OBSERVED, EVALUATOR),
}


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x40"])
@pytest.mark.parametrize("name", SCREENS)
def test_screen(name: str, size: tuple[int, int]) -> None:
    """The screen reads as its picture, line for line, and is neither empty nor larger than the terminal."""
    keys, asked, seat = SCREENS[name]
    room = Room(
        pace=60,
        box=("The tasking", 247),
        boxes=(("The tasking", 20, "tasking"), ("Hot wash", 15, "hot-wash")),
        people=seated(),
    )
    text = keyed(keys, size=size, seat=seat, asked=asked, room=room)[0] + "\n"
    picture = PICTURES / f"{name}-{size[0]}x{size[1]}.txt"
    if os.environ.get("STARTEX_WRITE"):
        picture.write_text(text, encoding="utf-8")
    assert sum(bool(line.strip()) for line in text.splitlines()) >= (3 if "watch" in name else 5)
    assert max(map(width, text.splitlines())) <= size[0]
    assert text == picture.read_text(encoding="utf-8")


def one(keys: str, asked: tuple[c.Command, ...] = TABLED, **more: Any) -> c.Command:
    """The one thing asked by these keys."""
    found = keyed(keys, asked=asked, **more)[1]
    assert len(found) == 1, found
    return found[0]


def test_wording_only_is_ruled_in_two_keys() -> None:
    """``r`` and ``1``: the clause stands, nothing moves."""
    found = one("r 1", CLAUSE)
    assert isinstance(found, c.RuleOnClause)
    assert (found.clause, str(found.ruling), found.moves, found.again) == ("free-1", "wording", (), ())


def test_a_ruling_may_open_positions_again_in_two_keys() -> None:
    """``r`` and ``2``: who had declared declares again."""
    found = one("r 2", CLAUSE)
    assert isinstance(found, c.RuleOnClause)
    assert found.again == ("GR",)


def test_a_clause_counts_as_an_authored_wording_in_two_keys() -> None:
    """``r`` and ``3``: the text is amended to the wording, and everybody's position is open again."""
    found = one("r 3", CLAUSE)
    assert isinstance(found, c.RuleOnClause)
    assert (str(found.ruling), found.slot, found.wording) == ("counts", "area", "own-waters")


def test_an_effect_of_its_own_is_written_with_its_reason() -> None:
    """Amounts, then why: the delegations named declare again."""
    words = " ".join(["T", "R", "plus", "1", "5", "0", "space", *"cohesion", "minus", "2", "enter"])
    found = one(f"r 5 {words} b e c a u s e enter", CLAUSE)
    assert isinstance(found, c.RuleOnClause)
    assert (str(found.ruling), found.reason) == ("effect", "because")
    assert (found.moves, found.changes) == ((("TR", 150),), (("cohesion", -2),))


def test_amounts_that_mean_nothing_are_said_to() -> None:
    """An unknown name is named with those there are, and nothing is asked."""
    text, asked, _ = keyed("r 5 x y plus 1 enter", asked=CLAUSE)
    assert asked == []
    assert "“xy+1” is no delegation" in " ".join(text.split())


def test_the_cuts_boxes_come_first() -> None:
    """``x`` and ``1``: the box of the decision point that is open, with the author's minutes."""
    asked = keyed("x 1", asked=TABLED, room=Room(people=seated(), boxes=BOXES))[1]
    assert asked == [c.SetBox(FACILITATOR, "The tasking", 1200, "tasking")]
    assert one("x 4") == c.SetBox(FACILITATOR, "The tasking", 600, "tasking")


def test_a_box_is_stopped_and_gone_on_with() -> None:
    """One that runs can be stopped; one that stands is shown so, pointed out, and its going on comes first."""
    text, asked, _ = keyed("x end up enter", asked=TABLED, room=Room(people=seated(), box=("The tasking", 600)))
    assert asked == [c.SetBox(FACILITATOR, "The tasking", 1200, "", 600, stands=True)]
    stood = Room(people=seated(), box=("The tasking", 600), box_stands=True)
    text, asked, _ = keyed("x 1", asked=TABLED, room=stood)
    assert asked == [c.SetBox(FACILITATOR, "The tasking", 1200, "", 600)]
    assert "The tasking 10:00 (stands)" in text
    assert "the time box “The tasking” stands; x goes on with it." in text


def test_a_deadline_moves_and_an_inject_comes_from_a_template_in_two_keys_and_words() -> None:
    """``e`` and ``2`` give a day; a template brings its sender, and the text is the facilitator's."""
    moved = one("e 2")
    assert isinstance(moved, c.MoveDeadline)
    written = one("i 4 1 b o a t s enter")
    assert isinstance(written, c.WriteInject)
    assert (written.title, written.sender, written.text) == ("Report from the field", "Liaison officer", "boats")
    whole = one("i 2 5 w h y enter")
    assert isinstance(whole, c.WriteInject)
    assert whole.to == ("council",)


def test_a_tour_begins_and_the_floor_passes_in_two_keys() -> None:
    """``t`` and ``2``, twice."""
    found = keyed("t 2 t 2", asked=TABLED)[1]
    assert [type(item).__name__ for item in found] == ["OpenTour", "PassFloor"]


def test_an_observation_takes_one_key_and_words() -> None:
    """A digit chooses the task; a letter rates it; both are kept with the time."""
    assert one("2 s a w enter", OBSERVED, seat=EVALUATOR) == c.Observe(EVALUATOR, "saw", "consult", "heard")
    rated = one("down down p s a w enter", OBSERVED, seat=EVALUATOR)
    assert rated == c.Observe(EVALUATOR, "saw", "consult", "heard", "P")


def test_keys_of_the_console_can_be_remapped() -> None:
    """Another key for sending: it sends, the old one does not, and the help has it."""
    from game.tui.keymap import Choices, checked

    assert checked({"console-send": "n"})[1] == [
        "console-send cannot have “n”: console-behalf has it. Give console-behalf another key too."
    ]
    choices = Choices(keys=checked({"console-send": "right_square_bracket"})[0])
    assert one("right_square_bracket", BEGUN, choices=choices) == c.SendInject(FACILITATOR, "storm")
    assert keyed("s", asked=BEGUN, choices=choices)[1] == []


def test_the_prompt_names_what_is_most_pressing() -> None:
    """A clause that waits comes before a message, that before an idle seat, that before the next inject."""

    def prompt(asked: tuple[c.Command, ...], **room: Any) -> str:
        text = keyed("", asked=asked, room=Room(**{"people": seated(), **room}))[0]
        return next(line.strip() for line in text.splitlines() if line.strip().startswith("Next:"))

    assert "waits for your ruling; r rules on it." in prompt(CLAUSE)
    message = (*TABLED, c.Message("gr", FACILITATOR, "A word?"))
    assert "Delegation of Greece wrote to you" in prompt(message)
    assert "wrote to you" not in prompt((*message, c.Whisper(FACILITATOR, "gr", "Yes.")))
    assert "“The tasking” is over by 2 minutes; e moves the deadline" in prompt(TABLED, box=("The tasking", -125))
    assert "Delegation of Greece has done nothing for 7 minutes; w whispers." in prompt(TABLED)
    assert "nothing is on the table at “The tasking”" in prompt(BEGUN, people=seated()[:1])
    assert "comes by itself; s sends it now." in prompt(TABLED, people=seated()[:1])
    assert "1 seat is not taken; c shows the code." in prompt((), people=seated()[:2])
    assert "the hot wash is on the wall" in prompt((*TABLED, c.End(FACILITATOR)))


def test_the_cursor_stays_on_what_was_held_or_left_out() -> None:
    """So the same key lets it go again, and touches nothing else; a line that was left out keeps its time."""
    asked = keyed("h h", asked=BEGUN)[1]
    assert [type(one) for one in asked] == [c.HoldInject, c.ReleaseInject]
    assert len({one.inject for one in asked if isinstance(one, c.HoldInject | c.ReleaseInject)}) == 1
    text = keyed("k", asked=BEGUN)[0]
    assert "Left out: " in text
    line = next(row for row in text.splitlines() if row.lstrip().startswith("x "))
    assert "no time" not in line and "D+" in line


def test_declared_positions_stand_beside_what_the_briefs_would_mind() -> None:
    """The console shows what people said as said, and a stance as what it would be."""
    objecting = (*TABLED, c.TakePosition("gr", "tasking", Stand.OBJECT, why="Whose water?"))
    text = keyed("", asked=objecting)[0]
    said, mind = text.index("Declared:"), text.index("Would mind, by their briefs")
    assert said < text.index("objects: Whose water?") < mind
    assert "(people)" not in text


def test_no_deadline_is_offered_that_has_passed() -> None:
    """Shortening goes no further back than now; time is not let run past ENDEX."""
    late = (*TABLED, c.MoveDeadline(FACILITATOR, "tasking", 13 * HOUR))
    text = keyed("e", asked=late)[0]
    assert "1 hour less" in text
    assert "6 hours less" not in text
    assert "D+-" not in text


def test_a_held_inject_that_was_due_is_pointed_out() -> None:
    """An effect would have brought the rumour while it was held."""
    later = (
        c.Amend("sg", "tasking", "area", "own-waters"), c.HoldInject(FACILITATOR, "rumour"),
        c.DeclareOutcome(FACILITATOR, "tasking", "isr", "time"), c.Advance(FACILITATOR, 6 * DAY),
    )  # fmt: skip
    text = keyed("", asked=(*TABLED, *later), room=Room(people=seated()[:1]))[0]
    assert "“A rumour on the coast” was due while it was held; h lets it go." in text
