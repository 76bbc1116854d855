"""The timing report: boxes kept and overrun, boxes that never ran, idle seats, breaks, injects and decisions."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from game.core import commands as c
from game.core.plan import Plan
from game.core.terms import FACILITATOR, HOUR
from game.debrief import build, to_markdown, to_values
from game.debrief.timing import GRACE, IDLE, Timing
from game.journal import FileJournal
from game.pack import load
from game.session import Session
from tests.cli.run import startex
from tests.session.made import PLAN as TINY
from tests.session.made import begun
from tests.session.test_time_boxes import BRIEF, DECLARED, OPENS, PLAN, RELIEF, Room


def _tutorial() -> Plan:
    found = load("tutorial").plan
    assert found is not None
    return found


def timed(room: Room) -> Timing:
    """Its timing."""
    found = build(room.session.plan, room.session.header, room.session.lines).timing
    assert found is not None
    return found


def held(seconds: float, *, pause: float = 0.0) -> Room:
    """A room whose tasking took so many seconds, both seats with a note every minute, and perhaps a break in it."""
    room = Room()
    room.later(20, BRIEF)
    room.later(590, OPENS)
    for at in range(60, int(seconds), 60):
        room.later(60, c.Note("sg", str(at)), c.Note("gr", str(at)))
        if pause and at == 300:
            box = c.SetBox(FACILITATOR, "The tasking", 1200, "tasking", 300, stands=True)
            room.later(pause, box)
            room.later(0, replace(box, stands=False))
    room.later(seconds - 60 * (int(seconds - 1) // 60), c.SendInject(FACILITATOR, "report"), DECLARED[0])
    room.later(240, DECLARED[1])
    room.later(0, c.End(FACILITATOR))
    room.later(800, c.SetBox(FACILITATOR, "", 0))
    return room


def test_every_box_kept_is_told_with_its_plan() -> None:
    """Planned one after the other; what was used, and by how much under; the seats had a move a minute."""
    found = timed(held(1190))
    assert found.kept
    told = [(box.title, box.planned, box.actual, box.used, box.over) for box in found.boxes]
    assert told == [
        ("Briefing", (0, 600), (0, 590), 590, -10),
        ("The tasking", (600, 1800), (590, 1780), 1190, -10),
        (RELIEF, (1800, 2100), (1780, 2020), 240, -60),
        ("Hot wash", (2100, 3000), (2020, 2820), 800, -100),
    ]
    assert (found.planned, found.total, found.stood) == (3000, 2820, 0)
    assert [(seat.title, seat.idle, seat.kept) for seat in found.seats] == [
        ("Secretary General", 290, True),
        ("Delegation of Greece", 290, True),
    ]


@pytest.mark.parametrize(("seconds", "kept"), [(1200 + GRACE, True), (1200 + GRACE + 1, False)])
def test_a_box_that_is_overrun_is_said_to_be(seconds: int, *, kept: bool) -> None:
    """The last word is spoken to its end, and not a second longer."""
    found = timed(held(seconds))
    assert found.boxes[1].over == seconds - 1200
    assert (found.boxes[1].kept, found.kept) == (kept, kept)
    text = to_markdown(build(PLAN, held(seconds).session.header, held(seconds).session.lines))
    assert ("OVERRUN" in text) is not kept


def test_what_never_ran_is_no_box_kept() -> None:
    """The whole cut is told, also what was left out."""
    room = Room()
    room.later(0, OPENS)
    room.later(60, c.End(FACILITATOR))
    found = timed(room)
    assert [(box.title, box.actual is None, box.kept) for box in found.boxes] == [
        ("Briefing", True, False),
        ("The tasking", False, True),
        (RELIEF, True, False),
        ("Hot wash", False, True),
    ]
    assert not found.kept


def test_a_break_is_nobodys() -> None:
    """An hour without a room changes no time after it, and is told; no seat sat idle through it."""
    whole, broken = timed(held(1190)), timed(held(1190, pause=3600))
    assert broken.stood == 3600
    assert (broken.boxes, broken.seats, broken.total) == (whole.boxes, whole.seats, whole.total)


@pytest.mark.parametrize(("seconds", "kept"), [(IDLE - 1, True), (IDLE, False)])
def test_a_seat_without_a_move_is_named(seconds: int, *, kept: bool) -> None:
    """From the first decision point to the last one's close; what is asked for it on its behalf is its move."""
    room = Room()
    room.later(1000, BRIEF)
    room.later(0, OPENS)
    room.later(100, c.Note("sg", "one"))
    assert room.session.on_behalf(c.Note("gr", "by telephone")).refusal is None
    room.later(seconds, c.Note("gr", "again"))
    room.later(0, DECLARED[0])
    room.later(900, c.End(FACILITATOR))
    gr = timed(room).seats[1]
    assert (gr.moves, gr.idle, gr.since, gr.kept) == (2, seconds, 100, kept)


def test_injects_and_decisions_have_both_times() -> None:
    """As authored and as they came, in exercise time and in real time; also those without a time of their own."""
    room = held(1190)
    found = timed(room)
    request, report = found.injects[0], next(one for one in found.injects if one.real == 1780)
    assert (request.planned_at, request.at, request.real) == (2 * HOUR, 2 * HOUR, 590)
    assert report.planned_at != report.at == 2 * HOUR
    assert [(one.title, one.real, one.took, one.open) for one in found.decisions] == [
        ("The tasking", 590, 1190, False),
        (RELIEF, 1780, 240, False),
    ]
    values = to_values(build(room.session.plan, room.session.header, room.session.lines))
    assert json.loads(json.dumps(values))["timing"]["injects"][0]["planned_at_stamp"] == "D+0 10:00"


def test_played_alone_there_is_no_timing() -> None:
    """Nobody facilitated: the time was one's own."""
    session = begun("sg")
    session.ask(c.Advance("sg", 2 * HOUR))
    session.ask(c.End("sg"))
    assert build(TINY, session.header, session.lines).timing is None


def test_the_command_prints_the_timing_alone(tmp_path: Path) -> None:
    """As a table, in Markdown and as JSON; of an exercise played alone it says that there is none."""
    path, alone = tmp_path / "room.jsonl", tmp_path / "alone.jsonl"
    session = Session.create(_tutorial(), partial(FileJournal.create, path), seats=("chair", "alderport"), seed=1)
    for command in (c.SetBox(FACILITATOR, "Talk", 300), c.Advance(FACILITATOR, HOUR), c.End(FACILITATOR)):
        assert session.ask(command).refusal is None
    session.close()
    text = startex("debrief", path, "--timing")
    assert text.exit_code == 0
    assert text.stdout.startswith("Annex: timing")
    assert "Time boxes kept: 1 of 1." in " ".join(text.stdout.split())
    assert "| Talk | — |" in startex("debrief", path, "--timing", "--format", "md").stdout
    assert json.loads(startex("debrief", path, "--timing", "--json").stdout)["boxes"][0]["has"] == 300
    assert "Annex: timing" in startex("debrief", path).stdout
    session = Session.create(_tutorial(), partial(FileJournal.create, alone), seed=1)
    session.close()
    told = startex("debrief", alone, "--timing")
    assert (told.exit_code, "Nobody facilitated" in told.stderr) == (1, True)
