"""law.md, Decision points and The verdict: how a point opens, how its text fares, how it closes."""

from __future__ import annotations

from typing import Any

from game.core.chance import draw, mix
from game.core.plan import Chance, Decision, Effect, Procedure
from tests.oracle_learning import one_reason
from tests.oracle_luck import luck
from tests.oracle_people import (
    body_of,
    by_consensus,
    chair_of,
    decision_of,
    draft_of,
    forum_procedure,
    on_table,
)
from tests.oracle_reading import chosen, holds, response_of
from tests.oracle_record import Draft, Record
from tests.oracle_verdict import Verdict, carries, verdicts
from tests.oracle_world import begin_effects


def open_point(record: Record, name: str) -> None:
    """Decision points: it opens unless it is open, with a number, and with nothing on the table."""
    before = record.points.get(name)
    if before is not None and before["open"]:
        return
    decision = decision_of(record, name)
    number = 0 if before is None else before["occurrence"] + 1
    record.points[name] = {
        "occurrence": number, "opened": record.now, "closes": record.now + decision.closes, "open": True, "how": "",
        "outcome": "", "file": None, "rounds": 0, "round_at": -1, "steps": 0, "breaks": {}, "fallen": [],
        "positions": {}, "moved": {}, "leaked": {}, "private": private_leanings(record, decision, number),
    }  # fmt: skip


def private_leanings(record: Record, decision: Decision, number: int) -> dict[str, int]:
    """Decision points: each delegation with a stake draws one from the plan's list, or has it laid down."""
    laid_down, choices = record.forced.get("private"), record.plan.costs.private
    key = mix(record.seed, record.playthrough)
    found = {}
    for delegation in record.plan.delegations:
        if not has_stake(record, decision, delegation.code):
            continue
        bits = draw(key, f"{decision.id}.{delegation.code}", number, "private")
        found[delegation.code] = int(laid_down) if laid_down is not None else choices[bits % len(choices)]
    return found


def has_stake(record: Record, decision: Decision, code: str) -> bool:
    """In the point's own stake set, or in one that a measure of its responses names."""
    named = {m.stakes for r in decision.responses for m in response_of(record, r).measures}
    sets = [decision.stakes, *(s for s in record.plan.stake_sets if s.id in named)]
    return any(code in (*s.principal, *s.concerned) for s in sets)


def close(record: Record, decision: Decision, how: str, response: str) -> None:
    """The point closes; its steps come to nothing."""
    point = record.points[decision.id]
    point |= {"open": False, "how": how, "outcome": response}
    status = {"adopted": "adopted", "lapsed": "lapsed", "referred": "referred"}.get(how)
    if how == "lapsed" and on_table(point) and point["file"]["response"] == response:
        status = "adopted"
    if status and on_table(point):
        point["file"] |= {"status": status, "until": None}
    record.steps = [s for s in record.steps if s["decision"] != decision.id]


def go_on(record: Record, decision: Decision) -> None:
    """Carried, last sentence: the one that comes `next` opens after what took effect here."""
    if decision.next:
        open_point(record, decision.next)


def put_to_decision(record: Record, decision: Decision, seat: str, *, silence: bool) -> None:
    """The verdict: the text carries or it does not."""
    point = record.points[decision.id]
    draft = draft_of(point)
    found = verdicts(record, decision.id, draft, seat)
    if carries(found):
        carried(record, decision, draft, found, seat, silence=silence)
    else:
        not_carried(record, decision, draft, found, silence=silence)


def carried(
    record: Record, decision: Decision, draft: Draft, found: list[Verdict], seat: str, *, silence: bool
) -> None:
    """Carried: footnotes cost cohesion, a clean text is a gain, the point closes and the effects begin."""
    forum = body_of(record, decision.forum)
    how = "silence" if silence else how_declared(forum_procedure(record, decision))
    footnotes = list(dict.fromkeys(code for v in found if v.adopted for code in v.sides["footnote"]))
    if footnotes and forum.cohesion is not None:
        low = record.plan.indicators[forum.cohesion].low
        record.base[forum.cohesion] = max(low, record.base[forum.cohesion] - len(footnotes))
    if not footnotes and decision.rounds > 0 and how != "own-power":
        pay_chair(record, decision, 1)
    close(record, decision, "adopted", draft[0])
    take_effect(record, decision, draft, [v.measure.id for v in found if v.adopted], footnotes, how, seat)
    go_on(record, decision)


def how_declared(procedure: Procedure) -> str:
    """How a text carried that its chair declared: agreed, by vote or in one's own power."""
    if procedure.kind == "own":
        return "own-power"
    return "agreed" if by_consensus(procedure) else "vote"


def pay_chair(record: Record, decision: Decision, by: int) -> None:
    """The chair of the forum gains or loses capital."""
    chair = chair_of(record, body_of(record, decision.forum))
    if chair:
        record.pay(chair, by)


def take_effect(
    record: Record, decision: Decision, draft: Draft, measures: list[str], footnotes: list[str], how: str, seat: str,
    body: str = "",
) -> None:  # fmt: skip
    """Carried, last sentence: response, adopted measures and wordings as one batch, under the response's number."""
    number = sum(1 for name, _ in record.uses if name == draft[0])
    share = share_now(record, draft[0])
    record.adopted.append({
        "response": draft[0], "decision": decision.id, "at": record.now, "wordings": dict(draft[1]),
        "measures": measures, "footnotes": footnotes, "body": body or decision.forum, "how": how, "seat": seat,
    })  # fmt: skip
    record.uses.append((draft[0], record.now))
    begin_effects(record, effects_of(record, draft, measures), number, lambda name: open_point(record, name), share)


def effects_of(record: Record, draft: Draft, measures: list[str]) -> list[Effect]:
    """The effects of a response, of its adopted measures and of its wordings, in that order."""
    response = response_of(record, draft[0])
    found = list(response.effects)
    for measure in response.measures:
        found += measure.effects if measure.id in measures else ()
    for wording in chosen(response, draft[1]):
        found += wording.effects
    return found


def share_now(record: Record, name: str) -> int:
    """Twice in a short while: per cent of the amounts of a response or move that takes effect now."""
    within = record.plan.costs.halves_within
    lately = any(used == name and record.now - at <= within for used, at in record.uses)
    return 50 if within and lately else 100


def whole(record: Record, decision: Decision, response: str, how: str, seat: str = "", body: str = "") -> None:
    """A response takes effect whole and as first drafted, whatever its gates."""
    measures = [m.id for m in response_of(record, response).measures]
    take_effect(record, decision, (response, {}), measures, [], how, seat, body)


def not_carried(record: Record, decision: Decision, draft: Draft, found: list[Verdict], *, silence: bool) -> None:
    """Not carried: one reason told, silence broken or the text refused; at the set number it falls."""
    point, procedure = record.points[decision.id], forum_procedure(record, decision)
    against = [
        code
        for v in found
        if v.measure.needed and not v.adopted and v.measure.body == decision.forum
        for code in v.sides["against"]
    ]
    point["breaks"][draft[0]] = point["breaks"].get(draft[0], 0) + 1
    point["leaked"].pop(draft[0], None)
    point["file"] |= {"status": "broken", "until": None}
    if against:
        against = list(dict.fromkeys(against))
        if silence:
            pay_chair(record, decision, -1)
            leak(record, decision, draft, against)
        chair = chair_of(record, body_of(record, decision.forum))
        if chair:
            one_reason(record, decision, draft, chair, against)
    if decision.rounds == 0 or point["breaks"][draft[0]] >= procedure.breaks_to_fall:
        fall_for_good(record, decision, draft)


def leak(record: Record, decision: Decision, draft: Draft, against: list[str]) -> None:
    """Who broke a silence may leak, by a chance numbered by the silences broken there before."""
    before = record.silences.get(decision.id, 0)
    record.silences[decision.id] = before + 1
    part, of = forum_procedure(record, decision).leaks
    if part == 0:
        return
    chance = Chance(f"leak.{decision.id}", (("yes", part), ("no", of - part)))
    if luck(record, chance, before) == "yes":
        record.points[decision.id]["leaked"][draft[0]] = against


def fall_for_good(record: Record, decision: Decision, draft: Draft) -> None:
    """It falls in that opening, and its `if_blocked` takes effect in its place."""
    point, instead = record.points[decision.id], response_of(record, draft[0]).if_blocked
    point["file"] |= {"status": "fallen", "until": None}
    point["fallen"].append(draft[0])
    if instead:
        close(record, decision, "blocked", instead)
        whole(record, decision, instead, "blocked")
        go_on(record, decision)


def silence_due(record: Record) -> bool:
    """Silence: it ends when its hours are over; the deciding seat is the one whose text it is."""
    fell = False
    for decision in record.plan.decisions:
        point = record.points.get(decision.id)
        if point is None or not point["open"] or not on_table(point) or point["file"]["until"] is None:
            continue
        if point["file"]["until"] <= record.now:
            fell = True
            put_to_decision(record, decision, point["file"]["seat"], silence=True)
    return fell


def deadlines_due(record: Record) -> bool:
    """Lapse: at the deadline the first default whose condition holds takes effect; with none, nothing."""
    fell = False
    for decision in record.plan.decisions:
        point = record.points.get(decision.id)
        if point is None or not point["open"] or point["closes"] > record.now:
            continue
        fell = True
        response = next((lapse.response for lapse in decision.lapses_to if holds(lapse.when, record)), "")
        close(record, decision, "lapsed", response)
        if response:
            whole(record, decision, response, "lapsed")
        go_on(record, decision)
    return fell


def pledges_due(record: Record) -> bool:
    """Pledges that have come due are kept or broken by their condition."""
    fell = False
    for pledge in record.plan.pledges:
        given = record.pledges.get(pledge.id)
        if given is not None and given["kept"] is None and given["due"] <= record.now:
            given["kept"] = holds(pledge.kept, record)
            fell = True
    return fell


def refer(record: Record, decision: Decision, step: dict[str, Any]) -> None:
    """Referral: the point closes; the response there takes effect, then its own effects, then its point opens."""
    referral = next(r for r in decision.referrals if r.body == step["subject"])
    number = record.points[decision.id]["occurrence"]
    close(record, decision, "referred", referral.response)
    if referral.response:
        whole(record, decision, referral.response, "referred", step["seat"], referral.body)
    begin_effects(record, list(referral.effects), number, lambda name: open_point(record, name))
    if referral.opens:
        open_point(record, referral.opens)
