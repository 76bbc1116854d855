"""A seat in a room: its papers, its position, the floor, clauses in free words, messages, why it decided."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from game.core import commands as c
from game.core.terms import FACILITATOR, HOUR, Stand
from game.journal import Line
from game.tui import seat_actions
from game.tui.inside import page_text
from game.tui.screens.lined import Lined
from game.tui.screens.seat_asks import line_of_the_brief
from game.tui.screens.seated import SeatedScreen
from game.tui.seat_room import QUIET_FOR
from game.tui.seated import SeatedApp
from game.tui.widgets.room import unspoken
from game.view.safe import safe, width
from tests.tui.driven import LARGE, SMALL
from tests.tui.seats import Shared, moved, screen_of, shared, sit, type_
from tests.tui.test_hostile import HOSTILE, hostile

PICTURES = Path(__file__).parent / "screens"


def drafted() -> Shared:
    """A tour de table at the Greek delegation, a clause proposed by the chair."""
    table = shared()
    table.ask(c.ProposeClause("sg", "tasking", "Reporting", "every week to the Council"))
    table.ask(c.OpenTour("sg", "tasking"))
    return table


def written_to() -> Shared:
    """The same, with messages open and one of them waiting."""
    table = drafted()
    table.ask(c.AllowMessages(FACILITATOR, True))
    table.ask(c.Message("sg", "gr", "Could you live with own waters?"))
    return table


SCREENS = {
    "seat-desk": (drafted, "gr", "enter"),
    "seat-late": (drafted, "gr", ""),
    "seat-room": (written_to, "gr", "enter 6"),
    "seat-floor": (drafted, "gr", "enter enter"),
    "seat-position": (shared, "gr", "enter 9 down ~whose_water"),
    "seat-papers": (shared, "gr", "enter b"),
    "seat-clause": (drafted, "gr", "enter e down"),
    "seat-message": (written_to, "gr", "enter h down"),
    "seat-why": (shared, "gr", "enter 9 down enter"),
    "seat-chair": (drafted, "sg", "f"),
}


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x40"])
@pytest.mark.parametrize("name", SCREENS)
def test_screen(name: str, size: tuple[int, int]) -> None:
    """The seat's screen reads as its picture. ``STARTEX_WRITE=1`` writes it anew."""
    made, seat, keys = SCREENS[name]
    text = screen_of(made(), seat, keys, size) + "\n"
    picture = PICTURES / f"{name}-{size[0]}x{size[1]}.txt"
    if os.environ.get("STARTEX_WRITE"):
        picture.write_text(text, encoding="utf-8")
    assert max(map(width, text.splitlines())) <= size[0]
    assert text == picture.read_text(encoding="utf-8")


def asked(table: Shared) -> list[c.Command]:
    """What was asked, oldest first."""
    return [line.asked for line in table.session.lines if isinstance(line, Line)]


def test_plain_keys_declare_a_position_with_a_clause_and_a_line() -> None:
    """``9`` and two arrows object to the area with a reason, ``7`` assents; both by the seat without the chair."""
    table = shared()
    screen_of(table, "gr", "enter 9 down ~whose_water enter")
    taken = asked(table)[-1]
    assert taken == c.TakePosition("gr", "tasking", Stand.OBJECT, "area", why="whose water")
    screen_of(table, "gr", "7 enter")
    assert asked(table)[-1] == c.TakePosition("gr", "tasking", Stand.ASSENT)


def test_a_position_that_is_not_in_order_is_never_swapped_for_another() -> None:
    """Where nobody may abstain, ``8`` gives the ruling and Enter after it declares nothing."""
    table = shared()
    before = len(table.session.lines)
    text = screen_of(table, "gr", "enter 8 enter")
    assert "That abstention does not exist here" in text
    assert len(table.session.lines) == before


def test_the_floor_is_given_with_a_line_of_the_brief_and_enter_says_it() -> None:
    """Enter opens it pre-filled, an arrow adds a position, Enter says both; then the chair reads it."""
    table = drafted()
    screen_of(table, "gr", "enter enter down enter escape")
    assert asked(table)[-1] == c.Speak("gr", "tasking", "people on the islands", "assent")
    assert "“people on the islands”" in screen_of(table, "sg", "6")


def test_the_line_of_a_brief_is_its_first_sentence() -> None:
    """One line, however the brief is laid out; an empty brief gives none."""
    assert line_of_the_brief("Hold\n the  line. Then rest.") == "Hold the line."
    assert line_of_the_brief("no full stop") == "no full stop"
    assert line_of_the_brief("") == ""


def test_the_chair_passes_the_floor_on_with_enter() -> None:
    """On the room's page Enter opens it for the chair, a second Enter passes over whoever has the floor."""
    table = drafted()
    screen_of(table, "sg", "6 enter enter")
    assert asked(table)[-1] == c.PassFloor("sg", "tasking")


def test_a_clause_is_drafted_together_and_waits_for_the_ruling() -> None:
    """One proposes, another rewrites over its version; both read all versions, and the ruling when it comes."""
    table = shared()
    screen_of(table, "sg", "e ~Reporting enter ~weekly enter")
    text = screen_of(table, "gr", "enter e down enter ~,_to_all enter 6", LARGE)
    assert asked(table)[-1] == c.ReviseClause("gr", "tasking", "free-1", 1, "weekly, to all")
    assert "was, by Secretary General: “weekly”" in text
    assert "waits for the facilitator's ruling" in text
    table.ask(c.RuleOnClause(FACILITATOR, "tasking", "free-1", "wording"))  # type: ignore[arg-type]
    assert "stands in the text, as wording only" in screen_of(table, "sg", "6", LARGE)


def test_no_word_is_lost_to_a_ruling_or_to_esc() -> None:
    """Words left by Esc, or overtaken by somebody else's version, stand in the line when it is opened again."""
    table = drafted()

    async def way(app: SeatedApp, pilot: Pilot[Any], _: Shared) -> None:
        await type_(pilot, "enter e down enter ~!")
        table.ask(c.ReviseClause("sg", "tasking", "free-1", 1, "every day"))
        await type_(pilot, "enter")
        assert "There is a version 2" in page_text(app)
        await type_(pilot, "escape h ~half_a_word escape h")
        assert isinstance(app.screen, Lined)
        assert app.screen.words == "half a word"

    sit(table, "gr", way)
    assert asked(table)[-1] == c.ReviseClause("sg", "tasking", "free-1", 1, "every day")


def test_private_messages_wait_for_the_facilitators_leave() -> None:
    """Closed, ``h`` writes to the facilitator; open, to a seat, whose page counts it until the room's page is read."""
    table = shared()
    screen_of(table, "gr", "enter h ~hello enter")
    assert asked(table)[-1] == c.Message("gr", FACILITATOR, "hello")
    table.ask(c.AllowMessages(FACILITATOR, True))
    screen_of(table, "gr", "h down enter ~quietly enter")
    assert asked(table)[-1] == c.Message("gr", "sg", "quietly")
    assert "Room (1 new)" in screen_of(table, "sg", "", LARGE)
    assert "Room (1 new)" not in screen_of(table, "sg", "6 1", LARGE)
    assert "quietly" not in screen_of(table, "eu", "enter 6", LARGE)


def test_who_decides_is_asked_why_and_how_sure_once() -> None:
    """After a position the reason is asked, with a number from 1 to 5; after the next position it is not."""
    table = shared()
    text = screen_of(table, "gr", "enter 9 enter down down down ~we_must enter 7 enter")
    given = next(one for one in asked(table) if isinstance(one, c.GiveRationale))
    assert given == c.GiveRationale("gr", "tasking", "we must", 3)
    assert isinstance(asked(table)[-1], c.TakePosition)
    assert "How sure were you?" not in text


def test_a_decision_that_closed_is_explained_later() -> None:
    """The line above the keys asks for the reason once the point has closed, and z writes it."""
    table = shared()
    table.ask(c.DeclareOutcome(FACILITATOR, "tasking", "decline", "time is short"))
    assert "Why did you decide so? z" in screen_of(table, "sg", "", LARGE)
    screen_of(table, "sg", "z ~no_text_carried enter")
    assert asked(table)[-1] == c.GiveRationale("sg", "tasking", "no text carried", 0)


def test_an_idle_seat_is_told_what_it_can_do() -> None:
    """After five minutes, well before eight, its own moves are named first; an act of its own ends it."""
    table = shared()
    assert QUIET_FOR < 8 * 60
    table.place.quiet = QUIET_FOR
    assert "You can: Hold a press line (m)" in screen_of(table, "sg", "", LARGE)
    assert "You can: declare your position (p)" in screen_of(table, "gr", "enter", LARGE)
    table.place.quiet = 0
    assert "You can" not in screen_of(table, "sg", "", LARGE)


def test_the_floors_minute_is_counted_where_it_is_read() -> None:
    """The speaker reads it in the line above the keys; ten seconds at a time until the last ten."""
    table = drafted()
    for seconds, words in ((53, "1:00 left"), (41, "0:50 left"), (7, "0:07 left"), (-5, "over by 0:05 left")):
        table.place.floor = ("Delegation of Greece", seconds)
        assert words in " ".join(screen_of(table, "gr", "enter").split())


def test_only_positions_that_exist_are_offered() -> None:
    """Under consensus nobody abstains: the hint leaves ``8`` out and the key stands in brackets or not at all."""
    text = screen_of(shared(), "gr", "enter", LARGE)
    assert "7 assents, 9 objects, 0 asks for time" in text
    assert " 8 Abstain" not in text


def test_those_nobody_speaks_for_are_one_line() -> None:
    """A few by name, many by their number."""
    assert unspoken(("France", "Germany")) == "Nobody here speaks for France and Germany."
    assert unspoken(("A", "B", "C", "D", "E")).startswith("5 others have nobody here")


def test_a_seat_in_a_room_is_told_nothing_of_continuing() -> None:
    """Nowhere on its pages, its briefing, its help or its keys does ``c`` continue: time is the facilitator's."""
    table = Shared(shared().session)
    for keys in ("enter", "enter 1", "enter 4", "enter b", "enter question_mark", "enter 6"):
        text = screen_of(table, "gr", keys, LARGE)
        assert "continue" not in text
        assert "c lets" not in text
    assert "Time is run by the facilitator" in " ".join(screen_of(table, "gr", "enter c", LARGE).split())


def test_who_comes_late_reads_what_has_happened_first() -> None:
    """Question, injects and news lie over the desk once; a seat that has asked something finds its desk."""
    table = shared()
    text = screen_of(table, "gr", "", LARGE)
    assert "What has happened so far" in text
    assert "What does the council do on the request?" in text
    assert "A joint request" in text
    table.ask(c.Note("gr", "here"))
    assert "What has happened so far" not in screen_of(table, "gr", "", LARGE)


def test_the_papers_tell_what_only_this_seat_is_told() -> None:
    """Brief, public line, own concerns by clause and pledges are on one page, and nobody else's are."""
    table = shared()
    table.ask(c.GivePledge("sg", "report-weekly"))
    own = screen_of(table, "sg", "b", LARGE)
    assert "You chair the council." in own
    assert "Secretary General to Türkiye: Report every week" in own
    other = screen_of(table, "gr", "enter b", LARGE)
    assert "You chair the council." not in other
    assert "people on the islands" in other


def test_no_key_of_a_seat_means_two_things() -> None:
    """In a room and at a terminal passed round each key leads to one thing, and each has its method."""
    for keys in (seat_actions.desk(seat_actions.IN_A_ROOM, seat_actions.THE_ROOMS),):
        taken = [key for one in keys for key in one.key.split(",")]
        assert len(taken) == len(set(taken))
        for one in keys:
            owner: type = SeatedApp if one.does.startswith("app.") else SeatedScreen
            assert hasattr(owner, f"action_{one.does.removeprefix('app.').partition('(')[0]}"), one.id


TOUR = "6 b escape 9 escape f escape e escape h escape z escape l escape question_mark escape 4 2 1 5"


@pytest.mark.parametrize("size", [SMALL, LARGE, (60, 20)], ids=str)
@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_words_are_shown_as_written(kind: str, size: tuple[int, int]) -> None:
    """Clause, line, message, reason, note: whatever is in them, every page shows it, and none is too wide."""
    words = HOSTILE[kind]
    table = shared(hostile(words))
    seen: list[str] = []

    async def way(app: SeatedApp, pilot: Pilot[Any], _: Shared) -> None:
        table.ask(c.ProposeClause("sg", "tasking", words, words))
        table.ask(c.ReviseClause("gr", "tasking", "free-1", 1, words + words))
        table.ask(c.AllowMessages(FACILITATOR, True))
        table.ask(c.Message("sg", "gr", words))
        table.ask(c.Broadcast(FACILITATOR, words))
        table.ask(c.OpenTour("sg", "tasking"))
        table.ask(c.Speak("gr", "tasking", words))
        table.ask(c.GiveRationale("gr", "tasking", words, 5))
        table.ask(c.Note("gr", words))
        table.ask(c.OpenTour("sg", "tasking"))
        await moved(app, pilot)
        for key in f"enter {TOUR}".split():
            await type_(pilot, key)
            seen.append(page_text(app))

    sit(table, "gr", way, size)
    first = safe(words).split()[0]
    assert sum(first in text for text in seen) > len(seen) / 2
    assert all(width(line) <= size[0] for text in seen for line in text.splitlines())
    assert not any(char in text for text in seen for char in "\x1b\x07\x9b\u202e")


def test_time_run_by_others_reaches_the_desk() -> None:
    """What falls due is on the seat's desk without a key pressed there."""
    table = shared(tabled=False)

    async def way(app: SeatedApp, pilot: Pilot[Any], _: Shared) -> None:
        await type_(pilot, "enter")
        table.ask(c.Advance("sg", 2 * HOUR))
        await moved(app, pilot)
        assert "A joint request" in page_text(app)

    sit(table, "gr", way)
