"""The page of charts: every indicator over the same time, each also in words; two abreast where there is room."""

from __future__ import annotations

from itertools import zip_longest

from game.core.plan import Plan
from game.debrief.course import Course, Courses, Mark, in_words
from game.tui.chart import HEIGHT, LEAST, Labels, Row, Scale, axis, chart, marks, scale
from game.tui.ink import QUIET, STRONG, Ink
from game.tui.safe import shown
from game.view import clock, names
from game.view.safe import width, wrap

ABREAST = 108
"""Columns from which two charts stand side by side."""
GAP = 4
WIDEST = 96
"""Columns beyond which a curve only grows emptier."""
LETTERS = "abcdefghijklmnopqrstuvwxyz"

NOTE = (
    "Each curve has a scale of its own; the letters above it mark what took effect. There is none of deaths, nor of the"
    " danger of a crossing: those stand in words under Lives."
)


def draw(ink: Ink, plan: Plan, found: Courses) -> None:
    """All charts, then what the letters mean."""
    if not found.courses:
        ink.text("Nothing has been measured yet: the exercise has not started.")
        return
    moving = [course for course in found.courses if len(course.points) > 1]
    _key(ink, plan, found)
    abreast = 2 if ink.columns >= ABREAST else 1
    columns = min(WIDEST, (ink.columns - GAP * (abreast - 1)) // abreast)
    for at in range(0, len(moving), abreast):
        ink.blank()
        _side_by_side(ink, [block(plan, course, found, columns) for course in moving[at : at + abreast]], columns)
    still = [course.indicator.title for course in found.courses if len(course.points) == 1]
    if still:
        ink.blank()
        ink.text(f"Unchanged: {', '.join(still)}.", style=QUIET)
    ink.blank()
    ink.text(NOTE, style=QUIET)


def _key(ink: Ink, plan: Plan, found: Courses) -> None:
    pairs = [(letter, f"{clock.stamp(plan, m.at)} {m.title}: {m.how}") for letter, m in _lettered(found)]
    ink.rows(pairs, lead_style=STRONG)


def _lettered(found: Courses) -> list[tuple[str, Mark]]:
    return list(zip(LETTERS, found.marks, strict=False))


def block(plan: Plan, course: Course, found: Courses, columns: int) -> list[Row]:
    """One chart with its title above and its words below, each row ``columns`` wide at most."""
    indicator = course.indicator
    unit = "" if indicator.unit == "index" else indicator.unit
    rows: list[Row] = [_title(indicator.title, unit, columns)]
    if columns >= LEAST:
        rows += _picture(plan, course, found, columns)
    rows += [[(line, "")] for line in wrap(in_words(plan, course, ended=found.ended), columns)]
    return rows


def _title(title: str, unit: str, columns: int) -> Row:
    title, unit = shown(title), shown(unit)
    if width(title) + width(unit) + 2 > columns:
        return [(next(iter(wrap(title, columns))), STRONG)]
    return [(title, STRONG), (f"  {unit}" if unit else "", QUIET)]


def _picture(plan: Plan, course: Course, found: Courses, columns: int) -> list[Row]:
    until, margin = max(1, found.until), max(_margin(other) for other in found.courses)
    span, labels = _labels(course)
    lettered = [(mark.at, letter) for letter, mark in _lettered(found)]
    return [
        *marks(lettered, until, margin, columns),
        *chart(course.points, until, labels, span, margin, columns),
        *axis(until, plan.start_of_day, margin, columns),
    ]


def _labels(course: Course) -> tuple[Scale, Labels]:
    indicator = course.indicator
    span = scale(course.points, indicator.low, indicator.high)
    rows = (0, HEIGHT // 2, HEIGHT - 1)
    return span, [(row, names.number(span.value(row, HEIGHT), indicator.precision)) for row in rows]


def _margin(course: Course) -> int:
    """One margin for the whole page, so that the time axes of all charts lie under each other."""
    return max(len(words) for _, words in _labels(course)[1])


def _side_by_side(ink: Ink, blocks: list[list[Row]], columns: int) -> None:
    for rows in zip_longest(*blocks, fillvalue=[("", "")]):
        parts: Row = []
        for n, row in enumerate(rows):
            parts += row
            if n + 1 < len(rows):
                taken = sum(width(words) for words, _ in row)
                parts.append((" " * (columns - taken + GAP), ""))
        ink.line(*parts)
