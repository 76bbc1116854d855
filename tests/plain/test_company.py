"""A company at the prompt: a board by majority, a works council with a key, a director with a power of his own."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.core.plan import Plan
from game.pack.loading import load
from game.session import Session
from game.view import view
from tests.plain.seat import typed

COMPANY = Path(__file__).parent / "company"
LUCK = (("private", "0"), ("spread", "one-shift"), ("swabs", "missed"))


@pytest.fixture(scope="module")
def plan() -> Plan:
    """The company's exercise, without a fault."""
    loaded = load(COMPANY)
    assert loaded.faults == ()
    assert loaded.plan is not None
    return loaded.plan


@pytest.fixture
def at(plan: Plan) -> Session:
    """One playthrough from its beginning."""
    return Session.create(plan, seats=("md",), seed=3, forced=LUCK)


def said(*lines: str, at: Session) -> str:
    """What was printed after the last of these lines, on one line."""
    return " ".join(typed(*lines, of=at).rpartition(f"> {lines[-1]}\n")[2].split())


def test_an_inject_that_a_vote_sets_off_is_read_in_full(at: Session) -> None:
    """It lies on the desk in the minute of the vote; nothing later would show its text."""
    told = said("c", "table two-shifts paid", "c", "declare", at=at)
    assert "Our shops have had no bread since noon." in told
    assert told.count("The shelves are empty") == 1


def test_a_second_key_is_named_beside_the_text_that_needs_it(at: Session) -> None:
    """All three directors are for it and it falls short: who holds the key must be seen before the vote."""
    assert "Second key: the consent of the works council." in said("c", "table two-shifts", "c", at=at)
    assert "Missing: the consent of the works council." in said("declare", at=at)


def test_codes_of_an_organisation_of_ones_own_stand_whole_on_the_board(at: Session) -> None:
    """A code is what one types to sound a delegation."""
    told = said("c", "table two-shifts", "board", at=at)
    assert all(f"? ? {code} " in told for code in ("PLANTS", "FINANCE", "FAMILY", "WORKS"))


def test_nobody_is_asked_where_one_decides_alone(at: Session) -> None:
    """The holder of the power sits at the prompt: it is no delegation to be sounded, whatever its stance."""
    told = said("c", "c", "c", "c", "table paid-leave", "board", at=at)
    assert "Nobody has to be asked here" in told
    assert "Managing director (principal)" not in told
    assert "decided in its chair's own power" in said("c", "declare", at=at)


def test_somebody_elses_power_is_asked(at: Session) -> None:
    """A seat that reads the papers of the office and does not chair it sees the holder of the power on the board."""
    typed("c", "c", "c", "c", "table paid-leave", of=at)
    boards = [
        [line.code for decision in view(at.plan, at.state, (seat,)).decisions for line in decision.board]
        for seat in ("md", "deputy")
    ]
    assert boards == [[], ["MD"]]


def test_a_majority_of_votes_cast_says_what_it_asks(at: Session) -> None:
    """The count on screen names the share and whose it is."""
    typed("c", "table two-shifts", of=at)
    (decision,) = view(at.plan, at.state, ("md",)).decisions
    assert [(count.have, count.wanted) for count in decision.counts] == [("0 for", "more than half of votes cast")]


def test_what_a_seat_thinks_likely_is_a_sentence_about_a_title(at: Session) -> None:
    """The title is quoted, since authors write it as a question or a heading."""
    assert "now thinks likely, on “How far the fever is”: one-shift 79 %" in said("c", at=at)


def test_what_a_hidden_truth_does_is_not_named_after_its_owner(at: Session) -> None:
    """An untitled effect that looks at a hidden truth moves the dial, and its owner's name would tell the truth."""
    told = said("c", "table two-shifts paid", "c", "declare", "c", at=at)
    assert "a cause you were not told of +3" in told
    assert "Two shifts that never meet +3" not in told
