"""A scenario's own tests: play by the policy named, with luck and choices forced, then hold the expectations."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from game.core import events as e
from game.core.plan import Plan, ScenarioTest
from game.policies import policy
from game.policies.drive import ACTING, Driver
from game.rollout.chosen import Chosen
from game.rollout.holding import Holding, Unmet
from game.rollout.playthrough import Playthrough
from game.view import clock, dated

__all__ = ["TestResult", "Unmet", "course", "play_test", "run_test"]


@dataclass(frozen=True, slots=True)
class TestResult:
    """How one test of a scenario went."""

    __test__ = False  # not a test of the program, whatever its name

    scenario: str
    name: str
    seed: int
    unmet: tuple[Unmet, ...]
    course: tuple[str, ...] = ()
    """What was decided instead, one line for each decision point that closed; only where something is unmet."""

    @property
    def passed(self) -> bool:
        """True when every expectation held."""
        return not self.unmet

    def __str__(self) -> str:
        """One line; then each expectation that did not hold, what of it did, and the course of the playthrough."""
        lines = [f"{'passed' if self.passed else 'FAILED'}  {self.scenario}: {self.name} (seed {self.seed})"]
        for one in self.unmet:
            lines.append(f"        {one}")
            several = len(one.parts) > 1
            for part, held, gap in one.parts:
                if several or gap:
                    lines.append(f"          {'+' if held else '-'} {part}" + (f"   ({gap})" if gap else ""))
        if self.course:
            lines += ["        what was decided:", *(f"          {line}" for line in self.course)]
        return "\n".join(lines)


def run_test(plan: Plan, test: ScenarioTest) -> TestResult:
    """Play one test to ENDEX. Raises KeyError for an unknown policy."""
    holding = Holding(plan, test)
    played = play_test(plan, test, holding)
    unmet = holding.unmet(played.state)
    return TestResult(plan.id, test.name, test.seed, unmet, tuple(course(plan, played.facts)) if unmet else ())


def play_test(plan: Plan, test: ScenarioTest, holding: Holding | None = None) -> Playthrough:
    """The playthrough of one test, watched by ``holding``."""
    actor = policy(test.policy)
    if test.choose:
        actor = Chosen(test.choose, actor)
    drivers = tuple(Driver(seat.id, actor) for seat in plan.seats if seat.role in ACTING)
    played = Playthrough(plan, test.seed, test.forced, watch=holding.watch if holding else None)
    played.play(drivers)
    return played


def course(plan: Plan, facts: Iterable[e.Event]) -> Iterable[str]:
    """One line for each closing of a decision point: when, what stands, in which wording, and how it came to."""
    how: dict[str, e.ResponseAdopted] = {}
    for at, fact in dated(facts):
        if isinstance(fact, e.ResponseAdopted):
            how[fact.decision] = fact
        elif isinstance(fact, e.DecisionClosed):
            adopted = how.pop(fact.decision, None)
            wordings = (
                f" ({', '.join(wording for _, wording in adopted.wordings)})" if adopted and adopted.wordings else ""
            )
            stands = f"{fact.response}{wordings} by {adopted.how}" if adopted else fact.response or "nothing stands"
            yield f"{clock.stamp(plan, at)}  {fact.decision}: {stands if adopted else f'{stands}, {fact.how}'}"
