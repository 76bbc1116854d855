"""Amounts of change (numbers, steps, expressions) and outcome weights, as authors write them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from game.core.plan import Expr, Indicator
from game.pack.expressions import parse_expression
from game.pack.names import ExpressionFault, Names
from game.pack.times import TimeFaultError, shown

INDEX_POINTS = (3, 7, 12)
"""What one, two and three steps are on an index of 0 to 100."""
RELATIVE_PERCENT = (10, 25, 50)
"""What one, two and three steps are where the indicator says ``steps: relative``."""

_STEPS = re.compile(r"([+-]?)\s*(\d+)\s+steps?", re.ASCII)
_PERCENT = re.compile(r"(\d{1,3})\s*%", re.ASCII)
_NUMBER = re.compile(r"\d{1,18}", re.ASCII)

ParsedAmount = tuple[Expr | None, tuple[ExpressionFault, ...]]


def parse_amount(value: str | int, indicator: Indicator, position: int, names: Names) -> ParsedAmount:
    """An amount under ``change:`` or ``modify:`` for the indicator at ``position``; None and the faults otherwise."""
    if isinstance(value, int):
        return parse_expression(str(value), names)
    found = _STEPS.fullmatch(value.strip())
    if not found:
        return parse_expression(value, names)
    number = int(found[2][:9])
    if not 1 <= number <= len(INDEX_POINTS):
        message = f"{value.strip()} is not a number of steps"
        return None, (ExpressionFault(0, len(value), "E406", message, "write 1, 2 or 3 steps, or points"),)
    return steps(-number if found[1] == "-" else number, indicator, position), ()


def steps(number: int, indicator: Indicator, position: int) -> Expr:
    """``number`` steps (-3 to 3, not 0) of the indicator at ``position`` as an amount."""
    size, down = abs(number) - 1, number < 0
    if indicator.steps != "relative":
        return Expr("const", (-INDEX_POINTS[size] if down else INDEX_POINTS[size],))
    share = Expr("*", (Expr("ind", (position,)), Expr("const", (RELATIVE_PERCENT[size],))))
    part = Expr("round", (share, Expr("const", (100,))))
    return Expr("neg", (part,)) if down else part


def parse_weights(outcomes: Mapping[str, str | int]) -> tuple[tuple[str, int], ...]:
    """Outcome weights in authored order: all percentages that sum to 100, or all whole numbers. Raises TimeFaultError.

    Of whole numbers the sum is the denominator; a weight of 0 can only be forced.
    """
    if not outcomes:
        raise _weights("a chance has no outcomes", "name at least one, such as {yes: 40%, no: 60%}")
    texts = {name: str(value).strip() for name, value in outcomes.items()}
    percent = {name: int(found[1]) for name, text in texts.items() if (found := _PERCENT.fullmatch(text))}
    whole = {name: int(text) for name, text in texts.items() if _NUMBER.fullmatch(text)}
    for name, text in texts.items():
        if name not in percent and name not in whole:
            cure = "write whole percentages, or whole numbers whose sum is the denominator"
            raise _weights(f"{shown(text)} is no weight for outcome {name}", cure)
    if percent and whole:
        raise _weights("percentages and plain numbers are mixed", "write all outcomes in one of the two ways")
    return _checked(tuple((percent or whole).items()), percents=bool(percent))


def _checked(weights: tuple[tuple[str, int], ...], *, percents: bool) -> tuple[tuple[str, int], ...]:
    total = sum(weight for _, weight in weights)
    if percents and total != 100:
        raise _weights(f"the outcomes sum to {total}%, not 100%", f"{_difference(total)} one of them")
    if total == 0:
        raise _weights("every outcome has weight 0", "give one of them a weight")
    if total > 2**63 - 1:
        raise _weights("the weights sum beyond 64 bits", "write smaller numbers in the same proportion")
    return weights


def _difference(total: int) -> str:
    return f"add {100 - total}% to" if total < 100 else f"take {total - 100}% from"


def _weights(message: str, cure: str) -> TimeFaultError:
    return TimeFaultError(message, cure, "E403")
