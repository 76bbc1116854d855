"""The MSEL as a table, and as a time line with its gaps: what the scenario's clock brings before anyone plays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.core.plan import Id, Inject, Plan
from game.core.terms import DAY, Minute
from game.rollout.holding import words
from game.view import clock, names
from game.view.safe import clean, pad

GAP = DAY
"""Silence from so long on is shown in the time line."""
WORDS_A_MINUTE = 200
MOST = 500
"""Rows of the time line; a scenario that comes back every hour for years is cut there, and says so."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the MSEL."""

    at: Minute | None
    """None: it waits for a condition or for an effect."""
    inject: Inject


def rows(plan: Plan) -> list[Row]:
    """Every inject, timed ones first, each once."""
    found = [Row(inject.at, inject) for inject in plan.injects]
    return sorted(found, key=lambda row: (row.at is None, row.at or 0))


def to_table(plan: Plan) -> str:
    """The MSEL in columns: when, what, from whom, to whom, by which channel, on which condition, what it opens."""
    heads = ("TIME", "INJECT", "TITLE", "FROM", "TO", "CHANNEL", "KIND", "CONDITION", "OPENS")
    lines = [heads, *(_cells(plan, row) for row in rows(plan))]
    widths = [min(40, max(len(line[column]) for line in lines)) for column in range(len(heads))]
    return "\n".join(
        "  ".join(pad(cell, width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines
    )


def _cells(plan: Plan, row: Row) -> tuple[str, ...]:
    inject = row.inject
    to = ", ".join(names.holder(plan, who) for who in inject.to) or "everyone"
    cells = (_when(plan, row), inject.id, inject.title, inject.sender, to, inject.channel, inject.kind,
             _condition(plan, inject), ", ".join(_opened(inject)))  # fmt: skip
    return tuple(clean(cell) for cell in cells)


def _when(plan: Plan, row: Row) -> str:
    if row.at is None:
        return "watch" if row.inject.watch else "effect"
    again = f", every {clock.duration(row.inject.every)}" if row.inject.every else ""
    return f"{clock.stamp(plan, row.at)}{again}"


def _condition(plan: Plan, inject: Inject) -> str:
    parts = [f"once {words(inject.watch, plan)}"] if inject.watch else []
    parts += [f"if {words(inject.when, plan)}"] if inject.when else []
    if inject.chance is not None:
        whole = sum(weight for _, weight in inject.chance.outcomes)
        stays = sum(weight for name, weight in inject.chance.outcomes if name == "no")
        parts.append(f"chance {100 * (whole - stays) // whole}%")
    return ", ".join(parts)


def _opened(inject: Inject) -> list[Id]:
    return list(dict.fromkeys([*inject.opens, *(name for effect in inject.effects for name in effect.opens)]))


def occurrences(plan: Plan) -> list[Row]:
    """Every planned delivery before ENDEX, repeated ones each time, in order."""
    found: list[Row] = []
    for inject in plan.injects:
        at = inject.at
        while (
            at is not None and at < plan.endex and (inject.until is None or at <= inject.until) and len(found) <= MOST
        ):
            found.append(Row(at, inject))
            at = at + inject.every if inject.every else None
    return sorted(found, key=lambda row: row.at or 0)


def to_timeline(plan: Plan) -> str:
    """The planned deliveries down the page, with the time between them, and the pacing in figures."""
    return "\n".join(line.rstrip() for line in (*_line(plan), *_pacing(plan)))


def _line(plan: Plan) -> Iterator[str]:
    yield f"{clean(plan.title)}: STARTEX {clock.date(plan, 0)}, ENDEX {clock.stamp(plan, plan.endex)}"
    before: Minute = 0
    planned = occurrences(plan)
    for row in planned[:MOST]:
        at = row.at or 0
        if at - before >= GAP:
            yield f"{'':12}|  … {clock.spoken(at - before)} with nothing planned"
        mark = "?" if _condition(plan, row.inject) else "*"
        yield f"{clock.stamp(plan, at):12}{mark}  {clean(row.inject.title)} ({row.inject.id})"
        for name in _opened(row.inject):
            closes = clock.stamp(plan, at + plan.tables.decisions[name].closes)
            yield f"{'':12}|    opens {name}, until {closes}"
        before = at
    if len(planned) > MOST:
        yield f"{'':12}|  … and more: only the first {MOST} are shown"
    elif plan.endex - before >= GAP:
        yield f"{'':12}|  … {clock.spoken(plan.endex - before)} with nothing planned"
    yield f"{clock.stamp(plan, plan.endex):12}ENDEX"


def _pacing(plan: Plan) -> Iterator[str]:
    planned = [row.at or 0 for row in occurrences(plan)]
    gaps = [later - earlier for earlier, later in zip([0, *planned], [*planned, plan.endex], strict=True)]
    reading = sum(len(inject.text.split()) for inject in plan.injects)
    waiting = [inject.id for inject in plan.injects if inject.at is None]
    yield ""
    yield "* comes at its time   ? comes on a condition or by chance"
    weekly = 7 * DAY * len(planned) // plan.endex
    deliveries, wait = ("delivery", "deliveries")[len(planned) != 1], ("waits", "wait")[len(waiting) != 1]
    yield f"{len(planned)} planned {deliveries}, {weekly} a week; {len(waiting)} more {wait} for what happens"
    yield f"longest time with nothing planned: {clock.spoken(max(gaps))}"
    minutes = max(1, reading // WORDS_A_MINUTE)
    yield f"all injects together: {reading} words, about {minutes} minute{'s' * (minutes > 1)} of reading"
    for week in range(-(-plan.endex // (7 * DAY))):
        count = sum(week * 7 * DAY <= at < (week + 1) * 7 * DAY for at in planned)
        yield f"  week {week + 1:<3}{'#' * min(count, 60)} {count}"
