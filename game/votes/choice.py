"""Which procedure applies: the one asked for, or what stands in its place on the day and for those who vote."""

from __future__ import annotations

from dataclasses import dataclass

from game.core.plan import Id
from game.pack.law import Law
from game.pack.schema.procedures import ProcedureModel
from game.votes.ruling import Ruling, listed, nearest


@dataclass(frozen=True, slots=True)
class Case:
    """What else decides on the procedure."""

    proposal: bool | None
    """Whether somebody entitled proposed the text; None: as the procedure takes it."""
    some: bool
    """Whether only some members take part."""


def choose(law: Law, body: Id, day: str, asked: str, case: Case) -> tuple[Id, tuple[str, ...]]:
    """The procedure that applies, and a note on what was put in its place; raises Ruling.

    ``asked`` is a procedure's name as typed; "" means the body's ordinary one.
    """
    open_to = law.decides_by(body)
    asked = asked or law.body(body).procedure
    name = law.procedure_named(asked, open_to)
    if name is None:
        title = law.body(body).title
        other = law.procedure_named(asked)
        known = f"{law.procedure(other).title} is not" if other else f"there is no procedure {asked}"
        cure = f"one of {listed(in_order(law, body, day))}" if other else nearest(asked, open_to)
        raise Ruling(f"{title}: {known} among its procedures." if other else f"{title}: {known}.", f"{cure}.")
    current = law.in_force(name, day)
    if current is None:
        model = law.procedure(name)
        early = bool(model.from_) and day < (model.from_ or "")
        end = _end_of_line(law, name, early=early)
        span = f"a day from {model.since or end.from_} on" if early else f"a day up to {end.to}"
        raise Ruling(f"{model.title} was not in force on {day}, and nothing on record stands in its place.", f"{span}.")
    return _variant(law, current, day, case), _said(law, name, current, day)


def in_order(law: Law, body: Id, day: str) -> tuple[Id, ...]:
    """The procedures of a body that are in force on a day, its ordinary one first."""
    return tuple(name for name in law.decides_by(body) if law.in_force(name, day) == name)


def _end_of_line(law: Law, name: Id, *, early: bool) -> ProcedureModel:
    """The first or the last of the procedures that took each other's place."""
    seen: set[Id] = set()
    model = law.procedure(name)
    while (other := model.before if early else model.after) and other not in seen:
        seen.add(other)
        model = law.procedure(other)
    return model


def _said(law: Law, asked: Id, current: Id, day: str) -> tuple[str, ...]:
    if asked == current:
        return ()
    return (f"On {day} {law.procedure(current).title} stood in the place of {law.procedure(asked).title}.",)


def _variant(law: Law, name: Id, day: str, case: Case) -> Id:
    """Another procedure in its place, without a proposal or where not all take part."""
    if case.proposal is False:
        other = law.procedure(name).no_proposal
        if not other and _bound_to_proposal(law, name) is None:
            raise Ruling(
                f"{law.procedure(name).title} is the same with and without a proposal.", "leave --no-proposal out."
            )
        name = law.in_force(other, day) or name if other else name
    elif case.proposal is True:
        name = _bound_to_proposal(law, name) or name
    if case.some and law.procedure(name).among:
        name = law.in_force(law.procedure(name).among, day) or name
    return name


def _bound_to_proposal(law: Law, name: Id) -> Id | None:
    """The procedure this one stands in for when there is no proposal."""
    return next((other for other, (_, model) in law.rules.procedures.items() if model.no_proposal == name), None)
