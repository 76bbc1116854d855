"""What counts as won, in one place: the economy and the rehearsal give one figure for one number of playthroughs."""

from __future__ import annotations

import pytest

from game.core.plan import Plan
from game.pack import load
from game.rollout.economy import played, share, summary
from game.rollout.limits import adopted
from game.rollout.rehearse import Order, rehearse
from tests.rollout.made import planted


def both(plan: Plan, policy: str, number: int) -> tuple[int | None, int]:
    """Per cent won by a policy, as the rehearsal measures it and as the economy does."""
    order = Order((policy,), number, 1)
    rows = [opening for seed in order.seeds() for opening in played(plan, policy, seed)]
    return adopted(rehearse(plan, order).ledger, policy), summary(rows).won


@pytest.mark.parametrize("policy", ["consensus", "public", "random"])
def test_both_measures_are_one(policy: str) -> None:
    """On a small scenario with every policy that has bounds."""
    one, other = both(planted(), policy, 12)
    assert one == other


@pytest.mark.slow
@pytest.mark.parametrize("policy", ["public", "random"])
def test_both_measures_are_one_on_a_shipped_scenario(policy: str) -> None:
    """Where points open twice, lapse, are referred and are won by a capital alone."""
    plan = load("aegean-2016").plan
    assert plan is not None
    one, other = both(plan, policy, 3)
    assert one == other
    assert one


def test_a_share_is_rounded_half_up_and_there_may_be_none() -> None:
    """One of eight is 13 per cent; nothing opened is no share at all."""
    assert (share(1, 8), share(0, 3), share(3, 3), share(0, 0)) == (13, 0, 100, None)


def test_only_points_with_a_contested_response_count() -> None:
    """What is decided by one's own power wins nobody over, so its point is no opening."""
    plan = planted()
    contested = {opening.decision for seed in range(4) for opening in played(plan, "random", seed)}
    own = {
        decision.id
        for decision in plan.decisions
        if not any(
            measure.needed and plan.tables.procedures[measure.procedure].kind != "own"
            for name in decision.responses
            for measure in plan.tables.responses[name].measures
        )
    }
    assert contested
    assert not contested & own
