"""What a player is told of own moves, footnotes, refusals and titles."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.core import commands as c
from game.core import events as e
from game.core import plan as p
from game.core.terms import DAY
from game.view import names, news
from game.view.news import news_of
from tests.tiny import COHESION
from tests.view.table import Table, with_turkiye


def told(plan: p.Plan, *events: e.Event, seat: str = "sg") -> str:
    """The sentences of some facts in one."""
    return " ".join(item.text for item in news(plan, events, (seat,)))


def test_a_move_of_ones_own_is_told_when_it_takes_effect() -> None:
    """Two hours after the press line one sentence says what it moved; another seat reads of no move."""
    table = Table()
    table.ask(c.MakeMove("sg", "press-line"))
    facts = table.wait(3)
    lines = [item.text for item in news_of(table.plan, facts, ("sg",)) if item.subject == "press-line"]
    assert lines == ["“Hold a press line” takes effect: Cohesion of the council +1."]
    assert "takes effect" not in " ".join(item.text for item in news_of(table.plan, facts, ("gr",)))


@pytest.mark.parametrize("shown", ["debrief", "never", "first"])
def test_what_no_dial_shows_is_not_told(shown: str) -> None:
    """An effect on a hidden indicator, or on lives, is said to be there and nothing more."""
    plan = with_turkiye()
    hidden = tuple(replace(i, shown=shown) if n == COHESION else i for n, i in enumerate(plan.indicators))
    text = told(
        replace(plan, indicators=hidden), e.Changed(((COHESION, 50, 51),), ((COHESION, "press-line/cohesion", 1),))
    )
    assert "“Hold a press line” takes effect: no dial of yours shows it." in text
    assert "+1" not in text.partition("takes effect")[2]


def test_a_temporary_addition_by_a_move_is_told_too() -> None:
    """A modifier set by an own move is one sentence."""
    text = told(with_turkiye(), e.ModifierSet("press-line/cohesion", 0, COHESION, 4, DAY))
    assert text == "“Hold a press line” takes effect: Cohesion of the council +4."


def test_a_move_with_several_effects_at_once_is_told_once() -> None:
    """What no dial shows adds nothing to what one shows, whichever comes first."""
    plan = with_turkiye()
    hidden = next(n for n, i in enumerate(plan.indicators) if i.shown == "debrief")
    facts = (
        e.ModifierSet("press-line/cohesion", 0, hidden, 4, DAY),
        e.Noted("sg", "between"),
        e.Changed(((COHESION, 50, 51),), ((COHESION, "press-line/cohesion", 1),)),
    )
    text = told(plan, *facts)
    assert text.count("takes effect") == 1
    assert text.startswith("“Hold a press line” takes effect: Cohesion of the council +1. Noted: between")


def test_who_put_a_footnote_is_named_at_adoption_and_afterwards() -> None:
    """The text carries the names, so everyone reads them: in the sentence and under `decisions`."""
    table = Table()
    table.wait(3)
    adopted = e.ResponseAdopted("tasking", "isr", (), ("isr/watch",), ("FR", "GR"), "council", "silence", "sg", 0)
    assert told(table.plan, adopted, seat="eu").endswith("With 2 footnotes, by France and Greece.")
    table.ask(c.Table("sg", "tasking", "isr"))
    from game.core.evolve import fold

    table.state = fold((adopted, e.DecisionClosed("tasking", "adopted", "isr")), table.state)
    assert [outcome.footnoters for outcome in table.view("eu").closed] == [("France", "Greece")]


def test_a_text_one_voice_stops_is_not_said_to_lack_votes() -> None:
    """Where a single member against is enough, the sentence says so; elsewhere it speaks of too few for."""
    plan = with_turkiye()
    refused = e.TextRefused("tasking", "isr", "vote", 1, ("TR",))
    assert told(plan, refused).endswith("it takes one voice against to stop it, and there was one.")
    assert told(plan, replace(refused, by=("TR", "GR", "FR"))).endswith("and there were three.")
    assert told(plan, replace(refused, by=("TR", "GR", "FR")), seat="gr").endswith("there was at least one.")
    tests = (p.Test("for", "members", at_least=(1, 2)),)
    voting = p.with_tables(replace(plan, procedures=tuple(replace(q, tests=tests) for q in plan.procedures)))
    assert "not enough were for it" in told(voting, refused)


def test_a_title_that_asks_takes_no_colon() -> None:
    """No “?:” and no “?.” anywhere a title leads a sentence."""
    plan = with_turkiye()
    asking = tuple(replace(d, title="Whose result?") for d in plan.decisions)
    plan = p.with_tables(replace(plan, decisions=asking))
    text = told(
        plan,
        e.DecisionOpened("tasking", 0, DAY, ()),
        e.ResponseAdopted("tasking", "isr", (), ("isr/watch",), (), "council", "silence", "sg", 0),
        e.DecisionClosed("tasking", "lapsed", ""),
    )
    assert "Whose result? “Ships watch and report” is adopted" in text
    assert "“Whose result?” closes" in text
    assert "?:" not in text
    assert "?." not in text


def test_a_stylised_title_is_marked_outside_its_quotation_marks() -> None:
    """Nobody said the word stylised."""
    plan = with_turkiye()
    marked = tuple(replace(r, stylised=r.id == "isr") for r in plan.responses)
    plan = p.with_tables(replace(plan, responses=marked))
    assert names.cited(plan, "isr") == "“Ships watch and report” (stylised)"
    assert names.cited(plan, "decline") == f"“{plan.tables.responses['decline'].title}”"
