"""What comes of a seat's own moves: told once when it takes effect, also where no dial of the seat shows it."""

from __future__ import annotations

from collections.abc import Iterator

from game.core.events import Changed, ModifierSet
from game.core.plan import Id, Move, Plan
from game.view.access import Sight
from game.view.dials import signed


def move_results(plan: Plan, who: Sight, event: Changed | ModifierSet) -> Iterator[tuple[str, Id, str]]:
    """One sentence for each of the seats' own moves that has a part in these changes, as (kind, move, text)."""
    for move in plan.moves:
        mine = {effect.id for effect in move.effects}
        moved = [(position, amount) for position, effect, amount in _parts(event) if effect in mine]
        if moved and move.seat in who.seats:
            yield "step", move.id, _sentence(plan, move, moved)


def _parts(event: Changed | ModifierSet) -> tuple[tuple[int, Id, int], ...]:
    """(indicator position, effect, amount) of each change."""
    return event.causes if isinstance(event, Changed) else ((event.indicator, event.effect, event.amount),)


def _sentence(plan: Plan, move: Move, moved: list[tuple[int, int]]) -> str:
    """Which dials it moved and by how much. What no dial shows is not told, only that there was something."""
    seen = [
        f"{indicator.title} {signed(indicator, amount)}"
        for position, amount in moved
        if (indicator := plan.indicators[position]).shown == "dial" and amount
    ]
    return f"“{move.title}” takes effect: {'; '.join(seen) or 'no dial of yours shows it'}."
