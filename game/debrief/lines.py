"""Blocks as lines of text, for a terminal, a printer or a screen reader."""

from __future__ import annotations

from game.debrief.blocks import Block, Dated, Heading, Items, Para, Table
from game.view.safe import clean, pad, width
from game.view.safe import wrap as lines_of

NARROWEST = 40
"""Below this many columns a line could not hold a date and a word."""


def render(blocks: tuple[Block, ...], width: int = 80) -> str:
    """Blocks as text."""
    room = max(NARROWEST, width)
    return "\n\n".join("\n".join(_block(block, room)) for block in blocks) + "\n"


def _block(block: Block, room: int) -> list[str]:
    match block:
        case Heading(level, text):
            return _heading(level, text, room)
        case Para(text):
            return wrap(text, room)
        case Items():
            return _items(block, room)
        case Dated():
            return _dated(block, room)
        case Table():
            return _table(block, room)


def _heading(level: int, text: str, room: int) -> list[str]:
    lines = wrap(text, room)
    return [*lines, "=-."[level - 1] * max(width(line) for line in lines)]


def _items(block: Items, room: int) -> list[str]:
    found = []
    for n, item in enumerate(block.items, 1):
        mark = f"{n}. " if block.numbered else "- "
        found += hang(mark, item.text, room)
        for text in item.under:
            found += hang(" " * len(mark) + "· ", text, room)
    return found


def _dated(block: Dated, room: int) -> list[str]:
    column = max(width(clean(row.when)) for row in block.rows) + 2
    found = []
    for row in block.rows:
        text = f"[taken back] {row.text}" if row.struck else row.text
        found += hang(pad(clean(row.when), column), text, room)
    return found


def _table(block: Table, room: int) -> list[str]:
    cells = [tuple(clean(cell) for cell in row) for row in (block.head, *block.rows)]
    columns = _columns(cells, room - 2 * (len(block.head) - 1))
    found = _row(cells[0], columns, ())
    found.append("  ".join("-" * column for column in columns))
    for row in cells[1:]:
        found += _row(row, columns, block.numeric) if any(row) else ["", "  ".join("_" * column for column in columns)]
    return found


def _row(cells: tuple[str, ...], columns: list[int], numeric: tuple[int, ...]) -> list[str]:
    wrapped = [wrap(cell, column) for cell, column in zip(cells, columns, strict=True)]
    found = []
    for n in range(max(len(lines) for lines in wrapped)):
        parts = []
        for position, (lines, column) in enumerate(zip(wrapped, columns, strict=True)):
            part = lines[n] if n < len(lines) else ""
            parts.append(part.rjust(column) if position in numeric else pad(part, column))
        found.append("  ".join(parts).rstrip())
    return found


def _columns(cells: list[tuple[str, ...]], room: int) -> list[int]:
    """A width for every column: as wide as its cells, the widest giving way until all fit. Empty tables are even."""
    columns = [max(width(row[n]) for row in cells) for n in range(len(cells[0]))]
    if not any(any(row) for row in cells[1:]):
        return [room // len(columns)] * len(columns)
    while sum(columns) > room:
        columns[columns.index(max(columns))] -= 1
    return columns


def hang(mark: str, text: str, room: int) -> list[str]:
    """``text`` after ``mark``, its further lines set in under its first."""
    lines = wrap(text, room - width(mark))
    return [mark + lines[0], *(" " * width(mark) + line for line in lines[1:])]


def wrap(text: str, room: int) -> list[str]:
    """``text`` as one paragraph in lines of at most ``room`` columns. At least one line."""
    return list(lines_of(clean(text), room))
