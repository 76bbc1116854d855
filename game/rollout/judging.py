"""Objectives and their tasks judged as a playthrough goes by, like the debrief rates them: by conduct, never luck."""

from __future__ import annotations

from collections.abc import Iterator

from game.core.expr import holds
from game.core.plan import Plan, Task
from game.core.state import State
from game.core.terms import Minute

PERFORMED, LATE, PARTLY, UNABLE = "P", "S", "M", "U"
EVALUATOR, NOT_OBSERVED = "evaluator", "not observed"
RATINGS = (PERFORMED, LATE, PARTLY, UNABLE, NOT_OBSERVED, EVALUATOR)
"""Best first; the last two are no ratings."""


class Judging:
    """Watches when each task's condition first held. There are no rewinds in a rehearsal, so P and S part by time."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._tasks = [(objective.id, task) for objective in plan.objectives for task in objective.tasks]
        self._turned: dict[str, Minute] = {}
        self._relevant: set[str] = set()

    def watch(self, state: State) -> None:
        """Note what is so now, for the first time."""
        for _, task in self._tasks:
            if task.by is not None and task.id not in self._turned and holds(task.by, self.plan, state):
                self._turned[task.id] = state.now
            if task.id not in self._relevant and holds(task.relevant, self.plan, state):
                self._relevant.add(task.id)

    def ratings(self) -> Iterator[tuple[str, str]]:
        """(objective or task, rating) of all, each objective before its tasks."""
        for objective in self.plan.objectives:
            tasks = [(task.id, self.rating(task)) for task in objective.tasks]
            yield objective.id, _overall([rating for _, rating in tasks])
            yield from tasks

    def rating(self, task: Task) -> str:
        """One task's rating."""
        if task.by is None:
            return EVALUATOR
        at = self._turned.get(task.id)
        if task.id not in self._relevant and (at is None or task.never):
            return NOT_OBSERVED
        in_time = at is not None and (task.before is None or at <= task.before)
        if task.never:
            return UNABLE if in_time else PERFORMED
        return UNABLE if at is None else PERFORMED if in_time else LATE


def _overall(ratings: list[str]) -> str:
    rated = [rating for rating in ratings if rating in (PERFORMED, LATE, UNABLE)]
    if not rated:
        return EVALUATOR if EVALUATOR in ratings else NOT_OBSERVED
    if UNABLE not in rated:
        return PERFORMED if LATE not in rated else LATE
    return UNABLE if set(rated) == {UNABLE} else PARTLY
