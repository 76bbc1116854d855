"""Objectives and their critical tasks, rated from conduct and never from luck or from an indicator alone.

The ratings are those of HSEEP exercise evaluation guides: P performed without challenges, S with some challenges,
M with major challenges, U unable to be performed. What no journal can tell stays with a person.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain

from game.core.events import Ended
from game.core.expr import READS, holds, reads
from game.core.plan import Expr, Objective, Plan, Task
from game.core.state import State
from game.core.terms import Minute, Phase
from game.debrief.timeline import told
from game.debrief.walk import Happening, Walk

PERFORMED = "P"
SOME = "S"
MAJOR = "M"
UNABLE = "U"
EVALUATOR = "evaluator"
NOT_OBSERVED = "not observed"
OPEN = "open"

WORDS = {
    PERFORMED: "performed without challenges",
    SOME: "performed with some challenges",
    MAJOR: "performed with major challenges",
    UNABLE: "unable to be performed",
    EVALUATOR: "for the evaluator",
    NOT_OBSERVED: "not observed",
    OPEN: "still open",
}
"""Every rating in words."""


@dataclass(frozen=True, slots=True)
class TaskRating:
    """One critical task."""

    task: Task
    rating: str
    """P, S or U; ``evaluator`` (a person rates it), ``not observed`` (the occasion never came) or ``open``."""
    at: Minute | None
    """When its condition became true; None: it never did."""
    fact: str
    """The fact that made it so, in words; "" none."""
    by: str
    """Who asked for that fact: ``seat``, ``policy:NAME``; "" none."""
    why: str
    """The rating in one sentence."""


@dataclass(frozen=True, slots=True)
class ObjectiveRating:
    """One objective with its tasks."""

    objective: Objective
    rating: str
    """P, S, M or U; ``evaluator``, ``not observed`` or ``open`` where no task could be rated."""
    tasks: tuple[TaskRating, ...]


def rate(plan: Plan, walked: Walk) -> tuple[ObjectiveRating, ...]:
    """Every objective of the plan, rated over the states of the journal."""
    found, moments = [], _Moments(plan, walked.kept)
    for objective in plan.objectives:
        tasks = tuple(_task(moments, walked, task) for task in objective.tasks)
        found.append(ObjectiveRating(objective, overall(tuple(task.rating for task in tasks)), tasks))
    return tuple(found)


def overall(ratings: tuple[str, ...]) -> str:
    """An objective's rating from those of its tasks.

    P: every rated task was performed in time and at the first try. S: every one was performed, some late or only
    after a rewind. M: some were performed and some were not. U: none was. Tasks left to the evaluator, not observed
    or still open do not count; where no other is left, the objective takes their word.
    """
    rated = [item for item in ratings if item in (PERFORMED, SOME, UNABLE)]
    if not rated:
        return next((word for word in (OPEN, EVALUATOR) if word in ratings), NOT_OBSERVED)
    if UNABLE not in rated:
        return PERFORMED if SOME not in rated else SOME
    return UNABLE if all(item == UNABLE for item in rated) else MAJOR


class _Moments:
    """What stands of a journal, by what it changes: a condition is asked only where what it looks at is another."""

    def __init__(self, plan: Plan, kept: tuple[Happening, ...]) -> None:
        self.plan = plan
        self._kept = kept
        self._changes = {part: _changing(part, kept) for part in {*chain(*READS.values())}}

    def first(self, condition: Expr) -> Happening | None:
        """The first fact after which the condition holds."""
        places = sorted({0, *chain(*(self._changes[part] for part in reads(condition)))})
        found = (self._kept[place] for place in places if self._kept)
        return next((item for item in found if holds(condition, self.plan, item.after)), None)


def _changing(part: str, kept: tuple[Happening, ...]) -> list[int]:
    return [n for n, item in enumerate(kept) if getattr(item.after, part) is not getattr(item.before, part)]


def _task(moments: _Moments, walked: Walk, task: Task) -> TaskRating:
    if task.by is None:
        return TaskRating(task, EVALUATOR, None, "", "", "Seen and rated by a person.")
    plan, turned = moments.plan, moments.first(task.by)
    relevant = task.relevant is None or moments.first(task.relevant) is not None
    if not relevant and (turned is None or task.never):
        return TaskRating(task, NOT_OBSERVED, None, "", "", "The occasion for it never came.")
    rating, why = _never(plan, task, turned, walked) if task.never else _done(task, turned, walked)
    if turned is None:
        return TaskRating(task, rating, None, "", "", why)
    return TaskRating(task, rating, turned.at, told(plan, turned), turned.by, why)


def _never(plan: Plan, task: Task, turned: Happening | None, walked: Walk) -> tuple[str, str]:
    if turned is not None and (task.before is None or turned.at <= task.before):
        return UNABLE, "It was to be avoided and happened."
    if not _over(walked.final, task.before):
        return OPEN, "It has not happened so far."
    if task.unaided and _taken_back(plan, task, walked):
        return SOME, "It happened, was taken back, and did not happen again."
    return PERFORMED, "It was to be avoided and did not happen."


def _done(task: Task, turned: Happening | None, walked: Walk) -> tuple[str, str]:
    if turned is None:
        if not _over(walked.final, task.before):
            return OPEN, "It has not been done so far, and there is still time."
        return UNABLE, "It was not done."
    if task.before is not None and turned.at > task.before:
        return SOME, "It was done, but late."
    if task.unaided and _second_try(walked, turned):
        return SOME, "It was done in time, after a rewind had shown what would follow."
    return PERFORMED, "It was done in time."


def _over(state: State, before: Minute | None) -> bool:
    """Whether the time for a task has run out."""
    return state.phase is Phase.DEBRIEF or (before is not None and state.now > before)


def _second_try(walked: Walk, turned: Happening) -> bool:
    """Whether a rewind had already shown how this would go: the same decision point, or the same minute, before."""
    decision = getattr(turned.fact, "decision", "")
    earlier = [item for item in walked.everything if item.struck and item.line < turned.line]
    if decision:
        return any(getattr(item.fact, "decision", "") == decision for item in earlier)
    return any(item.at >= turned.at for item in earlier)


def _taken_back(plan: Plan, task: Task, walked: Walk) -> bool:
    """Whether what was to be avoided did happen in a stretch that a rewind took back."""
    return any(item.struck and holds(task.by, plan, item.after) for item in walked.everything)


def ended(walked: Walk) -> bool:
    """Whether ENDEX has come."""
    return any(isinstance(item.fact, Ended) for item in walked.kept)
