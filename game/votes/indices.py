"""Published power indices checked: each record describes a game, which is played by the same rules as any body."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from game.core.plan import Body, Member, Procedure, Test
from game.pack.law import Law
from game.votes.cases import Checked, Line
from game.votes.game import NoGame, game
from game.votes.power import Power, power, winning_coalitions

_GROUP = re.compile(r"\s*(\d+)\s*x\s*([A-Za-z]+)(\d+)\s*", re.ASCII)


def check_power(law: Law, record: Mapping[str, Any]) -> Checked:
    """One entry of ``power_indices:``."""
    name = str(record.get("id", ""))
    try:
        body, procedure = described(law, record["game"])
        found = values(body, procedure, groups(record["game"]))
    except (NoGame, KeyError, TypeError, ValueError, StopIteration) as error:
        return Checked(name, "", (), f"the record cannot be read: {error}")
    tolerance = float(record.get("tolerance") or 0)
    wanted = [(key, value) for key, value in dict(record.get("expected") or {}).items()]
    wanted += list(dict(record.get("published_3dp") or {}).items())
    return Checked(name, str(record["game"].get("type", "")), tuple(_line(k, v, found, tolerance) for k, v in wanted))


def described(law: Law, text: Mapping[str, Any]) -> tuple[Body, Procedure]:
    """A body and a procedure as a record describes them: quotas of votes, members and population."""
    votes, people = _votes(text), _people(law, text)
    players = dict.fromkeys([*votes, *people])
    members = tuple(
        Member(code, (("votes", votes.get(code, 0)), ("population", people.get(code, 0)))) for code in players
    )
    return Body("described", "Described", "described", members), Procedure(
        "described", "Described", "vote", tuple(_tests(text, sum(people.values())))
    )


def _tests(text: Mapping[str, Any], people: int) -> list[Test]:
    tests = []
    if "quota" in text or "quota_votes" in text:
        tests.append(Test("for", "votes", minimum=int(text.get("quota", text.get("quota_votes")))))
    if "quota_members" in text or "members_required" in text:
        tests.append(Test("for", "members", minimum=int(text.get("quota_members", text.get("members_required")))))
    quota = text.get("pop_quota")
    if quota is None and "quota_pop_pct" in text:
        share = Fraction(str(text["quota_pop_pct"])) / 100
        quota = -(-people * share.numerator // share.denominator)
    if quota is not None:
        blocking = text.get("blocking_min")
        clause = (Test("not-for", "members", at_most=int(blocking) - 1),) if blocking else ()
        tests.append(Test("for", "population", minimum=int(quota), either=clause))
    return tests


def _votes(text: Mapping[str, Any]) -> dict[str, int]:
    """Weights by member; ``7 x P5, 1 x E10`` is five P of seven and ten E of one."""
    weights = text.get("weights") or {}
    if not isinstance(weights, str):
        return {str(code): int(weight) for code, weight in weights.items()}
    found: dict[str, int] = {}
    for part in weights.split(","):
        group = _GROUP.fullmatch(part)
        if group is None:
            raise ValueError(f"“{part.strip()}” is no group such as 7 x P5")
        found |= {f"{group[2]}{n}": int(group[1]) for n in range(1, int(group[3]) + 1)}
    return found


def groups(text: Mapping[str, Any]) -> dict[str, str]:
    """The name of each group of alike members (``p5``) and one of its members (``P1``)."""
    weights = text.get("weights")
    if not isinstance(weights, str):
        return {}
    found = (_GROUP.fullmatch(part) for part in weights.split(","))
    return {f"{group[2]}{group[3]}".casefold(): f"{group[2]}1" for group in found if group}


def _people(law: Law, text: Mapping[str, Any]) -> dict[str, int]:
    """Population by member: as written, or by a table of the rulebook of the Union."""
    written = text.get("population_thousand") or text.get("population")
    if written:
        return {str(code): int(number) for code, number in written.items()}
    name = str(text.get("population_table") or "")
    if not name:
        return {}
    body = next(one for one in law.rules.bodies if "population" in law.columns(one))
    table = law.table(body, name)
    if table is None:
        raise ValueError(f"there is no table {name}")
    column = dict(table.columns).get("population", "population")
    rows = [(member.code, member.weights.get(column, {}).get(table.year)) for member in law.group(body)]
    return {code: number for code, number in rows if number is not None}


def values(body: Body, procedure: Procedure, alike: Mapping[str, str]) -> dict[str, Any]:
    """Everything a record may expect of a game."""
    found = power(game(body, procedure))
    tests = procedure.tests
    result: dict[str, Any] = {
        "winning": found.winning,
        "winning_coalitions": found.winning,
        "total_swings": sum(found.swings),
        "swings": dict(zip(found.players, found.swings, strict=True)),
        "banzhaf": dict(zip(found.players, found.banzhaf, strict=True)),
        "shapley_shubik": dict(zip(found.players, found.shapley, strict=True)),
        "winning_without_blocking_clause": winning_coalitions(game(body, procedure, clauses=False)),
    }
    if tests and tests[0].of == "votes":
        result["winning_weight_only"] = _only(body, tests[:1])
        result["winning_weight_and_members"] = _only(body, tests[:2])
    for group, player in alike.items():
        result |= _of_group(found, group, player)
    return result


def _of_group(found: Power, group: str, player: str) -> dict[str, object]:
    n = found.players.index(player)
    return {
        f"swings_{group}": found.swings[n],
        f"banzhaf_{group}": found.banzhaf[n],
        f"ss_{group}": found.shapley[n],
    }


def _only(body: Body, tests: tuple[Test, ...]) -> int:
    return winning_coalitions(game(body, Procedure("part", "Part", "vote", tests)))


def _line(key: str, expected: object, found: Mapping[str, Any], tolerance: float) -> Line:
    """One expected figure, or one for each member, to the record's tolerance."""
    if key not in found:
        return Line(key, expected, None, None if isinstance(expected, str) else False)
    actual = found[key]
    if isinstance(expected, Mapping):
        off = {
            code: _number(actual.get(code)) for code, value in expected.items()
            if code not in actual or not _near(value, actual[code], tolerance)
        }  # fmt: skip
        shown = {code: round(_number(actual[code]), 6) for code in expected if code in actual}
        return Line(key, dict(expected), shown, not off)
    return Line(key, expected, actual if isinstance(actual, int) else float(actual), _near(expected, actual, tolerance))


def _near(expected: object, actual: Fraction | int, tolerance: float) -> bool:
    if isinstance(expected, (str, int)):
        return Fraction(str(expected)) == actual
    return isinstance(expected, float) and abs(expected - float(actual)) <= tolerance + 1e-15


def _number(value: Fraction | int | None) -> float:
    return float(value or 0)
