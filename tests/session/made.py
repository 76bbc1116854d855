"""Sessions on the tiny plan, with a wall clock that stands still."""

from __future__ import annotations

from game.core.plan import Id, Plan
from game.journal import MemoryJournal
from game.session import Session
from tests.tiny import tiny_plan

PLAN = tiny_plan()
CALM: tuple[tuple[Id, str], ...] = (("storm", "no"), ("rough-week", "calm"))


def still() -> str:
    """A wall clock that always says the same."""
    return "2026-01-02T03:04:05Z"


def begun(*seats: Id, practice: bool = False, plan: Plan = PLAN) -> Session:
    """A session in memory, without storm or rough weeks."""
    return Session.create(
        plan, MemoryJournal, seats=seats or ("sg",), seed=3, forced=CALM, practice=practice, clock=still
    )
