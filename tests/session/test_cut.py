"""A cut: people decide some decision points, a policy decides the rest, and time stops only where people are needed."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.core import events as e
from game.core.plan import Plan
from game.journal import FileJournal, Header, Line, MemoryJournal
from game.pack import load
from game.session import Session
from tests.pack.small import SCENARIO, loaded
from tests.session.made import still

AEGEAN = load("aegean-2016").plan
assert AEGEAN is not None
PLAN: Plan = AEGEAN
CUT = PLAN.tables.cuts["ninety"]


def played(session: Session) -> tuple[set[str], dict[str, str]]:
    """Run to ENDEX doing nothing: decision points time stopped for, and who adopted at each point."""
    stopped, adopted = set[str](), dict[str, str]()
    while not session.ended:
        digest = session.proceed()
        stopped |= {r.subject for r in digest.reasons if r.kind in ("opened", "closed", "deadline", "silence")}
        for line in digest.lines:
            if isinstance(line, Line):
                adopted |= {f.decision: f.how for f in line.facts if isinstance(f, e.ResponseAdopted)}
    return stopped, adopted


def test_people_are_needed_only_at_the_points_of_the_cut() -> None:
    """Left alone, the points of the cut lapse; the others are decided as in history, without a stop for any of them."""
    session = Session.create(PLAN, MemoryJournal, seed=1, cut="ninety", clock=still)
    stopped, adopted = played(session)
    assert {"tasking"} < stopped <= set(CUT.decisions)
    assert {how for point, how in adopted.items() if point in CUT.decisions} == {"lapsed"}
    assert "rescue-protocol" in adopted
    assert adopted["rescue-protocol"] != "lapsed"


def test_the_whole_exercise_stops_at_every_point() -> None:
    """Without a cut nothing decides itself for the seats that are held."""
    session = Session.create(PLAN, MemoryJournal, seed=1, clock=still)
    stopped, adopted = played(session)
    assert {"tasking", "rescue-protocol"} <= stopped
    assert adopted["rescue-protocol"] == "lapsed"


def test_the_journal_knows_its_cut(tmp_path: Path) -> None:
    """Opened again, the exercise goes on in the same cut; a journal without one is written as it always was."""
    path = tmp_path / "cut.jsonl"
    session = Session.create(PLAN, lambda header: FileJournal.create(path, header), seed=1, cut="ninety", clock=still)
    session.close()
    again = Session.resume(PLAN, FileJournal.open(path), still)
    assert again.cut == CUT
    again.close()
    whole = Session.create(PLAN, MemoryJournal, seed=1, clock=still)
    assert whole.cut is None
    assert isinstance(whole.header, Header)


def test_an_unknown_cut_is_refused() -> None:
    """By name, with those there are."""
    with pytest.raises(ValueError, match="no cut 'sixty' in aegean-2016; there are ninety"):
        Session.create(PLAN, MemoryJournal, seed=1, cut="sixty", clock=still)


def test_a_cut_is_checked(tmp_path: Path) -> None:
    """An unknown decision point and a box for something else are each named where they stand."""
    cuts = "cuts: {short: {decisions: [taskin], boxes: {brief: 5, coffee: 10}}}\n"
    found = loaded(tmp_path, SCENARIO.replace("history:\n", cuts + "history:\n"))
    assert [(fault.code, fault.message) for fault in found.faults] == [
        ("E301", "there is no decision point taskin"),
        ("E301", "coffee is neither a decision point of this cut nor brief, hot-wash or debrief"),
    ]
