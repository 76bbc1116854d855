"""Charts drawn with letters: true to the numbers, aligned, as wide as they may be, and each also in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.core.plan import Plan
from game.core.terms import DAY
from game.debrief.course import courses
from game.pack import load
from game.session import Session
from game.tui.chart import HEIGHT, axis, chart, column_of, curve, marks, placed, sampled, scale
from game.tui.curves import ABREAST, draw
from game.tui.ink import Ink
from game.view.safe import width

POINTS = ((0, 40), (2 * DAY, 60), (6 * DAY, 20))


def drawn(columns: int, policy: str = "consensus") -> tuple[Plan, list[str]]:
    """The page of charts of a whole exercise, line by line."""
    plan = load("aegean-2016").plan
    assert plan is not None
    session = Session.create(plan, seats=plan.solo, seed=1)
    session.autoplay(policy)
    ink = Ink(columns)
    draw(ink, plan, courses(plan, session.lines))
    return plan, [line.plain for line in ink.lines]


def test_curve_is_a_step() -> None:
    """A rise, a fall over several rows and a level stretch are one unbroken line."""
    assert curve([0, 2, 2, 0], 3) == [" ╭─╮", " │ │", "─╯ ╰"]


def test_chart_with_its_axis() -> None:
    """Numbers stand beside their rows, and every row is as wide as the chart."""
    span = scale(POINTS, 0, 100)
    rows = chart(POINTS, 8 * DAY, [(0, "20"), (4, "60")], span, 3, 21)
    text = ["".join(words for words, _ in row) for row in rows]
    assert text == [
        " 60 ┤   ╭───────╮    ",
        "    │   │       │    ",
        "    │───╯       │    ",
        "    │           │    ",
        " 20 ┤           ╰────",
    ]
    assert {width(line) for line in text} == {21}


def test_sampled_reads_the_end_of_each_column() -> None:
    """A column shows what stood when its stretch of time ended; the last shows the last reading."""
    assert sampled(POINTS, 8 * DAY, 8) == [40, 60, 60, 60, 60, 20, 20, 20]


def test_scale_keeps_a_small_drift_small() -> None:
    """At least a tenth of the range is shown, inside the range, and all readings are on it."""
    span = scale(((0, 50), (DAY, 51)), 0, 100)
    assert span.top - span.bottom == 10
    assert scale(((0, 0), (DAY, 1)), 0, 100).bottom == 0
    assert scale(((0, 100), (DAY, 99)), 0, 100).top == 100


@given(
    st.lists(st.tuples(st.integers(1, 100_000), st.integers(-50, 400)), max_size=30),
    st.integers(-50, 400),
    st.integers(12, 200),
)
def test_any_course_fits(changes: list[tuple[int, int]], first: int, columns: int) -> None:
    """Whatever the readings, every row is exactly as wide as asked, and one letter stands in every column."""
    points = ((0, first), *sorted(dict(changes).items()))
    span = scale(points, -50, 400)
    assert span.bottom <= min(value for _, value in points)
    assert span.top >= max(value for _, value in points)
    rows = chart(points, 100_000, [(0, "low")], span, 4, columns)
    lines = ["".join(words for words, _ in row)[6:] for row in rows]
    assert {len(line) for line in lines} == {columns - 6}
    assert all(any(line[n] != " " for line in lines) for n in range(columns - 6))
    assert len(rows) == HEIGHT


def test_axis_names_days() -> None:
    """Ticks and names of days stand in the columns of their minutes."""
    line, names = ("".join(words for words, _ in row) for row in axis(70 * DAY, 0, 4, 86))
    assert (width(line), line[5]) == (86, "└")
    for day in (0, 14, 28, 42, 56):
        column = 6 + column_of(day * DAY, 70 * DAY, 80)
        assert line[column] == "┴"
        assert names[column:].startswith(f"D+{day}")


def test_letters_do_not_cover_each_other() -> None:
    """Two letters of one column stand side by side; one past the last column is left out."""
    assert "".join(placed([(0, "a"), (0, "b"), (DAY, "c"), (DAY, "d")], DAY, 4, "·")) == "ab·c"
    assert marks((), DAY, 3, 20) == []


@pytest.mark.parametrize("columns", [20, 58, 76, 100, ABREAST, 196])
def test_page_fits_its_width(columns: int) -> None:
    """No line of the page is wider than the screen."""
    _, lines = drawn(columns)
    assert max(width(line) for line in lines) <= columns


def test_each_curve_is_said_in_words_and_deaths_have_none() -> None:
    """Below every chart stands the same in words; the count of lives and the danger of a crossing have no chart."""
    plan, lines = drawn(76)
    titles = [
        indicator.title for indicator in plan.indicators if any(line.startswith(indicator.title) for line in lines)
    ]
    said = [line for line in lines if "at STARTEX" in line]
    assert len(titles) == len(said) > 5
    untold = {"Lives lost at sea", "Danger of the crossing"}
    assert untold <= {indicator.title for indicator in plan.indicators}
    assert not untold & set(titles)


def test_time_runs_alike_in_all_charts() -> None:
    """The axes of all charts stand under each other, so that curves can be compared."""
    _, lines = drawn(76)
    axes = {line for line in lines if line.strip().startswith("└")}
    assert len(axes) == 1
