"""One tree laid over another: mappings key by key, lists of named entries name by name, anything else in its place.

A value keeps the place it was written at. A mapping written in both stands where the tree on top has it, because that
is where whoever wrote it looks.
"""

from __future__ import annotations

from dataclasses import replace

from game.pack.composer import Node

NAMES = ("id", "name", "from")
"""Keys that name an entry of a list, the first that is there: an id, a test's name, a measure's catalogue entry."""


def name_of(entry: Node) -> str:
    """What an entry of a list is called; a bare word is its own name, and "" is none."""
    if isinstance(entry.value, dict):
        values = (entry.value[key][1].value for key in NAMES if key in entry.value)
        return next((value for value in values if isinstance(value, str)), "")
    return "" if isinstance(entry.value, list) or entry.value is None else str(entry.value)


def merged(below: Node, above: Node) -> Node:
    """Both as one; ``above`` has the last word. Neither is changed."""
    if isinstance(below.value, dict) and isinstance(above.value, dict):
        return _mapping(below, above)
    if isinstance(below.value, list) and isinstance(above.value, list) and _named(above):
        return _list(below, above)
    return above


def _mapping(below: Node, above: Node) -> Node:
    value = dict(below.value)
    for name, (key, node) in above.value.items():
        value[name] = (key, merged(value[name][1], node) if name in value else node)
    return replace(above, value=value)


def _named(above: Node) -> bool:
    """Whether every entry is a mapping with a name, so that each can find its like; an empty list replaces."""
    return bool(above.value) and all(isinstance(entry.value, dict) and name_of(entry) for entry in above.value)


def _list(below: Node, above: Node) -> Node:
    """Entries that both have stay where they are, new ones follow. A name given twice stays, to be found a fault."""
    entries = list(below.value)
    places = {name_of(entry): n for n, entry in reversed(list(enumerate(entries))) if isinstance(entry.value, dict)}
    for entry in above.value:
        place = places.pop(name_of(entry), None)
        if place is None:
            entries.append(entry)
        else:
            entries[place] = merged(entries[place], entry)
    return replace(above, value=entries)
