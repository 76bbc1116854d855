"""Asking: kept first, then acknowledged; a stale ask is refused unless the two may cross."""

from __future__ import annotations

import errno
import os
from functools import partial
from pathlib import Path

import pytest

from game.core.commands import Advance, Note, PutUnderSilence, Table, TakePosition, Withdraw
from game.core.terms import HOUR, Phase, Stand
from game.journal import Entry, FileJournal, JournalError, Line, Record, read, state_of, verify
from game.journal.fold import fresh
from game.session import Session
from tests.session.made import PLAN, begun, still


def test_an_exercise_begins_with_startex() -> None:
    """Creating a session asks Start for the seats held; the header holds luck, seats and plan."""
    session = begun("sg", "gr")
    assert session.state.phase is Phase.CONDUCT
    assert session.state.seats == ("sg", "gr")
    assert session.header.seed == 3
    assert session.header.digest == PLAN.digest
    assert [line.n for line in session.lines] == [1]


def test_without_seats_the_plan_says_which_one_person_holds() -> None:
    """The scenario's solo seats are the default."""
    assert Session.create(PLAN, clock=still).seats == PLAN.solo


def test_an_unknown_seat_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    """A seat the plan does not have is an error, and no journal is left behind."""
    with pytest.raises(ValueError, match="no seat 'queen'"):
        Session.create(PLAN, partial(FileJournal.create, tmp_path / "j.jsonl"), seats=("queen",))
    assert not list(tmp_path.iterdir())


def test_an_ask_in_order_is_a_line_and_a_refused_one_is_nothing() -> None:
    """Facts come back with their line's number; a ruling leaves no line."""
    session = begun()
    answer = session.ask(Advance("sg", 2 * HOUR))
    assert answer.n == 2
    assert answer.facts
    refused = session.ask(PutUnderSilence("sg", "tasking", 24))
    assert refused.refusal is not None
    assert refused.refusal.code == "R08"
    assert not refused.facts
    assert len(session.lines) == 2


def test_an_ask_is_kept_before_it_is_acknowledged(tmp_path: Path) -> None:
    """Those who watch are told when the line is already in the file."""
    path = tmp_path / "j.jsonl"
    session = Session.create(PLAN, partial(FileJournal.create, path), seats=("sg",), clock=still)
    in_file = []
    session.watch(lambda entry: in_file.append(read(path).lines[-1] == entry))
    session.ask(Advance("sg", 2 * HOUR))
    session.ask(Note("sg", "hm"))
    session.close()
    assert in_file == [True, True]


def test_a_line_that_cannot_be_kept_did_not_happen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a full disk the state stays as it was, and nobody is told."""
    session = Session.create(PLAN, partial(FileJournal.create, tmp_path / "j.jsonl"), seats=("sg",), clock=still)
    told: list[Entry] = []
    session.watch(told.append)
    before = session.state

    def full(file: int, data: bytes) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", full)
        with pytest.raises(JournalError):
            session.ask(Advance("sg", 2 * HOUR))
    assert session.state is before
    assert not told
    assert session.ask(Advance("sg", 2 * HOUR)).n == 2
    session.close()


def test_no_longer_watching_is_not_being_told() -> None:
    """What watch gives back ends it."""
    session = begun()
    told: list[Entry] = []
    leave = session.watch(told.append)
    session.ask(Note("sg", "one"))
    leave()
    session.ask(Note("sg", "two"))
    assert len(told) == 1


def test_a_resumed_session_is_the_same(tmp_path: Path) -> None:
    """State and lines after resuming equal those before closing."""
    path = tmp_path / "j.jsonl"
    session = Session.create(PLAN, partial(FileJournal.create, path), seats=("sg",), seed=5, clock=still)
    session.proceed()
    session.close()
    again = Session.resume(PLAN, FileJournal.open(path), still)
    assert again.state == session.state
    assert again.lines == session.lines
    again.close()


def test_a_journal_cut_before_startex_is_started_by_resuming(tmp_path: Path) -> None:
    """With only the header kept, resuming starts the exercise with the same luck."""
    path = tmp_path / "j.jsonl"
    session = Session.create(PLAN, partial(FileJournal.create, path), seats=("sg",), seed=5, clock=still)
    session.close()
    path.write_bytes(path.read_bytes().splitlines(keepends=True)[0])
    again = Session.resume(PLAN, FileJournal.open(path), still)
    assert again.state == session.state
    again.close()


def test_a_stale_ask_is_refused_with_its_own_code() -> None:
    """What was asked of an older state is refused once something else has happened."""
    session = begun()
    session.ask(Advance("sg", 2 * HOUR))
    seen = len(session.lines)
    session.ask(Table("sg", "tasking", "isr", (("area", "own-waters"),)))
    late = session.ask(Table("sg", "tasking", "decline"), seen=seen)
    assert late.refusal is not None
    assert late.refusal.code == "S01"
    fresh_ask = session.ask(Withdraw("sg", "tasking"), seen=len(session.lines))
    assert fresh_ask.refusal is None


def test_positions_of_two_delegations_and_notes_may_cross() -> None:
    """A note crosses anything; a position crosses another seat's position but not its own nor a new text."""
    session = begun("sg", "gr")
    session.ask(Advance("sg", 2 * HOUR))
    session.ask(Table("sg", "tasking", "isr", (("area", "own-waters"),)))
    seen = len(session.lines)
    assert session.ask(TakePosition("gr", "tasking", Stand.ASSENT)).refusal is None
    again = session.ask(TakePosition("gr", "tasking", Stand.TIME), seen=seen)
    assert again.refusal is not None
    assert again.refusal.code == "S01"
    assert session.ask(Note("sg", "heard"), seen=seen).refusal is None
    seen = len(session.lines)
    session.ask(Withdraw("sg", "tasking"))
    crossed = session.ask(TakePosition("gr", "tasking", Stand.OBJECT), seen=seen)
    assert crossed.refusal is not None
    assert crossed.refusal.code == "S01"
    assert session.ask(Note("gr", "late"), seen=0).refusal is None


def test_today_s_rules_agree_with_what_was_just_played() -> None:
    """Verify finds no difference in a journal just made, and names the line of one that was altered."""
    session = begun()
    session.autoplay("consensus")
    record = Record(session.header, session.lines)
    assert verify(PLAN, record) == ()
    lines = list(record.lines)
    third = lines[2]
    assert isinstance(third, Line)
    lines[2] = Line(3, third.seat, third.at, third.asked, (*third.facts, third.facts[-1]), third.wall, third.by)
    differences = verify(PLAN, Record(session.header, tuple(lines)))
    assert differences[0].n == 3
    assert "the rules now give nothing more" in differences[0].sentence()


def test_the_journal_folds_to_the_state() -> None:
    """Whatever was played, the state is the fold of the lines."""
    session = begun()
    session.autoplay("random")
    assert state_of(session.lines, fresh(session.header)) == session.state


def test_the_askers_own_name_for_an_ask_is_kept_with_its_line(tmp_path: Path) -> None:
    """A client that lost the answer can be told so: the name is in the file, and a line without one has none."""
    path = tmp_path / "j.jsonl"
    session = Session.create(PLAN, partial(FileJournal.create, path), seats=("sg",), clock=still)
    session.ask(Note("sg", "first"), name="sg-1")
    session.ask(Note("sg", "second"))
    session.close()
    lines = read(path).lines
    assert [line.ask for line in lines if isinstance(line, Line)] == ["", "sg-1", ""]
    assert path.read_text().count('"ask":') == 1


def test_time_in_which_nothing_happened_makes_no_ask_stale() -> None:
    """A room clock that only moved time leaves an ask standing; an inject on the way does not."""
    session = begun("sg")
    seen = len(session.lines)
    session.ask(Advance("sg", 30), by="clock")
    assert session.ask(Advance("sg", 3 * HOUR), seen=seen).refusal is None
    refused = session.ask(Table("sg", "tasking", "isr"), seen=seen).refusal
    assert refused is not None
    assert refused.code == "S01"
