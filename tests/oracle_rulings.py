"""What is in order: one short function for each ask, after law.md's paragraphs on decision points."""

from __future__ import annotations

from typing import Any

from game.core import commands as c
from game.core.plan import Body, Decision, Gate, Offer, Seat, Test
from tests.oracle_learning import same_text
from tests.oracle_people import (
    at_table,
    body_of,
    chairs,
    decision_of,
    draft_of,
    forum_procedure,
    heard,
    on_table,
    procedure_of,
    stake_of,
)
from tests.oracle_reading import holds, normal, response_of
from tests.oracle_record import Record
from tests.oracle_steps import affords, confidence_price, drafted_at, offer_of, offer_price


def in_order(record: Record, command: Any) -> bool:
    """Whether the ask is in order now."""
    seat = next((s for s in record.plan.seats if s.id == command.seat), None)
    if seat is None:
        return False
    if isinstance(command, c.Start):
        return record.phase == "briefing" and set(command.seats) <= {s.id for s in record.plan.seats}
    if isinstance(command, c.Note):
        return True
    if record.phase != "conduct":
        return False
    if isinstance(command, c.Advance):
        return command.to >= record.now
    if isinstance(command, c.End):
        return True
    if isinstance(command, c.MakeMove):
        return move(record, seat, command)
    if isinstance(command, c.GivePledge):
        return any(p.id == command.pledge and p.by == seat.id for p in record.plan.pledges) and (
            command.pledge not in record.pledges
        )
    point = record.points.get(command.decision)
    if point is None or not point["open"]:
        return False
    return bool(AT_POINT[type(command)](record, seat, decision_of(record, command.decision), point, command))


def open_gates(record: Record, gates: tuple[Gate, ...]) -> bool:
    """Whether every condition asked for holds."""
    return all(holds(gate.test, record) for gate in gates)


def move(record: Record, seat: Seat, command: c.MakeMove) -> bool:
    """A seat's own move: paid for, its gates open, and not too soon after the last."""
    found = next((m for m in record.plan.moves if m.id == command.move and m.seat == seat.id), None)
    if found is None or record.capital[seat.id] < found.capital or not open_gates(record, found.requires):
        return False
    used = [at for name, at in record.uses if name == found.id]
    return not used or (found.every > 0 and record.now - used[-1] >= found.every)


def table(record: Record, seat: Seat, decision: Decision, point: dict[str, Any], command: c.Table) -> bool:
    """Tabling: offered here, gates open, not fallen, wordings known, nothing under silence, steps left."""
    if not at_table(record, seat, decision) or command.response not in decision.responses:
        return False
    response = response_of(record, command.response)
    wordings = normal(response, command.wordings)
    if wordings is None or command.response in point["fallen"] or under_silence(point):
        return False
    if on_table(point) and (point["file"]["response"], point["file"]["wordings"]) == (response.id, wordings):
        return False
    if not open_gates(record, response.requires) or (response.unlawful and not command.reason.strip()):
        return False
    return decision.rounds == 0 or affords(record, decision, len(wordings))


def under_silence(point: dict[str, Any]) -> bool:
    """Whether a text is under silence."""
    return point["file"] is not None and point["file"]["status"] == "under-silence"


def in_time(record: Record, point: dict[str, Any], takes: int) -> bool:
    """Steps and rounds: over by the deadline."""
    return bool(record.now + takes <= point["closes"])


def amend(record: Record, seat: Seat, decision: Decision, point: dict[str, Any], command: c.Amend) -> bool:
    """Amending: a text on the table and not under silence, and a wording that is not the one that stands."""
    if not at_table(record, seat, decision) or not on_table(point) or under_silence(point):
        return False
    slots = response_of(record, point["file"]["response"]).slots
    slot = next((s for s in slots if s.id == command.slot), None)
    if slot is None or command.wording not in [w.id for w in slot.wordings]:
        return False
    stands = point["file"]["wordings"].get(slot.id, slot.wordings[0].id)
    if stands == command.wording:
        return False
    return affords(record, decision, 1) and in_time(record, point, record.plan.costs.amend)


def position(record: Record, seat: Seat, decision: Decision, point: dict[str, Any], command: c.TakePosition) -> bool:
    """Who speaks: for the seat's own delegation, one that is heard on this text; ABSTAIN only in a vote."""
    if not seat.delegation or not on_table(point):
        return False
    response = response_of(record, point["file"]["response"])
    if seat.delegation not in heard(record, decision, response):
        return False
    if command.slot and command.slot not in [s.id for s in response.slots]:
        return False
    stands = point["positions"].get(seat.delegation)
    asked = {"stand": str(command.stand), "slot": command.slot, "declared": command.declared, "why": command.why}
    if stands is not None and asked.items() <= stands.items():
        return False
    forum = forum_procedure(record, decision)
    if command.stand != "abstain":
        return True
    return forum.kind == "vote" and (not command.declared or counts_declarations(forum.tests))


def counts_declarations(tests: tuple[Test, ...]) -> bool:
    """How it stands: a formal abstention is in order where a test of the forum counts such declarations."""
    return any(test.count == "declared" or counts_declarations(test.either) for test in tests)


def mind(record: Record, seat: Seat, decision: Decision, point: dict[str, Any], code: str, depth: int) -> bool:
    """Who speaks: a delegation that is heard, not one's own, that has not said so much of this very text already."""
    if not at_table(record, seat, decision) or not on_table(point) or code == seat.delegation:
        return False
    if code not in heard(record, decision, response_of(record, point["file"]["response"])):
        return False
    known = record.known.get(seat.id, {}).get((decision.id, code))
    asked = known if known is not None and known["how"] != "broken silence" else None
    if asked is not None and asked["depth"] >= depth and same_text(asked, draft_of(point)):
        return False
    return affords(record, decision, 1)


def under_way(record: Record, seat: Seat, decision: Decision, kind: str, subject: str) -> bool:
    """Steps and rounds: a seat has one step of a kind under way to each delegation or body at a time."""
    step = (decision.id, seat.id, kind, subject)
    return any((s["decision"], s["seat"], s["kind"], s["subject"]) == step for s in record.steps)


def sound(record: Record, seat: Seat, decision: Decision, point: dict[str, Any], command: c.Sound) -> bool:
    """A sounding must be over by the deadline."""
    again = under_way(record, seat, decision, "sound", command.member)
    in_reach = mind(record, seat, decision, point, command.member, 1)
    return in_reach and not again and in_time(record, point, record.plan.costs.sound)


def confide(record: Record, seat: Seat, decision: Decision, point: dict[str, Any], command: c.Confide) -> bool:
    """A confidence must be over by the deadline, and paid for."""
    again = under_way(record, seat, decision, "confide", command.member)
    paid = record.capital[seat.id] >= confidence_price(record, seat.id, command.member)
    in_reach = mind(record, seat, decision, point, command.member, 2)
    return in_reach and paid and not again and in_time(record, point, record.plan.costs.confide)


def lobby(record: Record, seat: Seat, decision: Decision, point: dict[str, Any], command: c.Lobby) -> bool:
    """Offers: open to this seat and this delegation, not made before, gates open, paid, in time."""
    offer = offer_of(record, decision, command.offer)
    if offer is None or not on_table(point) or command.member == seat.delegation:
        return False
    if not (seat.id in offer.by if offer.by else at_table(record, seat, decision)):
        return False
    if not open_to(record, seat, decision, point, offer, command.member) or not open_gates(record, offer.requires):
        return False
    if record.capital[seat.id] < offer_price(record, decision, seat.id, offer, command.member):
        return False
    return affords(record, decision, 1) and in_time(record, point, record.plan.costs.lobby)


def open_to(record: Record, seat: Seat, decision: Decision, point: dict[str, Any], offer: Offer, code: str) -> bool:
    """Whether an offer can be made to a delegation: named or with a stake, and not made to it before."""
    response = response_of(record, point["file"]["response"])
    stake = stake_of(record, decision, list(response.measures), code)
    if code not in offer.to if offer.to else stake == "bystander":
        return False
    if code not in heard(record, decision, response):
        return False
    here = (decision.id, point["occurrence"])
    return not any(
        (made["offer"], made["member"], made["seat"]) == (offer.id, code, seat.id)
        and (offer.once or (made["decision"], made["opening"]) == here)
        for made in record.offers
    )


def silence(record: Record, seat: Seat, decision: Decision, point: dict[str, Any], command: c.PutUnderSilence) -> bool:
    """Silence: by the chair, where the procedure knows it, within its hours and over by the deadline."""
    procedure = forum_procedure(record, decision)
    if not chairs(record, seat, body_of(record, decision.forum)) or procedure.kind != "silence":
        return False
    if not on_table(point) or under_silence(point):
        return False
    _, least, most = procedure.silence_hours
    until = drafted_at(record, decision) + command.hours * 60
    return least <= command.hours <= most and bool(until <= point["closes"])


def declare(record: Record, seat: Seat, decision: Decision, point: dict[str, Any], command: c.Declare) -> bool:
    """Tabling: by the chair, and not while the drafters are at work or silence runs."""
    if not chairs(record, seat, body_of(record, decision.forum)) or not on_table(point) or under_silence(point):
        return False
    return forum_procedure(record, decision).kind != "silence" and drafted_at(record, decision) == record.now


def withdraw(record: Record, seat: Seat, decision: Decision, point: dict[str, Any], command: c.Withdraw) -> bool:
    """Who speaks: the chair, or whoever tabled the text."""
    if not on_table(point):
        return False
    return chairs(record, seat, body_of(record, decision.forum)) or point["file"]["seat"] == seat.id


def refer(record: Record, seat: Seat, decision: Decision, point: dict[str, Any], command: c.Refer) -> bool:
    """Who speaks: the chair alone refers; the step must be over by the deadline."""
    steps = [(s["decision"], s["kind"], s["subject"]) for s in record.steps]
    named = command.body in [r.body for r in decision.referrals]
    return (
        named
        and chairs(record, seat, body_of(record, decision.forum))
        and (decision.id, "refer", command.body) not in steps
        and not under_silence(point)
        and in_time(record, point, record.plan.costs.refer)
    )


def alone(record: Record, seat: Seat, decision: Decision, point: dict[str, Any], command: c.ActAlone) -> bool:
    """Alone: once in the exercise, with a response all of whose needed measures lie in its own power."""
    if command.response not in decision.responses or not seat.delegation:
        return False
    response = response_of(record, command.response)
    done = any((a["how"], a["response"], a["seat"]) == ("alone", response.id, seat.id) for a in record.adopted)
    if done or not open_gates(record, response.requires) or (response.unlawful and not command.reason.strip()):
        return False
    needed = [m for m in response.measures if m.needed]
    return bool(needed) and all(own_power(record, seat, body_of(record, m.body), m.procedure) for m in needed)


def own_power(record: Record, seat: Seat, body: Body, procedure: str) -> bool:
    """Whether a measure lies in the own power of the delegation a seat speaks for."""
    return procedure_of(record, procedure).kind == "own" and body.holder == seat.delegation


AT_POINT: dict[type, Any] = {
    c.Table: table, c.Amend: amend, c.TakePosition: position, c.Sound: sound, c.Confide: confide, c.Lobby: lobby,
    c.PutUnderSilence: silence, c.Declare: declare, c.Withdraw: withdraw, c.Refer: refer, c.ActAlone: alone,
}  # fmt: skip
