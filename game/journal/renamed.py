"""Old journals under new names: what a scenario has renamed since, read as what it is called today.

A renamed inject, decision point or response carries its earlier ids under ``was:``. The journal keeps what it wrote;
only the reading changes. An effect without an id of its own is called after its owner and what it leads to, so its
derived id changes with theirs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any, TypeVar

from game.core.commands import Command
from game.core.events import Event
from game.core.plan import Id, Plan
from game.journal.record import Entry, Line

T = TypeVar("T", Command, Event)


@dataclass(frozen=True, slots=True)
class Renames:
    """Earlier id to today's, for each kind of thing."""

    inject: Mapping[Id, Id] = field(default_factory=dict)
    decision: Mapping[Id, Id] = field(default_factory=dict)
    response: Mapping[Id, Id] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.inject or self.decision or self.response)

    def derived(self, name: Id) -> Id:
        """Today's form of an id made from others: ``isr/>talks`` from its owner and what it opens or delivers."""
        owners = {**self.inject, **self.decision, **self.response}
        if "/" not in name and "." not in name:
            return name
        owner, sign, rest = re.split(r"([/.])", name, maxsplit=1)
        led = {**self.inject, **self.decision}
        rest = re.sub(r"(?<=>)[^,+:]+", lambda found: led.get(found[0], found[0]), rest)
        return owners.get(owner, owner) + sign + rest


def renames(plan: Plan) -> Renames:
    """What a plan says was once called otherwise."""
    return Renames(
        inject={old: item.id for item in plan.injects for old in item.was},
        decision={old: item.id for item in plan.decisions for old in item.was},
        response={old: item.id for item in plan.responses for old in item.was},
    )


def in_todays_names(plan: Plan, lines: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries of a journal with every earlier id read as today's; the very same ones where nothing was renamed."""
    names = renames(plan)
    if not names:
        return tuple(lines)
    return tuple(_entry(names, entry) for entry in lines)


def _entry(names: Renames, entry: Entry) -> Entry:
    if not isinstance(entry, Line):
        return entry
    return replace(entry, asked=_item(names, entry.asked), facts=tuple(_item(names, fact) for fact in entry.facts))


def _item(names: Renames, item: T) -> T:
    """A command or fact; ``replace`` only where something differs."""
    changed: dict[str, Any] = {}
    for one in fields(item):
        before = getattr(item, one.name)
        after = _value(names, one.name, before)
        if after != before:
            changed[one.name] = after
    return replace(item, **changed) if changed else item


def _value(names: Renames, key: str, value: Any) -> Any:  # noqa: ANN401  (a field of any command or fact)
    """One field: ids by what they name, derived ids by their parts, everything else as it is."""
    match key:
        case "inject" | "decision" | "response":
            return getattr(names, key).get(value, value)
        case "effect":
            return names.derived(value)
        case "subject":
            return names.response.get(value, value)
        case "concerns":
            return tuple(names.derived(name) for name in value)
        case "effects":
            return tuple((names.derived(name), *rest) for name, *rest in value)
        case "causes":
            return tuple((position, names.derived(name), amount) for position, name, amount in value)
    return value
