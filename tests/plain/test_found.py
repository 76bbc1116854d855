"""What a cold player found at the prompt."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from game.core.commands import Table
from game.core.plan import with_tables
from game.journal import effective
from game.session import Session
from tests.plain.seat import CALM, answer, session, typed
from tests.tiny import tiny_plan


def test_going_back_from_endex_is_no_trap() -> None:
    """After `rewind 2` the way forward is named, `debrief` names it too, and going it leads to the debrief again."""
    at = session()
    typed("wait 3w", *["c"] * 60, of=at)
    assert at.ended
    end = at.end_line
    told = answer("rewind 2", of=at)
    assert f"`rewind {end}` returns to where you were" in told
    assert f"`rewind {end}` goes back to where this exercise reached it" in answer("debrief", of=at)
    typed(f"rewind {end}", of=at)
    assert at.ended
    assert "DEBRIEF" in typed("debrief", of=at).upper()


def test_words_after_a_number_go_on_to_what_it_stands_for() -> None:
    """`1 sunset` tables with that wording; an item that takes no words refuses them and does nothing."""
    at = session()
    typed("c", "1 sunset", of=at)
    point = at.state.points["tasking"]
    assert point.file is not None
    assert point.file.wordings == (("duration", "sunset"),)
    count = len(at.lines)
    assert "takes no further words. Type `1` alone." in answer("menu", "1 own-waters", of=at)
    assert len(at.lines) == count
    assert "there is no wording “sunsett”" in answer("withdraw", "menu", "1 sunsett", of=at)


@pytest.mark.parametrize("word", ["quit", "help", ".", "sound TR", "because", "no"])
def test_a_word_of_the_prompt_is_no_written_reason(word: str) -> None:
    """It is asked again; an empty line leaves it, and nothing is on record."""
    at = session()
    text = " ".join(typed("c", "table bold", word, "", of=at).split())
    assert "Nothing is on record yet; an empty line leaves it so." in text
    assert "Left; nothing is on record." in text
    assert at.state.points["tasking"].file is None


def test_a_written_reason_of_three_words_is_taken() -> None:
    """Also one that begins with a word of the prompt."""
    at = session()
    typed("c", "table bold", "quit", "time is short, and people drown", of=at)
    tabled = [line.asked for line in effective(at.lines) if isinstance(line.asked, Table)]
    assert [command.reason for command in tabled] == ["time is short, and people drown"]
    assert "Nothing is on record." in answer("table bold because ok", of=at)


def test_the_menu_names_the_price_of_talking() -> None:
    """Sounding, confiding and offering show steps, time and capital; differing prices from least to most."""
    text = answer("c", "table isr", "menu")
    assert "6h, one step each; type `sound" in text
    assert "one step, 1 capital each; type `confide" in text
    assert re.search(r"one step, \d to \d capital each; type `offer", text)


def test_one_line_that_spends_all_steps_is_asked_once() -> None:
    """The first time nothing happens; the same line again does it; one that leaves a step is done at once."""
    at = session()
    typed("c", "table isr", of=at)
    steps = at.plan.tables.decisions["tasking"].steps
    codes = ["TR", "FR", "GR", "DE"]
    typed(*[f"amend {'area own-waters' if n % 2 == 0 else 'area whole'}" for n in range(steps - 4)], of=at)
    line = "sound " + " ".join(codes)
    count = len(at.lines)
    assert "That spends the last 4 steps at “The tasking” in one go." in answer(line, of=at)
    assert len(at.lines) == count
    text = typed(line, line, of=at)
    assert "0 steps left" in text


def test_the_first_text_tabled_plain_brings_a_hint() -> None:
    """Wordings may be given at once; said after the first table, not after the second."""
    hint = "Hint: wordings may be given at once, one step each: `table isr"
    assert hint in answer("c", "table isr")
    assert hint not in answer("c", "table isr", "withdraw", "table isr")
    assert hint not in answer("c", "table isr sunset")


def test_continuing_past_an_untouched_decision_says_what_is_left_lying() -> None:
    """One line before time runs: the steps unused and the time to the deadline."""
    at = session()
    typed("c", of=at)
    steps = at.plan.tables.decisions["tasking"].steps
    assert answer("c", of=at).startswith(
        f"“The tasking” has no text on the table: {steps} steps unused, closes in 4 days."
    )
    assert "unused" not in answer("table isr", "c", of=at)


def test_an_office_of_one_has_no_silence_to_lack() -> None:
    """The warning of a deadline speaks of silence only where there is a council to keep it."""
    whole = tiny_plan()
    alone = tuple(replace(body, members=body.members[:1]) for body in whole.bodies)
    lonely = with_tables(replace(whole, bodies=alone))
    for plan, words in ((whole, "no text is under silence"), (lonely, "nothing is decided")):
        at = Session.create(plan, seats=("sg",), seed=3, forced=CALM)
        assert words in typed("c", "c", "c", "c", of=at)


def test_a_run_of_time_in_the_journal_names_every_stop() -> None:
    """It begins where the run began, and each line on the way can be chosen for `rewind`."""
    at = session(practice=True)
    typed("c", "wait 6h", "wait 6h", "note seen", of=at)
    text = answer("journal", of=at)
    assert "2-4 D+0 08:00 time runs to D+0 22:00, by way of D+0 10:00 after line 2, D+0 16:00 after line 3" in text
    typed("rewind 3", of=at)
    assert at.state.now == 8 * 60


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (("c", "silence 1000000"), "That is too long a silence."),
        (("wait " + "9" * 30 + "d",), "That is too long a time."),
        (("c", "on"), "which decision point? For example: `on tasking`."),
        (("on",), "There is no open decision point here now."),
        (("board",), "No decision point is open now. `continue` runs on"),
        (("refer XX",), "No decision point is open now."),
        (("x" * 4_001,), "That line has 4,001 characters; a line has at most 4,000."),
        (("note " + "x" * 2_001,), "NOT IN ORDER R28 What That text has 2,001 characters."),
    ],
)
def test_small_answers_say_what_is_so(lines: tuple[str, ...], words: str) -> None:
    """Too long is called too long, nothing is called nothing, and only the unreadable is called unreadable."""
    text = " ".join(typed(*lines).split())
    assert words in text
    assert ("I cannot read that" in text) == (lines == ("c", "on"))


def test_the_board_at_a_glance_gives_the_public_lines_that_matter() -> None:
    """Wants and red lines of principals and of those known to object; the others one line each."""
    text = answer("c", "table isr", "sound TR", "c", "board")
    assert "GR Greece (principal) is not known. Wants: people on the islands." in text
    assert re.search(r"Türkiye \(principal\) objects: .*?\(sounding, just now\) Wants: ", text)
    assert re.search(r"France \(concerned\) is not known\. (?!Wants)", text)
    assert "`member CODE` tells what one of the others wants" in text
    assert "Wants" in answer("c", "member FR")
