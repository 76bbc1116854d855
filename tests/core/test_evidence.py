"""Evidence and beliefs: Bayes' rule in whole numbers, what is told to whom, and what stays hidden."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.core import commands as c
from game.core import events as e
from game.core.decide import decide
from game.core.evidence import WHOLE, revised, shares
from game.core.evolve import fold
from game.core.expr import evaluate
from game.core.plan import Expr, Plan
from game.core.refusals import Refusal
from game.core.state import State
from game.core.terms import DAY
from game.view import view
from tests.pack.small import SCENARIO, loaded, plan_of

PARTS = """\
evidence:
  - {id: wreck, title: The wreck, text: Old paint., about: author, seen: {state: 70%, gang: 30%}}
  - {id: radio, title: Radio, about: author, seen: {state: 90%, gang: 10%}, absence: silent}
beliefs:
  attribution: {title: Who did it, over: author, held_by: [chair], prior: {state: 1, gang: 1}}
"""
INJECT = "    effects: {cohesion: +3}\n"
WITH = SCENARIO.replace("dynamics:\n", PARTS + "dynamics:\n").replace(
    INJECT, "    effects: [{change: {cohesion: +3}, examines: [wreck, radio]}]\n"
)


def played(plan: Plan, **forced: str) -> tuple[State, list[e.Event]]:
    """The state and facts after the first day."""
    state, told = State(seed=1, forced=forced), list[e.Event]()
    for ask in (c.Start("chair", ("chair", "greece")), c.Advance("chair", DAY)):
        facts = decide(plan, state, ask)
        assert not isinstance(facts, Refusal)
        told += facts
        state = fold(facts, state)
    return state, told


def test_bayes_by_hand(tmp_path: Path) -> None:
    """Even odds, evidence found at 70 against 30: 70 to 30; missed: 30 to 70; both as per cent in an expression."""
    plan = plan_of(tmp_path, WITH)
    belief = Expr("belief", ("attribution", "chair", "state"))
    for outcome, parts in (("found", (7000, 3000)), ("missed", (3000, 7000))):
        state, _ = played(plan, wreck=outcome, radio="missed")
        assert state.beliefs["attribution", "chair"] == parts
        assert evaluate(belief, plan, state) == parts[0] // 100


def test_silent_absence_tells_nobody_and_moves_nothing(tmp_path: Path) -> None:
    """What is not found, where not finding says nothing, reaches no seat; the journal still knows it was looked for."""
    plan = plan_of(tmp_path, WITH)
    state, told = played(plan, wreck="found", radio="missed")
    looked = [fact for fact in told if isinstance(fact, e.EvidenceExamined)]
    assert [(fact.evidence, fact.found, fact.to) for fact in looked] == [
        ("wreck", True, ("chair",)), ("radio", False, ())
    ]  # fmt: skip
    assert [name for _, name, _ in state.found["chair"]] == ["wreck"]
    other, _ = played(plan, wreck="found", radio="found")
    assert other.beliefs["attribution", "chair"] == (9545, 455)


def test_a_seat_sees_its_own_belief_and_findings_only(tmp_path: Path) -> None:
    """The chair reads what it thinks likely and why; Greece, which holds no belief, sees nothing of either."""
    plan = plan_of(tmp_path, WITH)
    state, _ = played(plan, wreck="found", radio="missed")
    chair, greece = view(plan, state, ("chair",)), view(plan, state, ("greece",))
    assert [belief.parts for belief in chair.beliefs] == [(("state", 70), ("gang", 30))]
    assert [(finding.title, finding.text, finding.found) for finding in chair.findings] == [
        ("The wreck", "Old paint.", True)
    ]
    assert (greece.beliefs, greece.findings) == ((), ())


def test_the_truth_itself_moves_no_view(tmp_path: Path) -> None:
    """With the same finding, what the chair sees is the same whichever value is true."""
    plan = plan_of(tmp_path, WITH.replace('"10 * hidden(author, gang)"', "0"))
    luck = {"wreck": "found", "radio": "missed"}
    one, _ = played(plan, author="state", **luck)
    other, _ = played(plan, author="gang", **luck)
    assert one.hidden != other.hidden
    assert view(plan, one, ("chair",)) == view(plan, other, ("chair",))


@given(st.lists(st.integers(0, 1000), min_size=1, max_size=6).filter(any))
def test_shares_make_a_whole(weights: list[int]) -> None:
    """Parts sum to the whole and none is a whole part away from its exact share."""
    parts = shares(tuple(weights))
    assert sum(parts) == WHOLE
    assert all(
        abs(part - Fraction(weight * WHOLE, sum(weights))) < 1 for part, weight in zip(parts, weights, strict=True)
    )


@given(
    st.lists(st.tuples(st.integers(1, 1000), st.integers(0, 100)), min_size=2, max_size=5),
    st.booleans(),
)
def test_revision_is_bayes_rule(pairs: list[tuple[int, int]], found: bool) -> None:
    """Within one part of the exact posterior; evidence thought impossible leaves the belief as it was."""
    parts = shares(tuple(weight for weight, _ in pairs))
    seen = tuple(chance for _, chance in pairs)
    exact = [part * (chance if found else 100 - chance) for part, chance in zip(parts, seen, strict=True)]
    after = revised(parts, seen, found=found)
    if not any(exact):
        assert after == parts
        return
    assert all(abs(part - Fraction(weight * WHOLE, sum(exact))) < 1 for part, weight in zip(after, exact, strict=True))


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("seen: {state: 70%, gang: 30%}", "seen: {state: 70%}", "E201"),
        ("seen: {state: 70%, gang: 30%}", "seen: {state: 70%, gang: 30%, other: 5%}", "E603"),
        ("seen: {state: 70%, gang: 30%}", "seen: {state: 70%, gang: 130%}", "E204"),
        ("about: author, seen: {state: 70%", "about: authr, seen: {state: 70%", "E301"),
        ("held_by: [chair]", "held_by: [chairs]", "E301"),
        ("id: wreck", "id: weather", "E607"),
        ("examines: [wreck, radio]", "examines: [wreck]", "W617"),
    ],
)
def test_faults(old: str, new: str, code: str, tmp_path: Path) -> None:
    """A value left out, an unknown one, a chance above certainty, an unknown truth or seat: each is named."""
    assert old in WITH
    found = loaded(tmp_path, WITH.replace(old, new))
    assert code in {fault.code for fault in found.faults}, [str(fault) for fault in found.faults]


def test_a_gate_may_read_a_belief_but_not_of_a_seat_that_has_none(tmp_path: Path) -> None:
    """``belief(attribution, chair, state) >= 55`` is sound; of Greece it is a fault that names the holders."""
    sound = WITH.replace("requires: [made(request)]", 'requires: ["belief(attribution, chair, state) >= 55"]')
    plan_of(tmp_path, sound)
    found = loaded(tmp_path, sound.replace("attribution, chair, state", "attribution, greece, state"))
    assert [(fault.code, fault.message) for fault in found.faults if fault.severity == "error"] == [
        ("E502", "greece does not hold the belief attribution")
    ]
