"""What is in order, in the oracle's plain words: one function for each ask."""

from __future__ import annotations

from typing import Any

from game.core import commands as c
from game.core.plan import Decision, Gate, Response, Seat
from game.core.terms import Stand
from tests.oracle_asks import business, confide_price, offer_price, ready
from tests.oracle_learning import PENDING, askable
from tests.oracle_minds import STAKES, body_of, members_of, procedure_of
from tests.oracle_points import offer_of, same_favour
from tests.oracle_reading import holds, normal, response_of
from tests.oracle_record import Record


def in_order(record: Record, command: c.Command) -> bool:
    """Whether the ask is in order now."""
    seat = next((s for s in record.plan.seats if s.id == command.seat), None)
    if seat is None:
        return False
    if isinstance(command, c.Start):
        return record.phase == "briefing" and all(n in [s.id for s in record.plan.seats] for n in command.seats)
    if isinstance(command, c.Note):
        return True
    if record.phase != "conduct":
        return False
    if isinstance(command, c.Advance):
        return command.to >= record.now
    if isinstance(command, c.End):
        return True
    if isinstance(command, c.GivePledge):
        pledge = next((p for p in record.plan.pledges if p.id == command.pledge), None)
        return pledge is not None and pledge.by == seat.id and pledge.id not in record.pledges
    if isinstance(command, c.MakeMove):
        return move_in_order(record, seat, command)
    return at_point(record, seat, command)


def gates_open(record: Record, gates: tuple[Gate, ...]) -> bool:
    """Whether every condition asked for holds."""
    return all(holds(gate.test, record) for gate in gates)


def move_in_order(record: Record, seat: Seat, command: c.MakeMove) -> bool:
    """Its own move, not too soon, paid, its gates open."""
    move = next((m for m in record.plan.moves if m.id == command.move), None)
    if move is None or move.seat != seat.id or not gates_open(record, move.requires):
        return False
    if any(s["kind"] == "move" and s["subject"] == move.id for s in record.steps):
        return False
    last = [at for used, at in record.uses if used == move.id]
    if last and (move.every == 0 or record.now - last[-1] < move.every):
        return False
    return record.capital.get(seat.id, 0) >= move.capital


def at_point(record: Record, seat: Seat, command: Any) -> bool:
    """An ask about a decision point that is open."""
    decision = next((d for d in record.plan.decisions if d.id == command.decision), None)
    if decision is None:
        return False
    point = record.points.get(decision.id)
    if point is None or not point["open"]:
        return False
    check = CHECKS[type(command)]
    return bool(check(record, seat, decision, point, command))


def chairs(record: Record, seat: Seat, decision: Decision) -> bool:
    """Whether the seat chairs the forum, or speaks for the one whose own power it is."""
    holder = body_of(record, decision.forum).holder
    return decision.forum in seat.chairs or (bool(holder) and seat.delegation == holder)


def at_table(record: Record, seat: Seat, decision: Decision) -> bool:
    """Whether the seat chairs the forum or speaks for one of its members."""
    return chairs(record, seat, decision) or seat.delegation in members_of(record, decision.forum)


def affords(record: Record, decision: Decision, point: dict[str, Any], steps: int) -> bool:
    """Whether the point still has the steps, and a round if a new one begins."""
    if point["steps"] + steps > decision.steps:
        return False
    return bool(point["round_at"] == record.now or point["rounds"] < decision.rounds)


def pending(point: dict[str, Any]) -> bool:
    """Whether a text is on the table."""
    return point["file"] is not None and point["file"]["status"] in PENDING


def silent(point: dict[str, Any]) -> bool:
    """Whether a text is under silence."""
    return pending(point) and point["file"]["status"] == "under-silence"


def drafting(record: Record, decision: Decision) -> bool:
    """Whether the drafters are at work."""
    return any(s["kind"] == "draft" and s["decision"] == decision.id for s in record.steps)


def reasoned(response: Response, reason: str) -> bool:
    """An unlawful response asks a written reason."""
    return not response.unlawful or bool(reason.strip())


def table(record: Record, seat: Seat, decision: Decision, point: dict[str, Any], command: c.Table) -> bool:
    """Offered here, gates open, not fallen, wordings known, nothing under silence, affordable in steps and time."""
    if not at_table(record, seat, decision) or command.response not in decision.responses or silent(point):
        return False
    response = response_of(record, command.response)
    wordings = normal(response, command.wordings)
    if wordings is None or command.response in point["fallen"] or not gates_open(record, response.requires):
        return False
    if not reasoned(response, command.reason):
        return False
    file = point["file"]
    if pending(point) and file["response"] == response.id and file["wordings"] == wordings:
        return False
    steps = len(wordings)
    return decision.rounds == 0 or affords(record, decision, point, steps)


def amend(record: Record, seat: Seat, decision: Decision, point: dict[str, Any], command: c.Amend) -> bool:
    """A text is on the table, not under silence, and its wording would change."""
    if not at_table(record, seat, decision) or not pending(point) or silent(point):
        return False
    slot = next((s for s in response_of(record, point["file"]["response"]).slots if s.id == command.slot), None)
    if slot is None or command.wording not in [w.id for w in slot.wordings]:
        return False
    if point["file"]["wordings"].get(slot.id, slot.wordings[0].id) == command.wording:
        return False
    in_time = record.now + record.plan.costs.amend <= point["closes"]
    return affords(record, decision, point, 1) and in_time


def position(record: Record, seat: Seat, decision: Decision, point: dict[str, Any], command: c.TakePosition) -> bool:
    """Its own delegation, a member of a body that decides."""
    if not seat.delegation or not pending(point):
        return False
    response = response_of(record, point["file"]["response"])
    if command.slot and command.slot not in [s.id for s in response.slots]:
        return False
    forum = procedure_of(record, body_of(record, decision.forum).procedure)
    counted = [test.count for outer in forum.tests for test in (outer, *outer.either)]
    if command.stand == Stand.ABSTAIN and (forum.kind != "vote" or (command.declared and "declared" not in counted)):
        return False
    old = point["positions"].get(seat.delegation)
    if old and all(old[n] == getattr(command, n) for n in ("stand", "slot", "declared", "why")):
        return False
    return seat.delegation in askable(record, decision, response.id)


def mind_asked(record: Record, seat: Seat, decision: Decision, point: dict[str, Any], command: Any) -> bool:
    """A delegation with a mind on the text, not one's own, not asked already."""
    if not at_table(record, seat, decision) or not pending(point) or command.member == seat.delegation:
        return False
    if command.member not in askable(record, decision, point["file"]["response"]):
        return False
    kind = "sound" if isinstance(command, c.Sound) else "confide"
    depth = 1 if kind == "sound" else 2
    if any(s["kind"] == kind and s["decision"] == decision.id and s["subject"] == command.member
           and s["seat"] == seat.id for s in record.steps):  # fmt: skip
        return False
    known = record.known.get(seat.id, {}).get((decision.id, command.member))
    file = point["file"]
    same = known and (known["response"], known["wordings"]) == (file["response"], file["wordings"])
    if known and same and known["how"] != "broken silence" and known["depth"] >= depth:
        return False
    if kind == "confide" and record.capital.get(seat.id, 0) < confide_price(record, seat.id, command.member):
        return False
    takes = record.plan.costs.sound if kind == "sound" else record.plan.costs.confide
    return affords(record, decision, point, 1) and record.now + takes <= point["closes"]


def lobby(record: Record, seat: Seat, decision: Decision, point: dict[str, Any], command: c.Lobby) -> bool:
    """An offer of this point, open to this delegation, not made before, paid."""
    offer = offer_of(record, decision, command.offer)
    if offer is None or not pending(point) or not gates_open(record, offer.requires):
        return False
    if seat.id not in offer.by if offer.by else not at_table(record, seat, decision):
        return False
    response = response_of(record, point["file"]["response"])
    if command.member not in askable(record, decision, response.id) or command.member == seat.delegation:
        return False
    if offer.to and command.member not in offer.to:
        return False
    if not offer.to and business(record, decision, command.member) == STAKES[2]:
        return False
    if any(made["seat"] == seat.id for made in same_favour(record, decision, offer, command.member)):
        return False
    if record.capital.get(seat.id, 0) < offer_price(record, command):
        return False
    return affords(record, decision, point, 1) and record.now + record.plan.costs.lobby <= point["closes"]


def silence(record: Record, seat: Seat, decision: Decision, point: dict[str, Any], command: c.PutUnderSilence) -> bool:
    """By the chair, where the procedure knows silence, within its limits and before the deadline."""
    forum = procedure_of(record, body_of(record, decision.forum).procedure)
    if not chairs(record, seat, decision) or not pending(point) or silent(point) or forum.kind != "silence":
        return False
    if not forum.silence_hours[1] <= command.hours <= forum.silence_hours[2]:
        return False
    return ready(record, decision.id) + command.hours * 60 <= int(point["closes"])


def declare(record: Record, seat: Seat, decision: Decision, point: dict[str, Any], command: c.Declare) -> bool:
    """By the chair, where nothing needs silence, the drafters done."""
    forum = procedure_of(record, body_of(record, decision.forum).procedure)
    if not chairs(record, seat, decision) or forum.kind == "silence":
        return False
    return pending(point) and not silent(point) and not drafting(record, decision)


def withdraw(record: Record, seat: Seat, decision: Decision, point: dict[str, Any], command: c.Withdraw) -> bool:
    """By the chair or whoever tabled it."""
    return pending(point) and (chairs(record, seat, decision) or point["file"]["seat"] == seat.id)


def refer(record: Record, seat: Seat, decision: Decision, point: dict[str, Any], command: c.Refer) -> bool:
    """By the chair, to a body the point names."""
    if not chairs(record, seat, decision) or command.body not in [r.body for r in decision.referrals]:
        return False
    if silent(point) or any(s["kind"] == "refer" and s["decision"] == decision.id for s in record.steps):
        return False
    return bool(record.now + record.plan.costs.refer <= point["closes"])


def alone(record: Record, seat: Seat, decision: Decision, point: dict[str, Any], command: c.ActAlone) -> bool:
    """A response that lies whole in the own power of the seat's delegation."""
    if command.response not in decision.responses or not seat.delegation:
        return False
    response = response_of(record, command.response)
    if any(a["response"] == response.id and a["how"] == "alone" for a in record.adopted):
        return False
    own = all(
        procedure_of(record, m.procedure).kind == "own" and body_of(record, m.body).holder == seat.delegation
        for m in response.measures
        if m.needed
    )
    if not response.measures or not own or not gates_open(record, response.requires):
        return False
    return reasoned(response, command.reason)


CHECKS: dict[Any, Any] = {
    c.Table: table, c.Amend: amend, c.TakePosition: position, c.Sound: mind_asked, c.Confide: mind_asked,
    c.Lobby: lobby, c.PutUnderSilence: silence, c.Declare: declare, c.Withdraw: withdraw, c.Refer: refer,
    c.ActAlone: alone,
}  # fmt: skip
"""The ruling on each ask about a decision point."""
