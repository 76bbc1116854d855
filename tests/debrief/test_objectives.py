"""Ratings of objectives and tasks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.core import commands as c
from game.core import plan as p
from game.core.expr import READERS, READS, evaluate, holds, reads
from game.core.state import State
from game.core.terms import DAY, HOUR
from game.debrief import objectives as o
from game.debrief.walk import Walk, walk
from game.pack import load
from game.session import Session
from tests.debrief.played import Exercise, adopted, unlawful
from tests.tiny import tiny_plan


def with_task(task: p.Task) -> p.Plan:
    """The tiny plan with one objective of one task."""
    return p.with_tables(replace(tiny_plan(), objectives=(p.Objective("one", "One", (task,)),)))


ADOPTED = p.Expr("adopted", ("isr", ""))
OPENED = p.Expr("opened", ("tasking",))


def letter(played: Exercise) -> str:
    """The rating of the only task."""
    return o.rate(played.plan, walk(played.lines))[0].tasks[0].rating


@pytest.mark.parametrize(
    ("ratings", "expected"),
    [
        (("P", "P"), "P"),
        (("P", "evaluator"), "P"),
        (("P", "S"), "S"),
        (("S", "S", "not observed"), "S"),
        (("P", "U"), "M"),
        (("S", "U", "U"), "M"),
        (("U", "U"), "U"),
        (("evaluator", "not observed"), "evaluator"),
        (("not observed",), "not observed"),
        (("open", "evaluator"), "open"),
        ((), "not observed"),
    ],
)
def test_overall(ratings: tuple[str, ...], expected: str) -> None:
    """An objective takes P, S, M or U from its rated tasks, and their word where none was rated."""
    assert o.overall(ratings) == expected


def test_in_time() -> None:
    """A task done before its time is P, and names the minute and the fact."""
    task = p.Task("t", "Adopt", by=ADOPTED, before=4 * DAY)
    played = adopted(with_task(task))

    rated = o.rate(played.plan, walk(played.lines))[0].tasks[0]

    assert rated.rating == "P"
    assert rated.at == 58 * HOUR
    assert "Ships watch and report" in rated.fact


def test_late() -> None:
    """A task done after its time is S."""
    assert letter(adopted(with_task(p.Task("t", "Adopt", by=ADOPTED, before=DAY)))) == "S"


def test_not_done() -> None:
    """A task not done by ENDEX is U."""
    played = Exercise(with_task(p.Task("t", "Adopt", by=ADOPTED, before=4 * DAY))).until(15 * DAY)

    assert letter(played) == "U"


def test_still_open() -> None:
    """Before its time has run out, a task not yet done is open and not rated."""
    played = Exercise(with_task(p.Task("t", "Adopt", by=ADOPTED, before=4 * DAY))).until(DAY)

    assert letter(played) == "open"


def test_never() -> None:
    """What was to be avoided is P when it did not happen and U when it did."""
    task = p.Task("t", "Avoid", by=ADOPTED, never=True)

    assert letter(adopted(with_task(task))) == "U"
    assert letter(Exercise(with_task(task)).until(15 * DAY)) == "P"


def test_not_relevant() -> None:
    """A task whose occasion never came is not observed, whichever way it would have been rated."""
    never_opened = p.Expr("opened", ("nothing-like-it",))
    for never in (False, True):
        task = p.Task("t", "Task", by=p.Expr("adopted", ("bold", "")), never=never, relevant=never_opened)
        assert letter(Exercise(with_task(task)).until(15 * DAY)) == "not observed"


def test_relevant() -> None:
    """A task whose occasion came is rated."""
    task = p.Task("t", "Adopt", by=ADOPTED, relevant=OPENED)

    assert letter(Exercise(with_task(task)).until(15 * DAY)) == "U"


def test_observed_by_people() -> None:
    """A task without a condition is left to the evaluator."""
    assert letter(Exercise(with_task(p.Task("t", "Listen")))) == "evaluator"


def test_unaided() -> None:
    """A task done at the second try, after a rewind of the same decision point, is S where it must be unaided."""
    for unaided, expected in ((True, "S"), (False, "P")):
        played = Exercise(with_task(p.Task("t", "Adopt", by=ADOPTED, unaided=unaided))).until(2 * HOUR)
        entry = len(played.lines)
        played.ask(c.Table("sg", "tasking", "isr"))
        played.rewind(entry)
        played.ask(c.Table("sg", "tasking", "isr", (("area", "own-waters"),)))
        played.until(10 * HOUR).ask(c.PutUnderSilence("sg", "tasking", 24))
        assert letter(played.until(15 * DAY)) == expected


def test_attempt_is_no_adoption() -> None:
    """An unlawful text that was tabled and broken counts as avoided."""
    played = unlawful().until(15 * DAY)

    assert [task.rating for task in o.rate(played.plan, walk(played.lines))[0].tasks] == ["U", "P", "evaluator"]


@pytest.fixture(scope="module", params=["aegean-2016", "belarus-border-2021"])
def whole(request: pytest.FixtureRequest) -> tuple[p.Plan, Walk]:
    """A shipped scenario played to the end by chance."""
    plan = load(request.param).plan
    assert plan is not None
    session = Session.create(plan, seats=plan.solo, seed=7)
    session.autoplay("random")
    return plan, walk(session.lines)


def conditions(plan: p.Plan) -> list[p.Expr]:
    """What the tasks of a plan look at."""
    found = [asked for objective in plan.objectives for task in objective.tasks for asked in (task.by, task.relevant)]
    return [asked for asked in found if asked is not None]


def test_a_condition_is_asked_wherever_it_may_hold_otherwise(whole: tuple[p.Plan, Walk]) -> None:
    """The fact that made a task's condition true is the one found by asking after every single fact."""
    plan, walked = whole
    moments = o._Moments(plan, walked.kept)
    found = [moments.first(asked) for asked in conditions(plan)]
    assert found == [next((i for i in walked.kept if holds(asked, plan, i.after)), None) for asked in conditions(plan)]
    assert any(item is not None and item.line > 1 for item in found)


class Spied:
    """A state that remembers which of its parts were looked at."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.seen: set[str] = set()

    def __getattr__(self, part: str) -> object:
        self.seen.add(part)
        return getattr(self.state, part)


def test_a_condition_looks_at_no_part_but_those_it_is_said_to(whole: tuple[p.Plan, Walk]) -> None:
    """Every reader has its parts listed, and none looks at another part of the state."""
    assert {*READS} == {*READERS, "ind"}
    plan, walked = whole
    for asked in conditions(plan):
        spied = Spied(walked.final)
        evaluate(asked, plan, spied)  # type: ignore[arg-type]
        assert spied.seen <= reads(asked), asked


@pytest.mark.parametrize("op", sorted({*READERS, "ind"} - {"hidden", "belief"}))
def test_each_reader_looks_at_its_parts(op: str) -> None:
    """On a state in which everything it asks about has happened."""
    args: dict[str, tuple[int | str, ...]] = {"ind": (0,), "now": (), "amended": ("isr", "area"), "uses": ("isr", DAY)}
    point = {"kept": "pledge", "failed": "pledge", "fact": "told", "since": "told", "made": "wreck"}.get(op, "tasking")
    spied = Spied(replace(adopted(tiny_plan()).state, facts={"told": 0}))
    expr = p.Expr(op, args.get(op, ("isr",) if op == "adopted" else (point,)))
    evaluate(expr, tiny_plan(), spied)  # type: ignore[arg-type]
    assert spied.seen == reads(expr)
