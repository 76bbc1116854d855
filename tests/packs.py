"""Random legal plans and random asks, for the laws that must hold of every exercise.

Plans are drawn whole from ``game.core.plan`` with every feature the core has: delayed, conditional and chance effects,
modifiers, drift, watchers, hidden truths with evidence and beliefs, repeating injects, silence, votes with weights,
quorums and grades, own power, keys, concerns, offers, pledges, referrals, defaults, gates. Small on purpose: a failing
example can be read.
"""

from __future__ import annotations

import os
from random import Random

import pytest
from hypothesis import Phase
from hypothesis import strategies as st

from game.core import commands as c
from game.core import events as e
from game.core import plan as p
from game.core.decide import decide
from game.core.evolve import fold
from game.core.options import candidates
from game.core.order import ruling
from game.core.refusals import Refusal
from game.core.state import State
from game.core.terms import DAY, HOUR, FileStatus, Stand
from tests.packs_rules import BODIES, CODES, Draw, bodies, procedures
from tests.packs_texts import decisions, responses
from tests.packs_truth import beliefs, evidence, hidden
from tests.packs_varied import luck_of, varied
from tests.packs_world import DECISIONS, INDICATORS, INJECTS, RESPONSES, conditions, dynamics, effect_lists, injects

__all__ = ["BODIES", "CODES", "DECISIONS", "ENDEX", "RESPONSES", "SEATS", "Played", "ask", "plans", "playthroughs"]

PHASES = [phase for phase in Phase if phase is not Phase.shrink or os.environ.get("STARTEX_SHRINK")]
"""A drawn pack on which a law fails is shown as it was found; STARTEX_SHRINK makes it small first, for minutes."""
whole_packs = pytest.mark.filterwarnings("ignore:Generating overly large repr:hypothesis.errors.HypothesisWarning")
"""Packs are long to read: that is no reason to hide what failed behind a warning."""
SEATS = ("chair", "voice", "other")
ENDEX = 10 * DAY


@st.composite
def opening(draw: Draw, name: str) -> p.Inject:
    """The inject every drawn exercise begins with, so that there is something to decide; mostly it comes again."""
    every = draw(st.sampled_from([2 * DAY, 3 * DAY, 2 * DAY, 0]))
    # Some end in the very minute in which it comes for the last time.
    until = draw(st.sampled_from([9 * DAY, HOUR + 6 * DAY, HOUR + every])) if every else None
    return p.Inject(name, "The first inject", "Something happened.", HOUR, every=every, until=until, to=("chair",),
                    opens=DECISIONS)  # fmt: skip


def _seats() -> tuple[p.Seat, ...]:
    return (
        p.Seat("chair", "Chair", chairs=("council", "board", "senate", "office"), moves=("move",), capital=3),
        p.Seat("voice", "Voice", delegation="BB", moves=("late-move",), capital=4),
        p.Seat("other", "Other", delegation="CC", capital=3),
    )


@st.composite
def plans(draw: Draw) -> p.Plan:
    """A whole legal plan."""
    stance = st.tuples(st.integers(-3, 3), st.integers(-3, 3))
    built = p.Plan(
        id="drawn", title="Drawn", subtitle="", starts="2016-02-08T08:00", start_of_day=8 * HOUR, endex=ENDEX,
        quantum=6 * HOUR, dimensions=("x", "y"),
        indicators=tuple(
            p.Indicator(f"n{n}", f"N{n}", "points", 0, 100, draw(st.integers(0, 100)), "up", "dial")
            for n in range(INDICATORS)
        ),
        dynamics=tuple(
            draw(dynamics(f"y{n}"))
            for n in range(draw(st.integers(0, 2)))
        ),
        injects=(draw(opening(INJECTS[0])), *(draw(injects(name)) for name in INJECTS[1:])),
        decisions=tuple(draw(decisions(name)) for name in DECISIONS),
        responses=tuple(draw(responses(name, n)) for n, name in enumerate(RESPONSES)),
        bodies=draw(bodies()), procedures=draw(procedures()),
        delegations=tuple(
            p.Delegation(code, code, draw(stance), draw(st.integers(0, 3)), draw(st.integers(-3, 3))) for code in CODES
        ),
        stake_sets=(p.StakeSet("south", ("BB",), ("CC",)),),
        seats=_seats(), solo=("chair",),
        moves=(
            p.Move("move", "A move", "We move.", "chair", every=2 * DAY, effects=draw(effect_lists("move"))),
            p.Move("late-move", "A slow move", "We move slowly.", "voice", capital=1, takes=6 * HOUR,
                   effects=draw(effect_lists("late-move"))),
        ),
        pledges=(p.Pledge("word", "Our word", "chair", "BB", 2 * DAY, draw(conditions(depth=1))),),
        hidden=draw(hidden()), evidence=draw(evidence()), beliefs=draw(beliefs()),
        objectives=(), history=(), history_acts=(),
        costs=p.Costs(halves_within=draw(st.sampled_from([0, 5 * DAY]))),
        general_offer=p.Offer("favour", "A favour", (), once=False), digest="drawn",
    )  # fmt: skip
    return p.with_tables(built)


EAGER = {
    c.Table: 6, c.PutUnderSilence: 24, c.Declare: 24, c.Sound: 3, c.Confide: 2, c.Lobby: 8, c.Amend: 4, c.ActAlone: 12,
    c.TakePosition: 2, c.Withdraw: 1, c.Refer: 1, c.MakeMove: 2, c.GivePledge: 2,
}  # fmt: skip
"""How readily a drawn seat asks each thing, so that texts get as far as verdicts."""


def odd(state: State) -> list[c.Command]:
    """Asks that are mostly out of order."""
    return [
        c.Note("voice", "a note"),
        c.Advance("chair", state.now - 1),
        c.Table("other", "d0", "nowhere"),
        c.Sound("chair", "d1", "ZZ"),
        c.PutUnderSilence("chair", "d0", 1000),
        c.Start("chair"),
    ]


def ask(luck: Random, plan: p.Plan, state: State) -> c.Command:
    """One ask: mostly from the list of options, sometimes time, sometimes something odd."""
    kind = luck.random()
    if kind < 0.3:
        return c.Advance("chair", state.now + luck.choice([1, HOUR, 3 * HOUR, 7 * HOUR, 13 * HOUR, DAY, 2 * DAY]))
    if kind < 0.34:
        return luck.choice(odd(state))
    if kind < 0.6 and (crossing := crossings(plan, state)):
        return luck.choice(crossing)
    seat = luck.choice(["chair", "chair", "voice", "other"])
    listed = [command for command in candidates(plan, state, seat) if ruling(plan, state, command) is None]
    if not listed:
        return c.Note(seat, "nothing to ask")
    kinds = sorted({type(command) for command in listed}, key=lambda item: item.__name__)
    wanted = luck.choices(kinds, [EAGER.get(item, 1) for item in kinds])[0]
    command = luck.choice([item for item in listed if type(item) is wanted])
    if isinstance(command, c.Table):
        wordings = luck.choice([(), (("s0", "w1"),)]) if plan.tables.responses[command.response].slots else ()
        return c.Table(seat, command.decision, command.response, wordings, "because")
    return command


def crossings(plan: p.Plan, state: State) -> list[c.Command]:
    """Asks by which a seat crosses another: the offer it has under way made too, an objection into its silence."""
    found: list[c.Command] = [
        c.Lobby(seat, step.decision, step.detail, step.subject)
        for step in state.steps
        for seat in SEATS
        if step.kind == "lobby" and seat != step.seat
    ]
    for name, point in state.points.items():
        if point.open and point.file is not None and point.file.status is FileStatus.UNDER_SILENCE:
            found += [c.TakePosition(seat, name, Stand.OBJECT) for seat in ("voice", "other")]
    return [command for command in found if ruling(plan, state, command) is None]


Played = tuple[p.Plan, State, list[tuple[c.Command, tuple[e.Event, ...]]]]
"""A plan, the state it began in, and the asks that were in order with their facts."""


def play(plan: p.Plan, number: int, most: int) -> Played:
    """One playthrough of a plan dealt anew, the same for the same number."""
    luck = luck_of(plan, number)
    plan = varied(plan, luck)
    begin = State(seed=number % 97, forced=luck.choice([{}, {"c.i1": "yes"}]))
    people = luck.choice([("chair",), ("chair", "voice")])
    state = begin
    lines: list[tuple[c.Command, tuple[e.Event, ...]]] = []
    commands: list[c.Command] = [c.Start("chair", people), c.Advance("chair", HOUR)]
    for turn in range(most):
        command = commands[turn] if turn < len(commands) else ask(luck, plan, state)
        if turn == most - 1 and luck.random() < 0.25:
            command = c.End("chair")
        answer = decide(plan, state, command)
        if not isinstance(answer, Refusal):
            lines.append((command, answer))
            state = fold(answer, state)
    return plan, begin, lines


def playthroughs(most: int = 24) -> st.SearchStrategy[Played]:
    """Random playthroughs of random plans."""
    return st.builds(play, plans(), st.integers(0, 2**32 - 1), st.integers(2, most))
