"""A journal written before something was renamed still opens, means the same, and can be gone on with."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from game.core.plan import Plan
from game.debrief import build, to_text
from game.journal import FileJournal, Header, Line, MemoryJournal, fresh, read, state_of, verify
from game.journal.renamed import Renames, in_todays_names, renames
from game.session import Session
from tests.pack.small import SCENARIO, plan_of

CALM = (("private", "0"), ("weather", "calm"))
OLD = SCENARIO.replace(
    "effects: {arrivals: -2 steps}", "effects: [{delivers: [rumour], after: 1d}, {change: {arrivals: -100}}]"
)
RENAMED = {"request": "joint-letter", "tasking": "the-tasking", "watch": "patrol", "rumour": "gossip"}


def renamed(text: str) -> str:
    """The scenario with four things renamed, each with its earlier id beside it."""
    for old, new in RENAMED.items():
        text = re.sub(rf"(?<![\w-]){old}(?![\w:-])", new, text)
        text = text.replace(f"  - id: {new}\n", f"  - id: {new}\n    was: [{old}]\n")
        text = re.sub(rf"^  {old}:\n", f"  {new}:\n    was: [{old}]\n", text, flags=re.MULTILINE)
    return text


@pytest.fixture
def plans(tmp_path: Path) -> tuple[Plan, Plan]:
    """The scenario as it was and as it is called today."""
    for name in ("old", "new"):
        (tmp_path / name).mkdir()
    return plan_of(tmp_path / "old", OLD), plan_of(tmp_path / "new", renamed(OLD))


def played(plan: Plan, path: Path | None = None) -> Session:
    """The historical line to ENDEX, in memory or in a file."""

    def keep(header: Header) -> FileJournal:
        assert path is not None
        return FileJournal.create(path, header)

    session = Session.create(plan, keep if path else MemoryJournal, seats=("chair",), seed=3, forced=CALM)
    session.autoplay("history")
    return session


def test_the_plan_knows_what_it_was(plans: tuple[Plan, Plan]) -> None:
    """Injects, decision points and responses each keep their earlier ids."""
    old, new = plans
    assert not renames(old)
    assert renames(new) == Renames(
        inject={"request": "joint-letter", "rumour": "gossip"},
        decision={"tasking": "the-tasking"},
        response={"watch": "patrol"},
    )


def test_an_old_journal_leads_to_the_same_state(plans: tuple[Plan, Plan], tmp_path: Path) -> None:
    """Read under today's names it is the exercise one would have played today, effects in waiting included."""
    old, new = plans
    session = played(old, tmp_path / "j.jsonl")
    facts = {type(fact).__name__ for entry in session.lines if isinstance(entry, Line) for fact in entry.facts}
    assert {"ResponseAdopted", "InjectDelivered", "EffectsFell", "Changed"} <= facts
    session.close()
    record = read(tmp_path / "j.jsonl")
    today = played(new)
    for mark in range(1, len(record.lines) + 1):
        lines = in_todays_names(new, record.lines[:mark])
        assert state_of(lines, fresh(record.header)) == state_of(today.lines[:mark], fresh(today.header))
    assert verify(new, record) == ()


def test_an_old_journal_is_gone_on_with(plans: tuple[Plan, Plan], tmp_path: Path) -> None:
    """Broken off in the middle and resumed under new names, it ends as it would have; the file is then of both."""
    old, new = plans
    whole = played(old)
    half = len(whole.lines) // 2
    resumed = Session.resume(new, MemoryJournal(whole.header, whole.lines[:half]))
    resumed.autoplay("history")
    assert resumed.ended
    assert resumed.state == played(new).state
    again = Session(new, MemoryJournal(whole.header, resumed.journal.lines))
    assert again.state == resumed.state


def test_its_debrief_speaks_todays_language(plans: tuple[Plan, Plan]) -> None:
    """The review of the old journal is that of a new one."""
    old, new = plans
    before, after = played(old), played(new)
    told = to_text(build(new, before.header, before.lines))
    assert "written under another version" in told
    lines = [line for line in told.splitlines() if "another version" not in line and line != "today's."]
    assert [line for line in lines if line] == [
        line for line in to_text(build(new, after.header, after.lines)).splitlines() if line
    ]


def test_derived_ids_change_with_what_they_are_made_of() -> None:
    """Owner before the stroke or point, what is opened or delivered behind its sign; nothing else."""
    names = Renames({"old": "new"}, {}, {"isr": "patrol"})
    assert names.derived("isr/smuggling+14d") == "patrol/smuggling+14d"
    assert names.derived("isr.duration.TR") == "patrol.duration.TR"
    assert names.derived("isr/isr,>old+2d:yes") == "patrol/isr,>new+2d:yes"
    assert names.derived("isr") == "isr"
