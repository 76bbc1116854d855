"""The debrief as Markdown (CommonMark with tables). Texts of authors and players are escaped, never markup."""

from __future__ import annotations

import re

from game.debrief.blocks import Block, Dated, Heading, Items, Para, Row, Table
from game.debrief.page import page
from game.debrief.report import Debrief
from game.view.safe import clean

_MARKUP = re.compile(r"([\\`*_\[\]<>|~&$@{}])")
"""Letters that may mean something inside a line: in CommonMark, in tables, in the dialects of the large hosts."""
_AT_START = re.compile(r"^(?:([#+=-])|(\d+)([.)]))")
"""What makes a heading, a rule or a list of a line that begins with it."""


def to_markdown(debrief: Debrief) -> str:
    """The whole debrief as Markdown, with a newline at the end."""
    return render(page(debrief))


def render(blocks: tuple[Block, ...]) -> str:
    """Blocks as Markdown."""
    return "\n\n".join(_block(block) for block in blocks) + "\n"


def escape(text: str) -> str:
    """``text`` as Markdown that reads as exactly that text, on one line, wherever it stands."""
    inside = _MARKUP.sub(r"\\\1", clean(text))
    return _AT_START.sub(_literal, inside)


def _literal(found: re.Match[str]) -> str:
    return f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}"


def _block(block: Block) -> str:
    match block:
        case Heading(level, text):
            return f"{'#' * level} {_heading(text)}"
        case Para(text):
            return escape(text)
        case Items():
            return _items(block)
        case Dated(rows):
            return "\n".join(_row(row) for row in rows)
        case Table():
            return _table(block)


def _heading(text: str) -> str:
    """A heading may not end in what looks like its closing marks."""
    return re.sub(r"(?<=\s)(#+)$", r"\\\1", escape(text))


def _items(block: Items) -> str:
    lines = []
    for n, item in enumerate(block.items, 1):
        mark = f"{n}." if block.numbered else "-"
        lines.append(f"{mark} {escape(item.text)}")
        lines += [f"{' ' * (len(mark) + 1)}- {escape(text)}" for text in item.under]
    return "\n".join(lines)


def _row(row: Row) -> str:
    if row.struck:
        return f"- **{escape(row.when)}** ~~{escape(row.text)}~~ (taken back)"
    return f"- **{escape(row.when)}** {escape(row.text)}"


def _table(block: Table) -> str:
    rule = ["---:" if n in block.numeric else "---" for n in range(len(block.head))]
    lines = [_cells(tuple(escape(cell) for cell in block.head)), _cells(tuple(rule))]
    lines += [_cells(tuple(escape(cell) or "&nbsp;" for cell in row)) for row in block.rows]
    return "\n".join(lines)


def _cells(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"
