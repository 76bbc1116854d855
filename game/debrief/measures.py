"""Each indicator from STARTEX to now, with the chain of causes by amount. Nothing here is a score."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from game.core import events as e
from game.core.plan import Expr, Id, Indicator, Plan
from game.core.terms import Minute
from game.core.values import readings
from game.debrief import say
from game.debrief.walk import Happening, Walk

MINIMUM = "minimum recorded figure"
"""Said with every count of lives: some deaths are never recorded."""


@dataclass(frozen=True, slots=True)
class Cause:
    """What one thing did to one indicator over the whole exercise."""

    title: str
    amount: int
    """Sum of what it asked for, in the indicator's unit."""
    times: int
    first: Minute
    """When it first did so."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One indicator over the exercise."""

    indicator: Indicator
    start: int
    end: int
    causes: tuple[Cause, ...]
    """Largest amount first, whichever its sign."""
    cut: int
    """What the causes asked for beyond the indicator's range, and so did not happen; 0 none."""
    temporary: tuple[Cause, ...]
    """Additions to a rate that were taken back after a while; not part of the sum."""

    @property
    def first(self) -> bool:
        """Whether it is a count of lives, shown before all else."""
        return self.indicator.shown == "first"


def measure(plan: Plan, walked: Walk) -> tuple[Reading, ...]:
    """One reading for each indicator that anyone may see, lives first, then as authored. Empty before STARTEX."""
    started = next((item.after for item in walked.kept if isinstance(item.fact, e.Started)), None)
    if started is None:
        return ()
    before, after = readings(plan, started), readings(plan, walked.final)
    asked = _asked(plan, walked.kept)
    added = _temporary(plan, walked.kept)
    found = []
    for position, indicator in enumerate(plan.indicators):
        if indicator.shown == "never":
            continue
        causes = asked.get(position, ())
        moved = walked.final.values[position] - started.values[position]
        cut = sum(cause.amount for cause in causes) - moved
        temporary = added.get(position, ())
        found.append(Reading(indicator, before[position], after[position], causes, cut, temporary))
    return tuple(sorted(found, key=lambda reading: not reading.first))


def drivers(plan: Plan, lives: Indicator) -> tuple[Id, ...]:
    """The indicators that the count of lives is computed from, e.g. crossings and the hazard of one crossing."""
    position = plan.tables.indicators[lives.id]
    read = _inputs(plan, {position})
    # One step further back: arrivals, say, may only follow what is expected of them.
    read |= _inputs(plan, {n for n in read if plan.indicators[n].better == "neutral"})
    return tuple(item.id for n, item in enumerate(plan.indicators) if n in read and n != position)


def _inputs(plan: Plan, positions: set[int]) -> set[int]:
    """Positions of the indicators that changes of ``positions`` are computed from."""
    return {
        read
        for effect in plan.tables.effects.values()
        for changed, amount in effect.change
        if changed in positions
        for read in _read(amount)
    }


def _read(expr: Expr) -> Iterable[int]:
    """Positions of the indicators an amount reads."""
    if expr.op == "ind" and isinstance(expr.args[0], int):
        yield expr.args[0]
    for arg in expr.args:
        if isinstance(arg, Expr):
            yield from _read(arg)


def _asked(plan: Plan, kept: Iterable[Happening]) -> dict[int, tuple[Cause, ...]]:
    found: dict[tuple[int, str], Cause] = {}
    for item in kept:
        if isinstance(item.fact, e.Changed):
            for position, effect, amount in item.fact.causes:
                _add(plan, found, (position, effect), amount, item.at)
    return _sorted(found)


def _temporary(plan: Plan, kept: Iterable[Happening]) -> dict[int, tuple[Cause, ...]]:
    found: dict[tuple[int, str], Cause] = {}
    for item in kept:
        if isinstance(item.fact, e.ModifierSet):
            _add(plan, found, (item.fact.indicator, item.fact.effect), item.fact.amount, item.at)
    return _sorted(found)


def _add(plan: Plan, found: dict[tuple[int, str], Cause], key: tuple[int, Id], amount: int, at: Minute) -> None:
    position, effect = key
    if not amount:
        return
    title = say.cause(plan, effect)
    old = found.get((position, title), Cause(title, 0, 0, at))
    found[position, title] = Cause(title, old.amount + amount, old.times + 1, old.first)


def _sorted(found: dict[tuple[int, str], Cause]) -> dict[int, tuple[Cause, ...]]:
    grouped: dict[int, list[Cause]] = {}
    for (position, _), cause in found.items():
        grouped.setdefault(position, []).append(cause)
    # Python's sort keeps the order of first appearance among equal amounts.
    return {position: tuple(sorted(causes, key=lambda c: -abs(c.amount))) for position, causes in grouped.items()}
