"""Verdicts explain themselves: margins, who blocks, smallest sets, blocking minorities, abstentions, remarks."""

from __future__ import annotations

from itertools import combinations

import pytest

from game.votes.page import plain, to_text
from game.votes.smallest import carrying, least_blocking, sinking
from tests.votes.at_hand import asked

RESTORATION = {"against": "FI,HU,IT,NL,PL,SE", "abstaining": "BE", "supporting": "rest"}


def test_a_close_vote_is_explained() -> None:
    """17 June 2024: twenty for, five members to spare, under two points of population, each of twelve decisive."""
    found = asked("eu-council", "2024-06-17", table="2025s", **RESTORATION)
    assert (found.adopted, found.members_required, found.blocking, found.blocking_minimum) == (True, 15, False, 4)
    members, people = (one for one in found.readings if not one.quorum)
    assert (members.have, members.bound, members.margin) == (20, 15, 5)
    assert 0 < people.margin * 100 < 2 * people.whole
    assert found.sink.size == 1
    assert ("DE",) in found.sink.sets
    assert ("MT",) not in found.sink.sets
    assert any("wider" in text for text in found.remarks)


def test_the_clause_is_named_where_it_carries_a_text() -> None:
    """Three with 42 per cent cannot block: the population test is missed by itself and deemed met."""
    found = asked("eu-council", "2016-06-01", against="FR,DE,GB", supporting="rest")
    people = next(one for one in found.readings if one.of == "population")
    assert (found.adopted, people.itself, people.met) == (True, False, True)
    assert "four members" in people.deemed
    assert "by the clause" in " ".join(to_text(found).split())


def test_smallest_sets_are_the_smallest() -> None:
    """Every set named turns the vote round, no smaller set does, and all of that size are named where it says so."""
    found = asked("eu-council", "2016-06-01", against="FR,DE,GB,PL,HU", supporting="rest")
    assert not found.adopted
    assert found.carry.size == 2
    blockers = found.vote.on("against")
    turning = [
        {chosen for chosen in combinations(blockers, size) if found.vote.changed(chosen, "for").adopted()}
        for size in (1, 2)
    ]
    assert turning == [set(), set(found.carry.sets)]
    assert set(found.blockers) == set(blockers)


@pytest.mark.parametrize("abstaining", ["rest", "DE,FR,IT,PL,RO,NL,BE,GR,CZ,PT,HU,SE,AT,BG"])
def test_large_sets_are_found_without_trying_all(abstaining: str) -> None:
    """Where very many would have to change, one smallest set is found, it is enough, and one member fewer is not."""
    found = asked("eu-council", "2016-06-01", supporting="ES,MT", abstaining=abstaining, absent="")
    smallest = carrying(found.vote)
    assert smallest.size is not None
    assert smallest.size >= 4
    assert smallest.exact
    chosen = smallest.sets[0]
    assert found.vote.changed(chosen, "for").adopted()
    assert not any(found.vote.changed(chosen[:n] + chosen[n + 1 :], "for").adopted() for n in range(len(chosen)))


def test_one_member_blocks_under_unanimity_and_is_named() -> None:
    """Hungary alone stops an act of foreign policy; it alone could carry it; anyone could block."""
    found = asked("fac", "2023-06-01", against="HU", supporting="rest")
    assert (found.adopted, found.reason, found.blockers, found.carry.sets) == (False, "veto", ("HU",), (("HU",),))
    assert least_blocking(found.vote).size == 1


def test_abstentions_are_explained_by_rule() -> None:
    """As a vote against under a qualified majority, as nothing under unanimity, left out of the votes cast."""
    first = asked("eu-council", "2016-06-01", supporting="rest").abstention[0]
    second = asked("fac", "2016-06-01", supporting="rest").abstention[0]
    third = asked("au-psc", "2025-06-01", procedure="au-psc-two-thirds", supporting="rest").abstention[0]
    assert "as a vote against does" in first
    assert "does not stand in the way" in second
    assert "left out of the count" in third


def test_what_the_opponents_abstaining_would_do_is_said() -> None:
    """Greece abstaining in 2008 would have let the text pass."""
    found = asked("nac", "2008-04-03", against="GR")
    assert any("would have been adopted" in text for text in found.abstention)


def test_formal_abstainers_are_not_bound() -> None:
    """Austria, Ireland and Malta abstained formally in February 2022: adopted, and they are not bound."""
    found = asked("fac", "2022-02-28", declared="AT,IE,MT", supporting="rest")
    assert (found.adopted, found.not_bound) == (True, ("AT", "IE", "MT"))


def test_a_third_of_formal_abstainers_blocks() -> None:
    """Nine of 27 with over a third of the people stop the act; they are named."""
    found = asked("fac", "2023-06-01", declared="CY,EE,FR,DE,LV,LT,LU,MT,SI", supporting="rest")
    assert (found.adopted, found.reason, len(found.blockers)) == (False, "blocked", 9)


@pytest.mark.parametrize(
    ("against", "outcome", "adopted"),
    [("", "positive", True), ("rest", "negative", False), ("DE,HU,MT,SK,SI", "none", True),
     ("AT,BE,BG,HR,CY,CZ,DK,EE,FI,GR,HU,IE,LV,LT", "none", False)],
)  # fmt: skip
def test_opinions_of_a_committee(against: str, outcome: str, adopted: bool) -> None:
    """Positive, negative or no opinion; without one the act stands unless most members are against."""
    sides = {"against": against, ("abstaining" if against else "supporting"): "" if against == "rest" else "rest"}
    found = asked("EU committee", "2024-10-04", **sides)
    assert (found.outcome, found.adopted) == (outcome, adopted)


def test_one_member_may_stop_a_vote_in_foreign_policy() -> None:
    """With stated reasons no vote is taken, whatever the count, and the text says what follows."""
    found = asked("fac", "2016-06-01", procedure="cfsp-majority", supporting="rest", brake="CY")
    assert (found.adopted, found.reason) == (False, "brake")
    assert "European Council" in found.brake


def test_a_text_with_too_few_votes_fails_for_that_even_with_a_veto_holder_against() -> None:
    """Three for and three permanent members against: it fails for want of votes."""
    found = asked("unsc", "2018-04-14", supporting="BO,CN,RU", against="CI,FR,GB,KW,NL,PL,SE,US", abstaining="rest")
    assert found.reason == "insufficient_votes"


def test_every_page_fits_its_width_and_is_one_value_for_json() -> None:
    """No line but a bar is wider than asked; the same verdict as values holds votes, tests and sets."""
    found = asked("eu-council", "2024-06-17", **RESTORATION)
    for width in (60, 80, 120):
        assert all(len(line) <= width for line in to_text(found, width).splitlines())
    values = plain(found)
    votes = values["votes"]
    assert isinstance(votes, dict)
    assert votes["against"] == ["FI", "HU", "IT", "NL", "PL", "SE"]
    assert values["adopted"] is True


def test_sinking_and_carrying_know_when_nothing_is_to_do() -> None:
    """An adopted text needs nobody to carry it, a fallen one nobody to sink it."""
    adopted = asked("nac", "2016-06-01")
    fallen = asked("nac", "2016-06-01", against="TR")
    assert carrying(adopted.vote).size == 0
    assert sinking(fallen.vote).size == 0


def test_the_rule_and_its_source_stand_below() -> None:
    """Rule, source and which table counted are in the text."""
    text = " ".join(to_text(asked("eu-council", "2024-06-17", **RESTORATION)).split())
    assert "Source: TEU Article 16(4)" in text
    assert "table of 2023, because there is none of 2024" in text
