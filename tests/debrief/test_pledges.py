"""Pledges in the debrief: what each moved, whether it was kept, and by which fact."""

from __future__ import annotations

from dataclasses import replace

from game.core import commands as c
from game.core import plan as p
from game.core.terms import DAY, HOUR
from game.debrief import to_text, to_values
from game.debrief.pledges import Promise, promises
from game.debrief.walk import walk
from tests.debrief.played import Exercise, adopted
from tests.debrief.test_pages import of
from tests.tiny import tiny_plan


def with_pledge(kept: p.Expr, due: int = 7 * DAY) -> p.Plan:
    """The tiny plan whose pledge is kept by another condition."""
    plan = tiny_plan()
    return p.with_tables(replace(plan, pledges=(replace(plan.pledges[0], kept=kept, due=due),)))


def given(plan: p.Plan | None = None, at: int = 3 * HOUR) -> Exercise:
    """The pledge is given while the tasking is open, or at another minute."""
    played = Exercise(plan).until(at)
    played.ask(c.GivePledge("sg", "report-weekly"))
    return played


def one(played: Exercise) -> Promise:
    """The only pledge of an exercise."""
    (found,) = promises(played.plan, walk(played.lines))
    return found


def adopt(played: Exercise) -> Exercise:
    """A text that carries is tabled and put under silence."""
    played.ask(c.Table("sg", "tasking", "isr", (("area", "own-waters"),)))
    played.until(12 * HOUR).ask(c.PutUnderSilence("sg", "tasking", 12))
    return played.until(played.plan.endex)


NOT_BOLD = p.Expr("not", (p.Expr("adopted", ("bold", "")),))


def test_kept_by_a_fact() -> None:
    """A pledge kept by an adoption names the adoption and its minute, and what the pledge moved."""
    found = one(adopt(given()))

    assert (found.verdict, found.member, found.moved) == ("kept", "Türkiye", ("The tasking",))
    assert found.why == "D+1 08:00 “Ships watch and report” adopted under silence."


def test_broken_by_nothing() -> None:
    """A pledge that nothing made true says by when."""
    played = given()
    found = one(played.until(played.plan.endex))

    assert (found.verdict, found.why) == ("broken", "Nothing had made it so by D+7 11:00.")


def test_broken_by_a_fact() -> None:
    """A pledge not to do something names the deed that broke it."""
    plan = with_pledge(p.Expr("not", (p.Expr("adopted", ("isr", "")),)))
    found = one(adopt(given(plan)))

    assert (found.verdict, found.why) == ("broken", "D+1 08:00 “Ships watch and report” adopted under silence.")


def test_not_at_stake_when_nothing_came_to_a_decision() -> None:
    """Given after every decision point it depends on had closed, it was not at stake, and says what it counts as."""
    for plan, counted in ((tiny_plan(), "broken"), (with_pledge(NOT_BOLD), "kept")):
        played = given(plan, at=5 * DAY)
        found = one(played.until(played.plan.endex))
        assert (found.verdict, found.moved) == ("not at stake", ())
        assert f"it counts as {counted}" in found.why


def test_not_at_stake_when_endex_came_first() -> None:
    """A pledge due after ENDEX could not be judged; before ENDEX it is open."""
    played = given(with_pledge(NOT_BOLD, due=20 * DAY))

    assert one(played).verdict == "open"
    assert one(played.until(played.plan.endex)).why == "ENDEX came before it fell due on D+20 11:00."


def test_done_before_it_was_promised() -> None:
    """A pledge of what had already been adopted is kept, and says that it was so when given."""
    played = Exercise().until(2 * HOUR)
    played.ask(c.Table("sg", "tasking", "isr", (("area", "own-waters"),)))
    played.until(12 * HOUR).ask(c.PutUnderSilence("sg", "tasking", 12))
    played.until(2 * DAY).ask(c.GivePledge("sg", "report-weekly"))
    found = one(played.until(played.plan.endex))

    assert (found.verdict, found.moved) == ("kept", ())
    assert found.why.startswith("It was so when it was given")


def test_conduct_is_always_at_stake() -> None:
    """A condition on anything but texts is at stake even where no decision point was open."""
    plan = with_pledge(p.Expr("and", (NOT_BOLD, p.Expr("not", (p.Expr("fact", ("press-line",)),)))))
    played = given(plan, at=5 * DAY)

    found = one(played.until(played.plan.endex))

    assert (found.verdict, found.why) == ("kept", "Nothing had broken it by D+12 08:00.")


def test_part_of_every_form() -> None:
    """The debrief has a part on pledges where one was given, and none where none was; values carry it."""
    debrief = of(adopt(given()))
    part = to_text(debrief).split("\nPledges\n-------\n\n")[1].split("\n\n")[0]

    assert "Report every week: kept" in " ".join(part.split())
    assert "Moved Türkiye by +150 points on The tasking." in part
    assert to_values(debrief)["pledges"][0]["due_stamp"] == "D+7 11:00"  # type: ignore[index]
    assert "\nPledges\n" not in to_text(of(adopted()))
