"""The votes a text depends on, and where each member stands in them as far as these seats know; the rest is unknown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from game.core.plan import Body, Decision, Id, Member, Plan, Procedure
from game.core.state import File
from game.core.tally import closed_to
from game.core.terms import Minute, Stand
from game.view import clock, names
from game.view.board import Line


@dataclass(frozen=True, slots=True)
class Place:
    """One member of the body that counts."""

    code: Id
    title: str
    stand: str
    """``for``, ``against``, ``abstain``, ``declared``, ``footnote``, ``outside`` or ``unknown``."""
    how: str
    """``declared`` at the table, ``said`` when asked about these very words, "" not known."""


@dataclass(frozen=True, slots=True)
class InPlay:
    """One count that the text on the table depends on."""

    body: Body
    procedure: Procedure
    day: str
    """``2016-02-08``, the day of the exercise."""
    measures: tuple[str, ...]
    """Titles of the measures counted so; empty while no text is on the table."""
    places: tuple[Place, ...]
    """Every member, in the body's order."""


def in_play(
    plan: Plan, now: Minute, decision: Decision, file: File | None, lines: tuple[Line, ...]
) -> tuple[InPlay, ...]:
    """Each body and procedure that will count the text once; the forum's own rule while there is no text."""
    response = plan.tables.responses.get(file.response) if file else None
    counted: dict[tuple[Id, Id], list[str]] = {}
    for measure in response.measures if response else ():
        counted.setdefault((measure.body, measure.procedure), []).append(measure.title)
    if response is None:
        counted[decision.forum, plan.tables.bodies[decision.forum].procedure] = []
    found = []
    for (body_id, procedure_id), titles in counted.items():
        body, procedure = plan.tables.bodies[body_id], plan.tables.procedures.get(procedure_id)
        if procedure is not None and procedure.kind != "own" and body.members:
            day = clock.moment(plan, now).date().isoformat()
            found.append(InPlay(body, procedure, day, tuple(titles), _places(plan, body, procedure, lines)))
    return tuple(found)


def _places(plan: Plan, body: Body, procedure: Procedure, lines: tuple[Line, ...]) -> tuple[Place, ...]:
    known, declared = stands(body, procedure, lines), {line.code for line in lines if line.stand is not None}
    places = []
    for member in body.members:
        stand = "outside" if closed_to(procedure, member) else known.get(member.code, "unknown")
        how = "" if stand in ("outside", "unknown") else "declared" if member.code in declared else "said"
        places.append(Place(member.code, names.delegation(plan, member.code), stand, how))
    return tuple(places)


def stands(body: Body, procedure: Procedure, lines: Iterable[Line]) -> dict[Id, str]:
    """Where each member would be counted that is known to have a mind; footnotes beyond those allowed are against."""
    members = {member.code: member for member in body.members if not closed_to(procedure, member)}
    found = {}
    for line in lines:
        if line.code in members and (stand := side(procedure, members[line.code], line)):
            found[line.code] = stand
    if sum(stand == "footnote" for stand in found.values()) > procedure.footnotes:
        found = {code: "against" if stand == "footnote" else stand for code, stand in found.items()}
    return found


def side(procedure: Procedure, member: Member, line: Line) -> str:
    """Where a delegation would be counted by what it declared or said of these very words; "" not known.

    The same rules as those of the count itself (``game.core.tally``), read from what is known in place of what is so.
    """
    consensus = procedure.asks_as == "footnote"
    match line.stand:
        case Stand.ASSENT:
            return "for"
        case Stand.OBJECT:
            return "against"
        case Stand.ABSTAIN:
            return "declared" if line.formally else "abstain"
        case Stand.TIME:
            return "footnote" if consensus else "abstain"
        case None:
            return _of_mind(procedure, member, line, consensus=consensus) if line.present else ""


def _of_mind(procedure: Procedure, member: Member, line: Line, *, consensus: bool) -> str:
    band = line.band
    if consensus and not line.engaged:
        band = {"asks": "silent", "objects": "asks"}.get(band, band)
    if band == "asks" and procedure.principals_block and line.stake == "principal":
        band = "objects"
    match band:
        case "supports" | "silent":
            return "for"
        case "asks":
            return "footnote" if consensus else "abstain"
        case "objects":
            converts = procedure.may_abstain == "*" or procedure.may_abstain in member.attributes
            return "abstain" if procedure.may_abstain and converts else "against"
        case _:
            return ""
