"""Examples of a page of the documentation: its fenced blocks, each with its line and what is to be done with it.

The words after the language of a block say what it is:

- ``yaml file NAME``: the whole of that file; ``yaml into NAME``: entries put into it; ``yaml out-of NAME``: entries
  taken out of it (see ``bench.splice``). The file then has no fault, unless ``with-faults`` says that it has.
- ``text file NAME``: a file of words beside a scenario.
- ``console``: lines that begin with ``$`` are typed, what follows each is printed.
- ``text played WORDS``: what ``startex play WORDS`` prints while somebody types what stands after its prompts.

A line ``...`` in what is printed stands for any lines that are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt

LEFT_OUT = "..."
PROMPT = re.compile(r"^(?:D\+\d+ \d\d:\d\d [\w-]+|Written reason)> (?P<typed>.+)$", re.MULTILINE)
"""Where somebody types: at the desk, or a reason for the record."""
BASE = re.compile(r"<!-- begins with: (?P<folder>[\w./-]+|nothing)(?P<each>, every part)? -->")
KEEP = re.compile(r"<!-- kept as: (?P<folder>[\w./-]+) -->")
PICTURE = re.compile(r"<!-- picture: (?P<name>[\w./-]+) -->")


@dataclass(frozen=True, slots=True)
class Example:
    """One fenced block, a heading, or a remark to whoever performs the page."""

    kind: str
    """``yaml``, ``console``, ``text`` …; ``heading``; ``base``, ``keep`` and ``picture``, which are HTML comments."""
    words: tuple[str, ...]
    """What follows the language; of a heading its words."""
    text: str
    line: int
    """Where its text begins, from 1."""
    end: int
    """The first line after its text."""


def examples(page: str) -> Iterator[Example]:
    """The examples of a page in order."""
    tokens = MarkdownIt("commonmark").parse(page)
    for number, token in enumerate(tokens):
        first, last = token.map or (0, 0)
        match token.type:
            case "fence":
                kind, *words = token.info.split() or [""]
                yield Example(kind, tuple(words), token.content, first + 2, last)
            case "code_block":
                yield Example("indented", (), token.content, first + 1, last + 1)
            case "heading_open" if token.tag == "h2":
                yield Example("heading", (tokens[number + 1].content,), "", first + 1, last + 1)
            case "html_block":
                yield from _remarks(token.content, first + 1)
            case _:
                pass


def _remarks(text: str, line: int) -> Iterator[Example]:
    if base := BASE.search(text):
        yield Example("base", (base["folder"], *(["each"] if base["each"] else [])), "", line, line)
    if keep := KEEP.search(text):
        yield Example("keep", (keep["folder"],), "", line, line)
    if drawn := PICTURE.search(text):
        yield Example("picture", (drawn["name"],), "", line, line)


def typed(text: str) -> list[str]:
    """What is typed in an exercise that is shown, line by line."""
    return [found["typed"] for found in PROMPT.finditer(text)]


def commands(text: str) -> list[tuple[str, str]]:
    """(what is typed, what is printed) of a console block."""
    found = re.split(r"^\$ (.*)\n?", text, flags=re.MULTILINE)
    if found[0].strip():
        raise ValueError(f"a console block begins with what is typed, after a $: {found[0].splitlines()[0]}")
    return list(zip(found[1::2], found[2::2], strict=True))


def agrees(shown: str, printed: str) -> bool:
    """Whether what is printed is what is shown; ``...`` on a line of its own stands for any lines, or none."""
    have = [line.rstrip() for line in printed.strip("\n").split("\n")]
    parts: list[list[str]] = [[]]
    for line in shown.strip("\n").split("\n"):
        if line.strip() == LEFT_OUT:
            parts.append([])
        else:
            parts[-1].append(line.rstrip())
    if len(parts) == 1:
        return parts[0] == have
    first, *middle, last = parts
    if have[: len(first)] != first or have[len(have) - len(last) :] != last:
        return False
    return _in_order(middle, have[len(first) : len(have) - len(last)])


def _in_order(parts: list[list[str]], lines: list[str]) -> bool:
    """Whether the parts stand in the lines one after another; the earliest place of each is as good as any."""
    for part in parts:
        place = next((n for n in range(len(lines) - len(part) + 1) if lines[n : n + len(part)] == part), None)
        if place is None:
            return False
        lines = lines[place + len(part) :]
    return True


def written(page: Path, changes: dict[int, tuple[int, str]]) -> str:
    """The page with other texts in its blocks: first line to (line after the last, new text)."""
    lines = page.read_text(encoding="utf-8").splitlines(keepends=True)
    for first in sorted(changes, reverse=True):
        end, text = changes[first]
        lines[first - 1 : end - 1] = [text]
    return "".join(lines)
