"""A scenario's own tests: play by the policy named, with luck and choices forced, then hold the expectations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.core.expr import evaluate, holds
from game.core.plan import Expr, Plan, ScenarioTest
from game.core.state import State
from game.policies import policy
from game.policies.drive import ACTING, Driver
from game.rollout.chosen import Chosen
from game.rollout.playthrough import Playthrough

TRUTH = ("made", "adopted", "amended", "fact", "opened", "lapsed", "refused", "kept", "failed", "hidden")
"""Words of the language whose value is yes or no."""


@dataclass(frozen=True, slots=True)
class Unmet:
    """An expectation that did not hold at ENDEX."""

    expected: str
    """As authored."""
    values: tuple[tuple[str, str], ...]
    """(word of the expectation, its value): what was read."""

    def __str__(self) -> str:
        """The expectation and what was read."""
        read = ", ".join(f"{word} is {value}" for word, value in self.values)
        return f"expected {self.expected}" + (f"; {read}" if read else "")


@dataclass(frozen=True, slots=True)
class TestResult:
    """How one test of a scenario went."""

    __test__ = False  # not a test of the program, whatever its name

    scenario: str
    name: str
    seed: int
    unmet: tuple[Unmet, ...]

    @property
    def passed(self) -> bool:
        """True when every expectation held."""
        return not self.unmet

    def __str__(self) -> str:
        """One line, then one for each expectation that did not hold."""
        lines = [f"{'passed' if self.passed else 'FAILED'}  {self.scenario}: {self.name} (seed {self.seed})"]
        return "\n".join([*lines, *(f"        {one}" for one in self.unmet)])


def run_test(plan: Plan, test: ScenarioTest) -> TestResult:
    """Play one test to ENDEX. Raises KeyError for an unknown policy."""
    state = play_test(plan, test).state
    unmet = tuple(
        Unmet(text, tuple(dict.fromkeys(_read(expected, plan, state))))
        for text, expected in test.expect
        if not holds(expected, plan, state)
    )
    return TestResult(plan.id, test.name, test.seed, unmet)


def play_test(plan: Plan, test: ScenarioTest) -> Playthrough:
    """The playthrough of one test."""
    actor = policy(test.policy)
    if test.choose:
        actor = Chosen(test.choose, actor)
    drivers = tuple(Driver(seat.id, actor) for seat in plan.seats if seat.role in ACTING)
    played = Playthrough(plan, test.seed, test.forced)
    played.play(drivers)
    return played


def _read(expr: Expr, plan: Plan, state: State) -> Iterator[tuple[str, str]]:
    """Every word an expectation reads, with its value."""
    inner = [arg for arg in expr.args if isinstance(arg, Expr)]
    for arg in inner:
        yield from _read(arg, plan, state)
    if inner or expr.op == "const":
        return
    yield _word(expr, plan), _value(expr.op, evaluate(expr, plan, state))


def _word(expr: Expr, plan: Plan) -> str:
    if expr.op == "ind":
        position = expr.args[0]
        return plan.indicators[position].id if isinstance(position, int) else expr.op
    named = ", ".join(str(arg) for arg in expr.args if arg not in ("", 0))
    return f"{expr.op}({named})" if named else expr.op


def _value(op: str, number: int) -> str:
    return ("yes" if number else "no") if op in TRUTH else str(number)
