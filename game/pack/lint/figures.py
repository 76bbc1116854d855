"""Figures and facts about the real world, which need a source."""

from __future__ import annotations

from game.core.plan import Plan
from game.pack.compile.desk import Desk, Place

UNITLESS = frozenset({"", "index", "points", "point", "per cent", "%", "days", "hours"})
"""Units of quantities that are the author's own construction."""


def sources(desk: Desk, top: Place, plan: Plan) -> None:
    """Note figures that say nothing of where they come from."""
    for indicator in plan.indicators:
        told = indicator.source or indicator.note
        if not told and indicator.start and indicator.unit not in UNITLESS:
            cure = "add source:, or a note: that it is stylised"
            message = f"{indicator.id} starts at {indicator.start} {indicator.unit}, and nothing says whence"
            desk.warn(top / "indicators" / indicator.id / "start", "W701", message, cure)
    for n, fact in enumerate(plan.history):
        if not fact.source and not fact.stylised:
            cure = "add source:, or stylised: yes where it is invented"
            desk.warn(top / "history" / n / "text", "W701", "nothing says who records this", cure)
