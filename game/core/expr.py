"""Evaluation of checked expressions. Integers in, integers out; truth is 1 or 0."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from game.core.plan import Expr, Id, Plan
from game.core.state import State
from game.core.values import clip, reading

Wordings = tuple[tuple[Id, Id], ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """The text an expression may speak of: what ``amended(clause)`` means inside a concern."""

    response: Id
    wordings: Wordings


def evaluate(expr: Expr, plan: Plan, state: State, draft: Draft | None = None) -> int:
    """Value of ``expr`` in ``state``. Cannot fail on a compiled expression: divisors are proven non-zero."""
    match expr.op:
        case "const":
            return _number(expr.args[0])
        case "ind":
            return reading(plan, state, _number(expr.args[0]))
        case "and":
            return int(all(evaluate(_node(arg), plan, state, draft) for arg in expr.args))
        case "or":
            return int(any(evaluate(_node(arg), plan, state, draft) for arg in expr.args))
        case "if":
            chosen = expr.args[1] if evaluate(_node(expr.args[0]), plan, state, draft) else expr.args[2]
            return evaluate(_node(chosen), plan, state, draft)
        case op if op in ARITHMETIC:
            return ARITHMETIC[op](*(evaluate(_node(arg), plan, state, draft) for arg in expr.args))
        case op:
            return READERS[op](plan, state, draft, tuple(arg for arg in expr.args if not isinstance(arg, Expr)))


def holds(expr: Expr | None, plan: Plan, state: State, draft: Draft | None = None) -> bool:
    """Whether a condition is true; no condition is always true."""
    return expr is None or evaluate(expr, plan, state, draft) != 0


def _node(arg: Expr | int | str) -> Expr:
    if not isinstance(arg, Expr):
        raise TypeError(arg)
    return arg


def _number(arg: Expr | int | str) -> int:
    if not isinstance(arg, int):
        raise TypeError(arg)
    return arg


def _round(numerator: int, denominator: int) -> int:
    """Half up: 5/2 is 3, -5/2 is -2."""
    return (2 * numerator + denominator) // (2 * denominator)


ARITHMETIC: dict[str, Callable[..., int]] = {
    "+": lambda *terms: sum(terms),
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a // b,
    "neg": lambda a: -a,
    "min": lambda *terms: min(terms),
    "max": lambda *terms: max(terms),
    "round": _round,
    "clip": clip,
    "not": lambda a: int(not a),
    "==": lambda a, b: int(a == b),
    "!=": lambda a, b: int(a != b),
    "<": lambda a, b: int(a < b),
    "<=": lambda a, b: int(a <= b),
    ">": lambda a, b: int(a > b),
    ">=": lambda a, b: int(a >= b),
}

Args = tuple[int | str, ...]


def _made(plan: Plan, state: State, draft: Draft | None, args: Args) -> int:
    return int(bool(state.made.get(str(args[0]))))


def _adopted(plan: Plan, state: State, draft: Draft | None, args: Args) -> int:
    response, decision = str(args[0]), str(args[1]) if len(args) > 1 else ""
    return int(any(a.response == response and decision in ("", a.decision) for a in state.adopted))


def _amended(plan: Plan, state: State, draft: Draft | None, args: Args) -> int:
    response, clause = str(args[0]), str(args[1])
    if response:
        taken = [item.wordings for item in state.adopted if item.response == response]
        wordings = taken[-1] if taken else ()
    else:
        wordings = draft.wordings if draft else ()
    return int(any(clause in pair for pair in wordings))


def _uses(plan: Plan, state: State, draft: Draft | None, args: Args) -> int:
    within = int(args[1]) if len(args) > 1 else 0
    return sum(1 for used, at in state.uses if used == args[0] and (not within or state.now - at <= within))


def _refused(plan: Plan, state: State, draft: Draft | None, args: Args) -> int:
    point = state.points.get(str(args[0]))
    return int(point is not None and (bool(point.fallen) or point.how == "blocked"))


def _breaks(plan: Plan, state: State, draft: Draft | None, args: Args) -> int:
    point = state.points.get(str(args[0]))
    return sum(point.breaks.values()) if point else 0


def _lapsed(plan: Plan, state: State, draft: Draft | None, args: Args) -> int:
    point = state.points.get(str(args[0]))
    return int(point is not None and point.how == "lapsed")


def _settled(wanted: bool) -> Callable[[Plan, State, Draft | None, Args], int]:
    def read(plan: Plan, state: State, draft: Draft | None, args: Args) -> int:
        given = state.pledges.get(str(args[0]))
        return int(given is not None and given.kept is wanted)

    return read


def _belief(plan: Plan, state: State, draft: Draft | None, args: Args) -> int:
    belief, seat, value = (str(arg) for arg in args)
    parts = state.beliefs.get((belief, seat), ())
    values = [name for name, _ in plan.tables.beliefs[belief].prior]
    return _round(parts[values.index(value)], 100) if parts else 0


READERS: dict[str, Callable[[Plan, State, Draft | None, Args], int]] = {
    "made": _made,
    "adopted": _adopted,
    "amended": _amended,
    "fact": lambda plan, state, draft, args: int(args[0] in state.facts),
    "since": lambda plan, state, draft, args: state.now - state.facts[str(args[0])] if args[0] in state.facts else -1,
    "uses": _uses,
    "opened": lambda plan, state, draft, args: int(args[0] in state.points),
    "breaks": _breaks,
    "lapsed": _lapsed,
    "refused": _refused,
    "kept": _settled(wanted=True),
    "failed": _settled(wanted=False),
    "now": lambda plan, state, draft, args: state.now,
    "belief": _belief,
    "hidden": lambda plan, state, draft, args: int(state.hidden.get(str(args[0])) == args[1]),
}

READS: dict[str, tuple[str, ...]] = {
    "ind": ("values", "modifiers"),
    "made": ("made",),
    "adopted": ("adopted",),
    "amended": ("adopted",),
    "fact": ("facts",),
    "since": ("facts", "now"),
    "uses": ("uses", "now"),
    "opened": ("points",),
    "breaks": ("points",),
    "lapsed": ("points",),
    "refused": ("points",),
    "kept": ("pledges",),
    "failed": ("pledges",),
    "now": ("now",),
    "belief": ("beliefs",),
    "hidden": ("hidden",),
}
"""The parts of a state that each reader looks at: while they are the same, so is its answer."""


def reads(expr: Expr) -> frozenset[str]:
    """The parts of a state that ``expr`` looks at."""
    return frozenset(READS.get(expr.op, ())).union(*(reads(arg) for arg in expr.args if isinstance(arg, Expr)))
