"""What delegations make of a text, how they then stand, and how a body counts them."""

from __future__ import annotations

from typing import Any

from game.core.plan import Body, Concern, Decision, Delegation, Measure, Procedure, Response, Test
from tests.oracle_reading import chosen, concerns_of, holds, response_of
from tests.oracle_record import Draft, Record

STAKES = ("principal", "concerned", "bystander")


def decision_of(record: Record, name: str) -> Decision:
    """A decision point by its id."""
    return next(d for d in record.plan.decisions if d.id == name)


def body_of(record: Record, name: str) -> Body:
    """A body by its id."""
    return next(b for b in record.plan.bodies if b.id == name)


def procedure_of(record: Record, name: str) -> Procedure:
    """A procedure by its id."""
    return next(x for x in record.plan.procedures if x.id == name)


def members_of(record: Record, body: str) -> list[str]:
    """The members' codes of a body, in authored order."""
    return [m.code for m in body_of(record, body).members]


def measures_before(response: Response, body: str) -> list[Measure]:
    """What of a response lies before one body; all of it where nothing does."""
    own = [m for m in response.measures if m.body == body]
    return own or list(response.measures)


def stake(record: Record, decision: Decision, measures: list[Measure], member: str) -> str:
    """How much it is a delegation's business: by the stake set of the first measure, else the point's own."""
    named = measures[0].stakes if measures else ""
    stakes = next((s for s in record.plan.stake_sets if s.id == named), decision.stakes)
    if member in stakes.principal:
        return "principal"
    return "concerned" if member in stakes.concerned else "bystander"


def dimension_loads(record: Record, measures: list[Measure], response: Response, draft: Draft) -> list[int]:
    """Per dimension, the largest positive and the largest negative load, each softened towards 0."""
    totals = []
    for dimension in range(len(record.plan.dimensions)):
        loads = [load for m in measures for d, load in m.loads if d == dimension]
        high, low = max([0, *loads]), min([0, *loads])
        for wording in chosen(response, draft[1]):
            for d, points in wording.softens:
                if d == dimension:
                    high, low = (max(0, high + points), low) if points < 0 else (high, min(0, low + points))
        totals.append(high + low)
    return totals


def mind(record: Record, decision_id: str, draft: Draft, body: str, member: str) -> dict[str, Any]:
    """One delegation's own view of a text: points, band, what it would say against, stake."""
    decision, response = decision_of(record, decision_id), response_of(record, draft[0])
    measures = measures_before(response, body)
    costs, how_much = record.plan.costs, stake(record, decision, measures, member)
    profile = next((d for d in record.plan.delegations if d.code == member), None)
    parts: dict[str, int] = {}
    if profile is not None:
        parts = profile_parts(record, profile, measures, response, draft, costs.stake[STAKES.index(how_much)])
    askers = {code for m in measures for code in m.requested_by}
    if askers:
        parts["request"] = costs.asker if member in askers else costs.asked
    held = [c for c in concerns_of(record, decision_id, response) if weighs(record, c, member, draft)]
    point = record.points[decision_id]
    private = point["private"].get(member, 0)
    points = sum(parts.values()) + sum(c.move for c in held) + point["moved"].get(member, 0) + private
    red = any(c.red for c in held)
    against = [(amount, name) for name, amount in parts.items() if amount < 0]
    return {
        "points": points, "band": band_of(record, points, red=red), "red": red, "stake": how_much, "private": private,
        "holding": [c.id for c in held if c.red or c.move < 0], "against": min(against)[1] if against else "",
    }  # fmt: skip


def band_of(record: Record, points: int, *, red: bool) -> str:
    """In which of the four bands a delegation's points fall."""
    costs = record.plan.costs
    if red or points < costs.asks:
        return "objects"
    if points < costs.silent:
        return "asks"
    return "silent" if points < costs.supports else "supports"


def profile_parts(
    record: Record, profile: Delegation, measures: list[Measure], response: Response, draft: Draft, weight: int
) -> dict[str, int]:
    """What a text is worth by a delegation's profile: its leanings, the cost if it pays, its flank."""
    costs, parts = record.plan.costs, {}
    for name, leaning, load in zip(
        record.plan.dimensions, profile.stance, dimension_loads(record, measures, response, draft), strict=True
    ):
        parts[name] = weight * leaning * load
    paid = [m.cost_band for m in measures if profile.code in m.paid_by]
    if paid:
        band = max(paid) + sum(w.cost_band for w in chosen(response, draft[1]))
        parts["cost"] = -(costs.cost_weight * profile.cost * max(0, band) // 3)
    theatre = next((m.theatre for m in measures if m.theatre), 0)
    parts["flank"] = costs.flank_weight * profile.flank * theatre
    return parts


def reasons(view: dict[str, Any]) -> list[str]:
    """What a delegation says against a text: its concerns; else, if it cannot live with it, what weighs most."""
    if view["holding"] or view["band"] in ("supports", "silent") or not view["against"]:
        return list(view["holding"])
    return [f"stance:{view['against']}"]


def weighs(record: Record, concern: Concern, member: str, draft: Draft) -> bool:
    """Whether a concern holds for a delegation on this text."""
    if member not in concern.who and "*" not in concern.who:
        return False
    met = concern.until is not None and holds(concern.until, record, draft)
    return not met and holds(concern.when, record, draft)


def by_people(record: Record, member: str) -> bool:
    """Whether people speak for a delegation."""
    return any(s.delegation == member for s in record.plan.seats if s.id in record.people)


MILDER = {"objects": "asks", "asks": "silent", "silent": "silent", "supports": "supports"}


def of_itself(procedure: Procedure, attributes: tuple[str, ...], view: dict[str, Any]) -> str:
    """How a delegation nobody speaks for stands when it comes to it."""
    band, consensus = view["band"], procedure.asks_as == "footnote"
    if consensus and view["stake"] == "bystander" and not view["holding"]:
        band = MILDER[band]
    if band in ("supports", "silent"):
        return "for"
    if band == "asks" and not (procedure.principals_block and view["stake"] == "principal"):
        return "footnote" if consensus else "abstain"
    return objecting(procedure, attributes)


def objecting(procedure: Procedure, attributes: tuple[str, ...]) -> str:
    """An objection, or the abstention it turns into where a member may abstain."""
    may = procedure.may_abstain
    return "abstain" if may == "*" or (may and may in attributes) else "against"


def declared_stand(position: dict[str, Any], procedure: Procedure) -> str:
    """How a declared position counts."""
    if position["stand"] == "assent":
        return "for"
    if position["stand"] == "object":
        return "against"
    if position["stand"] == "abstain":
        return "declared" if position["declared"] else "abstain"
    return "footnote" if procedure.asks_as == "footnote" else "abstain"


def count(record: Record, decision_id: str, draft: Draft, body_id: str, procedure: Procedure) -> dict[str, list[str]]:
    """Where each member of a body stands on a text."""
    sides: dict[str, list[str]] = {"for": [], "abstain": [], "declared": [], "against": [], "footnote": []}
    point = record.points[decision_id]
    for member in body_of(record, body_id).members:
        if member.code in point["positions"]:
            side = declared_stand(point["positions"][member.code], procedure)
        elif by_people(record, member.code):
            side = "for" if procedure.kind == "silence" else "abstain"
        else:
            view = mind(record, decision_id, draft, body_id, member.code)
            side = of_itself(procedure, member.attributes, view)
        sides[side].append(member.code)
    if len(sides["footnote"]) > procedure.footnotes:
        spoken = sides["against"] + sides["footnote"]
        sides["against"] = [m.code for m in body_of(record, body_id).members if m.code in spoken]
        sides["footnote"] = []
    return sides


def passes(test: Test, body: Body, sides: dict[str, list[str]]) -> bool:
    """Whether one counting test is met, by itself or by what is deemed to meet it."""
    return _met(test, body, sides) or any(passes(other, body, sides) for other in test.either)


def _met(test: Test, body: Body, sides: dict[str, list[str]]) -> bool:
    yes = sides["for"] + sides["footnote"]
    neutral = sides["abstain"] + sides["declared"]
    who = {"for": yes, "against": sides["against"], "abstain": neutral, "declared": sides["declared"],
           "not-for": neutral + sides["against"], "not-against": yes + neutral}[test.count]  # fmt: skip
    if test.veto:
        who = [code for code in who if code in test.veto]
    amount = sum(_weight(body, code, test.of) for code in who)
    pool = [m.code for m in body.members if test.base == "members" or m.code not in sides["declared"]]
    whole = sum(_weight(body, code, test.of) for code in pool)
    if test.at_least is not None and amount * test.at_least[1] < test.at_least[0] * whole:
        return False
    if test.less_than is not None and amount * test.less_than[1] >= test.less_than[0] * whole:
        return False
    return amount >= test.minimum and (test.at_most is None or amount <= test.at_most)


def _weight(body: Body, code: str, of: str) -> int:
    member = next(m for m in body.members if m.code == code)
    return 1 if of == "members" else dict(member.weights).get(of, 0)


def agrees(record: Record, decision_id: str, draft: Draft, body: str, member: str) -> bool:
    """Whether the holder of a key or of an own power gives its consent."""
    position = record.points[decision_id]["positions"].get(member)
    if position is not None and position["stand"] == "assent":
        return True
    if position is not None:
        return False
    if by_people(record, member):
        return False
    view = mind(record, decision_id, draft, body, member)
    return not (view["band"] == "objects" or (view["band"] == "asks" and view["stake"] == "principal"))


def carried(record: Record, decision_id: str, draft: Draft, seat: str) -> tuple[list[dict[str, Any]], bool]:
    """The verdict on each measure, and whether the response carries: every needed measure is adopted."""
    response = response_of(record, draft[0])
    verdicts = [verdict(record, decision_id, draft, m, seat) for m in response.measures]
    needed = [v for m, v in zip(response.measures, verdicts, strict=True) if m.needed]
    return verdicts, all(v["adopted"] for v in needed)


def verdict(record: Record, decision_id: str, draft: Draft, measure: Measure, seat: str) -> dict[str, Any]:
    """One body's verdict on one measure, with its second keys."""
    body, procedure = body_of(record, measure.body), procedure_of(record, measure.procedure)
    sides: dict[str, list[str]] = {"for": [], "abstain": [], "declared": [], "against": [], "footnote": []}
    counted = True
    if procedure.kind != "own":
        sides = count(record, decision_id, draft, body.id, procedure)
        counted = all(passes(t, body, sides) for t in procedure.tests)
    elif not any(s.id == seat and body.id in s.chairs for s in record.plan.seats):
        counted = not body.holder or agrees(record, decision_id, draft, body.id, body.holder)
    keys = all(
        holds(k.test, record, draft) and (not k.holder or agrees(record, decision_id, draft, body.id, k.holder))
        for k in measure.keys
    )
    return {"measure": measure.id, "body": body.id, "counted": counted, "keys": keys, "adopted": counted and keys,
            "sides": sides}  # fmt: skip
