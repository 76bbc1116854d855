"""law.md, How it stands and The verdict: where each member stands, own power, keys, and whether a text carries."""

from __future__ import annotations

from dataclasses import dataclass

from game.core.plan import Body, Measure, Member, Procedure
from tests.oracle_counts import Sides, outcome
from tests.oracle_people import body_of, by_consensus, by_people, chairs, procedure_of, takes_part
from tests.oracle_reading import holds, response_of
from tests.oracle_record import Draft, Record
from tests.oracle_stance import against, band_of, view_of

MILDER = {"objects": "asks", "asks": "silent"}


@dataclass
class Verdict:
    """What one body's procedure made of one measure."""

    measure: Measure
    adopted: bool
    sides: Sides
    """Empty lists where one authority decided."""


def sides_of(record: Record, decision: str, draft: Draft, body: Body, procedure: Procedure) -> Sides:
    """How it stands: every member that takes part on its side, and too many footnotes all against."""
    sides: Sides = {"for": [], "footnote": [], "abstain": [], "declared": [], "against": []}
    for member in body.members:
        if not takes_part(member, procedure):
            continue
        side = side_of(record, decision, draft, body, procedure, member)
        sides[side].append(member.code)
        if side == "declared":
            sides["abstain"].append(member.code)
    if len(sides["footnote"]) > procedure.footnotes:
        late = sides["footnote"]
        sides["against"] = [m.code for m in body.members if m.code in [*sides["against"], *late]]
        sides["footnote"] = []
    return sides


def side_of(record: Record, decision: str, draft: Draft, body: Body, procedure: Procedure, member: Member) -> str:
    """One row of the table."""
    position = record.points[decision]["positions"].get(member.code)
    if position is not None:
        return declared_side(position["stand"], position["declared"], consensus=by_consensus(procedure))
    if by_people(record, member.code):
        return "for" if by_consensus(procedure) else "abstain"
    return own_side(record, decision, draft, body, procedure, member)


def declared_side(stand: str, formally: bool, *, consensus: bool) -> str:
    """The first three rows: a declared position."""
    if stand in ("assent", "object"):
        return "for" if stand == "assent" else "against"
    if stand == "time":
        return "footnote" if consensus else "abstain"
    return "declared" if formally else "abstain"


def own_side(record: Record, decision: str, draft: Draft, body: Body, procedure: Procedure, member: Member) -> str:
    """The last four rows: of its own accord."""
    view = view_of(record, decision, draft, body.id, member.code)
    band = band_of(record, view)
    if by_consensus(procedure) and view.stake == "bystander" and not against(view):
        band = MILDER.get(band, band)
    if band in ("supports", "silent"):
        return "for"
    if band == "objects" or (view.stake == "principal" and procedure.principals_block):
        free = procedure.may_abstain
        return "abstain" if free and (free == "*" or free in member.attributes) else "against"
    return "footnote" if by_consensus(procedure) else "abstain"


def holder_agrees(record: Record, decision: str, draft: Draft, body: str, code: str) -> bool:
    """Keys: it declared ASSENT; of its own accord unless it objects, or asks while a principal."""
    position = record.points[decision]["positions"].get(code)
    if position is not None or by_people(record, code):
        return position is not None and position["stand"] == "assent"
    view = view_of(record, decision, draft, body, code)
    band = band_of(record, view)
    return band != "objects" and not (band == "asks" and view.stake == "principal")


def verdict(record: Record, decision: str, draft: Draft, measure: Measure, seat: str) -> Verdict:
    """Own power, count and keys of one measure; `seat` is the one that puts the text."""
    body, procedure = body_of(record, measure.body), procedure_of(record, measure.procedure)
    sides: Sides = {"for": [], "footnote": [], "abstain": [], "declared": [], "against": []}
    if procedure.kind == "own":
        own = any(s.id == seat and chairs(record, s, body) for s in record.plan.seats)
        carried = own or holder_agrees(record, decision, draft, body.id, body.holder)
    else:
        sides = sides_of(record, decision, draft, body, procedure)
        carried = outcome(procedure, body, sides)
    return Verdict(measure, carried and keys_turn(record, decision, draft, measure), sides)


def keys_turn(record: Record, decision: str, draft: Draft, measure: Measure) -> bool:
    """Keys: each one's condition holds and its holder agrees."""
    return all(
        holds(key.test, record, draft)
        and (not key.holder or holder_agrees(record, decision, draft, measure.body, key.holder))
        for key in measure.keys
    )


def verdicts(record: Record, decision: str, draft: Draft, seat: str) -> list[Verdict]:
    """The verdict on each measure of a text."""
    return [verdict(record, decision, draft, m, seat) for m in response_of(record, draft[0]).measures]


def carries(found: list[Verdict]) -> bool:
    """The verdict, first line: every measure it needs is adopted; with none at all it carries."""
    return all(v.adopted for v in found if v.measure.needed)
