"""What comes of a seat's own moves: told once when it takes effect, also where no dial of the seat shows it."""

from __future__ import annotations

from collections.abc import Iterator

from game.core.events import Changed, Event, ModifierSet
from game.core.plan import Id, Move, Plan
from game.core.terms import Minute
from game.view.access import Sight
from game.view.dials import signed


class Results:
    """The moves that took effect minute by minute; a move with several effects in one minute is told once."""

    def __init__(self, plan: Plan, who: Sight) -> None:
        self._plan = plan
        self._mine = [(move, {effect.id for effect in move.effects}) for move in plan.moves if move.seat in who.seats]
        self._told: dict[tuple[Minute, Id], list[str]] = {}

    def take(self, at: Minute, event: Event) -> Iterator[tuple[Id, str]]:
        """(move, sentence) for each own move with a part in this fact.

        A later sentence of the same minute says all of it, and takes the place of the first.
        """
        parts = _parts(event)
        for move, effects in self._mine if parts else ():
            moved = [(position, amount) for position, effect, amount in parts if effect in effects]
            if moved:
                seen = self._told.setdefault((at, move.id), [])
                seen += [words for words in self._words(moved) if words not in seen]
                yield move.id, _sentence(move, seen)

    def _words(self, moved: list[tuple[int, int]]) -> Iterator[str]:
        """Which dials moved and by how much; lives and what no dial shows are left out."""
        for position, amount in moved:
            indicator = self._plan.indicators[position]
            if indicator.shown == "dial" and amount:
                yield f"{indicator.title} {signed(indicator, amount)}"


def _parts(event: Event) -> tuple[tuple[int, Id, int], ...]:
    """(indicator position, effect, amount) of each change in a fact."""
    match event:
        case Changed():
            return event.causes
        case ModifierSet():
            return ((event.indicator, event.effect, event.amount),)
        case _:
            return ()


def _sentence(move: Move, seen: list[str]) -> str:
    return f"“{move.title}” takes effect: {'; '.join(seen) or 'no dial of yours shows it'}."
