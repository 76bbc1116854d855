"""Every remark on a scenario or a rulebook, in one place."""

from __future__ import annotations

from game.core.plan import Plan
from game.pack.compile.desk import Desk, Place
from game.pack.compile.rulebooks import Rules
from game.pack.lint import figures, idle, powers, stuck, texts
from game.pack.schema.rules import RulebookModel
from game.pack.source import Source


def remark(desk: Desk, source: Source, plan: Plan) -> None:
    """What can never happen, and what changes nothing.

    A condition that could not be read counts as met; an amount that could not be read is lost, so that what rests on
    amounts is only said of a scenario without errors.
    """
    sound = not any(fault.severity == "error" for fault in desk.faults)
    top = Place(source)
    world = stuck.stuck(desk, top, plan)
    idle.objectives(desk, top, plan, world)
    idle.evidence(desk, top, plan, world)
    if sound:
        idle.indicators(desk, top, plan, world)
        idle.dominated(desk, top, plan)


def remark_texts(desk: Desk, source: Source, plan: Plan) -> None:
    """What can be told of any scenario: its words, figures, notes and procedures."""
    desk.faults += [
        *texts.refused(source),
        *texts.abbreviations(source, plan),
        *texts.notes(source),
        *texts.unseen(source),
    ]
    figures.sources(desk, Place(source), plan)
    powers.verdicts(desk, Place(source), plan)


def remark_rulebook(desk: Desk, source: Source, model: RulebookModel, rules: Rules, plan: Plan) -> None:
    """What can be told of a rulebook."""
    desk.faults += [*texts.refused(source), *texts.notes(source), *texts.unseen(source)]
    powers.bodies(desk, Place(source), model, rules, plan)
