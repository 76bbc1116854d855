"""Random facilitated exercises: facilitators', evaluators' and seats' room asks between the asks of a story."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from hypothesis import strategies as st

from game.core import commands as c
from game.core import events as e
from game.core import plan as p
from game.core.decide import decide
from game.core.evolve import fold
from game.core.order import ruling
from game.core.refusals import Refusal
from game.core.state import State
from game.core.terms import DAY, EVALUATOR, FACILITATOR, HOUR, ClauseRuling, Stand
from tests.packs import CODES, DECISIONS, RESPONSES, Played, ask, plans
from tests.packs_varied import luck_of, varied
from tests.packs_world import INJECTS

SEATS = ("chair", "voice", "other")
Maker = Callable[[Random, State], c.Command]
"""One kind of ask, drawn for a state; often in order, not always."""


def _later(luck: Random, state: State) -> int:
    return state.now + luck.choice([-1, 1, HOUR, DAY, 3 * DAY])


def _inject(kind: Callable[[str, str], c.Command]) -> Maker:
    return lambda luck, state: kind(FACILITATOR, luck.choice(INJECTS))


def _clause(state: State, decision: str) -> tuple[str, int]:
    clauses = [item for item in state.room.clauses.get(decision, ()) if not item.gone]
    return (clauses[-1].id, len(clauses[-1].versions)) if clauses else ("free-1", 1)


def _rule(luck: Random, state: State) -> c.Command:
    decision = luck.choice(DECISIONS)
    clause, _ = _clause(state, decision)
    kind = luck.choice(list(ClauseRuling))
    counts, effect = kind is ClauseRuling.COUNTS, kind is ClauseRuling.EFFECT
    return c.RuleOnClause(
        FACILITATOR, decision, clause, kind, "because", "s0" if counts else "", "w1" if counts else "",
        ((luck.choice(CODES), luck.choice([-300, 200])),) if effect else (), (("n0", 7),) if effect else (),
        (luck.choice(CODES),),
    )  # fmt: skip


def _revise(luck: Random, state: State) -> c.Command:
    decision = luck.choice(DECISIONS)
    clause, version = _clause(state, decision)
    return c.ReviseClause(luck.choice(SEATS), decision, clause, version - luck.choice([0, 0, 1]), f"words {state.now}")


def _speak(luck: Random, state: State) -> c.Command:
    decision = luck.choice(DECISIONS)
    tour = state.room.tours.get(decision)
    seat = tour.turn if tour and tour.turn else luck.choice(SEATS)
    return c.Speak(seat, decision, "one line", luck.choice(["", *Stand]))


def _odd(luck: Random, state: State) -> c.Command:
    """Asks that are never in order."""
    listed: list[c.Command] = [
        c.SendInject("chair", "i0"), c.Observe("observer", "seen"), c.Adjust(FACILITATOR, "n9", 1, "because"),
        c.Table(FACILITATOR, "d0", "r0"), c.Message("observer-2", FACILITATOR, "a word"),
    ]  # fmt: skip
    return luck.choice(listed)


MAKERS: tuple[Maker, ...] = (
    _inject(c.SendInject), _inject(c.HoldInject), _inject(c.HoldInject), _inject(c.ReleaseInject),
    _inject(c.SkipInject),
    lambda luck, state: c.MoveInject(FACILITATOR, luck.choice(INJECTS), _later(luck, state)),
    lambda luck, state: c.WriteInject(FACILITATOR, "Written", "Words.", luck.choice([(), ("voice",), ("board",)])),
    lambda luck, state: c.MoveDeadline(FACILITATOR, luck.choice(DECISIONS), _later(luck, state)),
    lambda luck, state: c.Adjust(FACILITATOR, luck.choice(["n0", "n1"]), luck.choice([-30, 5, 200]), "because"),
    lambda luck, state: c.DeclareOutcome(FACILITATOR, luck.choice(DECISIONS), luck.choice(["", *RESPONSES]), "because"),
    lambda luck, state: c.RuleOnPledge(FACILITATOR, "word", luck.choice([True, False]), "because"),
    lambda luck, state: c.HandOver(FACILITATOR, luck.choice(SEATS), luck.choice([True, False])),
    lambda luck, state: c.AllowMessages(FACILITATOR, not state.room.talk),
    lambda luck, state: c.Whisper(FACILITATOR, luck.choice(SEATS), "a word"),
    lambda luck, state: c.Broadcast(FACILITATOR, "a word to all"),
    lambda luck, state: c.Message(luck.choice(SEATS), luck.choice([*SEATS, FACILITATOR]), "a word"),
    lambda luck, state: c.ProposeClause(luck.choice(SEATS), luck.choice(DECISIONS), "A clause", "in our words"),
    _revise, _rule, _rule,
    lambda luck, state: c.OpenTour(luck.choice(["chair", FACILITATOR]), luck.choice(DECISIONS)),
    _speak, _speak,
    lambda luck, state: c.PassFloor(FACILITATOR, luck.choice(DECISIONS)),
    lambda luck, state: c.GiveRationale(luck.choice(SEATS), luck.choice(DECISIONS), "we had to", luck.randint(-1, 6)),
    lambda luck, state: c.Observe(luck.choice([EVALUATOR, "evaluator-2", FACILITATOR, "voice"]), "seen", rating="M"),
    lambda luck, state: c.SetBox(FACILITATOR, "Talk", 60 * (state.now % 3)),
    _odd,
)  # fmt: skip
"""Every kind of ask of the room."""


OFTEN = (c.Speak, c.PassFloor, c.OpenTour, c.ReviseClause, c.ProposeClause, c.RuleOnClause, c.HoldInject)
"""Seldom in order, or seldom of consequence, and so asked readily."""
SELDOM = (
    c.AllowMessages, c.Broadcast, c.Whisper, c.Message, c.Observe, c.WriteInject, c.Adjust, c.HandOver,
    c.DeclareOutcome, c.MoveDeadline, c.MoveInject, c.SetBox,
)  # fmt: skip
"""Nearly always in order, or the end of a point."""


def room_ask(luck: Random, plan: p.Plan, state: State) -> c.Command:
    """A room ask, mostly one that is in order; what can seldom be asked is asked readily when it can be."""
    drawn = [maker(luck, state) for maker in MAKERS]
    listed = [command for command in drawn if ruling(plan, state, command) is None]
    if not listed or luck.random() < 0.1:
        return luck.choice(drawn)
    return luck.choices(listed, [readiness(command) for command in listed])[0]


def readiness(command: c.Command) -> int:
    """How readily an ask that is in order is asked."""
    return 10 if isinstance(command, OFTEN) else 1 if isinstance(command, SELDOM) else 4


def play(plan: p.Plan, number: int, most: int) -> Played:
    """One facilitated playthrough of a plan dealt anew, the same for the same number."""
    luck = luck_of(plan, number)
    plan = varied(plan, luck)
    begin = State(seed=number % 97)
    state, lines = begin, list[tuple[c.Command, tuple[e.Event, ...]]]()
    commands: list[c.Command] = [c.Start(FACILITATOR, luck.choice([("chair",), SEATS])), c.Advance(FACILITATOR, HOUR)]
    for turn in range(most):
        drawn = room_ask if luck.random() < 0.5 else ask
        command = commands[turn] if turn < len(commands) else drawn(luck, plan, state)
        if turn == most - 1 and luck.random() < 0.25:
            command = c.End(FACILITATOR)
        answer = decide(plan, state, command)
        if not isinstance(answer, Refusal):
            lines.append((command, answer))
            state = fold(answer, state)
    return plan, begin, lines


def several(most: int = 50) -> st.SearchStrategy[tuple[Played, ...]]:
    """A random plan dealt anew and played four times: drawing one costs more than playing it."""

    def four(plan: p.Plan, number: int) -> tuple[Played, ...]:
        return tuple(play(plan, number + n, most - 8 * n) for n in range(4))

    return st.builds(four, plans(), st.integers(0, 2**32 - 5))
