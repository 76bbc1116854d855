"""Texts that failed: what would have carried them is what does carry them when it is played."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.core import commands as c
from game.core import plan as p
from game.core.terms import DAY, HOUR, Stand
from game.debrief import to_text
from game.debrief.carried import Failed, failures, notes, would
from game.debrief.walk import walk
from tests.debrief.played import Exercise
from tests.debrief.test_aegean import debrief_of, session
from tests.debrief.test_pages import of
from tests.tiny import tiny_plan

RED_LINE = "waters of its own are touched"


def twice_broken(plan: p.Plan | None = None, wordings: tuple[tuple[str, str], ...] = ()) -> Exercise:
    """The first draft goes under silence twice; then time runs to ENDEX."""
    played = Exercise(plan).until(2 * HOUR)
    played.ask(c.Table("sg", "tasking", "isr", wordings))
    played.until(10 * HOUR)
    for _ in range(2):
        played.ask(c.PutUnderSilence("sg", "tasking", 12))
        played.until(played.state.now + 13 * HOUR)
        if not played.state.points["tasking"].open:
            break
    return played.until(played.plan.endex)


def failed(played: Exercise) -> tuple[Failed, ...]:
    """The texts that failed in an exercise."""
    return failures(played.plan, walk(played.lines))


def test_the_wording_that_would_have_carried() -> None:
    """A text broken twice names the clause and the wording, and played with that wording it is adopted."""
    (item,) = failed(twice_broken())

    assert (item.response, item.fate, item.times) == ("Ships watch and report", "broken", 2)
    assert (item.wordings, item.offers) == (("Area: each in its own waters",), ())
    assert would(item) == "with Area: each in its own waters"
    assert failed(twice_broken(wordings=(("area", "own-waters"),))) == ()


def stubborn(move: int) -> p.Plan:
    """The tiny plan where no wording meets France, whose concern weighs ``move``."""
    plan = tiny_plan()
    never = p.Concern("isr.FR", ("FR",), move=move, why="too many ships")
    responses = tuple(replace(r, concerns=(*r.concerns, never)) if r.id == "isr" else r for r in plan.responses)
    return p.with_tables(replace(plan, responses=responses))


def test_the_offer_that_would_have_carried() -> None:
    """Where wordings do not suffice, the offer is named with its delegation."""
    plan = stubborn(-850)
    (item,) = failed(twice_broken(plan))

    assert item.offers == (("France", "A favour"),)
    assert "an offer to France" in would(item)
    assert "offer to France: A favour" in to_text(of(twice_broken(plan)))


def test_nothing_would_have_carried() -> None:
    """Where nothing at hand suffices, the one in the way of the nearest draft is named."""
    (item,) = failed(twice_broken(stubborn(-5000)))

    assert (item.carried_at, item.wordings, item.offers) == (None, (), ())
    assert item.in_the_way == ("France",)
    assert would(item).startswith("not with any wording or offer then at hand; in the way: France")


def test_missing_key_is_in_the_way() -> None:
    """A second key that no draft turns is named as what was in the way."""
    plan = tiny_plan()
    key = p.Key("basis", test=p.Expr("const", (0,)), title="a legal basis")
    responses = tuple(
        replace(r, measures=tuple(replace(m, keys=(key,)) for m in r.measures)) if r.id == "isr" else r
        for r in plan.responses
    )
    (item,) = failed(twice_broken(p.with_tables(replace(plan, responses=responses)), (("area", "own-waters"),)))

    assert (item.fate, item.in_the_way) == ("refused", ("a legal basis",))


def test_never_put_to_the_decision() -> None:
    """A text that its point closed over is told too: as it stood it would have carried."""
    played = Exercise().until(2 * HOUR)
    played.ask(c.Table("sg", "tasking", "isr", (("area", "own-waters"),)))
    (item,) = failed(played.until(played.plan.endex))

    assert (item.fate, item.times, would(item)) == ("unasked", 0, "as it stood")


def test_adopted_in_the_end_has_not_failed() -> None:
    """A text broken once, amended and adopted is no text that failed."""
    played = Exercise().until(2 * HOUR)
    played.ask(c.Table("sg", "tasking", "isr"))
    played.until(10 * HOUR).ask(c.PutUnderSilence("sg", "tasking", 12))
    played.until(DAY).ask(c.Amend("sg", "tasking", "area", "own-waters"))
    played.until(36 * HOUR).ask(c.PutUnderSilence("sg", "tasking", 12))

    assert failed(played.until(played.plan.endex)) == ()


def test_secret_before_endex() -> None:
    """An interim review does not tell what would carry a text."""
    played = Exercise().until(2 * HOUR)
    played.ask(c.Table("sg", "tasking", "isr"))
    played.until(10 * HOUR).ask(c.PutUnderSilence("sg", "tasking", 12))

    assert failed(played.until(DAY)) == ()
    assert RED_LINE in to_text(of(played))


def test_a_person_is_not_computed() -> None:
    """Where a person objected, no wording is said to have carried: that was theirs to say."""
    played = Exercise(seats=("sg", "gr")).until(2 * HOUR)
    played.ask(c.Table("sg", "tasking", "isr", (("area", "own-waters"),)))
    played.until(10 * HOUR).ask(c.PutUnderSilence("sg", "tasking", 12))
    played.ask(c.TakePosition("gr", "tasking", Stand.OBJECT, "duration", why="No end date."))
    (item,) = failed(played.until(played.plan.endex))

    assert item.carried_at is None
    assert item.in_the_way == ("Greece",)


def test_footnotes_are_counted() -> None:
    """What is said of a text that passes with footnotes says so."""
    (item,) = failed(twice_broken())

    assert notes(item) == ""
    assert notes(replace(item, footnotes=1)) == ", with 1 footnote"


@pytest.mark.parametrize("policy", ["random", "public"])
def test_told_for_every_text(policy: str) -> None:
    """In the shipped exercise each text that failed has a way or something in the way, and a line of its own."""
    debrief = debrief_of(session(policy))
    part = to_text(debrief, 1000).split("\nWhat would have carried\n")[1].split("\nThe playthrough\n")[0]

    assert debrief.failed
    assert all((item.carried_at is None) == bool(item.in_the_way) for item in debrief.failed)
    assert len([line for line in part.splitlines() if "would have carried" in line or "would not" in line]) == len(
        debrief.failed
    )
