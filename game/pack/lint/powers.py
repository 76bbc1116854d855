"""Procedures in their bodies: verdicts that are certain beforehand."""

from __future__ import annotations

from dataclasses import replace

from game.core.plan import Body, Plan, Procedure, Test
from game.core.tally import Tally, failed_tests
from game.pack.compile.desk import Desk, Place
from game.pack.compile.members import seated
from game.pack.compile.rulebooks import Rules
from game.pack.schema.rules import BodyModel, RulebookModel


def verdicts(desk: Desk, top: Place, plan: Plan) -> None:
    """Note each measure whose body gives the same verdict however its members stand."""
    for response in plan.responses:
        for n, measure in enumerate(response.measures):
            place = top / "responses" / response.id / "measures" / n
            if measure.body in plan.tables.bodies and measure.procedure in plan.tables.procedures:
                body, procedure = plan.tables.bodies[measure.body], plan.tables.procedures[measure.procedure]
                _certain(desk, place, body, procedure)


def bodies(desk: Desk, place: Place, book: RulebookModel, rules: Rules, plan: Plan) -> None:
    """Note each body of a rulebook whose ordinary procedure gives the same verdict whatever its members say.

    Members come and go; the body is judged on the day most of them sit in it.
    """
    for name, model in book.bodies.items():
        at = place / "bodies" / name / "procedure"
        found = plan.tables.procedures.get(plan.tables.bodies[name].procedure)
        if found is not None and model.members in rules.members:
            fullest = max((seated(rules, model, day) for day in _days(rules, model)), key=len)
            _certain(desk, at, replace(plan.tables.bodies[name], members=fullest), found)


def _days(rules: Rules, body: BodyModel) -> list[str]:
    """Days on which somebody can have come to sit in a body, and the last of all, sorted."""
    members = rules.members[body.members][1]
    days = {member.from_ for member in members} | {item.from_ for member in members for item in member.attributes}
    return sorted({day for day in days | {body.from_} if day} | {"9999-12-31"})


def _certain(desk: Desk, place: Place, body: Body, procedure: Procedure) -> None:
    if procedure.kind == "own" or not body.members or not procedure.tests:
        return
    wanted = {column for test in procedure.tests for column in _columns(test)}
    if any(wanted - set(dict(member.weights)) for member in body.members):
        return  # a count of what they do not have is a fault of its own
    everyone = tuple(member.code for member in body.members)
    if failed_tests(procedure, body, Tally(everyone, (), (), (), ())):
        message = f"{procedure.id} cannot succeed in {body.id}: not even with all {len(everyone)} members in favour"
        desk.warn(place, "W615", message, "lower what it asks for, or name another body")
    elif not failed_tests(procedure, body, Tally((), (), (), everyone, ())):
        message = f"{procedure.id} cannot fail in {body.id}: it carries with all {len(everyone)} members against"
        desk.warn(place, "W614", message, "let its tests count something that can be missed")


def _columns(test: Test) -> set[str]:
    """The weight columns a test counts."""
    own = set() if test.of == "members" else {test.of}
    return own.union(*(_columns(inner) for inner in test.either))
