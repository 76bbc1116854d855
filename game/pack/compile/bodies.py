"""Procedures, and bodies with their members on the scenario's date."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from game.core.plan import Body, Grade, Id, Member, Procedure, Test
from game.pack.compile.desk import Desk, Place
from game.pack.compile.members import columns, is_in, seated
from game.pack.compile.rulebooks import Rules
from game.pack.schema.procedures import CountModel, GradeModel, ProcedureModel
from game.pack.schema.rules import BodyModel
from game.pack.schema.scenario import BodyUseModel

_SHARE = re.compile(r"(\d{1,9})\s*(?:%|/\s*(\d{1,9}))", re.ASCII)


def procedures(desk: Desk, rules: Rules) -> tuple[Procedure, ...]:
    """Every procedure of the rulebooks, each switch as the rulebook has it."""
    for place, model in rules.procedures.values():
        for key in ("before", "after", "no_proposal", "among"):
            desk.ref(place / key, "procedure", getattr(model, key))
    return tuple(procedure(desk, place, name, model) for name, (place, model) in rules.procedures.items())


def procedure(
    desk: Desk, place: Place, name: Id, model: ProcedureModel, turned: Mapping[str, bool] | None = None
) -> Procedure:
    """One procedure; ``turned`` are switches that somebody has set otherwise than the rulebook."""
    if model.kind != "own" and not model.tests and not model.grades:
        cure = "give it tests: [{count: against, at_most: 0}]"
        desk.error(place, "E604", f"the procedure {name} counts nothing", cure, key=True)
    silence = model.silence_hours
    hours = (silence.default, silence.least, silence.most) if silence else (24, 4, 72)
    if not hours[1] <= hours[0] <= hours[2]:
        cure = "order them least, default, most"
        desk.error(place / "silence_hours", "E405", "the default silence lies outside least and most", cure)
    on = {key: switch.on for key, switch in model.switches.items()} | dict(turned or {})
    return Procedure(
        id=name,
        title=model.title,
        kind=model.kind,
        tests=tests(desk, place / "tests", model.tests, on),
        footnotes=model.footnotes,
        asks_as=model.asks_as,
        principals_block=model.principals_block,
        may_abstain=model.may_abstain,
        breaks_to_fall=model.breaks_to_fall,
        silence_hours=hours,
        leaks=_share(desk, place, "leaks", model.leaks) or (0, 1),
        rule=model.rule,
        source=model.source,
        quorum=tests(desk, place / "quorum", model.quorum, on),
        grades=tuple(_grade(desk, place / "grades" / n, grade, on) for n, grade in enumerate(model.grades)),
        only=model.only,
        without=model.without,
    )


def _grade(desk: Desk, place: Place, model: GradeModel, on: Mapping[str, bool]) -> Grade:
    return Grade(model.name, model.title, model.adopted, tests(desk, place / "tests", model.tests, on))


def tests(desk: Desk, place: Place, models: Sequence[CountModel], on: Mapping[str, bool]) -> tuple[Test, ...]:
    """The tests whose switch is on, and those without one."""
    found = []
    for n, model in enumerate(models):
        if model.switch and model.switch not in on:
            cure = f"declare it: switches: {{{model.switch}: {{title: …}}}}"
            desk.error(place / n / "switch", "E301", f"there is no switch {model.switch}", cure)
        test = _test(desk, place / n, model, on)
        if on.get(model.switch, True):
            found.append(test)
    return tuple(found)


def _test(desk: Desk, place: Place, model: CountModel, on: Mapping[str, bool]) -> Test:
    bounds = (model.at_least, model.more_than, model.less_than, model.at_most, model.fewer_than)
    if all(bound is None for bound in bounds) and not model.minimum:
        cure = "give it at_least, more_than, less_than, minimum, at_most or fewer_than"
        desk.error(place, "E604", "this count is compared with nothing", cure)
    fewer = model.fewer_than
    return Test(
        count=model.count,
        of=model.of,
        at_least=_share(desk, place, "at_least", model.at_least),
        minimum=model.minimum,
        less_than=_share(desk, place, "less_than", model.less_than),
        at_most=model.at_most,
        base=model.base,
        either=tests(desk, place / "either", model.either, on),
        title=model.title,
        veto=desk.refs(place / "veto", "delegation", model.veto),
        more_than=_share(desk, place, "more_than", model.more_than),
        holding=_share(desk, place, "fewer_than", fewer.holding_more_than) if fewer else None,
        holding_of=fewer.of if fewer else "",
        plus=fewer.plus if fewer else 0,
    )


def _share(desk: Desk, place: Place, key: str, text: str | None) -> tuple[int, int] | None:
    if text is None:
        return None
    found = _SHARE.fullmatch(text.strip())
    share = (int(found[1]), int(found[2] or 100)) if found else (0, 0)
    if not 0 <= share[0] <= share[1] or not share[1]:
        desk.error(place / key, "E403", f"{text!r} is not a share", _share_cure(key, text.strip()))
        return (1, 2)  # of what was meant nothing is known: half makes no procedure certain either way
    return share


_NUMBERED = {"at_least": ("minimum", 0), "more_than": ("minimum", 1), "less_than": ("at_most", -1)}
"""A bound by shares to the key that bounds by a number, and what is added to the number to mean the same."""


def _share_cure(key: str, text: str) -> str:
    if key not in _NUMBERED or not (text.isascii() and text.isdigit()):
        return "write a share such as 55% or 1/3"
    other, more = _NUMBERED[key]
    return f"write {other}: {max(int(text[:9]) + more, 0)} for a number, or a share such as 55% or 1/3"


def bodies(desk: Desk, rules: Rules, date: str, uses: tuple[Place, Mapping[Id, BodyUseModel]]) -> tuple[Body, ...]:
    """Every body of the rulebooks as composed on ``date``; ``uses`` is what the scenario adds."""
    place, added = uses
    for name in added:
        desk.ref(place / name, "body", name, key=True)
    return tuple(_body(desk, rules, (name, date), (place, added.get(name))) for name in rules.bodies)


def _body(desk: Desk, rules: Rules, named: tuple[Id, str], use: tuple[Place, BodyUseModel | None]) -> Body:
    name, date = named
    place, model = rules.bodies[name]
    desk.ref(place / "members", "membership group", model.members)
    desk.ref(place / "procedure", "procedure", model.procedure)
    desk.refs(place / "procedures", "procedure", model.procedures)
    desk.ref(place / "holder", "delegation", model.holder)
    members = seated(rules, model, date)
    _composed(desk, place, model, members, date)
    columns(desk, place / "procedure", rules, model.procedure, members)
    added = use[1]
    cohesion = desk.ref(use[0] / name / "cohesion", "indicator", added.cohesion) if added else ""
    return Body(
        id=name,
        title=added.title if added and added.title else model.title,
        procedure=model.procedure,
        members=members,
        holder=model.holder,
        cohesion=desk.names.indicators.get(cohesion),
        organisation=rules.home[name],
        source=model.source,
    )


def _composed(desk: Desk, place: Place, model: BodyModel, members: tuple[Member, ...], date: str) -> None:
    known = model.members in desk.known["membership group"]
    if known and not members and is_in(model, date) and not model.only:
        cure = "check the dates of its members"
        desk.error(place / "members", "E304", f"{model.members} has no members on {date}", cure)
    if model.members and model.holder:
        cure = "keep members: for a council, holder: for a single authority"
        desk.error(place / "holder", "E605", "a body has both members and a holder", cure)
