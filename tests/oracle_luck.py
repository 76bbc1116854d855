"""law.md, Luck laid down beforehand: how a chance and a hidden truth come out."""

from __future__ import annotations

from game.core.chance import draw, mix, outcome, pick
from game.core.plan import Chance, Hidden
from tests.oracle_record import Record


def luck(record: Record, chance: Chance, occurrence: int) -> str:
    """How a named chance comes out at its occurrence."""
    return outcome(chance, occurrence, mix(record.seed, record.playthrough), record.forced)


def truth(record: Record, hidden: Hidden) -> str:
    """How a hidden truth is settled at STARTEX."""
    laid_down = record.forced.get(hidden.chance.id)
    names = [name for name, _ in hidden.chance.outcomes]
    if laid_down in names:
        return str(laid_down)
    bits = draw(mix(record.seed, record.playthrough), hidden.id, 0, "hidden")
    return names[pick(tuple(weight for _, weight in hidden.chance.outcomes), bits)]
