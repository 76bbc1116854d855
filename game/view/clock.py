"""Exercise time in words: the stamp of the exercise, the calendar's date, durations. Pure; never reads a clock."""

from __future__ import annotations

from datetime import datetime, timedelta

from game.core.plan import Plan
from game.core.terms import DAY, HOUR, Minute

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def stamp(plan: Plan, minute: Minute) -> str:
    """The minute as exercises write it: ``D+1 06:10``, with the clock of the day."""
    days, clock = divmod(plan.start_of_day + minute, DAY)
    return f"D+{days} {clock // HOUR:02}:{clock % HOUR:02}"


def moment(plan: Plan, minute: Minute) -> datetime:
    """The minute on the scenario's calendar, local and without a zone."""
    return datetime.fromisoformat(plan.starts) + timedelta(minutes=minute)


def date(plan: Plan, minute: Minute) -> str:
    """The minute as a reader's date: ``9 Feb 2016 06:10``."""
    then = moment(plan, minute)
    return f"{then.day} {_MONTHS[then.month - 1]} {then.year} {then.hour:02}:{then.minute:02}"


def day(plan: Plan, minute: Minute) -> str:
    """The day alone, with its name: ``Tuesday 9 Feb 2016``."""
    then = moment(plan, minute)
    return f"{_WEEKDAYS[then.weekday()]} {then.day} {_MONTHS[then.month - 1]} {then.year}"


def duration(minutes: Minute) -> str:
    """So long, as it is typed: ``90m`` is ``1h 30m``, a week is ``7d``; zero is ``0m``."""
    days, rest = divmod(max(minutes, 0), DAY)
    hours, left = divmod(rest, HOUR)
    parts = [f"{number}{unit}" for number, unit in ((days, "d"), (hours, "h"), (left, "m")) if number]
    return " ".join(parts) or "0m"


def spoken(minutes: Minute) -> str:
    """So long, in words and in the one or two units that matter: ``2 days 4 hours``."""
    days, rest = divmod(max(minutes, 0), DAY)
    hours, left = divmod(rest, HOUR)
    named = [_count(number, unit) for number, unit in ((days, "day"), (hours, "hour"), (left, "minute")) if number]
    return " ".join(named[:2]) or "no time"


def ago(then: Minute, now: Minute) -> str:
    """How old something is: ``just now``, ``6 hours ago``."""
    return "just now" if now - then < HOUR else f"{spoken(now - then)} ago"


def _count(number: int, unit: str) -> str:
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"
