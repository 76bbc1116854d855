"""A small set of names for the tests of the expression language."""

from __future__ import annotations

from game.core.plan import Indicator
from game.pack.names import Names


def watched(name: str, low: int = 0, high: int = 100, steps: str = "index") -> Indicator:
    """An indicator of which only the range and the kind of steps matter."""
    return Indicator(name, name, "points", low, high, low, "up", "dial", steps)


NAMES = Names(
    indicators={"strain": 0, "drift_rate": 1, "nato_cohesion": 2},
    injects=("joint-request", "1994-launch"),
    responses=("isr", "drift"),
    decisions=("tasking",),
    moves=("press-line",),
    pledges=("letter",),
    facts=("asylum-surge",),
    hidden={"author": ("h1", "h2")},
    clauses={"isr": {"area": ("unlimited", "own-waters")}, "drift": {}},
    watched=(watched("strain"), watched("drift_rate", -50, 50), watched("nato_cohesion")),
    endex=70 * 1440,
)
