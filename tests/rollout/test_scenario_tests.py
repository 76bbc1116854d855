"""A scenario's own tests: forced luck, forced choices, expectations."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from game.core.plan import Expr, HistoryAct, ScenarioTest
from game.core.terms import DAY
from game.policies.drive import every_chair
from game.rollout.playthrough import Playthrough
from game.rollout.scenario_tests import play_test, run_test
from game.session import Session
from tests.pack.small import SCENARIO, loaded
from tests.tiny import tiny_plan

PLAN = tiny_plan()
ISR = Expr("adopted", ("isr", ""))


def test_the_tests_of_the_tiny_plan_pass() -> None:
    """Each embedded test of the tiny plan holds."""
    assert all(run_test(PLAN, test).passed for test in PLAN.tests)


def test_forced_luck_falls_as_told() -> None:
    """A chance that a test lays down comes out so, whatever the seed."""
    for outcome in ("yes", "no"):
        for seed in range(4):
            test = ScenarioTest("luck", "status-quo", seed, forced=(("storm", outcome),))
            state = play_test(PLAN, test).state
            assert state.drawn["storm#0"] == outcome
            assert bool(state.made.get("storm")) == (outcome == "yes")


def test_a_choice_overrides_the_policy_at_its_point_alone() -> None:
    """Chosen at the first point, consensus elsewhere: the choice stands there, the policy adopts at the other."""
    chosen = HistoryAct(2 * DAY, "tasking", "decline", hours=24)
    test = ScenarioTest("choice", "consensus", 1, choose=(chosen,))
    adopted = {a.decision: a.response for a in play_test(PLAN, test).state.adopted}
    assert adopted == {"tasking": "decline", "relief": "teams"}
    without = play_test(PLAN, replace(test, choose=())).state
    assert {a.decision: a.response for a in without.adopted} == {"tasking": "isr", "relief": "teams"}


def test_a_choice_is_made_on_its_day_through_the_procedure() -> None:
    """The text is adopted at the minute the choice gives, and only with the wordings that pass."""
    passes = HistoryAct(3 * DAY, "tasking", "isr", (("area", "own-waters"), ("duration", "sunset")), hours=24)
    adopted = play_test(PLAN, ScenarioTest("day", "status-quo", 1, choose=(passes,))).state.adopted[0]
    assert (adopted.response, adopted.at, adopted.how) == ("isr", 3 * DAY, "silence")
    blocked = replace(passes, wordings=())
    state = play_test(PLAN, ScenarioTest("blocked", "status-quo", 1, choose=(blocked,))).state
    assert "isr" not in [a.response for a in state.adopted]


def test_an_unmet_expectation_says_what_it_read() -> None:
    """The failing text comes back with each word's value; met ones are not listed."""
    lives = Expr("ind", (0,))
    wish = Expr(">", (lives, Expr("const", (5000,))))
    expect = (("adopted(isr)", ISR), ("lives_lost > 5000", wish))
    result = run_test(PLAN, replace(PLAN.tests[0], expect=expect))
    assert not result.passed
    assert [(one.expected, one.values) for one in result.unmet] == [("lives_lost > 5000", (("lives_lost", "37"),))]
    assert "expected lives_lost > 5000; lives_lost is 37" in str(result)


def test_what_must_never_happen_is_watched_at_every_minute() -> None:
    """A condition that was true for a while fails the test though it is untrue again at ENDEX, and says when."""
    hazard = Expr(">", (Expr("ind", (2,)), Expr("const", (20,))))
    never = ("hazard > 20", Expr("never", (hazard,)))
    stormy = replace(PLAN.tests[1], forced=(("storm", "yes"),), expect=(never,))
    result = run_test(PLAN, stormy)
    assert [str(one) for one in result.unmet] == ["expected never hazard > 20; it is so at D+3 08:00"]
    assert result.course
    assert run_test(PLAN, replace(stormy, forced=(("storm", "no"),))).passed


def test_what_a_seat_sees_comes_from_its_view() -> None:
    """The board's paper reaches its chair and the delegation that holds it, and never the other chair."""
    held = tuple((f"{seat} sees report", Expr("sees", (seat, "report"))) for seat in ("eu", "gr"))
    sound = replace(PLAN.tests[1], expect=(*held, ("sg never sees report", Expr("unseen", ("sg", "report")))))
    assert run_test(PLAN, sound).passed
    wrong = (("sg sees relief", Expr("sees", ("sg", "rumour"))), ("gr never sees", Expr("unseen", ("gr", "relief"))))
    unmet = run_test(PLAN, replace(sound, expect=wrong)).unmet
    assert [one.values for one in unmet] == [(("rumour", "never seen"),), (("relief", "seen at D+7 08:00"),)]


def test_never_and_sees_are_written_in_the_scenario(tmp_path: Path) -> None:
    """The keys compile to expectations; an unknown seat or thing is a fault with the nearest name."""
    text = SCENARIO.replace(
        "expect: [adopted(watch)]", "never: [cohesion > 99], sees: {chair: request}, unseen: {greece: [rumour, author]}"
    )
    test = loaded(tmp_path, text).plan
    assert test is not None
    assert [words for words, _ in test.tests[0].expect] == [
        "cohesion > 99", "chair sees request", "greece never sees rumour", "greece never sees author",
    ]  # fmt: skip
    assert [one.expected for one in run_test(test, test.tests[0]).unmet] == ["greece never sees author"]
    faults = loaded(tmp_path, text.replace("chair: request", "chairs: reqest")).errors
    assert [(fault.code, fault.cure) for fault in faults] == [
        ("E301", "did you mean chair?"),
        ("E301", "did you mean request?"),
    ]
    assert [f.code for f in loaded(tmp_path, SCENARIO.replace(", expect: [adopted(watch)]", "")).errors] == ["E201"]


def test_an_unknown_policy_is_an_error() -> None:
    """A test with a policy that does not exist cannot pass by accident."""
    with pytest.raises(KeyError):
        run_test(PLAN, ScenarioTest("x", "hope", 1))


@pytest.mark.parametrize("policy", ["history", "random", "consensus", "public", "status-quo"])
def test_a_playthrough_and_a_session_are_the_same_game(policy: str) -> None:
    """By one policy and seed the bare playthrough and the journalled session end in one state."""
    played = Playthrough(PLAN, 9)
    state = played.play(every_chair(PLAN, policy))
    session = Session.create(PLAN, seed=9)
    session.autoplay(policy)
    assert replace(session.state, seats=()) == replace(state, seats=())
