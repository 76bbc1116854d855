"""How a seat comes to know another's mind: soundings, confidences, and what a failed silence reveals."""

from __future__ import annotations

from dataclasses import replace

from game.core import events as e
from game.core.chairs import heads
from game.core.plan import Decision, Id, Plan, Response
from game.core.stance import Assessment, assess, reasons
from game.core.state import Known, State
from game.core.tally import held_by_people
from game.core.tape import Tape
from game.core.terms import Band, Knowing, Stand

Wordings = tuple[tuple[Id, Id], ...]


def body_for(plan: Plan, decision: Decision, response: Response, member: Id) -> Id:
    """The body in which a delegation will decide on this response: its own measure's, else the forum."""
    for measure in response.measures:
        body = plan.tables.bodies[measure.body]
        if member in plan.tables.members[body.id] or body.holder == member:
            return body.id
        if any(key.holder == member for key in measure.keys):
            return body.id
    return decision.forum


def askable(plan: Plan, decision: Decision, response: Response | None) -> tuple[Id, ...]:
    """Whom one can sound on this text: the forum's members, the holders of its measures and keys."""
    codes = dict.fromkeys(plan.tables.members[decision.forum])
    for measure in response.measures if response else ():
        body = plan.tables.bodies[measure.body]
        codes.update(dict.fromkeys(plan.tables.members[body.id]))
        if body.holder:
            codes[body.holder] = None
        codes.update(dict.fromkeys(key.holder for key in measure.keys if key.holder))
    return tuple(codes)


def mind_of(
    plan: Plan, state: State, decision: Decision, response: Response, wordings: Wordings, member: Id
) -> Assessment:
    """The member's true mind on the text."""
    return assess(plan, state, decision.id, response.id, wordings, body_for(plan, decision, response, member), member)


def opening_line(plan: Plan, mind: Assessment) -> Band:
    """What it says at first: a delegation keeps its private room for manoeuvre to itself."""
    private = max(0, dict(mind.parts).get("private", 0))
    points = mind.points - private
    if mind.red or points < plan.costs.asks:
        return Band.OBJECTS
    if points < plan.costs.silent:
        return Band.ASKS
    return Band.SILENT if points < plan.costs.supports else Band.SUPPORTS


def sounding(tape: Tape, seat: Id, decision: Decision, response: Response, wordings: Wordings, member: Id) -> None:
    """It says whether it could live with this wording, with its reasons and clauses; never its price."""
    if held_by_people(tape.plan, tape.state, member):
        _declared(tape, seat, decision, response, wordings, member, "sounding")
        return
    mind = mind_of(tape.plan, tape.state, decision, response, wordings, member)
    first = (decision.id, member) not in tape.state.known.get(seat, {})
    band = opening_line(tape.plan, mind) if first else mind.band
    shown = replace(mind, band=band)
    tape.add(
        e.Learned(
            seat, decision.id, member, Knowing.SOUNDING, band, reasons(shown), -1, 0, response.id, wordings, "sounding"
        )
    )


def confidence(tape: Tape, seat: Id, decision: Decision, response: Response, wordings: Wordings, member: Id) -> None:
    """It says in confidence how far it is from living with the text, and how much room it has."""
    if held_by_people(tape.plan, tape.state, member):
        _declared(tape, seat, decision, response, wordings, member, "confidence")
        return
    mind = mind_of(tape.plan, tape.state, decision, response, wordings, member)
    short = max(0, tape.plan.costs.silent - mind.points)
    flexible = dict(mind.parts).get("private", 0)
    tape.add(
        e.Learned(
            seat, decision.id, member, Knowing.CONFIDENCE, mind.band, reasons(mind), short, flexible, response.id,
            wordings, "confidence",
        )
    )  # fmt: skip


DECLARED: dict[str, Band] = {
    Stand.ASSENT: Band.SUPPORTS,
    Stand.ABSTAIN: Band.SILENT,
    Stand.TIME: Band.ASKS,
    Stand.OBJECT: Band.OBJECTS,
}
"""What a declared position comes to, on the board."""


def _declared(
    tape: Tape, seat: Id, decision: Decision, response: Response, wordings: Wordings, member: Id, how: str
) -> None:
    """People speak for it: it says what it declared, as far as the seat may know of that, else nothing."""
    point = tape.state.points[decision.id]
    position = point.positions.get(member)
    if position is not None and not heads(tape.plan, seat, tape.plan.tables.bodies[decision.forum]):
        position = position.openly
    if position is None:
        return
    band = DECLARED[position.stand]
    tape.add(
        e.Learned(
            seat, decision.id, member, Knowing.SOUNDING, band, (), -1, 0, response.id, wordings, how
        )
    )  # fmt: skip


def reveal(
    tape: Tape, decision: Decision, response: Response, wordings: Wordings, chair: Id, by: tuple[Id, ...]
) -> None:
    """A failed text always reveals one new reason to the chair, as long as there is one it does not know."""
    rest = tuple(code for code in askable(tape.plan, decision, response) if code not in by)
    for member in (*by, *rest):
        if held_by_people(tape.plan, tape.state, member):
            continue
        mind = mind_of(tape.plan, tape.state, decision, response, wordings, member)
        known = tape.state.known.get(chair, {}).get((decision.id, member))
        told = known.concerns if known and known.response == response.id else ()
        fresh = [reason for reason in reasons(mind) if reason not in told]
        if fresh:
            concerns = (*(reason for reason in told if reason in reasons(mind)), fresh[0])
            tape.add(
                e.Learned(
                    chair, decision.id, member, Knowing.SOUNDING, mind.band, concerns, -1, 0, response.id, wordings,
                    "broken silence",
                )
            )  # fmt: skip
            return


def up_to_date(known: Known | None, response: Id, wordings: Wordings, depth: int) -> bool:
    """Whether asking again would bring nothing: the same text, as deep, and asked for rather than blurted out."""
    if known is None or known.how == "broken silence":
        return False
    return known.depth >= depth and (known.response, known.wordings) == (response, wordings)
