"""Who runs and watches an exercise: seats of the room, which no scenario has to write."""

from __future__ import annotations

from game.core.plan import Id, Plan
from game.core.terms import EVALUATOR, FACILITATOR, OBSERVER


def role_of(plan: Plan, seat: Id) -> str:
    """``player``, ``red``, ``facilitator``, ``evaluator`` or ``observer``; "" there is no such seat."""
    if seat == FACILITATOR:
        return FACILITATOR
    known = plan.tables.seats.get(seat)
    if known is not None:
        return known.role
    name, _, number = seat.partition("-")
    numbered = not number or (number.isascii() and number.isdecimal() and number[0] != "0")
    return name if name in (EVALUATOR, OBSERVER) and numbered and not seat.endswith("-") else ""


def runs(plan: Plan, seat: Id) -> bool:
    """Is it the facilitator's seat?"""
    return role_of(plan, seat) == FACILITATOR


def watches(plan: Plan, seat: Id) -> bool:
    """Is it the seat of somebody who only watches, an evaluator or an observer?"""
    return role_of(plan, seat) in (EVALUATOR, OBSERVER)


def plays(plan: Plan, seat: Id) -> bool:
    """Is it a seat of the story, which a person can hold or its policy acts for?"""
    return seat in plan.tables.seats and role_of(plan, seat) in ("player", "red")
