"""What was hidden, and what each seat thought likely as the evidence came in."""

from __future__ import annotations

from dataclasses import dataclass

from game.core import events as e
from game.core.plan import Id, Plan
from game.core.terms import Minute
from game.debrief import say
from game.debrief.walk import Walk
from game.view.beliefs import percents, spoken


@dataclass(frozen=True, slots=True)
class Course:
    """How one seat's belief went."""

    seat: str
    title: str
    truth: str
    """What was so."""
    first: str
    """What it thought likely at STARTEX."""
    turns: tuple[tuple[Minute, str, str], ...]
    """(when, the evidence in words, what it thought likely then)."""


def courses(plan: Plan, walked: Walk) -> tuple[Course, ...]:
    """One course for each belief and holder, in authored order."""
    return tuple(
        _course(plan, walked, belief.id, seat)
        for belief in plan.beliefs
        for seat in belief.held_by
        if (belief.id, seat) in walked.final.beliefs
    )


def _course(plan: Plan, walked: Walk, name: Id, seat: Id) -> Course:
    belief = plan.tables.beliefs[name]
    first, turns, looked = "", list[tuple[Minute, str, str]](), ""
    for item in walked.kept:
        match item.fact:
            case e.EvidenceExamined(evidence=evidence, found=found):
                known = plan.tables.evidence.get(evidence)
                title = say.plain(known.title if known else evidence)
                looked = f"found: {title}" if found else f"looked for and not found: {title}"
            case e.BeliefRevised(belief=changed, seat=holder, parts=parts, because=because) if (changed, holder) == (
                name,
                seat,
            ):
                likely = spoken(percents(plan, name, parts))
                if because:
                    turns.append((item.at, looked, likely))
                else:
                    first = likely
    truth = walked.final.hidden.get(belief.over, "")
    return Course(say.seat(plan, seat), say.plain(belief.title), truth, first, tuple(turns))
