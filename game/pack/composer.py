"""YAML text as a tree of values with marks: YAML 1.2 scalars, duplicate keys found, nothing ever executed.

The tree is built here from PyYAML's events rather than by its composer, because the composer recurses in C: deep
nesting would end the process instead of giving a fault.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, NoReturn, Protocol

import yaml

from game.pack.faults import Fault

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
MOST_DEPTH = 64
MOST_VALUES = 400_000
"""Values after aliases are followed; a large scenario has about 20 000."""
MOST_EVENTS = 2 * MOST_VALUES
"""A mapping or list is two events: it begins and it ends."""

Scalar = str | int | float | bool | None

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
    file: str = ""
    """The file it stands in, as shown in faults."""
    origin: str = ""
    """The file its text was taken from, as shown in faults; "" the one it stands in."""


class _Mark(Protocol):
    """A position, from 0."""

    line: int
    column: int


class _Event(Protocol):
    """What is read of the parser's events; each kind has some of it."""

    start_mark: _Mark
    end_mark: _Mark
    anchor: str | None
    tag: str | None
    style: str | None
    implicit: tuple[bool, bool]
    value: str


class _Events(Protocol):
    """A parser that hands out events."""

    def check_event(self) -> bool:
        """Whether there is another."""

    def get_event(self) -> _Event:
        """The next one."""

    def dispose(self) -> None:
        """Let go of the text."""


class Trouble(Exception):
    """Carries the one fault that makes the rest of a file unreadable."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(str(fault))
        self.fault = fault


class Composer:
    """Builds the tree of one file from parser events, with its own stack."""

    def __init__(self, shown: str) -> None:
        self.shown = shown
        self.faults: list[Fault] = []
        self.anchors: dict[str, Node | None] = {}
        self.stack: list[tuple[Node, list[Node], str]] = []
        self.count = 0
        """Values made so far."""

    def compose(self, text: str) -> Node:
        """The root value; raises Trouble when the text cannot be followed to its end."""
        try:
            loader: _Events = LOADER(text)
            try:
                return self._document(loader)
            finally:
                loader.dispose()
        except yaml.MarkedYAMLError as error:
            raise Trouble(self._syntax(error)) from error
        except yaml.reader.ReaderError as error:
            raise Trouble(self._unreadable(text, error)) from error

    def _document(self, loader: _Events) -> Node:
        root: Node | None = None
        while loader.check_event():
            event = loader.get_event()
            if type(event).__name__ == "DocumentStartEvent" and root is not None:
                line, col = _mark(event)
                self._stop(line, col, "E110", "a second document begins here", "keep one document in a file")
            node = self._take(event)
            if node is not None and not self.stack:
                root = node
        if root is None:
            self._stop(1, 1, "E110", "the file is empty", "begin with format: 1")
        return root

    def _take(self, event: _Event) -> Node | None:
        """One event; returns the value it completes, if any."""
        self.count += 1
        if self.count > MOST_EVENTS:
            line, col = _mark(event)
            self._stop(line, col, "E103", f"the file goes on after {MOST_VALUES} values", "split it")
        match type(event).__name__:
            case "ScalarEvent":
                return self._place(self._scalar(event), event.anchor)
            case "AliasEvent":
                return self._place(self._alias(event), None)
            case "MappingStartEvent":
                self._open(event, {})
            case "SequenceStartEvent":
                self._open(event, [])
            case "MappingEndEvent" | "SequenceEndEvent":
                node, parts, anchor = self.stack.pop()
                self._close(node, parts)
                return self._place(node, anchor)
        return None

    def _open(self, event: _Event, value: dict[str, object] | list[object]) -> None:
        """A mapping or list begins; its value is placed when it ends."""
        line, col = _mark(event)
        self._tag(event, line, col)
        if len(self.stack) >= MOST_DEPTH:
            self._stop(line, col, "E107", f"values are nested deeper than {MOST_DEPTH}", "flatten them")
        if event.anchor:
            self.anchors[event.anchor] = None
        self.stack.append((Node(line, col, value, file=self.shown), [], event.anchor or ""))

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
            if name is None:
                continue
            if name in node.value:
                first = node.value[name][0].line
                cure = "keep one of them"
                self._say(key.line, key.col, "E105", f"the key {name} is given twice, first in line {first}", cure)
            else:
                node.value[name] = (key, value)

    def _key(self, key: Node) -> str | None:
        """The key as text; None, with its fault, where it is none."""
        if isinstance(key.value, (dict, list)):
            self._say(key.line, key.col, "E109", "a key is a list or a mapping", "write the key as plain text")
            return None
        return str(key.value) if key.value is not None else ""

    def _scalar(self, event: _Event) -> Node:
        line, col = _mark(event)
        self._tag(event, line, col)
        one_line = event.start_mark.line == event.end_mark.line
        inset = {"'": 1, '"': 1}.get(event.style or "", 0) if one_line else None
        parts = self.stack[-1] if self.stack else None
        is_key = parts is not None and isinstance(parts[0].value, dict) and len(parts[1]) % 2 == 0
        plain = event.implicit[0] and not is_key
        return Node(line, col, resolve(event.value) if plain else event.value, inset, file=self.shown)

    def _alias(self, event: _Event) -> Node:
        line, col = _mark(event)
        if event.anchor not in self.anchors:
            self._stop(line, col, "E106", f"nothing is anchored as &{event.anchor} above", "anchor it first")
        target = self.anchors[event.anchor]
        if target is None:
            self._stop(line, col, "E106", f"&{event.anchor} contains itself", "write the inner value out")
        return target

    def _tag(self, event: _Event, line: int, col: int) -> None:
        if event.tag and event.tag not in _TEXT_TAGS:
            self._say(line, col, "E111", f"the tag {event.tag} is not part of the language", "remove the tag")

    def _syntax(self, error: yaml.MarkedYAMLError) -> Fault:
        mark = error.problem_mark or error.context_mark
        line, col = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        problem = error.problem or "the text cannot be followed"
        cures = {
            "\\t": "indent with spaces, not with tabs",
            "tab character": "indent with spaces, not with tabs",
            "mapping values": "put text that holds a colon in quotation marks",
            "expected <block end>": "line it up with its neighbours",
            "could not find expected ':'": "end the key, here or in the line above, with a colon and a blank",
            "did not find expected key": "begin the keys of one mapping in the same column",
            "cannot start any token": "put the text in quotation marks",
        }
        cure = next((cure for sign, cure in cures.items() if sign in problem), "check the line and the one above")
        return Fault(self.shown, line, col, "error", "E104", problem, cure)

    def _unreadable(self, text: str, error: yaml.reader.ReaderError) -> Fault:
        found = re.search("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", text)
        start = found.start() if found else 0
        line = text.count("\n", 0, start) + 1
        col = start - (text.rfind("\n", 0, start) + 1) + 1
        message = f"a character YAML does not allow: {error.reason}"
        return Fault(self.shown, line, col, "error", "E102", message, "remove it")

    def _say(self, line: int, col: int, code: str, message: str, cure: str) -> None:
        self.faults.append(Fault(self.shown, line, col, "error", code, message, cure))

    def _stop(self, line: int, col: int, code: str, message: str, cure: str) -> NoReturn:
        raise Trouble(Fault(self.shown, line, col, "error", code, message, cure))


def resolve(text: str) -> Scalar:
    """A plain scalar by the core schema of YAML 1.2: ``no`` and ``12:30`` stay text."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in "+-.0123456789":
        return text
    if _INT.fullmatch(text):
        return int(text)
    return float(text) if _FLOAT.fullmatch(text) and not text.lstrip("+-").isdecimal() else text


def _mark(event: _Event) -> tuple[int, int]:
    return event.start_mark.line + 1, event.start_mark.column + 1
