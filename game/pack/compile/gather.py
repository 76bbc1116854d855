"""The first pass: every id a pack declares, read from the bare trees, so that one fault never hides a name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from game.core.plan import Id
from game.pack.names import Names

_LISTED = {"injects": "inject", "seats": "seat", "moves": "move", "pledges": "pledge", "evidence": "evidence"}
_MAPPED = {
    "indicators": "indicator",
    "decisions": "decision point",
    "responses": "response",
    "hidden": "hidden truth",
    "beliefs": "belief",
    "stakes": "stake set",
}
_RULES = {
    "bodies": "body",
    "procedures": "procedure",
    "delegations": "delegation",
    "catalogue": "catalogue entry",
    "dimensions": "dimension",
    "members": "membership group",
}


def gather(scenario: dict[str, Any], rulebooks: Iterable[object]) -> tuple[Names, dict[str, tuple[Id, ...]]]:
    """The names expressions may use, and the ids of every kind of thing."""
    books = [book for book in rulebooks if isinstance(book, dict)]
    known: dict[str, tuple[Id, ...]] = {}
    for section, kind in _LISTED.items():
        known[kind] = tuple(_ids(scenario.get(section)))
    for section, kind in _MAPPED.items():
        known[kind] = tuple(_keys(scenario.get(section)))
    for section, kind in _RULES.items():
        known[kind] = _once(name for book in books for name in _keys(book.get(section)))
    known["delegation"] = _once([*known["delegation"], *_members(books)])
    known["seat or body"] = known["seat"] + known["body"]
    known["fact"] = _once(_facts(scenario))
    known["offer"] = _once(_offers(scenario, books))
    return _names(scenario, known), known


def _names(scenario: dict[str, Any], known: dict[str, tuple[Id, ...]]) -> Names:
    hidden = _mapping(scenario.get("hidden"))
    responses = _mapping(scenario.get("responses"))
    return Names(
        indicators={name: n for n, name in enumerate(known["indicator"])},
        injects=known["inject"],
        responses=known["response"],
        decisions=known["decision point"],
        moves=known["move"],
        pledges=known["pledge"],
        facts=known["fact"],
        hidden={name: tuple(_keys(_mapping(item).get("one_of"))) for name, item in hidden.items()},
        beliefs={name: _holders(item) for name, item in _mapping(scenario.get("beliefs")).items()},
        clauses={name: _clauses(item) for name, item in responses.items()},
    )


def _holders(belief: object) -> tuple[Id, tuple[Id, ...]]:
    """The truth a belief is over, and the seats that hold it."""
    over, held = _mapping(belief).get("over"), _mapping(belief).get("held_by")
    seats = [held] if isinstance(held, str) else [item for item in _list(held) if isinstance(item, str)]
    return over if isinstance(over, str) else "", tuple(seats)


def _clauses(response: object) -> dict[Id, tuple[Id, ...]]:
    slots = _mapping(_mapping(response).get("clauses"))
    return {slot: tuple(_ids(_mapping(item).get("wordings"))) for slot, item in slots.items()}


def _members(books: list[dict[str, Any]]) -> Iterator[str]:
    for book in books:
        for group in _mapping(book.get("members")).values():
            yield from _ids(group, "code")


def _facts(value: object) -> Iterator[str]:
    """Every fact some effect sets, wherever it stands."""
    if isinstance(value, dict):
        sets = value.get("sets")
        yield from [sets] if isinstance(sets, str) else (item for item in _list(sets) if isinstance(item, str))
        for item in value.values():
            yield from _facts(item)
    elif isinstance(value, list):
        for item in value:
            yield from _facts(item)


def _offers(scenario: dict[str, Any], books: list[dict[str, Any]]) -> Iterator[str]:
    for book in books:
        yield from _ids([book.get("general_offer")])
    for decision in _mapping(scenario.get("decisions")).values():
        yield from _ids(_mapping(decision).get("offers"))


def _ids(items: object, key: str = "id") -> Iterator[str]:
    for item in _list(items):
        if isinstance(item, dict) and isinstance(item.get(key), str):
            yield item[key]


def _keys(value: object) -> Iterator[str]:
    yield from _mapping(value)


def _mapping(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
