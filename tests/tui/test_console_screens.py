"""The console and an evaluator's page as text, at both sizes. ``STARTEX_WRITE=1 pytest …`` writes the pictures anew."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from game.core import commands as c
from game.core.terms import DAY, EVALUATOR, FACILITATOR, HOUR, Stand
from game.debrief import to_markdown
from game.journal import FileJournal
from game.tui.handover import Section, as_text
from game.tui.inside import page_text
from game.view.safe import width
from tests.tui.consoles import SEATS, Room, keyed, run, seated
from tests.tui.driven import LARGE, SMALL, settle

PICTURES = Path(__file__).parent / "screens"
BEGUN = (c.Advance(FACILITATOR, 2 * HOUR),)
TABLED = (
    *BEGUN,
    c.Table("sg", "tasking", "isr"),
    c.Advance(FACILITATOR, 8 * HOUR),
    c.TakePosition("gr", "tasking", Stand.ASSENT),
)
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


def test_an_absent_seat_is_asked_for_by_the_facilitator() -> None:
    """The seat asks, the line says on whose word, and ``z`` takes it back."""
    text, asked, _ = keyed("3 escape n 1", asked=TABLED[:-1])
    assert [type(item).__name__ for item in asked] == ["TakePosition"]
    assert asked[0].seat == "gr"
    assert "Greece" in text
    assert keyed("3 escape n 1 z", asked=TABLED[:-1])[0].count("Back to where it stood") == 1


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
    text, _, room = keyed("1 7", asked=TABLED)
    assert room.done == [("free", "sg")]
    assert "FREE-CODE" in text


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


def test_endex_is_two_keys_away_and_one_key_takes_it_back() -> None:
    """``g`` and ``7`` end the exercise; ``z`` opens it again."""
    assert "ENDEX has come" in keyed("g 7 a", asked=TABLED)[0]
    text, asked, _ = keyed("g 7 z", asked=TABLED)
    assert asked[0] == c.End(FACILITATOR)
    assert "THE TASKING" in text


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


def test_the_note_for_the_next_shift_is_a_file_too() -> None:
    """What was written for it, what is held and who sits where; a title with line breaks stays one line."""
    parts = [Section("Where it stands", ("D+0", "two\nlines")), Section("Seats", ("Greece: Bo",))]
    assert as_text(parts) == "Where it stands\n- D+0\n- two lines\n\nSeats\n- Greece: Bo\n"
    asked = keyed("0 2 w a t c h enter", asked=TABLED)[1]
    assert asked == [c.Note(FACILITATOR, "watch")]
    text = keyed("0 1 end", asked=(*TABLED, *asked))[0]
    assert "watch" in text


def test_a_held_inject_that_was_due_is_pointed_out() -> None:
    """An effect would have brought the rumour while it was held."""
    later = (
        c.Amend("sg", "tasking", "area", "own-waters"), c.HoldInject(FACILITATOR, "rumour"),
        c.DeclareOutcome(FACILITATOR, "tasking", "isr", "time"), c.Advance(FACILITATOR, 6 * DAY),
    )  # fmt: skip
    text = keyed("", asked=(*TABLED, *later), room=Room(people=seated()[:1]))[0]
    assert "“A rumour on the coast” was due while it was held; h lets it go." in text


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
