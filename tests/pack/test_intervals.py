"""Interval arithmetic: bounds that no value ever leaves."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.core.expr import ARITHMETIC
from game.core.plan import Expr
from game.pack.expressions import parse_expression
from game.pack.intervals import bounds, hazards
from tests.pack.known import NAMES, watched

SMALL = (watched("a", -2, 3), watched("b", 1, 3))


def of(text: str) -> tuple[int, int]:
    """Bounds of a faultless expression over the known names."""
    expr, faults = parse_expression(text, NAMES)
    assert faults == ()
    assert expr is not None
    return bounds(expr, NAMES.watched, NAMES.endex)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("7", (7, 7)),
        ("strain", (0, 100)),
        ("drift_rate * 2", (-100, 100)),
        ("drift_rate * drift_rate", (-2500, 2500)),
        ("strain - drift_rate", (-50, 150)),
        ("-drift_rate", (-50, 50)),
        ("strain / max(1, drift_rate)", (0, 100)),
        ("round(strain / 3)", (0, 33)),
        ("clip(strain * 9, 0, 100)", (0, 100)),
        ("min(strain, 20) + max(strain, 20)", (20, 120)),
        ("strain > 3 and made(joint-request)", (0, 1)),
        ("5 if fact(asylum-surge) else -5", (-5, 5)),
        ("now", (0, 100_800)),
        ("since(asylum-surge)", (-1, 100_800)),
        ("uses(isr)", (0, 1_000_000)),
    ],
)
def test_bounds_follow_from_the_ranges(text: str, wanted: tuple[int, int]) -> None:
    """Each operator's bounds, worked out by hand."""
    assert of(text) == wanted


def nodes() -> st.SearchStrategy[Expr]:
    """Small arithmetic over two indicators and constants."""
    leaves = st.one_of(
        st.integers(-4, 4).map(lambda n: Expr("const", (n,))),
        st.sampled_from([Expr("ind", (0,)), Expr("ind", (1,))]),
    )

    def grow(inner: st.SearchStrategy[Expr]) -> st.SearchStrategy[Expr]:
        two = st.tuples(st.sampled_from(["+", "-", "*", "min", "max", "/", "round", "<"]), inner, inner)
        three = st.tuples(st.sampled_from(["clip", "+", "if"]), inner, inner, inner)
        return st.one_of(two, three).map(lambda parts: Expr(parts[0], parts[1:]))

    return st.recursive(leaves, grow, max_leaves=6)


def value(expr: Expr, values: tuple[int, int]) -> int:
    """Plain evaluation; raises ZeroDivisionError as the core would."""
    if expr.op == "const":
        assert isinstance(expr.args[0], int)
        return expr.args[0]
    if expr.op == "ind":
        assert isinstance(expr.args[0], int)
        return values[expr.args[0]]
    parts = [value(arg, values) for arg in expr.args if isinstance(arg, Expr)]
    return (parts[1] if parts[0] else parts[2]) if expr.op == "if" else ARITHMETIC[expr.op](*parts)


@given(nodes())
def test_no_value_leaves_its_bounds(expr: Expr) -> None:
    """Where no hazard is found, every state gives a value within the bounds and none divides by zero."""
    if hazards(expr, SMALL, 0):
        return
    low, high = bounds(expr, SMALL, 0)
    for values in itertools.product(range(-2, 4), range(1, 4)):
        assert low <= value(expr, values) <= high


def test_overflow_is_found_where_it_starts() -> None:
    """A product beyond 64 bits is a hazard although Python could hold it, also when only a part of a sum leaves."""
    big = (watched("x", 0, 2**62),)
    x = Expr("ind", (0,))
    assert not hazards(Expr("+", (x, Expr("const", (2**61,)))), big, 0)
    assert [h.code for h in hazards(Expr("*", (x, Expr("const", (4,)))), big, 0)] == ["E507"]
    down = Expr("const", (-(2**62),))
    assert [h.code for h in hazards(Expr("+", (x, x, down, down)), big, 0)] == ["E507"]
    assert [h.code for h in hazards(Expr("round", (x, Expr("const", (3,)))), big, 0)] == ["E507"]


def test_a_guard_does_not_excuse_a_division() -> None:
    """Both sides of an ``if`` are computed by the batch, so a divisor must be safe by itself."""
    b = Expr("ind", (0,))
    guarded = Expr("if", (Expr(">", (b, Expr("const", (0,)))), Expr("/", (Expr("const", (9,)), b)), b))
    assert [h.code for h in hazards(guarded, SMALL, 0)] == ["E506"]
