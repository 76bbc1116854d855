"""Titles for ids: how a screen calls a body, a delegation, a seat, an indicator's value."""

from __future__ import annotations

from collections.abc import Iterable

from game.core.plan import Concern, Id, Indicator, Plan, Slot, Wording
from game.core.staff import role_of
from game.core.state import Wordings


def delegation(plan: Plan, code: Id) -> str:
    """A delegation's title, or its code when the plan has no profile for it."""
    found = plan.tables.delegations.get(code)
    return found.title if found else code


def body(plan: Plan, body_id: Id) -> str:
    """A body's title."""
    found = plan.tables.bodies.get(body_id)
    return found.title if found else body_id


def seat(plan: Plan, seat_id: Id) -> str:
    """A seat's title; those of the room are called what they do."""
    found = plan.tables.seats.get(seat_id)
    if found is None and role_of(plan, seat_id):
        return seat_id.replace("-", " ").capitalize()
    return found.title if found else seat_id


def response(plan: Plan, response_id: Id) -> str:
    """A response's title; "" for none."""
    found = plan.tables.responses.get(response_id)
    return found.title if found else response_id


def cited(plan: Plan, response_id: Id) -> str:
    """A response's title in quotation marks; that it is stylised stands behind them, for nobody said it."""
    found = plan.tables.responses.get(response_id)
    return f"“{response(plan, response_id)}”{' (stylised)' if found and found.stylised else ''}"


def inject(plan: Plan, inject_id: Id) -> str:
    """An inject's title."""
    found = plan.tables.injects.get(inject_id)
    return found.title if found else inject_id


def indicator(plan: Plan, indicator_id: Id) -> str:
    """An indicator's title."""
    position = plan.tables.indicators.get(indicator_id)
    return indicator_id if position is None else plan.indicators[position].title


def decision(plan: Plan, decision_id: Id) -> str:
    """A decision point's title."""
    found = plan.tables.decisions.get(decision_id)
    return found.title if found else decision_id


def holder(plan: Plan, who: Id) -> str:
    """Whoever receives a paper: a seat or a body."""
    return seat(plan, who) if who in plan.tables.seats else body(plan, who)


def led(title: str) -> str:
    """A title to stand before what is said of it: with a colon, unless it asks or exclaims."""
    return title if title.endswith(("?", "!", "…", ":")) else f"{title}:"


def listed(words: Iterable[str], last: str = "and") -> str:
    """``a, b and c``."""
    items = list(words)
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} {last} {items[-1]}" if items else ""


def quoted(words: str) -> str:
    """Words somebody says, in quotation marks, without a full stop at their end."""
    return f"“{words.strip().removesuffix('.')}”"


def number(value: int, precision: int = 0) -> str:
    """A stored whole number as read: thousands parted by commas, ``precision`` decimals."""
    sign, digits = ("-" if value < 0 else ""), abs(value)
    whole, part = divmod(digits, 10**precision)
    return f"{sign}{whole:,}" + (f".{part:0{precision}}" if precision else "")


def reading(indicator: Indicator, value: int) -> str:
    """A value with its unit: ``14,500 people a week``; an index stands alone."""
    shown = number(value, indicator.precision)
    return shown if indicator.unit in ("", "index", "points") else f"{shown} {indicator.unit}"


def chosen(slot: Slot, wordings: Wordings) -> Wording:
    """The wording a text has in this clause; the first one stands as tabled."""
    taken = dict(wordings).get(slot.id)
    return next((wording for wording in slot.wordings if wording.id == taken), slot.wordings[0])


def differing(plan: Plan, response_id: Id, wordings: Wordings) -> dict[Id, Id]:
    """Slot to wording, only where it differs from the first draft: two equal texts give equal mappings."""
    found = plan.tables.responses.get(response_id)
    slots = found.slots if found else ()
    taken = {slot.id: chosen(slot, wordings).id for slot in slots}
    free = {slot: wording for slot, wording in wordings if slot not in taken}
    return {slot.id: taken[slot.id] for slot in slots if taken[slot.id] != slot.wordings[0].id} | free


def concern(plan: Plan, concern_id: Id) -> Concern | None:
    """A concern by its id, wherever it is authored."""
    for owner in plan.responses:
        for found in (*owner.concerns, *(c for measure in owner.measures for c in measure.concerns)):
            if found.id == concern_id:
                return found
    return next((c for point in plan.decisions for c in point.concerns if c.id == concern_id), None)
