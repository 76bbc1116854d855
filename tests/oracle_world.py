"""The world in the oracle's plain words: effects, drift, injects."""

from __future__ import annotations

from collections.abc import Callable

from game.core.plan import Effect, Inject, every_effect
from tests.oracle_evidence import look_for
from tests.oracle_luck import luck
from tests.oracle_reading import holds, value
from tests.oracle_record import Record

Opener = Callable[[str], None]
Due = tuple[Effect, int, int]
"""An effect, its occurrence, and the per cent of its amounts that apply."""


def halved(amount: int, share: int) -> int:
    """The share of an amount, towards zero."""
    whole = abs(amount) * share // 100
    return whole if amount >= 0 else -whole


def begin_effects(
    record: Record, effects: list[Effect], occurrence: int, opener: Opener, share: int = 100, later: int = 0
) -> None:
    """Effects start ``later``: those without delay as one batch now, the others wait their time."""
    for effect in effects:
        if effect.after + later > 0:
            record.queue.append({"effect": effect.id, "occurrence": occurrence, "share": share,
                                 "due": record.now + effect.after + later})  # fmt: skip
    fall(record, [(e, occurrence, share) for e in effects if e.after + later == 0], opener)


def fall(record: Record, batch: list[Due], opener: Opener) -> None:
    """One batch: everything is read before anything is done."""
    applied = [due for due in batch if _applies(record, due[0], due[1])]
    changes = [(i, halved(value(x, record), share)) for e, _, share in applied for i, x in e.change]
    added = [(e, n, i, halved(value(x, record), share)) for e, n, share in applied for i, x in e.modify]
    for i, indicator in enumerate(record.plan.indicators):
        if asked := [amount for at, amount in changes if at == i]:
            record.base[i] = min(max(record.base[i] + sum(asked), indicator.low), indicator.high)
    for e, n, i, amount in added:
        record.modifiers.append({"effect": e.id, "occurrence": n, "indicator": i, "amount": amount,
                                 "until": record.now + e.lasts})  # fmt: skip
    for e, _, _ in applied:
        for name in e.clears:
            record.facts.pop(name, None)
        for name in e.sets:
            record.facts[name] = record.now
        for seat, by in e.grants:
            record.pay(seat, by)
        for name in e.examines:
            look_for(record, name)
    for e, _, _ in applied:
        for name in e.delivers:
            deliver_by_effect(record, name, opener)
        for name in e.opens:
            opener(name)


def _applies(record: Record, effect: Effect, occurrence: int) -> bool:
    if not holds(effect.when, record):
        return False
    if effect.chance is None:
        return True
    wanted = effect.outcome or effect.chance.outcomes[0][0]
    return luck(record, effect.chance, occurrence) == wanted


def effects_due(record: Record, opener: Opener) -> bool:
    """Everything whose time has come, as one batch in authored order."""
    due = [q for q in record.queue if q["due"] <= record.now]
    record.queue = [q for q in record.queue if q["due"] > record.now]
    order = [e for _, e in every_effect(record.plan)]
    rank = {e.id: n for n, e in enumerate(order)}
    due.sort(key=lambda q: (rank[q["effect"]], q["occurrence"]))
    fall(record, [(order[rank[q["effect"]]], q["occurrence"], q["share"]) for q in due], opener)
    return bool(due)


def modifiers_due(record: Record) -> bool:
    """Temporary additions whose time is over end."""
    left = [m for m in record.modifiers if m["until"] > record.now]
    ended = len(left) < len(record.modifiers)
    record.modifiers = left
    return ended


def dynamics_due(record: Record, opener: Opener) -> bool:
    """Each entry of drift whose period is over, one batch each."""
    any_ran = False
    for entry in record.plan.dynamics:
        while entry.first + record.periods.get(entry.id, 0) * entry.every <= record.now:
            period = record.periods.get(entry.id, 0)
            record.periods[entry.id] = period + 1
            any_ran = True
            if not holds(entry.when, record):
                continue
            begin_effects(record, list(entry.effects), period, opener)
    return any_ran


def injects_due(record: Record, opener: Opener) -> bool:
    """Injects by the clock, in authored order."""
    any_came = False
    for inject in record.plan.injects:
        while (at := clock_of(record, inject)) is not None and at <= record.now:
            number = record.settled.get(inject.id, 0)
            record.settled[inject.id] = number + 1
            any_came = True
            if holds(inject.when, record):
                by_luck(record, inject, number, opener)
    return any_came


def clock_of(record: Record, inject: Inject) -> int | None:
    """When an inject next comes by the clock; None: no more."""
    number = record.settled.get(inject.id, 0)
    if inject.at is None or (number and not inject.every):
        return None
    at = inject.at + number * inject.every
    return at if inject.until is None or at <= inject.until else None


def by_luck(record: Record, inject: Inject, number: int, opener: Opener) -> None:
    """Deliver an inject unless its chance says no."""
    if inject.chance is None or luck(record, inject.chance, number) != "no":
        deliver(record, inject, number, opener)


def deliver(record: Record, inject: Inject, number: int, opener: Opener) -> None:
    """An inject reaches its holders; its effects begin, then its decision points open."""
    record.made.setdefault(inject.id, []).append(record.now)
    begin_effects(record, list(inject.effects), number, opener)
    for name in inject.opens:
        opener(name)


def deliver_by_effect(record: Record, name: str, opener: Opener) -> None:
    """An effect brings an inject's next occurrence now, unless it has come in this very minute."""
    inject = next(i for i in record.plan.injects if i.id == name)
    number = record.settled.get(inject.id, 0)
    if record.now in record.made.get(name, []):
        return
    record.settled[inject.id] = number + 1
    if holds(inject.when, record):
        by_luck(record, inject, number, opener)


def watchers(record: Record, opener: Opener) -> bool:
    """Watchers whose condition is true are delivered, at most 8 passes; a pass reads all before it delivers any."""
    any_came = False
    for _ in range(8):
        came = False
        watching = [i for i in record.plan.injects if i.watch is not None and not record.settled.get(i.id, 0)]
        for inject in [i for i in watching if holds(i.watch, record)]:
            if record.settled.get(inject.id, 0):
                continue
            record.settled[inject.id] = 1
            came = any_came = True
            if holds(inject.when, record):
                by_luck(record, inject, 0, opener)
        if not came:
            break
    return any_came
