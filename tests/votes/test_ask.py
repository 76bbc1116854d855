"""Questions that are not in order get a ruling that says what would be; those that are, get the right members."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from game.votes.ruling import Ruling
from tests.votes.at_hand import asked, law

RULINGS: list[tuple[str, str, dict[str, Any], str, str]] = [
    ("eu-council", "2024-06-17", {"supporting": "DE", "against": "DE"}, "both for and against", "once"),
    ("eu-council", "2024-06-17", {"supporting": "DE,DE"}, "twice for", "once"),
    ("eu-council", "2024-06-17", {"against": "GB"}, "GB is no member", "one of its members: AT"),
    ("eu-council", "2024-06-17", {"against": "UK"}, "to 2020-01-31", "one of its members"),
    ("nac", "2016-02-11", {"against": "SE"}, "from 2024-03-07", "one of its members"),
    ("nac", "1948-12-31", {}, "did not exist", "from 1949-09-17"),
    ("dpc", "2015-06-01", {}, "no longer existed", "2010-06-30"),
    ("eu-council", "2024-06-17", {"declared": "DE"}, "no abstention with a formal declaration", "cfsp-unanimity"),
    ("nac", "2024-06-17", {"declared": "DE"}, "no abstention with a formal declaration", "--abstain"),
    ("unsc", "2022-02-25", {"procedure": "procedural-vote", "veto": "RU"}, "no veto", "substantive-vote"),
    ("unsc", "2022-02-25", {"veto": "IN"}, "IN has no veto", "CN, FR, GB, RU and US"),
    ("eu-council", "2024-06-17", {"veto": "HU"}, "knows no veto", "count HU as against"),
    ("au-psc", "2025-06-01", {"procedure": "au-psc-two-thirds", "veto": "NG"}, "knows no veto", "au-psc-consensus"),
    ("eu-counsil", "2024-06-17", {}, "no body eu-counsil", "eu-council"),
    ("nac", "2024-06-17", {"procedure": "qualified-majority"}, "not among its procedures", "consensus"),
    ("nac", "2024-06-17", {"procedure": "consensu"}, "no procedure consensu", "consensus"),
    ("nac", "2024-06-17", {"procedure": "convening"}, "no vote is taken", "consensus"),
    ("frontex", "2024-06-17", {}, "no vote is taken", "startex rules frontex"),
    ("eu-council", "2000-06-01", {"procedure": "relocation"}, "was not in force", "from 2009-12-01"),
    ("eu-council", "2010-06-01", {"participants": "euro"}, "counts all members", "participants-majority"),
    ("eu-council", "2022-06-01", {"procedure": "enhanced-cooperation", "participants": "DE,FR"}, "at least 9", "more"),
    ("eu-council", "2018-06-01", {"table": "1999"}, "no table 1999", "2016"),
    ("eu-council", "2018-06-01", {"switches": "nonsense"}, "no switch nonsense", "no switch at all"),
    ("eu-council", "2018-06-01", {"proposal": False, "procedure": "unanimity"}, "same with and without", "leave"),
    ("eu-council", "2018-06-01", {"brake": "CY"}, "cannot be stopped", "a vote against"),
    ("eu-council", "2018-06-01", {"participants": "euro", "against": "SE"}, "not among those who take part", "--part"),
    (
        "eu-council",
        "2018-06-01",
        {"procedure": "justice-majority", "against": "DK"},
        "DK takes no part",
        "leave it out",
    ),
    ("eu-council", "2018-06-01", {"supporting": "rest", "against": "all"}, "cannot be for and against", "once"),
    ("unsc", "1985-06-01", {}, "not on record", "a day outside"),
    ("eu-council", "2018-02-30", {}, "is no day", "2016-02-08"),
    ("eu-council", "", {}, "needs its day", "2016-02-08"),
]


@pytest.mark.parametrize(("body", "day", "sides", "says", "cure"), RULINGS, ids=[row[3] for row in RULINGS])
def test_an_impossible_vote_gets_a_ruling(body: str, day: str, sides: dict[str, Any], says: str, cure: str) -> None:
    """The ruling names what is not in order and what would be."""
    with pytest.raises(Ruling) as ruling:
        asked(body, day, **sides)
    assert says in ruling.value.text
    assert cure in ruling.value.cure


def whole_groups() -> list[str]:
    """Every body that seats a whole membership group, one for each group."""
    found: dict[str, str] = {}
    for name, (_, model) in law().rules.bodies.items():
        if model.members and not model.only and not model.without:
            found.setdefault(model.members, name)
    return list(found.values())


CHANGES = [(name, m.code, m.from_, m.to) for name in whole_groups() for m in law().group(name)]


@pytest.mark.parametrize(("body", "code", "first", "last"), CHANGES, ids=["-".join(row[:3]) for row in CHANGES])  # type: ignore[arg-type]
def test_members_come_and_go_on_their_day(body: str, code: str, first: str, last: str | None) -> None:
    """A member is in on its first and last day, and out the day before and the day after, unless re-elected."""
    days = [first, shifted(first, -1), *((last, shifted(last, 1)) if last else ())]
    found = {day: code in [member.code for member in law().compiled(body, day).members] for day in days}
    model = law().body(body)
    terms = [(one.from_, one.to or "9999") for one in law().group(body) if one.code == code]
    wanted = {day: any(begins <= day <= ends for begins, ends in terms if begins) for day in days}
    assert found == {
        day: inside and (model.from_ or "") <= day <= (model.to or "9999") for day, inside in wanted.items()
    }
    assert found[first] or first < (model.from_ or "")


def shifted(day: str, days: int) -> str:
    """A day earlier or later."""
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def test_norway_survives_yaml() -> None:
    """The code NO is a member, not a truth value."""
    found = asked("nac", "2016-06-01", against="no")
    assert found.blockers == ("NO",)


@pytest.mark.parametrize(
    ("day", "table", "note"),
    [
        ("2016-06-01", "", "table of 2016, the year of the day"),
        ("2024-06-01", "", "table of 2023, because there is none"),
        ("2026-06-01", "", "table of 2025, because there is none of 2026"),
        ("2024-06-01", "2025", "table of 2025, as asked"),
        ("2024-06-01", "2025s", "(population by share): table of 2025"),
        ("2014-12-01", "", "table of 2015, because"),
    ],
)
def test_the_table_that_counted_is_named(day: str, table: str, note: str) -> None:
    """A year without a table falls back, and the verdict says to which."""
    assert any(note in text for text in asked("eu-council", day, supporting="rest", table=table).notes)


def test_procedures_take_each_others_place() -> None:
    """Without a proposal, among some members, before a rule's first day: the rule changes and that is said."""
    chosen = {
        "reinforced-majority": asked("eu-council", "2018-06-01", proposal=False),
        "participants-majority": asked("eu-council", "2018-06-01", participants="euro"),
        "participants-reinforced": asked("eu-council", "2018-06-01", participants="euro", proposal=False),
        "nice-majority": asked("eu-council", "2014-10-31"),
        "nice-two-thirds-27": asked("eu-council", "2010-06-01", proposal=False),
        "qualified-majority": asked("eu-council", "2014-11-01"),
    }
    assert {name: found.vote.procedure.id for name, found in chosen.items()} == {name: name for name in chosen}
    assert any("stood in the place" in note for note in chosen["nice-majority"].notes)


def test_nice_was_on_request_until_march_2017() -> None:
    """On 31 March 2017 the rules of Nice may be asked for; a day later the present rule takes their place."""
    assert asked("eu-council", "2017-03-31", procedure="nice").vote.procedure.id == "nice-majority"
    assert asked("eu-council", "2017-04-01", procedure="nice").vote.procedure.id == "qualified-majority"


def test_members_nobody_named_are_accounted_for() -> None:
    """They are absent in a vote and silent under silence, and a note says so; `rest` names them."""
    vote, silence = asked("eu-council", "2018-06-01", supporting="DE"), asked("nac", "2018-06-01", against="TR")
    assert len(vote.vote.on("absent")) == 27
    assert len(silence.vote.on("for")) == 28
    assert all(any("Nobody named" in note for note in found.notes) for found in (vote, silence))
    assert not any("Nobody named" in note for note in asked("nac", "2018-06-01", supporting="rest").notes)


def test_the_defence_planning_committee_sat_without_france() -> None:
    """In February 2003 eighteen sat there."""
    found = asked("NATO DPC", "2003-02-16")
    assert (found.adopted, len(found.vote.on("for"))) == (True, 18)


def test_other_names_are_understood() -> None:
    """Bodies by title and by what people call them, members by other codes and by name."""
    assert law().body_named("UNSC") == law().body_named("UN Security Council") == "security-council"
    assert law().body_named("EU Council (written procedure)") == "eu-council"
    assert asked("Council", "2016-06-01", against="UK,el,Hungary").vote.on("against") == ("GR", "HU", "GB")
