"""Expectations of a scenario's test: held while it is played and at ENDEX, and told apart where they do not hold.

Besides the words of the language an expectation may be ``never`` (its condition held at no minute), ``sees`` or
``unseen`` (a seat came, or never came, to see an inject, a decision point, an indicator or a hidden truth). These three
look back over the whole playthrough, so they stand in tests alone and the core does not know them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.core.events import Event
from game.core.expr import evaluate, holds
from game.core.plan import Expr, Id, Plan, ScenarioTest
from game.core.state import State
from game.core.terms import Minute
from game.view import clock, view

TRUTH = ("made", "adopted", "amended", "fact", "opened", "lapsed", "refused", "kept", "failed", "hidden")
"""Words of the language whose value is yes or no."""
BOUNDS = ("<", "<=", ">", ">=", "==")


@dataclass(frozen=True, slots=True)
class Unmet:
    """An expectation that did not hold."""

    expected: str
    """As authored."""
    values: tuple[tuple[str, str], ...]
    """(word of the expectation, its value): what was read."""
    parts: tuple[tuple[str, bool, str], ...] = ()
    """(part of an ``and``, whether it held, what was missing), where there are several."""

    def __str__(self) -> str:
        """The expectation and what was read."""
        read = ", ".join(f"{word} is {value}" for word, value in self.values)
        return f"expected {self.expected}" + (f"; {read}" if read else "")


class Holding:
    """Watches one playthrough for what must never be so and for what seats come to see."""

    def __init__(self, plan: Plan, test: ScenarioTest) -> None:
        self.plan = plan
        self.test = test
        self._never = [expr for _, expr in test.expect if expr.op == "never"]
        self._seats = dict.fromkeys(str(expr.args[0]) for _, expr in test.expect if expr.op in ("sees", "unseen"))
        self._broken: dict[Expr, Minute] = {}
        self._seen: dict[Id, dict[Id, Minute]] = {seat: {} for seat in self._seats}

    def watch(self, state: State, facts: tuple[Event, ...]) -> None:
        """Note what is so now, for the first time."""
        for expr in self._never:
            if expr not in self._broken and holds(_inner(expr), self.plan, state):
                self._broken[expr] = state.now
        for seat in self._seats:
            for thing in _sights(self.plan, state, seat):
                self._seen[seat].setdefault(thing, state.now)

    def unmet(self, final: State) -> tuple[Unmet, ...]:
        """Every expectation that does not hold."""
        found = (self._one(text, expr, final) for text, expr in self.test.expect)
        return tuple(item for item in found if item is not None)

    def _one(self, text: str, expr: Expr, final: State) -> Unmet | None:
        match expr.op:
            case "never":
                at = self._broken.get(expr)
                return None if at is None else Unmet(f"never {text}", (("it", f"so at {clock.stamp(self.plan, at)}"),))
            case "sees":
                seen = self._at(expr)
                return None if seen is not None else Unmet(text, ((str(expr.args[1]), "never seen"),))
            case "unseen":
                seen = self._at(expr)
                when = "" if seen is None else clock.stamp(self.plan, seen)
                return None if seen is None else Unmet(text, ((str(expr.args[1]), f"seen at {when}"),))
            case _:
                return None if holds(expr, self.plan, final) else _compared(text, expr, self.plan, final)

    def _at(self, expr: Expr) -> Minute | None:
        return self._seen[str(expr.args[0])].get(str(expr.args[1]))


def _inner(expr: Expr) -> Expr | None:
    inner = expr.args[0]
    return inner if isinstance(inner, Expr) else None


def _sights(plan: Plan, state: State, seat: Id) -> Iterator[Id]:
    """Everything with an id that this seat sees now."""
    seen = view(plan, state, (seat,))
    yield from (paper.inject for paper in seen.feed)
    yield from (decision.id for decision in seen.decisions)
    yield from (outcome.decision for outcome in seen.closed)
    yield from (dial.id for dial in seen.dials)
    titles = {title for title, _ in seen.truths}
    yield from (hidden.id for hidden in plan.hidden if (hidden.title or hidden.id) in titles)


def _compared(text: str, expr: Expr, plan: Plan, final: State) -> Unmet:
    """What an expectation read, part by part."""
    read = tuple(dict.fromkeys(_read(expr, plan, final)))
    parts = [arg for arg in expr.args if isinstance(arg, Expr)] if expr.op == "and" else []
    shown = tuple((words(part, plan), holds(part, plan, final), _gap(part, plan, final)) for part in parts)
    return Unmet(text, read, shown or ((text, False, _gap(expr, plan, final)),))


def _gap(expr: Expr, plan: Plan, state: State) -> str:
    """How far a bound is missed; "" where it holds or is no bound."""
    if expr.op not in BOUNDS or holds(expr, plan, state):
        return ""
    left, right = (evaluate(arg, plan, state) for arg in expr.args if isinstance(arg, Expr))
    over = left - right
    return f"{abs(over)} too {'high' if over > 0 else 'low'}" if over else "exactly on the bound"


def _read(expr: Expr, plan: Plan, state: State) -> Iterator[tuple[str, str]]:
    """Every word an expectation reads, with its value."""
    inner = [arg for arg in expr.args if isinstance(arg, Expr)]
    for arg in inner:
        yield from _read(arg, plan, state)
    if inner or expr.op == "const":
        return
    yield words(expr, plan), _value(expr.op, evaluate(expr, plan, state))


def words(expr: Expr, plan: Plan) -> str:
    """An expression as its author might write it."""
    inner = [arg for arg in expr.args if isinstance(arg, Expr)]
    if expr.op == "const":
        return str(expr.args[0])
    if expr.op == "ind":
        position = expr.args[0]
        return plan.indicators[position].id if isinstance(position, int) else expr.op
    if expr.op == "not" and inner:
        return f"not {words(inner[0], plan)}"
    if len(inner) >= 2 and expr.op in (*BOUNDS, "!=", "+", "-", "*", "/", "and", "or"):
        joined = f" {expr.op} ".join(words(arg, plan) for arg in inner)
        return f"({joined})" if expr.op in ("or", "+", "-") else joined
    named = ", ".join(words(a, plan) if isinstance(a, Expr) else str(a) for a in expr.args if a not in ("", 0))
    return f"{expr.op}({named})" if named else expr.op


def _value(op: str, number: int) -> str:
    return ("yes" if number else "no") if op in TRUTH else str(number)
