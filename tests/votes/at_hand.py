"""The rulebooks at hand, opened once for all tests of this folder, and votes described in a line."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from game.core.plan import Body
from game.pack.law import Law, open_law
from game.votes.ask import Question, resolve
from game.votes.verdict import Verdict, verdict

CASES = Path(__file__).parents[2].parent / "shared" / "rules" / "vectors.yaml"

DAYS = {
    "crisis-regulation": "2026-07-02", "nice-majority": "2014-06-27", "nice-two-thirds": "2014-06-27",
    "nice-majority-27": "2010-06-01", "nice-two-thirds-27": "2010-06-01", "substantive-vote": "2022-02-25",
    "procedural-vote": "2022-02-25", "au-psc-consensus": "2025-06-01", "au-psc-two-thirds": "2025-06-01",
    "au-psc-simple": "2025-06-01",
}  # fmt: skip
"""A day on which a procedure is in force and its members are on record; any other: see ``day_for``."""


def day_for(procedure: str) -> str:
    """That day, or the last one of a procedure that is over, or 1 June 2018."""
    return DAYS.get(procedure) or law().procedure(procedure).to or "2018-06-01"


@cache
def law() -> Law:
    """All rulebooks that came along; fails when one has a fault."""
    found, faults = open_law()
    assert not faults, [str(fault) for fault in faults]
    return found


def counted() -> list[str]:
    """Every procedure that counts."""
    return [name for name, (_, model) in law().rules.procedures.items() if model.kind != "own"]


@cache
def body_for(procedure: str) -> Body:
    """A body that decides by a procedure, on a day when it may."""
    day = day_for(procedure)
    names = (one for one, (_, m) in law().rules.bodies.items() if m.members and procedure in law().decides_by(one))
    bodies = (law().compiled(name, day) for name in names)
    return next(body for body in bodies if body.members)


def asked(body: str, day: str, **sides: Any) -> Verdict:
    """The verdict on a vote; sides are lists of codes by comma."""
    lists: dict[str, Any] = {
        key: tuple(filter(None, value.split(","))) if isinstance(value, str) and key in SIDES else value
        for key, value in sides.items()
    }
    return verdict(law(), resolve(law(), Question(body, day, **lists)))


SIDES = ("supporting", "against", "abstaining", "declared", "absent", "participants", "veto", "switches")
