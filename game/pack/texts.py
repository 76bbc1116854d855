"""Long texts kept beside a scenario: ``text: {file: NAME}`` stands for ``texts/NAME.md``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from game.pack.composer import Node, Trouble
from game.pack.faults import Fault, suggestion
from game.pack.source import Source, read_text

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
    folder = source.folder / "texts"
    if not _NAME.fullmatch(name) or not (folder / f"{name}.md").is_file():
        known = [path.stem for path in folder.glob("*.md")] if folder.is_dir() else []
        message = f"there is no text texts/{name}.md beside this file"
        return Fault(source.file, named.line, named.col, "error", "E112", message, suggestion(name, known))
    try:
        node.value = read_text(folder / f"{name}.md", source.file)
        node.value, node.origin = node.value.strip(), f"texts/{name}.md"
    except Trouble as trouble:
        fault = trouble.fault
        message = f"texts/{name}.md: {fault.message}"
        return Fault(source.file, named.line, named.col, "error", fault.code, message, fault.cure)
    return None
