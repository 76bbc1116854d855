"""Reading what was typed: requests, and the two ways of not being one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.core.terms import DAY, HOUR
from game.plain.help import SPELLINGS, WORDS
from game.plain.words import Ambiguous, Request, Unreadable, minutes, pick, read

NAMES = {"isr": "Ships watch and report", "interdiction": "Stop and board", "decline": "Decline"}


def test_an_empty_line_asks_for_the_menu() -> None:
    """Enter alone shows what can be done."""
    assert read("  ") == Request("menu")


def test_a_line_is_a_word_its_arguments_a_reason_and_a_file() -> None:
    """``because`` begins a reason, a closing ``on`` names the decision point."""
    request = read("table ISR sunset on Tasking because they asked, twice")

    assert isinstance(request, Request)
    assert (request.word, request.args, request.on, request.reason) == (
        "table", ("ISR", "sunset"), "Tasking", "they asked, twice",
    )  # fmt: skip


def test_a_note_is_taken_as_it_is() -> None:
    """What follows ``note`` is kept whole, ``because`` and ``on`` included."""
    assert read("note held on because of rain") == Request("note", rest="held on because of rain")


@pytest.mark.parametrize(
    ("line", "word"), [("c", "continue"), ("so TR", "sound"), ("?", "help"), ("?silence", "help"), ("HELP", "help")]
)
def test_words_may_be_shortened(line: str, word: str) -> None:
    """A clear beginning is enough, in any case."""
    request = read(line)

    assert isinstance(request, Request)
    assert request.word == word


def test_a_beginning_of_several_words_is_ambiguous() -> None:
    """The answer names the words it could be."""
    problem = read("s TR")

    assert isinstance(problem, Ambiguous)
    assert problem.choices == ("silence", "sound")


def test_an_unknown_word_names_the_nearest() -> None:
    """The cure is the nearest word."""
    problem = read("sund TR")

    assert isinstance(problem, Unreadable)
    assert "“sound”" in problem.sentence()


@given(st.text())
def test_no_line_breaks_the_reader(line: str) -> None:
    """Whatever is typed is a request or a problem with a sentence."""
    found = read(line)

    assert isinstance(found, Request) or found.sentence()


@pytest.mark.parametrize(
    ("word", "meant"), [("isr", "isr"), ("ISR", "isr"), ("inter", "interdiction"), ("board", "interdiction")]
)
def test_a_name_is_picked_by_id_beginning_or_title(word: str, meant: str) -> None:
    """Exact ids come first, then beginnings, then words of the title."""
    assert pick(word, NAMES, "response") == meant


def test_a_name_that_fits_several_is_ambiguous() -> None:
    """Two ids with one beginning: both are named."""
    problem = pick("te", {"teams": "Teams", "tents": "Tents"}, "response")

    assert isinstance(problem, Ambiguous)
    assert problem.choices == ("teams", "tents")


@pytest.mark.parametrize(
    ("args", "length"),
    [(["6h"], 6 * HOUR), (["1d", "6h"], 30 * HOUR), (["2", "days"], 2 * DAY), (["90m"], 90), (["1w"], 7 * DAY)],
)
def test_durations_are_read(args: list[str], length: int) -> None:
    """Minutes, hours, days and weeks, alone or summed."""
    assert minutes(args) == length


@pytest.mark.parametrize("args", [[], ["soon"], ["-3h"], ["6"], ["٣h"], ["9999999d"]])
def test_other_lengths_are_not(args: list[str]) -> None:
    """No unit, no number, no sense: the cure shows one that reads."""
    assert isinstance(minutes(args), Unreadable)


def test_every_spelling_means_one_word() -> None:
    """No two words share a name or another spelling."""
    spellings = [spelling for word in WORDS for spelling in (word.name, *word.also)]

    assert len(spellings) == len(set(spellings)) == len(SPELLINGS)
