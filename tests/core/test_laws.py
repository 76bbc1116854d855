"""Laws of the core, over random legal plans and random asks."""

from __future__ import annotations

import os
from dataclasses import replace
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.core import commands as c
from game.core import events as e
from game.core import plan as p
from game.core.decide import decide
from game.core.evolve import evolve, fold
from game.core.expr import holds
from game.core.options import options
from game.core.order import ruling
from game.core.refusals import Refusal
from game.core.state import State
from game.core.terms import HOUR, Phase, Stand
from tests.packs import ENDEX, Played, plans, playthroughs

EXAMPLES = int(os.environ.get("STARTEX_EXAMPLES", "20"))
"""Random exercises for each law; more by the environment, for a night's run."""
SCHEDULES = int(os.environ.get("STARTEX_SCHEDULES", "40"))
"""Ways to cut time into stretches that are tried on each plan."""
lawful = settings(
    max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def final(begin: State, lines: list[tuple[c.Command, tuple[e.Event, ...]]]) -> State:
    """The state after all lines."""
    return fold((event for _, facts in lines for event in facts), begin)


@lawful
@given(playthroughs())
def test_state_is_the_fold(drawn: Played) -> None:
    """Deciding again from the folded state gives the same facts: nothing lives outside the fold."""
    plan, begin, lines = drawn
    state = begin
    for command, facts in lines:
        assert decide(plan, state, command) == facts
        state = fold(facts, state)


@lawful
@given(playthroughs(), st.data())
def test_two_stages_or_one(drawn: Played, data: st.DataObject) -> None:
    """advance(a) then advance(b) equals advance(b)."""
    plan, begin, lines = drawn
    state = final(begin, lines)
    b = state.now + data.draw(st.integers(0, 12 * 24)) * HOUR
    a = data.draw(st.integers(state.now, b))
    once = decide(plan, state, c.Advance("chair", b))
    first = decide(plan, state, c.Advance("chair", a))
    if isinstance(once, Refusal) or isinstance(first, Refusal):
        assert state.phase is not Phase.CONDUCT
        return
    middle = fold(first, state)
    if middle.phase is not Phase.CONDUCT:
        assert fold(once, state) == middle
        return
    second = decide(plan, middle, c.Advance("chair", b))
    assert not isinstance(second, Refusal)
    assert fold(once, state) == fold(second, middle)


@lawful
@given(playthroughs())
def test_values_stay_in_range(drawn: Played) -> None:
    """Every indicator stays within its range, and time never passes ENDEX by anything due."""
    plan, begin, lines = drawn
    state = final(begin, lines)
    for value, indicator in zip(state.values, plan.indicators, strict=True):
        assert indicator.low <= value <= indicator.high
    late = [event for _, facts in lines for event in facts if isinstance(event, e.TimeMoved) and event.to > ENDEX]
    assert not late


@lawful
@given(playthroughs(), playthroughs())
def test_evolve_is_total(
    one: Played,
    other: Played,
) -> None:
    """Any fact folds onto any state, even one from another exercise, without failing."""
    state = final(one[1], one[2])
    for _, facts in other[2]:
        for event in facts:
            state = evolve(state, event)
    assert isinstance(state, State)


@lawful
@given(playthroughs())
def test_options_and_rulings_agree(drawn: Played) -> None:
    """What the options list calls in order is decided; what it refuses is refused with the same ruling."""
    plan, begin, lines = drawn
    state = final(begin, lines)
    for seat in plan.seats:
        for option in options(plan, state, seat.id):
            answer = decide(plan, state, option.command)
            if option.refusal is None:
                assert not isinstance(answer, Refusal)
            else:
                assert answer == option.refusal


@lawful
@given(playthroughs())
def test_a_gate_opens_when_satisfied(drawn: Played) -> None:
    """A response refused for its gate is no longer refused for it once the gate's condition is made true."""
    plan, begin, lines = drawn
    state = final(begin, lines)
    for seat in plan.seats:
        for option in options(plan, state, seat.id):
            if option.refusal is None or option.refusal.code != "R07" or not isinstance(option.command, c.Table):
                continue
            response = plan.tables.responses[option.command.response]
            assert not all(holds(gate.test, plan, state) for gate in response.requires)
            opened = replace(
                response, requires=tuple(replace(g, test=p.Expr("const", (1,))) for g in response.requires)
            )
            other = p.with_tables(
                replace(plan, responses=tuple(opened if r.id == opened.id else r for r in plan.responses))
            )
            after = ruling(other, state, option.command)
            assert after is None or after.code != "R07"


@lawful
@given(plans(), st.integers(0, 20), st.booleans())
def test_positions_commute(plan: p.Plan, seed: int, object_first: bool) -> None:
    """Positions of two delegations, taken in either order, leave the same state."""
    people = ("chair", "voice", "other")
    state = fold(decided(plan, State(seed=seed), c.Start("chair", people)))
    point = e.DecisionOpened("d0", 0, ENDEX, ())
    decision = plan.tables.decisions["d0"]
    state = fold([point, e.Tabled("chair", "d0", decision.responses[0], (), 0)], state)
    stand = Stand.OBJECT if object_first else Stand.ASSENT
    one, two = c.TakePosition("voice", "d0", stand), c.TakePosition("other", "d0", Stand.TIME)
    quiet = p.with_tables(replace(plan, injects=tuple(replace(i, watch=None) for i in plan.injects)))
    forward = both(quiet, state, one, two)
    assert forward == both(quiet, state, two, one)


def decided(plan: p.Plan, state: State, command: c.Command) -> tuple[e.Event, ...]:
    """Facts of an ask that is in order."""
    answer = decide(plan, state, command)
    assert not isinstance(answer, Refusal), answer.sentence()
    return answer


def both(plan: p.Plan, state: State, one: c.Command, two: c.Command) -> State:
    """The state after two asks, passing over one that is not in order."""
    for command in (one, two):
        answer = decide(plan, state, command)
        if not isinstance(answer, Refusal):
            state = fold(answer, state)
    return state


@lawful
@given(playthroughs(most=20))
def test_a_failed_text_reveals_one_new_reason(
    drawn: Played,
) -> None:
    """After a broken silence the chair knows exactly one reason more, unless it knew them all."""
    _, begin, lines = drawn
    state = begin
    for _, facts in lines:
        for number, event in enumerate(facts):
            if isinstance(event, e.SilenceBroken):
                told = [f for f in facts[number + 1 : number + 4] if isinstance(f, e.Learned)]
                for learned in told[:1]:
                    known = state.known.get(learned.seat, {}).get((learned.decision, learned.member))
                    before = known.concerns if known and known.response == learned.response else ()
                    fresh = set(learned.concerns) - set(before)
                    assert len(fresh) == 1
            state = evolve(state, event)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(plans(), st.integers(0, 50), st.integers(0, 2**32 - 1))
def test_pausing_loses_nothing(plan: p.Plan, seed: int, schedules: int) -> None:
    """However time is cut into stretches with pauses between, every inject comes at its minute and the exercise ends
    the same. STARTEX_SCHEDULES=200 tries 10,000 schedules over the 50 plans.
    """
    start = fold(decided(plan, State(seed=seed), c.Start("chair", ("chair",))))
    whole = fold(decided(plan, start, c.Advance("chair", ENDEX)), start)
    luck = Random(schedules)  # noqa: S311  (schedules, not secrets)
    for _ in range(SCHEDULES):
        state = start
        stops = sorted(luck.randint(0, ENDEX) for _ in range(luck.randint(1, 8)))
        for at in (*stops, ENDEX):
            if state.phase is Phase.CONDUCT:
                state = fold(decided(plan, state, c.Advance("chair", at)), state)
        assert state.made == whole.made
        assert state == whole
