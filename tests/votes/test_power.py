"""Voting power: known numbers, a count of every coalition, and two packages that compute it their own way."""

from __future__ import annotations

import importlib
import importlib.util
import math
import time
from fractions import Fraction
from itertools import combinations
from typing import Any

import pytest

from game.core import plan as p
from game.core.plan import Body, Member, Procedure
from game.votes.ask import Question, resolve
from game.votes.count import cast
from game.votes.game import NoGame, game
from game.votes.power import power, winning_coalitions
from game.votes.strength import plain, strength, to_text
from tests.votes.at_hand import body_for, counted, law


def indices(name: str, body: Body) -> tuple[int, dict[str, int], dict[str, Fraction]]:
    """Winning coalitions, swings and Shapley–Shubik by looking at every coalition; nothing clever."""
    procedure = law().rule(name)
    codes = [member.code for member in body.members]
    wins = {
        frozenset(chosen)
        for size in range(len(codes) + 1)
        for chosen in combinations(codes, size)
        if cast(body, procedure, dict.fromkeys(chosen, "for"), "against").adopted()
    }
    n = len(codes)
    swings, shapley = dict.fromkeys(codes, 0), dict.fromkeys(codes, Fraction(0))
    for coalition in wins:
        for code in coalition:
            if coalition - {code} not in wins:
                swings[code] += 1
                orders = math.factorial(len(coalition) - 1) * math.factorial(n - len(coalition))
                shapley[code] += Fraction(orders, math.factorial(n))
    return len(wins), swings, shapley


SMALL = [
    "board-majority", "ordinary-resolution", "special-resolution", "substantive-vote", "participants-majority",
    "participants-reinforced", "au-psc-simple", "cfsp-unanimity", "reinforced-majority", "consensus", "coalition",
]  # fmt: skip


@pytest.mark.parametrize("name", SMALL)
def test_indices_are_those_of_every_coalition_counted(name: str) -> None:
    """For up to eleven members the exact indices are those found by trying all coalitions."""
    whole = body_for(name)
    body = Body(whole.id, whole.title, whole.procedure, whole.members[:11])
    winning, swings, shapley = indices(name, body)
    found = power(game(body, law().rule(name)))
    assert found.winning == winning
    assert dict(zip(found.players, found.swings, strict=True)) == swings
    assert dict(zip(found.players, found.shapley, strict=True)) == shapley


@pytest.mark.parametrize(
    ("table", "winning", "clause"),
    [("2015", 30_340_718, 10), ("2016", 30_353_935, 10), ("2017", 30_392_899, 10)],
)
def test_the_union_of_28_has_its_known_number_of_winning_coalitions(table: str, winning: int, clause: int) -> None:
    """With the table of 2015 there are 30 340 718, as published by Kurz and Napel; ten by the four-member clause."""
    found = strength(resolve(law(), Question("eu-council", "2016-06-01", supporting=("all",), table=table)))
    assert (found.power.winning, found.by_clause) == (winning, clause)


def test_indices_sum_to_one() -> None:
    """Banzhaf's shares and Shapley–Shubik's are exact fractions that sum to one, for every procedure in two seconds."""
    for name in counted():
        if name == "coalition":
            continue
        began = time.process_time()
        found = power(game(body_for(name), law().rule(name)))
        assert time.process_time() - began < 2, name
        assert sum(found.shapley) == 1, name
        assert sum(found.banzhaf) == 1, name


def test_a_union_of_28_takes_under_two_seconds() -> None:
    """The exact indices with the clause come in the time a person waits."""
    body = law().compiled("eu-council", "2016-06-01")
    began = time.process_time()
    power(game(body, law().rule("qualified-majority")))
    assert time.process_time() - began < 2


def test_one_holder_has_no_power_index() -> None:
    """Where one authority decides alone there is no vote to have power in, and it says so."""
    with pytest.raises(NoGame, match="one holder decides alone"):
        game(law().compiled("nac", "2016-06-01"), law().rule("convening"))


def test_too_many_members_with_weights_are_refused() -> None:
    """Forty members that all weigh differently are too many for exact indices, and that is said."""
    members = tuple(Member(f"M{n}", (("votes", 2**n),)) for n in range(40))
    rule = Procedure("p", "P", "vote", (p.Test("for", "votes", at_least=(1, 2)),))
    with pytest.raises(NoGame, match="40 members"):
        winning_coalitions(game(Body("b", "B", "p", members), rule))


def test_the_table_of_indices_reads_well() -> None:
    """As text the strongest stands first; as values fractions are exact."""
    found = strength(resolve(law(), Question("unsc", "2022-02-25", supporting=("all",))))
    text, values = to_text(found), plain(found)
    assert "848 winning coalitions of 32 768." in text
    members = values["members"]
    assert isinstance(members, dict)
    assert members["FR"]["shapley_shubik_exact"] == str(Fraction(421, 2145))
    assert text.index("  CN ") < text.index("  AE ")


GAMES = [
    (39, [7] * 5 + [1] * 10),
    (44, [10, 10, 10, 10, 8, 5, 5, 5, 5, 4, 4, 3, 3, 3, 2]),
    (51, [40, 30, 20, 10]),
    (68, [34, 26, 15, 12, 8, 5]),
]


def package(name: str) -> Any:
    """A package that computes voting power its own way; skips the test where it is not installed."""
    if importlib.util.find_spec(name) is None:
        pytest.skip(f"the package {name} is not installed")
    return importlib.import_module(name)


def weighted(quota: int, weights: list[int]) -> tuple[list[Fraction], list[Fraction]]:
    """Our indices of a weighted game."""
    members = tuple(Member(f"M{n:02}", (("votes", weight),)) for n, weight in enumerate(weights))
    found = power(
        game(Body("b", "B", "p", members), Procedure("p", "P", "vote", (p.Test("for", "votes", minimum=quota),)))
    )
    return list(found.banzhaf), list(found.shapley)


@pytest.mark.parametrize(("quota", "weights"), GAMES)
def test_powerindex_agrees(quota: int, weights: list[int]) -> None:
    """The package powerindex finds the same indices of weighted games."""
    theirs = package("powerindex").Game(quota, weights)
    theirs.calc()
    banzhaf, shapley = weighted(quota, weights)
    assert [float(value) for value in banzhaf] == pytest.approx(theirs.banzhaf)
    assert [float(value) for value in shapley] == pytest.approx(theirs.shapley_shubik)


@pytest.mark.parametrize(("quota", "weights"), GAMES)
def test_powerindices_agrees(quota: int, weights: list[int]) -> None:
    """The package powerindices finds the same; it is given copies, because it changes the weights it gets."""
    module = package("powerindices")
    banzhaf, shapley = weighted(quota, weights)
    theirs = list(module.compute_pbi(quota, list(weights)))
    assert [float(value) for value in banzhaf] == pytest.approx([value / sum(theirs) for value in theirs])
    assert [float(value) for value in shapley] == pytest.approx(list(module.compute_ssi(quota, list(weights))))


def test_powerindices_agrees_on_the_union_without_its_clause() -> None:
    """By shares of 2025, 55 % of members and 65 % of people, both find the same but for the clause they do not know."""
    module = package("powerindices")
    body = law().compiled("eu-council", "2025-06-01", law().table("eu-council", "2025s"))
    shares = [dict(member.weights)["population"] for member in body.members]
    quota = -(-sum(shares) * 65 // 100)
    found = power(game(body, law().rule("qualified-majority"), clauses=False))
    assert [float(v) for v in found.shapley] == pytest.approx(list(module.compute_ssi(quota, shares, 15)), abs=1e-9)


@pytest.mark.parametrize(
    ("day", "winning", "germany", "luxembourg"),
    [
        ("1960-06-01", 14, 0.2333, 0.0),
        ("1975-06-02", 75, 0.1786, 0.0095),
        ("1983-06-01", 140, 0.1738, 0.0302),
        ("1990-06-01", 402, 0.1342, 0.0118),
        ("2000-06-01", 2549, 0.1167, 0.0207),
    ],
)
def test_the_councils_of_old_have_their_published_power(
    day: str, winning: int, germany: float, luxembourg: float
) -> None:
    """Six, nine, ten, twelve, fifteen members: winning coalitions and Shapley–Shubik as published in the 1990s.

    The figures are recalled from that literature (Widgrén; Felsenthal and Machover); Luxembourg of the Six, with one
    vote of seventeen, famously never mattered.
    """
    found = strength(resolve(law(), Question("eu-council", day, supporting=("all",)))).power
    assert found.winning == winning
    shares = dict(zip(found.players, map(float, found.shapley), strict=True))
    assert (round(shares["DE"], 4), round(shares["LU"], 4)) == (germany, luxembourg)
