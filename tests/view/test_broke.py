"""Who broke a silence stays on the chair's board, and nobody else's, until its reason is known."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.core import commands as c
from game.core import events as e
from game.core.evolve import evolve
from game.core.plan import with_tables
from game.core.refusals import Refusal
from game.core.terms import Stand
from game.plain.desk import mind
from game.view.board import Line
from tests.view.table import Table, tabled


def broken(table: Table) -> Table:
    """The same table once Greece and Türkiye were seen to break the silence, and no reason was heard."""
    table.ask(c.PutUnderSilence("sg", "tasking", 24))
    table.state = evolve(table.state, e.SilenceBroken("tasking", "isr", ("GR", "TR"), 1))
    return table


def line(table: Table, seat: str, code: str) -> Line:
    """One delegation as that seat's board has it."""
    (point,) = table.view(seat).decisions
    return next(item for item in point.board if item.code == code)


@pytest.mark.parametrize("code", ["GR", "TR"])
def test_the_chair_sees_who_broke_it_and_that_the_reason_is_unknown(code: str) -> None:
    """Both are marked; the others are as unknown as before."""
    table = broken(tabled())
    seen = line(table, "sg", code)
    assert (seen.broke, seen.letter, seen.band) == (True, "B", "")
    assert mind(seen, public=False) == "broke silence, reason unknown."
    assert not line(table, "sg", "FR").broke


def test_a_member_does_not_see_who_broke_it() -> None:
    """Its board is that of a state in which nobody is on record as having broken it."""
    table = broken(tabled())
    seen = table.view("tr")
    point = table.state.points["tasking"]
    table.state = replace(table.state, points={"tasking": replace(point, broke={})})
    assert table.view("tr") == seen


def test_a_reason_learned_takes_its_place() -> None:
    """Once sounded, it stands with what it said."""
    table = broken(tabled())
    table.ask(c.Sound("sg", "tasking", "TR"))
    table.wait(12)
    seen = line(table, "sg", "TR")
    assert not seen.broke
    assert seen.band == "objects"


def test_a_reason_known_before_is_not_forgotten() -> None:
    """Who objected when sounded and then broke the silence keeps its reason; who was content is marked anew."""
    table = tabled()
    table.ask(c.Sound("sg", "tasking", "TR"))
    table.ask(c.Sound("sg", "tasking", "GR"))
    table.wait(12)
    before = line(table, "sg", "TR"), line(table, "sg", "GR")
    broken(table)
    assert line(table, "sg", "TR").reasons == before[0].reasons
    table.wait(1)
    assert line(table, "sg", "GR").broke == (before[1].band in ("supports", "silent"))


def test_a_vote_that_failed_names_those_against_too() -> None:
    """A text put to its council and refused keeps who stood against it, for the chair."""
    table = tabled()
    voting = tuple(replace(procedure, kind="vote") for procedure in table.plan.procedures)
    table.plan = with_tables(replace(table.plan, procedures=voting))
    facts = [fact for _, fact in table.ask(c.Declare("sg", "tasking"))]
    (refused,) = [fact for fact in facts if isinstance(fact, e.TextRefused)]
    assert refused.by
    assert table.state.points["tasking"].broke == {"isr": refused.by}
    marks = {seen.code: seen.word for seen in table.view("sg").decisions[0].board if seen.broke}
    assert set(marks.values()) <= {"was against, reason unknown"}


@pytest.mark.parametrize("length", [2_000, 2_001])
def test_a_note_is_at_most_a_page(length: int) -> None:
    """2,000 characters are noted, one more is a ruling with its number."""
    from game.core.decide import decide

    table = tabled()
    answer = decide(table.plan, table.state, c.Note("sg", "x" * length))
    assert (answer.code if isinstance(answer, Refusal) else "") == ("R28" if length > 2_000 else "")


def test_reasons_have_the_same_limit() -> None:
    """A written reason of a text, a move or a position is at most a page too."""
    from game.core.decide import decide

    table = tabled()
    long = "x" * 2_001
    for command in (
        c.Table("sg", "tasking", "bold", reason=long),
        c.TakePosition("tr", "tasking", Stand.OBJECT, why=long),
        c.MakeMove("sg", "press-line", long),
    ):
        answer = decide(table.plan, table.state, command)
        assert isinstance(answer, Refusal)
        assert answer.code == "R28"
