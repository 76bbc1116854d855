"""Counting: the tests, quorum and grades of a procedure, from language.md (procedures) and law.md (How it stands)."""

from __future__ import annotations

from game.core.plan import Body, Member, Procedure, Test
from tests.oracle_people import takes_part

Sides = dict[str, list[str]]
"""Where each member that takes part stands: for, footnote, abstain, declared (also in abstain), against."""


def outcome(procedure: Procedure, body: Body, sides: Sides) -> bool:
    """Whether the count adopts: quorum and tests are met, and the grade it has, if any, lets the text stand."""
    if not all(met(test, procedure, body, sides) for test in (*procedure.quorum, *procedure.tests)):
        return False
    for grade in procedure.grades:
        if all(met(test, procedure, body, sides) for test in grade.tests):
            return grade.adopted
    return not procedure.grades or procedure.grades[-1].adopted


def met(test: Test, procedure: Procedure, body: Body, sides: Sides) -> bool:
    """How it stands, last line: a test is also met when one of its `either` is."""
    return straight(test, procedure, body, sides) or any(met(t, procedure, body, sides) for t in test.either)


def straight(test: Test, procedure: Procedure, body: Body, sides: Sides) -> bool:
    """Every bound the test itself names."""
    codes = counted(test.count, procedure, body, sides)
    number = weigh([m for m in body.members if (m.code in codes and test.veto in ((), m.code))
                    or (m.code in codes and m.code in test.veto)], test.of)  # fmt: skip
    base = [m for m in body.members if m.code in counted(test.base, procedure, body, sides)]
    whole = weigh(base, test.of)
    bounds = [number >= test.minimum]
    if test.at_least is not None:
        bounds.append(number * test.at_least[1] >= test.at_least[0] * whole)
    if test.more_than is not None:
        bounds.append(number * test.more_than[1] > test.more_than[0] * whole)
    if test.less_than is not None:
        bounds.append(number * test.less_than[1] < test.less_than[0] * whole)
    if test.at_most is not None:
        bounds.append(number <= test.at_most)
    if test.holding is not None:
        bounds.append(number < fewest(base, test.holding, test.holding_of) + test.plus)
    return all(bounds)


def counted(what: str, procedure: Procedure, body: Body, sides: Sides) -> list[str]:
    """The members a word of the language stands for; a footnote is for, and nobody who takes part is away."""
    cast = [*sides["for"], *sides["footnote"], *sides["against"]]
    part = [m.code for m in body.members if takes_part(m, procedure)]
    return {
        "members": [m.code for m in body.members],
        "participants": part,
        "present": part,
        "cast": cast,
        "for": [*sides["for"], *sides["footnote"]],
        "against": sides["against"],
        "abstain": sides["abstain"],
        "declared": sides["declared"],
        "not-for": [*sides["abstain"], *sides["against"]],
        "not-against": [*sides["for"], *sides["footnote"], *sides["abstain"]],
    }[what]


def weigh(members: list[Member], of: str) -> int:
    """How many members, or their weight in a column."""
    return len(members) if of == "members" else sum(dict(m.weights).get(of, 0) for m in members)


def fewest(members: list[Member], share: tuple[int, int], of: str) -> int:
    """The fewest members that together hold more than a share: the heaviest first."""
    whole, held = weigh(members, of), 0
    for number, weight in enumerate(sorted((weigh([m], of) for m in members), reverse=True), 1):
        held += weight
        if held * share[1] > share[0] * whole:
            return number
    return len(members) + 1
