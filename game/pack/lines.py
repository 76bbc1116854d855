"""A fault as people read it: what and where, the line itself, and a mark under the very word."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from game.pack.faults import Fault

WIDEST = 160
"""Characters of a line that are shown; a longer one is cut around the mark."""
_WORD = re.compile(r"\"[^\"]*\"|'[^']*'|[\w./#%*+-]+")

Reader = Callable[[str], tuple[str, ...]]


def with_lines(faults: Iterable[Fault], reader: Reader | None = None) -> Iterator[str]:
    """Each fault as one line, followed by the line it stands in and a mark under its place, where the file is there."""
    lines_of = reader or lru_cache(maxsize=None)(file_lines)
    for fault in faults:
        yield str(fault)
        lines = lines_of(fault.file)
        if 0 < fault.line <= len(lines) and lines[fault.line - 1].strip():
            yield from _quoted(lines[fault.line - 1], fault)


def file_lines(file: str) -> tuple[str, ...]:
    """The lines of a file; none when it cannot be read as text."""
    try:
        return tuple(Path(file).read_text(encoding="utf-8-sig").split("\n"))
    except (OSError, UnicodeDecodeError):
        return ()


def length_at(line: str, col: int) -> int:
    """How many characters the word at a column (from 1) has; at least one."""
    found = _WORD.match(line, col - 1)
    return len(found[0]) if found else 1


def _quoted(line: str, fault: Fault) -> Iterator[str]:
    length = length_at(line, fault.col)
    start = max(0, fault.col - 1 - WIDEST // 2) if len(line) > WIDEST else 0
    shown, mark = _plain(line[start : start + WIDEST]), fault.col - 1 - start
    number = f"{fault.line:>5} | "
    yield f"{number}{'…' if start else ''}{shown}".rstrip()
    pad = " " * (len(number) - 2) + "| " + (" " if start else "")
    yield pad + " " * mark + "^" + "~" * (min(length, max(len(shown) - mark, 1)) - 1)


def _plain(text: str) -> str:
    """Text that a terminal shows as it is: a tab as one blank, other control characters as a dot."""
    return "".join(" " if char == "\t" else char if char.isprintable() else "·" for char in text)
