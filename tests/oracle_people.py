"""Who is who: bodies, members, chairs and those who speak for a delegation, looked up in the plan."""

from __future__ import annotations

from typing import Any

from game.core.plan import Body, Decision, Delegation, Measure, Member, Procedure, Response, Seat
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
    return next(p for p in record.plan.procedures if p.id == name)


def forum_procedure(record: Record, decision: Decision) -> Procedure:
    """The ordinary procedure of the forum."""
    return procedure_of(record, body_of(record, decision.forum).procedure)


def by_consensus(procedure: Procedure) -> bool:
    """How it stands: whether those who ask take a footnote rather than abstain."""
    return procedure.asks_as == "footnote"


def profile_of(record: Record, code: str) -> Delegation | None:
    """What is on file of a delegation; None where the plan has nothing."""
    return next((d for d in record.plan.delegations if d.code == code), None)


def codes_of(body: Body) -> list[str]:
    """The members' codes of a body, in authored order."""
    return [m.code for m in body.members]


def takes_part(member: Member, procedure: Procedure) -> bool:
    """Whether a procedure is open to a member: it has the attribute of `only`, and not that of `without`."""
    has, lacks = procedure.only, procedure.without
    return (not has or has in member.attributes) and (not lacks or lacks not in member.attributes)


def by_people(record: Record, code: str) -> bool:
    """Whether a seat held by people speaks for a delegation."""
    return any(s.delegation == code for s in record.plan.seats if s.id in record.people)


def chairs(record: Record, seat: Seat, body: Body) -> bool:
    """law.md, Who speaks: the chair of a body; the delegation that holds a single authority chairs it too."""
    return body.id in seat.chairs or (body.holder != "" and seat.delegation == body.holder)


def chair_of(record: Record, body: Body) -> str:
    """The seat that chairs a body: the one that lists it, else the one that speaks for its holder; "" none."""
    listed = [s.id for s in record.plan.seats if body.id in s.chairs]
    holding = [s.id for s in record.plan.seats if chairs(record, s, body)]
    return [*listed, *holding, ""][0]


def at_table(record: Record, seat: Seat, decision: Decision) -> bool:
    """law.md, Who speaks: the forum's chair and the delegations of its members."""
    forum = body_of(record, decision.forum)
    return chairs(record, seat, forum) or seat.delegation in codes_of(forum)


def with_a_say(record: Record, measure: Measure) -> list[str]:
    """The members and the holder of the body a measure lies before, and the holders of its keys."""
    body = body_of(record, measure.body)
    found = [*codes_of(body), body.holder, *(key.holder for key in measure.keys)]
    return [code for code in found if code]


def heard(record: Record, decision: Decision, response: Response) -> list[str]:
    """law.md, Who speaks: whose positions may be declared and whose minds sounded, in that order, each once."""
    found = [*codes_of(body_of(record, decision.forum))]
    for measure in response.measures:
        found += with_a_say(record, measure)
    return list(dict.fromkeys(found))


def draft_of(point: dict[str, Any]) -> Draft:
    """The text on the table."""
    return point["file"]["response"], dict(point["file"]["wordings"])


def on_table(point: dict[str, Any]) -> bool:
    """Whether there is a text on the table: not withdrawn, fallen, adopted or gone elsewhere."""
    return point["file"] is not None and point["file"]["status"] in ("tabled", "broken", "under-silence")


def stake_of(record: Record, decision: Decision, measures: list[Measure], code: str) -> str:
    """law.md, What a delegation thinks: by the stake set that the first of the measures names, else the point's."""
    named = measures[0].stakes if measures else ""
    stakes = next((s for s in record.plan.stake_sets if s.id == named), decision.stakes)
    if code in stakes.principal:
        return "principal"
    return "concerned" if code in stakes.concerned else "bystander"
