"""A page as blocks of plain text. Every string in a block is data: each renderer makes it safe in its own way."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the title of the page, 3 the deepest."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph."""

    text: str


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a list, with entries under it."""

    text: str
    under: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple[Item, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One dated entry."""

    when: str
    text: str
    struck: bool = False
    """Taken back by a rewind."""


@dataclass(frozen=True, slots=True)
class Dated:
    """Entries with their dates in a column of their own."""

    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table. Every row has as many cells as ``head``; an empty cell is space to write in."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[int, ...] = ()
    """Columns of numbers, set to the right."""


Block = Heading | Para | Items | Dated | Table
