"""law.md, Steps and rounds, Moves and pledges, Offers: what costs a step, and what a step brings when it is done."""

from __future__ import annotations

from typing import Any

from game.core.plan import Decision, Offer
from tests.oracle_learning import confided, sounded
from tests.oracle_people import STAKES, decision_of, on_table, stake_of
from tests.oracle_points import open_point, refer
from tests.oracle_reading import response_of
from tests.oracle_record import Record
from tests.oracle_world import begin_effects


def affords(record: Record, decision: Decision, steps: int) -> bool:
    """Steps and rounds: the point still has so many steps, and a round if this minute begins one."""
    point = record.points[decision.id]
    in_round = point["round_at"] == record.now or point["rounds"] < decision.rounds
    return bool(point["steps"] + steps <= decision.steps and in_round)


def spend(record: Record, decision: Decision, steps: int) -> None:
    """Steps and rounds: so many steps, and a round when none has begun in this minute."""
    point = record.points[decision.id]
    point["steps"] += steps
    if point["round_at"] != record.now:
        point |= {"round_at": record.now, "rounds": point["rounds"] + 1}


def begin(
    record: Record, kind: str, seat: str, decision: str, subject: str, detail: str, takes: int,
    paid: int = 0,
) -> None:  # fmt: skip
    """A step is under way for so many minutes."""
    record.steps.append({"kind": kind, "seat": seat, "decision": decision, "subject": subject, "detail": detail,
                         "number": record.step_count, "due": record.now + takes, "paid": paid})  # fmt: skip
    record.step_count += 1


def drafted_at(record: Record, decision: Decision) -> int:
    """Tabling: the minute at which the drafters are done; now, if they are."""
    drafts = [s["due"] for s in record.steps if s["kind"] == "draft" and s["decision"] == decision.id]
    return int(max([record.now, *drafts]))


def steps_due(record: Record) -> bool:
    """One minute, 5: negotiating steps that are done, by number."""
    done = sorted((s for s in record.steps if s["due"] <= record.now), key=lambda s: int(s["number"]))
    for step in done:
        if step in record.steps:
            record.steps.remove(step)
            bring(record, step)
    return bool(done)


def bring(record: Record, step: dict[str, Any]) -> None:
    """Steps and rounds: what a step brings, about the text as it then stands."""
    decision = decision_of(record, step["decision"])
    point = record.points[decision.id]
    if step["kind"] == "refer":
        refer(record, decision, step)
    elif step["kind"] == "lobby":
        favour(record, decision, step)
    elif step["kind"] in ("sound", "confide") and on_table(point):
        told = sounded if step["kind"] == "sound" else confided
        told(record, decision, step["seat"], step["subject"])


def favour(record: Record, decision: Decision, step: dict[str, Any]) -> None:
    """Offers: the delegation moves when the step is done, and the offer's effects begin."""
    offer, code = offer_of(record, decision, step["detail"]), step["subject"]
    assert offer is not None
    point = record.points[decision.id]
    same = [
        made
        for made in record.offers
        if (made["offer"], made["member"]) == (offer.id, code)
        and (offer.once or (made["decision"], made["opening"]) == (decision.id, point["occurrence"]))
    ]
    if any(made["accepted"] for made in same):
        record.pay(step["seat"], step["paid"])
        return
    mine = [made for made in same if made["seat"] == step["seat"] and made["decision"] == decision.id]
    mine[-1]["accepted"] = True
    moved = record.points[decision.id]["moved"]
    moved[code] = moved.get(code, 0) + offer.move
    number = [made for made in record.offers if made["offer"] == offer.id].index(mine[-1])
    begin_effects(record, list(offer.effects), number, lambda name: open_point(record, name))


def offer_of(record: Record, decision: Decision, name: str) -> Offer | None:
    """An offer of this point, or the one that can be made on any file."""
    general = [record.plan.general_offer] if record.plan.general_offer else []
    return next((o for o in [*decision.offers, *general] if o.id == name), None)


def offer_price(record: Record, decision: Decision, seat: str, offer: Offer, code: str) -> int:
    """Offers: as authored, or by the stake in the text's first measure; a broken pledge of the seat makes it dearer."""
    price = offer.capital
    if price is None:
        response = response_of(record, record.points[decision.id]["file"]["response"])
        stake = stake_of(record, decision, list(response.measures), code)
        price = record.plan.costs.offer_capital[STAKES.index(stake)]
    broken = [p for p in record.pledges.values() if p["seat"] == seat and p["kept"] is False]
    return price + len(broken) * record.plan.costs.broken_pledge


def confidence_price(record: Record, seat: str, code: str) -> int:
    """Moves and pledges: a kept pledge opens that delegation's mind without capital."""
    kept = [p for p in record.pledges.values() if (p["seat"], p["to"], p["kept"]) == (seat, code, True)]
    return 0 if kept else record.plan.costs.confide_capital
