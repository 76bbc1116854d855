"""The dials: at most six watched quantities, lives first, each with its trend and the causes of its last change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.core.events import Changed, Event, ModifierExpired, ModifierSet
from game.core.plan import Id, Indicator, Plan
from game.core.state import State
from game.core.terms import DAY, Minute
from game.core.values import readings
from game.view import clock, names
from game.view.access import UNTOLD, Sight, causes

WEEK: Minute = 7 * DAY
AT_MOST = 6

Past = Sequence[tuple[Minute, Event]]
"""Facts with the exercise minute each happened in, oldest first."""


@dataclass(frozen=True, slots=True)
class Cause:
    """One reason a dial moved, and by how much it asked to move it."""

    title: str
    amount: int
    """In the indicator's stored unit; 0 where several causes cancelled out."""
    text: str
    """The amount in words, signed."""


@dataclass(frozen=True, slots=True)
class Dial:
    """One watched quantity as a seat reads it."""

    id: Id
    title: str
    value: int
    text: str
    """The value with its unit."""
    unit: str
    better: str
    """``up``, ``down`` or ``neutral``."""
    lives: bool
    """True: deaths; shown before all else and never as a score."""
    week: int
    """Change since a week ago (or since STARTEX), stored unit."""
    trend: str
    """The same in words: ``up 300 in a week``, ``unchanged``."""
    changed: str
    """Stamp of the last change; "" none yet."""
    causes: tuple[Cause, ...]
    """Of the last change, largest first."""
    note: str
    source: str


def dials(plan: Plan, state: State, who: Sight, past: Past = ()) -> tuple[Dial, ...]:
    """Lives first, then the authored dials, six at most."""
    order = [n for n, i in enumerate(plan.indicators) if i.shown == "first"]
    order += [n for n, i in enumerate(plan.indicators) if i.shown == "dial"]
    values = readings(plan, state) if state.values else tuple(i.start for i in plan.indicators)
    words = causes(plan, who)
    return tuple(_dial(plan, n, values[n], state.now, past, words) for n in order[:AT_MOST])


def _dial(plan: Plan, position: int, value: int, now: Minute, past: Past, words: dict[Id, str]) -> Dial:
    indicator = plan.indicators[position]
    week = _moved(position, past, now - WEEK)
    last = next(((at, e) for at, e in reversed(past) if isinstance(e, Changed) and _touches(e, position)), None)
    return Dial(
        id=indicator.id,
        title=indicator.title,
        value=value,
        text=names.reading(indicator, value),
        unit=indicator.unit,
        better=indicator.better,
        lives=indicator.shown == "first",
        week=week,
        trend=_trend(indicator, week, now),
        changed=clock.stamp(plan, last[0]) if last else "",
        causes=reasons(indicator, position, (last[1],), words) if last else (),
        note=note_words(indicator),
        source=indicator.source,
    )


def note_words(indicator: Indicator) -> str:
    """What the indicator counts, as words to put in brackets: no capital, no full stop."""
    return indicator.note[:1].lower() + indicator.note[1:].rstrip(".")


def _touches(event: Changed, position: int) -> bool:
    return any(n == position and before != after for n, before, after in event.values)


def _moved(position: int, past: Past, since: Minute) -> int:
    """How far the reading moved after ``since``, temporary additions included."""
    total, standing = 0, dict[tuple[Id, int], int]()
    for at, event in past:
        match event:
            case Changed():
                step = sum(after - before for n, before, after in event.values if n == position)
            case ModifierSet(indicator=n) if n == position:
                step = standing[(event.effect, event.occurrence)] = event.amount
            case ModifierExpired(indicator=n) if n == position:
                step = -standing.pop((event.effect, event.occurrence), 0)
            case _:
                continue
        total += step if at > since else 0
    return total


def _trend(indicator: Indicator, week: int, now: Minute) -> str:
    if not now:
        return ""
    span = "in a week" if now >= WEEK else "since STARTEX"
    if not week:
        return f"unchanged {span}"
    if indicator.shown == "first":
        return f"{names.number(abs(week), indicator.precision)} {'more' if week > 0 else 'fewer'} {span}"
    return f"{'up' if week > 0 else 'down'} {names.number(abs(week), indicator.precision)} {span}"


def reasons(indicator: Indicator, position: int, events: Sequence[Changed], words: dict[Id, str]) -> tuple[Cause, ...]:
    """Why the indicator moved in these batches: causes of one title summed, largest first."""
    sums: dict[str, int] = {}
    for event in events:
        for n, effect, amount in event.causes:
            if n == position:
                title = words.get(effect, UNTOLD)
                sums[title] = sums.get(title, 0) + amount
    ordered = sorted(sums.items(), key=lambda pair: -abs(pair[1]))
    return tuple(Cause(title, amount, signed(indicator, amount)) for title, amount in ordered)


def signed(indicator: Indicator, amount: int) -> str:
    """``+300`` or ``-7``."""
    return ("+" if amount >= 0 else "") + names.number(amount, indicator.precision)


@dataclass(frozen=True, slots=True)
class Shift:
    """How one dial moved over a stretch of time."""

    id: Id
    title: str
    before: str
    """The number alone; ``after`` carries the unit."""
    after: str
    by: str
    """Signed."""
    lives: bool
    note: str
    causes: tuple[Cause, ...]


def shifts(plan: Plan, events: Sequence[Event], who: Sight) -> tuple[Shift, ...]:
    """The dials that moved over these facts, in dial order, with their causes; those that came back are left out."""
    batches = [event for event in events if isinstance(event, Changed)]
    words = causes(plan, who)
    order = sorted(range(len(plan.indicators)), key=lambda n: plan.indicators[n].shown != "first")
    return tuple(
        shift
        for n in order
        if plan.indicators[n].shown in ("first", "dial")
        for shift in _shift(plan.indicators[n], n, batches, words)
    )


def _shift(indicator: Indicator, n: int, batches: list[Changed], words: dict[Id, str]) -> tuple[Shift, ...]:
    spans = [(before, after) for event in batches for at, before, after in event.values if at == n]
    if not spans or spans[0][0] == spans[-1][1]:
        return ()
    first, last = spans[0][0], spans[-1][1]
    because = reasons(indicator, n, batches, words)
    lives = indicator.shown == "first"
    texts = names.number(first, indicator.precision), names.reading(indicator, last)
    return (
        Shift(
            indicator.id,
            indicator.title,
            *texts,
            signed(indicator, last - first),
            lives,
            note_words(indicator),
            because,
        ),
    )
