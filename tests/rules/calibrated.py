"""The calibration texts, compiled once for all tests of this folder."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from game.core.plan import Plan
from game.pack import load


@cache
def plan() -> Plan:
    """The calibration texts as of 8 February 2016; fails when they do not compile clean."""
    loaded = load(Path(__file__).parent / "calibration.scenario.yaml")
    assert loaded.plan is not None, [str(fault) for fault in loaded.faults]
    assert not [fault for fault in loaded.faults if fault.severity == "error"], [str(f) for f in loaded.faults]
    return loaded.plan
