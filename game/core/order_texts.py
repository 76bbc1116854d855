"""What is in order about texts: tabling, amending, positions, silence, declaring, withdrawing, referring."""

from __future__ import annotations

from game.core import commands as c
from game.core import lookup
from game.core.learning import askable
from game.core.lookup import here, need, text_on_table
from game.core.needs import (
    affords,
    in_time,
    movable,
    normal,
    not_silent,
    not_under_way,
    offered,
    open_gates,
    reason_given,
    slot_of,
    wording_of,
)
from game.core.plan import Plan
from game.core.state import State
from game.core.steps import busy, ready_at
from game.core.terms import HOUR, FileStatus, Stand


def table(plan: Plan, state: State, command: c.Table) -> None:
    """A draft can be tabled."""
    decision, point = here(plan, state, command.decision)
    lookup.speaks(plan, decision, command.seat)
    response = offered(plan, decision, command.response)
    need(
        response.id not in point.fallen, "R19", f"“{response.title}” has fallen here.",
        "A text that failed for good does not come back in the same decision point.", "another response.",
    )  # fmt: skip
    not_silent(point)
    open_gates(plan, state, response)
    for slot_id, wording in command.wordings:
        wording_of(slot_of(response, slot_id), wording)
    wordings = normal(response, command.wordings)
    file = point.file
    same = file is not None and file.status is not FileStatus.WITHDRAWN
    need(
        not (same and file is not None and (file.response, file.wordings) == (response.id, wordings)), "R13",
        "That very text is on the table.", "Tabling changes the text on the table.",
        "amend it, put it to the decision, or table another.",
    )  # fmt: skip
    if decision.rounds:
        affords(decision, point, state, len(wordings), in_round=plan.costs.table > 0)
    reason_given(response, command.reason)


def amend(plan: Plan, state: State, command: c.Amend) -> None:
    """A wording can be swapped."""
    decision, point = here(plan, state, command.decision)
    lookup.speaks(plan, decision, command.seat)
    file, response = text_on_table(plan, point)
    not_silent(point)
    slot = slot_of(response, command.slot)
    wording_of(slot, command.wording)
    stands = dict(file.wordings).get(slot.id, slot.wordings[0].id)
    need(stands != command.wording, "R13", "That wording stands already.", "Amending swaps a wording for another.",
         f"one of {lookup.listing([w.id for w in slot.wordings if w.id != stands])}.")  # fmt: skip
    affords(decision, point, state, 1, in_round=plan.costs.amend > 0)
    in_time(point, state.now + plan.costs.amend)


def position(plan: Plan, state: State, command: c.TakePosition) -> None:
    """A delegation can take this position."""
    decision, point = here(plan, state, command.decision)
    file, response = text_on_table(plan, point)
    code = plan.tables.seats[command.seat].delegation
    need(
        bool(code) and code in askable(plan, decision, response), "R14",
        "This seat has no voice on the text.",
        f"Positions are for members of {plan.tables.bodies[decision.forum].title} and holders of a second key.",
        "ask a delegation that has one.",
    )  # fmt: skip
    if command.slot:
        slot_of(response, command.slot)
    procedure = lookup.procedure_of(plan, decision)
    constructive = any(test.count == "declared" for deep in procedure.tests for test in (deep, *deep.either))
    if command.stand is Stand.ABSTAIN:
        need(
            procedure.kind == "vote" and (constructive or not command.declared), "R26",
            "That abstention does not exist here.", procedure.rule or procedure.title,
            "assent, object, or ask for time.",
        )  # fmt: skip
    stands = point.positions.get(code)
    same = stands is not None and (stands.stand, stands.slot, stands.declared, stands.why) == (
        command.stand, command.slot, command.declared, command.why,
    )  # fmt: skip
    need(not same, "R13", "That position stands already.", "A position is taken once and changed when it changes.",
         "another position, or none.")  # fmt: skip
    _ = file


def silence(plan: Plan, state: State, command: c.PutUnderSilence) -> None:
    """The text can go under silence."""
    decision, point = here(plan, state, command.decision)
    lookup.presides(plan, decision, command.seat)
    file, _ = text_on_table(plan, point)
    procedure = lookup.procedure_of(plan, decision)
    need(procedure.kind == "silence", "R16", "There is no silence procedure here.", procedure.rule or procedure.title,
         "declare the outcome.")  # fmt: skip
    movable(file, "put_under_silence")
    least, most = procedure.silence_hours[1], procedure.silence_hours[2]
    need(least <= command.hours <= most, "R15", f"Silence of {command.hours} hours is outside the limits.",
         f"Silence runs {least} to {most} hours here.",
         f"{procedure.silence_hours[0]} hours is usual.")  # fmt: skip
    in_time(point, ready_at(state, decision.id) + command.hours * HOUR)


def declare(plan: Plan, state: State, command: c.Declare) -> None:
    """The outcome can be declared."""
    decision, point = here(plan, state, command.decision)
    lookup.presides(plan, decision, command.seat)
    file, _ = text_on_table(plan, point)
    procedure = lookup.procedure_of(plan, decision)
    need(procedure.kind != "silence", "R16", "Nothing is declared by the chair here.",
         procedure.rule or procedure.title, "put the text under silence.")  # fmt: skip
    movable(file, "adopt")
    need(not busy(state, decision.id), "R25", "The drafters are still at work on the text.",
         "The outcome is declared on a finished text.", "wait until the draft is ready.")  # fmt: skip


def withdraw(plan: Plan, state: State, command: c.Withdraw) -> None:
    """The text can be withdrawn."""
    decision, point = here(plan, state, command.decision)
    file, _ = text_on_table(plan, point)
    if command.seat != file.seat:
        lookup.presides(plan, decision, command.seat)
    movable(file, "withdraw")


def refer(plan: Plan, state: State, command: c.Refer) -> None:
    """The file can be referred."""
    decision, point = here(plan, state, command.decision)
    lookup.presides(plan, decision, command.seat)
    bodies = [item.body for item in decision.referrals]
    need(command.body in bodies, "R22", f"This file cannot be referred to “{command.body}”.",
         "A file is referred where the scenario provides for it.",
         f"one of {lookup.listing(bodies)}." if bodies else "none here.")  # fmt: skip
    not_silent(point)
    not_under_way(state, "refer", decision.id, command.body)
    in_time(point, state.now + plan.costs.refer)
