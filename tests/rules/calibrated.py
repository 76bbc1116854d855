"""The calibration texts, compiled once for all tests of this folder, and what the calibration says of them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from game.core.plan import Plan
from game.pack import load

Wordings = tuple[tuple[str, str], ...]

SUNSET = ("sunset", "three-months")
AREA = ("area", "by-agreement")
HEADS: Wordings = (("chapters", "one-chapter"), ("visa", "visa-when-met"), ("relocation", "no-new-shares"))
LIBYA_SUPPORT: Wordings = (("lead", "union-leads"), ("authority", "un-authority"))

EXPECTED: dict[str, tuple[str, str, Wordings, set[str], set[str]]] = {
    "R-N03": ("allies", "ships", (), {"FR", "GR", "TR"}, {"ES", "PL"}),
    "R-N03 + sunset + area": ("allies", "ships", (SUNSET, AREA), set(), {"FR"}),
    "R-N06": ("allies", "liaison", (), {"TR"}, set()),
    "R-N04": ("allies", "coastal-waters", (), {"GR", "TR", "HU", "PL"}, set()),
    "R-N08": ("allies", "round-table", (), set(), set()),
    "R-N11": ("allies", "interdiction", (), {"CA", "FR", "IT", "US", "GR", "TR", "DE"}, set()),
    "R-N23": ("allies", "libya", (), {"FR", "IT", "DE", "ES"}, set()),
    "R-N09": ("allies", "eu-operation", (), {"FR", "TR"}, set()),
    "R-E13 (heads)": ("heads", "statement", (), {"CY", "HU"}, set()),
}
"""Text to decision point, response, wordings, who objects, and who asks (empty where the source names nobody)."""


@cache
def plan() -> Plan:
    """The calibration texts as of 8 February 2016; fails when they do not compile clean."""
    loaded = load(Path(__file__).parent / "calibration.scenario.yaml")
    assert loaded.plan is not None, [str(fault) for fault in loaded.faults]
    assert not [fault for fault in loaded.faults if fault.severity == "error"], [str(f) for f in loaded.faults]
    return loaded.plan


def share(members: tuple[str, ...]) -> int:
    """Share of the Union's population of 2016, in thousandths, rounded half up."""
    people = {member.code: dict(member.weights)["population"] for member in plan().tables.bodies["eu-council"].members}
    total = sum(people.values())
    return (sum(people[code] for code in members) * 2000 + total) // (2 * total)
