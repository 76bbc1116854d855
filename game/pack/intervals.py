"""Interval arithmetic over expressions: the proof that no divisor is ever zero and nothing leaves 64 bits.

Python would not overflow; the batch evaluator would, silently. So every intermediate value is bounded when compiling,
each branch and operand taken as possible whatever the conditions around it say: the batch computes both sides of an
``if``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from game.core.plan import Expr, Indicator
from game.core.terms import Minute

Range = tuple[int, int]

LEAST, MOST = -(2**63), 2**63 - 1
MANY = 10**6
"""More often than anything can be used, or silence broken, in one exercise."""

_COUNTS = ("uses", "breaks")


@dataclass(frozen=True, slots=True)
class Hazard:
    """A node whose value cannot be trusted."""

    node: Expr
    code: str
    """``E506`` (division by zero) or ``E507`` (overflow)."""
    message: str
    cure: str


def bounds(expr: Expr, indicators: Sequence[Indicator], endex: Minute) -> Range:
    """Least and greatest value the expression can take, from the indicators' ranges; ``endex`` bounds the clock."""
    return Bounder(indicators, endex).of(expr)


def hazards(expr: Expr, indicators: Sequence[Indicator], endex: Minute) -> tuple[Hazard, ...]:
    """Every division that could meet zero and every value that could leave 64 bits, innermost first."""
    bounder = Bounder(indicators, endex)
    bounder.of(expr)
    return tuple(bounder.found)


class Bounder:
    """One walk over one expression."""

    def __init__(self, indicators: Sequence[Indicator], endex: Minute) -> None:
        self.indicators = indicators
        self.endex = endex
        self.found: list[Hazard] = []

    def of(self, expr: Expr) -> Range:
        """Range of a node; hazards are noted on the way."""
        low, high = self.leaf(expr) or self.inner(expr, [self.of(arg) for arg in expr.args if isinstance(arg, Expr)])
        if low < LEAST or high > MOST:
            message = f"this can reach {low if low < LEAST else high}, beyond 64 bits"
            self.found.append(Hazard(expr, "E507", message, "divide earlier, or clip() the parts"))
            return max(low, LEAST), min(high, MOST)
        return low, high

    def leaf(self, expr: Expr) -> Range | None:
        """Range of what holds no further expression; None for the rest."""
        match expr.op, expr.args:
            case "const", (int(number),):
                return number, number
            case "ind", (int(position),):
                indicator = self.indicators[position]
                return indicator.low, indicator.high
            case "now", _:
                return 0, self.endex
            case "since", _:
                return -1, self.endex
            case "belief", _:
                return 0, 100
            case op, _ if op in _COUNTS:
                return 0, MANY
        return None

    def inner(self, expr: Expr, parts: list[Range]) -> Range:
        """Range of a node, from those of its parts."""
        match expr.op:
            case "+":
                return self._sum(expr, parts)
            case "-":
                return parts[0][0] - parts[1][1], parts[0][1] - parts[1][0]
            case "*":
                return _corners([a * b for a in parts[0] for b in parts[1]])
            case "/" | "round":
                return self._division(expr, parts[0], parts[1])
            case "neg":
                return -parts[0][1], -parts[0][0]
            case "min":
                return min(low for low, _ in parts), min(high for _, high in parts)
            case "max":
                return max(low for low, _ in parts), max(high for _, high in parts)
            case "clip":
                return _clip(parts)
            case "if":
                return min(parts[1][0], parts[2][0]), max(parts[1][1], parts[2][1])
        return 0, 1

    def _sum(self, expr: Expr, parts: list[Range]) -> Range:
        lows, highs = list(accumulate(low for low, _ in parts)), list(accumulate(high for _, high in parts))
        if lows[-1] >= LEAST and highs[-1] <= MOST and (min(lows) < LEAST or max(highs) > MOST):
            self.found.append(Hazard(expr, "E507", "a part of this sum leaves 64 bits", "clip() the parts"))
        return lows[-1], highs[-1]

    def _division(self, expr: Expr, above: Range, below: Range) -> Range:
        if below[0] <= 0 <= below[1]:
            cure = "write max(1, …) below the line" if below[1] > 0 else "divide by something that is never zero"
            self.found.append(Hazard(expr, "E506", "this can divide by zero", cure))
            below = (max(below[0], 1), max(below[1], 1))
        if expr.op == "/":
            return _corners([a // b for a in above for b in below])
        if 2 * max(abs(above[0]), abs(above[1])) + max(abs(below[0]), abs(below[1])) > MOST:
            self.found.append(Hazard(expr, "E507", "rounding this leaves 64 bits", "divide earlier"))
        return _corners([(2 * a + b) // (2 * b) for a in above for b in below])


def _clip(parts: list[Range]) -> Range:
    """``clip(x, low, high)`` is ``low`` when x is below it, ``high`` when x is above it, else x."""
    (x_low, x_high), (low_low, low_high), (high_low, high_high) = parts
    return min(max(x_low, low_low), high_low), max(min(x_high, high_high), low_high)


def _corners(values: list[int]) -> Range:
    return min(values), max(values)
