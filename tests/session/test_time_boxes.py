"""Time boxes as the journal tells them: begun by decision points and by hand, stopped, gone back on."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from game.core import commands as c
from game.core import events as e
from game.core import plan as p
from game.core.plan import Id
from game.core.terms import FACILITATOR, HOUR
from game.journal import Line, MemoryJournal
from game.session import Session
from game.session.time_boxes import TimeBoxes, seconds_of
from tests.session.made import CALM
from tests.tiny import tiny_plan

CUT = p.Cut("ninety", "Ninety minutes", ("tasking", "relief"),
            (("brief", 10), ("tasking", 20), ("relief", 5), ("hot-wash", 15)), "status-quo")  # fmt: skip
PLAN = p.with_tables(replace(tiny_plan(), cuts=(CUT,)))
RELIEF = PLAN.tables.decisions["relief"].title
BEGAN = 1_767_322_800.0


class Room:
    """An exercise whose wall clock goes on when it is told to."""

    def __init__(self, cut: str = "ninety") -> None:
        self.now = BEGAN
        self.session = Session.create(
            PLAN, MemoryJournal, seats=("sg", "gr"), seed=3, forced=CALM, cut=cut, clock=self.wall
        )

    def wall(self) -> str:
        """The time now."""
        return datetime.fromtimestamp(self.now, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    def later(self, seconds: float, *asked: c.Command) -> None:
        """So much later, ask; a refusal fails the test."""
        self.now += seconds
        for command in asked:
            assert self.session.ask(command).refusal is None

    @property
    def read(self) -> TimeBoxes:
        """Its time boxes."""
        found = TimeBoxes(PLAN, self.session.cut)
        for entry in self.session.lines:
            found.heed(entry)
        return found

    @property
    def past(self) -> list[tuple[str, float]]:
        """(title, seconds used) of those that are over."""
        return [(box.title, box.ran) for box in self.read.past]

    def runs(self) -> tuple[str, float] | None:
        """(title, seconds used) of the one there is."""
        box = self.read.running
        return (box.title, box.used(self.now)) if box else None


OPENS = c.Advance("sg", 2 * HOUR)
"""The tasking opens."""
DECLARED = [c.DeclareOutcome(FACILITATOR, name, "", "time") for name in ("tasking", "relief")]
BRIEF = c.SetBox(FACILITATOR, "Briefing", 600, "brief")


def test_boxes_begin_and_end_with_what_they_are_for() -> None:
    """The briefing by hand; then a decision point's until it closes; the next one's while it is open; the hot wash."""
    room = Room()
    room.later(30, BRIEF)
    room.later(500, OPENS)
    room.later(60, c.SendInject(FACILITATOR, "report"))
    assert room.runs() == ("The tasking", 60)
    room.later(1000, DECLARED[0])
    room.later(200, DECLARED[1])
    assert room.runs() is None
    room.later(10, c.End(FACILITATOR))
    room.later(300)
    assert room.runs() == ("Hot wash", 300)
    assert room.past == [("Briefing", 500), ("The tasking", 1060), (RELIEF, 200)]


def test_a_box_that_stands_uses_no_time() -> None:
    """Stopped after 100 seconds and gone on with an hour later; set anew, it begins anew."""
    room = Room()
    room.later(0, OPENS)
    box = c.SetBox(FACILITATOR, "The tasking", 1200, "tasking", 100, stands=True)
    room.later(100, box)
    room.later(3600)
    assert room.runs() == ("The tasking", 100)
    box_now = room.read.running
    assert box_now is not None
    assert box_now.stands
    room.later(0, replace(box, stands=False))
    room.later(50)
    assert room.runs() == ("The tasking", 150)
    assert room.past == []
    room.later(0, c.SetBox(FACILITATOR, "The tasking", 300, "tasking"))
    assert (room.runs(), room.past) == (("The tasking", 0), [("The tasking", 150)])
    room.later(9, c.SetBox(FACILITATOR, "", 0))
    assert room.runs() is None


def test_real_time_does_not_go_back() -> None:
    """Taken back, a box begun by hand is gone and the one before it runs on; what is open no more has no box."""
    room = Room()
    room.later(0, OPENS)
    opened = len(room.session.lines)
    room.later(100, c.SetBox(FACILITATOR, "A breath", 300))
    room.later(5)
    room.session.rewind(opened, FACILITATOR)
    assert room.runs() == ("The tasking", 105)
    room.later(95, DECLARED[0])
    room.later(0, c.End(FACILITATOR))
    room.later(20)
    room.session.rewind(opened, FACILITATOR)
    assert room.runs() == ("The tasking", 0)
    room.session.rewind(1, FACILITATOR)
    assert room.runs() is None


def test_without_a_cut_there_are_only_boxes_set_by_hand() -> None:
    """A box by hand waits for no decision point, and ends with the one it is for."""
    room = Room(cut="")
    room.later(0, OPENS)
    assert room.runs() is None
    room.later(0, c.SetBox(FACILITATOR, "The tasking", 600, "tasking"))
    room.later(40, DECLARED[0])
    assert (room.runs(), room.past) == (None, [("The tasking", 40)])


def test_no_box_of_the_exercise_runs_on_over_the_hot_wash() -> None:
    """ENDEX ends a box begun by hand, with a cut or without; one begun after ENDEX runs."""
    room = Room(cut="")
    room.later(0, OPENS, c.SetBox(FACILITATOR, "Talk", 600))
    room.later(50, c.End(FACILITATOR))
    assert (room.runs(), room.past) == (None, [("Talk", 50)])
    room.later(5, c.SetBox(FACILITATOR, "Hot wash", 900))
    assert room.runs() == ("Hot wash", 0)


@pytest.mark.parametrize(("wall", "seconds"), [("1970-01-02T00:00:01Z", 86_401.0), ("", 0.0), ("noon", 0.0)])
def test_wall_times(wall: str, seconds: float) -> None:
    """Seconds since 1970; a journal made by hand may have no time at all."""
    assert seconds_of(wall) == seconds


def happened(n: int, at: float, *facts: e.Event) -> Line:
    """A line of a journal with these facts, so many seconds after the beginning."""
    wall = datetime.fromtimestamp(BEGAN + at, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return Line(n, FACILITATOR, 0, c.Advance(FACILITATOR, 0), facts, wall)


def test_a_point_that_opens_again_has_what_was_left_and_gives_way() -> None:
    """Closed after 5 of 20 minutes, opened again: 15 are left. One that opens for the first time takes its place, and
    it comes after that, with what is left then.
    """
    read = TimeBoxes(PLAN, CUT)

    def shown(at: float) -> tuple[Id, float] | None:
        box = read.running
        return (box.about, box.left(BEGAN + at)) if box else None

    read.heed(happened(1, 0, e.DecisionOpened("tasking", 0, 99, ())))
    read.heed(happened(2, 300, e.DecisionClosed("tasking", "adopted", "")))
    read.heed(happened(3, 400, e.DecisionOpened("tasking", 1, 199, ())))
    assert shown(400) == ("tasking", 900)
    read.heed(happened(4, 500, e.BoxSet("The tasking", 1200, "tasking", 400, True)))
    assert shown(2000) == ("tasking", 800)
    read.heed(happened(5, 2000, e.BoxSet("The tasking", 1200, "tasking", 400, False)))
    assert shown(2100) == ("tasking", 700)
    assert read.stood == [(BEGAN + 500, BEGAN + 2000)]
    read.heed(happened(6, 2100, e.DecisionOpened("relief", 0, 199, ())))
    assert shown(2100) == ("relief", 300)
    read.heed(happened(7, 2200, e.DecisionClosed("relief", "adopted", "")))
    assert shown(2200) == ("tasking", 700)
    assert [(box.about, box.ran) for box in read.past] == [("tasking", 300), ("tasking", 200), ("relief", 100)]
