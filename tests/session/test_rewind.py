"""Going back and going another way: nothing is erased."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from game.core.commands import Advance, Note, Table
from game.core.terms import DAY, HOUR
from game.journal import FileJournal, Rewind, read, state_of
from game.journal.fold import fresh
from game.session import Session
from tests.session.made import PLAN, begun, still


def test_rewinding_is_closed_in_earnest_play() -> None:
    """Without practice mode nobody rewinds before ENDEX; after it anyone may."""
    session = begun()
    session.ask(Advance("sg", 2 * HOUR))
    session.ask(Advance("sg", DAY))
    refused = session.rewind(2)
    assert refused.refusal is not None
    assert refused.refusal.code == "S02"
    session.autoplay("status-quo")
    assert session.rewind(2).refusal is None
    assert session.state.now == 2 * HOUR


def test_after_a_rewind_the_state_is_the_fold_of_n_lines() -> None:
    """Rewind to n is exactly the state after line n, and play goes on from there."""
    session = begun(practice=True)
    states = [session.state, session.state]
    for hours in (2, 5, 30, 90):
        session.ask(Advance("sg", hours * HOUR))
        states.append(session.state)
    session.rewind(3)
    assert session.state == states[3] == state_of(session.lines[:3], fresh(session.header))
    session.ask(Table("sg", "tasking", "decline"))
    session.rewind(4)
    assert session.state == states[4]
    assert state_of(session.lines, fresh(session.header)) == session.state
    assert [entry.n for entry in session.lines if isinstance(entry, Rewind)] == [6, 8]


def test_one_goes_back_only_to_what_lies_behind() -> None:
    """Line 0, the last line and lines ahead are refused with the numbers that would do."""
    session = begun(practice=True)
    session.ask(Note("sg", "a"))
    session.ask(Note("sg", "b"))
    for n in (0, 3, 9, -1):
        refused = session.rewind(n).refusal
        assert refused is not None
        assert refused.code == "S03"
        assert "1 to 2" in refused.cure


def test_a_rewound_journal_resumes_where_it_stood(tmp_path: Path) -> None:
    """A rewind survives the file."""
    path = tmp_path / "j.jsonl"
    create = partial(FileJournal.create, path)
    session = Session.create(PLAN, create, seats=("sg",), practice=True, clock=still)
    session.ask(Advance("sg", 2 * HOUR))
    session.ask(Advance("sg", DAY))
    session.rewind(2)
    session.close()
    again = Session.resume(PLAN, FileJournal.open(path), still)
    assert again.state == session.state
    assert again.state.now == 2 * HOUR
    again.close()


def test_a_branch_agrees_up_to_n_and_meets_the_same_luck(tmp_path: Path) -> None:
    """A branch shares its first n lines; played the same way it comes to the same end."""
    session = begun()
    session.autoplay("consensus")
    n = len(session.lines) // 2
    other = session.branch(n, tmp_path / "b.jsonl")
    assert other.lines == session.lines[:n]
    other.autoplay("consensus")
    other.close()
    assert other.state == session.state
    assert read(tmp_path / "b.jsonl").lines == other.lines


def test_once_endex_was_reached_rewinding_stays_open() -> None:
    """Gone back from ENDEX, one may go further back, forward into the stretch left, and to ENDEX again."""
    session = begun()
    session.ask(Advance("sg", 2 * HOUR))
    session.autoplay("status-quo")
    end, last = session.end_line, session.state
    assert end == len(session.lines)
    assert session.rewind(3).refusal is None
    under_way = not session.ended
    assert under_way
    assert session.rewinds
    assert session.rewind(2).refusal is None
    between = session.rewind(end - 1)
    assert between.refusal is None
    assert session.rewind(end).refusal is None
    assert session.ended
    assert session.state == last == state_of(session.lines, fresh(session.header))
