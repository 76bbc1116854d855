"""What these seats were told of evidence, and what they think likely on it."""

from __future__ import annotations

from dataclasses import dataclass

from game.core.plan import Id, Plan
from game.core.state import State
from game.view import clock, names
from game.view.access import Sight


@dataclass(frozen=True, slots=True)
class BeliefView:
    """What one held seat thinks likely about one thing it does not know."""

    id: Id
    title: str
    seat: str
    parts: tuple[tuple[str, int], ...]
    """(value, per cent), in the author's order; rounded, so their sum may miss 100 by a little."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Evidence a held seat was told of."""

    stamp: str
    title: str
    text: str
    found: bool


def belief_views(plan: Plan, state: State, who: Sight) -> tuple[BeliefView, ...]:
    """The beliefs of the held seats; those of other seats only for a facilitator."""
    return tuple(
        BeliefView(belief.id, belief.title, names.seat(plan, seat), percents(plan, belief.id, parts))
        for belief in plan.beliefs
        for seat in belief.held_by
        if (seat in who.seats or who.all_papers) and (parts := state.beliefs.get((belief.id, seat)))
    )


def percents(plan: Plan, belief: Id, parts: tuple[int, ...]) -> tuple[tuple[str, int], ...]:
    """(value, per cent), half up, of a belief in parts of 10,000."""
    values = [value for value, _ in plan.tables.beliefs[belief].prior]
    return tuple((value, (part + 50) // 100) for value, part in zip(values, parts, strict=False))


def spoken(parts: tuple[tuple[str, int], ...]) -> str:
    """``state 62 %, gang 38 %``."""
    return ", ".join(f"{value} {part} %" for value, part in parts)


def finding_views(plan: Plan, state: State, who: Sight) -> tuple[Finding, ...]:
    """What was found, and what was looked for in vain, oldest first; each thing once for all the held seats."""
    told = {entry for seat, entries in state.found.items() if seat in who.seats or who.all_papers for entry in entries}
    order = {item.id: n for n, item in enumerate(plan.evidence)}
    found = []
    for at, name, seen in sorted(told, key=lambda entry: (entry[0], order.get(entry[1], 0))):
        item = plan.tables.evidence.get(name)
        title, text = (item.title, item.text) if item else (name, "")
        found.append(Finding(clock.stamp(plan, at), title, text if seen else "", seen))
    return tuple(found)
