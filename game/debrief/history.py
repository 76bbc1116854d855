"""What really happened, beside what was decided in the exercise. Two records, no verdict on either."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest

from game.core.plan import HistoryAct, HistoryFact, Plan
from game.core.state import Adoption, State
from game.core.terms import Minute
from game.debrief import say
from game.view import names


@dataclass(frozen=True, slots=True)
class Beside:
    """One decision point, then and here."""

    decision: str
    history: str
    """What was agreed in reality, with its clauses; "" where the plan tells nothing of it."""
    history_at: Minute | None
    exercise: str
    """What stood in the exercise, with its clauses; "" nothing, or it never opened."""
    exercise_at: Minute | None
    how: str
    """How it came to stand here, in words; "" nothing stood."""
    same: str
    """``the same text``, ``the same response, other clauses``, ``another response``, ``nothing adopted here``,
    ``never opened here`` or ``no counterpart on record``."""


@dataclass(frozen=True, slots=True)
class Compared:
    """History as a whole."""

    facts: tuple[HistoryFact, ...]
    beside: tuple[Beside, ...]


SAME = "the same text"


def compare(plan: Plan, state: State) -> Compared:
    """Every decision point that history or the exercise settled, in authored order, and the dated record.

    A decision point that opened more than once is compared opening by opening.
    """
    found = []
    for decision in plan.decisions:
        acts = [act for act in plan.history_acts if act.decision == decision.id]
        done = [adoption for adoption in state.adopted if adoption.decision == decision.id]
        found += [_beside(plan, state, decision.id, act, adoption) for act, adoption in zip_longest(acts, done)]
    return Compared(tuple(sorted(plan.history, key=lambda fact: fact.at)), tuple(found))


def _beside(plan: Plan, state: State, decision: str, act: HistoryAct | None, done: Adoption | None) -> Beside:
    return Beside(
        decision=names.decision(plan, decision),
        history=_text(plan, act.response, act.wordings) if act else "",
        history_at=act.at if act else None,
        exercise=_text(plan, done.response, done.wordings) if done else "",
        exercise_at=done.at if done else None,
        how=say.adopted(done.how) if done else "",
        same=_same(plan, state, decision, act, done),
    )


def _text(plan: Plan, response: str, wordings: tuple[tuple[str, str], ...]) -> str:
    return say.quoted(plan, response, wordings)


def _same(plan: Plan, state: State, decision: str, act: HistoryAct | None, done: Adoption | None) -> str:
    if done is None:
        return "nothing adopted here" if decision in state.points else "never opened here"
    if act is None:
        return "no counterpart on record"
    if act.response != done.response:
        return "another response"
    mine = say.clauses(plan, done.response, done.wordings)
    theirs = say.clauses(plan, act.response, act.wordings)
    return SAME if mine == theirs else "the same response, other clauses"
