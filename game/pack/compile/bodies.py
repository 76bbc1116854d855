"""Procedures, bodies with their members on the scenario's date, and delegations as they were then."""

from __future__ import annotations

import re
from collections.abc import Mapping

from game.core.plan import Body, Delegation, Id, Member, Procedure, Test
from game.pack.compile.desk import Desk, Place
from game.pack.compile.rulebooks import Rules
from game.pack.schema.rules import BodyModel, CountModel, EraModel, MemberModel, ProcedureModel, ProfileModel
from game.pack.schema.scenario import BodyUseModel, OverrideModel

_SHARE = re.compile(r"(\d{1,9})\s*(?:%|/\s*(\d{1,9}))", re.ASCII)


def procedures(desk: Desk, rules: Rules) -> tuple[Procedure, ...]:
    """Every procedure of the rulebooks."""
    return tuple(_procedure(desk, place, name, model) for name, (place, model) in rules.procedures.items())


def _procedure(desk: Desk, place: Place, name: Id, model: ProcedureModel) -> Procedure:
    if model.kind != "own" and not model.tests:
        cure = "give it tests: [{count: against, at_most: 0}]"
        desk.error(place, "E604", f"the procedure {name} counts nothing", cure, key=True)
    silence = model.silence_hours
    hours = (silence.default, silence.least, silence.most) if silence else (24, 4, 72)
    if not hours[1] <= hours[0] <= hours[2]:
        cure = "order them least, default, most"
        desk.error(place / "silence_hours", "E405", "the default silence lies outside least and most", cure)
    return Procedure(
        id=name,
        title=model.title,
        kind=model.kind,
        tests=tuple(_test(desk, place / "tests" / n, test) for n, test in enumerate(model.tests)),
        footnotes=model.footnotes,
        asks_as=model.asks_as,
        principals_block=model.principals_block,
        may_abstain=model.may_abstain,
        breaks_to_fall=model.breaks_to_fall,
        silence_hours=hours,
        rule=model.rule,
        source=model.source,
    )


def _test(desk: Desk, place: Place, model: CountModel) -> Test:
    bounds = (model.at_least, model.less_than, model.at_most)
    if all(bound is None for bound in bounds) and not model.minimum:
        cure = "give it at_least, less_than, minimum or at_most"
        desk.error(place, "E604", "this count is compared with nothing", cure)
    return Test(
        count=model.count,
        of=model.of,
        at_least=_share(desk, place / "at_least", model.at_least),
        minimum=model.minimum,
        less_than=_share(desk, place / "less_than", model.less_than),
        at_most=model.at_most,
        base=model.base,
        either=tuple(_test(desk, place / "either" / n, test) for n, test in enumerate(model.either)),
        title=model.title,
        veto=desk.refs(place / "veto", "delegation", model.veto),
    )


def _share(desk: Desk, place: Place, text: str | None) -> tuple[int, int] | None:
    if text is None:
        return None
    found = _SHARE.fullmatch(text.strip())
    share = (int(found[1]), int(found[2] or 100)) if found else (0, 0)
    if not 0 <= share[0] <= share[1] or not share[1]:
        desk.error(place, "E403", f"{text!r} is not a share", "write a share such as 55% or 1/3")
        return (1, 1)
    return share


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
    desk.ref(place / "holder", "delegation", model.holder)
    members = group(rules, model.members, date)
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
    if model.members and model.members in desk.known["membership group"] and not members:
        cure = "check the dates of its members"
        desk.error(place / "members", "E304", f"{model.members} has no members on {date}", cure)
    if model.members and model.holder:
        cure = "keep members: for a council, holder: for a single authority"
        desk.error(place / "holder", "E605", "a body has both members and a holder", cure)


def columns(desk: Desk, place: Place, rules: Rules, procedure: Id, members: tuple[Member, ...]) -> None:
    """Note a procedure that counts a weight its members do not have."""
    if procedure not in rules.procedures or not members:
        return
    wanted = {column for test in rules.procedures[procedure][1].tests for column in _columns(test)}
    for column in sorted(wanted):
        without = [member.code for member in members if column not in dict(member.weights)]
        if without:
            message = f"{procedure} counts {column}, which {', '.join(without[:5])} does not have"
            desk.error(place, "E604", message, f"give every member a weight {column}")


def _columns(test: CountModel) -> set[str]:
    own = set() if test.of == "members" else {test.of}
    return own.union(*(_columns(inner) for inner in test.either))


def group(rules: Rules, name: Id, date: str) -> tuple[Member, ...]:
    """The members of a group on a date, each with the weights of that year."""
    if name not in rules.members:
        return ()
    inside = [model for model in rules.members[name][1] if is_in(model, date)]
    year = date[:4]
    return tuple(Member(model.code, _weights(model, year), tuple(model.attributes)) for model in inside)


def is_in(model: MemberModel | EraModel, date: str) -> bool:
    """Whether a membership or an era covers a date, its first and last day included."""
    return (model.from_ is None or model.from_ <= date) and (model.to is None or date <= model.to)


def _weights(model: MemberModel, year: str) -> tuple[tuple[str, int], ...]:
    return tuple((column, years[table_year(years, year)]) for column, years in model.weights.items())


def table_year(years: Mapping[str, int], year: str) -> str:
    """The year whose table holds: the scenario's, else the nearest earlier one, else the earliest there is."""
    earlier = [known for known in years if known <= year]
    return max(earlier) if earlier else min(years)


def fallbacks(rules: Rules, date: str, counted: set[tuple[Id, str]]) -> tuple[str, ...]:
    """A sentence for every weight table in use that is not of the scenario's own year."""
    notes = []
    year = date[:4]
    for name, column in sorted(counted):
        tables = [
            model.weights[column] for model in rules.members[name][1] if is_in(model, date) and column in model.weights
        ]
        used = {table_year(years, year) for years in tables} - {year, ""}
        if used:
            notes.append(
                f"Weights ({column}, {name}) are those of {', '.join(sorted(used))}; there is no table of {year}."
            )
    return tuple(notes)


def counted(rules: Rules) -> set[tuple[Id, str]]:
    """(membership group, weight column) that the ordinary procedure of some body counts."""
    found = set()
    for _, body in rules.bodies.values():
        if body.members in rules.members and body.procedure in rules.procedures:
            tests = rules.procedures[body.procedure][1].tests
            found |= {(body.members, column) for test in tests for column in _columns(test)}
    return found


def dimensions(desk: Desk, rules: Rules, place: Place, chosen: list[str]) -> tuple[Id, ...]:
    """The policy dimensions: the scenario's choice, else all of the rulebooks."""
    return desk.refs(place, "dimension", chosen) if chosen else tuple(rules.dimensions)


def delegations(
    desk: Desk, rules: Rules, when: tuple[str, tuple[Id, ...]], own: tuple[Place, Mapping[Id, OverrideModel]]
) -> tuple[Delegation, ...]:
    """Every delegation: its profile, the eras of the date, the scenario's own reading."""
    date, dims = when
    place, overrides = own
    for code in overrides:
        desk.ref(place / code, "delegation", code, key=True)
    titles = {m.code: m.title for _, members in rules.members.values() for m in members if is_in(m, date)}
    codes = dict.fromkeys([*rules.delegations, *titles])
    return tuple(_delegation(desk, rules, (code, titles.get(code, ""), date, dims), own) for code in codes)


def _delegation(
    desk: Desk,
    rules: Rules,
    who: tuple[Id, str, str, tuple[Id, ...]],
    own: tuple[Place, Mapping[Id, OverrideModel]],
) -> Delegation:
    code, title, date, dims = who
    layers: list[tuple[Place, ProfileModel | EraModel | OverrideModel]] = []
    if code in rules.delegations:
        place, profile = rules.delegations[code]
        layers.append((place, profile))
        layers += [(place / "eras" / n, era) for n, era in enumerate(profile.eras) if is_in(era, date)]
    if code in own[1]:
        layers.append((own[0] / code, own[1][code]))
    stance = dict.fromkeys(dims, 0)
    said: dict[str, str] = {"title": title or code, "interests": "", "red_lines": "", "source": ""}
    numbers = {"cost": 0, "flank": 0}
    for place, layer in layers:
        _stance(desk, place, layer.stance, stance)
        said |= {
            k: v
            for k in said
            if (v := getattr(layer, k)) and not (k in ("title", "source") and isinstance(layer, EraModel))
        }
        numbers |= {k: v for k in numbers if (v := getattr(layer, k)) is not None}
    return Delegation(
        code,
        said["title"],
        tuple(stance.values()),
        numbers["cost"],
        numbers["flank"],
        said["interests"],
        said["red_lines"],
        said["source"],
    )


def _stance(desk: Desk, place: Place, weights: Mapping[str, int], stance: dict[Id, int]) -> None:
    for name, weight in weights.items():
        desk.ref(place / "stance" / name, "dimension", name, key=True)
        if name in stance:
            stance[name] = weight
