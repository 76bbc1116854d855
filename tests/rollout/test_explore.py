"""The exploring policy reaches what can be reached, and the pruned search for a way finds what the whole one would."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from game.core.commands import Command, Table
from game.core.events import DecisionOpened
from game.core.plan import Plan, with_tables
from game.policies.drive import every_chair
from game.policies.search import Way, _way, best_way, drafts, pending_made
from game.rollout.playthrough import Playthrough
from tests.rollout.made import planted
from tests.tiny import tiny_plan


class Strict(Playthrough):
    """Fails on any ask that is not in order."""

    def put(self, command: Command, by: str) -> bool:
        """Ask; it must be in order."""
        assert super().put(command, by), command
        return True


def test_every_ask_is_in_order_and_the_same_seed_plays_the_same() -> None:
    """Policies promise asks that are in order; a playthrough is repeatable from its seed."""
    for plan, seed in product((tiny_plan(), planted()), range(12)):
        one, again = Strict(plan, seed), Playthrough(plan, seed)
        assert one.play(every_chair(plan, "explore")) == again.play(every_chair(plan, "explore"))


def test_it_reaches_every_response_that_can_be_adopted() -> None:
    """Over some seeds each adoptable response, each adoptable wording, the move, the pledge and the referral come."""
    adopted, moves, pledges, referred = set(), set(), set(), 0
    for seed in range(60):
        played = Playthrough(tiny_plan(), seed)
        state = played.play(every_chair(tiny_plan(), "explore"))
        adopted |= {(item.response, item.wordings) for item in state.adopted if item.how != "lapsed"}
        moves |= {name for name, _ in state.uses} & {"press-line"}
        pledges |= set(state.pledges)
        referred += state.points["tasking"].how == "referred"
    assert {name for name, _ in adopted} == {"isr", "decline", "teams", "wait-and-see"}
    assert {wordings for name, wordings in adopted if name == "isr"} == {
        (("area", "own-waters"),),
        (("area", "own-waters"), ("duration", "sunset")),
    }
    assert (moves, pledges) == ({"press-line"}, {"report-weekly"})
    assert referred


def test_an_unlawful_text_is_tabled_with_a_reason() -> None:
    """A response that asks a written reason gets one: here a board whose only contested text is unlawful."""
    plan = tiny_plan()
    marked = tuple(replace(r, unlawful="a duty is breached") if r.id == "teams" else r for r in plan.responses)
    changed = with_tables(replace(plan, responses=marked))
    reasons = set()
    for seed in range(20):
        played = Tabling(changed, seed)
        played.play(every_chair(changed, "explore"))
        reasons |= {ask.reason for ask in played.tabled if ask.response == "teams"}
    assert reasons == {"to see where it leads"}


class Tabling(Playthrough):
    """Keeps what was tabled."""

    def __init__(self, plan: Plan, seed: int) -> None:
        self.tabled: list[Table] = []
        super().__init__(plan, seed)

    def put(self, command: Command, by: str) -> bool:
        """Ask, and keep a text that was tabled."""
        done = super().put(command, by)
        if done and isinstance(command, Table):
            self.tabled.append(command)
        return done


def whole_search(plan: Plan, played: Playthrough, decision_id: str, response_id: str) -> Way | None:
    """The cheapest way by looking at every draft, in the order drafts are given."""
    state, decision, response = played.state, plan.tables.decisions[decision_id], plan.tables.responses[response_id]
    left = decision.steps - state.points[decision_id].steps
    seat = next(seat.id for seat in plan.seats if decision.forum in seat.chairs)
    believed = pending_made(plan, state, decision)
    ways = [_way(plan, believed, decision, response, text, seat, favours=True) for text in drafts(response)]
    found = [way for way in ways if way is not None and (not decision.rounds or way.steps <= left)]
    return min(found, key=lambda way: (way.steps, way.footnotes, way.capital), default=None)


@pytest.mark.parametrize("seed", range(8))
def test_the_pruned_search_finds_the_same_way(seed: int) -> None:
    """Leaving out drafts whose edits alone are too dear never changes the way that is found."""
    for plan in (tiny_plan(), planted()):
        played = Playthrough(plan, seed)
        opened = {fact.decision for fact in played.facts if isinstance(fact, DecisionOpened)}
        while not opened:
            played.advance(played.state.now + 60)
            opened = {fact.decision for fact in played.facts if isinstance(fact, DecisionOpened)}
        for name in opened:
            decision = plan.tables.decisions[name]
            seat = next(seat.id for seat in plan.seats if decision.forum in seat.chairs)
            for response_id in decision.responses:
                response = plan.tables.responses[response_id]
                found = best_way(plan, played.state, decision, response, seat)
                assert found == whole_search(plan, played, name, response_id)
