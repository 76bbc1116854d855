"""What a scenario's ``rehearsal:`` holds it to: shares adopted by each policy, and the most of each finding.

A plan keeps both in one table; a name that is a policy's bounds what it adopts, every other one is a limit here.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from game.core.plan import Id, Plan
from game.policies import NAMES
from game.rollout.economy import share
from game.rollout.findings import Finding
from game.rollout.ledger import Ledger

COUNTED: dict[str, str] = {
    "dead_ends": "dead end",
    "no_options": "no option",
    "unreached": "unreached",
    "never_in_order": "never in order",
    "never_adopted": "never adopted",
    "dominated": "dominated",
}
"""Limit to the kind of finding it counts."""


@dataclass(frozen=True, slots=True)
class Held:
    """One threshold and what came of it."""

    name: str
    least: int
    most: int
    """Per cent for shares, minutes for ``longest_gap``, else a number of findings."""
    value: int | None
    """None: nothing to measure it by, for example a policy that was not rehearsed."""

    @property
    def holds(self) -> bool:
        """True within bounds, and where there was nothing to measure."""
        return self.value is None or self.least <= self.value <= self.most


def adopted(ledger: Ledger, policy: str) -> int | None:
    """Per cent, half up, of the contested openings that a policy won; None: there were none."""
    return share(ledger.contested[policy, "won"], ledger.contested[policy, "openings"])


def largest_share(plan: Plan, ledger: Ledger) -> tuple[int, Id, Id]:
    """(per cent, decision point, response): the option that stands most often, over every policy; (0, "", "") none."""
    shares = [
        (100 * count // whole, decision, response)
        for decision, counts in stands(plan, ledger).items()
        if (whole := sum(counts.values()))
        for response, count in counts.items()
    ]
    return max(shares, default=(0, "", ""))


def stands(plan: Plan, ledger: Ledger) -> dict[Id, Counter[Id]]:
    """Decision point to how often each response stood at its close, over every policy; "" nothing."""
    found: dict[Id, Counter[Id]] = {decision.id: Counter() for decision in plan.decisions}
    for (_, closing), count in ledger.closings.items():
        found[closing.decision][closing.response] += count
    return found


def held(plan: Plan, ledger: Ledger, found: list[Finding]) -> list[Held]:
    """Every threshold of the scenario, in authored order."""
    return [Held(name, least, most, _value(plan, ledger, found, name)) for name, least, most in plan.rehearsal]


def _value(plan: Plan, ledger: Ledger, found: list[Finding], name: str) -> int | None:
    if name in NAMES:
        return adopted(ledger, name)
    if name == "max_share_of_one_option":
        return largest_share(plan, ledger)[0]
    if name == "longest_gap":
        return ledger.longest_gap[0] if ledger.longest_gap else None
    return sum(item.kind == COUNTED.get(name) for item in found)
