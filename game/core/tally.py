"""From positions and stances to a count, and from a count to what the procedure's tests say."""

from __future__ import annotations

from dataclasses import dataclass

from game.core.plan import Body, Grade, Id, Member, Plan, Procedure, Response, Test
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
    absent: tuple[Id, ...] = ()
    """Members that could take part and are not there."""
    outside: tuple[Id, ...] = ()
    """Members that the procedure is closed to: on no side, and no participants."""


def tally(
    plan: Plan, state: State, decision: Id, response: Response, wordings: Wordings, body: Body, procedure: Procedure
) -> Tally:
    """Count a body on a text, member by member in authored order."""
    columns: dict[str, list[Id]] = {"for": [], "abstain": [], "declared": [], "against": [], "footnote": []}
    point = state.points.get(decision)
    for member in body.members:
        if closed_to(procedure, member):
            continue
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
        outside=tuple(member.code for member in body.members if closed_to(procedure, member)),
    )


def closed_to(procedure: Procedure, member: Member) -> bool:
    """Whether a member takes no part in this procedure: it lacks what is wanted, or has opted out."""
    wanted, barred = procedure.only, procedure.without
    return bool(wanted and wanted not in member.attributes) or bool(barred and barred in member.attributes)


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
    wanted = (*procedure.quorum, *procedure.tests)
    failed = tuple(test.title or test.count for test in wanted if not meets(test, body, count))
    grade = graded(procedure, body, count)
    return failed if failed or grade is None or grade.adopted else (grade.title,)


def graded(procedure: Procedure, body: Body, count: Tally) -> Grade | None:
    """The first outcome whose tests are all met, else the last; None where the procedure knows no such outcomes."""
    met = (grade for grade in procedure.grades if all(meets(test, body, count) for test in grade.tests))
    return next(met, procedure.grades[-1] if procedure.grades else None)


def meets(test: Test, body: Body, count: Tally) -> bool:
    """Whether a count meets one test, by itself or by a clause that deems it met."""
    return met_itself(test, body, count) or any(meets(other, body, count) for other in test.either)


def met_itself(test: Test, body: Body, count: Tally) -> bool:
    """Whether a count meets one test without the clauses that may deem it met."""
    have = counted(test, body, count)
    if have < test.minimum or (test.at_most is not None and have > test.at_most):
        return False
    if test.holding is not None and have >= fewest(test, body, count) + test.plus:
        return False
    return (test.at_least is test.more_than is test.less_than is None) or _share_met(
        test, have, base(test, body, count)
    )


def _share_met(test: Test, have: int, whole: int) -> bool:
    if test.at_least is not None and have * test.at_least[1] < whole * test.at_least[0]:
        return False
    if test.more_than is not None and have * test.more_than[1] <= whole * test.more_than[0]:
        return False
    return test.less_than is None or have * test.less_than[1] < whole * test.less_than[0]


def counted(test: Test, body: Body, count: Tally) -> int:
    """The left side of a test: how many, or how much weight."""
    return sum(weights(body, side(test, body, count), test.of))


def base(test: Test, body: Body, count: Tally) -> int:
    """What a test's shares are shares of."""
    return sum(weights(body, those(test.base, body, count), test.of))


def fewest(test: Test, body: Body, count: Tally) -> int:
    """The smallest number of members that together hold more than the share of ``Test.holding``."""
    share = test.holding or (1, 1)
    held = sorted(weights(body, those(test.base, body, count), test.holding_of), reverse=True)
    whole, so_far = sum(held), 0
    for number, weight in enumerate(held, 1):
        so_far += weight
        if so_far * share[1] > whole * share[0]:
            return number
    return len(held) + 1


def side(test: Test, body: Body, count: Tally) -> tuple[Id, ...]:
    """The members a test counts."""
    found = those(test.count, body, count)
    return tuple(code for code in found if code in test.veto) if test.veto else found


def those(name: str, body: Body, count: Tally) -> tuple[Id, ...]:
    """The members on a side or in a base, by its name in ``Test.count`` and ``Test.base``."""
    match name:
        case "for":
            return count.supporting
        case "against":
            return count.against
        case "abstain":
            return count.abstaining + count.declared
        case "declared":
            return count.declared
        case "cast":
            return count.supporting + count.against
        case "not-for":
            return _but(body, count.outside + count.supporting)
        case "not-against":
            return _but(body, count.outside + count.against)
        case "present":
            return _but(body, count.outside + count.absent)
        case "participants":
            return _but(body, count.outside)
        case _:
            return _but(body, ())


def _but(body: Body, others: tuple[Id, ...]) -> tuple[Id, ...]:
    """Every member but these, in authored order."""
    return tuple(member.code for member in body.members if member.code not in others)


def weights(body: Body, codes: tuple[Id, ...], of: str) -> list[int]:
    """What each of these members weighs in a column; in ``members`` each counts one."""
    if of == "members":
        return [1] * len(codes)
    columns = {member.code: dict(member.weights).get(of, 0) for member in body.members}
    return [columns[code] for code in codes]
