"""What many playthroughs came to, as counts that add up: a ledger of a chunk of seeds, and ledgers joined into one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from game.core.plan import Id
from game.core.terms import Minute

Seed = tuple[str, int]
"""(policy, seed): what ``play --auto POLICY --seed N`` needs to show a playthrough again."""


@dataclass(frozen=True, slots=True, order=True)
class Block:
    """One reason why a text did not carry in a body."""

    body: Id
    member: Id
    """Delegation that objected; "" a second key or a count that failed."""
    reason: str
    """Concern id, ``stance:DIMENSION``, or the title of what was missing."""
    clause: Id
    """Slot the concern names; "" the text as a whole."""
    response: Id


@dataclass(frozen=True, slots=True, order=True)
class Closing:
    """How one opening of a decision point ended."""

    decision: Id
    response: Id
    """What stands; "" nothing."""
    how: str
    """As in ``ResponseAdopted.how``, else as in ``DecisionClosed.how``."""


@dataclass(frozen=True, slots=True)
class LastChoice:
    """The last decision point of a playthrough to close, and when."""

    closing: Closing
    at: Minute
    opened: tuple[Id, ...]
    """Every decision point that opened, sorted."""


@dataclass(slots=True)
class Ledger:
    """Counts over playthroughs. A hit is a playthrough in which the thing happened at least once."""

    played: Counter[str] = field(default_factory=Counter)
    """Policy to playthroughs that reached ENDEX."""
    hits: Counter[tuple[str, Id]] = field(default_factory=Counter)
    """(kind, id): ``inject``, ``decision``, ``response``, ``tabled``, ``wording``, ``move``, ``pledge``, ``offer``,
    ``outcome``."""
    seen: dict[tuple[str, Id], Seed] = field(default_factory=dict)
    """The first playthrough of each hit."""
    passed: Counter[tuple[Id, str]] = field(default_factory=Counter)
    """(inject, ``condition`` or ``chance``): its time came and it was not delivered."""
    closings: Counter[tuple[str, Closing]] = field(default_factory=Counter)
    """(policy, closing)."""
    contested: Counter[tuple[str, str]] = field(default_factory=Counter)
    """(policy, ``openings``, ``won``, ``steps``, ``minutes``, ``capital`` or ``broken``) of contested points."""
    verdicts: Counter[tuple[Id, bool]] = field(default_factory=Counter)
    """(body, adopted)."""
    blocks: Counter[Block] = field(default_factory=Counter)
    values: dict[tuple[str, Id], Counter[int]] = field(default_factory=dict)
    """(policy, indicator) to its values at ENDEX."""
    ratings: dict[tuple[str, str], Counter[str]] = field(default_factory=dict)
    """(policy, objective or task) to P, S, M, U, ``not observed`` or ``evaluator``."""
    endings: Counter[str] = field(default_factory=Counter)
    """Ending, as one key, to playthroughs."""
    gaps: dict[str, Counter[Minute]] = field(default_factory=dict)
    """Policy to the longest stretch of each playthrough without an open decision point."""
    longest_gap: tuple[Minute, Minute, Seed] | None = None
    """(length, its start, playthrough)."""
    reading: dict[str, Counter[int]] = field(default_factory=dict)
    """Policy to minutes of a person's time, estimated."""
    last_choices: Counter[tuple[str, LastChoice]] = field(default_factory=Counter)
    last_seen: dict[LastChoice, Seed] = field(default_factory=dict)
    latest: dict[Id, Minute] = field(default_factory=dict)
    """Decision point to the latest minute at which it opened in any playthrough."""
    untabled: dict[Id, Seed] = field(default_factory=dict)
    """Decision points that closed with no text ever on the table, though a policy was looking for one."""
    broken_off: dict[str, list[Seed]] = field(default_factory=dict)
    """What stopped a playthrough before ENDEX, to the playthroughs."""

    def hit(self, kind: str, things: Iterable[Id], seed: Seed) -> None:
        """Count each thing once for this playthrough."""
        for thing in dict.fromkeys(things):
            self.hits[kind, thing] += 1
            self.seen.setdefault((kind, thing), seed)

    def add(self, other: Ledger) -> None:
        """Join another ledger, of later seeds, to this one."""
        for counter in ("played", "hits", "passed", "closings", "contested", "verdicts", "blocks", "endings"):
            getattr(self, counter).update(getattr(other, counter))
        self.last_choices.update(other.last_choices)
        for table in ("values", "ratings", "gaps", "reading"):
            mine = getattr(self, table)
            for key, counts in getattr(other, table).items():
                mine.setdefault(key, Counter()).update(counts)
        for first in ("seen", "last_seen", "untabled"):
            mine = getattr(self, first)
            for key, seed in getattr(other, first).items():
                mine.setdefault(key, seed)
        for what, seeds in other.broken_off.items():
            self.broken_off.setdefault(what, []).extend(seeds)
        for decision, at in other.latest.items():
            self.latest[decision] = max(at, self.latest.get(decision, 0))
        if other.longest_gap is not None and (self.longest_gap is None or other.longest_gap[0] > self.longest_gap[0]):
            self.longest_gap = other.longest_gap


def spread(counts: Counter[int]) -> tuple[int, int, int, int, int]:
    """Least, lower quarter, median, upper quarter and most of counted values. Raises ValueError for none."""
    if not counts:
        raise ValueError("nothing was counted")
    ordered = sorted(counts.items())
    total = sum(counts.values())

    def at(numerator: int) -> int:
        wanted, so_far = max(1, -(-total * numerator // 4)), 0
        for value, count in ordered:
            so_far += count
            if so_far >= wanted:
                return value
        return ordered[-1][0]

    return ordered[0][0], at(1), at(2), at(3), ordered[-1][0]
