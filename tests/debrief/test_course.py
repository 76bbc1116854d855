"""Courses of indicators: what the charts are drawn from."""

from __future__ import annotations

from dataclasses import replace

from game.core.state import State
from game.core.terms import DAY
from game.core.values import readings
from game.debrief.course import Course, courses, in_words
from game.journal import fresh, states
from game.session import Session
from tests.debrief.played import Exercise
from tests.tiny import tiny_plan


def played() -> Session:
    """The tiny exercise, played by the consensus policy to ENDEX."""
    session = Session.create(tiny_plan(), seats=("sg",), seed=1)
    session.autoplay("consensus")
    return session


def test_readings_are_those_of_the_state() -> None:
    """At the end of every journal line each course reads what the state reads."""
    session = played()
    found = courses(session.plan, session.lines)
    after = states(session.lines, fresh(session.header))
    checked = 0
    for n, state in enumerate(after[1:], 1):
        if n < len(after) - 1 and after[n + 1].now == state.now:
            continue
        for course in found.courses:
            value = [value for at, value in course.points if at <= state.now][-1]
            assert value == reading(session, state, course), (n, course.indicator.id)
            checked += 1
    assert checked > 10


def reading(session: Session, state: State, course: Course) -> int:
    """What the core reads of a course's indicator."""
    return readings(session.plan, state)[session.plan.tables.indicators[course.indicator.id]]


def test_no_course_of_deaths() -> None:
    """Neither a count of lives nor the danger it is computed from has a course."""
    session = played()
    charted = {course.indicator.id for course in courses(session.plan, session.lines).courses}
    lives = {indicator.id for indicator in session.plan.indicators if indicator.shown == "first"}
    assert lives
    assert charted
    assert not charted & (lives | {"hazard"})


def test_points_rise_in_time_and_differ() -> None:
    """A course has one point for each change: times rise, and no two neighbours read the same."""
    session = played()
    for course in courses(session.plan, session.lines).courses:
        times = [at for at, _ in course.points]
        assert times == sorted(set(times))
        assert times[0] == 0


def test_rewound_time_leaves_no_trace() -> None:
    """After a rewind the courses are those of what stands."""
    exercise = Exercise()
    short = courses(exercise.plan, exercise.lines)
    exercise.until(10 * DAY).rewind(1)
    assert courses(exercise.plan, exercise.lines) == short


def test_empty_before_startex() -> None:
    """A journal without a line has no course and no mark."""
    found = courses(tiny_plan(), ())
    assert (found.courses, found.marks, found.ended) == ((), (), False)


def test_in_words() -> None:
    """Start, extremes in order of time, end and the way that is better; a flat course says so."""
    plan = tiny_plan()
    indicator = replace(plan.indicators[0], unit="index", better="up", precision=0)
    course = Course(indicator, ((0, 40), (2 * DAY, 30), (5 * DAY, 70), (9 * DAY, 55)))
    assert in_words(plan, course) == (
        "40 at STARTEX, lowest 30 on D+2, highest 70 on D+5, 55 at ENDEX; higher is better."
    )
    assert in_words(plan, Course(indicator, ((0, 40),))) == "40 throughout."
