"""What a delegation said, in words: its answer, its reasons with their clauses, and in confidence its price."""

from __future__ import annotations

from game.core.events import Learned
from game.core.plan import Id, Plan
from game.core.terms import Band
from game.view import names
from game.view.board import BANDS


def learned_text(plan: Plan, event: Learned) -> str:
    """What a delegation said, with its reasons and the clause each names; its price only in confidence."""
    name, title = names.delegation(plan, event.member), names.response(plan, event.response)
    said = "; ".join(_reason(plan, event.response, named) for named in event.concerns)
    because = f": {said}" if said else ""
    if event.how == "broken silence":
        return f"It becomes known what troubles {name}{because or ': nothing it would name'} (stylised)."
    content = event.band in (Band.SUPPORTS, Band.SILENT)
    because = f"; what it still minds: {said}" if said and content else because
    text = f"{name} {BANDS[event.band][2]}{because}, on “{title}” (stylised)."
    if event.how == "confidence":
        text += f" In confidence: {price_text(event.short, event.flexible)}."
    return text


def price_text(short: int, flexible: int) -> str:
    """What a delegation tells in confidence: its price, and the room it has beyond its public line."""
    price = f"{short} points short of living with it" if short > 0 else "nothing is missing"
    room = f", with {flexible} points of room already counted" if flexible > 0 else ""
    return price + room


def _reason(plan: Plan, response_id: Id, named: Id) -> str:
    if named.startswith("stance:"):
        dimension = named.removeprefix("stance:").replace("_", " ").replace("-", " ")
        return f"its general line on {dimension}"
    found = names.concern(plan, named)
    if found is None:
        return named
    response = plan.tables.responses.get(response_id)
    slot = next((s for s in (response.slots if response else ()) if s.id == found.slot), None)
    where = f" [{slot.title.lower()}]" if slot else ""
    return f"{names.quoted(found.why)}{where}{' (red line)' if found.red else ''}"
