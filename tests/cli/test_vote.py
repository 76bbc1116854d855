"""The commands on decision rules: data on stdout, rulings on stderr with exit code 2, JSON for programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.run import startex

VOTE = ("vote", "eu-council", "--date", "2016-06-01", "--against", "DE,FR", "--against", "GB", "--for", "rest")

HARBOUR = """
format: 1
id: harbour
title: Harbour association
source: made up for this test
members:
  harbour:
    - {code: A, title: Amber, from: 2020-01-01, weights: {berths: 5}}
    - {code: B, title: Birch, from: 2020-01-01, weights: {berths: 3}}
    - {code: C, title: Cedar, from: 2020-01-01, weights: {berths: 2}}
procedures:
  harbour-vote:
    title: Most berths
    kind: vote
    tests: [{count: for, of: berths, base: cast, more_than: 1/2, title: more than half of the berths voting}]
    rule: More berths for than against.
    source: made up
bodies:
  harbour: {title: Harbour association, members: harbour, procedure: harbour-vote, source: made up}
"""


def test_a_vote_is_counted_and_explained() -> None:
    """Options may be given twice or by commas; the verdict, the bars and the source are printed."""
    result = startex(*VOTE)
    assert result.exit_code == 0
    assert "ADOPTED: 25 for, 3 against." in result.stdout
    assert "[####" in result.stdout
    assert "Source: TEU Article 16(4)" in result.stdout


def test_a_vote_as_json() -> None:
    """The same as values."""
    values = json.loads(startex(*VOTE, "--json").stdout)
    assert (values["adopted"], values["votes"]["against"]) == (True, ["FR", "DE", "GB"])
    assert values["tests"][2]["deemed_by"]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (
            ["vote", "eu-council", "--date", "2016-06-01", "--for", "DE", "--against", "DE"],
            "In order: each member once.",
        ),
        (["vote", "nacc", "--date", "2016-06-01"], "In order: nac"),
        (["vote"], "Name a body"),
        (["rules", "nothing-such"], "There is no body nothing-such"),
        (["rules", "dpc", "--date", "2016-01-01"], "no longer existed"),
        (["power", "frontex", "--date", "2016-01-01"], "no vote is taken"),
        (["power", "eu-council"], "needs its day"),
    ],
)
def test_what_is_not_in_order_is_exit_2(words: list[str], says: str) -> None:
    """A ruling on stderr, nothing on stdout."""
    result = startex(*words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert says in result.stderr


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["rules"], ["eu-council", "security-council", "45 capitals"]),
        (["rules", "eu-council"], ["Source: TEU Article 16(4)", "Uncertain:", "Switch: blocking-clause (off)"]),
        (["rules", "nac", "--date", "2016-02-08"], ["Members on the day (28)", "Article 4", "Article 5", "Article 10"]),
        (["rules", "nato"], ["ACTWARN", "Costs lie where they fall", "Defence Planning Committee", "parameter"]),
        (["rules", "nato-eu"], ["participation problem", "Cyprus"]),
        (["rules", "frontex"], ["2 working days", "the host state's request"]),
        (["rules", "ipcr"], ["Presidency", "of itself"]),
        (["rules", "african-union-psc"], ["two thirds", "memory"]),
        (["rules", "company-board"], ["invented company", "casting"]),
        (["rules", "capital-GR"], ["Government of Greece"]),
    ],
)
def test_rules_are_told_with_sources_and_doubts(words: list[str], says: list[str]) -> None:
    """Each page holds what a reader would look for, and its JSON is an object."""
    result = startex(*words)
    text = " ".join(result.stdout.split())
    assert result.exit_code == 0
    assert [word for word in says if word not in text] == []
    assert isinstance(json.loads(startex(*words, "--json").stdout), dict)


def test_every_uncertain_point_of_a_rulebook_is_shown() -> None:
    """Nothing a rulebook marks as uncertain is kept from its reader."""
    from tests.votes.at_hand import law

    for book in law().books():
        text = " ".join(startex("rules", book.id).stdout.split()) if book.id != "national" else ""
        doubts = [*book.uncertain, *(d for p in book.procedures.values() for d in p.uncertain)]
        doubts += [doubt for body in book.bodies.values() for doubt in body.uncertain]
        doubts += [doubt for chain in book.chains for doubt in chain.uncertain]
        doubts += [switch.title for p in book.procedures.values() for switch in p.switches.values()]
        assert [doubt for doubt in doubts if " ".join(doubt.split()) not in text] == [], book.id


def test_power_is_exact() -> None:
    """The Union of 28 on the table of 2015: 30 340 718 winning coalitions, ten by the clause."""
    values = json.loads(startex("power", "eu-council", "--date", "2015-06-01", "--json").stdout)
    assert (values["winning"], values["by_clause"], len(values["members"])) == (30_340_718, 10, 28)
    assert "30 340 718 winning coalitions" in startex("power", "eu-council", "--date", "2015-06-01").stdout


def test_an_organisation_of_ones_own_is_yaml_alone(tmp_path: Path) -> None:
    """A rulebook nobody has heard of can be voted by, told and measured."""
    file = tmp_path / "harbour.yaml"
    file.write_text(HARBOUR, encoding="utf-8")
    own = ("--rulebook", file)
    result = startex("vote", "harbour", "--date", "2024-01-01", "--for", "B,C", "--against", "A", *own)
    assert "NOT ADOPTED: 2 for, 1 against." in result.stdout
    assert "Most berths" in startex("rules", "harbour", *own).stdout
    assert json.loads(startex("power", "harbour", "--date", "2024-01-01", "--json", *own).stdout)["winning"] == 3


def test_an_id_goes_before_what_another_body_is_known_as(tmp_path: Path) -> None:
    """A rulebook of one's own may call its body `board`, though the company's is known as that too."""
    file = tmp_path / "harbour.yaml"
    file.write_text(HARBOUR.replace("  harbour: {title: Harbour association,", "  board: {title: Harbour board,"))
    result = startex("vote", "board", "--date", "2024-01-01", "--for", "rest", "--rulebook", file)
    assert (result.exit_code, "Harbour board" in result.stdout) == (0, True)


def test_a_faulty_rulebook_is_said_with_its_line(tmp_path: Path) -> None:
    """Its faults are shown as `startex check` shows them, and nothing is counted."""
    file = tmp_path / "harbour.yaml"
    file.write_text(HARBOUR.replace("more_than: 1/2", "more_then: 1/2"), encoding="utf-8")
    result = startex("vote", "harbour", "--date", "2024-01-01", "--rulebook", file)
    assert result.exit_code == 1
    assert "error[E" in result.stderr
