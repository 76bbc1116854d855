"""Decisions with known outcomes come out the same under the rulebooks' tests. Each case carries its own source."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from game.core.plan import Body, Member, Procedure
from game.core.tally import Tally, failed_tests
from game.pack.compile.members import attributes
from tests.rules.books import book, on
from tests.rules.calibrated import plan

CASES = Path(__file__).parents[2].parent / "shared" / "rules" / "vectors.yaml"

PROCEDURES = {
    "eu_qmv": "qualified-majority",
    "eu_qmv_nice": "nice-majority",
    "eu_cfsp_unanimity": "cfsp-unanimity",
    "eu_unanimity": "unanimity",
    "eu_simple_majority": "simple-majority",
    "unsc_substantive": "substantive-vote",
    "unsc_procedural": "procedural-vote",
    "consensus": "consensus",
    "silence": "consensus",
}
"""The procedures of the case file that the rulebooks hold. A vote of some members only (TFEU Article 238(3)) is not
among them: its blocking minority depends on who takes part."""

GROUPS = {"EU": ("eu", "eu"), "NATO": ("nato", "nato"), "UNSC": ("un", "security-council")}


def cases() -> list[Any]:
    """The cases under procedures the rulebooks hold, as test parameters; empty where the file is missing."""
    if not CASES.is_file():
        return []
    rows = yaml.safe_load(CASES.read_text(encoding="utf-8"))["vectors"]
    chosen = [row for row in rows if row["procedure"] in PROCEDURES and not row["id"].startswith("SYN-EA19")]
    return [pytest.param(row, id=row["id"]) for row in chosen]


def procedure_of(case: dict[str, Any]) -> Procedure:
    """The rulebooks' procedure for a case: without a proposal the majority is the reinforced one."""
    if case["procedure"] == "eu_qmv" and not case["on_proposal_from_commission_or_hr"]:
        return plan().tables.procedures["reinforced-majority"]
    return plan().tables.procedures[PROCEDURES[case["procedure"]]]


@cache
def weights(table: str) -> dict[str, tuple[tuple[str, int], ...]]:
    """Weights of each EU member by one population table; ``2025s`` are shares in hundredths of a per cent."""
    column, year = ("share", table[:-1]) if table.endswith("s") else ("population", table)
    found: dict[str, tuple[tuple[str, int], ...]] = {}
    for member in book("eu").members["eu"]:
        people = member.weights[column].get(year, 0)
        found[member.code] = (("population", people), ("nice", sum(member.weights["nice"].values())))
    return found


def outcome(case: dict[str, Any]) -> tuple[Body, Tally]:
    """The body that voted, and its count."""
    table = case.get("population_table")
    by_code = weights(table) if table else {}
    members = tuple(Member(code, by_code.get(code, ())) for code in case["votes"])
    columns: dict[str, list[str]] = {vote: [] for vote in "YNACX"}
    for code, vote in case["votes"].items():
        columns[vote].append(code)
    count = Tally(
        supporting=tuple(columns["Y"]),
        abstaining=tuple(columns["A"] + columns["X"]),
        declared=tuple(columns["C"]),
        against=tuple(columns["N"]),
        footnotes=(),
    )
    return Body("case", case["body"], "", members=members), count


def test_the_case_file_is_at_hand() -> None:
    """Where the file of cases is missing nothing below runs, and this says so."""
    if not CASES.is_file():
        pytest.skip("the file of decided cases is not beside this repository")
    assert len(cases()) > 50


@pytest.mark.parametrize("case", cases())
def test_a_decided_case_comes_out_as_it_did(case: dict[str, Any]) -> None:
    """The rulebook's tests give the outcome that is on record."""
    body, count = outcome(case)
    assert (not failed_tests(procedure_of(case), body, count)) == case["expected"]["adopted"], case["title"]


@pytest.mark.parametrize("case", cases())
def test_those_who_voted_are_the_members_of_that_day(case: dict[str, Any]) -> None:
    """The rulebooks name the members that voted on the day, with those that did not take part."""
    name, group = next(
        where for word, where in GROUPS.items() if word in case["body"].replace("European Council", "EU")
    )
    voted = {*case["votes"], *(case.get("not_participating") or ())}
    sitting = on(book(name).members[group], case["date"])
    if case["body"] == "NATO DPC":
        sitting = [member for member in sitting if "outside-planning" not in attributes(member, case["date"])]
    assert {member.code for member in sitting} == voted
