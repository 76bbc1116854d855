"""One YAML file as values with a mark for each, and where each part of it stands."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from game.pack.composer import Composer, Node, Trouble
from game.pack.faults import Fault

MOST_BYTES = 10_000_000
"""The largest scenarios have a few hundred thousand."""


@dataclass(slots=True)
class Source:
    """A file that was read, laid over its base where it is an overlay: its name as shown in faults and its tree."""

    file: str
    root: Node
    folder: Path
    """Where its ``texts/`` and ``rules/`` folders stand."""
    faults: list[Fault] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    """Every file values were taken from, as shown, to its text: for the places of words inside longer texts."""
    bases: tuple[Source, ...] = ()
    """What lies under an overlay, nearest first."""
    dropped: frozenset[str] = frozenset()
    """What overlays let fall away from their bases."""

    @property
    def folders(self) -> tuple[Path, ...]:
        """Where texts and rulebooks are looked for, in this order."""
        return (self.folder, *(base.folder for base in self.bases))

    def section(self, key: str) -> tuple[Node, Node] | None:
        """A key of the whole file and its value; None where it is not written."""
        return self.root.value.get(key) if isinstance(self.root.value, dict) else None

    def plain_key(self, key: str) -> object:
        """The plain value of a key of the whole file; None where it is not written."""
        pair = self.section(key)
        return plain_of(pair[1]) if pair else None

    def plain(self) -> object:
        """The tree as dicts, lists and scalars; an aliased value is the same object everywhere."""
        return plain_of(self.root)

    def find(self, path: tuple[str | int, ...]) -> tuple[Node, Node]:
        """The nearest (key, value) along ``path``; parts that a short form leaves out are passed over."""
        key = node = self.root
        for part in path:
            key, node = _child(node, part) or (key, node)
        return key, node

    def steps(self, path: tuple[str | int, ...]) -> list[tuple[Node, Node]]:
        """The (holder, part) pairs that ``find`` walks along ``path``."""
        found: list[tuple[Node, Node]] = []
        node = self.root
        for part in path:
            step = _child(node, part)
            if step is not None:
                found.append((node, step[1]))
                node = step[1]
        return found


def _child(node: Node, part: str | int) -> tuple[Node, Node] | None:
    """The (key, value) one part further in; for an entry of a list the key is the entry itself."""
    if isinstance(node.value, dict):
        pair: tuple[Node, Node] | None = node.value.get(str(part))
        return pair
    if isinstance(node.value, list) and isinstance(part, int) and part < len(node.value):
        return node.value[part], node.value[part]
    return None


def read_source(path: Path, shown: str) -> tuple[Source | None, list[Fault]]:
    """Read a file; on any damage the source is None or partial and the faults say why."""
    try:
        text = read_text(path, shown)
        composer = Composer(shown)
        root = composer.compose(text)
    except Trouble as trouble:
        return None, [trouble.fault]
    return Source(shown, root, path.parent, texts={shown: text}), composer.faults


def read_text(path: Path, shown: str) -> str:
    """The text of a file, without a byte-order mark; raises Trouble."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise Trouble(_fault(shown, "E103", "the file is larger than 10 megabytes", "split it"))
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise Trouble(_fault(shown, "E101", f"the file cannot be read: {reason}", "check its name")) from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        cure = "save it as UTF-8 text"
        raise Trouble(_fault(shown, "E102", "the file is not UTF-8 text", cure, line)) from error


def shown(path: Path) -> str:
    """A path as faults show it: relative to the working folder where it lies inside."""
    try:
        relative = os.path.relpath(path)
    except ValueError:  # another drive
        return str(path)
    return str(path) if relative.startswith("..") else relative


def plain_of(root: Node) -> object:
    """A tree as dicts, lists and scalars; an aliased value is the same object everywhere."""
    return _plain(root, {})


def _plain(node: Node, seen: dict[int, object]) -> object:
    if not isinstance(node.value, (dict, list)):
        return node.value
    if id(node) not in seen:
        if isinstance(node.value, Mapping):
            seen[id(node)] = {name: _plain(value, seen) for name, (_, value) in node.value.items()}
        else:
            seen[id(node)] = [_plain(item, seen) for item in node.value]
    return seen[id(node)]


def _fault(shown: str, code: str, message: str, cure: str, line: int = 1) -> Fault:
    return Fault(shown, line, 1, "error", code, message, cure)
