"""law.md, Evidence: what looking finds, who is told of it, and what it makes them think likely."""

from __future__ import annotations

from game.core.plan import Belief, Chance, Evidence
from tests.oracle_luck import luck
from tests.oracle_record import Record

WHOLE = 10_000


def shared_out(weights: list[int]) -> list[int]:
    """A whole of 10,000 by weight: rounded down, the rest to the largest remainders, earlier values first."""
    total = sum(weights)
    parts = [WHOLE * weight // total for weight in weights]
    left = [WHOLE * weight % total for weight in weights]
    while sum(parts) < WHOLE:
        most = left.index(max(left))
        parts[most] += 1
        left[most] = -1
    return parts


def first_thoughts(record: Record) -> None:
    """At STARTEX each holder begins with the prior, shared out in the same way."""
    for belief in record.plan.beliefs:
        for seat in belief.held_by:
            record.beliefs[belief.id, seat] = shared_out([weight for _, weight in belief.prior])


def look_for(record: Record, name: str) -> None:
    """It is found with the chance that the truth gives it, by the number of times it was looked for before."""
    evidence = next(item for item in record.plan.evidence if item.id == name)
    before = record.examined.get(name, 0)
    record.examined[name] = before + 1
    likely = next(per_cent for value, per_cent in evidence.seen if value == record.hidden[evidence.about])
    found = luck(record, Chance(name, (("found", likely), ("missed", 100 - likely))), before) == "found"
    if not found and not evidence.absence:
        return
    told = to_whom(record, evidence)
    for seat in told:
        record.found.setdefault(seat, []).append((record.now, name, found))
    for belief in record.plan.beliefs:
        for seat in belief.held_by:
            if belief.over == evidence.about and seat in told:
                think_again(record, belief, seat, evidence, found=found)


def to_whom(record: Record, evidence: Evidence) -> list[str]:
    """Those it goes to; where it names nobody, all that hold a belief over that truth."""
    if evidence.to:
        return list(evidence.to)
    found: list[str] = []
    for belief in record.plan.beliefs:
        if belief.over == evidence.about:
            found += [seat for seat in belief.held_by if seat not in found]
    return found


def think_again(record: Record, belief: Belief, seat: str, evidence: Evidence, *, found: bool) -> None:
    """Value by value times the chance of what happened; what its holder thought impossible moves nothing."""
    likely = dict(evidence.seen)
    held = record.beliefs[belief.id, seat]
    weights = []
    for (value, _), part in zip(belief.prior, held, strict=True):
        weights.append(part * likely[value] if found else part * (100 - likely[value]))
    if sum(weights) > 0:
        record.beliefs[belief.id, seat] = shared_out(weights)


def per_cent(record: Record, name: str, seat: str, value: str) -> int:
    """language.md: the per cent a seat gives a value of the truth, half up; nothing before STARTEX."""
    belief = next(item for item in record.plan.beliefs if item.id == name)
    held = record.beliefs.get((name, seat))
    if held is None:
        return 0
    return (held[[known for known, _ in belief.prior].index(value)] + 50) // 100
