"""One YAML file as values with a mark for each: YAML 1.2 scalars, duplicate keys found, nothing ever executed.

The tree is built here from PyYAML's events rather than by its composer, because the composer recurses in C: deep
nesting would end the process instead of giving a fault.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from game.pack.faults import Fault

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
MOST_BYTES = 50_000_000
MOST_DEPTH = 64
MOST_VALUES = 400_000
"""Values after aliases are followed; a large scenario has about 20 000."""

_INT = re.compile(r"[-+]?[0-9]{1,24}")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_WORDS: dict[str, bool | None] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip
_TEXT_TAGS = {"!", "tag:yaml.org,2002:str", "tag:yaml.org,2002:map", "tag:yaml.org,2002:seq"}


@dataclass(slots=True, eq=False)
class Node:
    """One value of the file and where it stands (from 1)."""

    line: int
    col: int
    value: Any = None
    """A scalar, a list of nodes, or a mapping of key to (key node, value node)."""
    inset: int | None = None
    """Characters between ``col`` and the text of a one-line scalar; None where text positions are lost."""
    size: int = 1
    """Values it stands for, aliases followed."""


class Trouble(Exception):
    """Carries the one fault that makes the rest of a file unreadable."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(str(fault))
        self.fault = fault


@dataclass(slots=True)
class Source:
    """A file that was read: its name as shown in faults and its tree."""

    file: str
    root: Node
    folder: Path
    """Where its ``texts/`` folder stands."""
    faults: list[Fault] = field(default_factory=list)

    def plain(self) -> Any:
        """The tree as dicts, lists and scalars; an aliased value is the same object everywhere."""
        return _plain(self.root, {})

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
    return Source(shown, root, path.parent), composer.faults


def read_text(path: Path, shown: str) -> str:
    """The text of a file, without a byte-order mark; raises Trouble."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise Trouble(_fault(shown, "E103", "the file is larger than 50 megabytes", "split it"))
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


class Composer:
    """Builds the tree of one file from parser events, with its own stack."""

    def __init__(self, shown: str) -> None:
        self.shown = shown
        self.faults: list[Fault] = []
        self.anchors: dict[str, Node | None] = {}
        self.stack: list[tuple[Node, list[Node], str]] = []

    def compose(self, text: str) -> Node:
        """The root value; raises Trouble when the text cannot be followed to its end."""
        loader = LOADER(text) if "\0" not in text else self._stop(1, 1, "E102", "the file holds a NUL character", "")
        try:
            return self._document(loader)
        except yaml.MarkedYAMLError as error:
            raise Trouble(self._syntax(error)) from error
        except yaml.reader.ReaderError as error:
            return self._unreadable(text, error)
        finally:
            loader.dispose()

    def _document(self, loader: Any) -> Node:
        root: Node | None = None
        while loader.check_event():
            event = loader.get_event()
            if isinstance(event, yaml.DocumentStartEvent) and root is not None:
                line, col = _mark(event)
                self._stop(line, col, "E110", "a second document begins here", "keep one document in a file")
            node = self._take(event)
            if node is not None and not self.stack:
                root = node
        if root is None:
            self._stop(1, 1, "E110", "the file is empty", "begin with format: 1")
        return root

    def _take(self, event: Any) -> Node | None:
        """One event; returns the value it completes, if any."""
        if isinstance(event, yaml.ScalarEvent):
            return self._place(self._scalar(event), event.anchor)
        if isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            return self._open(event)
        if isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            node, parts, anchor = self.stack.pop()
            self._close(node, parts)
            return self._place(node, anchor)
        if isinstance(event, yaml.AliasEvent):
            return self._place(self._alias(event), None)
        return None

    def _open(self, event: Any) -> None:
        line, col = _mark(event)
        self._tag(event, line, col)
        if len(self.stack) >= MOST_DEPTH:
            self._stop(line, col, "E107", f"values are nested deeper than {MOST_DEPTH}", "flatten them")
        value: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
        if event.anchor:
            self.anchors[event.anchor] = None
        self.stack.append((Node(line, col, value), [], event.anchor or ""))

    def _place(self, node: Node, anchor: str | None) -> Node:
        """Hand a completed value to the collection that is open."""
        if anchor:
            self.anchors[anchor] = node
        if node.size > MOST_VALUES:
            self._stop(node.line, node.col, "E108", "aliases make this value enormous", "write it out, smaller")
        if self.stack:
            self.stack[-1][1].append(node)
        return node

    def _close(self, node: Node, parts: list[Node]) -> None:
        node.size = 1 + sum(part.size for part in parts)
        if isinstance(node.value, list):
            node.value = parts
            return
        for key, value in zip(parts[::2], parts[1::2], strict=True):
            name = self._key(key)
            if name in node.value:
                first = node.value[name][0].line
                cure = "keep one of them"
                self._say(key.line, key.col, "E105", f"the key {name} is given twice, first in line {first}", cure)
            else:
                node.value[name] = (key, value)

    def _key(self, key: Node) -> str:
        if isinstance(key.value, (dict, list)):
            self._say(key.line, key.col, "E109", "a key is a list or a mapping", "write the key as plain text")
            return ""
        return str(key.value) if key.value is not None else ""

    def _scalar(self, event: Any) -> Node:
        line, col = _mark(event)
        self._tag(event, line, col)
        one_line = event.start_mark.line == event.end_mark.line
        inset = {"'": 1, '"': 1}.get(event.style or "", 0) if one_line else None
        parts = self.stack[-1] if self.stack else None
        is_key = parts is not None and isinstance(parts[0].value, dict) and len(parts[1]) % 2 == 0
        plain = event.implicit[0] and not is_key
        return Node(line, col, resolve(event.value) if plain else event.value, inset)

    def _alias(self, event: Any) -> Node:
        line, col = _mark(event)
        if event.anchor not in self.anchors:
            self._stop(line, col, "E106", f"nothing is anchored as &{event.anchor} above", "anchor it first")
        target = self.anchors[event.anchor]
        if target is None:
            self._stop(line, col, "E106", f"&{event.anchor} contains itself", "write the inner value out")
        return target

    def _tag(self, event: Any, line: int, col: int) -> None:
        if event.tag and event.tag not in _TEXT_TAGS:
            self._say(line, col, "E111", f"the tag {event.tag} is not part of the language", "remove the tag")

    def _syntax(self, error: yaml.MarkedYAMLError) -> Fault:
        mark = error.problem_mark or error.context_mark
        line, col = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        problem = error.problem or "the text cannot be followed"
        cures = {
            "\\t": "indent with spaces, not with tabs",
            "mapping values": "put text that holds a colon in quotation marks",
            "expected <block end>": "line it up with its neighbours",
            "could not find expected ':'": "end the key with a colon",
            "cannot start any token": "put the text in quotation marks",
        }
        cure = next((cure for sign, cure in cures.items() if sign in problem), "check the line and the one above")
        return Fault(self.shown, line, col, "error", "E104", problem, cure)

    def _unreadable(self, text: str, error: yaml.reader.ReaderError) -> Node:
        found = re.search("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", text)
        start = found.start() if found else 0
        line = text.count("\n", 0, start) + 1
        col = start - (text.rfind("\n", 0, start) + 1) + 1
        return self._stop(line, col, "E102", f"a character YAML does not allow: {error.reason}", "remove it")

    def _say(self, line: int, col: int, code: str, message: str, cure: str) -> None:
        self.faults.append(Fault(self.shown, line, col, "error", code, message, cure))

    def _stop(self, line: int, col: int, code: str, message: str, cure: str) -> Any:
        raise Trouble(Fault(self.shown, line, col, "error", code, message, cure))


def resolve(text: str) -> Any:
    """A plain scalar by the core schema of YAML 1.2: ``no`` and ``12:30`` stay text."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in "+-.0123456789":
        return text
    if _INT.fullmatch(text):
        return int(text)
    return float(text) if _FLOAT.fullmatch(text) and len(text) < 40 else text


def _plain(node: Node, seen: dict[int, Any]) -> Any:
    if not isinstance(node.value, (dict, list)):
        return node.value
    if id(node) not in seen:
        if isinstance(node.value, Mapping):
            seen[id(node)] = {name: _plain(value, seen) for name, (_, value) in node.value.items()}
        else:
            seen[id(node)] = [_plain(item, seen) for item in node.value]
    return seen[id(node)]


def _mark(event: Any) -> tuple[int, int]:
    return event.start_mark.line + 1, event.start_mark.column + 1


def _fault(shown: str, code: str, message: str, cure: str, line: int = 1) -> Fault:
    return Fault(shown, line, 1, "error", code, message, cure)
