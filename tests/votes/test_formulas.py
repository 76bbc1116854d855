"""Every procedure against the formulas written a second time: all votes of small bodies, many of full ones."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from itertools import product

import pytest

from game.core.plan import Body, Procedure
from game.votes.ask import declares
from game.votes.count import Vote, cast
from tests.votes.at_hand import body_for, counted, law
from tests.votes.formulas import FORMULAS, Count

RANDOM_VOTES = 10_000


def stands_of(procedure: Procedure) -> tuple[str, ...]:
    """Where a member may stand under a procedure."""
    return ("for", "against", "abstain", "absent", *(("declared",) if declares(procedure) else ()))


def count_of(vote: Vote) -> Count:
    """The same vote for the formulas."""
    columns = {column for member in vote.body.members for column, _ in member.weights}
    weights = {c: {m.code: dict(m.weights).get(c, 0) for m in vote.body.members} for c in columns}
    return Count(dict(vote.stands), weights)


def votes(body: Body, procedure: Procedure, luck: random.Random) -> Vote:
    """A random vote, more or less in favour, sometimes among some members only."""
    codes = [member.code for member in body.members]
    kinds = stands_of(procedure)
    likely = [luck.random() ** 2 * 3 + 0.2, *(luck.random() for _ in kinds[1:])]
    inside = luck.sample(codes, luck.randint(1, len(codes))) if luck.random() < 0.3 else codes
    drawn: Sequence[str] = luck.choices(kinds, likely, k=len(codes))
    return cast(body, procedure, dict(zip(codes, drawn, strict=True)), "absent", inside)


def test_every_procedure_that_counts_has_a_formula() -> None:
    """No procedure of the rulebooks goes unchecked."""
    assert set(counted()) == set(FORMULAS)


@pytest.mark.parametrize("name", sorted(FORMULAS))
def test_all_votes_of_a_small_body(name: str) -> None:
    """With five members every combination of stands has the outcome of the formula."""
    procedure, whole = law().rule(name), body_for(name)
    body = replace(whole, members=whole.members[:2] + whole.members[-3:])
    codes = [member.code for member in body.members]
    for drawn in product(stands_of(procedure), repeat=len(codes)):
        vote = cast(body, procedure, dict(zip(codes, drawn, strict=True)), "absent")
        assert vote.adopted() == FORMULAS[name](count_of(vote)), vote.stands


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(FORMULAS))
def test_random_votes_of_the_full_body(name: str) -> None:
    """Ten thousand random votes of the full body have the outcome of the formula."""
    procedure, body, luck = law().rule(name), body_for(name), random.Random(name)  # noqa: S311  (repeatable cases)
    seen = set()
    for _ in range(RANDOM_VOTES):
        vote = votes(body, procedure, luck)
        outcome = vote.adopted()
        assert outcome == FORMULAS[name](count_of(vote)), vote.stands
        seen.add(outcome)
    assert seen == {True, False}


@pytest.mark.parametrize("name", sorted(FORMULAS))
def test_a_no_turned_into_a_yes_never_sinks_a_text(name: str) -> None:
    """Every procedure is monotone in this sense: one against that votes for leaves an adopted text adopted."""
    procedure, body, luck = law().rule(name), body_for(name), random.Random(f"turn {name}")  # noqa: S311
    for _ in range(400):
        vote = votes(body, procedure, luck)
        for code in vote.on("against")[:4] if vote.adopted() else ():
            assert vote.changed((code,), "for").adopted(), (vote.stands, code)


@pytest.mark.parametrize("name", sorted(FORMULAS))
def test_staying_away_helps_a_text_only_never_where_there_is_no_quorum(name: str) -> None:
    """The named exception: with a quorum an opponent who comes can carry a text, by being there to be counted."""
    procedure, body, luck = law().rule(name), body_for(name), random.Random(f"away {name}")  # noqa: S311
    sunk = False
    for _ in range(400):
        vote = votes(body, procedure, luck)
        for code in vote.on("against")[:4] if vote.adopted() else ():
            sunk = sunk or not vote.changed((code,), "absent").adopted()
    assert not sunk or procedure.quorum
    if name in ("au-psc-two-thirds", "ordinary-resolution"):
        assert sunk


def test_those_who_take_part_are_few_where_the_procedure_says_so() -> None:
    """Denmark is outside justice votes, the executives outside what concerns them, others are not."""
    vote = cast(body_for("justice-majority"), law().rule("justice-majority"), {}, "for")
    assert vote.on("outside") == ("DK",)
    board = cast(body_for("board-independent"), law().rule("board-independent"), {}, "for")
    assert set(board.on("outside")) == {"CEO", "CFO"}


@pytest.mark.parametrize(("switch", "adopted"), [(False, False), (True, True)])
def test_the_disputed_clause_is_a_switch(switch: bool, adopted: bool) -> None:
    """Three large members block a reinforced majority by the letter, and do not once the clause is turned on."""
    rule = law().rule("reinforced-majority", {"blocking-clause": switch})
    body = law().compiled("eu-council", "2016-06-01")
    assert cast(body, rule, dict.fromkeys(("DE", "FR", "GB"), "against"), "for").adopted() is adopted


def test_the_population_check_of_nice_is_on_request() -> None:
    """258 votes and more can stand for under 62 % of the population; only on request does that matter."""
    body = law().compiled("eu-council", "2014-06-27")
    outside = dict.fromkeys(("DE", "FR", "GB", "LV", "EE"), "against")
    asked_for = cast(body, law().rule("nice-majority", {"population-check": True}), outside, "for")
    assert len(asked_for.procedure.tests) == 3
    assert len(cast(body, law().rule("nice-majority"), outside, "for").procedure.tests) == 2
    assert any("62 %" in title for title in asked_for.failed())
