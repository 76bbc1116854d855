"""A curve drawn with letters: an axis with numbers, a stepped line, letters where a response took effect."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.core.terms import DAY, Minute
from game.tui.ink import QUIET, STRONG

Points = Sequence[tuple[Minute, int]]
Labels = Sequence[tuple[int, str]]
"""(row from the bottom, its value in words)."""
Row = list[tuple[str, str]]
"""One line of a chart: (words, style) side by side, as wide as the chart."""

CURVE = "$accent"
HEIGHT = 5
"""Rows of the curve itself: enough to tell a fall from a drift, and three charts on a small screen."""
LEAST = 24
"""Columns below which a curve says nothing and is left out."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Which values the rows stand for."""

    bottom: int
    top: int

    def row(self, value: int, height: int) -> int:
        """The row of a value, 0 at the bottom."""
        return round((value - self.bottom) * (height - 1) / max(1, self.top - self.bottom))

    def value(self, row: int, height: int) -> int:
        """The value a row stands for."""
        return self.bottom + round((self.top - self.bottom) * row / max(1, height - 1))


def scale(points: Points, low: int, high: int) -> Scale:
    """A scale that holds all points and at least a tenth of the range, so that a small drift stays small."""
    values = [value for _, value in points]
    least = -(-(high - low) // 10)
    missing = max(0, least - (max(values) - min(values)))
    bottom = max(low, min(values) - missing // 2)
    top = min(high, max(*values, bottom + least))
    return Scale(min(bottom, max(low, top - least)), top)


def sampled(points: Points, until: Minute, columns: int) -> list[int]:
    """The reading at the end of each column's stretch of time; the line is a step, not a slope."""
    found, at = [], 0
    for column in range(columns):
        minute = until * (column + 1) // columns
        while at + 1 < len(points) and points[at + 1][0] <= minute:
            at += 1
        found.append(points[at][1])
    return found


def curve(rows: Sequence[int], height: int) -> list[str]:
    """Lines, top first, of a stepped line through one row a column."""
    grid = [[" "] * len(rows) for _ in range(height)]
    before = rows[0] if rows else 0
    for column, row in enumerate(rows):
        if row == before:
            grid[row][column] = "─"
        else:
            up = row > before
            grid[before][column] = "╯" if up else "╮"
            grid[row][column] = "╭" if up else "╰"
            for between in range(min(row, before) + 1, max(row, before)):
                grid[between][column] = "│"
        before = row
    return ["".join(line) for line in reversed(grid)]


def column_of(minute: Minute, until: Minute, columns: int) -> int:
    """The column in which a minute falls."""
    return min(columns - 1, minute * columns // max(1, until))


def chart(points: Points, until: Minute, labels: Labels, span: Scale, margin: int, columns: int) -> list[Row]:
    """The curve beside its axis, each row ``columns`` wide; the numbers of the axis stand in ``margin`` columns."""
    height = HEIGHT
    rows = [span.row(value, height) for value in sampled(points, until, columns - margin - 2)]
    words = dict(labels)
    found: list[Row] = []
    for number, line in enumerate(curve(rows, height)):
        label = words.get(height - 1 - number, "")
        found.append([(f"{label:>{margin}} ", QUIET), ("┤" if label else "│", QUIET), (line, CURVE)])
    return found


def axis(until: Minute, start_of_day: Minute, margin: int, columns: int) -> list[Row]:
    """The time axis: a line with a mark for every week or month, and the days beneath."""
    room = columns - margin - 2
    step = _step(until, room)
    line, names = ["─"] * room, " " * room
    for day in range(0, (until + start_of_day) // DAY + 1, step):
        minute = max(0, day * DAY - start_of_day)
        column, name = column_of(minute, until, room), f"D+{day}"
        if column + len(name) <= room:
            line[column] = "┴"
            names = names[:column] + name + names[column + len(name) :]
    return [
        [(" " * (margin + 1) + "└" + "".join(line), QUIET)],
        [(" " * (margin + 2) + names[:room], QUIET)],
    ]


def _step(until: Minute, room: int) -> int:
    """Days between two marks: the smallest of these that leaves eight columns for each name."""
    days = max(1, until // DAY)
    return next((step for step in (1, 2, 7, 14, 28, 56, 112, 364) if days // step * 8 <= room), 728)


def marks(letters: Sequence[tuple[Minute, str]], until: Minute, margin: int, columns: int) -> list[Row]:
    """Letters over the columns in which something took effect; no row where nothing did."""
    line = placed(letters, until, columns - margin - 2, " ")
    return [[(" " * (margin + 2), ""), ("".join(line), STRONG)]] if letters else []


def placed(letters: Sequence[tuple[Minute, str]], until: Minute, room: int, ground: str) -> list[str]:
    """Letters in their columns on a line of ``ground``; one whose column is taken moves right, if it can."""
    line = [ground] * room
    for minute, letter in letters:
        free = next((n for n in range(column_of(minute, until, room), room) if line[n] == ground), None)
        if free is not None:
            line[free] = letter
    return line
