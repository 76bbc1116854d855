"""The debrief's blocks on a sheet, and its parts: each second-rank heading begins one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from game.debrief.blocks import Block, Dated, Heading, Items, Para, Table
from game.debrief.text import render
from game.tui.ink import ACCENT, QUIET, STRONG, Ink

READABLE = 92
"""Widest line of running text: beyond it the eye loses the next line's beginning."""


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the debrief."""

    title: str
    blocks: tuple[Block, ...]


def sections(blocks: Iterable[Block]) -> tuple[Section, ...]:
    """The page cut at its second-rank headings; what stands before the first of them, beside the title, is a part."""
    found: list[tuple[str, list[Block]]] = [("The exercise", [])]
    for block in blocks:
        if isinstance(block, Heading) and block.level == 2:
            found.append((block.text, []))
        else:
            found[-1][1].append(block)
    return tuple(Section(title, tuple(inside)) for title, inside in found if _says_more(inside))


def _says_more(blocks: list[Block]) -> bool:
    """Whether there is more than the page's own title, which stands above every part anyway."""
    return any(not isinstance(block, Heading) or block.level > 1 for block in blocks)


def draw_section(ink: Ink, section: Section) -> None:
    """A part with its title above it."""
    ink.heading(section.title)
    draw_blocks(ink, section.blocks)


def draw_blocks(ink: Ink, blocks: Iterable[Block]) -> None:
    """Blocks below each other, running text no wider than can be read."""
    for block in blocks:
        narrow = Ink(min(ink.columns, READABLE))
        _draw(narrow, block)
        ink.lines += narrow.lines
        ink.blank()


def _draw(ink: Ink, block: Block) -> None:
    match block:
        case Heading(level, text):
            ink.text(text, style=ACCENT if level == 1 else STRONG)
        case Para(text):
            ink.text(text)
        case Items():
            _items(ink, block)
        case Dated():
            _dated(ink, block)
        case Table():
            _table(ink, block)


def _items(ink: Ink, block: Items) -> None:
    for number, item in enumerate(block.items, 1):
        ink.row(f"{number}." if block.numbered else "•", item.text, 4 if block.numbered else 3, lead_style=QUIET)
        for words in item.under:
            ink.text(f"· {words}", 4 if block.numbered else 3, 2, style=QUIET)


def _dated(ink: Ink, block: Dated) -> None:
    at = min(max(len(row.when) for row in block.rows), ink.columns // 3) + 2
    for row in block.rows:
        words = f"[taken back] {row.text}" if row.struck else row.text
        ink.row(row.when, words, at, style=QUIET if row.struck else "", lead_style=QUIET)


def _table(ink: Ink, block: Table) -> None:
    # Columns are laid out by the same hand as on paper; only the head is set apart here.
    for number, line in enumerate(render((block,), ink.columns).splitlines()):
        ink.line((line, STRONG if number == 0 else ""))
