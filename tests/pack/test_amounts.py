"""Amounts in steps, and the weights of chance outcomes."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from game.core.plan import Expr
from game.pack.amounts import parse_amount, parse_weights
from game.pack.times import TimeFaultError
from tests.pack.known import NAMES, watched

INDEX = NAMES.watched[0]
RELATIVE = watched("arrivals", 0, 60_000, "relative")


@pytest.mark.parametrize(
    ("text", "points"),
    [("+1 step", 3), ("+2 steps", 7), ("3 steps", 12), ("-1 step", -3), ("-3 steps", -12), (5, 5), (-4, -4), ("+3", 3)],
)
def test_steps_on_an_index_are_points(text: str | int, points: int) -> None:
    """One, two and three steps are 3, 7 and 12 points; plain numbers are themselves."""
    assert parse_amount(text, INDEX, 0, NAMES) == (Expr("const", (points,)), ())


def test_steps_on_a_relative_indicator_are_shares_of_its_value() -> None:
    """Two steps down are a quarter of the present value, rounded half up and then taken away."""
    share = Expr("*", (Expr("ind", (4,)), Expr("const", (25,))))
    part = Expr("round", (share, Expr("const", (100,))))
    assert parse_amount("+2 steps", RELATIVE, 4, NAMES) == (part, ())
    assert parse_amount("-2 steps", RELATIVE, 4, NAMES) == (Expr("neg", (part,)), ())


def test_an_amount_may_be_an_expression() -> None:
    """Whatever is neither a number nor steps is read as an expression, with its faults."""
    assert parse_amount("0 - strain", INDEX, 0, NAMES)[0] == Expr("-", (Expr("const", (0,)), Expr("ind", (0,))))
    assert parse_amount("4 steps", INDEX, 0, NAMES)[1][0].code == "E406"
    assert parse_amount("two steps", INDEX, 0, NAMES)[1][0].code == "E502"


def test_weights_are_percentages_or_whole_numbers() -> None:
    """Percentages sum to a hundred; plain numbers carry their own denominator; authored order is kept."""
    assert parse_weights({"yes": "25%", "no": "75%"}) == (("yes", 25), ("no", 75))
    assert parse_weights({"b": 858993459, "a": "3435973837"}) == (("b", 858993459), ("a", 3435973837))


@pytest.mark.parametrize(
    ("outcomes", "cure"),
    [
        ({}, "name at least one"),
        ({"yes": "40%", "no": "50%"}, "add 10% to one of them"),
        ({"yes": "60%", "no": "50%"}, "take 10% from one of them"),
        ({"yes": "40%", "no": 3}, "one of the two ways"),
        ({"yes": "often"}, "whole percentages"),
        ({"yes": "-1"}, "whole percentages"),
        ({"yes": "0.5%"}, "whole percentages"),
        ({"yes": 0, "no": 0}, "give one of them a weight"),
        ({str(n): 10**18 - 1 for n in range(12)}, "smaller numbers"),
    ],
)
def test_unreadable_weights_name_their_cure(outcomes: Mapping[str, str | int], cure: str) -> None:
    """Sums that do not fit, mixtures and other words are refused with what to write instead."""
    with pytest.raises(TimeFaultError) as caught:
        parse_weights(outcomes)
    assert cure in caught.value.cure
    assert caught.value.code == "E403"
