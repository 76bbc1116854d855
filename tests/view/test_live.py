"""The rule at work: counts of the minds known, against what the procedure asks, and never more than is known."""

from __future__ import annotations

from dataclasses import replace

from game.core import plan as p
from game.core.plan import Body, Member, Procedure
from game.core.terms import Stand
from game.view.board import BANDS, Line
from game.view.live import counts

BODY = Body(
    "b",
    "The Board",
    "qmv",
    tuple(Member(code, (("population", people),)) for code, people in (("AA", 60), ("BB", 30), ("CC", 10))),
)
STATES = p.Test("for", "members", at_least=(55, 100), title="states")
PEOPLE = p.Test("for", "population", at_least=(65, 100), title="population")
NONE = p.Test("against", "members", at_most=0, title="nobody against")
VOTE = Procedure("qmv", "By majority", "vote", tests=(STATES, PEOPLE, NONE))


def line(code: str, band: str, *, present: bool = True, stand: Stand | None = None, stake: str = "concerned") -> Line:
    """One delegation on the board."""
    glyph, letter, word = BANDS[band]
    return Line(
        code, code, stake, "", "", band, glyph, letter, word, (), 1, "", 0, "", present, "", -1, 0, "", "", stand,
        False,
    )  # fmt: skip


def test_states_and_population_against_their_thresholds() -> None:
    """Two of three states are enough of the one, and only with the populous one enough of the other."""
    small = counts(BODY, VOTE, [line("BB", "supports"), line("CC", "silent")])
    assert [(count.title, count.have, count.wanted, count.met) for count in small] == [
        ("states", "2 of 3 for", "at least 55 %", True),
        ("population", "40 % of population for", "at least 65 %", False),
        ("nobody against", "0 of 3 against", "none", True),
    ]
    large = counts(BODY, VOTE, [line("AA", "supports"), line("CC", "silent")])
    assert [count.met for count in large] == [True, True, True]
    assert [count.least for count in large] == [True, True, False]


def test_what_is_not_known_is_on_no_side() -> None:
    """Nobody asked, or asked about other words: not counted for or against."""
    for unknown in (line("AA", ""), line("AA", "objects", present=False), line("ZZ", "objects")):
        assert [count.have for count in counts(BODY, VOTE, [unknown])] == [
            "0 of 3 for", "0 % of population for", "0 of 3 against",
        ]  # fmt: skip


def test_a_declared_position_counts_before_a_sounding() -> None:
    """What was said at the table is what will be counted."""
    found = counts(BODY, VOTE, [line("AA", "supports", stand=Stand.OBJECT)])
    assert [count.have for count in found] == ["0 of 3 for", "0 % of population for", "1 of 3 against"]
    assert not found[2].met


def test_a_principal_who_asks_blocks_consensus() -> None:
    """Under consensus an asking principal is against, another asker lets it pass with a footnote."""
    consensus = replace(VOTE, kind="silence", asks_as="footnote", principals_block=True, footnotes=1, tests=(NONE,))
    assert not counts(BODY, consensus, [line("AA", "asks", stake="principal")])[0].met
    assert counts(BODY, consensus, [line("AA", "asks")])[0].met
    assert counts(BODY, VOTE, [line("AA", "asks")])[0].have == "0 of 3 for"


def test_one_who_may_abstain_does_not_stand_in_the_way() -> None:
    """Where the procedure lets it, an objection is counted as an abstention."""
    lenient = replace(VOTE, may_abstain="*", tests=(NONE,))
    assert counts(BODY, lenient, [line("AA", "objects")])[0].met
    assert not counts(BODY, VOTE, [line("AA", "objects")])[2].met
