"""The course of each indicator from STARTEX on, for charts: its reading after every fact that moved it.

Lives have no course, and neither has the danger of a crossing: a curve of deaths would invite reading it as a result.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from game.core import events as e
from game.core.plan import Indicator, Plan
from game.core.state import State
from game.core.terms import Minute, Phase
from game.core.values import readings
from game.debrief import say
from game.debrief.measures import drivers
from game.debrief.walk import walk
from game.journal import Entry
from game.view import clock, names


@dataclass(frozen=True, slots=True)
class Course:
    """One indicator over time."""

    indicator: Indicator
    points: tuple[tuple[Minute, int], ...]
    """(minute, reading from then on), the first at STARTEX; each reading differs from the one before."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A response that took effect: where a curve may turn."""

    at: Minute
    title: str
    how: str


@dataclass(frozen=True, slots=True)
class Courses:
    """Everything a page of charts shows."""

    until: Minute
    ended: bool
    """After ENDEX."""
    courses: tuple[Course, ...]
    """Dials first, then the indicators told only in the debrief, as authored."""
    marks: tuple[Mark, ...]
    """In order of time; a status quo that stood by default is left out."""


def courses(plan: Plan, lines: Iterable[Entry]) -> Courses:
    """The courses of a journal; what was rewound does not count. Empty before STARTEX."""
    walked = walk(lines)
    order = _charted(plan)
    found: dict[int, list[tuple[Minute, int]]] = {n: [] for n in order}
    for item in walked.kept:
        _follow(plan, item.after, found)
    marks = tuple(_mark(plan, item.at, item.fact) for item in walked.kept if isinstance(item.fact, e.ResponseAdopted))
    shown = tuple(Course(plan.indicators[n], tuple(points)) for n, points in found.items() if points)
    ended = walked.final.phase is Phase.DEBRIEF
    return Courses(walked.final.now, ended, shown, tuple(mark for mark in marks if mark is not None))


def _follow(plan: Plan, state: State, found: dict[int, list[tuple[Minute, int]]]) -> None:
    if not state.values:
        return
    now = readings(plan, state)
    for n, points in found.items():
        if points and points[-1][0] == state.now:
            points[-1] = (state.now, now[n])
        elif not points or points[-1][1] != now[n]:
            points.append((state.now, now[n]))


def _charted(plan: Plan) -> tuple[int, ...]:
    """Positions of the indicators that have a chart: what deaths are computed from only where players see it anyway."""
    lives = [indicator for indicator in plan.indicators if indicator.shown == "first"]
    dangers = {name for item in lives for name in drivers(plan, item)}
    found = [
        n
        for n, indicator in enumerate(plan.indicators)
        if indicator.shown == "dial" or (indicator.shown == "debrief" and indicator.id not in dangers)
    ]
    return tuple(sorted(found, key=lambda n: plan.indicators[n].shown != "dial"))


def _mark(plan: Plan, at: Minute, fact: e.ResponseAdopted) -> Mark | None:
    response = plan.tables.responses.get(fact.response)
    if response is not None and not response.measures:
        return None
    return Mark(at, names.cited(plan, fact.response), say.adopted(fact.how))


def in_words(plan: Plan, course: Course, *, ended: bool = True) -> str:
    """The same course for a reader who sees no curve: start, lowest, highest, end, and which way is better."""
    indicator = course.indicator
    first, last = course.points[0][1], course.points[-1][1]
    low = min(course.points, key=lambda point: point[1])
    high = max(course.points, key=lambda point: point[1])
    if first == last == low[1] == high[1]:
        return f"{names.reading(indicator, first)} throughout."
    parts = [f"{say.number(indicator, first)} at STARTEX"]
    for word, point in sorted((("lowest", low), ("highest", high)), key=lambda pair: pair[1][0]):
        if point[1] not in (first, last):
            parts.append(f"{word} {say.number(indicator, point[1])} on {clock.stamp(plan, point[0]).split()[0]}")
    then = "at ENDEX" if ended else "now"
    return f"{', '.join(parts)}, {names.reading(indicator, last)} {then}{BETTER.get(indicator.better, '')}."


BETTER = {"up": "; higher is better", "down": "; lower is better"}
"""Way an indicator should go, as a clause; the others are gauges."""
