"""Which rules and bodies there are on a day: what stands in a procedure's place, and what is cited out of its time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from game.core.plan import Id, Plan
from game.pack.compile.desk import Desk, Place
from game.pack.compile.members import is_in
from game.pack.compile.rulebooks import Rules


def in_its_place(rules: Rules, name: Id, day: str) -> Id | None:
    """The procedure itself, or the one in its place on that day; None: there was none."""
    seen: set[Id] = set()
    while name in rules.procedures and name not in seen:
        seen.add(name)
        model = rules.procedures[name][1]
        if day < (model.since or ""):
            return None
        if is_in(model, day):
            return name
        name = model.before if model.from_ and day < model.from_ else model.after
    return None


def out_of_force(desk: Desk, top: Place, rules: Rules, plan: Plan) -> None:
    """Note each measure and decision that rests on a procedure or a body which the scenario's days do not know."""
    for place, body, procedure in _cited(top, plan):
        for day in _days(plan):
            fault = _body(rules, body, day) or _procedure(rules, procedure, day)
            if fault:
                desk.warn(place, "W616", *fault)
                break


def _days(plan: Plan) -> tuple[str, ...]:
    """The first day of the exercise and its last; none where STARTEX is no day, which E404 says."""
    try:
        first = datetime.fromisoformat(plan.starts)
        return first.date().isoformat(), (first + timedelta(minutes=plan.endex)).date().isoformat()
    except (ValueError, OverflowError):
        return ()


def _cited(top: Place, plan: Plan) -> Iterator[tuple[Place, Id, Id]]:
    """Where a body and a procedure are cited: in the measures of responses, and as the forum of a decision point."""
    for response in plan.responses:
        for n, measure in enumerate(response.measures):
            yield top / "responses" / response.id / "measures" / n, measure.body, measure.procedure
    ordinary = {body.id: body.procedure for body in plan.bodies}
    for decision in plan.decisions:
        yield top / "decisions" / decision.id / "forum", decision.forum, ordinary.get(decision.forum, "")


def _body(rules: Rules, name: Id, day: str) -> tuple[str, str] | None:
    """What is wrong with a body on a day, and the cure; None: it exists."""
    if name not in rules.bodies or is_in(rules.bodies[name][1], day):
        return None
    model = rules.bodies[name][1]
    if model.from_ and day < model.from_:
        return f"{name} does not exist on {day}; it begins on {model.from_}", "cite the body that acted then"
    return f"{name} does not exist on {day}; it ended on {model.to}", "cite the body that acts since"


def _procedure(rules: Rules, name: Id, day: str) -> tuple[str, str] | None:
    """What is wrong with a procedure on a day, and the cure; None: it is in force."""
    if name not in rules.procedures or is_in(rules.procedures[name][1], day):
        return None
    model, other = rules.procedures[name][1], in_its_place(rules, name, day)
    span = f"from {model.from_} on" if model.from_ and day < model.from_ else f"until {model.to}"
    cure = f"write procedure: {other}" if other else "cite a rule of those days"
    return f"{name} is not in force on {day} (it is {span})", cure
