"""Ten people, a facilitator at the console, the Aegean cut of ninety minutes: its timing report, which can fail."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from bench.ninety import CUT, SCENARIO, SEATS, Script, report, run
from game.core import commands as c
from game.core import events as e
from game.core.terms import FACILITATOR
from game.debrief import build
from game.debrief.timing import IDLE, Timing, timing
from game.journal import Entry, Line, read
from tests.cli.run import startex

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> tuple[Script, Path]:
    """The run, once for all; every seat at the plain page, where it costs least, the facilitator at the console."""
    path = tmp_path_factory.mktemp("ninety") / "j.jsonl"
    return asyncio.run(asyncio.wait_for(run(path, terminals=()), 120)), path


def timed(script: Script, path: Path, entries: tuple[Entry, ...] = ()) -> Timing:
    """The timing of the run, or of other entries under its header."""
    found = read(path)
    made = timing(script.plan, found.header, entries or found.lines)
    assert made is not None
    return made


def test_every_box_is_kept_and_no_seat_goes_eight_minutes_without_a_move(played: tuple[Script, Path]) -> None:
    """Six boxes in the author's order, one after the other, within the ninety minutes; four decisions, ten seats."""
    script, path = played
    found = timed(script, path)
    cut = script.plan.tables.cuts[CUT]
    assert [box.has for box in found.boxes] == [minutes * 60 for _, minutes in cut.boxes]
    assert all(box.kept and box.used > 0 for box in found.boxes), found.boxes
    spans = [box.actual for box in found.boxes if box.actual]
    assert len(spans) == 6
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert found.total <= found.planned == 90 * 60
    assert len(found.decisions) == len(cut.decisions)
    assert not any(one.open for one in found.decisions)
    assert len(found.seats) == len(SEATS) == 10
    assert all(seat.idle < IDLE and seat.moves >= 10 for seat in found.seats), found.seats
    assert found.kept


def test_the_people_of_the_run_do_what_people_do(played: tuple[Script, Path]) -> None:
    """Texts are tabled, put under silence or declared and adopted; everybody takes positions, sounds, writes and gives
    reasons with a confidence; the boxes but the first begin by themselves.
    """
    script, path = played
    lines = [line for line in read(path).lines if isinstance(line, Line)]
    asked = Counter(type(line.asked).__name__ for line in lines if line.by == "seat")
    for kind in ("Table", "PutUnderSilence", "TakePosition", "Sound", "Note", "Message", "GiveRationale", "Speak"):
        assert asked[kind] >= 1, (kind, asked)
    members = [seat for seat in SEATS if seat not in ("sg", "eu-chair")]
    for seat in members:
        mine = {type(line.asked) for line in lines if line.seat == seat}
        assert {c.TakePosition, c.Message, c.GiveRationale, c.Speak} <= mine, (seat, mine)
    assert any(isinstance(line.asked, c.GiveRationale) and line.asked.confidence == 4 for line in lines)
    adopted = [fact.decision for line in lines for fact in line.facts if isinstance(fact, e.ResponseAdopted)]
    assert set(script.plan.tables.cuts[CUT].decisions) <= set(adopted)
    by_hand = [line.asked for line in lines if isinstance(line.asked, c.SetBox)]
    assert [(one.about, one.seconds) for one in by_hand] == [("brief", 600), ("", 0)]
    assert {line.seat for line in lines if isinstance(line.asked, c.Advance)} == {FACILITATOR}


def late(entries: tuple[Entry, ...], after: str, by: timedelta) -> tuple[Entry, ...]:
    """The same exercise, with everything after a wall time so much later."""

    def moved(wall: str) -> str:
        return (datetime.fromisoformat(wall) + by).strftime("%Y-%m-%dT%H:%M:%SZ") if wall > after else wall

    return tuple(replace(entry, wall=moved(entry.wall)) for entry in entries)


def test_the_same_run_with_a_longer_talk_is_overrun(played: tuple[Script, Path]) -> None:
    """Ten more minutes before the first text is put under silence: that box is overrun, the others are kept, and
    everybody sat idle through it.
    """
    script, path = played
    entries = read(path).lines
    silence = next(entry for entry in entries if isinstance(entry, Line) and isinstance(entry.asked, c.PutUnderSilence))
    before = max(entry.wall for entry in entries if entry.n < silence.n)
    found = timed(script, path, late(entries, before, timedelta(minutes=10)))
    assert [box.title for box in found.boxes if not box.kept] == [script.plan.tables.decisions["tasking"].title]
    assert found.boxes[1].over > 4 * 60
    assert all(seat.idle >= IDLE and not seat.kept for seat in found.seats)
    assert not found.kept


def test_the_report_is_printed_from_the_journal(played: tuple[Script, Path]) -> None:
    """By the bench, and by the command anybody can run on it."""
    script, path = played
    text, kept = report(path)
    assert kept
    assert "Time boxes kept: 6 of 6." in " ".join(text.split())
    printed = startex("debrief", path, "--timing", "--scenario", SCENARIO)
    assert printed.exit_code == 0
    assert "No seat went 8 minutes without a move." in " ".join(printed.stdout.split())
    for decision in script.plan.tables.cuts[CUT].decisions:
        assert script.plan.tables.decisions[decision].title in printed.stdout
    assert build(script.plan, read(path).header, read(path).lines).timing == timed(script, path)
