"""What really happened, beside what was decided in the exercise. Two records, no verdict on either."""

from __future__ import annotations

from dataclasses import dataclass

from game.core.plan import HistoryAct, HistoryFact, Plan
from game.core.state import Adoption, State
from game.core.terms import Minute
from game.debrief import say


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


def compare(plan: Plan, state: State) -> Compared:
    """Every decision point that history or the exercise settled, in authored order, and the dated record."""
    acts = {act.decision: act for act in plan.history_acts}
    done: dict[str, Adoption] = {}
    for adoption in state.adopted:
        done.setdefault(adoption.decision, adoption)
    found = [
        _beside(plan, state, decision.id, acts.get(decision.id), done.get(decision.id))
        for decision in plan.decisions
        if decision.id in acts or decision.id in done
    ]
    return Compared(tuple(sorted(plan.history, key=lambda fact: fact.at)), tuple(found))


def _beside(plan: Plan, state: State, decision: str, act: HistoryAct | None, done: Adoption | None) -> Beside:
    return Beside(
        decision=say.decision(plan, decision),
        history=_text(plan, act.response, act.wordings) if act else "",
        history_at=act.at if act else None,
        exercise=_text(plan, done.response, done.wordings) if done else "",
        exercise_at=done.at if done else None,
        how=say.adopted(done.how) if done else "",
        same=_same(plan, state, decision, act, done),
    )


def _text(plan: Plan, response: str, wordings: tuple[tuple[str, str], ...]) -> str:
    clauses = say.clauses(plan, response, wordings)
    return say.response(plan, response) + (f" ({clauses})" if clauses else "")


def _same(plan: Plan, state: State, decision: str, act: HistoryAct | None, done: Adoption | None) -> str:
    if done is None:
        return "nothing adopted here" if decision in state.points else "never opened here"
    if act is None:
        return "no counterpart on record"
    if act.response != done.response:
        return "another response"
    mine = say.clauses(plan, done.response, done.wordings)
    theirs = say.clauses(plan, act.response, act.wordings)
    return "the same text" if mine == theirs else "the same response, other clauses"
