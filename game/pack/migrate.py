"""Older files brought up to date: keys and words renamed where they stand, comments and layout kept.

A pack says in ``format:`` which version of the language it is written in. Each version after the first adds one step
here that leads to it; a file of any age walks them all. Format 1 is the first, so there is no step yet.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from game.pack.composer import Composer, Node, Trouble

FORMAT = 1
"""The version of the language that this version writes and reads."""

Path = tuple[str, ...]
"""Keys from the top of the file to a value; ``*`` is any key or any entry of a list."""


class NewerFileError(ValueError):
    """The file is written in a later version of the language than this program knows."""


class UnknownFormatError(ValueError):
    """The file says no format, or one that no step leads on from."""


@dataclass(frozen=True, slots=True)
class Step:
    """From one version of the language to the next."""

    leaves: int
    """The version it starts from; it leads to the next one."""
    keys: Mapping[Path, str] = field(default_factory=dict)
    """Place of a key to its new name; ids are the author's own and never change."""
    words: Mapping[Path, Mapping[str, str]] = field(default_factory=dict)
    """Place of a value to its old words, each with the new one."""


STEPS: tuple[Step, ...] = ()
"""Every step there is, oldest first."""

Edit = tuple[int, int, str, str]
"""Line, column (both from 1), what stands there, what shall."""


def migrated(text: str, steps: Sequence[Step] = STEPS, current: int = FORMAT) -> tuple[str, int]:
    """The text in the current version, and the version it was written in.

    Raises NewerFileError, UnknownFormatError, and Trouble where it is no YAML.
    """
    began = now = format_of(_tree(text))
    if now > current:
        raise NewerFileError(f"it is written in format {now}; this version reads up to {current}")
    while now < current:
        step = next((step for step in steps if step.leaves == now), None)
        if step is None:
            raise UnknownFormatError(f"no step leads from format {now} to {current}")
        text = _stepped(text, step)
        now += 1
    return text, began


def format_of(root: Node) -> int:
    """The version a file says it is written in; raises UnknownFormatError."""
    value = root.value.get("format", (root, root))[1].value if isinstance(root.value, dict) else None
    if type(value) is not int:
        raise UnknownFormatError("it does not say its format in a whole number")
    return value


def _stepped(text: str, step: Step) -> str:
    root = _tree(text)
    edits: list[Edit] = []
    for path, new in step.keys.items():
        edits += [(key.line, key.col + (key.inset or 0), path[-1], new) for key, _ in _found(root, path)]
    for path, words in step.words.items():
        for _, value in _found(root, path):
            if value.value in words:
                old = str(value.value)
                edits.append((value.line, value.col + (value.inset or 0), old, words[old]))
    number = root.value["format"][1]
    edits.append((number.line, number.col, str(step.leaves), str(step.leaves + 1)))
    return _edited(text, edits)


def _found(node: Node, path: Path, key: Node | None = None) -> Iterator[tuple[Node, Node]]:
    """(key, value) of every place a path leads to."""
    if not path:
        yield key or node, node
    elif isinstance(node.value, dict):
        for name, (inner_key, value) in node.value.items():
            if path[0] in ("*", name):
                yield from _found(value, path[1:], inner_key)
    elif isinstance(node.value, list) and path[0] == "*":
        for item in node.value:
            yield from _found(item, path[1:], item)


def _edited(text: str, edits: Sequence[Edit]) -> str:
    """The text with all edits made, those behind first so that places stay true; an aliased place once."""
    lines = text.split("\n")
    for line, col, old, new in sorted(set(edits), reverse=True):
        row = lines[line - 1]
        if not row.startswith(old, col - 1):
            raise UnknownFormatError(f"line {line} is written in a way that cannot be changed safely")
        lines[line - 1] = row[: col - 1] + new + row[col - 1 + len(old) :]
    return "\n".join(lines)


def _tree(text: str) -> Node:
    composer = Composer("")
    root = composer.compose(text)
    if composer.faults:
        raise Trouble(composer.faults[0])
    return root
