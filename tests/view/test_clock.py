"""Exercise time in words."""

from __future__ import annotations

import pytest

from game.core.terms import DAY, HOUR
from game.view import clock
from tests.tiny import tiny_plan


@pytest.mark.parametrize(
    ("minute", "stamp", "date"),
    [
        (0, "D+0 08:00", "8 Feb 2016 08:00"),
        (16 * HOUR, "D+1 00:00", "9 Feb 2016 00:00"),
        (22 * HOUR + 10, "D+1 06:10", "9 Feb 2016 06:10"),
        (21 * DAY + 16 * HOUR, "D+22 00:00", "1 Mar 2016 00:00"),
    ],
)
def test_a_minute_is_written_by_day_and_clock(minute: int, stamp: str, date: str) -> None:
    """The day of STARTEX is D+0 whatever its hour, and a leap year has its 29 February."""
    plan = tiny_plan()

    assert (clock.stamp(plan, minute), clock.date(plan, minute)) == (stamp, date)


@pytest.mark.parametrize(
    ("minutes", "short", "spoken"),
    [
        (0, "0m", "no time"),
        (60, "1h", "1 hour"),
        (90, "1h 30m", "1 hour 30 minutes"),
        (DAY + 2 * HOUR + 5, "1d 2h 5m", "1 day 2 hours"),
    ],
)
def test_a_duration_is_short_or_spoken(minutes: int, short: str, spoken: str) -> None:
    """A typed duration is exact; a spoken one keeps its two largest units."""
    assert (clock.duration(minutes), clock.spoken(minutes)) == (short, spoken)


def test_the_day_has_its_name() -> None:
    """8 February 2016 was a Monday."""
    assert clock.day(tiny_plan(), 0) == "Monday 8 Feb 2016"


def test_age_is_said_in_words() -> None:
    """Under an hour is just now."""
    assert (clock.ago(0, 30), clock.ago(0, 6 * HOUR)) == ("just now", "6 hours ago")
