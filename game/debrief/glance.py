"""The exercise at a glance: what fits on one page, chosen from the parts of the debrief."""

from __future__ import annotations

from dataclasses import dataclass

from game.core.plan import Plan
from game.core.terms import Minute
from game.debrief import say
from game.debrief.carried import Failed
from game.debrief.consensus import Deliberation
from game.debrief.measures import MINIMUM, Reading
from game.debrief.objectives import EVALUATOR, NOT_OBSERVED, OPEN, PERFORMED, SOME, WORDS, ObjectiveRating, TaskRating
from game.debrief.report import Debrief
from game.debrief.turning import TurningPoint
from game.view.clock import stamp

TURNING = 3
"""Turning points on the first page."""


@dataclass(frozen=True, slots=True)
class Decided:
    """One decision point in a line."""

    at: Minute | None
    """When it closed; None: still open."""
    title: str
    outcome: str
    """What stands; ``nothing`` where nothing does."""
    how: str


@dataclass(frozen=True, slots=True)
class Rated:
    """One objective in a line."""

    rating: str
    """P, S, M or U, or the rating in words."""
    title: str
    ground: str
    """What the rating stood on."""


@dataclass(frozen=True, slots=True)
class Glance:
    """The first page."""

    lives: tuple[str, ...]
    """One sentence for each count of lives, with what kind of figure it is."""
    law: tuple[str, ...]
    """One sentence for each unlawful response that took effect; () none did."""
    decided: tuple[Decided, ...]
    """In order of closing; what is still open comes last."""
    rated: tuple[Rated, ...]
    turning: tuple[TurningPoint, ...]
    """Those after which the indicators moved most, in order of time."""
    failed: tuple[Failed, ...]
    """Texts that failed, the most telling first: where nothing was agreed, then where something would have carried."""


def glance(debrief: Debrief) -> Glance:
    """Choose the first page. Nothing on it is missing from the parts that follow."""
    return Glance(
        lives=tuple(life(reading, debrief) for reading in debrief.lives),
        law=tuple(_breach(debrief, n) for n, breach in enumerate(debrief.law) if breach.took_effect),
        decided=tuple(sorted(map(_decided, debrief.deliberations), key=lambda item: (item.at is None, item.at or 0))),
        rated=tuple(_rated(debrief.plan, item) for item in debrief.objectives),
        turning=_turning(debrief.turning),
        failed=tuple(sorted(debrief.failed, key=lambda item: (item.settled, item.carried_at is None, item.at))),
    )


def _decided(item: Deliberation) -> Decided:
    how = HOW.get(item.how, item.how) if item.closed is not None else "still open"
    return Decided(item.closed, item.title, item.outcome or "nothing", how)


HOW = {
    "adopted": "adopted",
    "blocked": "blocked; the status quo stands",
    "lapsed": "lapsed",
    "referred": "referred",
    "alone": "one capital alone",
    "declared": "declared by the facilitator",
}
"""How a decision point closed, in words."""


def life(reading: Reading, debrief: Debrief) -> str:
    """One count of lives as a sentence, with what kind of figure it is."""
    indicator = reading.indicator
    note = indicator.note if MINIMUM in indicator.note else MINIMUM
    until = say.when(debrief.plan, debrief.now)
    return f"{indicator.title}: {say.amount(indicator, reading.end)} by {until} — {note}."


def _breach(debrief: Debrief, n: int) -> str:
    breach = debrief.law[n]
    when = stamp(debrief.plan, breach.at)
    duty = say.sentence(say.plain(breach.duty))
    return f"An unlawful response took effect on {when}: “{breach.response}”. Duty breached: {duty}"


def _rated(plan: Plan, item: ObjectiveRating) -> Rated:
    letter = item.rating if len(item.rating) == 1 else WORDS[item.rating]
    return Rated(letter, item.objective.title, _ground(plan, item.tasks))


def _ground(plan: Plan, tasks: tuple[TaskRating, ...]) -> str:
    """The tasks an objective stood on: how many of how many, and the one that tells most."""
    rated = [task for task in tasks if task.rating not in (EVALUATOR, NOT_OBSERVED, OPEN)]
    done = [task for task in rated if task.rating in (PERFORMED, SOME)]
    if not rated:
        return ""
    count = f"{len(done)} of {len(rated)}"
    failed = next((task for task in rated if task not in done), None)
    if failed is not None:
        return f"{count}, not: {failed.task.title}"
    late = next((task for task in done if task.rating == SOME), None)
    if late is not None:
        return f"{count}, with challenges: {late.task.title}"
    last = max((task for task in done if task.at is not None), key=lambda task: task.at or 0, default=None)
    return f"{count}, the last {day(plan, last.at)}: {last.fact}" if last is not None and last.at is not None else count


def day(plan: Plan, minute: Minute) -> str:
    """The day of a minute: ``D+3``."""
    return stamp(plan, minute).split()[0]


def _turning(points: tuple[TurningPoint, ...]) -> tuple[TurningPoint, ...]:
    chosen = sorted(points, key=lambda point: (-point.weight, point.at))[:TURNING]
    return tuple(point for point in points if point in chosen)[:TURNING]
