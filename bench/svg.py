"""A terminal screen as an SVG picture that stands alone: no font is fetched, no window is drawn around it.

Every run of text is placed by its column and stretched to its width, so that any fixed-width font keeps the grid.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from xml.sax.saxutils import escape

from rich.cells import cell_len
from rich.color import Color, ColorType
from rich.style import Style

WIDE, HIGH = 8.4, 18
"""Pixels of one cell; text is set at 14."""
MARGIN = 10
FONTS = "'DejaVu Sans Mono','Cascadia Mono','Menlo','Consolas',monospace"


@dataclass(frozen=True, slots=True)
class Inks:
    """What stands for the terminal's own colours, as ``#rrggbb``."""

    text: str
    ground: str


@dataclass(frozen=True, slots=True)
class Run:
    """Letters of one style on one row."""

    column: int
    text: str
    cells: int
    style: Style


Row = Iterable[tuple[str, Style | None]]


def picture(rows: Iterable[Row], columns: int, inks: Inks, title: str) -> str:
    """The SVG of a screen; ``title`` is what a screen reader says of it."""
    grid = [list(_runs(row)) for row in rows]
    width, height = columns * WIDE + 2 * MARGIN, len(grid) * HIGH + 2 * MARGIN
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height}" role="img">',
        f"<title>{escape(title)}</title>",
        f'<rect width="100%" height="100%" rx="6" fill="{inks.ground}"/>',
        f'<g font-family="{FONTS}" font-size="14" fill="{inks.text}" xml:space="preserve">',
    ]
    for number, row in enumerate(grid):
        # All grounds of a row before its letters, or the next ground would cut into the last letter.
        parts += _grounds(row, number, inks)
        parts += [part for run in row for part in _letters(run, number, inks)]
    return "\n".join([*parts, "</g>", "</svg>", ""])


def _runs(row: Row) -> Iterator[Run]:
    column = 0
    for text, style in row:
        cells = cell_len(text)
        if cells:
            yield Run(column, text, cells, style or Style.null())
        column += cells


def _grounds(row: list[Run], number: int, inks: Inks) -> Iterator[str]:
    """One rectangle for neighbours of one colour: two would show a seam."""
    for ground, runs in groupby(row, key=lambda run: _colours(run.style, inks)[1]):
        if ground != inks.ground:
            found = list(runs)
            x, y = MARGIN + found[0].column * WIDE, MARGIN + number * HIGH
            wide = sum(run.cells for run in found) * WIDE
            yield f'<rect x="{x:.1f}" y="{y}" width="{wide:.1f}" height="{HIGH}" fill="{ground}"/>'


def _letters(run: Run, row: int, inks: Inks) -> Iterator[str]:
    text, _ = _colours(run.style, inks)
    for column, words in _words(run.text):
        x, y = MARGIN + (run.column + column) * WIDE, MARGIN + row * HIGH
        yield _text(x, y + 13, words, text, run.style, inks)


def _colours(style: Style, inks: Inks) -> tuple[str, str]:
    text, ground = _colour(style.color, inks.text), _colour(style.bgcolor, inks.ground)
    return (ground, text) if style.reverse else (text, ground)


def _words(text: str) -> Iterator[tuple[int, str]]:
    """(column, words) parted where two blanks or more stand: those are kept by place, not by blanks."""
    column, at, found = 0, 0, ""
    for letter in f"{text}  ":
        if not found:
            at = column
        if letter == " " and (not found or found.endswith(" ")):
            if found.strip():
                yield at, found.rstrip(" ")
            found = ""
        else:
            found += letter
        column += cell_len(letter)


def _text(x: float, y: int, words: str, colour: str, style: Style, inks: Inks) -> str:
    marks = f' fill="{colour}"' if colour != inks.text else ""
    marks += ' font-weight="bold"' if style.bold else ""
    marks += ' font-style="italic"' if style.italic else ""
    marks += ' text-decoration="underline"' if style.underline else ""
    length = f' textLength="{cell_len(words) * WIDE:.1f}" lengthAdjust="spacingAndGlyphs"'
    return f'<text x="{x:.1f}" y="{y}"{length}{marks}>{escape(words)}</text>'


def _colour(colour: Color | None, otherwise: str) -> str:
    if colour is None or colour.type is ColorType.DEFAULT:
        return otherwise
    found = colour.get_truecolor()
    return f"#{found.red:02x}{found.green:02x}{found.blue:02x}"
