"""The room in the review: observations, rationale, notes and what was changed by hand, a section each where there is
one.
"""

from __future__ import annotations

from game.core.plan import Id
from game.debrief.blocks import Block, Dated, Heading, Para, Row
from game.debrief.in_room import Said, Seen
from game.debrief.report import Debrief
from game.view.clock import stamp


def room(debrief: Debrief) -> list[Block]:
    """Every section of the room that has something in it."""
    found = debrief.room
    return [
        *_observations(debrief),
        *_section(debrief, "Rationale", "Written down by those who decided.", found.rationales),
        *_section(debrief, "What was noted", "", found.notes),
        *_section(debrief, "By the facilitator's hand", "What was changed on the day, and why.", found.by_hand),
        *_section(debrief, "Injects written on the day", "", found.written),
    ]


def _section(debrief: Debrief, title: str, lead: str, items: tuple[Said, ...]) -> list[Block]:
    if not items:
        return []
    rows = tuple(Row(stamp(debrief.plan, item.at), _said(item)) for item in items)
    return [Heading(2, title), *([Para(lead)] if lead else []), Dated(rows)]


def _said(item: Said) -> str:
    text = f"{item.who}: {item.text}" if item.who else item.text
    return f"{text} — {item.why}" if item.why else text


def _observations(debrief: Debrief) -> list[Block]:
    items = debrief.room.observations
    if not items:
        return []
    rows = tuple(Row(stamp(debrief.plan, item.at), observed(debrief, item)) for item in items)
    return [Heading(2, "Observations"), Para("Findings are drawn from observations by people; these are not yet."),
            Dated(rows)]  # fmt: skip


def observed(debrief: Debrief, item: Seen) -> str:
    """One observation with its rating and what it was seen against."""
    about = _about(debrief, item.objective, item.task)
    letter = f"[{item.rating}] " if item.rating else ""
    return f"{letter}{item.who}: {item.text}" + (f" ({about})" if about else "")


def _about(debrief: Debrief, objective_id: Id, task_id: Id) -> str:
    objective = next((item for item in debrief.plan.objectives if item.id == objective_id), None)
    if objective is None:
        return ""
    return next((task.title for task in objective.tasks if task.id == task_id), objective.title)


def against(debrief: Debrief, objective: Id, task: Id) -> tuple[Seen, ...]:
    """The observations against one task."""
    return tuple(item for item in debrief.room.observations if (item.objective, item.task) == (objective, task))
