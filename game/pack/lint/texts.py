"""What authors write for people to read: where each text stands, and what is to be said about it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from game.core.plan import Plan
from game.pack.composer import Node
from game.pack.faults import Fault
from game.pack.lint import words
from game.pack.source import Source

_READ = """
title subtitle text briefing dilemma notes assumptions debrief_questions question brief knows why unlawful
bound_to_fail observed interests red_lines rule legal lead risk note from channel
"""
READ = frozenset(_READ.split())
"""Keys whose value people read."""


MOST_TOLD = 20
"""Times one remark is made of one text; who has read twenty knows."""


@dataclass(frozen=True, slots=True)
class Written:
    """One text and where it stands."""

    key: str
    node: Node


def written(root: Node) -> Iterator[Written]:
    """Every text people read, in the order of the file; an aliased one once."""
    seen: set[int] = set()
    stack = [("", root)]
    while stack:
        key, node = stack.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node.value, str) and key in READ:
            yield Written(key, node)
        elif isinstance(node.value, list):
            stack += [(key, item) for item in reversed(node.value)]
        elif isinstance(node.value, dict):
            stack += [(name, value) for name, (_, value) in reversed(node.value.items())]


def refused(source: Source) -> Iterator[Fault]:
    """Words of the language guide."""
    for text in written(source.root):
        for rule, cure in words.RULES:
            for number, hit in enumerate(islice(rule.finditer(text.node.value), MOST_TOLD)):
                said = " ".join(hit[0].split())
                yield _fault(source, text.node, (rule, number), ("W703", f"“{said}” is not said of people here", cure))


UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
"""Control characters and those that turn the direction of reading; the screens show each by its number."""


def unseen(source: Source) -> Iterator[Fault]:
    """Characters that steer a terminal or reorder a line: each text's first."""
    for text in written(source.root):
        hit = UNSEEN.search(text.node.value)
        if hit:
            said = f"a text holds the control character U+{ord(hit[0]):04X}, which is shown as its number"
            yield Fault(text.node.file, text.node.line, text.node.col, "warning", "W705", said, "remove it")


def abbreviations(source: Source, plan: Plan) -> Iterator[Fault]:
    """The first use of each abbreviation nothing explains."""
    texts = list(written(source.root))
    known = words.FAMILIAR | words.explained("\n".join(text.node.value for text in texts)) | _named(plan)
    known |= frozenset(source.root.value.get("glossary", (None, Node(1, 1, {})))[1].value or ())
    for text in texts:
        new = words.unexplained(text.node.value, frozenset(known))[:MOST_TOLD]
        known |= frozenset(new)
        for word in new:
            cure = f"write it out once with ({word}) after it, or add it to glossary:"
            rule = re.compile(rf"(?<![\w-]){word}")
            yield _fault(source, text.node, (rule, 0), ("W702", f"nothing says what {word} stands for", cure))


def _named(plan: Plan) -> frozenset[str]:
    """Abbreviations that are ids, codes, or part of the title of a body or delegation."""
    ids = {body.id.upper() for body in plan.bodies} | {mind.code.upper() for mind in plan.delegations}
    ids |= {part for body in plan.bodies for part in body.id.upper().split("-")} | {
        book.upper() for book, _ in plan.packs
    }
    titles = " ".join([*(body.title for body in plan.bodies), *(mind.title for mind in plan.delegations)])
    return frozenset(ids | set(words.ABBREVIATION.findall(titles)))


def notes(source: Source) -> Iterator[Fault]:
    """The author's own ``todo:`` notes."""
    seen: set[int] = set()
    stack = [source.root]
    while stack:
        node = stack.pop()
        if id(node) in seen or not isinstance(node.value, (dict, list)):
            continue
        seen.add(id(node))
        if isinstance(node.value, list):
            stack += node.value
            continue
        stack += [value for _, value in node.value.values()]
        key, value = node.value.get("todo", (node, node))
        if isinstance(value.value, str) and value.value:
            cure = "do it and remove the note"
            yield Fault(key.file, key.line, key.col, "warning", "W704", f"still to do: {_short(value.value)}", cure)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else line[:59] + "…"


def _fault(source: Source, node: Node, where: tuple[re.Pattern[str], int], said: tuple[str, str, str]) -> Fault:
    """A remark about the ``where[1]``-th match of a pattern in a text."""
    file, line, col = _spot(source, node, *where)
    return Fault(file, line, col, "warning", *said)


def _spot(source: Source, node: Node, rule: re.Pattern[str], number: int) -> tuple[str, int, int]:
    """File, line and column of the n-th match; the beginning of the text where its written form hides it."""
    file = node.origin or node.file
    text = source.texts.get(file, "")
    start = 0 if node.origin else _offset(text, node.line, node.col)
    for n, hit in enumerate(rule.finditer(text, start)):
        if n == number:
            first = hit.start()
            return file, text.count("\n", 0, first) + 1, first - text.rfind("\n", 0, first)
    return node.file, node.line, node.col


def _offset(text: str, line: int, col: int) -> int:
    start = 0
    for _ in range(line - 1):
        start = text.find("\n", start) + 1
    return start + col - 1
