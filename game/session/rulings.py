"""Rulings of the room rather than of the rules: an ask that came too late, a rewind that is not open."""

from __future__ import annotations

from game.core.refusals import Refusal

SESSION_RULINGS: dict[str, str] = {
    "S01": "asked of an exercise that has moved on",
    "S02": "rewinding is not open",
    "S03": "no such line to go back to",
    "S04": "asked for another seat",
    "S05": "not a seat's to ask: time and the exercise's ends",
}
"""Code to its subject, beside ``game.core.refusals.RULINGS``."""


def stale(seen: int, now: int) -> Refusal:
    """The asker had seen fewer lines than there are."""
    return Refusal(
        "S01",
        f"The exercise has moved on: this was asked after line {seen}, and there are {now}.",
        "An ask is put to the exercise as the seat sees it.",
        "look at what is new, then ask again.",
    )


def rewind_closed() -> Refusal:
    """Solo play without practice, before ENDEX."""
    return Refusal(
        "S02",
        "Rewinding is not open now.",
        "The facilitator may rewind at any time; others in practice mode, or once ENDEX has been reached.",
        "play on, or begin with --practice.",
    )


def no_line(n: int, last: int) -> Refusal:
    """A rewind to a line that does not lie behind."""
    return Refusal(
        "S03",
        f"There is no line {n} to go back to.",
        "One goes back to a line that lies behind.",
        f"a number from 1 to {last}." if last else "nothing yet: play on first.",
    )


def another_seat(seat: str, named: str) -> Refusal:
    """A client put another seat's name into its ask."""
    return Refusal(
        "S04",
        f"This was asked as {named}, from the place of {seat}.",
        "A seat asks for itself alone.",
        f"ask as {seat}.",
    )


def not_a_seats() -> Refusal:
    """STARTEX, ENDEX and the running of time, asked by somebody who does not run the exercise."""
    return Refusal(
        "S05",
        "Time is run by the facilitator: the exercise goes on for everybody at once.",
        "A seat asks for itself; STARTEX, ENDEX and time are the facilitator's.",
        "ask the facilitator.",
    )
