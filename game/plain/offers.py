"""A gentle line for a seat that has done nothing for a while: what it can do now."""

from __future__ import annotations

from game.view import SeatView

MOST = 4
"""Things named; more would be a menu."""
KEYS = {"position": "p", "floor": "f", "move": "m", "clause": "e", "pledge": "g", "message": "h", "note": "n"}
"""What is named to the key of the screen that leads to it."""


def can(seen: SeatView, *, keys: bool) -> str:
    """“You can: …”, its own moves before all; with ``keys`` as the screen has them."""
    named = _all(seen)[:MOST]
    return "You can: " + "; ".join(f"{words} ({KEYS[kind]})" if keys else words for kind, words in named) + "."


def _all(seen: SeatView) -> list[tuple[str, str]]:
    """(kind, words) of what can be done, in the order it is worth naming."""
    found = []
    kinds = {ask.kind for ask in seen.asks if ask.in_order}
    if any(tour.mine for tour in seen.room.tours):
        found.append(("floor", "say your line in the tour de table"))
    found += [("move", move.title) for move in seen.moves if move.in_order][:2]
    if "position" in kinds:
        found.append(("position", "declare your position"))
    if "pledge" in kinds:
        found.append(("pledge", "give a pledge"))
    if "amend" in kinds:
        found.append(("clause", "draft a clause in your own words"))
    if seen.room.writes_to:
        whom = "the facilitator" if len(seen.room.writes_to) == 1 else "another seat"
        found.append(("message", f"write to {whom}"))
    return [*found, ("note", "note something for the report")]
