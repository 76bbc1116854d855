"""What happens when an ask is in order: one short function for each, after law.md's paragraphs."""

from __future__ import annotations

from typing import Any

from game.core import commands as c
from tests.oracle_people import body_of, codes_of, decision_of, draft_of
from tests.oracle_points import open_point, put_to_decision, share_now, take_effect
from tests.oracle_reading import normal, response_of
from tests.oracle_record import Draft, Record
from tests.oracle_rulings import own_power
from tests.oracle_steps import begin, confidence_price, drafted_at, offer_of, offer_price, spend
from tests.oracle_verdict import carries, keys_turn, verdicts
from tests.oracle_world import begin_effects


def do(record: Record, command: Any) -> None:
    """Do what was asked."""
    DO[type(command)](record, command)


def note(record: Record, command: c.Note) -> None:
    """Something is written down."""
    record.notes.append((record.now, command.seat, command.text))


def make_move(record: Record, command: c.MakeMove) -> None:
    """Moves and pledges: used when it is asked; its effects begin when its time is over."""
    move = next(m for m in record.plan.moves if m.id == command.move)
    number = sum(1 for name, _ in record.uses if name == move.id)
    share = share_now(record, move.id)
    record.pay(command.seat, -move.capital)
    record.uses.append((move.id, record.now))
    begin_effects(record, list(move.effects), number, lambda name: open_point(record, name), share, move.takes)


def give_pledge(record: Record, command: c.GivePledge) -> None:
    """Moves and pledges: it moves its delegation at once on every point that is open."""
    pledge = next(p for p in record.plan.pledges if p.id == command.pledge)
    record.pledges[pledge.id] = {"seat": command.seat, "to": pledge.to, "due": record.now + pledge.due,
                                 "move": pledge.move, "kept": None}  # fmt: skip
    for point in record.points.values():
        if point["open"]:
            point["moved"][pledge.to] = point["moved"].get(pledge.to, 0) + pledge.move


def act_alone(record: Record, command: c.ActAlone) -> None:
    """Alone: the reason is kept as a note; the point stays open; what is one's own and has its keys is adopted."""
    if command.reason:
        record.notes.append((record.now, command.seat, command.reason))
    seat = next(s for s in record.plan.seats if s.id == command.seat)
    draft: Draft = (command.response, {})
    measures = [
        m
        for m in response_of(record, command.response).measures
        if own_power(record, seat, body_of(record, m.body), m.procedure)
    ]
    turned = [m.id for m in measures if keys_turn(record, command.decision, draft, m)]
    if any(m.needed and m.id not in turned for m in measures):
        return
    decision = decision_of(record, command.decision)
    take_effect(record, decision, (command.response, {}), turned, [], "alone", command.seat)


def table(record: Record, command: c.Table) -> None:
    """Tabling: on the table at once, in place of any other; the drafters then need their time."""
    decision, costs = decision_of(record, command.decision), record.plan.costs
    wordings = normal(response_of(record, command.response), command.wordings) or {}
    record.points[decision.id] |= {"positions": {}, "file": {
        "response": command.response, "wordings": wordings, "status": "tabled", "until": None, "seat": command.seat,
    }}  # fmt: skip
    if decision.rounds > 0:
        spend(record, decision, len(wordings))
        takes = costs.table + costs.amend * len(wordings)
        begin(record, "draft", command.seat, decision.id, command.response, "", takes)


def amend(record: Record, command: c.Amend) -> None:
    """Tabling: one wording is swapped, the text is its amender's, and all positions are open again."""
    decision = decision_of(record, command.decision)
    point = record.points[decision.id]
    response = response_of(record, point["file"]["response"])
    kept = {slot: wording for slot, wording in point["file"]["wordings"].items() if slot != command.slot}
    new = normal(response, ((command.slot, command.wording),)) or {}
    point["file"] |= {"wordings": kept | new, "status": "tabled", "seat": command.seat}
    point["positions"] = {}
    spend(record, decision, 1)
    detail = new.get(command.slot, "")
    begin(record, "draft", command.seat, decision.id, command.slot, detail, record.plan.costs.amend)


def take_position(record: Record, command: c.TakePosition) -> None:
    """A declared position; Silence: an objection in the forum may end silence at once."""
    decision = decision_of(record, command.decision)
    point = record.points[decision.id]
    code = next(s.delegation for s in record.plan.seats if s.id == command.seat)
    file = point["file"]
    silent, earlier = file["status"] == "under-silence", point["positions"].get(code)
    openly = earlier["before"] if earlier and earlier["silent"] else earlier
    point["positions"][code] = {
        "stand": str(command.stand), "slot": command.slot, "declared": command.declared, "why": command.why,
        "at": record.now, "silent": silent, "before": openly if silent else None,
    }  # fmt: skip
    in_forum = code in codes_of(body_of(record, decision.forum))
    against = file["status"] == "under-silence" and command.stand == "object" and in_forum
    if against and not carries(verdicts(record, decision.id, draft_of(point), file["seat"])):
        put_to_decision(record, decision, file["seat"], silence=True)


def sound(record: Record, command: c.Sound) -> None:
    """A sounding takes a step and its time."""
    decision = decision_of(record, command.decision)
    spend(record, decision, 1)
    begin(record, "sound", command.seat, decision.id, command.member, "", record.plan.costs.sound)


def confide(record: Record, command: c.Confide) -> None:
    """A confidence takes a step, its time, and capital unless a kept pledge opens that mind."""
    decision = decision_of(record, command.decision)
    record.pay(command.seat, -confidence_price(record, command.seat, command.member))
    spend(record, decision, 1)
    begin(record, "confide", command.seat, decision.id, command.member, "", record.plan.costs.confide)


def lobby(record: Record, command: c.Lobby) -> None:
    """Offers: capital is paid when the offer is made."""
    decision = decision_of(record, command.decision)
    offer = offer_of(record, decision, command.offer)
    assert offer is not None
    price = offer_price(record, decision, command.seat, offer, command.member)
    record.pay(command.seat, -price)
    record.offers.append({
        "decision": decision.id, "opening": record.points[decision.id]["occurrence"], "offer": offer.id,
        "member": command.member, "seat": command.seat, "accepted": False,
    })  # fmt: skip
    spend(record, decision, 1)
    begin(record, "lobby", command.seat, decision.id, command.member, offer.id, record.plan.costs.lobby, price)


def silence(record: Record, command: c.PutUnderSilence) -> None:
    """Tabling: silence begins when the drafters are done."""
    decision = decision_of(record, command.decision)
    until = drafted_at(record, decision) + command.hours * 60
    record.points[decision.id]["file"] |= {"status": "under-silence", "until": until}


def declare(record: Record, command: c.Declare) -> None:
    """The verdict: when the chair declares, the chair is the deciding seat."""
    put_to_decision(record, decision_of(record, command.decision), command.seat, silence=False)


def withdraw(record: Record, command: c.Withdraw) -> None:
    """The text leaves the table, and all positions are open again."""
    point = record.points[command.decision]
    point["file"] |= {"status": "withdrawn", "until": None}
    point["positions"] = {}


def refer(record: Record, command: c.Refer) -> None:
    """Steps and rounds: a referral takes its round and no step."""
    decision = decision_of(record, command.decision)
    spend(record, decision, 0)
    begin(record, "refer", command.seat, decision.id, command.body, "", record.plan.costs.refer)


DO: dict[type, Any] = {
    c.Note: note, c.MakeMove: make_move, c.GivePledge: give_pledge, c.ActAlone: act_alone, c.Table: table,
    c.Amend: amend, c.TakePosition: take_position, c.Sound: sound, c.Confide: confide, c.Lobby: lobby,
    c.PutUnderSilence: silence, c.Declare: declare, c.Withdraw: withdraw, c.Refer: refer,
}  # fmt: skip
