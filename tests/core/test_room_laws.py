"""Laws that hold whatever a facilitator does: random facilitators' asks between random players' asks."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import replace
from random import Random

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from game.core import commands as c
from game.core import events as e
from game.core.decide import decide
from game.core.evolve import evolve, fold
from game.core.order import ruling
from game.core.plan import Plan
from game.core.refusals import Refusal
from game.core.state import State
from game.core.terms import FACILITATOR
from game.journal import Rewind, effective, fresh, state_of, verify
from game.journal.read import parse
from tests.core.test_journal_laws import WALL, kept, lawful, written
from tests.packs import PHASES, Played, whole_packs
from tests.rooms import several

ruled = settings(lawful, max_examples=int(os.environ.get("STARTEX_ROOM_EXAMPLES", "5")), phases=PHASES)
"""Packs for each law, every one dealt and played four times; more by the environment, for a night's run."""
SEVERAL = several()
pytestmark = whole_packs


@pytest.mark.slow
@ruled
@given(SEVERAL, st.integers(0, 10**6))
def test_a_facilitated_journal_reads_back_verifies_and_rewinds(all_played: tuple[Played, ...], number: int) -> None:
    """It is the same journal again, its fold is the state, deciding again differs nowhere, and a rewind is a fold."""
    for played in all_played:
        reads_back_verifies_and_rewinds(played, number)


def reads_back_verifies_and_rewinds(played: Played, number: int) -> None:
    """One playthrough, rewound once."""
    header, lines = kept(played)
    record = parse(written(header, lines), "j")
    assert list(record.lines) == lines
    live = fold((fact for _, facts in played[2] for fact in facts), played[1])
    assert state_of(effective(record.lines), fresh(header)) == live
    assert verify(played[0], record) == ()
    n = number % (len(lines) + 1)
    rewound = parse(written(header, [*lines, Rewind(len(lines) + 1, n, WALL, FACILITATOR)]), "j")
    assert state_of(effective(rewound.lines), fresh(header)) == fold(
        (fact for _, facts in played[2][:n] for fact in facts), played[1]
    )


@pytest.mark.slow
@ruled
@given(SEVERAL, st.integers(0, 10**6))
def test_time_may_stop_anywhere_also_among_held_and_moved_injects(all_played: tuple[Played, ...], number: int) -> None:
    """Running to one moment and then to a later one is running to the later one at once."""
    for played in all_played:
        may_stop_anywhere(played, number)


def may_stop_anywhere(played: Played, number: int) -> None:
    """One playthrough, run on after its last ask."""
    plan, begin, asked = played
    state = fold((fact for _, facts in asked for fact in facts), begin)
    luck = Random(number)  # noqa: S311  (play, not secrets)
    between = state.now + luck.randrange(5000)
    later = between + luck.randrange(5000)
    once = _run(plan, state, later)
    assert _run(plan, _run(plan, state, between), later) == once


def _run(plan: Plan, state: State, to: int) -> State:
    answer = decide(plan, state, c.Advance(FACILITATOR, to))
    return state if isinstance(answer, Refusal) else fold(answer, state)


@pytest.mark.slow
@ruled
@given(SEVERAL, SEVERAL)
def test_every_fact_folds_into_any_state(some: tuple[Played, ...], others: tuple[Played, ...]) -> None:
    """A fact of one exercise folds into the state of another without failing: the fold consults nothing."""
    for one, other in zip(some, others, strict=True):
        folds_into_any_state(one, other)


def folds_into_any_state(one: Played, other: Played) -> None:
    """The facts of one playthrough upon the state of another."""
    state = fold((fact for _, facts in one[2] for fact in facts), one[1])
    for _, facts in other[2]:
        for fact in facts:
            state = evolve(state, fact)
            assert isinstance(state, State)


@pytest.mark.slow
@ruled
@given(SEVERAL)
def test_a_held_inject_does_not_come_until_it_is_let_go(all_played: tuple[Played, ...]) -> None:
    """Between holding and releasing, sending, skipping or moving, nothing delivers the inject."""
    for played in all_played:
        does_not_come_until_it_is_let_go(played)


def does_not_come_until_it_is_let_go(played: Played) -> None:
    """One playthrough, ask by ask."""
    held: set[str] = set()
    for command, facts in played[2]:
        if isinstance(command, c.HoldInject):
            held.add(command.inject)
        elif isinstance(command, c.ReleaseInject | c.SendInject | c.SkipInject | c.MoveInject):
            held.discard(command.inject)
        delivered = {fact.inject for fact in facts if isinstance(fact, e.InjectDelivered | e.InjectPassed)}
        assert not delivered & held


@pytest.mark.slow
@ruled
@given(SEVERAL)
def test_only_the_facilitator_asks_what_is_the_facilitators(all_played: tuple[Played, ...]) -> None:
    """The same ask by any other seat is refused, whatever the state."""
    for played in all_played:
        only_the_facilitator_asks(played)


def only_the_facilitator_asks(played: Played) -> None:
    """One playthrough, each ask of the facilitator's asked by the others too."""
    plan, begin, asked = played
    state = begin
    for command, facts in asked:
        if isinstance(command, c.FACILITATOR_ONLY):
            for seat in ("chair", "voice", "evaluator", "observer"):
                found = ruling(plan, state, _by(command, seat))
                assert found is not None
                assert found.code == "R29"
        state = fold(facts, state)


def _by(command: c.Command, seat: str) -> c.Command:
    return replace(command, seat=seat)


@pytest.mark.slow
def test_the_drawn_exercises_reach_every_ask_of_the_room() -> None:
    """In ten packs, each played four times, every command of the room was in order: the laws above speak of all."""
    seen: Counter[str] = Counter()

    @settings(lawful, max_examples=10, database=None, derandomize=True, phases=[Phase.generate])
    @given(SEVERAL)
    def play(all_played: tuple[Played, ...]) -> None:
        seen.update(type(command).__name__ for played in all_played for command, _ in played[2])

    play()
    assert {kind.__name__ for kind in c.ROOM_COMMANDS} <= set(seen), seen
