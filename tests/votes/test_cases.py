"""Decided cases: every one of the research file agrees, others of the same kinds too, and a wrong one is found."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
import yaml

from game.votes.cases import alike, check_vote
from game.votes.indices import check_power
from tests.cli.run import startex
from tests.votes.at_hand import CASES, law


def rows(key: str) -> list[Any]:
    """The cases of the research file as test parameters; none where it is missing."""
    if not CASES.is_file():
        return []
    return [pytest.param(row, id=row["id"]) for row in yaml.safe_load(CASES.read_text(encoding="utf-8"))[key]]


def test_the_research_file_is_at_hand() -> None:
    """Where the file of cases is missing nothing below runs, and this says so."""
    if not CASES.is_file():
        pytest.skip("the file of decided cases is not beside this repository")
    assert len(rows("vectors")) > 70
    assert len(rows("power_indices")) >= 10


@pytest.mark.parametrize("case", rows("vectors"))
def test_a_decided_case_agrees(case: dict[str, Any]) -> None:
    """Everything the case expects is what the rulebooks say."""
    found = check_vote(law(), case)
    assert found.agrees, (found.trouble, [line for line in found.lines if line.agrees is False])


@pytest.mark.parametrize("case", rows("vectors"))
def test_a_case_does_not_depend_on_its_name(case: dict[str, Any]) -> None:
    """Under another id and title, its members in another order, the case comes out the same: nothing is keyed to it."""
    other = copy.deepcopy(case) | {"id": "x", "title": "y"}
    if other.get("votes"):
        other["votes"] = dict(reversed(other["votes"].items()))
    assert check_vote(law(), other).lines == check_vote(law(), case).lines


@pytest.mark.parametrize("record", rows("power_indices"))
def test_a_power_record_agrees(record: dict[str, Any]) -> None:
    """Every index is that of the record, to its tolerance."""
    found = check_power(law(), record)
    assert found.agrees, (found.trouble, [line.key for line in found.lines if line.agrees is False])


UNION = "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE"


def qmv(against: str, expected: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A vote of the 27 on 1 June 2023 with these against."""
    codes = UNION.split()
    votes = {code: "N" if code in against.split() else "Y" for code in codes}
    return {"id": "own", "body": "EU Council", "date": "2023-06-01", "procedure": "eu_qmv", "population_table": "2023",
            "on_proposal_from_commission_or_hr": True, "votes": votes, "expected": expected, **more}  # fmt: skip


OWN: list[dict[str, Any]] = [
    qmv("DE FR IT", {"adopted": True, "deemed_attained": True, "pop_test": False, "blocking_min": 4}),
    qmv("DE FR IT MT", {"adopted": False, "deemed_attained": False, "reason": "insufficient_votes"}),
    qmv("HU", {"adopted": True, "members_for": 26, "members_required": 20}, on_proposal_from_commission_or_hr=False),
    {"id": "own", "body": "EU", "date": "2021-03-01", "procedure": "eu_ipcr", "actor": "member_state_invoking_222",
     "mode": "full", "expected": {"activated": True, "automatic": True, "council_vote_needed": False}},
    {"id": "own", "body": "EU", "date": "2021-03-01", "procedure": "eu_ipcr", "actor": "commission_eeas_gsc",
     "mode": "information_sharing", "expected": {"activated": True, "automatic": False}},
    {"id": "own", "body": "EU Council", "date": "2022-06-01", "procedure": "eu_enhanced_cooperation_authorisation",
     "participants": ["DE", "FR", "IT", "ES", "BE", "NL", "LU", "AT"],
     "expected": {"eligible": False, "participant_count": 8}},
    {"id": "own", "body": "NATO NAC", "date": "2015-07-28", "procedure": "nato_article4", "requesters": ["TR"],
     "member_count": 28, "expected": {"consultation_held": True, "automatic_action": False}},
]  # fmt: skip


@pytest.mark.parametrize("case", OWN, ids=range(len(OWN)))
def test_cases_of_our_own_agree(case: dict[str, Any]) -> None:
    """Cases of the same kinds that stand in no file come out right."""
    found = check_vote(law(), case)
    assert found.agrees, (found.trouble, found.lines)


WRONG: list[tuple[dict[str, Any], str]] = [
    (qmv("DE", {"adopted": False}), ""),
    (qmv("DE", {"adopted": True, "members_for": 27}), ""),
    (qmv("DE", {"unheard_of": 3}), ""),
    (qmv("DE", {"adopted": True}, body="EU Counsel"), "There is no body"),
    (qmv("DE", {"adopted": True}, procedure="eu_qvm"), "No rulebook knows"),
    (qmv("DE", {"adopted": True}, votes={"GB": "Y"}), "GB is no member"),
    (qmv("DE", {"adopted": True}, votes={"DE": "Q"}), "cannot be read"),
    (qmv("DE", {"adopted": True}, member_count=28), "counts 28"),
    (qmv("DE", {"adopted": True}, population_table="1999"), "no table 1999"),
    ({"id": "own", "body": "NATO NAC", "date": "2015-07-28", "procedure": "nato_article4", "requesters": ["SE"],
      "expected": {"consultation_held": True}}, "SE is no member"),
    ({"id": "own", "date": "2015-07-28"}, "cannot be read"),
]  # fmt: skip


@pytest.mark.parametrize(("case", "says"), WRONG, ids=range(len(WRONG)))
def test_what_is_wrong_does_not_agree(case: dict[str, Any], says: str) -> None:
    """A wrong outcome, a key nobody computes or a case that cannot be counted is a difference, and says why."""
    found = check_vote(law(), case)
    assert not found.agrees
    assert says in found.trouble


@pytest.mark.parametrize(
    ("expected", "actual", "same"),
    [(True, True, True), (1, True, False), (66.07, 66.0712, True), (66.07, 66.08, False),
     (["A", "B"], ["B", "A"], True), (["A"], [], False), (None, None, True), (4, 4, True)],
)  # fmt: skip
def test_values_are_compared_as_they_were_written(expected: object, actual: object, same: bool) -> None:
    """Truth is no number, lists have no order, a fraction is compared to the decimals it has."""
    assert alike(expected, actual) is same


def test_the_command_ends_with_how_many_agree(tmp_path: Path) -> None:
    """One right and one wrong case: 1 of 2 agree, exit code 1; the right one alone: exit code 0."""
    file = tmp_path / "cases.yaml"
    right, wrong = qmv("DE", {"adopted": True}), qmv("DE", {"adopted": False})
    file.write_text(yaml.safe_dump({"vectors": [right, wrong]}), encoding="utf-8")
    result = startex("vote", "--cases", file)
    assert (result.exit_code, result.stdout.splitlines()[-1]) == (1, "1 of 2 agree")
    assert "DIFFERS" in result.stdout
    file.write_text(yaml.safe_dump({"vectors": [right]}), encoding="utf-8")
    result = startex("vote", "--cases", file)
    assert (result.exit_code, result.stdout.splitlines()[-1]) == (0, "1 of 1 agree")


def test_a_file_without_cases_is_said(tmp_path: Path) -> None:
    """A file that holds no cases is a fault, not an empty success."""
    file = tmp_path / "cases.yaml"
    file.write_text("other: []\n", encoding="utf-8")
    result = startex("vote", "--cases", file)
    assert result.exit_code == 1
    assert "holds no cases" in result.stderr
