"""What happens when an ask is in order, in the oracle's plain words."""

from __future__ import annotations

from typing import Any

from game.core import commands as c
from game.core.plan import Decision
from game.core.terms import Stand
from tests.oracle_minds import STAKES, carried, decision_of, members_of, stake
from tests.oracle_points import (
    adopt,
    begin_step,
    move_made,
    offer_of,
    put_to_decision,
    spend,
)
from tests.oracle_reading import normal, response_of
from tests.oracle_record import Record


def do(record: Record, command: c.Command) -> None:
    """Do what was asked."""
    if isinstance(command, c.Note):
        record.notes.append((record.now, command.seat, command.text))
    elif isinstance(command, c.MakeMove):
        make_move(record, command)
    elif isinstance(command, c.GivePledge):
        pledge = next(p for p in record.plan.pledges if p.id == command.pledge)
        record.pledges[pledge.id] = {"seat": command.seat, "to": pledge.to, "due": record.now + pledge.due,
                                     "move": pledge.move, "kept": None}  # fmt: skip
        for point in record.points.values():
            if point["open"]:
                point["moved"][pledge.to] = point["moved"].get(pledge.to, 0) + pledge.move
    elif isinstance(command, c.ActAlone):
        if command.reason:
            record.notes.append((record.now, command.seat, command.reason))
        measures = [m.id for m in response_of(record, command.response).measures]
        adopt(record, decision_of(record, command.decision), (command.response, {}), measures, [], "alone",
              command.seat)  # fmt: skip
    else:
        at_point(record, command)


def make_move(record: Record, command: c.MakeMove) -> None:
    """A seat uses its own move: at once, or when the step is done."""
    move = next(m for m in record.plan.moves if m.id == command.move)
    record.capital[command.seat] = record.capital.get(command.seat, 0) - move.capital
    move_made(record, move.id)


def at_point(record: Record, command: Any) -> None:
    """An ask about one decision point."""
    decision = decision_of(record, command.decision)
    point, costs = record.points[decision.id], record.plan.costs
    if isinstance(command, c.Table):
        table(record, command)
    elif isinstance(command, c.Amend):
        wordings = dict(point["file"]["wordings"])
        wordings.pop(command.slot, None)
        wordings |= normal(response_of(record, point["file"]["response"]), ((command.slot, command.wording),)) or {}
        point["file"] |= {"wordings": wordings, "status": "tabled", "seat": command.seat}
        point["positions"] = {}
        spend(record, decision, 1)
        begin_step(record, "draft", command.seat, decision.id, command.slot, wordings.get(command.slot, ""),
                   costs.amend)  # fmt: skip
    elif isinstance(command, c.TakePosition):
        member = next(s.delegation for s in record.plan.seats if s.id == command.seat)
        point["positions"][member] = {"stand": str(command.stand), "slot": command.slot, "why": command.why,
                                      "declared": command.declared, "at": record.now,
                                      "silent": point["file"]["status"] == "under-silence"}  # fmt: skip
        broken_at_once(record, decision, member, command)
    elif isinstance(command, c.Sound):
        spend(record, decision, 1)
        begin_step(record, "sound", command.seat, decision.id, command.member, "", costs.sound)
    elif isinstance(command, c.Confide):
        record.capital[command.seat] -= confide_price(record, command.seat, command.member)
        spend(record, decision, 1)
        begin_step(record, "confide", command.seat, decision.id, command.member, "", costs.confide)
    elif isinstance(command, c.Lobby):
        paid = offer_price(record, command)
        record.capital[command.seat] -= paid
        record.offers.append({"decision": decision.id, "opening": point["occurrence"], "offer": command.offer,
                              "member": command.member, "seat": command.seat, "accepted": False})  # fmt: skip
        spend(record, decision, 1)
        begin_step(record, "lobby", command.seat, decision.id, command.member, command.offer, costs.lobby, paid)
    elif isinstance(command, c.PutUnderSilence):
        point["file"]["status"], point["file"]["until"] = (
            "under-silence",
            ready(record, decision.id) + command.hours * 60,
        )
    elif isinstance(command, c.Declare):
        put_to_decision(record, decision, command.seat, silence=False)
    elif isinstance(command, c.Withdraw):
        point["file"]["status"], point["file"]["until"] = "withdrawn", None
        point["positions"] = {}
    elif isinstance(command, c.Refer):
        spend(record, decision, 0)
        begin_step(record, "refer", command.seat, decision.id, command.body, "", costs.refer)


def broken_at_once(record: Record, decision: Decision, member: str, command: c.TakePosition) -> None:
    """An objection in the forum ends silence at once where the text does not carry against it."""
    file = record.points[decision.id]["file"]
    if file["status"] != "under-silence" or command.stand != Stand.OBJECT:
        return
    draft = (file["response"], file["wordings"])
    if member in members_of(record, decision.forum) and not carried(record, decision.id, draft, file["seat"])[1]:
        put_to_decision(record, decision, file["seat"], silence=True)


def ready(record: Record, decision: str) -> int:
    """When the drafters will be done."""
    return max(
        [record.now] + [int(s["due"]) for s in record.steps if s["kind"] == "draft" and s["decision"] == decision]
    )


def table(record: Record, command: c.Table) -> None:
    """A draft is on the table at once; the drafters need their time."""
    decision, costs = decision_of(record, command.decision), record.plan.costs
    wordings = normal(response_of(record, command.response), command.wordings) or {}
    point = record.points[decision.id]
    point["file"] = {"response": command.response, "wordings": wordings, "status": "tabled", "until": None,
                     "seat": command.seat}  # fmt: skip
    point["positions"] = {}
    if decision.rounds > 0:
        spend(record, decision, len(wordings))
        takes = costs.table + costs.amend * len(wordings)
        begin_step(record, "draft", command.seat, decision.id, command.response, "", takes)


def confide_price(record: Record, seat: str, member: str) -> int:
    """What a confidence costs: nothing after a kept pledge."""
    kept = any(p["seat"] == seat and p["to"] == member and p["kept"] is True for p in record.pledges.values())
    return 0 if kept else record.plan.costs.confide_capital


def business(record: Record, decision: Decision, member: str) -> str:
    """How much the text on the table is a delegation's business, by its first measure."""
    measures = response_of(record, record.points[decision.id]["file"]["response"]).measures
    return stake(record, decision, list(measures), member)


def offer_price(record: Record, command: c.Lobby) -> int:
    """What an offer costs: as authored or by stake, and more for every broken pledge of the seat."""
    decision = decision_of(record, command.decision)
    offer = offer_of(record, decision, command.offer)
    assert offer is not None
    how_much = business(record, decision, command.member)
    base = offer.capital
    if base is None:
        base = record.plan.costs.offer_capital[STAKES.index(how_much)]
    broken = sum(1 for p in record.pledges.values() if p["seat"] == command.seat and p["kept"] is False)
    return base + broken * record.plan.costs.broken_pledge


__all__ = ["business", "confide_price", "do", "offer_price"]
