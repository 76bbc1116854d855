"""A view is what its seat may know and nothing else: over random packs, random players and random facilitators."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import fields, replace

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from game.core import events as e
from game.core import plan as p
from game.core.evolve import evolve
from game.core.state import State
from game.core.terms import Minute
from game.view import news, view
from game.view.news import news_of
from tests import packs, rooms
from tests.core.test_journal_laws import lawful
from tests.packs import Played
from tests.view.entitled import ALL, NOTHING, Watcher, seen, told

entitled = settings(lawful, max_examples=int(os.environ.get("STARTEX_ENTITLED_EXAMPLES", "8")), phases=packs.PHASES)
"""Packs for each law, every one played six times; more by the environment, for a night's run."""
pytestmark = packs.whole_packs
SEATS = st.sampled_from(packs.SEATS)
numbers = st.integers(-500, 500)


def ungated(plan: p.Plan) -> p.Plan:
    """The plan without gates, with an indicator nobody reads and silences that may leak.

    Whether a gate is open is told with it, whatever it reads: what authors let gates read is for the check.
    """
    indicators = (*plan.indicators[:-1], replace(plan.indicators[-1], shown="debrief"))
    leaky = tuple(replace(item, leaks=(3, 4)) if item.kind == "silence" else item for item in plan.procedures)
    return p.with_tables(
        replace(
            plan,
            responses=tuple(replace(item, requires=()) for item in plan.responses),
            moves=tuple(replace(item, requires=()) for item in plan.moves),
            decisions=tuple(
                replace(item, offers=tuple(replace(offer, requires=()) for offer in item.offers))
                for item in plan.decisions
            ),
            indicators=indicators,
            procedures=leaky,
        )
    )


PLANS = packs.plans().map(ungated)


def several(plan: p.Plan, number: int) -> tuple[Played, ...]:
    """A pack dealt and played six times, now with a facilitator and now without."""
    return (
        rooms.play(plan, number, 45), packs.play(plan, number, 30), rooms.play(plan, number + 1, 30),
        packs.play(plan, number + 1, 40), rooms.play(plan, number + 2, 40), packs.play(plan, number + 2, 20),
    )  # fmt: skip


PLAYED = st.builds(several, PLANS, st.integers(0, 2**32 - 3))


def facts_of(played: Played) -> list[e.Event]:
    """Every fact of a playthrough."""
    return [fact for _, facts in played[2] for fact in facts]


@pytest.mark.slow
@entitled
@given(PLAYED, SEATS, numbers)
def test_a_view_is_a_fold_of_what_the_seat_was_told(all_played: tuple[Played, ...], seat: str, noise: int) -> None:
    """Erase every fact the seat may not know, put noise for every secret in the others: its view is equal."""
    for played in all_played:
        fold_of_what_was_told(played, seat, noise)


def fold_of_what_was_told(played: Played, seat: str, noise: int) -> None:
    """One playthrough, looked at after each ask."""
    plan, state, asked = played
    who, veiled = Watcher(plan, seat, noise), State(seed=noise)
    past, known = list[tuple[Minute, e.Event]](), list[tuple[Minute, e.Event]]()
    for _, facts in asked:
        for fact in facts:
            as_told = told(who, state, fact)
            state = evolve(state, fact)
            past.append((state.now, fact))
            if as_told is not None:
                veiled = evolve(veiled, as_told)
                known.append((state.now, as_told))
        assert view(plan, veiled, (seat,), tuple(known)) == view(plan, state, (seat,), tuple(past))


@pytest.mark.slow
@entitled
@given(PLAYED, SEATS)
def test_a_view_changes_fact_by_fact_and_only_where_the_fact_speaks(all_played: tuple[Played, ...], seat: str) -> None:
    """A fact the seat may not know changes nothing in its view; one it may know changes the parts that it names."""
    for played in all_played:
        only_where_the_fact_speaks(played, seat)


def only_where_the_fact_speaks(played: Played, seat: str) -> None:
    """One playthrough, looked at after each fact."""
    plan, state, _ = played
    who = Watcher(plan, seat, 0)
    before = view(plan, state, (seat,))
    for fact in facts_of(played):
        allowed = seen(who, state, fact)
        state = evolve(state, fact)
        after = view(plan, state, (seat,))
        if allowed != ALL:
            found = {one.name for one in fields(before) if getattr(before, one.name) != getattr(after, one.name)}
            assert found <= allowed, (fact, found - allowed)
        before = after


@pytest.mark.slow
@entitled
@given(PLAYED, SEATS)
def test_what_a_seat_may_not_know_is_no_news(all_played: tuple[Played, ...], seat: str) -> None:
    """No sentence comes of a fact the seat may not know, and secrets in the others say nothing."""
    for played in all_played:
        no_news(played, seat)


def no_news(played: Played, seat: str) -> None:
    """One playthrough, its news fact by fact."""
    plan, state, _ = played
    who = Watcher(plan, seat, 1)
    for fact in facts_of(played):
        as_told = told(who, state, fact)
        if own_move(who, fact):
            # What comes of a seat's own move is told to it, also where no dial of its shows it.
            pass
        elif as_told is None or (seen(who, state, fact) == NOTHING and isinstance(fact, e.DecisionOpened | e.StepDone)):
            assert news(plan, (fact,), (seat,), state.now) == (), fact
        else:
            known = news_of(plan, [(state.now, as_told)], (seat,))
            assert known == news_of(plan, [(state.now, fact)], (seat,)), fact
        state = evolve(state, fact)


def own_move(who: Watcher, fact: e.Event) -> bool:
    """Does the fact come of a move of the seat's own?"""
    mine = {
        effect.id for name in who.plan.tables.seats[who.seat].moves for effect in who.plan.tables.moves[name].effects
    }
    match fact:
        case e.Changed(causes=causes):
            return any(effect in mine for _, effect, _ in causes)
        case e.ModifierSet(effect=effect):
            return effect in mine
        case _:
            return False


@pytest.mark.slow
def test_the_exercises_drawn_here_meet_every_kind_of_fact() -> None:
    """In twelve packs, each played six times, every kind of fact happened: the laws above speak of all of them."""
    met: Counter[str] = Counter()

    @settings(lawful, max_examples=12, database=None, derandomize=True, phases=[Phase.generate])
    @given(PLAYED)
    def play(all_played: tuple[Played, ...]) -> None:
        met.update(type(fact).__name__ for played in all_played for fact in facts_of(played))

    play()
    assert not [kind for kind in e.EVENTS if not met[kind]], met
