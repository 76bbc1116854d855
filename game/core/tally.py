"""From positions and stances to a count, and from a count to what the procedure's tests say."""

from __future__ import annotations

from dataclasses import dataclass

from game.core.plan import Body, Id, Plan, Procedure, Response, Test
from game.core.stance import Assessment, assess
from game.core.state import Point, State
from game.core.terms import Band, Stake, Stand

Wordings = tuple[tuple[Id, Id], ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """Where every member of a body stands when the count comes."""

    supporting: tuple[Id, ...]
    abstaining: tuple[Id, ...]
    declared: tuple[Id, ...]
    against: tuple[Id, ...]
    footnotes: tuple[Id, ...]
    """Members that let the text pass with a footnote; counted as supporting."""


def tally(
    plan: Plan, state: State, decision: Id, response: Response, wordings: Wordings, body: Body, procedure: Procedure
) -> Tally:
    """Count a body on a text, member by member in authored order."""
    columns: dict[str, list[Id]] = {"for": [], "abstain": [], "declared": [], "against": [], "footnote": []}
    point = state.points.get(decision)
    for member in body.members:
        mind = assess(plan, state, decision, response.id, wordings, body.id, member.code)
        stand = where(plan, state, point, procedure, member.code, member.attributes, mind)
        columns[stand].append(member.code)
    footnotes = columns["footnote"]
    if len(footnotes) > procedure.footnotes:
        columns["against"] += footnotes
        footnotes = []
    order = [member.code for member in body.members]
    return Tally(
        supporting=tuple(sorted([*columns["for"], *footnotes], key=order.index)),
        abstaining=tuple(columns["abstain"]),
        declared=tuple(columns["declared"]),
        against=tuple(sorted(columns["against"], key=order.index)),
        footnotes=tuple(footnotes),
    )


def where(
    plan: Plan,
    state: State,
    point: Point | None,
    procedure: Procedure,
    member: Id,
    attributes: tuple[str, ...],
    mind: Assessment,
) -> str:
    """One member's column: ``for``, ``abstain``, ``declared``, ``against`` or ``footnote``."""
    position = point.positions.get(member) if point else None
    if position is not None:
        return _declared_stand(position.stand, position.declared, procedure)
    if held_by_people(plan, state, member):
        return "for" if procedure.asks_as == "footnote" else "abstain"
    return by_stance(procedure, attributes, mind)


def held_by_people(plan: Plan, state: State, member: Id) -> bool:
    """Whether a person speaks for the delegation: it then consents by silence and abstains by not voting."""
    return any(plan.tables.seats[seat].delegation == member for seat in state.seats if seat in plan.tables.seats)


def _declared_stand(stand: str, declared: bool, procedure: Procedure) -> str:
    match stand:
        case Stand.ASSENT:
            return "for"
        case Stand.OBJECT:
            return "against"
        case Stand.ABSTAIN:
            return "declared" if declared else "abstain"
        case _:
            return "abstain" if procedure.asks_as == "abstain" else "footnote"


def by_stance(procedure: Procedure, attributes: tuple[str, ...], mind: Assessment) -> str:
    """What a member does of its own accord under this procedure."""
    consensus = procedure.asks_as == "footnote"
    band = mind.band
    if consensus and not mind.engaged:
        # Only concerned members speak up under consensus: a bystander lets others' business pass.
        band = {Band.ASKS: Band.SILENT, Band.OBJECTS: Band.ASKS}.get(band, band)
    if band is Band.ASKS and procedure.principals_block and mind.stake is Stake.PRINCIPAL:
        band = Band.OBJECTS
    if band is Band.OBJECTS:
        converts = procedure.may_abstain == "*" or procedure.may_abstain in attributes
        return "abstain" if procedure.may_abstain and converts else "against"
    if band is Band.ASKS:
        return "footnote" if consensus else "abstain"
    return "for"


def failed_tests(procedure: Procedure, body: Body, count: Tally) -> tuple[str, ...]:
    """Titles of the procedure's tests that this count does not meet; empty: it carries."""
    return tuple(test.title or test.count for test in procedure.tests if not meets(test, body, count))


def meets(test: Test, body: Body, count: Tally) -> bool:
    """Whether a count meets one test, by itself or by a clause that deems it met."""
    if test.either and any(meets(other, body, count) for other in test.either):
        return True
    counted = _side(test, body, count)
    have = sum(_weight(body, code, test.of) for code in counted)
    whole = sum(_weight(body, member.code, test.of) for member in body.members)
    if have < test.minimum or (test.at_most is not None and have > test.at_most):
        return False
    if test.at_least is not None and have * test.at_least[1] < whole * test.at_least[0]:
        return False
    return test.less_than is None or have * test.less_than[1] < whole * test.less_than[0]


def _side(test: Test, body: Body, count: Tally) -> tuple[Id, ...]:
    everyone = tuple(member.code for member in body.members)
    sides = {
        "for": count.supporting,
        "against": count.against,
        "abstain": count.abstaining + count.declared,
        "declared": count.declared,
        "not-for": tuple(code for code in everyone if code not in count.supporting),
        "not-against": tuple(code for code in everyone if code not in count.against),
    }
    counted = sides[test.count]
    return tuple(code for code in counted if code in test.veto) if test.veto else counted


def _weight(body: Body, code: Id, of: str) -> int:
    if of == "members":
        return 1
    member = next(item for item in body.members if item.code == code)
    return dict(member.weights).get(of, 0)
