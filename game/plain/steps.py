"""The steps a line of asks would spend, against those a decision point has left."""

from __future__ import annotations

from collections import Counter

from game.core import commands as c
from game.core.plan import Id
from game.view.decision import DecisionView
from game.view.seen import SeatView


def spending(view: SeatView, commands: tuple[c.Command, ...]) -> DecisionView | None:
    """The decision point whose last two steps or more these asks would spend at once; None: there is none."""
    spent = Counter[Id]()
    for command in commands:
        match command:
            case c.Table(decision=decision, wordings=wordings):
                spent[decision] += sum(pair not in first_drafts(view, command) for pair in wordings)
            case c.Amend() | c.Sound() | c.Confide() | c.Lobby():
                spent[command.decision] += 1
    return next((d for d in view.decisions if 2 <= d.steps_left <= spent[d.id]), None)


def first_drafts(view: SeatView, command: c.Table) -> set[tuple[Id, Id]]:
    """(clause, wording) as a response stands when it is tabled without a word changed: these cost no step."""
    offered = (response for d in view.decisions if d.id == command.decision for response in d.responses)
    slots = (slot for response in offered if response.id == command.response for slot in response.slots)
    return {(slot.id, slot.wordings[0].id) for slot in slots}


def untouched(view: SeatView) -> tuple[DecisionView, ...]:
    """Open decision points that a held seat chairs and for which nothing has been tabled yet, with steps to spend."""
    return tuple(d for d in view.decisions if d.chaired and d.draft is None and d.left and d.responses)
