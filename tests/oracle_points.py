"""Decision points in the oracle's plain words: opening, steps, verdicts, adoption, closing."""

from __future__ import annotations

from typing import Any

from game.core.chance import draw, mix
from game.core.plan import Decision, Effect, Offer
from tests.oracle_learning import PENDING, draft_of, learn, reveal
from tests.oracle_minds import body_of, carried, decision_of, procedure_of
from tests.oracle_reading import chosen, holds, response_of
from tests.oracle_record import Draft, Record
from tests.oracle_world import begin_effects


def open_point(record: Record, name: str) -> None:
    """A decision point opens, unless it is open; private leanings are drawn anew."""
    old = record.points.get(name)
    if old is not None and old["open"]:
        return
    decision = decision_of(record, name)
    number = 0 if old is None else old["occurrence"] + 1
    record.points[name] = {
        "occurrence": number, "opened": record.now, "closes": record.now + decision.closes, "open": True, "how": "",
        "outcome": "", "file": None, "rounds": 0, "round_at": -1, "steps": 0, "breaks": {}, "fallen": [],
        "positions": {}, "moved": {}, "leaked": {}, "private": leanings(record, decision, number),
    }  # fmt: skip


def leanings(record: Record, decision: Decision, number: int) -> dict[str, int]:
    """The private leaning of every delegation with a stake, by the seed; or as laid down for everybody."""
    measures = [m for r in decision.responses for m in response_of(record, r).measures]
    sets = [decision.stakes, *(s for s in record.plan.stake_sets if s.id in {m.stakes for m in measures})]
    known, key = record.plan.costs.private, mix(record.seed, record.playthrough)
    found = {}
    for code in [code for s in sets for code in (*s.principal, *s.concerned)] if known else []:
        bits = draw(key, f"{decision.id}.{code}", number, "private")
        found[code] = int(record.forced.get("private", known[bits % len(known)]))
    return found


def chair_of(record: Record, decision: Decision) -> str:
    """The seat that chairs the forum; "" none."""
    return next((s.id for s in record.plan.seats if decision.forum in s.chairs), "")


def put_to_decision(record: Record, decision: Decision, seat: str, *, silence: bool) -> None:
    """Turn positions into verdicts; adopt the text or send it back."""
    point = record.points[decision.id]
    draft = draft_of(point)
    verdicts, through = carried(record, decision.id, draft, seat)
    if through:
        forum = procedure_of(record, body_of(record, decision.forum).procedure)
        by_count = "agreed" if forum.asks_as == "footnote" else "vote"
        how = "silence" if silence else "own-power" if forum.kind == "own" else by_count
        measures = [v["measure"] for v in verdicts if v["adopted"]]
        footnotes = list(dict.fromkeys(c for v in verdicts if v["adopted"] for c in v["sides"]["footnote"]))
        point["file"]["status"], point["file"]["until"] = "adopted", None
        adopt(record, decision, draft, measures, footnotes, how, seat)
        return
    not_carried(record, decision, draft, verdicts, silence=silence)


def not_carried(
    record: Record, decision: Decision, draft: Draft, verdicts: list[dict[str, Any]], *, silence: bool
) -> None:
    """A text that did not carry is broken or refused; too often, and it falls."""
    point, response = record.points[decision.id], response_of(record, draft[0])
    needed = {m.id for m in response.measures if m.needed}
    forum_no = [
        v
        for v in verdicts
        if v["measure"] in needed and v["body"] == decision.forum and v["sides"]["against"] and not v["adopted"]
    ]
    point["file"]["status"], point["file"]["until"] = "broken", None
    point["breaks"][draft[0]] = point["breaks"].get(draft[0], 0) + 1
    chair = chair_of(record, decision)
    if silence and forum_no and chair:
        record.pay(chair, -1)
    if chair and forum_no:
        reveal(record, decision, draft, chair, [c for v in forum_no for c in v["sides"]["against"]])
    forum = procedure_of(record, body_of(record, decision.forum).procedure)
    if point["breaks"][draft[0]] >= forum.breaks_to_fall or decision.rounds == 0:
        point["file"]["status"] = "fallen"
        point["fallen"].append(draft[0])
        if response.if_blocked:
            replace(record, decision, response.if_blocked, "blocked", "")


def replace(record: Record, decision: Decision, response: str, how: str, seat: str, body: str = "") -> None:
    """A response takes effect of itself, whole, as first drafted."""
    measures = [m.id for m in response_of(record, response).measures]
    adopt(record, decision, (response, {}), measures, [], how, seat, body)


def adopt(
    record: Record, decision: Decision, draft: Draft, measures: list[str], footnotes: list[str], how: str, seat: str,
    body: str = "",
) -> None:  # fmt: skip
    """A response takes effect: put on record, paid for, its effects begin; the point closes."""
    response = response_of(record, draft[0])
    number = sum(1 for a in record.adopted if a["response"] == response.id)
    share = 50 if used_lately(record, response.id) else 100
    record.adopted.append({
        "response": response.id, "decision": decision.id, "at": record.now, "wordings": draft[1],
        "measures": measures, "footnotes": footnotes, "body": body or decision.forum, "how": how, "seat": seat,
    })  # fmt: skip
    record.uses.append((response.id, record.now))
    closed = how if how in ("blocked", "lapsed", "referred", "alone") else "adopted"
    if how != "alone":
        close(record, decision, closed, response.id)
    cohesion = body_of(record, decision.forum).cohesion
    if footnotes and cohesion is not None:
        low, high = record.plan.indicators[cohesion].low, record.plan.indicators[cohesion].high
        record.base[cohesion] = min(max(record.base[cohesion] - len(footnotes), low), high)
    chair = chair_of(record, decision)
    if closed == "adopted" and how != "own-power" and not footnotes and decision.rounds > 0 and chair:
        record.pay(chair, 1)
    begin_effects(record, effects_of(record, draft, measures), number, lambda name: open_point(record, name), share)


def used_lately(record: Record, name: str) -> bool:
    """Whether the same response or move took effect a short while ago."""
    within = record.plan.costs.halves_within
    return bool(within) and any(used == name and record.now - at <= within for used, at in record.uses)


def effects_of(record: Record, draft: Draft, measures: list[str]) -> list[Effect]:
    """The response's effects, its adopted measures', its wordings'."""
    response = response_of(record, draft[0])
    found = list(response.effects)
    for measure in response.measures:
        if measure.id in measures:
            found += measure.effects
    for wording in chosen(response, draft[1]):
        found += wording.effects
    return found


def close(record: Record, decision: Decision, how: str, response: str) -> None:
    """The point closes."""
    point = record.points[decision.id]
    point["open"], point["how"], point["outcome"] = False, how, response
    record.steps = [step for step in record.steps if step["decision"] != decision.id]
    file = point["file"]
    if file is not None and file["status"] in PENDING:
        file["status"], file["until"] = "lapsed", None
        if how == "referred" or file["response"] == response:
            file["status"] = "referred" if how == "referred" else "adopted"
    if decision.next and how != "referred":
        open_point(record, decision.next)


def silence_due(record: Record) -> bool:
    """Silences that are over, in authored order of decision points."""
    any_over = False
    for decision in record.plan.decisions:
        point = record.points.get(decision.id)
        if point is None or not point["open"] or point["file"] is None or point["file"]["status"] != "under-silence":
            continue
        if point["file"]["until"] <= record.now:
            any_over = True
            put_to_decision(record, decision, point["file"]["seat"], silence=True)
    return any_over


def deadlines_due(record: Record) -> bool:
    """Points whose deadline has passed lapse to their declared default."""
    any_over = False
    for decision in record.plan.decisions:
        point = record.points.get(decision.id)
        if point is None or not point["open"] or point["closes"] > record.now:
            continue
        any_over = True
        default = next((x.response for x in decision.lapses_to if holds(x.when, record)), "")
        if default:
            replace(record, decision, default, "lapsed", "")
        else:
            close(record, decision, "lapsed", "")
    return any_over


def pledges_due(record: Record) -> bool:
    """Promises that have come due are kept or broken."""
    any_due = False
    for pledge in record.plan.pledges:
        given = record.pledges.get(pledge.id)
        if given is not None and given["kept"] is None and given["due"] <= record.now:
            given["kept"] = holds(pledge.kept, record)
            any_due = True
    return any_due


def begin_step(
    record: Record, kind: str, seat: str, decision: str, subject: str, detail: str, takes: int, paid: int = 0
) -> None:
    """A negotiating step is under way."""
    record.steps.append({"kind": kind, "seat": seat, "decision": decision, "subject": subject, "detail": detail,
                         "number": record.step_count, "due": record.now + takes, "paid": paid})  # fmt: skip
    record.step_count += 1


def spend(record: Record, decision: Decision, steps: int) -> None:
    """A step costs the point a step, and the first of a minute a round."""
    point = record.points[decision.id]
    point["steps"] += steps
    if point["round_at"] != record.now:
        point["rounds"] += 1
        point["round_at"] = record.now


def steps_due(record: Record) -> bool:
    """Steps that are done, by number, bring what they bring."""
    any_done = False
    while done := [s for s in record.steps if s["due"] <= record.now]:
        step = min(done, key=lambda s: s["number"])
        record.steps.remove(step)
        finish(record, step)
        any_done = True
    return any_done


def finish(record: Record, step: dict[str, Any]) -> None:
    """What one step brings when it is done."""
    decision = decision_of(record, step["decision"])
    point = record.points[step["decision"]]
    if not point["open"]:
        return
    if step["kind"] in ("sound", "confide"):
        learn(record, decision, step)
    elif step["kind"] == "lobby":
        favour(record, decision, step)
    elif step["kind"] == "refer":
        referred(record, decision, step)


def move_made(record: Record, name: str) -> None:
    """A seat's own move: used at once; its effects begin when its time is over."""
    move = next(m for m in record.plan.moves if m.id == name)
    number = sum(1 for used, _ in record.uses if used == name)
    share = 50 if used_lately(record, name) else 100
    record.uses.append((name, record.now))
    begin_effects(record, list(move.effects), number, lambda n: open_point(record, n), share, move.takes)


def offer_of(record: Record, decision: Decision, name: str) -> Offer | None:
    """An offer that can be made on this point."""
    general = [record.plan.general_offer] if record.plan.general_offer is not None else []
    return next((o for o in [*decision.offers, *general] if o.id == name), None)


def same_favour(record: Record, decision: Decision, offer: Offer, member: str) -> list[dict[str, Any]]:
    """Who made this offer to this delegation before: ever, or where it is not once, in this opening of the point."""
    opening = record.points[decision.id]["occurrence"]
    return [
        made
        for made in record.offers
        if made["offer"] == offer.id
        and made["member"] == member
        and (offer.once or (made["decision"] == decision.id and made["opening"] == opening))
    ]


def favour(record: Record, decision: Decision, step: dict[str, Any]) -> None:
    """An offer is accepted as a favour and moves the delegation."""
    offer, member = offer_of(record, decision, step["detail"]), step["subject"]
    assert offer is not None
    if any(made["accepted"] for made in same_favour(record, decision, offer, member)):
        record.capital[step["seat"]] += step["paid"]
        return
    ever = [made for made in record.offers if made["offer"] == offer.id]
    wanted = {"decision": decision.id, "member": member, "seat": step["seat"]}
    number = max(n for n, made in enumerate(ever) if wanted.items() <= made.items())
    ever[number]["accepted"] = True
    point = record.points[decision.id]
    point["moved"][member] = point["moved"].get(member, 0) + offer.move
    begin_effects(record, list(offer.effects), number, lambda name: open_point(record, name))


def referred(record: Record, decision: Decision, step: dict[str, Any]) -> None:
    """The file goes to another body."""
    referral = next(r for r in decision.referrals if r.body == step["subject"])
    if referral.response:
        replace(record, decision, referral.response, "referred", step["seat"], referral.body)
    else:
        close(record, decision, "referred", "")
    number = record.points[decision.id]["occurrence"]
    begin_effects(record, list(referral.effects), number, lambda name: open_point(record, name))
    if referral.opens:
        open_point(record, referral.opens)
