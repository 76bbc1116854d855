"""The debrief as values that JSON holds: the review itself, with ids where the plan says the rest."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING

from game.core.plan import Indicator, Objective, Plan, Task
from game.debrief.glance import glance
from game.debrief.report import Debrief
from game.view.clock import stamp

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

MINUTES = frozenset(
    {"at", "to", "now", "first", "opened", "closed", "due", "planned_at", "carried_at", "history_at", "exercise_at"}
)
"""Fields that hold a minute of exercise time; each has a neighbour ``…_stamp`` in words."""


def to_values(debrief: Debrief) -> dict[str, object]:
    """The whole debrief as dicts, lists, texts, whole numbers and truth values; minutes are also given as stamps."""
    plan = debrief.plan
    first = _fields(glance(debrief), plan)
    return {"scenario": plan.id, "title": plan.title, "at_a_glance": first, **_fields(debrief, plan)}


def _value(item: object, plan: Plan) -> object:
    match item:
        case Indicator():
            named = {"id": item.id, "title": item.title, "unit": item.unit, "precision": item.precision}
            return {**named, "better": item.better, "shown": item.shown, "note": item.note}
        case Task() | Objective():
            return {"id": item.id, "title": item.title}
        case tuple():
            return [_value(part, plan) for part in item]
        case _ if is_dataclass(item) and not isinstance(item, type):
            return _fields(item, plan)
        case _:
            return item


def _fields(item: DataclassInstance, plan: Plan) -> dict[str, object]:
    found: dict[str, object] = {}
    for field in fields(item):
        value = getattr(item, field.name)
        if isinstance(value, Plan):
            continue
        found[field.name] = _value(value, plan)
        if field.name in MINUTES and isinstance(value, int):
            found[f"{field.name}_stamp"] = stamp(plan, value)
    return found
