"""Members with dates and weights by year: who is in on a day, and with which figures."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from game.core.plan import Id, Member
from game.pack.compile.desk import Desk, Place
from game.pack.compile.rulebooks import Rules
from game.pack.schema.procedures import CountModel, ProcedureModel, RemarkModel
from game.pack.schema.rules import AttributeModel, BodyModel, EraModel, GapModel, MemberModel

Span = MemberModel | EraModel | AttributeModel | BodyModel | GapModel | ProcedureModel | RemarkModel
"""What has a first and a last day."""


def group(rules: Rules, name: Id, day: str, year: str = "") -> tuple[Member, ...]:
    """The members of a group on a date, each with the weights of that year or of the ``year`` asked for."""
    if name not in rules.members:
        return ()
    inside = [model for model in rules.members[name][1] if is_in(model, day)]
    return tuple(Member(model.code, _weights(model, year or day[:4]), attributes(model, day)) for model in inside)


def attributes(model: MemberModel, day: str) -> tuple[str, ...]:
    """What rules may say of a member on a date."""
    return tuple(dict.fromkeys(item.is_ for item in model.attributes if is_in(item, day)))


def seated(rules: Rules, body: BodyModel, day: str, year: str = "") -> tuple[Member, ...]:
    """The members of a body on a date: those of its group that have what it wants and not what it bars.

    Nobody sits in a body that does not exist yet, or no longer.
    """
    if not is_in(body, day):
        return ()
    return tuple(
        member
        for member in group(rules, body.members, day, year)
        if (not body.only or body.only in member.attributes) and body.without not in member.attributes
    )


def absent(rules: Rules, day: str) -> dict[Id, str]:
    """Members of other days that have no profile of their own, each with the reason why it cannot be cited."""
    found: dict[Id, str] = {}
    models = [model for _, members in rules.members.values() for model in members]
    present = {model.code for model in models if is_in(model, day)} | set(rules.delegations)
    for model in models:
        if model.code not in present:
            when = f"it came on {model.from_}" if model.from_ and model.from_ > day else f"it left on {model.to}"
            found[model.code] = f"{model.code} is no member on {day}: {when}"
    return found


def dates(desk: Desk, rules: Rules) -> None:
    """Note days that do not exist, and spans that end before they begin."""
    spans: list[tuple[Place, Span]] = []
    for place, members in rules.members.values():
        spans += [(place / n, member) for n, member in enumerate(members)]
        for n, member in enumerate(members):
            spans += [(place / n / "attributes" / k, item) for k, item in enumerate(member.attributes)]
    spans += [(place, body) for place, body in rules.bodies.values()]
    spans += [(place, procedure) for place, procedure in rules.procedures.values()]
    for place, profile in rules.delegations.values():
        spans += [(place / "eras" / n, era) for n, era in enumerate(profile.eras)]
    for place, model in spans:
        for key, day in (("from", model.from_), ("to", model.to)):
            if day is not None and not _exists(day):
                desk.error(place / key, "E404", f"there is no day {day}", "write a date such as 2016-02-08")
        if model.from_ and model.to and model.from_ > model.to:
            desk.error(place / "to", "E404", f"{model.to} is before {model.from_}", "write the later day here")


def _exists(day: str) -> bool:
    try:
        date.fromisoformat(day)
    except ValueError:
        return False
    return True


def is_in(model: Span, day: str) -> bool:
    """Whether a span of days covers a date, its first and last day included."""
    return (model.from_ is None or model.from_ <= day) and (model.to is None or day <= model.to)


def _weights(model: MemberModel, year: str) -> tuple[tuple[str, int], ...]:
    return tuple((column, years[table_year(years, year)]) for column, years in model.weights.items())


def table_year(years: Mapping[str, int], year: str) -> str:
    """The year whose table holds: the scenario's, else the nearest earlier one, else the earliest there is."""
    earlier = [known for known in years if known <= year]
    return max(earlier) if earlier else min(years)


def fallbacks(rules: Rules, day: str, counted: set[tuple[Id, str]]) -> tuple[str, ...]:
    """A sentence for every weight table in use that is not of the scenario's own year."""
    notes = []
    year = day[:4]
    for name, column in sorted(counted):
        tables = [
            model.weights[column] for model in rules.members[name][1] if is_in(model, day) and column in model.weights
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
            found |= {(body.members, column) for column in weighed(rules.procedures[body.procedure][1])}
    return found


def columns(desk: Desk, place: Place, rules: Rules, procedure: Id, members: tuple[Member, ...]) -> None:
    """Note a procedure that counts a weight its members do not have."""
    if procedure not in rules.procedures or not members:
        return
    for column in sorted(weighed(rules.procedures[procedure][1])):
        without = [member.code for member in members if column not in dict(member.weights)]
        if without:
            message = f"{procedure} counts {column}, which {', '.join(without[:5])} does not have"
            desk.error(place, "E604", message, f"give every member a weight {column}")


def weighed(model: ProcedureModel) -> set[str]:
    """Every weight column a procedure counts, its quorum and its outcomes included."""
    graded = (test for grade in model.grades for test in grade.tests)
    return {column for test in (*model.quorum, *model.tests, *graded) for column in columns_of(test)}


def columns_of(test: CountModel) -> set[str]:
    """Every weight column a test counts, its alternatives included."""
    own = set() if test.of == "members" else {test.of}
    own |= {test.fewer_than.of} if test.fewer_than else set()
    return own.union(*(columns_of(inner) for inner in test.either))
