"""The planted scenario and its rehearsal, made once for every test that looks at it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from game.core.plan import Plan
from game.pack import load
from game.rollout.rehearse import Order, Rehearsal, rehearse

PLANTED = Path(__file__).parent / "planted"
POLICIES = ("random", "consensus", "public", "status-quo", "explore")


@cache
def planted() -> Plan:
    """The scenario with four planted faults."""
    loaded = load(PLANTED)
    assert loaded.plan is not None, loaded.faults
    return loaded.plan


@cache
def rehearsal() -> Rehearsal:
    """Twelve playthroughs of each policy."""
    return rehearse(planted(), Order(POLICIES, 12, 1))
