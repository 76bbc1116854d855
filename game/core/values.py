"""Readings: an indicator's base value with its temporary additions, within its range."""

from __future__ import annotations

from game.core.plan import Plan
from game.core.state import State


def clip(value: int, low: int, high: int) -> int:
    """``value`` within ``low``..``high``."""
    return low if value < low else min(value, high)


def reading(plan: Plan, state: State, position: int) -> int:
    """What the indicator at ``position`` reads now."""
    value = state.values[position]
    extra = sum(item.amount for item in state.modifiers if item.indicator == position) if state.modifiers else 0
    if not extra:
        return value
    indicator = plan.indicators[position]
    return clip(value + extra, indicator.low, indicator.high)


def readings(plan: Plan, state: State) -> tuple[int, ...]:
    """All readings in plan order."""
    return tuple(reading(plan, state, position) for position in range(len(state.values)))
