"""Two interpreters, one law: the core and the plain oracle agree after every ask, in order or not.

``STARTEX_ORACLE_EXAMPLES`` asks for more generated packs than the usual number.
"""

from __future__ import annotations

import os
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.core import commands as c
from game.core import tally
from game.core.decide import decide
from game.core.evolve import fold
from game.core.options import candidates
from game.core.plan import Body, Member, Plan, Procedure
from game.core.refusals import Refusal
from game.core.state import State
from game.core.terms import DAY, HOUR, Stand
from game.pack import load
from game.policies.drive import every_chair
from game.rollout.playthrough import Playthrough
from tests import packs, packs_rules
from tests.oracle import Oracle
from tests.oracle_counts import met, outcome
from tests.oracle_people import takes_part
from tests.oracle_record import core_snapshot
from tests.packs_varied import dealt_body, dealt_procedure, luck_of, varied

EXAMPLES = int(os.environ.get("STARTEX_ORACLE_EXAMPLES", "30"))
PLAYS = 8
"""Playthroughs of each pack: drawing a pack costs more than playing it, and verdicts come late in a play."""
COUNTS = 30
"""Counts for each drawn organisation."""
NOBODY = "nobody"
LAID_DOWN: list[dict[str, str]] = [
    {}, {}, {"c.i1": "yes", "trace": "found"}, {"c.truth": "h1", "private": "50", "witness#1": "missed"},
]  # fmt: skip
"""Luck laid down beforehand."""


class Pair:
    """The core and the oracle side by side, asked the same."""

    def __init__(self, plan: Plan, seed: int, forced: dict[str, str]) -> None:
        self.plan = plan
        self.state = State(seed=seed, forced=forced)
        self.oracle = Oracle(plan, seed, forced)

    def ask(self, command: c.Command) -> bool:
        """Ask both; AssertionError where they differ in the ruling or in what is so afterwards."""
        answer = decide(self.plan, self.state, command)
        accepted = not isinstance(answer, Refusal)
        assert self.oracle.ask(command) == accepted, (command, answer)
        if not isinstance(answer, Refusal):
            self.state = fold(answer, self.state)
        found, expected = self.oracle.snapshot(), core_snapshot(self.plan, self.state)
        assert found == expected, (command, answer, list(differences(found, expected, "")))
        return accepted


def differences(found: Any, expected: Any, path: str) -> Any:
    """Where two snapshots differ: path, the oracle's, the core's."""
    if not (isinstance(found, dict) and isinstance(expected, dict)):
        yield path, found, expected
        return
    for key in [*found, *(key for key in expected if key not in found)]:
        if found.get(key, NOBODY) != expected.get(key, NOBODY):
            yield from differences(found.get(key, NOBODY), expected.get(key, NOBODY), f"{path}.{key}")


def wild(luck: Random, plan: Plan) -> c.Command:
    """Any ask at all, of anybody, about anything: mostly out of order."""
    seat, code = luck.choice([*packs.SEATS, NOBODY]), luck.choice([*packs.CODES, NOBODY])
    decision = luck.choice([*packs.DECISIONS, *packs.DECISIONS, NOBODY])
    response = luck.choice([*packs.RESPONSES, NOBODY])
    slot, wording = luck.choice(["s0", "s0", NOBODY]), luck.choice(["w0", "w1", "w2", NOBODY])
    body, hours = luck.choice([*packs.BODIES, NOBODY]), luck.choice([0, 3, 4, 6, 24, 48, 49])
    offer = luck.choice(["favour", f"gift-{decision}", "gift-d0", NOBODY])
    reason = luck.choice(["", " ", "because"])
    stand, declared = luck.choice(list(Stand)), luck.random() < 0.5
    asks: list[c.Command] = [
        c.Start(seat),
        c.Advance(seat, luck.choice([-1, 0, DAY, plan.endex, plan.endex + 1])),
        c.Table(seat, decision, response, luck.choice([(), ((slot, wording),)]), reason),
        c.Amend(seat, decision, slot, wording),
        c.TakePosition(seat, decision, stand, luck.choice(["", slot]), declared, reason),
        c.Sound(seat, decision, code),
        c.Confide(seat, decision, code),
        c.Lobby(seat, decision, offer, code),
        c.GivePledge(seat, luck.choice(["word", NOBODY])),
        c.PutUnderSilence(seat, decision, hours),
        c.Declare(seat, decision),
        c.Withdraw(seat, decision),
        c.Refer(seat, decision, body),
        c.ActAlone(seat, decision, response, reason),
        c.MakeMove(seat, luck.choice(["move", "late-move", NOBODY])),
        c.Note(seat, "a note"),
    ]
    return luck.choice(asks)


def next_ask(luck: Random, plan: Plan, state: State) -> c.Command:
    """One ask: likely in order, listed though perhaps not in order, an offer another seat makes too, or anything."""
    kind = luck.random()
    if kind < 0.2:
        return wild(luck, plan)
    if kind < 0.4 and (listed := list(candidates(plan, state, luck.choice(packs.SEATS)))):
        return luck.choice(listed)
    if kind > 0.995:
        return c.End("chair")
    if kind > 0.93 and (offers := [step for step in state.steps if step.kind == "lobby"]):
        step = luck.choice(offers)
        return c.Lobby(luck.choice(packs.SEATS), step.decision, step.detail, step.subject)
    return packs.ask(luck, plan, state)


@pytest.mark.slow
@packs.whole_packs
@settings(max_examples=EXAMPLES, phases=packs.PHASES)
@given(packs.plans(), st.integers(0, 2**32 - 1))
def test_on_generated_packs(plan: Plan, number: int) -> None:
    """The core and the oracle give the same rulings and the same state on every generated pack."""
    for turn in range(PLAYS):
        luck = luck_of(plan, f"{number}.{turn}")
        play(varied(plan, luck), luck)


@settings(max_examples=EXAMPLES, phases=packs.PHASES)
@given(packs_rules.procedures(), packs_rules.members(), st.integers(0, 2**32 - 1))
def test_on_generated_counts(drawn: tuple[Procedure, ...], members: tuple[Member, ...], number: int) -> None:
    """However the members of a body stand, the same tests are met and the text is adopted by both or by neither."""
    luck = Random(number)  # noqa: S311  (play, not secrets)
    for _ in range(COUNTS):
        body = dealt_body(Body("senate", "Senate", "graded", members), luck)
        procedure = dealt_procedure(luck.choice(drawn), luck)
        count(body, procedure, {code: luck.choice(SIDES) for code in packs.CODES})


SIDES = ("for", "footnote", "abstain", "declared", "against")


def count(body: Body, procedure: Procedure, stands: dict[str, str]) -> None:
    """One count of both; AssertionError where they differ in a test or in what comes of it."""
    open_to = [m.code for m in body.members if takes_part(m, procedure)]
    on = {side: [code for code in open_to if stands[code] == side] for side in SIDES}
    core = tally.Tally(
        tuple(code for code in open_to if stands[code] in ("for", "footnote")), tuple(on["abstain"]),
        tuple(on["declared"]), tuple(on["against"]), tuple(on["footnote"]),
        outside=tuple(m.code for m in body.members if m.code not in open_to),
    )  # fmt: skip
    on["abstain"] = [*on["abstain"], *on["declared"]]
    for test in (*procedure.tests, *procedure.quorum, *(test for grade in procedure.grades for test in grade.tests)):
        assert met(test, procedure, body, on) == tally.meets(test, body, core), (test, body, stands)
    assert outcome(procedure, body, on) == (not tally.failed_tests(procedure, body, core)), (procedure, body, stands)


def play(plan: Plan, luck: Random) -> Pair:
    """One playthrough of a pack, asked of both."""
    pair = Pair(plan, luck.randrange(97), luck.choice(LAID_DOWN))
    pair.ask(next_ask(luck, plan, pair.state))
    pair.ask(c.Start("chair", luck.choice([("chair",), ("chair", "voice"), ("voice", "other")])))
    pair.ask(c.Advance("chair", HOUR))
    for _ in range(luck.randint(2, 50)):
        pair.ask(next_ask(luck, plan, pair.state))
    return pair


class Recorded(Playthrough):
    """A playthrough that keeps every ask, also those that were refused."""

    def __init__(self, plan: Plan, seed: int) -> None:
        self.asked: list[c.Command] = []
        super().__init__(plan, seed)

    def put(self, command: c.Command, by: str) -> bool:
        """Ask, and keep what was asked."""
        self.asked.append(command)
        return super().put(command, by)


@pytest.fixture(scope="module")
def aegean() -> Plan:
    """The shipped scenario."""
    loaded = load("aegean-2016")
    assert loaded.plan is not None, loaded.faults
    return loaded.plan


@pytest.mark.parametrize("policy", ["history", "consensus", "public", "random", "status-quo"])
@pytest.mark.parametrize("seed", [0, 1, 2, 7])
def test_on_the_aegean(aegean: Plan, policy: str, seed: int) -> None:
    """The core and the oracle agree on the shipped scenario, whoever plays it."""
    played = Recorded(aegean, seed)
    played.play(every_chair(aegean, policy))
    pair = Pair(aegean, seed, {})
    for command in played.asked:
        pair.ask(command)
    assert pair.oracle.record.phase == "debrief"


@pytest.mark.parametrize("number", range(6))
def test_on_the_aegean_with_odd_asks(aegean: Plan, number: int) -> None:
    """They also agree where the seats of the shipped scenario ask at random, in order or not."""
    luck = Random(number)  # noqa: S311  (play, not secrets)
    pair = Pair(aegean, number, {})
    pair.ask(c.Start(aegean.seats[0].id, tuple(seat.id for seat in aegean.seats[: number % 4])))
    taken = 0
    for _ in range(160):
        listed = list(candidates(aegean, pair.state, luck.choice(aegean.seats).id))
        if listed and luck.random() < 0.75:
            taken += pair.ask(luck.choice(listed))
        else:
            pair.ask(c.Advance(aegean.seats[0].id, pair.state.now + luck.choice([HOUR, 6 * HOUR, 36 * HOUR])))
    assert taken > 5
