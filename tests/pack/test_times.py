"""Durations and moments, both ways."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.pack.times import LONGEST, TimeFaultError, parse_duration, parse_moment, write_duration, write_moment

EIGHT = 8 * 60


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("90m", 90), ("6h", 360), ("3d", 4320), ("1d 6h", 1800), ("1d 6h 30m", 1830), ("0", 0), (0, 0), ("0h", 0)],
)
def test_durations_are_minutes(text: str | int, minutes: int) -> None:
    """Days, hours and minutes and their sums."""
    assert parse_duration(text) == minutes


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("D+0 08:00", 0),
        ("D+0 10:00", 120),
        ("D+3", 4320),
        ("D+3 07:00", 4260),
        ("D+1 00:00", 960),
        ("+3d 2h", 4440),
        ("+0", 0),
        ("D+2 9:05", 2945),
    ],
)
def test_moments_count_from_startex(text: str, minutes: int) -> None:
    """The clock is the clock of the day; a day alone is the hour of STARTEX; + counts from STARTEX."""
    assert parse_moment(text, EIGHT) == minutes


@pytest.mark.parametrize(
    ("text", "cure"),
    [
        (90, "say the unit: 90m"),
        ("3 days", "write 3d"),
        ("2w", "write 14d"),
        ("2 weeks", "write 14d"),
        ("1.5h", "smaller unit"),
        ("-3d", "run forward"),
        ("1d6h", "write 1d 6h"),
        ("6h 1d", "each unit once"),
        ("1h 1h", "each unit once"),
        ("999999d", "check the unit"),
        ("9" * 40 + "d", "check the unit"),
        ("soon", "write 90m, 6h, 3d"),
        ("", "write 90m, 6h, 3d"),
        ("٣d", "write 90m, 6h, 3d"),
    ],
)
def test_an_unreadable_duration_names_its_cure(text: str | int, cure: str) -> None:
    """What was probably meant is written out."""
    with pytest.raises(TimeFaultError) as caught:
        parse_duration(text)
    assert cure in caught.value.cure
    assert caught.value.code == "E401"


@pytest.mark.parametrize(
    ("text", "cure"),
    [
        ("D3 10:00", "write D+3 10:00"),
        ("d+3", "write D+3"),
        ("D+3, 10:00", "write D+3 10:00"),
        ("D-1", "write D+0 or later"),
        ("3d 2h", "write +3d 2h"),
        ("12:30", "name the day: D+0 12:30"),
        ("2016-02-11", "count days from STARTEX"),
        ("D+0 07:59", "write D+0 08:00 or later"),
        ("D+1 24:00", "00:00 to 23:59"),
        ("D+99999999999", "number of days"),
        ("now", "write D+3 10:00"),
    ],
)
def test_an_unreadable_moment_names_its_cure(text: str, cure: str) -> None:
    """What was probably meant is written out; nothing is before STARTEX."""
    with pytest.raises(TimeFaultError) as caught:
        parse_moment(text, EIGHT)
    assert cure in caught.value.cure
    assert caught.value.code == "E402"


@given(st.integers(0, LONGEST))
def test_durations_survive_writing(minutes: int) -> None:
    """A written duration reads back as itself."""
    assert parse_duration(write_duration(minutes)) == minutes


@given(st.integers(0, 400 * 1440), st.integers(0, 1439))
def test_moments_survive_writing(minute: int, start_of_day: int) -> None:
    """A written moment reads back as itself, whatever the hour of STARTEX."""
    assert parse_moment(write_moment(minute, start_of_day), start_of_day) == minute


@given(st.text(max_size=20))
def test_no_text_gives_another_error(text: str) -> None:
    """Whatever is written, the answer is minutes or one fault with a cure."""
    for parse in (parse_duration, lambda value: parse_moment(value, EIGHT)):
        try:
            assert parse(text) >= 0
        except TimeFaultError as fault:
            assert fault.message  # noqa: PT017 (either outcome is right, and both are asserted)
            assert fault.cure  # noqa: PT017
