"""Long texts kept beside a scenario: ``text: {file: NAME}`` stands for ``texts/NAME.md``.

Of an overlay the file beside it stands before the one beside its base, wherever the text is cited.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from game.pack.composer import Node, Trouble
from game.pack.faults import Fault, suggestion
from game.pack.source import Source, read_text, shown

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


def fill_texts(source: Source) -> list[Fault]:
    """Put the text of each cited file in the place of its citation; faults for those that cannot be read."""
    return [fault for node in list(_cited(source.root, set())) if (fault := _fill(source, node))]


def _cited(node: Node, seen: set[int]) -> Iterator[Node]:
    if id(node) in seen:
        return
    seen.add(id(node))
    if isinstance(node.value, list):
        for item in node.value:
            yield from _cited(item, seen)
    elif isinstance(node.value, dict):
        if set(node.value) == {"file"}:
            yield node
            return
        for _, value in node.value.values():
            yield from _cited(value, seen)


def _fill(source: Source, node: Node) -> Fault | None:
    named = node.value["file"][1]
    name = str(named.value).removesuffix(".md")
    node.value, node.inset = "", None
    path = _path(source, name)
    if path is None:
        known = [path.stem for folder in source.folders for path in folder.glob("texts/*.md")]
        message = f"there is no text texts/{name}.md beside this file"
        return Fault(named.file, named.line, named.col, "error", "E112", message, suggestion(name, known))
    try:
        text = read_text(path, named.file)
    except Trouble as trouble:
        fault = trouble.fault
        message = f"texts/{name}.md: {fault.message}"
        return Fault(named.file, named.line, named.col, "error", fault.code, message, fault.cure)
    node.value, node.origin = text.strip(), shown(path)
    source.texts[node.origin] = text
    return None


def _path(source: Source, name: str) -> Path | None:
    """The nearest file of this name; None where there is none."""
    paths = (folder / "texts" / f"{name}.md" for folder in source.folders)
    return next((path for path in paths if path.is_file()), None) if _NAME.fullmatch(name) else None
