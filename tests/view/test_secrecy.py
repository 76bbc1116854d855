"""Knowledge is state: what a seat may not see cannot change its view, and a view changes only by what was learned."""

from __future__ import annotations

from dataclasses import fields, replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.core import commands as c
from game.core import events as e
from game.core.state import Known, Modifier, Pending, Position, State, Step
from game.core.terms import Stand
from game.view import news, view
from tests.view.table import Table, tabled

words = st.sampled_from(["yes", "no", "h1", "h2", "calm", "rough"])
numbers = st.integers(-(10**6), 10**6)


def other_known(band: str, short: int) -> Known:
    """Something another seat might know of Türkiye."""
    return Known(2, band, ("isr.area.TR",), short, 100, "isr", (), 180, "confidence")


@given(
    seed=st.integers(0, 2**64 - 1),
    hidden=words,
    drawn=words,
    private=numbers,
    moved=numbers,
    capital=st.integers(0, 99),
    hazard=st.integers(0, 500),
    short=st.integers(0, 999),
)
def test_changing_what_a_seat_may_not_see_leaves_its_view_equal(
    seed: int, hidden: str, drawn: str, private: int, moved: int, capital: int, hazard: int, short: int
) -> None:
    """Seed, luck, hidden truth, private flexibility, others' purses, steps and knowledge: none reaches ``sg``."""
    table = tabled()
    state, point = table.state, table.state.points["tasking"]
    veiled = replace(
        state,
        seed=seed,
        playthrough=seed % 7,
        hidden={"author": hidden},
        drawn={"storm#0": drawn},
        forced={"storm": drawn},
        passed={**state.passed, "storm": 1},
        capital={**state.capital, "eu": capital, "gr": capital},
        known={"gr": {("tasking", "TR"): other_known("objects", short)}},
        steps=(*state.steps, Step("sound", "gr", "tasking", "FR", "", 99, state.now + 60)),
        queue=(*state.queue, Pending("isr/arrivals", 0, state.now + 600)),
        modifiers=(*state.modifiers, Modifier("storm/hazard", 0, 2, hazard, state.now + 600)),
        values=(*state.values[:2], hazard, *state.values[3:]),
        notes=(*state.notes, (state.now, "gr", "said in Athens")),
        points={**state.points, "tasking": replace(point, private={"TR": private}, moved={"FR": moved})},
        facts={**state.facts, "storm-struck": state.now},
        made={**state.made, "rumour": (state.now,), "report": (state.now,)},
    )

    assert view(table.plan, veiled, ("sg",), tuple(table.past)) == table.view("sg")


def test_the_test_above_could_fail() -> None:
    """The same changes made to what the seat may see do change its view."""
    table = tabled()
    state = table.state
    mine = replace(state, capital={**state.capital, "sg": 1})
    paper = replace(state, made={**state.made, "storm": (state.now,)})
    told = replace(state, known={"sg": {("tasking", "TR"): other_known("objects", 5)}})

    for changed in (mine, paper, told):
        assert view(table.plan, changed, ("sg",), tuple(table.past)) != table.view("sg")


def test_words_under_silence_stay_with_the_chair() -> None:
    """A position taken into a silence changes the chair's view and no other member's."""
    table = tabled(("sg",))
    table.ask(c.PutUnderSilence("sg", "tasking", 24))
    table.wait(1)
    point = table.state.points["tasking"]
    said = {"GR": Position(Stand.TIME, "", False, "Athens is thinking", table.state.now, silent=True)}
    spoken = replace(table.state, points={**table.state.points, "tasking": replace(point, positions=said)})
    past = tuple(table.past)

    assert view(table.plan, spoken, ("tr",), past) == view(table.plan, table.state, ("tr",), past)
    assert view(table.plan, spoken, ("sg",), past) != view(table.plan, table.state, ("sg",), past)


def test_what_was_declared_openly_stays_to_be_read_when_silence_is_broken_into() -> None:
    """Greece agrees before silence and asks for time in it: Türkiye goes on reading that it agrees, the chair not."""
    table = tabled(("sg", "gr", "tr"))
    table.ask(c.TakePosition("gr", "tasking", Stand.ASSENT))
    table.ask(c.PutUnderSilence("sg", "tasking", 24))
    table.ask(c.TakePosition("gr", "tasking", Stand.TIME))
    read = {
        seat: next(line.stand for line in table.view(seat).decisions[0].board if line.code == "GR")
        for seat in ("sg", "tr")
    }
    assert read == {"sg": Stand.TIME, "tr": Stand.ASSENT}


def test_a_sounding_changes_the_view_of_the_seat_that_made_it() -> None:
    """Two views differ only by what was learned: the asker's board line, its bracket, its asks; nobody else's view."""
    table = tabled()
    table.ask(c.Sound("sg", "tasking", "TR"))
    table.ask(c.Advance("sg", table.state.now + 359))
    before_sg, before_tr = table.view("sg"), table.view("tr")
    learned = e.Learned(
        "sg", "tasking", "TR", 1, "objects", ("isr.area.TR",), -1, 0, "isr", (), "sounding"
    )  # fmt: skip
    after = Table.__new__(Table)
    after.plan, after.past, after.seats = table.plan, table.past, table.seats
    after.state = _with(table.state, learned)

    assert after.view("tr") == before_tr
    differing = {f.name for f in fields(before_sg) if getattr(before_sg, f.name) != getattr(after.view("sg"), f.name)}
    assert differing <= {"decisions", "asks"}
    assert "decisions" in differing


def _with(state: State, event: e.Event) -> State:
    from game.core.evolve import evolve

    return evolve(state, event)


SECRETS: list[e.Event] = [
    e.HiddenDrawn("author", "h1"),
    e.ChanceDrawn("storm", 0, "no"),
    e.InjectPassed("storm", 0, "chance"),
    e.InjectDelivered("rumour", 0, ("gr",)),
    e.InjectDelivered("report", 0, ("board",)),
    e.EffectQueued("isr/arrivals", 0, 600),
    e.EffectPassed("isr/arrivals", 0, "condition"),
    e.DynamicsRan("crossings", 0),
    e.ModifierSet("storm/hazard", 0, 2, 10, 600),
    e.FactSet("storm-struck"),
    e.Changed(((2, 20, 30),), ((2, "bold/hazard", 10),)),
    e.CapitalChanged("gr", -1, "offer"),
    e.StepBegun("sound", "gr", "tasking", "FR", "", 9, 600),
    e.Learned("gr", "tasking", "FR", 2, "objects", ("isr.duration.FR",), 50, 0, "isr", (), "confidence"),
    e.OfferMade("gr", "tasking", "FR", "favour", 200),
    e.PledgeGiven("eu", "report-weekly", "GR", 600, 150),
    e.MoveMade("gr", "press-line", 0),
    e.Noted("gr", "said in Athens"),
    e.DecisionOpened("relief", 0, 600, (("GR", 50),)),
    e.Tabled("eu", "relief", "teams", (), 0),
]


@pytest.mark.parametrize("event", SECRETS, ids=lambda event: type(event).__name__)
def test_no_secret_becomes_news(event: e.Event) -> None:
    """What does not concern the Secretary General is not in its news, whatever the kind of fact."""
    plan = Table().plan
    own_pledge = isinstance(event, e.PledgeGiven)

    assert news(plan, (event,), ("tr",) if own_pledge else ("sg",)) == () or own_pledge


def test_a_private_pledge_is_news_for_its_two_sides_only() -> None:
    """Giver and receiver read of it, the Greek delegation does not."""
    plan = Table().plan
    given = e.PledgeGiven("sg", "report-weekly", "TR", 600, 150)

    assert [len(news(plan, (given,), (seat,))) for seat in ("sg", "tr", "gr")] == [1, 1, 0]


def test_only_the_chair_reads_who_broke_a_silence() -> None:
    """A member reads that silence was broken; the chair reads by whom; neither verdict names anyone to a member."""
    plan = Table().plan
    broken = e.SilenceBroken("tasking", "isr", ("TR",), 1)
    verdict = e.VerdictGiven(
        "tasking", "isr", "isr/watch", "council", "consensus", False, ("GR", "DE", "FR"), (), (), ("TR",), (),
        ("no member objects",),
    )  # fmt: skip
    chair = " ".join(item.text for item in news(plan, (verdict, broken), ("sg",)))
    member = " ".join(item.text for item in news(plan, (verdict, broken), ("gr",)))

    assert "The chair sees that Türkiye broke the silence" in chair
    assert "Silence was broken" in member
    assert "Türkiye" not in member
    assert "TR" not in member


def test_a_cause_a_seat_was_not_told_of_stays_unnamed() -> None:
    """A move of another seat shifts a public dial; its name is not given away by the cause."""
    plan = Table().plan
    shift = e.Changed(((3, 60, 61),), ((3, "press-line/cohesion", 1),))

    assert "Hold a press line" in news(plan, (shift,), ("sg",))[0].text
    assert "a cause you were not told of" in news(plan, (shift,), ("gr",))[0].text


def test_views_of_a_game_grow_by_steps_of_knowledge() -> None:
    """From one ask to the next nothing the seat has seen in its feed is taken back or rewritten."""
    table = tabled()
    feeds = [table.view().feed]
    for _ in range(10):
        table.wait(24)
        feeds.append(table.view().feed)

    for older, newer in pairwise(feeds):
        assert newer[: len(older)] == older
