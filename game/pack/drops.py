"""What an overlay lets fall away from its base, named the way the base is built.

``drop: {injects: [storm, {relief: chance}], responses: {ferry: {clauses: price}}}``: a word names a key or an entry
that falls away, a mapping goes one step further in.
"""

from __future__ import annotations

from dataclasses import replace

from game.pack.composer import Node
from game.pack.faults import Fault, suggestion
from game.pack.merging import name_of


class Drops:
    """Takes things out of a tree, and notes what was not there."""

    def __init__(self, base: str) -> None:
        self.base = base
        """The id of the scenario they are taken from, for messages."""
        self.faults: list[Fault] = []
        self.names: frozenset[str] = frozenset()
        """Everything that fell away."""

    def without(self, node: Node, asked: Node, path: tuple[str, ...] = ()) -> Node:
        """``node`` less what ``asked`` names; ``node`` itself is not changed."""
        if isinstance(asked.value, list):
            for one in asked.value:
                node = self.without(node, one, path)
            return node
        if not isinstance(asked.value, dict):
            return self._less(node, asked, path)
        for name, (key, inner) in asked.value.items():
            node = self._inside(node, name, (key, inner), path)
        return node

    def _less(self, node: Node, asked: Node, path: tuple[str, ...]) -> Node:
        """Less one key or entry."""
        name = "" if asked.value is None else str(asked.value)
        if not name:
            self._say(asked, "E203", "drop names nothing here", "write a word, a list of words or a mapping")
            return node
        if name not in _names(node):
            return self._missing(node, name, asked, path)
        self.names |= {name}
        if isinstance(node.value, dict):
            return replace(node, value={own: pair for own, pair in node.value.items() if own != name})
        return replace(node, value=[entry for entry in node.value if name_of(entry) != name])

    def _inside(self, node: Node, name: str, asked: tuple[Node, Node], path: tuple[str, ...]) -> Node:
        """With one of its parts less what is asked."""
        key, inner = asked
        if name not in _names(node):
            return self._missing(node, name, key, path)
        if isinstance(node.value, dict):
            own, part = node.value[name]
            return replace(node, value={**node.value, name: (own, self.without(part, inner, (*path, name)))})
        further = (*path, name)
        parts = [self.without(entry, inner, further) if name_of(entry) == name else entry for entry in node.value]
        return replace(node, value=parts)

    def _missing(self, node: Node, name: str, asked: Node, path: tuple[str, ...]) -> Node:
        where = f"{'/'.join(path)} of {self.base}" if path else self.base
        self._say(asked, "E309", f"there is no {name} in {where} to drop", suggestion(name, _names(node)))
        return node

    def _say(self, asked: Node, code: str, message: str, cure: str) -> None:
        self.faults.append(Fault(asked.file, asked.line, asked.col, "error", code, message, cure))


def _names(node: Node) -> list[str]:
    """What can be named in a value: the keys of a mapping, the names of a list's entries."""
    if isinstance(node.value, dict):
        return list(node.value)
    return [name for entry in node.value if (name := name_of(entry))] if isinstance(node.value, list) else []
